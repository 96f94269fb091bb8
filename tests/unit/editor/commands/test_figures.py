"""Figures typed into the tables of the analyses."""

from __future__ import annotations

import pytest

from builders import BlueprintBuilder
from cxdesigner.analysis.cem import FACTORS
from cxdesigner.base.errors import EditError
from cxdesigner.editor.commands.figures import begin_rows, set_figure
from cxdesigner.model.insight import Feedback, Metric, Opportunity, PainPoint
from cxdesigner.model.method import CemFactor, ServqualRow
from cxdesigner.model.persona import Persona
from cxdesigner.model.store import Store


def store_with(*records) -> Store:
    bp = BlueprintBuilder(steps=2)
    bp.element("a", "customer", 1, kind="touchpoint", label="Pay")
    bp.element("b", "customer", 2, kind="touchpoint", label="Leave")
    bp.records += records
    return bp.store()


def typed(store: Store, record_id: str, field: str, text: str) -> None:
    with store.transaction("Type") as tx:
        set_figure(tx, record_id, field, text, "en")


def test_a_score_is_stated_and_with_a_star_assumed() -> None:
    store = store_with(CemFactor(id="f", factor="price", prov=(("ideal", "assumed"),)))
    typed(store, "f", "experience", "6")
    typed(store, "f", "ideal", "10*")
    typed(store, "f", "importance", "7,5")
    factor = store.need(CemFactor, "f")
    assert (factor.experience, factor.ideal, factor.importance) == (6, 10, 7.5)
    assert factor.prov == (
        ("experience", "stated"),
        ("ideal", "assumed"),
        ("importance", "stated"),
    )
    typed(store, "f", "ideal", "")
    emptied = store.need(CemFactor, "f")
    assert emptied.ideal is None
    assert "ideal" not in dict(emptied.prov)


@pytest.mark.parametrize(
    ("record", "field", "text"),
    [
        (CemFactor(id="x", factor="price"), "experience", "11"),
        (CemFactor(id="x", factor="price"), "ideal", "much"),
        (ServqualRow(id="x", dim="empathy"), "perception", "8"),
        (PainPoint(id="x"), "severity", "0"),
        (Metric(id="x", type="nps"), "detractors", "-1"),
        (Metric(id="x", type="retention"), "value", "80"),
        (Metric(id="x", type="csat"), "count:5", "1.5"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(record, field: str, text: str) -> None:
    store = store_with(record)
    before = store.revision
    with pytest.raises(EditError):
        typed(store, "x", field, text)
    assert store.revision == before


def test_answers_owners_dates_and_yes_or_no() -> None:
    store = store_with(
        Metric(id="m", type="csat", counts=(("4", 3.0),)),
        Opportunity(id="o"),
        Feedback(id="k"),
    )
    typed(store, "m", "count:5", "12")
    typed(store, "m", "count:4", "")
    assert store.need(Metric, "m").counts == (("5", 12.0),)
    typed(store, "o", "owner", "Board")
    typed(store, "o", "due", " 2026-12-01 ")
    idea = store.need(Opportunity, "o")
    assert (idea.owner.text("en"), idea.due) == ("Board", "2026-12-01")
    typed(store, "k", "toggle:closed", "")
    assert store.need(Feedback, "k").closed
    typed(store, "k", "listen", "Too slow")
    assert store.need(Feedback, "k").listen.text("en") == "Too slow"


@pytest.mark.parametrize(
    ("key", "kind", "number"),
    [
        ("cem", CemFactor, 6),
        ("opportunity", CemFactor, 6),
        ("servqual", ServqualRow, 5),
        ("nps", Metric, 1),
        ("lifetime", Metric, 3),
        ("profit", Metric, 4),
        ("closure", Feedback, 1),
    ],
)
def test_a_table_begins_with_empty_rows(key: str, kind, number: int) -> None:
    store = store_with()
    with store.transaction("Begin") as tx:
        made = begin_rows(tx, key, (), None)
    assert len(made) == len(store.of_type(kind)) == number


def test_factors_that_are_there_are_kept() -> None:
    store = store_with(CemFactor(id="f", factor="price", experience=6))
    with store.transaction("Begin") as tx:
        begin_rows(tx, "cem", (), None)
    assert sorted(row.factor for row in store.of_type(CemFactor)) == sorted(FACTORS)
    assert store.need(CemFactor, "f").experience == 6


def test_the_lived_journey_is_what_was_selected_in_its_order() -> None:
    store = store_with(Persona(id="p", order="V"))
    with store.transaction("Take") as tx:
        assert begin_rows(tx, "deviation", ("b", "a", "p"), None) == ("p",)
    assert store.need(Persona, "p").lived == ("b", "a")
    with store.transaction("Delete") as tx:
        tx.delete(("b",))
    assert store.need(Persona, "p").lived == ("a",)


@pytest.mark.parametrize(("selected", "people"), [((), True), (("a",), False)])
def test_a_lived_journey_needs_touchpoints_and_somebody(selected, people: bool) -> None:
    store = store_with(*([Persona(id="p", order="V")] if people else []))
    with store.transaction("Take") as tx, pytest.raises(EditError):
        begin_rows(tx, "deviation", selected, None)
