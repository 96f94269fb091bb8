"""The slider of the zoom: it goes to where it is clicked, and its value is the percent."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget

_HANDLE_PX = 5.0
"""Half the width of the handle: so far from the ends lie the least and the greatest value."""

_LEAST, _MOST = 10, 400
_STEPS = 100
_PAGE = 10
"""Steps from one end to the other, each as much larger than the one before, and of a page."""

_FINE = 1000
_NOTCH = 120
_NOTCH_STEPS = 3


def share_at(widget: QWidget, x: float, handle_px: float) -> float:
    """Return how far along a scale as wide as a widget a place is, 0 to 1."""
    room = max(1.0, widget.width() - 2 * handle_px)
    return min(1.0, max(0.0, (x - handle_px) / room))


class ZoomSlider(QSlider):
    """A slider of percent: twice as large is as far everywhere, and the pointer is followed.

    The value is what a screen reader reads, so it is the percent and not the place.
    """

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(_LEAST, _MOST)
        self.actionTriggered.connect(self._step)

    def _share(self) -> float:
        return math.log(self.sliderPosition() / _LEAST) / math.log(_MOST / _LEAST)

    def _go(self, share: float) -> None:
        self.setSliderPosition(round(_LEAST * (_MOST / _LEAST) ** share))

    def _step(self, action: int) -> None:
        """Let a key change what is seen by as much everywhere."""
        kinds = QSlider.SliderAction
        steps = {
            kinds.SliderSingleStepAdd: 1,
            kinds.SliderSingleStepSub: -1,
            kinds.SliderPageStepAdd: _PAGE,
            kinds.SliderPageStepSub: -_PAGE,
        }.get(kinds(action), 0)
        if steps:
            # Qt has moved the place already, but not taken it as the value.
            self._by(steps)

    def _by(self, steps: int) -> None:
        factor = (_MOST / _LEAST) ** (steps / _STEPS)
        # Small percents are whole too.
        least = self.value() + (1 if steps > 0 else -1)
        wanted = round(self.value() * factor)
        self.setSliderPosition(max(least, wanted) if steps > 0 else min(least, wanted))

    def initStyleOption(self, option: QStyleOptionSlider) -> None:
        super().initStyleOption(option)
        option.minimum, option.maximum = 0, _FINE
        place = round(self._share() * _FINE)
        option.sliderPosition = option.sliderValue = place

    def handle_at(self) -> int:
        """Return where the middle of the handle is drawn."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        control, part = QStyle.ComplexControl.CC_Slider, QStyle.SubControl.SC_SliderHandle
        return self.style().subControlRect(control, option, part, self).center().x()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() or event.angleDelta().x()
        if turned:
            self._by(round(_NOTCH_STEPS * turned / _NOTCH) or (1 if turned > 0 else -1))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._go(share_at(self, event.position().x(), _HANDLE_PX))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._go(share_at(self, event.position().x(), _HANDLE_PX))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)
