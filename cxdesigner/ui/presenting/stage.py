"""The picture of a presentation: the scene, dimmed but for what is in focus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from time import perf_counter

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QRectF, QVariantAnimation, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import _
from cxdesigner.editor.presentation import Slide
from cxdesigner.qtrender.painter import ScenePainter, reaches
from cxdesigner.scene.blocks.curve_name import name_id
from cxdesigner.scene.grid import Grid
from cxdesigner.scene.items import SceneItem, part_id
from cxdesigner.scene.surveyed import ASKED
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.presenting.camera import Look, between, look_at
from cxdesigner.ui.presenting.wheel import Wheel
from cxdesigner.ui.theme import qcolor

GLIDE_MS = 380
_MANY = 2_000
"""Items; with more the picture changes at once, and comes bit by bit, instead of gliding."""

_SLICE_S = 0.02
_SOME = 16
"""Items that are drawn without a look at the clock."""

_SMOOTH = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing

_DIMMED = 0.78
_CURVE = frozenset({"emotion", "emotion_curve", "surveyed", "surveyed_curve", "quote"})
_PINNED = frozenset({"lane_header", "row_header", "emotion_axis", "line_header"})


class StageView(QWidget):
    """Shows slides of one scene, given in the order of painting; glides from one to the next."""

    clicked = Signal()
    turned = Signal(int)
    """Emitted with the stops (-1, 1) that the wheel goes on."""

    def __init__(
        self,
        items: Sequence[SceneItem],
        grid: Grid,
        theme: Theme,
        images: Mapping[str, bytes],
    ) -> None:
        super().__init__()
        self.setObjectName("presentationStage")
        self.setAccessibleName(_("Presentation"))
        self._grid = grid
        self._theme = theme
        self._painter = ScenePainter(theme, images)
        self._body = [item for item in items if item.kind not in _CURVE]
        self._curve = [item for item in items if item.kind in _CURVE and not _is_name(item)]
        self._names = [item for item in items if _is_name(item)]
        self._pinned = [item for item in items if item.kind in _PINNED]
        self.labels = [item.rect for item in items if item.kind == "link_label"]
        self.heads = [item.rect for item in items if item.kind == "stage"]
        self._grounds = [item for item in items if item.kind == "lane"]
        self._wheel = Wheel()
        self._glides = len(items) <= _MANY
        self._slide: Slide | None = None
        self._spot: str | None = None
        self.shows_whole_curve = False
        self.below_px = 0
        """What is in front of the lower end: what is looked at stands above it."""

        self._picture = QPixmap()
        self._asked: tuple[object, ...] = ()
        self._waiting: list[SceneItem] = []
        self._drawn = self._curve_begins = 0
        self._more = Later(self._draw_more, parent=self)
        self._from: Look | None = None
        self.look: Look | None = None
        """What is seen now, also on the way from one slide to the next."""

        self._animation = QVariantAnimation(self)
        self._animation.setDuration(GLIDE_MS)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._animation.valueChanged.connect(self._glide)

    def show_slide(self, slide: Slide, spot: str | None, *, at_once: bool = False) -> None:
        """Look at a slide, with a lane in the spotlight or none."""
        self._slide, self._spot = slide, spot
        self._animation.stop()
        self._from = self.look
        if at_once or self._from is None or not self._glides or not self.isVisible():
            self.look = self._target()
            self.update()
            return
        self._animation.start()

    @property
    def has_curve(self) -> bool:
        """Whether feelings are drawn."""
        return bool(self._curve)

    @property
    def is_gliding(self) -> bool:
        """Whether the picture is on its way."""
        return self._animation.state() == QAbstractAnimation.State.Running

    def _target(self) -> Look | None:
        if self._slide is None or not (self.width() and self.height()):
            return None
        height = max(1, self.height() - self.below_px)
        return look_at(self._slide, self._grid, self._spot, self.width(), height)

    def _glide(self, share: float) -> None:
        target = self._target()
        if target is None or self._from is None:
            return
        self.look = between(self._from, target, share)
        self.update()

    # -- painting ----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        brush = QPainter(self)
        brush.fillRect(self.rect(), qcolor(self._theme, "canvas"))
        look = self.look
        if look is not None:
            brush.setRenderHints(_SMOOTH)
            self._draw(brush, look)
        brush.end()

    def _draw(self, brush: QPainter, look: Look) -> None:
        seen = Rect(look.x, look.y, self.width() / look.scale, self.height() / look.scale)
        if not self._glides:
            self._follow(look, seen)
            brush.drawPixmap(0, 0, self._picture)
        brush.save()
        _look_through(brush, look)
        if self._glides:
            self._painter.draw_items(brush, self._body, seen)
            brush.save()
            self._clip_curve(brush, look, seen)
            self._painter.draw_items(brush, self._curve, seen)
            brush.restore()
        self._dim(brush, look, seen)
        self._name_curves(brush, look)
        brush.restore()
        self._pin(brush, look, seen)

    def _clip_curve(self, brush: QPainter, look: Look, seen: Rect) -> None:
        if not self.shows_whole_curve:
            brush.setClipRect(QRectF(seen.x, seen.y, look.curve_end - seen.x, seen.height))

    def _follow(self, look: Look, seen: Rect) -> None:
        """Begin another picture where the one that was begun shows something else."""
        ratio = self.devicePixelRatioF()
        asked = (
            look.x,
            look.y,
            look.scale,
            look.curve_end,
            self.shows_whole_curve,
            ratio,
            self.size(),
        )
        if asked == self._asked:
            return
        self._asked = asked
        self._picture = QPixmap(self.size() * ratio)
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(qcolor(self._theme, "canvas"))
        body = [item for item in self._body if reaches(item, seen)]
        self._waiting = [*body, *(item for item in self._curve if reaches(item, seen))]
        self._drawn, self._curve_begins = 0, len(body)
        self._draw_more()

    def _draw_more(self) -> None:
        """Draw what is left of a picture as long as nobody notices."""
        look = self.look
        if look is None or not self.is_drawing:
            return
        seen = Rect(look.x, look.y, self.width() / look.scale, self.height() / look.scale)
        end = perf_counter() + _SLICE_S
        brush = QPainter(self._picture)
        brush.setRenderHints(_SMOOTH)
        _look_through(brush, look)
        while self.is_drawing:
            last = self._drawn + _SOME
            if self._drawn < self._curve_begins:
                last = min(last, self._curve_begins)
            else:
                self._clip_curve(brush, look, seen)
            self._painter.draw_items(brush, self._waiting[self._drawn : last])
            self._drawn = last
            if perf_counter() > end:
                break
        brush.end()
        self.update()
        if self.is_drawing:
            self._more.request()

    @property
    def is_drawing(self) -> bool:
        """Whether part of the picture is still to come."""
        return self._drawn < len(self._waiting)

    def _dim(self, brush: QPainter, look: Look, seen: Rect) -> None:
        veil = QPainterPath()
        veil.addRect(_qrect(seen))
        light = lit(look.focus, self.labels, self.heads)
        colour = QColor(qcolor(self._theme, "canvas"))
        colour.setAlphaF(_DIMMED)
        brush.fillPath(veil.subtracted(light), colour)

    def _name_curves(self, brush: QPainter, look: Look) -> None:
        """Draw the name of each curve that is shown up to there, in the light or dimmed as one."""
        for item in self._names:
            if self.shows_whole_curve or item.rect.center.x <= look.curve_end:
                is_lit = look.focus.contains(item.rect.center)
                brush.setOpacity(1.0 if is_lit else 1.0 - _DIMMED)
                self._painter.draw_items(brush, [item])
        brush.setOpacity(1.0)

    def _pin(self, brush: QPainter, look: Look, seen: Rect) -> None:
        """Keep the names of lanes at the left edge, whatever is looked at."""
        hidden = max(0.0, look.x)
        width = self._grid.header_width
        brush.save()
        brush.scale(look.scale, look.scale)
        brush.translate(-min(0.0, look.x), -look.y)
        strip = QRectF(0.0, seen.y, width, seen.height)
        brush.setClipRect(strip)
        if hidden > 0:
            brush.fillRect(strip, qcolor(self._theme, "canvas"))
            left = Rect(0.0, seen.y, width, seen.height)
            self._painter.draw_items(brush, self._grounds, left)
        self._painter.draw_items(brush, self._pinned, None)
        brush.restore()

    # -- what a hand does --------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._slide is not None:
            self._animation.stop()
            # A window without room yet shows nothing, as before.
            self.look = self._target()

    def wheelEvent(self, event: QWheelEvent) -> None:
        by = self._wheel.turn(event.angleDelta().y(), event.timestamp())
        if by:
            self.turned.emit(by)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit()
        event.accept()


def _is_name(item: SceneItem) -> bool:
    key = item.persona_id or ""
    return item.kind == "emotion_curve" and item.id in (name_id(key), part_id(ASKED, key))


def lit(focus: Rect, labels: Sequence[Rect], heads: Sequence[Rect]) -> QPainterPath:
    """Return what is not dimmed, nothing of it by half.

    Labels across the edge of the focus are lit where their middle is in it; of the heads of stages
    the one that the middle of the focus is under, for its name may stand over another step.
    """
    light = QPainterPath()
    light.addRect(_qrect(focus))
    for label in labels:
        if label.intersects(focus) and not focus.encloses(label):
            shape = QPainterPath()
            shape.addRect(_qrect(label))
            is_in = focus.contains(label.center)
            light = light.united(shape) if is_in else light.subtracted(shape)
    for head in heads:
        if head.intersects(focus):
            shape = QPainterPath()
            shape.addRect(_qrect(head))
            is_in = head.x <= focus.center.x <= head.right or focus.encloses(head)
            light = light.united(shape) if is_in else light.subtracted(shape)
    return light


def _look_through(brush: QPainter, look: Look) -> None:
    brush.scale(look.scale, look.scale)
    brush.translate(-look.x, -look.y)


def _qrect(rect: Rect) -> QRectF:
    return QRectF(rect.x, rect.y, rect.width, rect.height)
