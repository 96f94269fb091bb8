"""What has changed, drawn over a scene: signs, frames, ghosts of what went, ways of what moved."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Literal

from cxdesigner.base.geometry import Point, Rect, union
from cxdesigner.model.comparison import Aspect, Comparison
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.scene.change_signs import (
    FRAME_DASHES,
    RADIUS,
    Mark,
    Places,
    Sign,
    sign_shapes,
    signs_of,
)
from cxdesigner.scene.change_ways import (
    Cards,
    pieces_between,
    way_of_pieces,
    way_shapes,
    written_cards,
)
from cxdesigner.scene.comparing_grid import grid_marks
from cxdesigner.scene.items import Layer, Scene, SceneItem, part_id
from cxdesigner.scene.link_way import middle_of_way, way_of
from cxdesigner.scene.primitives import Commands, Group, PathShape, Primitive, RectShape, Stroke

_GAP = 2.0
_CELL_AIR = 3.0


def marks_of(
    comparison: Comparison,
    scene: Scene,
    *,
    grid: Places | None = None,
    before: Scene | None = None,
    state: Literal["before", "after"] = "after",
    scale: float = 1.0,
) -> tuple[Mark, ...]:
    """Return what has changed as marks on the drawing of one state; see ``marks_in_turn``."""
    found = marks_in_turn(comparison, scene, grid=grid, before=before, state=state, scale=scale)
    return tuple(mark for mark in found if mark is not None)


def marks_in_turn(
    comparison: Comparison,
    scene: Scene,
    *,
    grid: Places | None = None,
    before: Scene | None = None,
    state: Literal["before", "after"] = "after",
    scale: float = 1.0,
) -> Iterator[Mark | None]:
    """Yield what has changed as marks on the drawing of one state, and None now and then between.

    Whoever has no time for thousands of them at once asks for more later.

    Parameters
    ----------
    scene, grid
        The drawing, that of ``state``; with a grid what moved gets its way.
    before
        The drawing of the former state: with it and a grid what was removed is drawn as a ghost
        where its cell is free, else as a sign in its cell. What had lane or step removed too has no
        place any more.
    scale
        Size of the drawing; signs grow and shrink with it.
    """
    back = {new: old for old, new in comparison.after_ids.items()}
    marked: set[str] = set()
    cards: Cards | None = None
    for change in comparison.changes:
        yield None
        if state == "after" and change.after is None:
            continue
        if state == "before" and change.before is None:
            continue
        record = change.before if state == "before" else change.after
        assert record is not None
        item = scene.items.get(record.id)
        if item is None or item.kind not in ("element", "link", "line"):
            continue
        signs = _signs(comparison, comparison.subject_of(change), change.aspects, state)
        shown = _item_mark(item, signs, scale)
        if shown is None:
            continue
        if grid is not None and state == "after" and "moved" in signs and item.kind == "element":
            key = back.get(record.id, record.id)
            cards = cards or written_cards(scene)
            shown = _with_way(shown, comparison, key, item, grid, cards)
        marked.add(shown.record_id)
        yield shown
    for mark in () if grid is None else grid_marks(comparison, scene, grid, state, scale):
        if mark is not None:
            marked.add(mark.record_id)
        yield mark
    yield from _attached(comparison, scene, marked, state, scale)
    if state == "after" and grid is not None and before is not None:
        yield from _ghosts(comparison, scene, grid, before)
        yield from _gone_links(comparison, scene)


def _signs(
    comparison: Comparison, key: str, own: tuple[Aspect, ...], state: str
) -> tuple[Sign, ...]:
    if own in (("added",), ("removed",)):
        return signs_of(own)
    # The key by which the subject is known in the state drawn may be another one.
    aspects = comparison.aspects_of(key) if state == "after" else own
    return tuple(sign for sign in signs_of({*own, *aspects}) if sign in ("moved", "edited"))


def _attached(
    comparison: Comparison, scene: Scene, done: Collection[str], state: str, scale: float
) -> Iterator[Mark | None]:
    """Yield marks of elements of which only what is known about them has changed."""
    for subject, changes in comparison.by_subject.items():
        yield None
        item = scene.items.get(subject)
        if subject in done or item is None or item.kind != "element":
            continue
        if state == "before" and all(change.before is None for change in changes):
            continue
        if state == "after" and subject not in comparison.after:
            continue
        yield _item_mark(item, ("edited",), scale)


def _item_mark(item: SceneItem, signs: tuple[Sign, ...], scale: float) -> Mark | None:
    if not signs:
        return None
    radius = RADIUS * scale
    shapes: list[Primitive] = []
    paint = f"change.{signs[0]}"
    if item.kind == "element":
        rect = item.rect
        stroke = Stroke(paint, 2.0 * scale, tuple(n * scale for n in FRAME_DASHES[signs[0]]))
        frame = rect.grown(2.0 * scale)
        shapes.append(
            RectShape(frame.x, frame.y, frame.width, frame.height, 6.0 * scale, None, stroke)
        )
        at = Point(rect.x, rect.y)
    elif item.kind == "link":
        way = way_of(item)
        if way is not None:
            # The way of a link on a page is in the scale of the page.
            path = PathShape(way.commands, None, Stroke(paint, 3.0, FRAME_DASHES[signs[0]]))
            shapes.append(Group(item.x, item.y, (path,), scale))
        middle = middle_of_way(item)
        at = Point(item.x + (middle.x - item.x) * scale, item.y + (middle.y - item.y) * scale)
    else:
        at = Point(item.rect.x + 4 * radius, item.rect.center.y)
    for number, sign in enumerate(signs):
        shapes += sign_shapes(sign, at.x + number * (2 * radius + _GAP * scale), at.y, radius)
    wide = len(signs) * (2 * radius + _GAP * scale)
    badge = Rect(at.x - radius, at.y - radius, wide, 2 * radius)
    hot = badge if item.kind != "element" else union((badge, item.rect))
    return Mark(item.record_id or item.id, signs, _as_item(item, shapes, hot.grown(4)), hot)


def _as_item(item: SceneItem, shapes: Iterable[Primitive], area: Rect) -> SceneItem:
    return SceneItem(
        part_id("change", item.id),
        "change",
        Layer.HEADER,
        0.0,
        0.0,
        union((area, item.rect.grown(4))),
        tuple(shapes),
        order=item.order,
    )


# -- where things were -----------------------------------------------------------------------------


def _cell(comparison: Comparison, element: Element, grid: Places) -> Rect | None:
    """Return the cell that an element of the former state stood in, as the grid is now."""
    lane_id = comparison.id_now(element.lane_id)
    step_id = None if element.step_id is None else comparison.id_now(element.step_id)
    lane = None if lane_id is None else grid.lane_rect(lane_id)
    column = None if step_id is None else grid.column_rect(step_id)
    if lane is None or column is None:
        return None
    return Rect(column.x, lane.y, column.width, lane.height)


def _with_way(
    mark: Mark, comparison: Comparison, key: str, item: SceneItem, grid: Places, cards: Cards
) -> Mark:
    """Add an arrow from where an element stood to where it is."""
    old = comparison.before.get(Element, key)
    cell = None if old is None else _cell(comparison, old, grid)
    rect = item.rect
    if cell is None or cell.contains(rect.center):
        return mark
    start = cell.center
    shapes = way_shapes(start, _edge(rect, start), rect, cards)
    area = union((mark.item.rect, Rect(start.x - 6, start.y - 6, 12, 12)))
    item = replace(mark.item, primitives=(*shapes, *mark.item.primitives), bounds=area)
    return replace(mark, item=item)


def _edge(rect: Rect, start: Point) -> Point:
    """Return where the line from a place to the middle of a rectangle meets its edge."""
    middle = rect.center
    dx, dy = start.x - middle.x, start.y - middle.y
    reach = max(abs(dx) / (rect.width / 2 or 1), abs(dy) / (rect.height / 2 or 1), 1.0)
    return Point(middle.x + dx / reach, middle.y + dy / reach)


def _ghosts(
    comparison: Comparison, scene: Scene, grid: Places, before: Scene
) -> Iterator[Mark | None]:
    gone = [one for one in comparison.of_type(Element) if one.after is None]
    # Thousands of them: where nothing is gone, nothing looks for a free place.
    taken = Cards(element.rect for element in (scene.of_kind("element") if gone else ()))
    by_cell: dict[tuple[float, float], int] = {}
    for change in gone:
        yield None
        old = change.before
        if not isinstance(old, Element):
            continue
        key = comparison.subject_of(change)
        item = before.items.get(old.id)
        cell = _cell(comparison, old, grid)
        if item is None or cell is None:
            continue
        place = Rect(
            cell.center.x - item.rect.width / 2,
            cell.y + _CELL_AIR,
            item.rect.width,
            item.rect.height,
        )
        fits = place.height <= cell.height - _CELL_AIR and place.width <= cell.width + 8
        near = taken.between(place.x, place.right)
        if fits and not any(place.intersects(other) for other in near):
            taken.add(place)
            yield ghost(item.moved(place.x - item.rect.x, place.y - item.rect.y), key)
            continue
        number = by_cell.get((cell.x, cell.y), 0)
        by_cell[cell.x, cell.y] = number + 1
        at = Point(
            cell.x + cell.width - RADIUS - number * (2 * RADIUS + _GAP),
            cell.y + cell.height - RADIUS - 1,
        )
        badge = Rect(at.x - RADIUS, at.y - RADIUS, 2 * RADIUS, 2 * RADIUS)
        sign = SceneItem(
            part_id("change", key), "change", Layer.HEADER, 0.0, 0.0, badge.grown(2),
            sign_shapes("removed", at.x, at.y),
        )  # fmt: skip
        yield Mark(key, ("removed",), sign, badge)


def ghost(item: SceneItem, key: str, scale: float = 1.0) -> Mark:
    """Return an element that is gone: pale, struck through, with its sign."""
    rect = item.rect
    veil: Commands = (
        ("M", rect.x, rect.y), ("L", rect.right, rect.y),
        ("L", rect.right, rect.bottom), ("L", rect.x, rect.bottom),
        ("Z",),
    )  # fmt: skip
    strike: Commands = (("M", rect.x, rect.bottom), ("L", rect.right, rect.y))
    stroke = Stroke(
        "change.removed", 1.6 * scale, tuple(n * scale for n in FRAME_DASHES["removed"])
    )
    shapes: tuple[Primitive, ...] = (
        Group(item.x, item.y, item.primitives),
        PathShape(veil, "canvas", None, 0.55),
        RectShape(rect.x, rect.y, rect.width, rect.height, 6.0 * scale, None, stroke),
        PathShape(strike, None, Stroke("change.removed", 1.6 * scale)),
        *sign_shapes("removed", rect.x, rect.y, RADIUS * scale),
    )
    drawn = _as_item(item, shapes, rect.grown(RADIUS * scale + 2))
    return Mark(key, ("removed",), replace(drawn, id=part_id("change", key)), rect)


def _gone_links(comparison: Comparison, scene: Scene) -> Iterator[Mark | None]:
    """Yield links that are gone as lines between what they connected, if that is still there."""
    cards: Cards | None = None
    for change in comparison.of_type(Link):
        yield None
        old = change.before
        if change.after is not None or not isinstance(old, Link):
            continue
        key = comparison.subject_of(change)
        ends = [
            scene.items.get(comparison.id_now(end) or "") for end in (old.source_id, old.target_id)
        ]
        if ends[0] is None or ends[1] is None:
            continue
        one, other = ends[0].rect, ends[1].rect
        start, end = _edge(one, other.center), _edge(other, one.center)
        cards = cards or written_cards(scene)
        pieces = pieces_between(start, end, cards, (one, other)) or [(start, end)]
        first, last = max(pieces, key=lambda piece: math.dist(*piece))
        middle = Point((first.x + last.x) / 2, (first.y + last.y) / 2)
        shapes: tuple[Primitive, ...] = (
            PathShape(
                way_of_pieces(pieces), None, Stroke("change.removed", 1.6, FRAME_DASHES["removed"])
            ),
            *sign_shapes("removed", middle.x, middle.y),
        )
        hot = Rect(middle.x, middle.y, 0.0, 0.0).grown(RADIUS)
        corners = [Rect(point.x, point.y, 0.0, 0.0).grown(2) for point in (start, end)]
        sign = SceneItem(
            part_id("change", key), "change", Layer.HEADER, 0.0, 0.0, union((hot, *corners)),
            shapes,
        )  # fmt: skip
        yield Mark(key, ("removed",), sign, hot)


def gone_link(item: SceneItem, key: str, scale: float = 1.0) -> Mark:
    """Return a link that is gone, as it was drawn."""
    mark = _item_mark(item, ("removed",), scale)
    assert mark is not None
    return replace(mark, record_id=key)
