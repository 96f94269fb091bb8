"""What dialogs share: a heading, a body, and buttons that say what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from cxdesigner.base.i18n import _
from cxdesigner.ui.screen_room import room_on_screen
from cxdesigner.ui.widgets import plain_label

if TYPE_CHECKING:
    from cxdesigner.scene.theme import Theme

_SCROLLED = "dialogScrolled"

_SETTLED_MS = 20
"""After so long everything of a dialog has its place."""

LEAST_ROWS_PX = 160
"""Height of a list where its dialog scrolls."""

_FEW_ROWS_PX = 120
"""Height of a list that leaves its dialog no need to scroll."""

_TIGHT_PX, _CLOSE_PX = 12, 8
"""Around all of a dialog for which the screen has little room, and between its parts."""


class FramedDialog(QDialog):
    """A dialog with a heading, ``body`` to fill, and a row of buttons.

    On a screen that is too small for it lists are lower, so that they alone scroll, and its title
    bar alone says what it is; where that is not enough it is laid out more closely, and in the end
    the body scrolls too. The buttons stay in sight.
    """

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_fitting = False
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(22, 20, 22, 18)
        outer.setSpacing(14)
        self._heading = plain_label(title, "heading", wrap=True)
        outer.addWidget(self._heading)
        self._middle = QWidget()
        self.body = QVBoxLayout(self._middle)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)
        outer.addWidget(self._middle, 1)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch(1)
        outer.addLayout(self.buttons)

    def restyle(self, theme: Theme) -> None:
        """Draw anew, in the colours of another theme, what was drawn in those of one."""

    def showEvent(self, event: QShowEvent) -> None:
        # Before the dialog is put into the middle of the window.
        self._fit_screen()
        for rows in self.findChildren(QAbstractItemView):
            # Those counted before the style was known are too low.
            rows.ensurePolished()
            rows.scheduleDelayedItemsLayout()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focus = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focus, QPushButton):
            # Else Enter on Cancel would do what the default button does.
            focus.click()
            return
        super().keyPressEvent(event)

    def tighten(self) -> None:
        """Lay out what it has more closely: the screen lacks room even where lists are low."""

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        is_asked = event.type() == QEvent.Type.LayoutRequest
        if is_asked and self.isVisible() and not self._is_fitting:
            # It got more to show.
            self._fit_screen()
        return done

    def _fit_screen(self) -> None:
        outer = self.layout()
        size = self.size().expandedTo(self.minimumSizeHint())
        room = room_on_screen(self)
        if outer is None or size.boundedTo(room) == size:
            return
        self._is_fitting = True
        if self.findChild(QScrollArea, _SCROLLED) is None and not self._is_tight_enough(room):
            area = QScrollArea()
            area.setObjectName(_SCROLLED)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setWidgetResizable(True)
            self._lower_lists()
            focus = self.focusWidget()
            outer.replaceWidget(self._middle, area)
            area.setWidget(self._middle)
            outer.activate()
            if focus is not None:
                # It was lost on the way.
                focus.setFocus()
                self._begin_at(area, focus)
            size.setWidth(size.width() + area.verticalScrollBar().sizeHint().width())
        self.resize(size.boundedTo(room))
        self._is_fitting = False

    def _is_tight_enough(self, room: QSize) -> bool:
        """Set all of it closely, and say whether it fits then once its lists are low."""
        outer = self.layout()
        assert outer is not None
        self._heading.hide()
        outer.setContentsMargins(_TIGHT_PX, _TIGHT_PX, _TIGHT_PX, _TIGHT_PX)
        outer.setSpacing(_TIGHT_PX)
        if self._fits_with_low_lists(room):
            return True
        self.body.setSpacing(_CLOSE_PX)
        self.tighten()
        # What is within a splitter or a page tells what is around it only then.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        return self._fits_with_low_lists(room)

    def _fits_with_low_lists(self, room: QSize) -> bool:
        outer = self.layout()
        assert outer is not None
        high = [
            view
            for view in self._middle.findChildren(QAbstractScrollArea)
            if view.minimumHeight() > _FEW_ROWS_PX
        ]
        before = [view.minimumHeight() for view in high]
        for view in high:
            view.setMinimumHeight(_FEW_ROWS_PX)
        self.body.activate()
        outer.activate()
        # What lies beside one another may lie below one another in less width.
        self.resize(self.size().boundedTo(room))
        self.body.activate()
        outer.activate()
        least = outer.minimumSize()
        height = max(least.height(), outer.minimumHeightForWidth(self.width()))
        if least.width() <= room.width() and height <= room.height():
            return True
        for view, size in zip(high, before, strict=True):
            view.setMinimumHeight(size)
        return False

    def _lower_lists(self) -> None:
        """Let lists be as low as they may be, so that each is in sight as a whole."""
        views = self._middle.findChildren(QAbstractScrollArea)
        low = [view for view in views if view.minimumHeight() > 0]
        for widget in (*low, *self._middle.findChildren(QTabWidget)):
            # The policy ignores what a widget says that it needs at least.
            least = max(widget.minimumHeight(), widget.minimumSizeHint().height())
            widget.setMinimumHeight(least)
            policy = widget.sizePolicy()
            policy.setVerticalPolicy(QSizePolicy.Policy.Ignored)
            widget.setSizePolicy(policy)

    def _begin_at(self, area: QScrollArea, focus: QWidget) -> None:
        """Scroll to what has the focus once everything has its place."""

        def scroll() -> None:
            # Of a list Qt would show the current row alone.
            if isinstance(focus, QAbstractItemView):
                top = focus.mapTo(self._middle, QPoint())
                area.verticalScrollBar().setValue(top.y())
            else:
                area.ensureWidgetVisible(focus, 0, 0)

        QTimer.singleShot(_SETTLED_MS, area, scroll)

    def add_button(self, name: str, text: str, *, default: bool = False) -> QPushButton:
        """Add a button at the right end of the row."""
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(default)
        button.setDefault(default)
        self.buttons.addWidget(button)
        return button

    def add_cancel(self) -> QPushButton:
        """Add the button that closes the dialog without doing anything."""
        button = self.add_button("cancel", _("Cancel"))
        button.clicked.connect(self.reject)
        return button
