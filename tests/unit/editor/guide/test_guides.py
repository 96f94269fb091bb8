"""What the guides say about the templates and about an empty blueprint."""

from itertools import pairwise

import pytest

from cxdesigner.editor.commands.cem import choose_key, set_score
from cxdesigner.editor.commands.connect import connect
from cxdesigner.editor.commands.guide import add_touchpoints
from cxdesigner.editor.commands.presets import PRESETS, add_stage_preset
from cxdesigner.editor.guide.guides import (
    CEM,
    GUIDES,
    JOURNEY,
    SHORT_JOURNEY,
    completeness,
    first_open,
    progress,
)
from cxdesigner.editor.guide.notes import note
from cxdesigner.formats.templates import load_template
from cxdesigner.model.create import empty_blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity
from cxdesigner.model.link import Link
from cxdesigner.model.method import CemFactor, CemNeed, CemTable
from cxdesigner.model.persona import Emotion
from cxdesigner.model.queries import customer_elements
from cxdesigner.model.store import Store


def template(name: str) -> Store:
    return Store(load_template(name))


def states(store: Store, guide: str) -> dict[str, str]:
    found = progress(GUIDES[guide], store, "en")
    steps = GUIDES[guide].steps
    return {step.key: one.state for step, one in zip(steps, found, strict=True)}


def missing(store: Store, guide: str, key: str) -> tuple[str, ...]:
    found = progress(GUIDES[guide], store, "en")
    return found[[step.key for step in GUIDES[guide].steps].index(key)].missing


def test_an_empty_blueprint_has_begun_nothing() -> None:
    store = Store(empty_blueprint())
    for guide in GUIDES.values():
        found = progress(guide, store, "en")
        assert {one.state for one in found} == {"empty"}
        assert all(one.missing for one in found)
        assert completeness(found) == 0
        assert first_open(guide, found) == guide.steps[0].key


def test_the_electronics_template_lacks_a_date_for_the_gap() -> None:
    store = template("electronics")
    found = states(store, "cem")
    assert {key for key, state in found.items() if state != "done"} == {"review"}
    assert missing(store, "cem", "review") == (
        "No opportunity for Convenience has an owner and a due date.",
    )
    with store.transaction("date") as tx:
        tx.put(store.need(Opportunity, "o1").replace(due="2027-01-31"))
    assert states(store, "cem")["review"] == "done"
    assert completeness(progress(CEM, store, "en")) == 1
    assert first_open(CEM, progress(CEM, store, "en")) == "review"


@pytest.mark.parametrize("name", ["hot-pot", "electronics", "outpatient"])
def test_the_templates_are_journeys_without_dates(name: str) -> None:
    store = template(name)
    found = states(store, "journey")
    assert found["touchpoints"] == found["draw"] == "done"
    assert found["optimise"] == "begun"
    assert any("due date" in one for one in missing(store, "journey", "optimise"))
    assert len(states(store, "journey_short")) == 4
    assert 0.8 < completeness(progress(JOURNEY, store, "en")) < 1


def test_the_hot_pot_template_has_no_cem_table_and_the_guide_says_so() -> None:
    assert set(states(template("hot-pot"), "cem").values()) == {"empty"}


def test_a_score_that_is_missing_is_named_and_stays_empty() -> None:
    store = Store(empty_blueprint())
    with store.transaction("score") as tx:
        for factor, column in (("product", "experience"), ("product", "expectation")):
            set_score(tx, factor, column, 5)
    assert states(store, "cem")["scores"] == "begun"
    (said,) = missing(store, "cem", "scores")
    assert said == (
        "16 scores are missing: Product – Importance, Service – Experience,"
        " Service – Expectation, 13 more."
    )
    (row,) = store.of_type(CemFactor)
    assert (row.importance, row.ideal, row.satisfaction, row.weighted) == (None,) * 4


def test_another_key_experience_than_the_lowest_wants_a_reason() -> None:
    store = template("electronics")
    with store.transaction("choose") as tx:
        choose_key(tx, "convenience", False)
    assert missing(store, "cem", "key") == (
        "No key experience is chosen yet; the figures point to Convenience.",
    )
    with store.transaction("choose") as tx:
        choose_key(tx, "price", True)
    assert missing(store, "cem", "key") == (
        "The figures point to Convenience. Say why you chose another.",
    )
    with store.transaction("choose") as tx:
        choose_key(tx, "convenience", True)
    # The lowest is among several: that needs no reason.
    assert states(store, "cem")["key"] == "done"
    assert store.of_type(CemTable)[0].key_experiences == ("convenience", "price")


