"""Blocks as people copy them from Excel: merged cells, banners, headings of their own."""

from __future__ import annotations

import pytest
from sheets import cell, paste, sample

from cxdesigner.base.errors import EditError
from cxdesigner.editor.document import Document
from cxdesigner.editor.sheet.block import parse_block
from cxdesigner.editor.sheet.heads import find_heads
from cxdesigner.editor.sheet.paste import Area, PastePlan, plan_paste
from cxdesigner.editor.sheet.sheet import Sheet
from cxdesigner.formats.templates import load_template
from cxdesigner.model.element import Element
from cxdesigner.model.stage import Step


def outpatient() -> Document:
    return Document(load_template("outpatient"), language="en")


def stages(document: Document, made: tuple[str, ...]) -> list[str]:
    return [cell(document, key, "stage") for key in made]


def at_the_end(document: Document, text: str) -> tuple[str, ...]:
    return paste(document, text, top=document.store.count(Element))


def test_an_empty_cell_of_merged_stages_means_the_stage_above() -> None:
    document = outpatient()
    made = at_the_end(
        document,
        "Stage\tLane\tTitle\tDuration\tEmotion\n"
        "Book\tCustomer actions\tA\t10\t1\n"
        "\t\tB\t20\t2\n"
        "\t\tC\t5\t0\n"
        "Pay and collect\tCustomer actions\tD\t10\t1\n"
        "\t\tE\t10\t1\n",
    )
    assert stages(document, made) == ["Book"] * 3 + ["Pay and collect"] * 2
    assert {cell(document, key, "lane") for key in made} == {"Customer actions"}
    places = [document.store.need(Element, key).step_id for key in made]
    assert len(set(places)) == 5
    # Nothing comes to lie on what was there: rows go on behind the last one of the stage.
    assert all(
        len(document.store.elements_in(document.store.need(Element, key).lane_id, step)) == 1
        for key, step in zip(made, places, strict=True)
    )
    order = [document.store.positions(Step)[step] for step in places if step is not None]
    assert order == sorted(order)
    document.undo()
    assert not document.history.can_undo


def test_merged_steps_and_lanes_mean_those_above_within_the_stage() -> None:
    document = sample()
    made = at_the_end(
        document,
        "Stage\tStep\tLane\tKind\tTitle\n"
        "Stage 1\tBrowse\tCustomer actions\t\tLooks\n"
        "\t\tFrontstage\t\tShows\n"
        "\t\t\tSystem\tLists\n"
        "\t\t\t\tSorts\n"
        "\tChoose\tCustomer actions\t\tTakes\n"
        "\t\t\tProcess\tCounts\n"
        "\t\t\t\tNods\n"
        "Stage 2\t\tCustomer actions\t\tLeaves\n",
    )
    assert [cell(document, key, "step") for key in made[:-1]] == ["Browse"] * 4 + ["Choose"] * 3
    assert stages(document, made) == ["Stage 1"] * 7 + ["Stage 2"]
    assert [cell(document, key, "lane") for key in made] == [
        "Customer actions",
        "Frontstage",
        "Frontstage",
        "Frontstage",
        "Customer actions",
        "Backstage",
        "Customer actions",
        "Customer actions",
    ]


def test_merged_stages_are_known_where_the_block_begins_over_rows_that_are_there() -> None:
    document = sample()
    last = document.store.count(Element) - 1
    made = paste(document, "Stage\tTitle\nStage 1\tPays\n\tTips\n\tWaves\n", top=last)
    assert stages(document, made) == ["Stage 1", "Stage 1"]


def test_rows_of_a_stage_go_on_behind_what_reaches_over_its_steps() -> None:
    document = sample()
    with document.transaction("Reach") as tx:
        queue = document.store.need(Element, "queue")
        tx.delete(("order",))
        tx.put(queue.replace(end_step_id=document.store.steps[1].id))
    (made,) = at_the_end(document, "Stage\tLane\tTitle\nStage 1\tCustomer actions\tSits\n")
    assert cell(document, made, "step") == "3"
    assert cell(document, made, "stage") == "Stage 1"


def test_a_step_outside_of_all_stages_stays_there() -> None:
    document = sample()
    with document.transaction("Free") as tx:
        step = document.store.steps[3]
        tx.put(step.replace(name="Goodbye", stage_id=None))
    text = "Stage\tStep\tLane\tTitle\nStage 1\t1\tFrontstage\tA\n\tGoodbye\tFrontstage\tB\n"
    made = at_the_end(document, text)
    assert stages(document, made) == ["Stage 1", ""]
    assert cell(document, made[1], "step") == "Goodbye"
    assert document.store.count(Step) == 4


def planned(document: Document, text: str) -> PastePlan:
    sheet = Sheet(document)
    keys = [column.key for column in sheet.columns]
    area = Area(tuple(sheet.rows.ids), keys, len(sheet.rows.ids))
    return plan_paste(sheet.reading, sheet.all_columns, area, parse_block(text))


def test_a_title_and_empty_rows_above_the_headings_are_passed_over() -> None:
    text = "Patient journey\t\t\t\n\t\t\t\nStage\tTitle\tDuration\tEmotion\nArrive\tP1\t10\t1\n"
    plan = planned(sample(), text)
    assert plan.new_rows == ({"stage": "Arrive", "label": "P1", "work": "10", "emotion": "1"},)
    assert plan.told_of_passed_over() == "1 row above the headings was passed over."


def test_rows_of_data_above_words_like_headings_stay_data() -> None:
    plan = planned(sample(), "Ask\t1\nTitle\tEmotion\nGo\t2\n")
    assert plan.heads is None
    assert len(plan.new_rows) == 3


