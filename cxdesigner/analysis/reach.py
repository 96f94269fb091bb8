"""Single points of failure: how many touchpoints depend on an element behind them.

Source: domain 4.10. Directed betweenness is 0 for every support process without an incoming link,
so dependence is counted as reach; betweenness and articulation points of the undirected graph are
the second look.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cxdesigner.base.progress import while_wanted
from cxdesigner.model.element import Element
from cxdesigner.model.lane import CUSTOMER_ROLES, PROVIDER_ROLES
from cxdesigner.model.link import Link
from cxdesigner.model.queries import customer_elements, elements_with_role, role_of
from cxdesigner.model.view import RecordView

CRITICAL = 0.5
"""Share of the touchpoints from which on an element without substitute is critical."""

EXACT_NODES = 500
"""Nodes up to which betweenness is exact; beyond, it would take seconds and is sampled."""

SAMPLES = 50


@dataclass(frozen=True, slots=True)
class Reach:
    """What depends on one element of the provider."""

    element_id: str
    share: float
    """Touchpoints that depend on it, of all touchpoints, 0…1."""

    touchpoints: tuple[str, ...]
    """Ids in reading order."""

    covered: bool
    """Whether a substitute (``redundant_with``) reaches all of them as well."""

    @property
    def critical(self) -> bool:
        """Whether half of the touchpoints or more fail with it, and nothing stands in."""
        return self.share >= CRITICAL and not self.covered


@dataclass(frozen=True, slots=True)
class Structure:
    """Places in the undirected dependence graph that hold it together."""

    betweenness: tuple[tuple[str, float], ...]
    """(element id, share 0…1 of the shortest ways through it), sorted by id."""

    sampled: bool
    """Whether betweenness is an estimate from ``SAMPLES`` nodes: it must be labelled so."""

    articulation: tuple[str, ...]
    """Ids without which the graph falls apart, sorted."""


def dependence(view: RecordView) -> dict[str, tuple[str, ...]]:
    """Return element → elements that need it, the graph H of domain 4.10.

    Support and provider flow as drawn, each interaction from the frontstage to the touchpoint.
    """
    following: dict[str, dict[str, None]] = {}
    for link in view.of_type(Link):
        ends = _dependence_of(view, link)
        if ends is not None:
            following.setdefault(ends[0], {})[ends[1]] = None
    return {key: tuple(targets) for key, targets in following.items()}


def reach(view: RecordView) -> tuple[Reach, ...]:
    """Return the reach of each provider element in reading order; () without touchpoints."""
    touchpoints = [e.id for e in customer_elements(view) if e.kind == "touchpoint"]
    if not touchpoints:
        return ()
    bits = {key: 1 << place for place, key in enumerate(touchpoints)}
    graph = dependence(view)
    masks = _masks(graph, bits)
    stand_ins = partners(view)
    found = []
    for element in while_wanted(elements_with_role(view, *sorted(PROVIDER_ROLES))):
        mask = masks.get(element.id, 0)
        others = [other for other in stand_ins.get(element.id, ()) if other in graph]
        # A substitute that itself needs the element is none: look at it with the element gone.
        without = {key: v for key, v in graph.items() if key != element.id} if others else {}
        covered = bool(mask) and any(
            _mask_from(other, without, bits) & mask == mask for other in others
        )
        members = tuple(touchpoints[place] for place in _places(mask))
        found.append(Reach(element.id, len(members) / len(touchpoints), members, covered))
    return tuple(found)


def structure(view: RecordView) -> Structure:
    """Return betweenness and articulation points of the undirected dependence graph.

    Betweenness is exact up to ``EXACT_NODES`` and sampled (``SAMPLES`` sources, always the same)
    beyond. Nothing here is quick: run it in a thread.
    """
    # Importing networkx takes 0.15 s: only this second look pays for it.
    import networkx as nx

    graph: Any = nx.Graph()
    graph.add_nodes_from(e.id for e in elements_with_role(view, *sorted(PROVIDER_ROLES)))
    graph.add_nodes_from(e.id for e in customer_elements(view) if e.kind == "touchpoint")
    graph.add_edges_from(
        (source, target) for source, targets in dependence(view).items() for target in targets
    )
    sampled = graph.number_of_nodes() > EXACT_NODES
    between = nx.betweenness_centrality(graph, k=SAMPLES if sampled else None, seed=1)
    return Structure(
        betweenness=tuple(sorted((str(key), float(value)) for key, value in between.items())),
        sampled=sampled,
        articulation=tuple(sorted(map(str, nx.articulation_points(graph)))),
    )


def _dependence_of(view: RecordView, link: Link) -> tuple[str, str] | None:
    source, target = view.get(Element, link.source_id), view.get(Element, link.target_id)
    if source is None or target is None or "note" in (source.kind, target.kind):
        return None
    first, second = role_of(view, source), role_of(view, target)
    match link.kind:
        case "support":
            return source.id, target.id
        case "flow" if first in PROVIDER_ROLES and second in PROVIDER_ROLES:
            return source.id, target.id
        case "interaction" if first in CUSTOMER_ROLES and second in PROVIDER_ROLES:
            return target.id, source.id
        case "interaction" if second in CUSTOMER_ROLES and first in PROVIDER_ROLES:
            return source.id, target.id
        case _:
            return None


def partners(view: RecordView) -> dict[str, set[str]]:
    """Return element → its substitutes; being a substitute is mutual."""
    found: dict[str, set[str]] = {}
    for element in view.of_type(Element):
        for other in element.redundant_with:
            found.setdefault(element.id, set()).add(other)
            found.setdefault(other, set()).add(element.id)
    return found


def _masks(graph: Mapping[str, tuple[str, ...]], bits: Mapping[str, int]) -> dict[str, int]:
    """Element → touchpoints reached, as bits; repeated until circles have settled."""
    order = _deepest_first(graph)
    masks = {key: bits.get(key, 0) for key in order}
    changed = True
    while changed:
        changed = False
        for key in order:
            mask = masks[key]
            for following in graph.get(key, ()):
                mask |= masks[following]
            if mask != masks[key]:
                masks[key] = mask
                changed = True
    return masks


def _places(mask: int) -> Iterator[int]:
    """Yield the places of the bits that are set, lowest first."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def _mask_from(first: str, graph: Mapping[str, tuple[str, ...]], bits: Mapping[str, int]) -> int:
    mask, seen, stack = 0, {first}, [first]
    while stack:
        key = stack.pop()
        mask |= bits.get(key, 0)
        for following in graph.get(key, ()):
            if following not in seen:
                seen.add(following)
                stack.append(following)
    return mask


def _deepest_first(graph: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    seen: set[str] = set()
    order: list[str] = []
    for first in graph:
        if first in seen:
            continue
        seen.add(first)
        stack = [(first, iter(graph[first]))]
        while stack:
            key, rest = stack[-1]
            following = next((other for other in rest if other not in seen), None)
            if following is None:
                order.append(key)
                stack.pop()
            else:
                seen.add(following)
                stack.append((following, iter(graph.get(following, ()))))
    return tuple(order)