def test_a_need_lacks_what_carries_it() -> None:
    store = template("electronics")
    with store.transaction("need") as tx:
        tx.put(store.need(CemNeed, "n1").replace(capability=()))
    assert missing(store, "cem", "fit") == (
        "The need “More shops in the same street” lacks: People, Processes, Technology.",
    )


def test_feelings_taken_away_open_the_step_again() -> None:
    store = template("outpatient")
    assert states(store, "journey")["analyse"] == "done"
    gone = [one.id for one in store.of_type(Emotion) if one.element_id == "c3"]
    with store.transaction("forget") as tx:
        tx.delete(gone)
    assert states(store, "journey")["analyse"] == "begun"
    assert missing(store, "journey", "analyse") == ("No feeling is known at: Waits to be called.",)


def test_names_with_braces_are_no_placeholders() -> None:
    store = template("outpatient")
    with store.transaction("rename") as tx:
        persona = store.personas[0]
        tx.put(persona.replace(name=persona.name.with_text("{Maria}", "en"), goals=()))
    assert "{Maria}: Goals, Source missing." in missing(store, "journey", "collect")


def test_the_short_form_has_the_four_steps_of_the_source() -> None:
    titles = [step.title for step in SHORT_JOURNEY.steps]
    assert titles == [
        "Define the target customer",
        "Identify key touchpoints",
        "Collect feedback",
        "Analyse the data",
    ]


def test_too_many_high_ideals_are_remarked_whatever_the_maturity() -> None:
    store = template("electronics")
    assert note(store, "M03") == ""
    with store.transaction("ideals") as tx:
        tx.put(store.blueprint.replace(maturity="sketch"))
        for row in store.of_type(CemFactor):
            set_score(tx, row.factor, "ideal", 10)
    assert note(store, "M03").startswith("6 of 6 factors have an ideal of 9 or more")
    # It is a remark: nothing is missing.
    assert states(store, "cem")["ideal"] == "done"


def test_touchpoints_of_one_stage_after_the_other_hang_together() -> None:
    store = Store(empty_blueprint())
    with store.transaction() as tx:
        stages = add_stage_preset(tx, PRESETS[-1].key)
        add_touchpoints(tx, "Order", stages[0], "en")
        add_touchpoints(tx, "Leave\nRate", stages[2], "en")
        add_touchpoints(tx, "Queue\nEat", stages[1], "en")
        add_touchpoints(tx, "Park", stages[0], "en")
    names = {element.id: element.label.text() for element in store.of_type(Element)}
    links = [(names[one.source_id], names[one.target_id]) for one in store.of_type(Link)]
    order = ["Order", "Park", "Queue", "Eat", "Leave", "Rate"]
    assert sorted(links) == sorted(pairwise(order))


def test_touchpoints_are_not_put_between_what_leads_elsewhere() -> None:
    store = template("electronics")
    stage = store.stages[-1].id
    last = customer_elements(store)[-1]
    first = customer_elements(store)[0]
    with store.transaction() as tx:
        connect(tx, last.id, first.id, "flow")
        (made,) = add_touchpoints(tx, "Again", stage, "en")
    assert not store.incoming(made)


def test_a_drawn_journey_map_lacks_no_pains_and_opportunities_yet() -> None:
    store = Store(empty_blueprint("journey_map"))
    with store.transaction() as tx:
        add_touchpoints(tx, "Order\nLeave", None, "en")
    assert missing(store, "journey", "draw") == ("Lanes in which nothing is drawn: Thinking.",)


def test_a_step_that_cannot_begin_says_which_one_comes_first() -> None:
    store = Store(empty_blueprint())
    for guide, expected in (
        ("journey", {"draw": 2, "analyse": 2}),
        ("cem", {"key": 2, "fit": 5}),
    ):
        steps = GUIDES[guide].steps
        found = progress(GUIDES[guide], store, "en")
        after = {step.key: one.after for step, one in zip(steps, found, strict=True) if one.after}
        assert after == expected
        assert not any(one.after for one in progress(GUIDES["cem"], template("electronics"), "en"))
