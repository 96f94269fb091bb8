"""What a test leaves on the screen or in the hands of Qt, where it would hit the next one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def take_away() -> list[str]:
    """End all that a test has left behind; return what it was."""
    left = [_release(button) for button in QApplication.mouseButtons()]
    left += _hide("open menu or popup", QApplication.activePopupWidget)
    left += _hide("open modal window", QApplication.activeModalWidget)
    while (cursor := QApplication.overrideCursor()) is not None:
        left.append(f"cursor {cursor.shape().name}")
        QApplication.restoreOverrideCursor()
    if (grabber := QWidget.mouseGrabber()) is not None:
        left.append(f"mouse grabbed by {_name(grabber)}")
        grabber.releaseMouse()
    if (grabber := QWidget.keyboardGrabber()) is not None:
        left.append(f"keys grabbed by {_name(grabber)}")
        grabber.releaseKeyboard()
    return left


def _release(button: Qt.MouseButton) -> str:
    # Qt keeps it held when the window that it was pressed on goes; any widget can let it go.
    QTest.mouseRelease(QWidget(), button)
    return f"{button.name} held down"


def _hide(what: str, active: Callable[[], QWidget | None]) -> list[str]:
    left = []
    while (widget := active()) is not None:
        left.append(f"{what}: {_name(widget)}")
        widget.hide()  # To close it might ask a question.
    return left


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()!r}"