@pytest.mark.parametrize(
    ("head", "key"),
    [
        ("Phase", "stage"),
        ("阶段", "stage"),
        ("环节", "stage"),
        ("環節", "stage"),
        ("Swimlane", "lane"),
        ("泳道", "lane"),
        ("步骤名称", "step"),
        ("Touch point", "label"),
        ("触点", "label"),
        ("接觸點", "label"),
        ("Channels", "channel"),
        ("渠道", "channel"),
        ("通路", "channel"),
        ("Pain point", "pain"),
        ("痛点", "pain"),
        ("Opportunity", "opportunity"),
        ("机会点", "opportunity"),
        ("機會點", "opportunity"),
        ("Responsible", "owner"),
        ("负责人", "owner"),
        ("負責人", "owner"),
        ("情绪", "emotion"),
        ("情绪值", "emotion"),
        ("情緒", "emotion"),
        ("Time (min)", "work"),
        ("时长（分钟）", "work"),
        ("KPI", "metrics"),
        ("备注", "notes"),
    ],
)
def test_headings_of_tables_made_elsewhere_are_known(head: str, key: str) -> None:
    second, other = ("Marks", "marks") if key != "marks" else ("Detail", "detail")
    heads = find_heads(Sheet(sample()).all_columns, ((second, head), ("", "1")))
    assert heads is not None
    assert heads.keys == (other, key)


def test_a_column_named_itself_is_not_taken_for_another() -> None:
    plan = planned(sample(), "Customer action\tTouchpoint\tTitle\tStage\nA\tB\tC\tStage 1\n")
    assert plan.new_rows == ({"label": "C", "stage": "Stage 1"},)
    assert plan.told_of_passed_over() == (
        "The headings “Customer action”, “Touchpoint” are not known; "
        "their columns were passed over."
    )


def test_one_heading_that_is_not_known_is_told_and_passed_over() -> None:
    document = sample()
    text = (
        "Phase\tSwimlane\tTouch point\tChannel\tPain point\tBudget\n"
        "Stage 1\tFrontstage\tDesk\tshop\tSlow\t900\n"
    )
    plan = planned(document, text)
    assert plan.told_of_passed_over() == (
        "The heading “Budget” is not known; its column was passed over."
    )
    (made,) = at_the_end(document, text)
    shown = [cell(document, made, key) for key in ("stage", "lane", "label", "channel", "pain")]
    assert shown == ["Stage 1", "Frontstage", "Desk", "shop", "Slow"]


@pytest.mark.parametrize(
    ("head", "text", "shown"),
    [
        ("Time (min)", "90", "1 h 30 min"),
        ("Duration (h)", "1.5", "1 h 30 min"),
        ("Duration (h)", "20 min", "20 min"),
        ("Duration (hours)", "１-2", "1-2 hours"),
        ("Wait time (s)", "30", "30 s"),
        ("时长（小时）", "2", "2 h"),
        ("Duration (working days)", "2", "2 d"),
        ("耗时（个工作日）", "1", "1 d"),
        ("时长（分钟）", "２０", "20 min"),
        ("Duration", "20", "20 min"),
    ],
)
def test_a_bare_number_has_the_unit_of_its_heading(head: str, text: str, shown: str) -> None:
    document = sample()
    (made,) = at_the_end(document, f"Title\t{head}\nWaits\t{text}\n")
    assert shown in (cell(document, made, "work"), cell(document, made, "wait"))


@pytest.mark.parametrize(
    ("head", "text", "shown"),
    [
        ("Emotion (1-5)", "5", "+2"),
        ("Emotion (1–5)", "2", "−1"),
        ("情绪（1—5分）", "３", "0"),
        ("Mood [0 to 10]", "7.5", "+1"),
        ("情緒分數（1 到 9）", "1", "−2"),
        ("Emotion (-2..+2)", "1.5", "+1.5"),
        ("Emotion (now)", "1", "+1"),
        ("Emotion (1-5)", "", ""),
    ],
)
def test_an_emotion_is_on_the_scale_that_its_heading_names(
    head: str, text: str, shown: str
) -> None:
    document = sample()
    (made,) = at_the_end(document, f"Title\tLane\t{head}\nWaits\tCustomer actions\t{text}\n")
    assert cell(document, made, "emotion") == shown


def test_emotions_from_another_scale_are_told_and_none_beyond_it_is_taken() -> None:
    document = sample()
    plan = planned(document, "Title\tEmotion (1-5)\nWaits\t4\n")
    told = "1 row is added. Emotions from 1 to 5 were brought onto the scale here."
    assert plan.summary() == told
    with pytest.raises(EditError):
        at_the_end(document, "Title\tLane\tEmotion (1-5)\nWaits\tCustomer actions\t0\n")


def test_rows_of_chinese_headings_come_into_the_stage_they_name() -> None:
    document = outpatient()
    made = at_the_end(
        document,
        "环节\t泳道\t名称\t情绪值\t时长（分钟）\n"
        "Book\t客户行为\tA\t1\t10\n"
        "\t\tB\t−1\t5\n"
        "Pay and collect\t\tC\t\t\n",
    )
    assert stages(document, made) == ["Book", "Book", "Pay and collect"]


def test_a_table_of_feelings_without_lanes_is_about_what_the_customer_does() -> None:
    document = outpatient()
    assert cell(document, Sheet(document).rows.ids[-1], "lane") == "Backstage"
    made = at_the_end(document, "阶段\t触点\t情绪\nBook\t甲\t\n\t乙\t-1\n")
    assert [cell(document, key, "lane") for key in made] == ["Customer actions"] * 2
    assert [cell(document, key, "emotion") for key in made] == ["", "\N{MINUS SIGN}1"]
