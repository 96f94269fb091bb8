"""What leads to some elements and what follows from them, along the links as they are drawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
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
            case Link() as link:
                links.add(key)
                before.add(link.source_id)
                behind.add(link.target_id)
            case _:
                pass
    start = frozenset(elements | links)
    return Trace(
        start,
        frozenset(_follow(view, before | elements, forward=False) - start),
        frozenset(_follow(view, behind | elements, forward=True) - start),
    )


def _follow(view: RecordView, start: Collection[str], *, forward: bool) -> set[str]:
    """Return elements and links that can be reached, those of the start included."""
    found = set(start)
    waiting = list(start)
    links: set[str] = set()
    while waiting and len(found) <= _MANY:
        element_id = waiting.pop()
        for link in view.links_of(element_id):
            leads_on = link.source_id == element_id
            if link.both or leads_on is forward:
                links.add(link.id)
                beyond = link.target_id if leads_on else link.source_id
                if beyond not in found:
                    found.add(beyond)
                    waiting.append(beyond)
    if not waiting:
        return found | links
    return _follow_many(view, found, waiting, forward=forward)


def _follow_many(
    view: RecordView, found: set[str], waiting: list[str], *, forward: bool
) -> set[str]:
    """Do the same where there are many: links are gone through faster than asked for one by one."""
    every = view.of_type(Link)
    on: defaultdict[str, list[str]] = defaultdict(list)
    for link in every:
        # What is found already waits, or was gone on from.
        if (link.both or forward) and link.target_id not in found:
            on[link.source_id].append(link.target_id)
        if (link.both or not forward) and link.source_id not in found:
            on[link.target_id].append(link.source_id)
    while on and waiting:
        for beyond in on.get(waiting.pop(), ()):
            if beyond not in found:
                found.add(beyond)
                waiting.append(beyond)
    return found.union(
        [
            link.id for link in every
            if (link.source_id if forward else link.target_id) in found
            or (link.both and (link.target_id if forward else link.source_id) in found)
        ]
    )  # fmt: skip
