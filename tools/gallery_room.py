"""The program as `tools/gallery.py` shows it: one window, taken to a state and photographed."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from cxdesigner.base.i18n import set_language
from cxdesigner.editor.document import Document
from cxdesigner.editor.settings import open_settings
from cxdesigner.ui import workers
from cxdesigner.ui.application import make_application
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.window import Window
from tools import text_fit

TEMPLATES = {"en": "outpatient", "zh-CN": "hot-pot", "zh-TW": "electronics"}
_PATIENCE_MS = 8_000


@dataclass(frozen=True, slots=True)
class Look:
    """How the program looks: colours, language, size of the window and of the screen."""

    theme: str
    language: str
    width: int
    height: int

    @property
    def name(self) -> str:
        """A name for its folder."""
        return f"{self.language}-{self.theme}-{self.width}x{self.height}"


FAULTS = frozenset({"failed", "untold", "pale", "too large"})
"""Kinds of notes that are never right."""


@dataclass
class Notes:
    """What was noticed in the pictures of one look, by kind."""

    found: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, kind: str, shot: str, lines: list[str]) -> None:
        """Keep what is new; a thing is told where it was seen first."""
        kept = self.found.setdefault(kind, {})
        for line in lines:
            kept.setdefault(line, shot)

    @property
    def faults(self) -> list[str]:
        """What must not stay as it is."""
        kinds = sorted(FAULTS & self.found.keys())
        return [f"{shot}: {line}" for kind in kinds for line, shot in self.found[kind].items()]

    def text(self) -> str:
        """Return everything as text."""
        parts = []
        for kind, lines in self.found.items():
            parts.append(f"== {kind} ({len(lines)})")
            parts += [f"{shot}: {line}" for line, shot in lines.items()]
        return "\n".join(parts) + "\n"


class Room:
    """The window of one look, and what can be done with it."""

    def __init__(self, look: Look, folder: Path) -> None:
        self.look, self.folder = look, folder
        self.notes = Notes()
        self.shots: list[str] = []
        self._measured: set[tuple[str, str]] = set()
        set_language(look.language)
        _application, theme = make_application(look.theme)
        self.editor = Editor(open_settings(), Window(theme))
        self.editor.settings.update(theme=look.theme.replace("-", "_"), language=look.language)
        self.window.resize(look.width, look.height)
        self.window.show()
        self.window.activateWindow()
        self.wait(100)

    @property
    def window(self) -> Window:
        """The window; another one after the language was changed."""
        return self.editor.window

    @property
    def document(self) -> Document:
        """The document in front."""
        found = self.window.document
        assert found is not None
        return found

    # -- time --------------------------------------------------------------------------------

    def wait(self, ms: int = 60) -> None:
        """Let everything happen for a while."""
        deadline = QDeadlineTimer(ms)
        while not deadline.hasExpired():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if QApplication.activeModalWidget() is None:
            # What a loop of events would have buried by now.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def until(self, condition: Callable[[], object], ms: int = _PATIENCE_MS) -> bool:
        """Wait until something is so; say whether it came to be."""
        deadline = QDeadlineTimer(ms)
        while not condition():
            if deadline.hasExpired():
                return False
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        return True

    # -- states ------------------------------------------------------------------------------

    def fresh(self, template: str | None = None) -> Document:
        """Close everything and open a template, whose texts are in the language of the look."""
        window = self.window
        self.close_popups()
        window.comparing.end()
        if window.tour.is_running:
            window.tour.obey("end")
        if window.finders.find.bar.isVisible():
            window.finders.find.close_bar()
        for panel in ("problems", "analyses", "minimap"):
            window.show_panel(panel, False)
        window.show_panel("inspector", True)
        documents = self.editor.workspace.documents
        name = template or TEMPLATES[self.look.language]
        window.resize(self.look.width, self.look.height)
        document = self.editor.files.new(name, language=self.look.language)
        document.set_view(language=self.look.language)
        for old in documents:
            # An untouched one went by itself.
            if old in self.editor.workspace.documents:
                old.set_saved()
                self.editor.workspace.remove(old)
        self.until(lambda: window.status.facts.text())
        self.wait(40)
        return document

    def act(self, action_id: str) -> None:
        """Do an action as its menu entry does it."""
        self.window.update_actions()
        self.window.actions_[action_id].trigger()
        self.wait()

    def modal(
        self,
        begin: Callable[[], object],
        then: Callable[[QWidget], object],
        kind: type[QDialog] = QDialog,
    ) -> None:
        """Open a dialog that waits for an answer, look at it, and dismiss it.

        Dialogs of other kinds than the one that is looked for are waited for.

        Raises
        ------
        RuntimeError
            If no dialog came.
        """
        seen: list[str] = []
        clock = QTimer()
        clock.setInterval(20)

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, kind) or not dialog.isVisible():
                return
            clock.stop()
            try:
                # What comes up after the first is dismissed without a look.
                if not seen:
                    seen.append(dialog.objectName())
                    self.wait(80)
                    then(dialog)
            finally:
                clock.start()
                dialog.reject()

        clock.timeout.connect(look)
        clock.start()
        begin()
        clock.stop()
        self.wait()
        if not seen:
            raise RuntimeError("no dialog came")

    def popup(self, begin: Callable[[], object], name: str) -> None:
        """Open a menu or another window that goes with the next click, and take its picture."""
        timer = QTimer()
        timer.setInterval(30)
        seen: list[str] = []

        def look() -> None:
            popup = QApplication.activePopupWidget()
            if popup is None:
                return
            timer.stop()
            seen.append(popup.objectName())
            self.wait(60)
            self.shot(name, popup)
            popup.close()

        timer.timeout.connect(look)
        timer.start()
        begin()
        self.until(lambda: seen, 1_500)
        timer.stop()
        self.close_popups()
        if not seen:
            raise RuntimeError("no menu came")

    def close_popups(self) -> None:
        """Close menus and other windows that are open."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
            self.wait(10)
        for top in QApplication.topLevelWidgets():
            if top is not self.window and top.isVisible():
                top.close()
        self.wait(10)

    # -- pictures ----------------------------------------------------------------------------

    def shot(self, name: str, widget: QWidget | None = None) -> None:
        """Save a picture of a window, this one if none is named, and look it over."""
        shown = widget if widget is not None else self.window
        self.wait(30)
        if shown is self.window:
            self.window.canvas.viewport().repaint()
        picture = shown.grab()
        number = f"{len(self.shots):03d}"
        picture.save(str(self.folder / f"{number}-{name}.png"))
        self.shots.append(f"{number}-{name}")
        image, notes = picture.toImage(), self.notes
        notes.add("cut", name, _wanting(text_fit.cut_texts(shown)))
        notes.add("untold", name, _wanting(text_fit.cut_without_tip(shown)))
        notes.add("pale", name, text_fit.pale_texts(shown, image, self._measured))
        notes.add("small", name, text_fit.small_targets(shown))
        notes.add("sideways", name, text_fit.scrolling_sideways(shown))
        notes.add("no default", name, text_fit.without_default(shown))
        if shown.isWindow() and (
            shown.width() > self.look.width or shown.height() > self.look.height
        ):
            size = f"{text_fit.described(shown)}: {shown.width()} x {shown.height()}"
            notes.add("too large", name, [size])
        if self.look.language != "en":
            notes.add("latin", name, sorted(text_fit.latin_words(shown)))

    def end(self) -> None:
        """Close without questions."""
        self.close_popups()
        for document in self.editor.workspace.documents:
            document.set_saved()
        self.editor.end()
        workers.wait_for_all()


def _wanting(cut: list[str]) -> list[str]:
    """Leave out the hint of the status bar, which is not drawn where it has no room."""
    return [line for line in cut if not line.startswith("keyHint ")]


def use_screen(look: Look, folder: Path) -> None:
    """Make Qt's screen that is nowhere as large as the window; before the application is made."""
    screen = {
        "name": "screen", "x": 0, "y": 0, "width": look.width, "height": look.height,
        "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1,
    }  # fmt: skip
    config = folder / "screen.json"
    config.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={config}"
