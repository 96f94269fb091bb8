"""Asks about files that another program has changed, when the person comes back to the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QThread, QTimer
from PySide6.QtWidgets import QApplication

from cxdesigner.base.errors import CxError
from cxdesigner.editor.outside import OutsideWatch
from cxdesigner.editor.session import Session
from cxdesigner.ui.aside import is_waiting
from cxdesigner.ui.window import Window

_QUIET_MS = 300


class ComingBack(QObject):
    """Looks at the file of the active document when the program or another tab comes to the front.

    Parameters
    ----------
    window
        Returns the window, which is another one after a change of language.
    """

    def __init__(self, session: Session, window: Callable[[], Window]) -> None:
        super().__init__(QApplication.instance())
        self._session, self._window = session, window
        self._watch = OutsideWatch(session)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_QUIET_MS)
        self._later.timeout.connect(self.look)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.applicationStateChanged.connect(self._changed)
        self._leave = session.workspace.activated.connect(lambda _document: self._later.start())

    def rest(self) -> None:
        """Look no more."""
        self._later.stop()
        self._leave()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.applicationStateChanged.disconnect(self._changed)
        self.deleteLater()

    def _changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self._later.start()

    def look(self) -> None:
        """Ask about the file of the active document if it has changed."""
        document = self._session.workspace.active
        if document is None:
            return
        is_nested = QThread.currentThread().loopLevel() > 1
        if is_waiting() or is_nested or QApplication.activeModalWidget() is not None:
            # A question is open, also where it is just about to close, or something is under way,
            # such as a save that the document has not heard of yet.
            self._later.start()
            return
        if QApplication.activePopupWidget() is not None or _is_pressing():
            # A click brought the window to the front and has not ended yet.
            self._later.start()
            return
        news = self._watch.news(document)
        if not news:
            return
        self._window().commit_fields()
        try:
            self._watch.tell(document, news)
        except CxError as error:
            self._window().report(error)


def _is_pressing() -> bool:
    return QApplication.mouseButtons() != Qt.MouseButton.NoButton
