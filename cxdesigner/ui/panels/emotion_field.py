"""A feeling on the scale of the blueprint: a slider, its number, and a way to take it off."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleValueChangeEvent,
    QColor,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QDoubleSpinBox, QFrame, QHBoxLayout, QSizePolicy, QToolButton

from cxdesigner.analysis.words import value_text
from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _
from cxdesigner.editor.values import parse_number
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.icons import icon
from cxdesigner.ui.panels.fields import Field, NumberField
from cxdesigner.ui.theme import qcolor
from cxdesigner.ui.widgets import give_tip
from cxdesigner.ui.zoom_slider import share_at

_NUMBER_PX = 58
_HANDLE_PX = 8.0
_BESIDE_PX = 20
"""What the edge of a field and the air within it take."""


class EmotionSlider(QDoubleSpinBox):
    """A slider from the worst to the best feeling; shows no handle while there is no value.

    To a screen reader it is a number: of a slider of Qt it could only read the place.
    """

    picked = Signal(float)
    released = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.low, self.high, self.step = 0.0, 0.0, 0.0
        self.has_value = False
        self._is_held = False
        self.colours = (QColor("#b3470a"), QColor("#98a2b3"), QColor("#1467b3"))
        self.setMinimumHeight(26)
        self.setMinimumWidth(84)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setDecimals(6)
        self.lineEdit().setReadOnly(True)
        self.lineEdit().hide()
        self.set_scale(-2.0, 2.0, 0.5)

    def set_scale(self, low: float, high: float, step: float) -> None:
        """Use the scale of a blueprint; `step` is what an arrow key changes."""
        if (low, high, step) != (self.low, self.high, self.step):
            self.low, self.high, self.step = low, high, step
            self.setRange(low, high)

    def show_value(self, value: float | None) -> None:
        """Show a value, or that there is none."""
        self.has_value = value is not None
        if not self._is_held:
            self._put((self.low + self.high) / 2 if value is None else value)

    def textFromValue(self, value: float) -> str:
        return value_text(value, self.low) if self.has_value else _("Not said")

    def _put(self, value: float) -> None:
        before = self.text()
        self.setValue(value)
        if self.text() != before and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, self.value()))
        self.update()

    @property
    def _place(self) -> int:
        """How many steps the value is away from the worst one."""
        return round((self.value() - self.low) / self.step)

    def _go_to(self, place: int) -> None:
        most = max(1, round((self.high - self.low) / self.step))
        self.has_value = True
        self._put(self.low + min(most, max(0, place)) * self.step)
        self.picked.emit(self.value())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            # There is no text here that such keys could be for.
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        whole = max(1, round((self.high - self.low) / self.step))
        page = max(1, whole // 4)
        key, place = Qt.Key, self._place
        places = {
            key.Key_Left: place - 1,
            key.Key_Down: place - 1,
            key.Key_Right: place + 1,
            key.Key_Up: place + 1,
            key.Key_PageDown: place - page,
            key.Key_PageUp: place + page,
            key.Key_Home: 0,
            key.Key_End: whole,
        }
        if event.key() in places:
            self._go_to(places[key(event.key())])
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._is_held = True
            self._point_at(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_held:
            self._point_at(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._is_held = False
        self.released.emit()

    def _point_at(self, x: float) -> None:
        share = share_at(self, x, _HANDLE_PX)
        place = round(share * (self.high - self.low) / self.step)
        if place != self._place or not self.has_value:
            self._go_to(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        left, right = _HANDLE_PX, self.width() - _HANDLE_PX
        gradient = QLinearGradient(left, 0, right, 0)
        for place, colour in zip((0.0, 0.5, 1.0), self.colours, strict=True):
            gradient.setColorAt(place, colour)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(gradient)
        painter.drawRoundedRect(QRectF(left, middle - 1.5, right - left, 3), 1.5, 1.5)
        if self.has_value:
            share = (self.value() - self.low) / (self.high - self.low)
            x = left + share * (right - left)
            colour = self.colours[0 if share < 0.5 else 2 if share > 0.5 else 1]
            painter.setPen(QPen(colour, 3))
            painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
            size = _HANDLE_PX - 1
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(x - size, middle),
                        QPointF(x, middle - size),
                        QPointF(x + size, middle),
                        QPointF(x, middle + size),
                    ]
                )
            )
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()


class _Value(NumberField):
    """The number beside the slider, with a plus sign above zero."""

    ends = (-2.0, 2.0)
    """The scale: what is typed must lie on it, what is shown may not."""

    standing = ""
    """What is to be said of the value shown, as long as nothing is typed over it."""

    def parse(self, text: str) -> float:
        value = parse_number(text)
        low, high = self.ends
        if not low <= value <= high:
            raise EditError(_("Write a number from {low} to {high}."), **self.end_words())
        return value

    def format(self, value: Any) -> str:
        return value_text(float(value), self.ends[0])

    def end_words(self) -> dict[str, str]:
        """Return the ends of the scale as the words ``low`` and ``high``."""
        low, high = self.ends
        return {"low": value_text(low, low), "high": value_text(high, low)}

    def set_error(self, text: str) -> None:
        super().set_error(text or ("" if self.is_typed_over else self.standing))

    def revert(self) -> None:
        super().revert()
        self.set_error("")


class EmotionField(Field):
    """A feeling of one persona. ``edited`` carries the value, or None when it is taken off."""

    def __init__(self, name: str, title: str, theme: Theme) -> None:
        super().__init__(name, title)
        self.slider = EmotionSlider()
        self.slider.setObjectName(f"{name}Slider")
        self.number = _Value(f"{name}Number", "")
        self.number.line.setAccessibleName(title)
        mixed = self.number.fontMetrics().horizontalAdvance(_("Mixed"))
        self.number.setFixedWidth(max(_NUMBER_PX, mixed + _BESIDE_PX))
        self.number.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.clear = QToolButton()
        self.clear.setObjectName(f"{name}Clear")
        self.clear.setAccessibleName(_("Remove the emotion"))
        give_tip(self.clear, _("Remove the emotion"))
        frame = QFrame()
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.slider, 1)
        row.addWidget(self.number)
        row.addWidget(self.clear)
        self.box.insertWidget(1, frame)
        # One line below both, as wide as both: there is never more than one thing to be said.
        self.box.removeWidget(self.error)
        self.error.deleteLater()
        self.error = self.number.error
        self.box.addWidget(self.error)
        self.setFocusProxy(self.slider)
        self.caption.setBuddy(self.slider)
        self.slider.picked.connect(self._picked)
        self.slider.released.connect(self.left.emit)
        self.number.edited.connect(self._typed)
        self.clear.clicked.connect(self._clear)
        self.restyle(theme)

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.slider.colours = (
            qcolor(theme, "emotion.negative"),
            qcolor(theme, "emotion.neutral"),
            qcolor(theme, "emotion.positive"),
        )
        self.clear.setIcon(icon("x", theme, "ui.text.secondary", size=14))
        self.slider.update()

    def set_title(self, title: str) -> None:
        """Say whose feeling it is."""
        self.caption.setText(title)
        self.slider.setAccessibleName(title)
        self.number.line.setAccessibleName(title)

    def set_scale(self, low: float, high: float, step: float) -> None:
        """Use the scale of a blueprint; a value of a file may lie beyond it, a rule tells that."""
        self.number.ends = min(low, high), max(low, high)
        self.slider.set_scale(*self.number.ends, step)

    def set_error(self, text: str) -> None:
        self.number.set_error(text)

    def _picked(self, value: float) -> None:
        self.number.standing = ""
        self.number.revert()
        self.number.show_value(value)
        self.edited.emit(value)

    def _typed(self, value: Any) -> None:
        self.number.standing = ""
        self._set(value)

    def _clear(self) -> None:
        self._set(None)

    def _set(self, value: Any) -> None:
        """Set a value at once: a step of its own, also after steps along the scale."""
        self.left.emit()
        self.edited.emit(value)
        self.left.emit()

    def commit(self) -> None:
        self.number.commit()

    def show_value(self, value: Any, *, mixed: bool = False, fallback: str = "") -> None:
        self.slider.show_value(None if mixed else value)
        self.number.show_value(value, mixed=mixed)
        self.clear.setEnabled(mixed or value is not None)
        low, high = self.number.ends
        is_beyond = not mixed and value is not None and not low <= value <= high
        words = _("The scale of this blueprint goes from {low} to {high}.")
        self.number.standing = words.format(**self.number.end_words()) if is_beyond else ""
        if not self.number.is_typed_over:
            self.set_error("")
