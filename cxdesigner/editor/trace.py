"""What leads to some elements and what follows from them, along the links as they are drawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.view import RecordView

_MANY = 500


@dataclass(frozen=True, slots=True)
class Trace:
    """Elements and links before and behind some elements; the links between both included."""

    start: frozenset[str]
    upstream: frozenset[str]
    downstream: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.start)


def trace(view: RecordView, record_ids: Collection[str]) -> Trace:
    """Follow the links from elements, or from both ends of links, in both directions.

    A link with heads at both ends leads both ways.
    """
    elements: set[str] = set()
    links: set[str] = set()
    before: set[str] = set()
    behind: set[str] = set()
    for key in record_ids:
        match view.find(key):
            case Element():
                elements.add(key)
                before.add(key)
                behind.add(key)
            case Link() as link:
                links.add(key)
                before.add(link.source_id)
                behind.add(link.target_id)
            case _:
                pass
    start = frozenset(elements | links)
    return Trace(
        start,
        frozenset(_follow(view, before, forward=False) - start),
        frozenset(_follow(view, behind, forward=True) - start),
    )


def _follow(view: RecordView, start: Collection[str], *, forward: bool) -> set[str]:
    """Return elements and links that can be reached, those of the start included."""
    found = set(start)
    waiting = list(start)
    ways: Mapping[str, Collection[tuple[str, str]]] | None = None
    while waiting:
        if ways is None and len(found) > _MANY:
            ways = _all_ways(view, forward=forward)
        element_id = waiting.pop()
        led = _ways(view, element_id, forward=forward) if ways is None else ways.get(element_id, ())
        for link, beyond in led:
            found.add(link)
            if beyond not in found:
                found.add(beyond)
                waiting.append(beyond)
    return found


def _ways(view: RecordView, element_id: str, *, forward: bool) -> Iterator[tuple[str, str]]:
    for link in view.links_of(element_id):
        leads_on = link.source_id == element_id
        if link.both or leads_on is forward:
            yield link.id, link.target_id if leads_on else link.source_id


def _all_ways(view: RecordView, *, forward: bool) -> Mapping[str, Collection[tuple[str, str]]]:
    """Return the same of all elements: links are gone through faster than asked for one by one."""
    ways: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for link in view.of_type(Link):
        if link.both or forward:
            ways[link.source_id].append((link.id, link.target_id))
        if (link.both or not forward) and link.source_id != link.target_id:
            ways[link.target_id].append((link.id, link.source_id))
    return ways
