"""Cells: what they show, what a typed text means, many changed at once."""

import pytest
from sheets import cell, sample, write

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import use_language
from cxdesigner.editor.sheet.sheet import Sheet
from cxdesigner.editor.sheet.state import TableState
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Metric, PainPoint
from cxdesigner.model.persona import Persona
from cxdesigner.model.record import ElementId
from cxdesigner.model.stage import Step
from cxdesigner.model.text import LocalText


@pytest.mark.parametrize(
    ("row", "column", "typed", "shown"),
    [
        ("queue", "label", "Wait in line", "Wait in line"),
        ("queue", "wait", "1h20", "1 h 20 min"),
        ("queue", "wait", "80 min", "1 h 20 min"),
        ("queue", "wait", "1:20", "1 h 20 min"),
        ("queue", "wait", "1 小时 20 分", "1 h 20 min"),
        ("queue", "wait", "1440", "1 d"),
        ("queue", "wait", "20 s", "20 s"),
        ("queue", "wait", "10-25 min", "10-25 min"),
        ("queue", "wait", "", ""),
        ("queue", "emotion", "+1,5", "+1.5"),
        ("queue", "emotion", "\N{MINUS SIGN}2", "\N{MINUS SIGN}2"),
        ("queue", "emotion", "", ""),
        ("queue", "marks", "fail point, Pain point", "Fail point, Pain point"),
        ("queue", "marks", "等待点、痛点", "Wait point, Pain point"),
        ("queue", "kind", "动作", "Action"),
        ("queue", "lane", "Frontstage", "Frontstage"),
        ("queue", "lane", "后台", "Backstage"),
        ("queue", "step", "3", "3"),
        ("queue", "step", "Whole journey", "Whole journey"),
        ("queue", "stage", "Stage 2", "Stage 2"),
        ("queue", "pain", "Too long\nNo seats", "Too long\nNo seats"),
        ("order", "metrics", "CSAT 4.5\nWaiting: 12 min", "CSAT 4.5\nWaiting 12 min"),
    ],
)
def test_what_is_typed_is_shown(row: str, column: str, typed: str, shown: str) -> None:
    document = sample()
    write(document, (row, column, typed))
    found = cell(document, row, column)
    assert sorted(found.split("\n")) == sorted(shown.split("\n"))
    before = document.store.revision
    write(document, (row, column, found))
    assert document.store.revision == before


def test_a_metric_has_its_name_in_the_language_of_the_program() -> None:
    document = sample()
    with document.transaction("Measure") as tx:
        tx.put(
            Metric(id="m9", element_id=ElementId("queue"), type="duration", value=40, unit="min")
        )
    assert cell(document, "queue", "metrics") == "Duration 40 min"
    with use_language("zh-CN"):
        assert cell(document, "queue", "metrics") == "时长 40 min"
        write(document, ("queue", "metrics", "时长 30 min"))
    found = document.store.need(Metric, "m9")
    assert (found.type, found.value) == ("duration", 30)


@pytest.mark.parametrize(
    ("row", "column", "typed", "reason"),
    [
        ("queue", "wait", "soon", "Write a time"),
        ("queue", "emotion", "good", "Write a number"),
        ("greet", "emotion", "1", "Only what the customer does"),
        ("queue", "marks", "wow", "no mark “wow”"),
        ("queue", "kind", "thing", "no kind of element"),
        ("queue", "lane", "Attic", "no lane “Attic”"),
        ("queue", "step", "99", "no step “99”"),
        ("queue", "stage", "After", "no stage “After”"),
        ("queue", "metrics", "very good", "a name and a number"),
        ("queue", "label", "x" * 10_001, "too long"),
    ],
)
def test_what_cannot_be_used_is_refused_with_row_and_column(
    row: str, column: str, typed: str, reason: str
) -> None:
    document = sample()
    before = dict(document.store.records)
    sheet = Sheet(document)
    with pytest.raises(EditError, match=reason) as caught:
        write(document, ("pay", "label", "Pays"), (row, column, typed))
    number = sheet.rows.ids.index(row) + 1
    assert f"Row {number}, {sheet.all_columns[column].title}:" in str(caught.value)
    assert dict(document.store.records) == before


