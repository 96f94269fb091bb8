"""Short ways to write a blueprint down in a test."""

from __future__ import annotations

from typing import Any

from cxdesigner.base.order import initial_keys, key_after_last
from cxdesigner.model.blueprint import Blueprint, BlueprintKind
from cxdesigner.model.create import DEFAULT_ROLES, default_lanes, default_lines
from cxdesigner.model.element import Element, ElementKind
from cxdesigner.model.lane import LaneRole
from cxdesigner.model.link import Link, LinkKind
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText


class BlueprintBuilder:
    """Collects records; ``store()`` gives a store of them.

    Lane ids are ``lane-<role>``, step ids ``step-1`` …, stage ids ``stage-1`` ….
    """

    def __init__(
        self,
        kind: BlueprintKind = "service_blueprint",
        *,
        steps: int = 3,
        stages: tuple[int, ...] = (),
        roles: tuple[LaneRole, ...] | None = None,
        languages: tuple[str, ...] = ("en",),
        **fields: Any,
    ) -> None:
        lanes = default_lanes(roles or DEFAULT_ROLES[kind])
        self.records: list[Record] = [
            Blueprint(
                id="bp", kind=kind, languages=languages, title=LocalText.of("Sample"), **fields
            ),
            *lanes,
            *default_lines(lanes),
        ]
        owners: list[str | None] = []
        for number, (count, order) in enumerate(
            zip(stages, initial_keys(len(stages)), strict=True), start=1
        ):
            self.records.append(
                Stage(id=f"stage-{number}", order=order, name=LocalText.of(f"Stage {number}"))
            )
            owners += [f"stage-{number}"] * count
        total = max(steps, len(owners))
        owners += [None] * (total - len(owners))
        for number, order in enumerate(initial_keys(total), start=1):
            self.records.append(
                Step(id=f"step-{number}", order=order, stage_id=owners[number - 1])  # type: ignore[arg-type]
            )
        self._last_key: dict[tuple[str, str | None], str] = {}

    def element(
        self,
        element_id: str,
        lane: LaneRole,
        step: int | None,
        kind: ElementKind | None = None,
        **fields: Any,
    ) -> str:
        """Add an element at a step (1…), or for the whole journey when ``step`` is None."""
        default: dict[str, ElementKind] = {
            "evidence": "evidence",
            "customer": "touchpoint",
            "doing": "touchpoint",
            "frontstage": "action",
            "backstage": "action",
            "support": "process",
            "management": "process",
        }
        lane_id, step_id = f"lane-{lane}", None if step is None else f"step-{step}"
        last = self._last_key.get((lane_id, step_id))
        order = key_after_last([last] if last else [])
        self._last_key[lane_id, step_id] = order
        fields.setdefault("label", element_id)
        self.records.append(
            Element(
                id=element_id,
                lane_id=lane_id,  # type: ignore[arg-type]
                step_id=step_id,  # type: ignore[arg-type]
                order=order,
                kind=kind or default.get(lane, "note"),
                **fields,
            )
        )
        return element_id

    def link(self, source: str, target: str, kind: LinkKind = "flow", **fields: Any) -> str:
        """Add a link with the id ``source-kind-target``."""
        link_id = fields.pop("id", f"{source}-{kind}-{target}")
        self.records.append(
            Link(id=link_id, kind=kind, source_id=source, target_id=target, **fields)  # type: ignore[arg-type]
        )
        return str(link_id)

    def persona(self, persona_id: str, **fields: Any) -> str:
        """Add a persona."""
        self.records.append(Persona(id=persona_id, **{"name": persona_id, **fields}))
        return persona_id

    def emotion(self, element: str, value: float, persona: str = "persona", **fields: Any) -> str:
        """Add an emotion, and the persona ``persona`` when there is none of that id."""
        if not any(record.id == persona for record in self.records):
            self.persona(persona)
        self.records.append(
            Emotion(
                id=f"emotion-{persona}-{element}",
                persona_id=persona,  # type: ignore[arg-type]
                element_id=element,  # type: ignore[arg-type]
                value=value,
                **fields,
            )
        )
        return f"emotion-{persona}-{element}"

    def add(self, record: Record) -> str:
        """Add any other record."""
        self.records.append(record)
        return record.id

    def store(self) -> Store:
        """Return a store of what was collected."""
        return Store(self.records)
