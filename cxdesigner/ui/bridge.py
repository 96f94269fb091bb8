"""From the signals of the core to the event loop: several calls become one, a little later."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

FRAME_MS = 16


class Later(QObject):
    """Calls a function once after the last of several requests.

    Parameters
    ----------
    function
        What to call; its exceptions reach the handler of the application.
    delay_ms
        How long to wait after the first request.
    restart
        Whether every request starts the wait again (typing), or only the first counts (a frame).
    """

    def __init__(
        self,
        function: Callable[[], object],
        delay_ms: int = 0,
        *,
        restart: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._function = function
        self._restart = restart
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(delay_ms)
        self._timer.timeout.connect(self._call)

    @property
    def is_waiting(self) -> bool:
        """Whether a call is due."""
        return self._timer.isActive()

    def request(self, *_ignored: object) -> None:
        """Ask for a call; takes and drops whatever a signal carries."""
        if self._restart or not self._timer.isActive():
            self._timer.start()

    def now(self) -> None:
        """Call at once if a call is due."""
        if self._timer.isActive():
            self._timer.stop()
            self._function()

    def cancel(self) -> None:
        """Forget a call that is due."""
        self._timer.stop()

    def _call(self) -> None:
        self._function()
