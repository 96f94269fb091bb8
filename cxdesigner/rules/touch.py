"""Where a patch touched: what local rules have to be asked again about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.patch import Patch
from cxdesigner.model.record import Record
from cxdesigner.model.schema import references_of
from cxdesigner.model.stage import Step
from cxdesigner.rules.context import Facts
from cxdesigner.rules.registry import Rule


@dataclass(slots=True)
class Touched:
    """Ids that a patch touched, by how far the rules look."""

    types: set[type[Record]] = field(default_factory=set)
    """Types of the changed records."""

    gone: set[str] = field(default_factory=set)
    near: set[str] = field(default_factory=set)
    """Changed elements, the other ends of their links, and what changed records refer to."""

    steps: set[str] = field(default_factory=set)
    """Columns of all these, as they were and as they are."""

    links: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)
    """Changed records of other types, and those that refer to something that changed."""


def is_structural(patch: Patch) -> bool:
    """Say whether a patch changes the grid itself, so that every place has to be looked at.

    A new or an emptied column leaves the others as they were.
    """
    has_emptied, changes_spans = False, False
    for before, after in patch.changes.values():
        kind = type(before if after is None else after)
        if kind is Element:
            changes_spans |= isinstance(before, Element) and before.end_step_id is not None
        elif kind is Lane:
            return True
        elif isinstance(before, Step):
            if isinstance(after, Step) and before.order != after.order:
                return True
            has_emptied |= after is None
    # The columns that such an element has covered can no longer be told.
    return has_emptied and changes_spans


def touched_by(facts: Facts, patch: Patch) -> Touched:
    """Return what a committed patch touched, and let the facts follow it.

    The patch leaves the grid as it is (``is_structural``).
    """
    view = facts.view
    found = Touched()
    elements: list[Element] = []
    for key, (before, after) in patch.changes.items():
        for record in (before, after):
            if record is None:
                continue
            found.types.add(type(record))
            if isinstance(record, Element):
                elements.append(record)
                found.near.add(key)
            elif isinstance(record, Link):
                found.near.update((record.source_id, record.target_id))
                found.links.add(key)
            else:
                found.others.add(key)
                found.near.update(target for _, target in references_of(record))
        if after is None:
            found.gone.add(key)
        if isinstance(before, Element) or isinstance(after, Element):
            facts.spanning_changed(key, after if isinstance(after, Element) else None)
        found.others |= view.referring_ids(key)
    for element_id in list(found.near):
        for link in view.links_of(element_id):
            found.links.add(link.id)
            found.near.update((link.source_id, link.target_id))
    found.near |= found.others
    found.near -= found.gone
    found.steps = set(_steps(facts, (*elements, *_elements(facts, found.near))))
    found.steps |= {key for key in found.others if view.get(Step, key) is not None}
    facts.forget(found.steps | found.gone)
    return found


def _elements(facts: Facts, ids: Iterable[str]) -> Iterator[Element]:
    for key in ids:
        element = facts.view.get(Element, key)
        if element is not None:
            yield element


def _steps(facts: Facts, elements: Iterable[Element]) -> Iterator[str]:
    steps = facts.view.steps
    for element in elements:
        span = facts.span(element)
        if span is not None:
            for place in range(span[0], span[1] + 1):
                yield steps[place].id


def in_columns(facts: Facts, touched: Touched) -> set[str]:
    """Return the touched elements and all that stand in one of the touched columns."""
    found = {element.id for element in _elements(facts, touched.near)}
    lanes = facts.view.lanes
    for step_id in touched.steps:
        for lane in lanes:
            found.update(element.id for element in facts.view.elements_in(lane.id, step_id))
        for standing in facts.column_at(step_id).filled.values():
            found.update(element.id for element in standing)
    return found


def records_touched(
    rule: Rule, facts: Facts, touched: Touched, columns: set[str]
) -> Iterator[Record]:
    """Yield the records that a local rule has to be asked about again.

    Parameters
    ----------
    columns
        The ids that ``in_columns`` returns.
    """
    view = facts.view
    for record_type in rule.over:
        if record_type is Blueprint:
            yield facts.blueprint
            continue
        if record_type is Element:
            ids = columns if rule.scope == "column" else touched.near
        elif record_type is Link:
            ids = touched.links
        else:
            ids = touched.others
        for key in ids:
            record = view.get(record_type, key)
            if record is not None:
                yield record