def test_one_message_counts_the_other_bad_cells() -> None:
    document = sample()
    with pytest.raises(EditError, match="1 more cell cannot be used"):
        write(document, ("queue", "wait", "soon"), ("pay", "wait", "later"))


def test_lane_and_step_together_are_one_move() -> None:
    document = sample()
    write(document, ("queue", "step", "4"), ("queue", "lane", "Backstage"))
    element = document.store.need(Element, "queue")
    assert (element.lane_id, element.step_id) == ("lane-backstage", "step-4")
    document.undo()
    element = document.store.need(Element, "queue")
    assert (element.lane_id, element.step_id) == ("lane-customer", "step-1")


def test_a_stage_with_a_step_of_another_stage_is_refused() -> None:
    document = sample()
    with document.transaction("Name") as tx:
        tx.put(tx.view.need(Step, "step-2").replace(name="Sit down"))
    with pytest.raises(EditError, match="“Sit down” does not belong to the stage “Stage 2”"):
        write(document, ("queue", "stage", "Stage 2"), ("queue", "step", "Sit down"))


def test_a_pain_that_stays_keeps_what_it_says() -> None:
    document = sample()
    write(document, ("queue", "pain", "No seats\nToo long"))
    pains = document.store.referring("queue", PainPoint)
    assert {pain.text.text(): pain.severity for pain in pains} == {
        "Too long": 4.0,
        "No seats": None,
    }
    write(document, ("queue", "pain", ""))
    assert document.store.referring("queue", PainPoint) == ()


def test_a_metric_keeps_its_scale_when_its_value_changes() -> None:
    document = sample()
    write(document, ("order", "metrics", "CSAT 4.6"))
    (metric,) = document.store.referring("order", Metric)
    assert (metric.id, metric.value, metric.scale) == ("metric-1", 4.6, 5.0)


def test_the_row_of_a_step_shows_and_makes_what_stands_in_the_lanes() -> None:
    document = sample()
    document.set_view(table=TableState(rows="steps"))
    lane = "lane:lane-customer"
    assert cell(document, "step-1", lane) == "Queue"
    write(document, ("step-3", "emotion", "2"), ("step-3", lane, "Eat\nDrink"))
    assert cell(document, "step-3", lane) == "Eat\nDrink"
    assert cell(document, "step-3", "emotion") == "+2"
    write(document, ("step-3", lane, "Drink"))
    assert cell(document, "step-3", lane) == "Drink"


def test_a_step_that_changes_its_stage_comes_to_its_nearer_end() -> None:
    document = sample()
    document.set_view(table=TableState(rows="steps"))
    write(document, ("step-2", "stage", "Stage 2"))
    assert [step.stage_id for step in document.store.steps] == ["stage-1"] + ["stage-2"] * 3
    assert [step.id for step in document.store.steps] == ["step-1", "step-2", "step-3", "step-4"]
    write(document, ("step-4", "stage", "Stage 1"), ("step-3", "stage", "Stage 1"))
    assert [step.id for step in document.store.steps] == ["step-1", "step-3", "step-4", "step-2"]


def test_an_emotion_without_a_customer_is_refused() -> None:
    document = sample()
    document.set_view(table=TableState(rows="steps"))
    with pytest.raises(EditError, match=r"Row 3, Emotion.*nothing is felt"):
        write(document, ("step-3", "emotion", "1"))


def test_metrics_of_two_personas_are_told_apart() -> None:
    document = sample()
    with document.store.transaction() as tx:
        for key in ("lin", "mei"):
            tx.put(Persona(id=key, order=key, name=LocalText.of(key.title())))
            tx.put(Metric(id=key + "-m", type="nps", element_id="order", persona_id=key, value=10))
    shown = cell(document, "order", "metrics")
    assert "NPS · Lin 10" in shown
    write(document, ("order", "metrics", shown.replace("NPS · Mei 10", "NPS · Mei 30")))
    assert document.store.need(Metric, "mei-m").value == 30
    assert document.store.need(Metric, "lin-m").value == 10
