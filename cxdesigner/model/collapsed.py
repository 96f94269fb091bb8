"""What stands in the one column of a collapsed stage for what is not shown of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from cxdesigner.model.asset import Style
from cxdesigner.model.element import ELEMENT_KINDS, Element, ElementKind
from cxdesigner.model.link import Link
from cxdesigner.model.record import ElementId, LaneId, Record, RowId, StepId
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView

_PAINTS = (("fill", "style.grey.tint"),)


@dataclass(slots=True)
class Hidden:
    """One element of a collapsed stage: which stage, and the step that is left of it."""

    stage_id: str
    step_id: str


@dataclass(slots=True)
class StandIns:
    """Records that are in no file: one box for the elements of a lane, one link for many.

    Attributes
    ----------
    records
        What is shown besides or otherwise, by id: boxes with their looks, bundles of links, and
        single links that end at a box but keep their id.
    stands_for
        Box or bundle → the collapsed stage that it stands for.
    members
        Box or bundle → the elements or links that it stands for.
    """

    records: dict[str, Record] = field(default_factory=dict)
    stands_for: dict[str, str] = field(default_factory=dict)
    members: dict[str, tuple[str, ...]] = field(default_factory=dict)


NO_STAND_INS: Final = StandIns()
"""Where no stage is collapsed."""


def stand_in(
    source: RecordView, hidden: Mapping[str, Hidden], links: Collection[str], gone: Collection[str]
) -> StandIns:
    """Return what stands for the elements of collapsed stages and for the links to them.

    A box says how many elements of a lane it stands for. Links that would have the same ends and
    the same kind become one that says how many they are; those within one box are not shown.

    Parameters
    ----------
    hidden
        Element id → where it is hidden; without those whose lane is hidden as well.
    links
        Ids of the links with an end among them.
    gone
        Ids of records that are not shown and that nothing stands for.
    """
    found = StandIns()
    boxes = _boxes(source, hidden, found)
    bundles: dict[tuple[str, str, str, bool], list[Link]] = {}
    for link_id in sorted(links):
        link = source.need(Link, link_id)
        start, end = (boxes.get(key, key) for key in (link.source_id, link.target_id))
        if start != end and start not in gone and end not in gone:
            bundles.setdefault((start, end, link.kind, link.both), []).append(link)
    for (start, end, kind, both), members in bundles.items():
        first = members[0]
        if len(members) == 1:
            found.records[first.id] = first.replace(source_id=start, target_id=end)
            continue
        bundle = Link(
            id=_id("bundle", start, end, kind, str(both)),
            kind=first.kind,
            both=both,
            loop=all(link.loop for link in members),
            label=LocalText.of(str(len(members))),
            source_id=ElementId(start),
            target_id=ElementId(end),
        )
        found.records[bundle.id] = bundle
        found.members[bundle.id] = tuple(link.id for link in members)
        found.stands_for[bundle.id] = found.stands_for[start if start in found.stands_for else end]
    return found


def _boxes(source: RecordView, hidden: Mapping[str, Hidden], found: StandIns) -> dict[str, str]:
    """Make the boxes; return element id → id of its box."""
    groups: dict[tuple[str, str, str | None], list[Element]] = {}
    for element_id in sorted(hidden):
        element = source.need(Element, element_id)
        key = (hidden[element_id].stage_id, element.lane_id, element.row_id)
        groups.setdefault(key, []).append(element)
    boxes: dict[str, str] = {}
    for (stage_id, lane_id, row_id), members in groups.items():
        box = Element(
            id=_id("box", stage_id, lane_id, row_id or ""),
            kind=_usual_kind(members),
            label=LocalText.of(str(len(members))),
            lane_id=LaneId(lane_id),
            row_id=RowId(row_id) if row_id is not None else None,
            step_id=StepId(hidden[members[0].id].step_id),
        )
        look = Style(id=_id("look", box.id), subject_id=box.id, paints=_PAINTS)
        found.records |= {box.id: box, look.id: look}
        found.stands_for[box.id] = stage_id
        found.members[box.id] = tuple(element.id for element in members)
        boxes |= dict.fromkeys((element.id for element in members), box.id)
    return boxes


def _usual_kind(members: Collection[Element]) -> ElementKind:
    """Return the kind of most; a diamond has no room in a narrow column."""
    kinds: list[ElementKind] = [e.kind for e in members if e.kind != "decision"]
    counts = Counter(kinds)
    return max(ELEMENT_KINDS, key=lambda kind: counts[kind]) if counts else "action"


def _id(*parts: str) -> str:
    """Return an id that is the same for the same parts, and that no file has by chance."""
    return f"{parts[0]}:{sha256('|'.join(parts).encode()).hexdigest()[:24]}"
