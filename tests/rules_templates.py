"""The three templates, and edits of them as the worked examples of the rules make them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from cxdesigner.formats.templates import load_template
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link, LinkKind
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.record import ElementId, LaneId, Record, StepId
from cxdesigner.model.store import Store, Transaction
from cxdesigner.model.text import LocalText
from cxdesigner.rules.finding import Finding
from cxdesigner.rules.runner import run

TEMPLATES = {"A": "hot-pot", "B": "electronics", "C": "outpatient"}


@cache
def records(letter: str) -> tuple[Record, ...]:
    return load_template(TEMPLATES[letter])


class Edit:
    """A template that is being changed, in the words of the worked examples."""

    def __init__(self, letter: str) -> None:
        self.letter = letter
        self.store = Store(records(letter))

    # -- looking -----------------------------------------------------------------------------

    def step(self, column: int) -> StepId:
        """Id of the step of a column (1…) of the template."""
        return StepId(self.store.steps[column - 1].id)

    def lane(self, role: str) -> LaneId:
        return LaneId(next(lane.id for lane in self.store.of_type(Lane) if lane.role == role))

    def links(self, source: str, target: str, kind: str | None = None) -> list[Link]:
        return [
            link
            for link in self.store.outgoing(source)
            if link.target_id == target and kind in (None, link.kind)
        ]

    # -- changing ----------------------------------------------------------------------------

    def change(self, work: Callable[[Transaction], object]) -> Edit:
        with self.store.transaction("edit") as tx:
            work(tx)
        return self

    def set(self, record_id: str, **changes: Any) -> Edit:
        record = self.store.records[record_id]
        return self.change(lambda tx: tx.put(record.replace(**changes)))

    def set_document(self, **changes: Any) -> Edit:
        return self.set(self.store.blueprint.id, **changes)

    def delete(self, *ids: str) -> Edit:
        return self.change(lambda tx: tx.delete(ids))

    def cut(self, source: str, target: str, kind: str | None = None) -> Edit:
        found = self.links(source, target, kind)
        assert found, f"no link {source} to {target}"
        return self.delete(*(link.id for link in found))

    def link(self, source: str, target: str, kind: LinkKind, **fields: Any) -> Edit:
        number = sum(1 for _ in self.store.of_type(Link))
        link = Link(
            id=f"new-{number}",
            kind=kind,
            source_id=ElementId(source),
            target_id=ElementId(target),
            **fields,
        )
        return self.change(lambda tx: tx.put(link))

    def element(self, element_id: str, role: str, column: int, kind: str, **fields: Any) -> Edit:
        fields.setdefault("label", LocalText.of(element_id))
        element = Element(
            id=element_id,
            lane_id=self.lane(role),
            step_id=self.step(column),
            order=fields.pop("order", "z"),
            kind=kind,  # type: ignore[arg-type]
            **fields,
        )
        return self.change(lambda tx: tx.put(element))

    def feel(self, element_id: str, value: float | None) -> Edit:
        """Set what the first persona feels; None takes the emotion away."""
        persona = self.store.personas[0]
        own = [
            emotion
            for emotion in self.store.referring(element_id, Emotion)
            if emotion.persona_id == persona.id
        ]
        if value is None:
            return self.delete(*(emotion.id for emotion in own))
        return self.set(own[0].id, value=value)

    def each(self, record_type: type[Record], **changes: Any) -> Edit:
        for record in self.store.of_type(record_type):
            self.set(record.id, **changes)
        return self

    def add(self, record: Record) -> Edit:
        return self.change(lambda tx: tx.put(record))

    def without_personas(self) -> Edit:
        return self.delete(*(persona.id for persona in self.store.of_type(Persona)))

    # -- asking ------------------------------------------------------------------------------

    def findings(self, maturity: Any = "final") -> tuple[Finding, ...]:
        return run(self.store, maturity=maturity)

    def codes(self, maturity: Any = "final") -> set[str]:
        return codes(self.findings(maturity))


def codes(findings: Iterable[Finding]) -> set[str]:
    return {finding.code for finding in findings}
