"""The application: fonts, theme, and what happens when something breaks."""

from __future__ import annotations

import faulthandler
import json
import logging
import os
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QWidget

from cxdesigner.base import log, paths
from cxdesigner.base.i18n import _
from cxdesigner.base.turns import take_short_turns
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.qt_words import install_qt_words
from cxdesigner.ui.theme import apply_theme, resolve

_LOG = logging.getLogger(__name__)
_WAIT_MS = 50


@dataclass(frozen=True, slots=True)
class WantedLook:
    """What the window has to know before it is shown."""

    language: str | None = None
    """None is the system's."""

    theme: str = "system"
    scale: int = 100
    """Percent."""

    geometry: str = ""
    """Size and place of the window as they were kept; '' the first time."""


def wanted_look() -> WantedLook:
    """Return the look that the person chose.

    Reads the files of settings as they are; whoever may change settings comes after the first
    paint.
    """
    raw = _fields(paths.config_dir() / "settings.json")
    geometry = _fields(paths.state_dir() / "state.json").get("window_geometry")
    chosen, theme, scale = raw.get("language"), raw.get("theme"), raw.get("ui_scale")
    return WantedLook(
        chosen if isinstance(chosen, str) else None,
        theme if isinstance(theme, str) else "system",
        scale if isinstance(scale, int) and 100 <= scale <= 200 else 100,
        geometry if isinstance(geometry, str) else "",
    )


def _fields(path: Path) -> dict[str, Any]:
    try:
        raw = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):
        return {}
    return raw if isinstance(raw, dict) else {}


def set_scale(percent: int) -> None:
    """Make everything in the window larger; counts until the application is made.

    Whoever set Qt's own variable knows better.
    """
    if percent != 100:
        os.environ.setdefault("QT_SCALE_FACTOR", str(percent / 100))


class Application(QApplication):
    """An application that is told of files: the Finder names none on the command line."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._open: Callable[[Path], object] | None = None
        self._wanted: list[Path] = []

    def open_files_by(self, opener: Callable[[Path], object] | None) -> None:
        """Let files be opened by this, first those that came before; None keeps them."""
        self._open = opener
        self._hand_over()

    def event(self, event: QEvent) -> bool:
        """Take the files that the system wants opened; Qt does the rest."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self._wanted.append(Path(event.file()))
            # Whoever opens it may ask the person, and the system waits for this to end.
            QTimer.singleShot(0, self._hand_over)
            return True
        return super().event(event)

    def _hand_over(self) -> None:
        if self._open is None or not self._wanted:
            return
        if self.activeModalWidget() is not None:
            # What it asks comes first.
            QTimer.singleShot(_WAIT_MS, self._hand_over)
            return
        wanted, self._wanted = self._wanted, []
        for path in wanted:
            self._open(path)


def claim_taskbar() -> None:
    """Have a place of its own in the taskbar of Windows, else it is that of Python."""
    if sys.platform == "win32":
        import ctypes

        name = ctypes.WinDLL("shell32").SetCurrentProcessExplicitAppUserModelID
        name("CXDesigner.CXDesigner")


def make_application(theme_choice: str = "system") -> tuple[QApplication, Theme]:
    """Create the application, or take the one there is, and give it fonts, theme and words.

    The command line is ours alone: Qt gets the program's name and no arguments.
    """
    take_short_turns()
    claim_taskbar()
    existing = QApplication.instance()
    made = existing if isinstance(existing, QApplication) else Application([sys.argv[0]])
    made.setApplicationName("cxdesigner")
    made.setApplicationDisplayName(_("CX Designer"))
    install_qt_words(made)
    theme = Theme.load(resolve(theme_choice))
    apply_theme(made, theme)
    return made, theme


class Breakage(QObject):
    """Catches exceptions that nobody expected: they are logged and told in plain words.

    The program goes on: the store takes back what an exception leaves half done.
    """

    happened = Signal(str)

    def __init__(self, parent_window: Callable[[], QWidget | None]) -> None:
        super().__init__()
        self._parent_window = parent_window
        self._is_telling = False
        self.log_path: Path | None = None
        self._crash_file: IO[str] | None = None
        self.happened.connect(self._tell)

    def install(self) -> None:
        """Take over from Python's own way to report exceptions, and watch for crashes."""
        self.log_path = log.set_up()
        sys.excepthook = self._hook
        try:
            crash = paths.ensure(paths.log_dir()) / "crash.log"
            # Kept open: faulthandler writes to its descriptor when Python itself is dying.
            self._crash_file = crash.open("w", encoding="utf-8")
            faulthandler.enable(self._crash_file)
        except OSError:
            faulthandler.enable()

    def uninstall(self) -> None:
        """Give Python its own ways back."""
        sys.excepthook = sys.__excepthook__
        faulthandler.disable()
        if self._crash_file is not None:
            self._crash_file.close()
            self._crash_file = None
        log.shut_down()

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        # Frames only: the message may quote what a person wrote.
        frames = "".join(traceback.format_tb(trace))
        _LOG.error("unexpected %s\n%s", kind.__name__, frames)
        sys.__excepthook__(kind, error, trace)
        self.happened.emit(f"{kind.__name__}: {error}\n\n{frames}")

    def _tell(self, details: str) -> None:
        if self._is_telling:
            return
        self._is_telling = True
        try:
            from cxdesigner.ui.dialogs.questions import say_bug

            say_bug(details, self.log_path, self._parent_window())
        finally:
            self._is_telling = False
