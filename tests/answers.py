"""Answers to dialogs that a test is about to open; none outlives its test."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer

_MS = 10
_waiting: dict[QTimer, str] = {}
"""What looks for a dialog → the answer that waits for it."""


def wait_to_answer(name: str, look: Callable[[], Callable[[], object] | None]) -> None:
    """Look for a dialog until there is something to do in it, and do that once."""
    clock = QTimer()
    clock.setInterval(_MS)

    def due() -> None:
        answer = look()
        if answer is not None:
            _let_go(clock)
            # Not from here: a timer stands still in the dialogs that its own call opens.
            QTimer.singleShot(0, answer)

    clock.timeout.connect(due)
    _waiting[clock] = name
    clock.start()


def _let_go(clock: QTimer) -> str:
    clock.stop()
    clock.deleteLater()
    return _waiting.pop(clock)


def take_away() -> list[str]:
    """Forget all answers that no dialog has asked for; return them."""
    return [_let_go(clock) for clock in tuple(_waiting)]
