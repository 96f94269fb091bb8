"""What depends on an element, what it depends on, and what fails when it is switched off.

Source: the dependence graph H of domain 4.10 (``reach.dependence``). A consumer needs all of its
suppliers; a supplier that fails is stood in for by a working substitute (``redundant_with``) from
which the consumer is reached without it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from cxdesigner.analysis.reach import dependence, partners
from cxdesigner.model.element import Element
from cxdesigner.model.insight import PainPoint
from cxdesigner.model.lane import PROVIDER_ROLES, Lane, LaneRow
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion
from cxdesigner.model.queries import (
    customer_elements,
    elements_with_role,
    provider_of,
    reading_order,
    stage_of,
    steps_of_stage,
    top_stage,
)
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.view import RecordView

Graph = Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class Hit:
    """Touchpoints that something reaches, and where and whom; ids in reading order."""

    touchpoints: tuple[str, ...]
    total: int
    """How many touchpoints there are."""

    stages: tuple[str, ...]
    """Stages of the first level in which they are."""

    personas: tuple[str, ...]
    """Personas of whom something is known there."""

    @property
    def share(self) -> float | None:
        """Touchpoints hit of all, 0…1; None without touchpoints."""
        return len(self.touchpoints) / self.total if self.total else None


@dataclass(frozen=True, slots=True)
class Impact:
    """What hangs on some elements, and on what they hang; the elements themselves left out."""

    elements: tuple[str, ...]
    dependents: tuple[str, ...]
    needs: tuple[str, ...]
    hit: Hit


@dataclass(frozen=True, slots=True)
class Outage:
    """What happens when some elements are switched off; ids in reading order."""

    off: tuple[str, ...]
    failing: tuple[str, ...]
    """What fails with them, touchpoints included, those switched off left out."""

    held: tuple[tuple[str, str], ...]
    """(element that goes on, substitute that stands in for what failed before it)."""

    hit: Hit
    """The touchpoints that fail; one that is switched off itself counts as failing."""


def elements_behind(view: RecordView, record_ids: Iterable[str]) -> set[str]:
    """Return the elements that records are about.

    An element is about itself, a link about the one it starts from, a step, stage, lane or row
    about what is in it, an emotion or pain point about where it is felt. Anything else is about
    nothing.
    """
    found: set[str] = set()
    for key in record_ids:
        match view.find(key):
            case Element():
                found.add(key)
            case Link() as link:
                found.add(link.source_id)
            case Emotion() | PainPoint() as known:
                found.update((known.element_id,) if known.element_id else ())
            case Step():
                found.update(e.id for e in view.referring(key, Element) if e.step_id == key)
            case Stage():
                for step in steps_of_stage(view, key):
                    found.update(
                        e.id for e in view.referring(step.id, Element) if e.step_id == step.id
                    )
            case Lane() | LaneRow():
                found.update(element.id for element in view.referring(key, Element))
            case _:
                pass
    return found


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a touchpoint belongs, and who feels something there."""

    top: str | None
    personas: frozenset[str]


class Dependence:
    """What hangs together in a blueprint as it is now: made once, asked often."""

    def __init__(self, view: RecordView) -> None:
        self._view = view
        self._rank = {element.id: place for place, element in enumerate(reading_order(view))}
        self._graph = dependence(view)
        self._turned = _reversed(self._graph)
        self._partners = partners(view)
        self._touchpoints = {
            element.id: _Place(_top_of(view, element), frozenset(_personas_at(view, element.id)))
            for element in customer_elements(view)
            if element.kind == "touchpoint"
        }

    def impact(self, record_ids: Iterable[str]) -> Impact:
        """Return what depends on records and what they depend on, over drawn links alone."""
        start = self._ordered(elements_behind(self._view, record_ids))
        behind = _reached(start, self._graph) - set(start)
        before = _reached(start, self._turned) - set(start)
        return Impact(start, self._ordered(behind), self._ordered(before), self._hit(behind))

    def outage(self, off: Iterable[str]) -> Outage:
        """Return what fails when elements are switched off.

        Ids of anything else are passed over.
        """
        gone = {key for key in off if key in self._rank}
        failed = set(gone)
        held: dict[str, str] = {}
        waiting = list(gone)
        while waiting:
            supplier = waiting.pop()
            for consumer in self._graph.get(supplier, ()):
                if consumer in failed:
                    continue
                others = sorted(self._partners.get(supplier, set()) - failed)
                helper = next((o for o in others if consumer in self._working(o, failed)), None)
                if helper is None:
                    failed.add(consumer)
                    held.pop(consumer, None)
                    # Whoever was held over what has just failed is looked at again.
                    waiting += [consumer, *(failed if held else ())]
                    held.clear()
                else:
                    held[consumer] = helper
        return Outage(
            self._ordered(gone),
            self._ordered(failed - gone),
            tuple((key, held[key]) for key in self._ordered(held)),
            self._hit(failed),
        )

    def _ordered(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return ids of elements in reading order; others are left out."""
        return tuple(sorted((key for key in ids if key in self._rank), key=self._rank.__getitem__))

    def _working(self, start: str, failed: Collection[str]) -> set[str]:
        return _reached((start,), self._graph, failed)

    def _hit(self, ids: Collection[str]) -> Hit:
        view = self._view
        reached = self._ordered(self._touchpoints.keys() & ids)
        places = [self._touchpoints[key] for key in reached]
        tops = {place.top for place in places}
        known = frozenset[str]().union(*{place.personas for place in places})
        return Hit(
            reached,
            len(self._touchpoints),
            tuple(stage.id for stage in view.stages if stage.id in tops),
            tuple(persona.id for persona in view.personas if persona.id in known),
        )


def performers(view: RecordView, language: str) -> dict[str, tuple[str, ...]]:
    """Return who performs the provider's work → ids of what they perform, sorted by name.

    The actor counts, or the owner where none is named (domain 4.9), as it reads in ``language``.
    """
    found: dict[str, list[str]] = {}
    names: dict[object, str] = {}
    for element in elements_with_role(view, *sorted(PROVIDER_ROLES)):
        provider = provider_of(element)
        if not provider.entries:
            continue
        # Few names are at thousands of elements.
        name = names.get(provider.entries)
        if name is None:
            name = names[provider.entries] = provider.line(language)
        if name:
            found.setdefault(name, []).append(element.id)
    return {name: tuple(found[name]) for name in sorted(found)}


def _top_of(view: RecordView, element: Element) -> str | None:
    top = top_stage(view, stage_of(view, element))
    return None if top is None else top.id


def _personas_at(view: RecordView, element_id: str) -> Iterator[str]:
    """Yield the personas who feel or suffer something at an element."""
    for emotion in view.referring(element_id, Emotion):
        yield emotion.persona_id
    for pain in view.referring(element_id, PainPoint):
        if pain.persona_id is not None:
            yield pain.persona_id


def _reached(start: Iterable[str], graph: Graph, closed: Collection[str] = ()) -> set[str]:
    found = set(start)
    waiting = list(found)
    while waiting:
        for following in graph.get(waiting.pop(), ()):
            if following not in found and following not in closed:
                found.add(following)
                waiting.append(following)
    return found


def _reversed(graph: Graph) -> dict[str, list[str]]:
    turned: dict[str, list[str]] = {}
    for source, targets in graph.items():
        for target in targets:
            turned.setdefault(target, []).append(source)
    return turned
