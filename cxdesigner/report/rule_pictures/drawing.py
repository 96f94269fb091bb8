"""The part of a blueprint around what a rule speaks about, drawn by the layout of the program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxdesigner.base.geometry import Rect
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane, LaneRow, Line
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Store
from cxdesigner.model.view import RecordView
from cxdesigner.report.rule_pictures.examples import Example
from cxdesigner.scene.build import LayoutOptions, layout
from cxdesigner.scene.items import Scene
from cxdesigner.scene.options import EmotionPlace

_AROUND = 1
"""Columns shown before and after what a rule speaks about."""

_MOST_COLUMNS = 5
_FEW_COLUMNS = 3


def drawings(
    wrong: RecordView, right: RecordView, example: Example, language: str, *, felt: bool
) -> tuple[Scene, Scene]:
    """Return both blueprints around what the rule speaks about, with the curve if it is ``felt``.

    What is wrong with lanes and lines shows in any part of the drawing.
    """
    focus = _focus(wrong, right, example)
    steps = [one.id for one in example.changed if isinstance(one, Step)]
    columns = _columns(wrong, right, focus, steps)
    if not columns:
        columns = frozenset(step.id for step in right.steps[:_FEW_COLUMNS])
    lanes = _lanes(wrong, right, focus, columns)
    emotion: EmotionPlace = "band" if felt else "off"
    first, second = (_drawn(view, columns, lanes, emotion, language) for view in (wrong, right))
    return first, second


def close_up(view: RecordView, ids: Iterable[str], language: str, *, felt: bool) -> Scene:
    """Return what the rule speaks about without what stands around it."""
    found = [*_elements(view, ids)]
    steps = dict.fromkeys(one.step_id for one in found if one.step_id is not None)
    columns = frozenset([*steps][:_FEW_COLUMNS])
    lanes = frozenset(one.lane_id for one in found)
    return _drawn(view, columns, lanes, "band" if felt else "off", language)


def places_of(scene: Scene, about: Iterable[str]) -> tuple[Rect, ...]:
    """Return where in a scene lies what the rule speaks about."""
    found = [scene.items[key] for key in about if key in scene.items]
    # The box around a link says little beside those of its ends.
    for kind in ("element", "link", "stage"):
        rects = tuple(item.rect.grown(4) for item in found if item.kind == kind)
        if rects:
            return rects
    return ()


def _focus(wrong: RecordView, right: RecordView, example: Example) -> frozenset[str]:
    """Return the ids of the elements that the rule speaks about, or that have changed."""
    there = _elements(wrong, (*example.about, *(one.id for one in example.changed)))
    return frozenset(one.id for one in (*there, *_elements(right, example.gone)))


def _columns(
    wrong: RecordView, right: RecordView, focus: Iterable[str], steps: Iterable[str]
) -> frozenset[str]:
    """Return the ids of the steps to show: these, those of the elements, and their neighbours.

    What lies between is left out where the elements are too far apart.
    """
    places = {**wrong.positions(Step), **right.positions(Step)}
    found = [
        places[element.step_id]
        for key in focus
        for view in (wrong, right)
        if (element := view.get(Element, key)) is not None and element.step_id in places
    ]
    found += [places[step] for step in steps]
    if not found:
        return frozenset()
    first = max(0, min(found) - _AROUND)
    last = min(max(found) + _AROUND, first + _MOST_COLUMNS - 1)
    shown = list(range(first, last + 1))
    if max(found) > last:
        near = sorted({*found, *(place + by for place in found for by in (-_AROUND, _AROUND))})
        near.sort(key=lambda place: place not in found)
        shown = sorted(near[:_MOST_COLUMNS])
    return frozenset(
        view.steps[place].id
        for view in (wrong, right)
        for place in shown
        if 0 <= place < len(view.steps)
    )


def _lanes(
    wrong: RecordView, right: RecordView, focus: frozenset[str], columns: frozenset[str]
) -> frozenset[str]:
    """Return the ids of the lanes from the highest to the lowest that has to do with it."""
    order = wrong.positions(Lane)
    found = set()
    for view in (wrong, right):
        for key in focus:
            links = (*view.outgoing(key), *view.incoming(key))
            for end in (key, *(one.source_id for one in links), *(one.target_id for one in links)):
                element = view.get(Element, end)
                if element is not None and element.step_id in columns and element.lane_id in order:
                    found.add(order[element.lane_id])
    if not found:
        return frozenset(lane.id for lane in wrong.lanes)
    return frozenset(lane.id for lane in wrong.lanes[min(found) : max(found) + 1])


def _elements(view: RecordView, ids: Iterable[str]) -> Iterator[Element]:
    for key in ids:
        record = view.find(key)
        match record:
            case Element():
                yield record
            case Link():
                yield from _elements(view, (record.source_id, record.target_id))
            case _:
                element = view.get(Element, getattr(record, "element_id", None))
                if element is not None:
                    yield element


def _drawn(
    view: RecordView,
    columns: frozenset[str],
    lanes: frozenset[str],
    emotion: EmotionPlace,
    language: str,
) -> Scene:
    excerpt = Store(_excerpt(view, columns, lanes, felt=emotion != "off"))
    return layout(excerpt, LayoutOptions(language=language, emotion=emotion))


def _excerpt(
    view: RecordView, columns: frozenset[str], lanes: frozenset[str], *, felt: bool
) -> Iterator[Record]:
    elements = [e for e in view.of_type(Element) if e.step_id in columns and e.lane_id in lanes]
    kept = {one.id for one in elements}
    stages = {step.stage_id for step in view.steps if step.id in columns}
    yield view.blueprint
    yield from (one for one in view.stages if one.id in stages)
    yield from (one for one in view.steps if one.id in columns)
    yield from (one for one in view.lanes if one.id in lanes)
    yield from (one for one in view.of_type(LaneRow) if one.lane_id in lanes)
    # A line parts two lanes.
    last = max((lane.order for lane in view.lanes if lane.id in lanes), default="")
    above = {lane.id for lane in view.lanes if lane.id in lanes and lane.order < last}
    yield from (one for one in view.of_type(Line) if one.after_lane_id in above)
    for element in elements:
        ends_here = element.end_step_id is None or element.end_step_id in columns
        yield element if ends_here else element.replace(end_step_id=None)
    for link in view.of_type(Link):
        if link.source_id in kept and link.target_id in kept:
            yield link
    if felt:
        yield from view.of_type(Persona)
        yield from (one for one in view.of_type(Emotion) if one.element_id in kept)
