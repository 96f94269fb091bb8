"""The strip that shows one step of the tour. It takes no focus by itself and covers nothing."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cxdesigner.base.i18n import _
from cxdesigner.editor.tour import FINISHED, FINISHED_MORE, TOUR, Tour
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.flow import BarLayout
from cxdesigner.ui.icons import icon
from cxdesigner.ui.theme import qcolor
from cxdesigner.ui.widgets import ShortLabel, plain_label, plain_tip

_DOT, _GAP = 9, 5
_BESIDE_PX = 560
"""Width from which the buttons have room beside the words."""

_LOW_PX = 480
"""Height of a window that has room for what to do alone, and for signs on the buttons."""

_SIGNS = {"tourBack": "chevron-left", "tourSkip": "chevron-right", "tourEnd": "x"}


class _Dots(QWidget):
    """How far one is: done steps are full, the present one is full and large."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.tour: Tour | None = None
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(len(TOUR) * (_DOT + _GAP) + _GAP, _DOT + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.tour is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = qcolor(self.theme, "ui.accent")
        quiet = qcolor(self.theme, "ui.text.secondary")
        for place, step in enumerate(TOUR):
            middle = QPointF(3 + _DOT / 2 + place * (_DOT + _GAP), self.height() / 2)
            done, here = step.id in self.tour.done, place == self.tour.place
            is_full, radius = done or here, _DOT / 2 if here else _DOT / 2 - 1.5
            painter.setBrush(accent if is_full else Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(accent if is_full else quiet, 1.2))
            painter.drawEllipse(middle, radius, radius)
        painter.end()


class TourPanel(QFrame):
    """What to do next in one sentence by mouse and one by keys; Back, Skip, End."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("tour")
        self.setAccessibleName(_("Guided tour"))
        self._theme = theme
        self._is_low = False
        self._dots = _Dots(theme)
        self.count = plain_label("", "hint")
        self.title = ShortLabel("tourTitle", "strong")
        self.mouse = plain_label("", wrap=True)
        self.mouse.setObjectName("tourMouse")
        self.keys = plain_label("", "hint", wrap=True)
        self.keys.setObjectName("tourKeys")
        self._far = QWidget()
        along = self._along = QHBoxLayout(self._far)
        along.setContentsMargins(0, 0, 0, 0)
        along.setSpacing(8)
        along.addWidget(self._dots)
        along.addWidget(self.count)
        head = BarLayout(gap=8)
        head.addWidget(self.title)
        head.addWidget(self._far)
        words = self._words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(head)
        words.addWidget(self.mouse)
        words.addWidget(self.keys)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._sides.setSpacing(8)
        self._sides.addLayout(words, 1)
        row = self._answers = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        self._sides.addLayout(row)
        self.back = self._button("tourBack", _("Back"))
        self.skip = self._button("tourSkip", _("Skip"))
        self.end = self._button("tourEnd", _("End tour"))
        for button in (self.back, self.skip, self.end):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()
        self._arrange()

    def suit(self, height: int) -> None:
        """Take no more room than a window of a height has."""
        if self._is_low is not (height < _LOW_PX):
            self._is_low = height < _LOW_PX
            self._arrange()

    def _arrange(self) -> None:
        is_low = self._is_low
        self._sides.setContentsMargins(*((12, 3, 8, 4) if is_low else (16, 9, 14, 10)))
        self.title.setHidden(is_low)
        self._far.setHidden(is_low)
        self.keys.setHidden(is_low or not self.keys.text())
        if is_low:
            self._answers.insertWidget(1, self.count)
        else:
            self._along.addWidget(self.count)
        for button in (self.back, self.skip, self.end):
            button.setProperty("low", is_low)
            button.style().polish(button)
            self._name(button, button.accessibleName())
        self._direct()

    def _name(self, button: QPushButton, words: str) -> None:
        """Show the words of a button, or its sign where there is no room for them."""
        button.setAccessibleName(words)
        button.setText("" if self._is_low else words)
        button.setToolTip(plain_tip(words) if self._is_low else "")
        sign = icon(_SIGNS[button.objectName()], self._theme, size=15) if self._is_low else QIcon()
        button.setIcon(sign)

    def minimumSizeHint(self) -> QSize:
        # As narrow as with the buttons below, whatever is so now.
        parts = (self._words.minimumSize(), self._answers.minimumSize())
        margins = self._sides.contentsMargins()
        width = max(size.width() for size in parts) + margins.left() + margins.right()
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._direct()

    def _direct(self) -> None:
        way = QBoxLayout.Direction
        is_wide = self._is_low or self.width() >= _BESIDE_PX
        self._sides.setDirection(way.LeftToRight if is_wide else way.TopToBottom)

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        button.setAccessibleName(text)
        # A click must not take the keys away from the canvas.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def show_tour(self, tour: Tour, shortcuts: dict[str, str], palette: str) -> None:
        """Show where the tour is.

        Parameters
        ----------
        shortcuts
            Name in the text of the step → keys as they are set now.
        palette
            Keys of the command palette.
        """
        step = tour.step
        if step is None:
            self.title.setText(_(FINISHED))
            self.mouse.setText(_(FINISHED_MORE).format(palette=palette))
            self.keys.setText("")
        else:
            self.title.setText(_(step.title))
            self.mouse.setText(_(step.mouse))
            by_keys = _(step.keys).format(**shortcuts)
            self.keys.setText(_("Or by keys: {how}").format(how=by_keys))
        self.keys.setHidden(self._is_low or step is None)
        self.mouse.setToolTip(plain_tip(self.keys.text() if self._is_low else ""))
        self.count.setText(f"{min(tour.place + 1, len(TOUR))} / {len(TOUR)}")
        self.count.setVisible(step is not None)
        self.back.setEnabled(tour.place > 0)
        self.skip.setVisible(step is not None)
        self._name(self.end, _("End tour") if step is not None else _("Close"))
        self._dots.tour = tour
        self._dots.update()
        spoken = [self.title.text(), self.mouse.text(), self.keys.text()]
        self.setAccessibleDescription(" ".join(spoken).strip())

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = self._dots.theme = theme
        self._dots.update()
        for button in (self.back, self.skip, self.end):
            self._name(button, button.accessibleName())
