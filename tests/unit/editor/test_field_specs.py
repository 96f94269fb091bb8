"""Every field of every record that an inspector shows has an editor."""

import pytest

from cxdesigner.editor.field_specs import ELSEWHERE, field_groups, field_spec
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Metric, Opportunity, PainPoint
from cxdesigner.model.persona import Persona
from cxdesigner.model.record import Record


@pytest.mark.parametrize("kind", ELSEWHERE)
def test_no_field_is_out_of_reach_and_none_is_shown_twice(kind):
    named = [spec.name for group in field_groups(kind) for spec in group.fields]
    assert len(named) == len(set(named))
    assert not set(named) & ELSEWHERE[kind]
    structure = {"id", "order", "unknown"}
    assert set(named) | ELSEWHERE[kind] | structure >= set(kind.model_fields)


@pytest.mark.parametrize(
    ("kind", "name", "editor"),
    [
        (Element, "tasks", "lines"),
        (Element, "method", "text"),
        (Element, "std", "duration"),
        (Element, "factors", "ticks"),
        (Element, "tags", "words"),
        (Element, "level", "choice"),
        (Element, "online", "choice"),
        (Element, "third_party", "check"),
        (Element, "info", "pairs"),
        (Element, "redundant_with", "records"),
        (PainPoint, "opportunity_ids", "records"),
        (PainPoint, "persona_id", "record"),
        (Opportunity, "due", "date"),
        (Opportunity, "status", "choice"),
        (Metric, "counts", "numbers"),
        (Metric, "n", "number"),
        (Metric, "type", "choice"),
        (Element, "link_url", "line"),
        (Persona, "goals", "lines"),
        (Blueprint, "date", "line"),
    ],
)
def test_the_type_of_a_field_says_how_it_is_edited(kind, name, editor):
    assert field_spec(kind, name).editor == editor


def test_a_choice_that_may_be_empty_offers_that_first():
    values = [value for value, _words in field_spec(Element, "level").choices]
    assert values == [None, 1, 2, 3, 4]
    assert None not in dict(field_spec(Blueprint, "evidence_position").choices)


def test_a_field_that_the_model_gets_later_is_found():
    class Later(Record):
        TYPE = "later"
        novelty: float = 0.0

    (group,) = field_groups(Later)
    (spec,) = group.fields
    assert (spec.name, spec.title, spec.editor) == ("novelty", "Novelty", "number")
