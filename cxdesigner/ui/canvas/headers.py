"""Stage and lane headers beside the viewport: they stay in sight while the canvas scrolls.

They are sibling widgets in the margins of the view. Nothing floats over the viewport, because a
child there makes every pan repaint far more than the strip that came into sight. Each shows a strip
of the scene: the lane header what lies left of the columns (names of lanes and rows, names of
lines, the scale of the emotion curve), the stage header what lies above the bands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cxdesigner.scene.diff import SceneDiff
from cxdesigner.scene.items import SceneItem
from cxdesigner.ui.canvas.header_bar import GROUND_KINDS, LARGE, READABLE, STAGE_KINDS, HeaderBar

if TYPE_CHECKING:
    from cxdesigner.scene.lens.ruler import Tick
    from cxdesigner.ui.canvas.ruler_bar import RulerBar
    from cxdesigner.ui.canvas.view import CanvasView

MIN_SIDE_PX, MIN_TOP_PX = 84, 26
HANDLE_PX = 20
"""Least height at which a step is taken hold of."""

_NAME_PX = 11.0
"""Height of a stage in which its name can be read."""

_AIR_PX = 5
"""Room above the stages, so that they do not hang from the tool bar."""

_HANDLE_PT = 7.0
"""Room below the stages for the handles of the steps, in points."""


class _Corner(QWidget):
    """Where the two headers would meet; style sheets and palettes do not reach it."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self.setObjectName("headerCorner")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._view.paint.qcolor("canvas"))
        ruler = self._view.headers.ruler
        if ruler is not None and ruler.isVisible():
            ruler.draw_name(painter, ruler.x(), self.height() - ruler.height())
        painter.end()


class CanvasHeaders:
    """The stage header above and the lane header beside the viewport of one canvas."""

    def __init__(self, view: CanvasView) -> None:
        self._view = view
        self.stages = HeaderBar(view, horizontal=True)
        self.lanes = HeaderBar(view, horizontal=False)
        self.corner = _Corner(view)
        self.ruler: RulerBar | None = None
        """The time ruler, made when one is first shown."""

        self._sizes = QSize(-1, -1)
        self._strip = 0
        self._insets = (0.0, 0.0)
        self._steps_top: float | None = None
        self._lowest_pt = 0.0
        """Height of the lowest stages, where there are stages within stages."""

    @property
    def insets(self) -> tuple[float, float]:
        """Width of the lane header and height of the stage header, in points of the scene."""
        return self._insets

    def bar_of(self, item: SceneItem | None) -> HeaderBar | None:
        """Return the header that shows an item."""
        if item is None:
            return None
        return self.stages if item.kind in STAGE_KINDS else self.lanes

    def place_of(self, record_id: str) -> QRectF | None:
        """Return where the header of a record is, in pixels of the view."""
        for bar in (self.stages, self.lanes):
            place = bar.place_of(record_id)
            if place is not None:
                return place.translated(QPointF(bar.pos()))
        return None

    def show(self, items: Iterable[SceneItem]) -> None:
        """Show headers from scratch: those among the items of a scene."""
        self._follow_items(tuple(items), (), clear=True)

    def apply(self, diff: SceneDiff) -> None:
        """Follow a change of the scene."""
        # Elements and links come late, headers never do.
        self._follow_items(diff.put, diff.removed, clear=False)

    def _follow_items(
        self, put: tuple[SceneItem, ...], removed: tuple[str, ...], *, clear: bool
    ) -> None:
        is_touched = self.stages.follow_items(put, removed, clear)
        if self.lanes.follow_items(put, removed, clear) or is_touched:
            lower = self.lanes.unsorted
            sides = [i.rect.right for i in lower if i.kind == "lane_header"]
            body = [i.rect.y for i in lower if i.kind in GROUND_KINDS - {"line"}]
            # Steps can be thousands, and all stand alike.
            upper = {(i.kind == "step", i.y, i.bounds.y, i.bounds.height): i
                     for i in self.stages.unsorted}  # fmt: skip
            tops = [i.rect.bottom for i in upper.values()]
            steps = [i.rect.y for (is_step, *_rest), i in upper.items() if is_step]
            self._steps_top = min(steps, default=None)
            stages = [i for i in upper.values() if i.kind == "stage"]
            self._lowest_pt = 0.0
            if len({i.y for i in stages}) > 1:
                self._lowest_pt = min(i.bounds.height for i in stages)
            top = max(tops, default=0.0) + _HANDLE_PT if tops else 0.0
            self._insets = max(sides, default=0.0), min([top, *body]) if body else top
            self.follow()

    def show_ruler(
        self, ticks: tuple[Tick, ...], spans: Mapping[str, tuple[float, float]], language: str
    ) -> None:
        """Show the times of steps below the stages; none takes the strip away."""
        if self.ruler is None:
            if not ticks:
                return
            from cxdesigner.ui.canvas.ruler_bar import RulerBar

            self.ruler = RulerBar(self._view)
        self.ruler.show_ticks(ticks, spans, language)
        self.follow()

    def mark(self, item_ids: Iterable[str]) -> None:
        """Frame the headers of what is selected."""
        ids = tuple(item_ids)
        self.stages.mark(ids)
        self.lanes.mark(ids)

    def scrolled(self, dx: int, dy: int) -> None:
        """Follow scrolling by so many pixels."""
        if dx:
            self.stages.update()
            if self.ruler is not None:
                self.ruler.update()
        if dy:
            self.lanes.update()

    def follow(self) -> None:
        """Follow the zoom."""
        left, top = self._insets
        # Above that scale names keep their size, so the strips do too.
        scale = min(LARGE, self._view.scale_factor)
        # Stages within stages keep the height of a name as long as names are read at all.
        least = min(READABLE, _NAME_PX / self._lowest_pt) if self._lowest_pt else 0.0
        sizes = QSize(
            round(max(MIN_SIDE_PX, left * scale)) if left else 0,
            round(max(MIN_TOP_PX, top * max(scale, least))) if top else 0,
        )
        handles = self._room_for_handles(sizes.height())
        sizes.setHeight(sizes.height() + handles)
        self.stages.handle_px = handles
        strip = 0
        if self.ruler is not None:
            strip = self.ruler.strip_px
            self.ruler.update()
        if (sizes, strip) != (self._sizes, self._strip):
            self._sizes, self._strip = sizes, strip
            air = _AIR_PX if sizes.height() else 0
            self._view.setViewportMargins(sizes.width(), air + sizes.height() + strip, 0, 0)
            self.place()
        self.stages.update()
        self.lanes.update()

    def _room_for_handles(self, drawn_px: int) -> int:
        """Return the pixels that steps lack to be taken hold of, below what is drawn."""
        if self._steps_top is None or not drawn_px:
            return 0
        drawn = (self._insets[1] - self._steps_top) / self._insets[1] * drawn_px
        return max(0, ceil(HANDLE_PX - drawn))

    def place(self) -> None:
        """Take the margins of the view."""
        port = self._view.viewport().geometry()
        side, top = max(0, self._sizes.width()), max(0, self._sizes.height())
        air = _AIR_PX if top else 0
        self.stages.setGeometry(port.left(), air, port.width(), top)
        self.lanes.setGeometry(0, port.top(), side, port.height())
        # Below the headers, so that it fills what they leave free.
        self.corner.setGeometry(0, 0, side + port.width(), air + top + self._strip)
        self.corner.lower()
        if self.ruler is not None:
            self.ruler.setGeometry(port.left(), air + top, port.width(), self._strip)

    def restyle(self) -> None:
        """Draw in other colours."""
        self.corner.update()
        self.stages.update()
        self.lanes.update()
