"""The program as it runs: documents, their journals, and a window on them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from cxdesigner.base.errors import CxError
from cxdesigner.base.i18n import _, set_language
from cxdesigner.base.progress import Stopped
from cxdesigner.base.signal import Signal
from cxdesigner.editor.autosave import TICK_S, Autosave
from cxdesigner.editor.builtin import register_all
from cxdesigner.editor.builtin.file import say_notes
from cxdesigner.editor.files import Files
from cxdesigner.editor.questions import Choice, Question
from cxdesigner.editor.session import Session
from cxdesigner.editor.settings import Settings, StoredFile, open_state
from cxdesigner.editor.storage import DiskStorage
from cxdesigner.editor.workspace import Workspace
from cxdesigner.scene.theme import Theme
from cxdesigner.ui import letting_go, window_memory, workers
from cxdesigner.ui.application import Application
from cxdesigner.ui.aside import WindowAside
from cxdesigner.ui.clipboard import let_go
from cxdesigner.ui.dialogs.frame import FramedDialog
from cxdesigner.ui.host import WindowHost
from cxdesigner.ui.icons import program_icon
from cxdesigner.ui.outside import ComingBack
from cxdesigner.ui.qt_words import install_qt_words
from cxdesigner.ui.sheets import prepare_sheet
from cxdesigner.ui.theme import apply_theme, resolve
from cxdesigner.ui.window import PANELS, SIZE_PX, Window

if TYPE_CHECKING:
    from cxdesigner.editor.merging import Versions

_PICTURE_MS = 10_000
_PICTURE_FRAMES = 12
_WAIT_MS = 50

_LOOKS_MS = 20_000
"""How often it is kept how the document in front is looked at, should the program be ended."""


class Editor:
    """Everything that runs behind one window."""

    def __init__(self, settings: StoredFile[Settings], window: Window) -> None:
        self.settings = settings
        self._language = settings.value.language
        self.window = window
        state = open_state()
        self.workspace = Workspace()
        self.files = Files(self.workspace, DiskStorage(), state)
        self.autosave = Autosave(
            self.workspace, self.files, enabled=lambda: self.settings.value.autosave
        )
        self._host = WindowHost()
        self.session = Session(self.workspace, self.files, settings, state, self._host)
        self.renewed: Signal[()] = Signal()
        """Emitted when another window has taken the place of the former one."""

        self._leave: list[Callable[[], None]] = []
        QApplication.setWindowIcon(program_icon())
        self._furnish(window)
        self.files.prepare = prepare_sheet
        self.autosave.problem_changed.connect(
            lambda text: self.window.status.tell(text, stays=True)
        )
        settings.changed.connect(self._settings_changed)
        # Windows come and go with the language; this stays.
        self._ticks = QTimer(QApplication.instance())
        self._ticks.setInterval(round(TICK_S * 1000))
        self._ticks.timeout.connect(self.autosave.tick)
        self._looks = QTimer(self._ticks)
        self._looks.setInterval(_LOOKS_MS)
        self._looks.timeout.connect(self._keep_looks)
        self._coming_back: ComingBack | None = None

    def _furnish(self, window: Window) -> None:
        """Put the program into a window, and remember what of it listens."""
        workspace = self.workspace
        signals: tuple[Signal[Any], ...] = (
            workspace.opened, workspace.closed, workspace.activated, workspace.moved,
            self.settings.changed,
        )  # fmt: skip
        before = [signal.listeners() for signal in signals]
        window.furnish(self.session, register_all())
        self._leave = [
            partial(signal.drop, signal.listeners() - known)
            for signal, known in zip(signals, before, strict=True)
        ]
        self._host.attach(window)
        self.files.aside = WindowAside(window)
        workspace.work_aside(self.files.aside, letting_go.let_go)

    def speak(self) -> None:
        """Go on in the language that is chosen now, in a window that is made anew.

        Documents, what can be undone, what is selected and how it is looked at stay as they are.
        """
        if QApplication.activeModalWidget() is not None:
            # The window of a dialog stays as long as the dialog.
            QTimer.singleShot(_WAIT_MS, self.speak)
            return
        set_language(self.settings.value.language)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            install_qt_words(application)
            # The letters too are those of the language.
            apply_theme(application, self.window.theme)
        old, new = self.window, Window(self.window.theme)
        old.commit_fields()
        window_memory.keep(old)
        shown = old.shown_panels() | old.yielding.covered
        covered = old.splitter.covered
        for leave in self._leave:
            leave()
        old.set_document(None)
        old.rest()
        for document in self.workspace.documents:
            old.controller.forget(document)
        self.window = new
        self._furnish(new)
        # Panels take each other's place in a narrow one.
        new.resize(old.size())
        for name in (*covered, *(name for name in reversed(PANELS) if name not in covered)):
            new.show_panel(name, name in shown | covered)
        for name in ("parking", "analyses"):
            if (name in shown) != (name in new.shown_panels()):
                new.show_panel(name, name in shown)
        new.tour.take_over(old.tour)
        new.setGeometry(old.geometry())
        new.setWindowState(old.windowState())
        new.show()
        if self.workspace.active is None:
            new.front.welcome()
        new.finders.take_over(old.finders)
        from cxdesigner.ui.dialogs.handbook import take_over_handbook

        take_over_handbook(old, new)
        old.hide()
        old.deleteLater()
        self.renewed.emit()

    def begin(self, path: Path | None, *, welcome: bool = False) -> None:
        """Show a document in the window; offer what a crash left behind.

        Parameters
        ----------
        welcome
            Start with the welcome page instead of an empty blueprint where no file is given and
            the person has not switched it off.
        """
        if welcome and path is None and self.settings.value.welcome:
            self.window.front.welcome()
        else:
            notes = self.open_first(path)
            if path is not None and notes:
                # Over the window, before it is offered what a crash left.
                QTimer.singleShot(0, partial(say_notes, self.session, path.name, notes))
        self.window.show()
        self._ticks.start()
        self._looks.start()
        self._heed_others()
        QTimer.singleShot(0, self.offer_recovery)
        application = QApplication.instance()
        if isinstance(application, Application):
            # The window is another one after a change of language.
            application.open_files_by(lambda wanted: self.window.open_files([wanted]))

    def begin_merging(self, path: Path, versions: Versions) -> None:
        """Show a document and what another version of it wants otherwise."""
        into = versions.into or path
        try:
            self.files.open_recovered(self.files.read(path), into, into.stem)
        except (CxError, Stopped):
            # It is said what is wrong with it.
            self.begin(path)
            return
        self.window.show()
        self._ticks.start()
        self._looks.start()
        self._heed_others()
        # The window has to be there before a dialog can lie over it.
        QTimer.singleShot(0, lambda: self._merge(versions))

    def _heed_others(self) -> None:
        """Heed from now on what others do: programs to the files of documents, the system."""
        if self._coming_back is None:
            self._coming_back = ComingBack(self.session, lambda: self.window)
            QApplication.styleHints().colorSchemeChanged.connect(self._scheme_changed)

    def _merge(self, versions: Versions) -> None:
        from cxdesigner.ui.merging.opening import merge_versions

        merge_versions(self.window, versions)

    def open_first(self, path: Path | None) -> tuple[str, ...]:
        """Open the document the program was started with, else an empty blueprint.

        Return what reading it brought up.
        """
        failure: CxError | None = None
        notes: tuple[str, ...] = ()
        if path is not None:
            try:
                _document, notes = self.files.open(path)
            except CxError as error:
                failure = error
            except Stopped:
                pass  # An empty blueprint, then.
        if self.workspace.active is None:
            self.files.new()
        if failure is not None:
            shown = failure
            # The window has to be there before it can say anything.
            QTimer.singleShot(0, lambda: self.window.report(shown))
        return notes

    def offer_recovery(self) -> None:
        """Ask about each document that an ended session left unsaved."""
        for offer in self.autosave.offers():
            title = offer.title or _("Untitled")
            answer = self.session.host.ask(
                Question(
                    "recovery",
                    _("The program ended before “{name}” was saved.").format(name=title),
                    (
                        Choice("recover", _("Open the recovered copy")),
                        Choice("decline", _("Discard"), destructive=True),
                        Choice("cancel", _("Later")),
                    ),
                    _("Nothing is written to your file until you save."),
                )
            )
            if answer == "recover":
                try:
                    self.autosave.recover(offer)
                except Stopped:
                    # It is offered again at the next start.
                    self.session.host.tell(_("Opening was cancelled."))
            elif answer == "decline":
                self.autosave.decline(offer)

    def _keep_looks(self) -> None:
        """Keep the window and how the document in front is looked at, in case of a crash."""
        window_memory.keep(self.window)
        if self.workspace.active is not None:
            self.files.views.keep(self.workspace.active)

    def end(self) -> None:
        """End all work in the background and bring the journals to the disk."""
        self._ticks.stop()
        self._looks.stop()
        if self._coming_back is not None:
            self._coming_back.rest()
            self._coming_back = None
            QApplication.styleHints().colorSchemeChanged.disconnect(self._scheme_changed)
        application = QApplication.instance()
        if isinstance(application, Application):
            application.open_files_by(None)
        self.window.rest()
        workers.wait_for_all()
        self.autosave.shut_down()
        let_go()

    def take_picture(self, path: Path | None, target: Path) -> int:
        """Save a picture of the window with a document; return the exit code."""
        self.open_first(path)
        window = self.window
        window.resize(*SIZE_PX)
        window.show()
        window.findings.refresh()
        deadline = QDeadlineTimer(_PICTURE_MS)
        while not deadline.hasExpired():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            if window.findings.is_current and window.status.facts.text():
                break
        # Pictures of small things come a few with every frame.
        for _frame in range(_PICTURE_FRAMES):
            window.canvas.viewport().repaint()
            QApplication.processEvents()
        target.parent.mkdir(parents=True, exist_ok=True)
        return 0 if window.grab().save(str(target)) else 1

    def _settings_changed(self, settings: Settings) -> None:
        if settings.language != self._language:
            self._language = settings.language
            # The menu in which it was chosen is still open, and it goes with its window.
            QTimer.singleShot(0, self.speak)
        application = QApplication.instance()
        name = resolve(settings.theme)
        if isinstance(application, QApplication) and name != self.window.theme.name:
            theme = Theme.load(name)
            apply_theme(application, theme)
            self.window.set_theme(theme)
            for dialog in self.window.findChildren(FramedDialog):
                dialog.restyle(theme)

    def _scheme_changed(self, *_ignored: object) -> None:
        """Follow the system from light to dark and back, if that is what was chosen."""
        is_shown = self.window.findChild(QWidget, "presenter") is not None
        if is_shown or QApplication.activeModalWidget() is not None:
            # Their pictures are drawn: one colour scheme as long as they are there.
            QTimer.singleShot(_WAIT_MS, self.window, self._scheme_changed)
            return
        self._settings_changed(self.settings.value)
