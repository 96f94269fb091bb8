"""How much a blueprint holds. Lines are nodes of the graph but are not counted (architecture 1)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from cxdesigner.model.element import ELEMENT_KINDS, Element, ElementKind
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import LINK_KINDS, Link, LinkKind
from cxdesigner.model.persona import Persona
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.view import RecordView


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of records; notes are counted apart, they are no part of the service."""

    stages: int
    steps: int
    lanes: int
    elements: int
    """Elements but notes."""

    notes: int
    links: int
    personas: int
    by_element_kind: tuple[tuple[ElementKind, int], ...]
    by_link_kind: tuple[tuple[LinkKind, int], ...]

    @property
    def touchpoints(self) -> int:
        """Number of touchpoints."""
        return dict(self.by_element_kind).get("touchpoint", 0)


def counts(view: RecordView) -> Counts:
    """Return how many records of each sort there are."""
    kinds = Counter(element.kind for element in view.of_type(Element))
    links = Counter(link.kind for link in view.of_type(Link))
    return Counts(
        stages=view.count(Stage),
        steps=view.count(Step),
        lanes=view.count(Lane),
        elements=kinds.total() - kinds["note"],
        notes=kinds["note"],
        links=links.total(),
        personas=view.count(Persona),
        by_element_kind=tuple((kind, kinds[kind]) for kind in ELEMENT_KINDS if kinds[kind]),
        by_link_kind=tuple((kind, links[kind]) for kind in LINK_KINDS if links[kind]),
    )
