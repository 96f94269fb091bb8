"""Buttons that belong together as one stop of Tab: arrows go from one to the next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}
_REMOVING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Roving(QObject):
    """Lets Tab stop at one button of a group: the one that had the focus last, else the first.

    Arrows go round, Home and End to the first and the last; Space presses, as everywhere. A click
    leads the focus as before.

    Parameters
    ----------
    then
        Where the focus goes when the last button goes; given where a press takes a button away.
        Delete and Backspace press there as well, and the focus goes to the button beside.
    """

    def __init__(self, holder: QWidget, then: QWidget | None = None) -> None:
        super().__init__(holder)
        self._then = then
        self._buttons: list[QAbstractButton] = []

    def add(self, button: QAbstractButton) -> None:
        """Take a button into the group, behind the others."""
        self._buttons.append(button)
        button.installEventFilter(self)
        if len(self._buttons) > 1 and self._is_stop(self._buttons[0]):
            # Hundreds are not gone through for each.
            if self._is_stop(button):
                button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            return
        self._stop_at(next((one for one in self._buttons if self._is_stop(one)), button))

    def drop(self, button: QAbstractButton) -> None:
        """Let a button go that is about to be deleted; the focus goes on from it."""
        self.leave(button)
        self._buttons.remove(button)
        button.removeEventFilter(self)

    def leave(self, button: QAbstractButton) -> None:
        """Lead the focus on from a button that is about to be hidden, if it is there."""
        if button.hasFocus():
            beside = self._beside(button)
            target = beside or self._then
            if target is not None:
                target.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def stop(self) -> QAbstractButton | None:
        """The button at which Tab stops."""
        return next((one for one in self._buttons if self._is_stop(one)), None)

    def follow(self) -> None:
        """Take up which buttons are shown: Tab never stops at one that is not."""
        shown = self._shown()
        stop = self.stop
        if shown and (stop is None or stop not in shown):
            self._stop_at(shown[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QAbstractButton):
            if event.type() == QEvent.Type.FocusIn:
                self._stop_at(watched)
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._go(watched, event)
        return super().eventFilter(watched, event)

    def _go(self, button: QAbstractButton, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        shown = self._shown()
        if button not in shown:
            return False
        match Qt.Key(event.key()):
            case Qt.Key.Key_Home:
                target = shown[0]
            case Qt.Key.Key_End:
                target = shown[-1]
            case key if key in _STEPS:
                target = shown[(shown.index(button) + _STEPS[key]) % len(shown)]
            case key if key in _REMOVING and self._then is not None:
                button.click()
                return True
            case _:
                return False
        target.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _beside(self, button: QAbstractButton) -> QAbstractButton | None:
        """Return the button behind another one, else the one before it."""
        shown = self._shown()
        if button not in shown:
            return None
        place = shown.index(button)
        rest = [*shown[place + 1 :], *shown[:place][::-1]]
        return rest[0] if rest else None

    def _shown(self) -> list[QAbstractButton]:
        return [one for one in self._buttons if not one.isHidden()]

    def _stop_at(self, button: QAbstractButton) -> None:
        for one in self._buttons:
            policy = Qt.FocusPolicy.StrongFocus if one is button else Qt.FocusPolicy.ClickFocus
            if one.focusPolicy() != policy:
                one.setFocusPolicy(policy)

    @staticmethod
    def _is_stop(button: QAbstractButton) -> bool:
        return button.focusPolicy() == Qt.FocusPolicy.StrongFocus
