"""Stages, steps and lanes that came, went, moved or were reworded, as marks on the drawing.

What is there is framed: a lane along its band, a step along its column, a stage above its columns.
What is gone has no place any more, so it is a cut between what stood before and after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from cxdesigner.base.geometry import Point, Rect, union
from cxdesigner.model.comparison import Comparison, RecordChange
from cxdesigner.model.lane import Lane
from cxdesigner.model.queries import steps_of_stage
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.view import RecordView
from cxdesigner.scene.change_signs import (
    FRAME_DASHES,
    RADIUS,
    Mark,
    Places,
    Sign,
    sign_shapes,
    signs_of,
)
from cxdesigner.scene.items import Layer, Scene, SceneItem, part_id
from cxdesigner.scene.primitives import Commands, PathShape, Primitive, RectShape, Stroke

State = Literal["before", "after"]

_HEAD_Y = 2.4
"""How far below the headers the signs of steps and stages lie, in radii."""

_GAP = 2.0
_HEADS: tuple[Literal["stage"], Literal["step"]] = ("stage", "step")


def grid_marks(
    comparison: Comparison, scene: Scene, places: Places, state: State, scale: float = 1.0
) -> Iterator[Mark | None]:
    """Yield the marks of stages, steps and lanes on the drawing of one state, None without one."""
    view = comparison.before if state == "before" else comparison.after
    return _Drawing(comparison, scene, places, state, view, scale).marks()


@dataclass
class _Drawing:
    comparison: Comparison
    scene: Scene
    places: Places
    state: State
    view: RecordView
    scale: float

    def marks(self) -> Iterator[Mark | None]:
        lanes = [self.places.lane_rect(lane.id) for lane in self.view.lanes]
        shown = [rect for rect in lanes if rect is not None]
        if not shown:
            return
        area = union(shown)
        # Headers lie over the drawing on a canvas: nothing is marked below them.
        heads = [item.rect.bottom for item in self.scene.of_kind(*_HEADS)]
        top = max(heads, default=area.y)
        # The first that is shown lies leftmost; to look for each of thousands takes its time.
        columns = (self.places.column_rect(step.id) for step in self.view.steps)
        left = next((rect.x for rect in columns if rect is not None), area.x)
        self._area = Rect(left, top, area.right - left, area.bottom - top)
        self._cuts: dict[tuple[str, float], int] = {}
        for change in self.comparison.of_type(Lane, Stage, Step):
            yield self._mark(change)

    def _mark(self, change: RecordChange) -> Mark | None:
        record = change.before if self.state == "before" else change.after
        key = self.comparison.subject_of(change)
        signs = signs_of(change.aspects)
        if record is not None:
            rect = self._rect(record, record.id)
            return None if rect is None else self._framed(record, key, rect, signs)
        if self.state == "before" or change.before is None:
            return None
        # Sheets lay out what is gone with the rest; a canvas does not.
        rect = self._rect(change.before, key)
        if rect is not None:
            return self._framed(change.before, key, rect, signs)
        return self._cut(change.before, key)

    def _rect(self, record: Record, key: str) -> Rect | None:
        if isinstance(record, Lane):
            return self.places.lane_rect(key)
        if isinstance(record, Step):
            return self.places.column_rect(key)
        owner = self.comparison.before if key not in self.view else self.view
        steps = (self.places.column_rect(step.id) for step in steps_of_stage(owner, record.id))
        found = [rect for rect in steps if rect is not None]
        return union(found) if found else None

    def _framed(self, record: Record, key: str, rect: Rect, signs: tuple[Sign, ...]) -> Mark:
        stroke = self._stroke(signs[0])
        if isinstance(record, Stage):
            y = self._area.y + _HEAD_Y * RADIUS * self.scale
            way: Commands = (("M", rect.x + 2, y), ("L", rect.right - 2, y))
            shapes: list[Primitive] = [PathShape(way, None, stroke)]
            at = Point(rect.x + 2 * RADIUS * self.scale, y)
            area = Rect(rect.x, y, rect.width, 0.0)
        else:
            # Below the headers, and beside those of lanes.
            x, y = max(rect.x, self._area.x), max(rect.y, self._area.y)
            rect = Rect(x, y, rect.right - x, rect.bottom - y)
            inner = rect.grown(-1.5 * self.scale)
            corner = 4.0 * self.scale
            box = (inner.x, inner.y, inner.width, inner.height, corner)
            shapes = [RectShape(*box, None, stroke)]
            area = rect
            if isinstance(record, Lane):
                at = Point(rect.x + 2 * RADIUS * self.scale, rect.center.y)
            else:
                at = Point(rect.center.x, self._area.y + _HEAD_Y * RADIUS * self.scale)
        return self._signed(key, signs, shapes, at, area)

    def _cut(self, record: Record, key: str) -> Mark | None:
        """Return the mark of what is gone, where it was between its neighbours."""
        stroke, radius = self._stroke("removed"), RADIUS * self.scale
        if isinstance(record, Lane):
            lanes = self.comparison.before.lanes
            y = self._seam(lanes, record.id, self.places.lane_rect, is_column=False)
            if y is None:
                return None
            way: Commands = (("M", self._area.x, y), ("L", self._area.right, y))
            number = self._number("lane", y)
            at = Point(self._area.x + (2 + 2.4 * number) * radius, y)
            area = Rect(self._area.x, y, self._area.width, 0.0)
            return self._signed(key, ("removed",), [PathShape(way, None, stroke)], at, area)
        steps = self.comparison.before.steps
        first = record.id
        if isinstance(record, Stage):
            of_it = steps_of_stage(self.comparison.before, record.id)
            if not of_it:
                return None
            first = of_it[0].id
        x = self._seam(steps, first, self.places.column_rect, is_column=True)
        if x is None:
            return None
        number = self._number("step", x)
        at = Point(x, self._area.y + (_HEAD_Y + 2.4 * number) * radius)
        shapes: list[Primitive] = []
        area = Rect(x, self._area.y, 0.0, self._area.height)
        if isinstance(record, Step):
            down: Commands = (("M", x, self._area.y), ("L", x, self._area.bottom))
            shapes.append(PathShape(down, None, stroke))
        return self._signed(key, ("removed",), shapes, at, area)

    def _seam(
        self,
        members: Sequence[Record],
        key: str,
        rect_of: Callable[[str], Rect | None],
        *,
        is_column: bool,
    ) -> float | None:
        """Return where something was: after the nearest before it that is there, else before."""
        ids = [one.id for one in members]
        place = ids.index(key)
        for one in (*reversed(ids[:place]), None, *ids[place:]):
            rect = self._now(one, rect_of)
            if rect is not None:
                is_before = ids.index(one or "") < place
                if is_column:
                    return rect.right if is_before else rect.x
                return rect.bottom if is_before else rect.y
        return None

    def _now(self, key: str | None, rect_of: Callable[[str], Rect | None]) -> Rect | None:
        now = None if key is None else self.comparison.id_now(key)
        return None if now is None else rect_of(now)

    def _number(self, sort: str, at: float) -> int:
        """Return how many cuts of a sort are at a place already."""
        number = self._cuts.get((sort, at), 0)
        self._cuts[sort, at] = number + 1
        return number

    def _stroke(self, sign: Sign) -> Stroke:
        dashes = tuple(n * self.scale for n in FRAME_DASHES[sign])
        return Stroke(f"change.{sign}", 1.6 * self.scale, dashes)

    def _signed(
        self,
        key: str,
        signs: tuple[Sign, ...],
        shapes: Sequence[Primitive],
        at: Point,
        area: Rect,
    ) -> Mark:
        radius, step = RADIUS * self.scale, (2 * RADIUS + _GAP) * self.scale
        drawn = list(shapes)
        for number, sign in enumerate(signs):
            drawn += sign_shapes(sign, at.x + number * step, at.y, radius)
        hot = Rect(at.x - radius, at.y - radius, len(signs) * step, 2 * radius)
        bounds = union((area.grown(2 * self.scale), hot.grown(2)))
        item = SceneItem(
            part_id("change", key), "change", Layer.HEADER, 0.0, 0.0, bounds, tuple(drawn)
        )
        return Mark(key, signs, item, hot)
