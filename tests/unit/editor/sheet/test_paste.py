"""Blocks laid over the table: cells changed, rows grown, all in one step or not at all."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from sheets import cell, paste, sample, write

from builders import BlueprintBuilder
from cxdesigner.base.errors import EditError
from cxdesigner.base.progress import Tell, unheard
from cxdesigner.editor import document as documents
from cxdesigner.editor.document import Document
from cxdesigner.editor.sheet.block import parse_block, tabbed_text
from cxdesigner.editor.sheet.paste import Area, plan_paste
from cxdesigner.editor.sheet.sheet import Sheet
from cxdesigner.editor.sheet.state import TableState
from cxdesigner.model.element import Element
from cxdesigner.model.queries import reading_order, stage_of
from cxdesigner.model.stage import Stage, Step

T = TypeVar("T")


def labels(document: Document) -> list[str]:
    return [element.label.text() for element in reading_order(document.store)]


def test_a_block_goes_over_the_cells_from_the_current_one_on() -> None:
    document = sample()
    assert Sheet(document).rows.ids == ["queue", "greet", "menu", "order", "pay"]
    paste(document, "Stand in line\tdetail\nWelcome\t")
    assert cell(document, "queue", "label") == "Stand in line"
    assert cell(document, "queue", "detail") == "detail"
    assert cell(document, "greet", "label") == "Welcome"
    document.undo()
    assert cell(document, "queue", "label") == "Queue"
    assert not document.history.can_undo


def test_rows_that_run_over_the_end_go_on_along_the_lane() -> None:
    document = sample()
    made = paste(document, "Pay cash\nGet a receipt\nLeave", top=4)
    assert cell(document, "pay", "label") == "Pay cash"
    elements = [document.store.need(Element, key) for key in made]
    assert [element.label.text() for element in elements] == ["Get a receipt", "Leave"]
    assert {element.lane_id for element in elements} == {"lane-customer"}
    steps = document.store.steps
    assert [element.step_id for element in elements] == [steps[4].id, steps[5].id]
    document.undo()
    assert len(document.store.steps) == 4


def test_a_table_with_a_heading_makes_a_blueprint_out_of_nothing() -> None:
    document = Document(BlueprintBuilder(steps=0).records)
    text = (
        "Stage\tStep\tLane\tTitle\tWait time\tRemark\n"
        "Before\tArrive\tCustomer actions\tWalks in\t\tx\n"
        "Before\tArrive\tFrontstage\tGreets\t\tx\n"
        "Before\tWait\tCustomer actions\tWaits\t40 min\tx\n"
        "After\tPay\tCustomer actions\tPays\t\tx\n"
    )
    made = paste(document, text)
    store = document.store
    elements = [store.need(Element, key) for key in made]
    assert [element.label.text() for element in elements] == ["Walks in", "Greets", "Waits", "Pays"]
    assert [stage.name.text() for stage in store.stages] == ["Before", "After"]
    assert [step.name.text() for step in store.steps] == ["Arrive", "Wait", "Pay"]
    assert [stage_of(store, element).name.text() for element in elements][-1] == "After"  # type: ignore[union-attr]
    assert elements[0].kind == "touchpoint"
    assert elements[1].lane_id == "lane-frontstage"
    assert cell(document, made[2], "wait") == "40 min"
    document.undo()
    assert store.count(Element) == store.count(Step) == store.count(Stage) == 0


def test_the_empty_steps_of_a_new_blueprint_do_not_stay_before_what_is_pasted() -> None:
    text = "Step\tLane\tTitle\nArrive\tCustomer actions\tWalks in\nPay\tCustomer actions\tPays\n"
    document = Document(BlueprintBuilder(steps=4).records)
    paste(document, text)
    assert [step.name.text() for step in document.store.steps] == ["Arrive", "Pay"]
    document.undo()
    assert len(document.store.steps) == 4
    # Where rows say nothing of steps they stand in those that are there.
    paste(document, "Lane\tTitle\nCustomer actions\tWalks in\nCustomer actions\tPays\n")
    assert len(document.store.steps) == 4
    # What somebody has named or filled is no empty step.
    named = Document(BlueprintBuilder(steps=2).records)
    with named.transaction() as tx:
        tx.put(named.store.steps[1].replace(name="Before"))
    paste(named, text)
    assert [step.name.text() for step in named.store.steps] == ["", "Before", "Arrive", "Pay"]


def test_a_heading_may_be_in_another_language_and_columns_in_any_order() -> None:
    document = sample()
    paste(document, "| 情感 | 标题 |\n|---|---|\n| 2 | 排队 |\n")
    assert cell(document, "queue", "label") == "排队"
    assert cell(document, "queue", "emotion") == "+2"


def test_a_column_of_durations_is_the_work_time() -> None:
    document = sample()
    paste(document, "Name\tDuration\nQueues\t12 min\n")
    assert cell(document, "queue", "label") == "Queues"
    assert cell(document, "queue", "work") == "12 min"
    paste(document, "Title\tWork time\tTime\nQueues\t7\t14:30\n")
    assert cell(document, "queue", "work") == "7 min"
    paste(document, "名称\t时长\n排队\t5\n")
    assert cell(document, "queue", "work") == "5 min"


def test_what_cannot_be_changed_is_passed_over_and_named() -> None:
    document = sample()
    sheet = Sheet(document)
    keys = [column.key for column in sheet.columns]
    area = Area(tuple(sheet.rows.ids), keys)
    block = parse_block("Title\tOther\tEmotion\nSits\ty\t1")
    plan = plan_paste(sheet.reading, sheet.all_columns, area, block)
    assert {edit.column for edit in plan.edits} == {"label", "emotion"}
    assert plan.summary() == "2 cells change."
    assert plan.told_of_passed_over() == (
        "The heading “Other” is not known; its column was passed over."
    )


def test_a_small_block_fills_the_selection() -> None:
    document = sample()
    sheet = Sheet(document)
    keys = [column.key for column in sheet.columns]
    area = Area(tuple(sheet.rows.ids), keys, 0, keys.index("channel"), height=4, width=2)
    plan = plan_paste(sheet.reading, sheet.all_columns, area, (("app",),))
    assert len(plan.edits) == 8


def test_a_block_that_is_too_wide_is_refused() -> None:
    with pytest.raises(EditError, match="2 columns, more than there is room"):
        paste(sample(), "a\tb", column="links")


def test_a_bad_cell_of_a_new_row_is_named_and_nothing_changes() -> None:
    document = sample()
    before = dict(document.store.records)
    with pytest.raises(EditError, match="Row 6, Lane: “Attic”"):
        paste(document, "Lane\tTitle\n" + "Customer actions\tx\n" * 5 + "Attic\ty")
    assert dict(document.store.records) == before
    assert not document.history.can_undo


def test_rows_meant_as_new_ones_are_not_refused_without_a_way_out() -> None:
    document = sample()
    with pytest.raises(EditError, match="use “Paste as new rows”"):
        paste(document, "Stage\tTitle\nElsewhere\tFly home")
    with pytest.raises(EditError) as refused:
        paste(document, "soon", column="wait")
    assert "Paste as new rows" not in str(refused.value)


def test_steps_are_pasted_with_what_stands_in_their_lanes() -> None:
    document = Document(BlueprintBuilder(steps=0).records)
    document.set_view(table=TableState(rows="steps"))
    text = (
        "Stage\tStep\tCustomer actions\tFrontstage\tEmotion\n"
        'Before\tArrive\tWalks in\t"Greets\nShows a seat"\t1\n'
        "After\tPay\tPays\tCashes\t-1\n"
    )
    paste(document, text, column="stage")
    assert labels(document) == ["Walks in", "Greets", "Shows a seat", "Pays", "Cashes"]
    sheet = Sheet(document)
    assert [cell(document, key, "emotion") for key in sheet.rows.ids] == ["+1", "\N{MINUS SIGN}1"]
    document.undo()
    assert labels(document) == []


def test_a_table_copied_whole_makes_the_same_blueprint_elsewhere() -> None:
    document = sample()
    sheet = Sheet(document)
    keys = [column.key for column in sheet.columns if column.is_editable]
    block = [
        [sheet.all_columns[key].title for key in keys],
        *([cell(document, row_id, key) for key in keys] for row_id in sheet.rows.ids),
    ]
    other = Document(BlueprintBuilder(steps=0).records)
    paste(other, tabbed_text(block))
    again = Sheet(other)
    assert [[cell(other, key, column) for column in keys] for key in again.rows.ids] == [
        # The empty third step is not in the table, so the fourth is the third.
        [text if text != "4" else "3" for text in row]
        for row in block[1:]
    ]


def test_what_spans_the_whole_journey_is_pasted_as_such() -> None:
    document = sample()
    text = "Step\tLane\tTitle\n整个旅程\tSupport processes\tAlways"
    (made,) = paste(document, text, top=5)
    assert document.store.need(Element, made).step_id is None


def test_a_name_that_two_stages_have_means_the_first() -> None:
    document = sample()
    with document.transaction("Name") as tx:
        tx.put(tx.view.need(Stage, "stage-2").replace(name="Stage 1"))
    assert cell(document, "pay", "stage") == "Stage 1 (2)"
    write(document, ("pay", "stage", "Stage 1"))
    assert document.store.need(Element, "pay").step_id == "step-1"


def test_thousands_of_cells_are_written_aside_as_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a fork too, a row can name a step or an element that another row makes."""
    text = (
        "Stage\tStep\tLane\tTitle\tLeads to\n"
        "Before\tArrive\tCustomer actions\tWalks in\tWaits\n"
        "Before\tWait\tCustomer actions\tWaits\tGreets\n"
        "Before\tWait\tFrontstage\tGreets\t\n"
    )
    found = []
    for many in (1_000, 2):
        monkeypatch.setattr(documents, "MANY", many)
        document = sample()
        words: list[str] = []

        def aside(
            told: str,
            work: Callable[[Tell], T],
            *,
            may_drop: bool = False,
            words: list[str] = words,
        ) -> T:
            words.append(told)
            return work(unheard)

        document.aside = aside
        made = paste(document, text, top=5)
        assert words == (["Paste"] if many == 2 else [])
        rows = [[cell(document, key, name) for name in ("stage", "step", "links")] for key in made]
        found.append((rows, len(document.store.steps), len(document.store)))
        assert rows[0][2] == "Waits"
        document.undo()
        assert labels(document) == labels(sample())
    assert found[0] == found[1]
