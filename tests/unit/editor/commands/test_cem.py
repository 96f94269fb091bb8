"""Commands of the CEM table: records come with what they hold, nothing else is touched."""

import pytest

from cxdesigner.base.errors import EditError
from cxdesigner.editor.commands.cem import (
    add_answer,
    add_need,
    choose_key,
    link_answer,
    set_brand_values,
    set_capability,
    set_cem_text,
    set_cem_value,
    set_score,
)
from cxdesigner.editor.document import Document
from cxdesigner.formats.templates import load_template
from cxdesigner.model.create import empty_blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity
from cxdesigner.model.method import CemFactor, CemNeed, CemTable


@pytest.fixture
def empty() -> Document:
    return Document(empty_blueprint())


@pytest.fixture
def shop() -> Document:
    return Document(load_template("electronics"))


def table(document: Document) -> CemTable:
    (found,) = document.store.of_type(CemTable)
    return found


def test_the_first_score_makes_the_row_of_its_factor_alone(empty: Document) -> None:
    assert empty.run("score", set_score, "service", "experience", None) == ()
    assert empty.store.count(CemFactor) == 0
    empty.run("score", set_score, "service", "experience", 7.0, assumed=True)
    (row,) = empty.store.of_type(CemFactor)
    assert (row.factor, row.experience, row.expectation) == ("service", 7.0, None)
    assert row.prov == (("experience", "assumed"),)
    empty.run("score", set_score, "service", "experience", None)
    assert empty.store.of_type(CemFactor)[0].prov == ()


@pytest.mark.parametrize("value", [-0.5, 10.5])
def test_a_score_beyond_the_scale_changes_nothing(shop: Document, value: float) -> None:
    before = dict(shop.store.records)
    with pytest.raises(EditError, match="from 0 to 10"):
        shop.run("score", set_score, "price", "experience", value)
    assert dict(shop.store.records) == before
    assert not shop.history.can_undo


def test_only_the_language_shown_of_brand_values_changes(shop: Document) -> None:
    shop.run("values", set_brand_values, ("明码实价", "口碑"), "zh-CN")
    first, second = table(shop).brand_values
    assert first.text("en") == "Clearly marked prices"
    assert (second.text("en"), second.text("zh-CN")) == ("Reliable brand image", "口碑")


def test_step_seven_is_there_as_long_as_it_says_something(empty: Document) -> None:
    empty.run("value", set_cem_value, "review_every_months", 6.0)
    assert table(empty).has_feedback
    empty.run("value", set_cem_value, "review_every_months", None)
    assert not table(empty).has_feedback
    empty.run("text", set_cem_text, "feedback_evidence", "fewer calls", "en")
    assert table(empty).has_feedback
    with pytest.raises(EditError, match="one month"):
        empty.run("value", set_cem_value, "review_every_months", 0.0)


def test_a_reason_for_another_key_experience_is_no_feedback(empty: Document) -> None:
    empty.run("reason", set_cem_text, "override_reason", "politics", "en")
    assert not table(empty).has_feedback


def test_key_experiences_keep_the_order_of_the_factors(empty: Document) -> None:
    for factor in ("price", "own", "product"):
        empty.run("key", choose_key, factor, True)
    assert table(empty).key_experiences == ("product", "price", "own")
    empty.run("key", choose_key, "price", False)
    assert table(empty).key_experiences == ("product", "own")


def test_what_carries_a_need_is_sorted_and_goes_when_it_says_nothing(empty: Document) -> None:
    (need,) = empty.run("need", add_need, "service")
    for means in ("technology", "people"):
        empty.run("means", set_capability, need, means, "enough", "en")
    assert [name for name, _text in empty.store.need(CemNeed, need).capability] == [
        "people",
        "technology",
    ]
    empty.run("means", set_capability, need, "people", "", "en")
    assert [name for name, _text in empty.store.need(CemNeed, need).capability] == ["technology"]


def test_an_answer_notes_the_factor_where_it_is_experienced(shop: Document) -> None:
    (made,) = shop.run("answer", add_answer, "convenience", "c1")
    assert shop.store.need(Opportunity, made).element_id == "c1"
    assert shop.store.need(Element, "c1").factors == ("convenience", "brand")
    shop.undo()
    assert shop.store.need(Element, "c1").factors == ("brand",)
    with pytest.raises(EditError, match="touchpoint"):
        shop.run("answer", add_answer, "convenience", "nowhere")


def test_linking_leaves_an_opportunity_where_it_is(shop: Document) -> None:
    shop.run("link", link_answer, "convenience", "o3", "c5")
    assert shop.store.need(Opportunity, "o3").element_id == "c5"
    shop.run("link", link_answer, "service", "o3", "c1")
    assert shop.store.need(Opportunity, "o3").element_id == "c5"
    assert shop.store.need(Element, "c5").factors == ("service", "convenience")
    assert "service" not in shop.store.need(Element, "c1").factors
