"""The time ruler: what each step adds to the customer's time, waits hatched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.minutes import counted_minutes
from cxdesigner.analysis.words import minutes_text
from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import _
from cxdesigner.model.element import Element
from cxdesigner.model.queries import column_of
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.charts.signs import bar
from cxdesigner.scene.items import Layer, Scene, SceneItem, part_id
from cxdesigner.scene.primitives import PathShape, Primitive, Stroke

HEIGHT = 24.0
"""Of the strip, points."""

_BAR = 7.0
_TOP = 3.0
_TEXT = 8.0
_WORK, _WAIT = "lane.customer", "emotion.negative"
_GAP = 2.0


@dataclass(frozen=True, slots=True)
class Tick:
    """What one step adds to the longest way: minutes at its beginning, work and wait in it."""

    step_id: str
    start: float
    work: float
    wait: float

    @property
    def end(self) -> float:
        """Minutes at its end."""
        return self.start + self.work + self.wait


def ruler_of(facts: Facts) -> tuple[Tick, ...]:
    """Return the steps of the longest way with their times, in its order; () without times.

    What spans the whole journey belongs to no step and is left out of the strip, not of the sums.
    """
    longest = facts.lead_time.longest
    if longest is None:
        return ()
    steps = facts.view.steps
    found: dict[str, Tick] = {}
    at = 0.0
    for key in longest.path:
        element = facts.view.need(Element, key)
        work, wait = counted_minutes(element.work) or 0.0, counted_minutes(element.wait) or 0.0
        column = column_of(facts.view, element)
        if column is not None:
            step_id = steps[column].id
            known = found.get(step_id, Tick(step_id, at, 0.0, 0.0))
            found[step_id] = replace(known, work=known.work + work, wait=known.wait + wait)
        at += work + wait
    return tuple(found.values())


def tick_shapes(tick: Tick, width: float, setter: Typesetter) -> tuple[Primitive, ...]:
    """Return one step of the ruler so many points wide: wait and work in their proportion.

    The time since the beginning stands at its right end, if there is room.
    """
    drawn: list[Primitive] = [
        PathShape((("M", width, 0.0), ("L", width, HEIGHT - 3.0)), None, Stroke("grid", 0.8))
    ]
    total, room = tick.work + tick.wait, max(0.0, width - 2 * _GAP)
    if total > 0 and room > 0:
        split = room * tick.wait / total
        if tick.wait:
            drawn += bar(_GAP, _TOP, split, _BAR, _WAIT, "hatched")
        if tick.work:
            drawn += bar(_GAP + split, _TOP, room - split, _BAR, _WORK, "soft")
    text = minutes_text(tick.end)
    size = setter.size(_TEXT, text)
    if setter.width(text, "regular", size) <= room:
        top = _TOP + _BAR + 0.5
        drawn += setter.line(text, width - _GAP - 1.0, top, size, "regular", "ink", "right")
    return tuple(drawn)


def tick_words(tick: Tick) -> str:
    """Return what one step of the ruler says in words."""
    return _("{work} work, {wait} waiting; {end} since the beginning").format(
        work=minutes_text(tick.work), wait=minutes_text(tick.wait), end=minutes_text(tick.end)
    )


def spans_of(scene: Scene) -> Mapping[str, tuple[float, float]]:
    """Return step id → left edge and width of its column."""
    return {
        item.record_id: (item.rect.x, item.rect.width)
        for item in scene.of_kind("step")
        if item.record_id is not None
    }


def with_ruler(scene: Scene, ticks: tuple[Tick, ...], setter: Typesetter) -> Scene:
    """Return a scene with the ruler under its stage headers; what lies below moves down."""
    spans = spans_of(scene)
    shown = [tick for tick in ticks if tick.step_id in spans]
    if not shown:
        return scene
    heads = [item for item in scene.items.values() if item.kind in ("stage", "step")]
    top = max((item.rect.bottom for item in heads), default=0.0) + 3.0
    items = {
        key: item if item.kind in ("stage", "step") else item.moved(0.0, HEIGHT)
        for key, item in scene.items.items()
    }
    for tick in shown:
        left, width = spans[tick.step_id]
        item = SceneItem(
            id=part_id("ruler", tick.step_id),
            kind="figure",
            layer=Layer.HEADER,
            x=left,
            y=top,
            bounds=Rect(0.0, 0.0, width, HEIGHT),
            primitives=tick_shapes(tick, width, setter),
            label=minutes_text(tick.end),
            description=tick_words(tick),
            language=setter.language,
            record_id=tick.step_id,
            step_id=tick.step_id,
            subject_ids=(tick.step_id,),
        )
        items[item.id] = item
    name = _name_item(scene, top, setter)
    items[name.id] = name
    return replace(scene, items=MappingProxyType(items), height=scene.height + HEIGHT)


def ruler_name(width: float, setter: Typesetter) -> tuple[Primitive, ...]:
    """Return the name of the ruler in the column of the lane names, right-aligned at a width."""
    text = _("Time so far")
    size = setter.size(_TEXT, text)
    cut = setter.measurer.truncate(text, "bold", size, width - 14.0, setter.language)
    return setter.lines((cut,), width - 6.0, _TOP + 3.0, size, "bold", "ink.secondary", "right")


def _name_item(scene: Scene, top: float, setter: Typesetter) -> SceneItem:
    width = max((item.rect.right for item in scene.of_kind("lane_header")), default=84.0)
    return SceneItem(
        id=part_id("ruler", "", "name"),
        kind="figure_frame",
        layer=Layer.HEADER,
        x=0.0,
        y=top,
        bounds=Rect(0.0, 0.0, width, HEIGHT),
        primitives=ruler_name(width, setter),
        label=_("Time so far"),
        language=setter.language,
    )
