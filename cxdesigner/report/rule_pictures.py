"""The wrong and the right picture of a rule, drawn by the layout of the program itself.

``resources/examples/rules.json`` says how a template has to be changed for a rule to speak; what
is drawn is an excerpt around what the rule then speaks about. ``tools/rule_examples.py`` makes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any

from cxdesigner.base.paths import resource
from cxdesigner.formats.templates import load_template
from cxdesigner.formats.validate import record_of
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane, LaneRow, Line
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Store
from cxdesigner.model.view import RecordView
from cxdesigner.scene.build import LayoutOptions, layout
from cxdesigner.scene.items import Layer, Scene, SceneItem
from cxdesigner.scene.options import EmotionPlace
from cxdesigner.scene.primitives import RectShape, Stroke

FELT = frozenset({"X01", "X02", "X03", "X09", "X10", "X11", "X19"})
"""Rules about the curve, which is drawn for them alone."""

_AROUND = 1
"""Columns shown before and after what a rule speaks about."""

_MOST_COLUMNS = 5
_FEW_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Example:
    """How a rule comes to speak: a template, and the records that differ from it."""

    template: str
    changed: tuple[Record, ...]
    gone: tuple[str, ...]
    about: tuple[str, ...]
    """Ids of what the rule speaks about then."""


@cache
def examples() -> MappingProxyType[str, Example]:
    """Return the examples by code of the rule; not every rule has one that can be drawn."""
    try:
        raw = json.loads(resource("examples", "rules.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return MappingProxyType({})
    return MappingProxyType({code: _example(one) for code, one in raw.items()})


def _example(raw: dict[str, Any]) -> Example:
    changed = tuple(record_of(one, 0) for one in raw["changed"])
    return Example(raw["template"], changed, tuple(raw["gone"]), tuple(raw["about"]))


def stores(example: Example) -> tuple[Store, Store]:
    """Return the blueprint in which the rule speaks, and the one in which it is silent."""
    right = Store(load_template(example.template))
    wrong = Store(load_template(example.template))
    with wrong.transaction("example") as tx:
        tx.delete(example.gone)
        for record in example.changed:
            tx.put(record)
    return wrong, right


def rule_pictures(code: str) -> tuple[Scene, Scene] | None:
    """Return what is wrong and what is right; None where the difference cannot be seen."""
    example = examples().get(code)
    if example is None:
        return None
    wrong, right = stores(example)
    focus = _focus(wrong, right, example)
    columns = _columns(wrong, right, focus)
    if not columns and any(isinstance(one, Lane | Line) for one in example.changed):
        # What is wrong with lanes and lines shows in any part of the drawing.
        columns = frozenset(step.id for step in right.steps[:_FEW_COLUMNS])
    if not columns:
        return None
    lanes = _lanes(wrong, right, focus, columns)
    emotion: EmotionPlace = "band" if code in FELT else "off"
    pair = [_drawn(view, columns, lanes, emotion) for view in (wrong, right)]
    if _shapes(pair[0]) == _shapes(pair[1]):
        return None
    return _framed(pair[0], example.about), pair[1]


def _focus(wrong: RecordView, right: RecordView, example: Example) -> frozenset[str]:
    """Return the ids of the elements that the rule speaks about, or that have changed."""
    there = _elements(wrong, (*example.about, *(one.id for one in example.changed)))
    return frozenset(one.id for one in (*there, *_elements(right, example.gone)))


def _columns(wrong: RecordView, right: RecordView, focus: Iterable[str]) -> frozenset[str]:
    """Return the ids of the steps to show: those of the elements and their neighbours.

    What lies between is left out where the elements are too far apart.
    """
    places = {**wrong.positions(Step), **right.positions(Step)}
    found = [
        places[element.step_id]
        for key in focus
        for view in (wrong, right)
        if (element := view.get(Element, key)) is not None and element.step_id in places
    ]
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
    view: RecordView, columns: frozenset[str], lanes: frozenset[str], emotion: EmotionPlace
) -> Scene:
    excerpt = Store(_excerpt(view, columns, lanes, felt=emotion != "off"))
    language = next(iter(view.blueprint.languages), "en")
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


def _shapes(scene: Scene) -> dict[str, object]:
    return {key: (item.rect, item.primitives, item.children) for key, item in scene.items.items()}


def _framed(scene: Scene, about: Iterable[str]) -> Scene:
    """Return a scene with a dashed frame around what is wrong."""
    items = dict(scene.items)
    stroke = Stroke("problem.warning", 1.6, (4.0, 3.0))
    found = [scene.items[key] for key in about if key in scene.items]
    elements = [item for item in found if item.kind == "element"]
    # The box around a link says little beside those of its ends.
    for place, item in enumerate(elements or [item for item in found if item.kind == "link"]):
        rect = item.rect.grown(4)
        frame = RectShape(0.0, 0.0, rect.width, rect.height, 6.0, None, stroke)
        items[f":frame:{place}"] = SceneItem(
            f":frame:{place}", "legend", Layer.FRAME, rect.x, rect.y, rect.moved(-rect.x, -rect.y),
            (frame,),
        )  # fmt: skip
    return replace(scene, items=MappingProxyType(items))
