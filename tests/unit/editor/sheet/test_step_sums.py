"""The table of steps: times, marks, pains and opportunities of what stands in a step."""

from __future__ import annotations

import pytest
from sheets import cell, sample, write

from cxdesigner.base.errors import EditError
from cxdesigner.editor.document import Document
from cxdesigner.editor.sheet.state import TableState
from cxdesigner.model.duration import minutes_of
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity, PainPoint


def steps() -> Document:
    document = sample()
    document.set_view(table=TableState(rows="steps"))
    return document


def element(document: Document, key: str) -> Element:
    return document.store.need(Element, key)


def test_a_time_goes_to_the_element_that_has_one_else_to_what_is_felt() -> None:
    document = steps()
    write(document, ("step-1", "wait", "1h20"), ("step-4", "wait", "5-10 min"))
    assert minutes_of(element(document, "queue").wait) == 80
    assert cell(document, "step-1", "wait") == "1 h 20 min"
    assert cell(document, "step-4", "wait") == "5-10 min"
    assert element(document, "pay").wait is not None
    write(document, ("step-1", "wait", ""))
    assert element(document, "queue").wait is None


def test_a_sum_is_not_guessed_apart_but_can_be_cleared() -> None:
    document = steps()
    write(document, ("step-1", "lane:lane-customer", "Queue\nSit"))
    sit = document.store.elements_in("lane-customer", "step-1")[1]
    with document.transaction("Wait") as tx:
        tx.put(sit.replace(wait=element(document, "queue").wait))
    assert cell(document, "step-1", "wait") == "1 h 20 min"
    before = dict(document.store.records)
    with pytest.raises(EditError, match=r"Row 1, Wait time.*sum of 2 times"):
        write(document, ("step-1", "wait", "30"))
    assert dict(document.store.records) == before
    write(document, ("step-1", "wait", ""))
    assert cell(document, "step-1", "wait") == ""


def test_where_the_customer_does_nothing_no_time_passes() -> None:
    document = steps()
    with pytest.raises(EditError, match=r"Row 3, Work time.*takes no time"):
        write(document, ("step-3", "work", "5"))


def test_marks_go_from_all_elements_and_come_to_the_main_one() -> None:
    document = steps()
    with document.transaction("Mark") as tx:
        tx.put(element(document, "greet").replace(marks=("fail",)))
    assert cell(document, "step-1", "marks") == "Wait point, Fail point"
    write(document, ("step-1", "marks", "Wait point, Delight"))
    assert element(document, "greet").marks == ()
    assert set(element(document, "queue").marks) == {"wait", "delight"}
    with pytest.raises(EditError, match=r"Row 3, Marks.*nothing in this step"):
        write(document, ("step-3", "marks", "Delight"))


def test_pains_stay_where_they_are_and_new_ones_are_the_customers() -> None:
    document = steps()
    write(document, ("step-1", "pain", "Too long\nNo seats"), ("step-1", "opportunity", "Chairs"))
    pains = {pain.text.text(): pain for pain in document.store.of_type(PainPoint)}
    assert {pain.element_id for pain in pains.values()} == {"queue"}
    assert pains["Too long"].severity == 4.0
    assert [one.element_id for one in document.store.of_type(Opportunity)] == ["queue"]
    write(document, ("step-1", "pain", "No seats"))
    assert [pain.text.text() for pain in document.store.of_type(PainPoint)] == ["No seats"]
    with pytest.raises(EditError, match=r"Row 3, Pain points.*nothing in this step"):
        write(document, ("step-3", "pain", "Cold"))
