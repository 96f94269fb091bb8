"""The program as it runs: documents, their journals, and a window on them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from cxdesigner.base.errors import CxError
from cxdesigner.base.i18n import _
from cxdesigner.base.progress import Stopped
from cxdesigner.editor.autosave import TICK_S, Autosave
from cxdesigner.editor.builtin import register_all
from cxdesigner.editor.files import Files
from cxdesigner.editor.questions import Choice, Question
from cxdesigner.editor.session import Session
from cxdesigner.editor.settings import Settings, StoredFile, open_state
from cxdesigner.editor.storage import DiskStorage
from cxdesigner.editor.workspace import Workspace
from cxdesigner.scene.theme import Theme
from cxdesigner.ui import workers
from cxdesigner.ui.aside import WindowAside
from cxdesigner.ui.clipboard import let_go
from cxdesigner.ui.host import WindowHost
from cxdesigner.ui.sheets import prepare_sheet
from cxdesigner.ui.theme import apply_theme, resolve
from cxdesigner.ui.window import SIZE_PX, Window

_PICTURE_MS = 10_000
_PICTURE_FRAMES = 12


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
        host = WindowHost()
        self.session = Session(self.workspace, self.files, settings, state, host)
        window.furnish(self.session, register_all())
        host.attach(window)
        self.files.aside = WindowAside(window)
        self.files.prepare = prepare_sheet
        self.autosave.problem_changed.connect(lambda text: window.status.tell(text, stays=True))
        settings.changed.connect(self._settings_changed)
        self._ticks = QTimer(window)
        self._ticks.setInterval(round(TICK_S * 1000))
        self._ticks.timeout.connect(self.autosave.tick)

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
            self.open_first(path)
        self.window.show()
        self._ticks.start()
        QTimer.singleShot(0, self.offer_recovery)

    def open_first(self, path: Path | None) -> None:
        """Open the document the program was started with, else an empty blueprint."""
        failure: CxError | None = None
        if path is not None:
            try:
                _document, notes = self.files.open(path)
            except CxError as error:
                failure = error
            except Stopped:
                pass  # An empty blueprint, then.
            else:
                for note in notes[:1]:
                    self.window.status.tell(note)
        if self.workspace.active is None:
            self.files.new()
        if failure is not None:
            shown = failure
            # The window has to be there before it can say anything.
            QTimer.singleShot(0, lambda: self.window.report(shown))

    def offer_recovery(self) -> None:
        """Ask about each document that an ended session left unsaved."""
        for offer in self.autosave.offers():
            title = offer.replay.head.title or _("Untitled")
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
                self.autosave.recover(offer)
            elif answer == "decline":
                self.autosave.decline(offer)

    def end(self) -> None:
        """End all work in the background and bring the journals to the disk."""
        self._ticks.stop()
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
            self.window.status.tell(_("The other language is used from the next start on."))
        application = QApplication.instance()
        name = resolve(settings.theme)
        if isinstance(application, QApplication) and name != self.window.theme.name:
            theme = Theme.load(name)
            apply_theme(application, theme)
            self.window.set_theme(theme)
