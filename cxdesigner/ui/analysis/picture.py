"""The picture of a page: a scene in the colours of the window, whose figures lead to records."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from cxdesigner.base.geometry import Point
from cxdesigner.base.i18n import _
from cxdesigner.scene.charts.importance import crosshair_at
from cxdesigner.scene.items import Scene, SceneItem
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.analysis.live import SCALE, Picture
from cxdesigner.ui.theme import qcolor
from cxdesigner.ui.widgets import plain_tip

_GRAB_PT = 5.0
"""How far from a line of the crosshair it can be taken hold of."""

_CURSORS = {
    (True, True): Qt.CursorShape.SizeAllCursor,
    (True, False): Qt.CursorShape.SizeVerCursor,
    (False, True): Qt.CursorShape.SizeHorCursor,
}


class PictureView(QWidget):
    """Shows a scene; figures are hit by the pointer and walked through by the arrow keys."""

    went = Signal(object)
    """A figure was chosen; carries the ids of the records behind it."""

    looked = Signal(object)
    """The pointer or the keys are on a figure; carries the ids, () when they left."""

    dragged = Signal(float, float)
    """The crosshair was drawn to these values: importance and performance."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.crosshair: tuple[float, float] | None = None
        """Importance and performance where the lines of the picture meet, if it has some."""

        self._held: tuple[bool, bool] = (False, False)
        self.setObjectName("analysisPicture")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._picture: Picture | None = None
        self._marks: tuple[SceneItem, ...] = ()
        self._hot: SceneItem | None = None

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.update()

    @property
    def scene(self) -> Scene | None:
        """What is shown."""
        return self._picture.scene if self._picture is not None else None

    def show_picture(self, picture: Picture | None, title: str) -> None:
        """Show a picture; None shows nothing."""
        self._picture = picture
        scene = self.scene
        found = sorted(scene.items.values(), key=lambda item: item.order) if scene else []
        self._marks = tuple(item for item in found if ids_of(item))
        before = self._hot.id if self._hot is not None else ""
        self._hot = next((item for item in self._marks if item.id == before), None)
        self.setAccessibleName(_("Picture: {title}").format(title=title))
        self.setFixedHeight(round(scene.height * SCALE) + 2 if scene is not None else 0)
        self.setMinimumWidth(round(scene.width * SCALE) + 2 if scene is not None else 0)
        self.setVisible(scene is not None)
        self.update()

    @property
    def marks(self) -> tuple[SceneItem, ...]:
        """The figures that lead to records, in reading order."""
        return self._marks

    def mark_at(self, place: QPointF) -> SceneItem | None:
        """Return the figure at a place in pixels: of several, the one that is drawn last."""
        point = Point(place.x() / SCALE, place.y() / SCALE)
        hits = [item for item in self._marks if item.rect.grown(1.5).contains(point)]
        # A small figure in front of a large one is what is meant.
        return max(hits, key=lambda i: (i.layer, -i.bounds.width * i.bounds.height), default=None)

    def place_of(self, item: SceneItem) -> QPointF:
        """Return the middle of a figure in pixels."""
        return QPointF(*item.rect.center) * SCALE

    def sizeHint(self) -> QSize:
        if self.scene is None:
            return QSize(0, 0)
        return QSize(round(self.scene.width * SCALE), round(self.scene.height * SCALE))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            return
        painter = QPainter(self)
        painter.drawImage(0, 0, self._picture.image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(qcolor(self._theme, "ui.focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.scale(SCALE, SCALE)
        if self._hot is not None:
            rect = self._hot.rect.grown(1.5)
            pen = QPen(qcolor(self._theme, "ui.focus"), 1.5)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect.x, rect.y, rect.width, rect.height), 3, 3)
        painter.end()

    def _make_hot(self, item: SceneItem | None) -> None:
        if item is self._hot:
            return
        self._hot = item
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if item is not None else Qt.CursorShape.ArrowCursor
        )
        words = (item.description or item.label) if item is not None else ""
        self.setAccessibleDescription(words)
        self.looked.emit(ids_of(item) if item is not None else ())
        self.update()

    def _held_at(self, place: QPointF) -> tuple[bool, bool]:
        """Say which lines lie at a place: that of importance, that of performance."""
        if self.scene is None or self.crosshair is None:
            return False, False
        x, y = place.x() / SCALE, place.y() / SCALE
        low = crosshair_at(self.scene, Point(x - _GRAB_PT, y + _GRAB_PT))
        high = crosshair_at(self.scene, Point(x + _GRAB_PT, y - _GRAB_PT))
        on = [a <= at <= b for a, at, b in zip(low, self.crosshair, high, strict=True)]
        return on[0], on[1]

    def _drag_to(self, place: QPointF) -> None:
        if self.scene is None or self.crosshair is None:
            return
        at = crosshair_at(self.scene, Point(place.x() / SCALE, place.y() / SCALE))
        moved = [
            round(new, 1) if held else old
            for new, old, held in zip(at, self.crosshair, self._held, strict=True)
        ]
        if tuple(moved) != self.crosshair:
            self.crosshair = moved[0], moved[1]
            self.dragged.emit(*self.crosshair)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if any(self._held):
            self._drag_to(event.position())
            return
        item = self.mark_at(event.position())
        self._make_hot(item)
        lines = self._held_at(event.position())
        if item is None:
            self.setCursor(_CURSORS.get(lines, Qt.CursorShape.ArrowCursor))
        words = (item.description or item.label) if item is not None else ""
        QToolTip.showText(event.globalPosition().toPoint(), plain_tip(words), self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        item = self.mark_at(event.position())
        self._make_hot(item)
        if item is not None:
            self.went.emit(ids_of(item))
            return
        self._held = self._held_at(event.position())
        if any(self._held):
            self.setCursor(_CURSORS[self._held])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if any(self._held):
            self._drag_to(event.position())
            self._held = (False, False)
            self.setCursor(Qt.CursorShape.ArrowCursor)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._make_hot(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Up: -1,
        }
        key = Qt.Key(event.key())
        if key in steps and self._marks:
            self._make_hot(self._next(steps[key]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._hot is not None:
            self.went.emit(ids_of(self._hot))
        else:
            super().keyPressEvent(event)

    def _next(self, by: int) -> SceneItem:
        if self._hot not in self._marks or self._hot is None:
            return self._marks[0 if by > 0 else -1]
        return self._marks[(self._marks.index(self._hot) + by) % len(self._marks)]


def ids_of(item: SceneItem) -> tuple[str, ...]:
    """Return the records behind a figure; () for what only explains."""
    if item.subject_ids:
        return item.subject_ids
    return (item.record_id,) if item.record_id else ()
