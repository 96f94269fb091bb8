"""One text for many cells: those that can hold it get it, the rest is passed over and told."""

import pytest
from sheets import cell, paste, sample, write

from cxdesigner.base.errors import EditError
from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element

WHY = "Only what the customer does has an emotion."


def column(document: Document, key: str) -> list[str]:
    return [cell(document, row, key) for row in ("queue", "greet", "menu", "order", "pay")]


def test_a_feeling_goes_to_what_the_customer_does_and_the_rest_is_told() -> None:
    document = sample()
    told = write(document, *((row, "emotion", "2") for row in ("queue", "greet", "menu", "order")))
    assert column(document, "emotion") == ["+2", "", "", "+2", "+1.5"]
    assert told == f"2 cells were passed over. {WHY}"
    document.undo()
    assert column(document, "emotion") == ["\N{MINUS SIGN}1", "", "", "", "+1.5"]
    assert not document.history.can_undo


def test_where_no_cell_can_hold_it_nothing_changes() -> None:
    document = sample()
    with pytest.raises(EditError) as refused:
        write(document, ("greet", "emotion", "2"), ("menu", "emotion", "2"))
    assert str(refused.value) == (
        f"Row 2, Emotion: “2” cannot be used. {WHY} "
        "1 more cell cannot be used. Nothing was changed."
    )
    assert not document.history.can_undo


def test_a_text_that_no_feeling_is_refuses_all() -> None:
    document = sample()
    with pytest.raises(EditError, match="Row 1, Emotion: “good” cannot be used"):
        write(document, ("queue", "emotion", "good"), ("greet", "emotion", "good"))
    with pytest.raises(EditError, match="Row 1, Emotion: “good” cannot be used"):
        write(document, ("queue", "emotion", "good"), ("order", "emotion", "1"))
    assert not document.history.can_undo


def test_what_all_lead_to_is_passed_over_where_it_leads_to_itself() -> None:
    document = sample()
    told = write(document, *((row, "links", "Pay") for row in ("greet", "order", "pay")))
    assert column(document, "links") == ["Order", "Pay", "", "Pay", ""]
    assert told.startswith("1 cell was passed over. A step cannot lead to itself.")
    with pytest.raises(EditError, match="A step cannot lead to itself"):
        write(document, ("pay", "links", "Order\nPay"))
    assert cell(document, "pay", "links") == ""


def test_a_pasted_feeling_is_passed_over_where_there_can_be_none() -> None:
    document = sample()
    made = paste(
        document,
        "Lane\tTitle\tEmotion\nCustomer actions\tAsks\t1\nFrontstage\tAnswers\t1\n",
        top=document.store.count(Element),
    )
    assert [cell(document, key, "emotion") for key in made] == ["+1", ""]
    assert [cell(document, key, "label") for key in made] == ["Asks", "Answers"]


def test_kinds_that_a_lane_does_not_hold_are_told_and_kept() -> None:
    document = sample()
    told = write(document, *((row, "lane", "Frontstage") for row in ("queue", "order", "menu")))
    assert column(document, "lane")[:4] == ["Frontstage"] * 4
    assert told == (
        "3 elements are of a kind that their lane does not hold, such as Touchpoint in Frontstage."
    )
    told = write(document, ("greet", "kind", "Action"), ("pay", "kind", "System"))
    assert told == "1 element is of a kind that its lane does not hold: System in Customer actions."
    assert write(document, ("pay", "kind", "Decision"), ("menu", "kind", "System")) == ""
    document.undo()
    assert cell(document, "pay", "kind") == "System"


def test_a_time_goes_to_what_somebody_does_and_the_rest_is_told() -> None:
    document = sample()
    told = write(document, *((row, "work", "5") for row in ("queue", "menu", "order")))
    assert column(document, "work") == ["5 min", "", "", "5 min", "3 min"]
    assert told == "1 cell was passed over. Evidence and notes take no time."
    with pytest.raises(EditError, match="Evidence and notes take no time"):
        write(document, ("menu", "wait", "5"))
