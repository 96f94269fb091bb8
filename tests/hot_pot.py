"""The hot-pot blueprint of the shipped sample: what is to be drawn, and whether it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cxdesigner.base.paths import resource
from cxdesigner.cli.main import main
from cxdesigner.formats.cxd_read import read_cxd
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Feedback, Metric, Opportunity, PainPoint
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView

LANGUAGE = "zh-CN"

_OWN = {"id", "order", "unknown", "lineage_id", "languages"}
"""What two files of the same blueprint may differ in."""

_SETS = {"factors", "modules", "servqual", "marks"}
"""Words whose order says nothing."""


def shipped() -> Store:
    """Return the sample as it is shipped."""
    return Store(read_cxd(resource("templates", "hot-pot.cxd").read_bytes(), "hot-pot").records)


def words(text: LocalText) -> str:
    """Return a text as a person reads it."""
    return text.text(LANGUAGE)


def meaning(view: RecordView) -> dict[str, Any]:
    """Return what a blueprint says, without ids and order keys: equal for equal blueprints.

    Elements are named by their texts. An idea belongs to the element of the pain it answers.
    """
    lanes = {lane.id: lane.role for lane in view.lanes}
    columns = view.positions(Step)
    names = {element.id: words(element.label) for element in view.of_type(Element)}
    ideas = {idea.id: words(idea.text) for idea in view.of_type(Opportunity)}
    people = {persona.id: words(persona.name) for persona in view.personas}

    def fields(record: Record, *without: str) -> tuple[tuple[str, str], ...]:
        found = []
        for name, field in type(record).model_fields.items():
            value = getattr(record, name)
            if name in _OWN or name in without or value == field.default:
                continue
            found.append((name, _plain(sorted(value) if name in _SETS else value)))
        return tuple(sorted(found))

    stages = [
        (fields(stage), tuple(columns[s.id] for s in view.steps if s.stage_id == stage.id))
        for stage in view.stages
    ]
    return {
        "blueprint": fields(view.need(Blueprint, view.blueprint.id)),
        "lanes": [lane.role for lane in view.lanes],
        "lines": {(line.kind, lanes[line.after_lane_id]) for line in view.lines},
        "stages": stages,
        "elements": {
            (
                lanes[element.lane_id],
                columns[element.step_id] if element.step_id else None,
                fields(element, "lane_id", "step_id"),
            )
            for element in view.of_type(Element)
        },
        "links": {
            (names[link.source_id], names[link.target_id], fields(link, "source_id", "target_id"))
            for link in view.of_type(Link)
        },
        "personas": [fields(persona) for persona in view.personas],
        "emotions": {
            (
                people[felt.persona_id],
                names[felt.element_id],
                fields(felt, "persona_id", "element_id"),
            )
            for felt in view.of_type(Emotion)
        },
        "metrics": {
            (names.get(metric.element_id or "", ""), fields(metric, "element_id"))
            for metric in view.of_type(Metric)
        },
        "pains": {
            (
                names.get(pain.element_id or "", ""),
                tuple(ideas[key] for key in pain.opportunity_ids),
                fields(pain, "element_id", "opportunity_ids"),
            )
            for pain in view.of_type(PainPoint)
        },
        "ideas": {fields(idea, "element_id") for idea in view.of_type(Opportunity)},
        "feedback": {
            (ideas.get(round_.act_id or "", ""), fields(round_, "act_id"))
            for round_ in view.of_type(Feedback)
        },
    }


def check_outcome(drawn: RecordView, pot: RecordView, target: Path, pdf: Path) -> None:
    """See that what was drawn says what the sample says, and that its files are good."""
    found = meaning(drawn)
    for part, wanted in meaning(pot).items():
        assert found[part] == wanted, part
    assert main(["check", str(target), "--maturity", "final", "--fail-on", "advice"]) == 0
    data = pdf.read_bytes()
    assert data.startswith(b"%PDF-")
    assert len(data) > 20_000


def _plain(value: Any) -> str:
    if isinstance(value, LocalText):
        return words(value)
    if isinstance(value, tuple) and value and isinstance(value[0], LocalText):
        return " | ".join(words(text) for text in value)
    if isinstance(value, Duration):
        return f"{value.minutes:g}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
