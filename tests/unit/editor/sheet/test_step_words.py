"""The table of steps: channels, owners, details and metrics of what stands in a step."""

from __future__ import annotations

import pytest
from sheets import cell, paste, sample, write

from cxdesigner.base.errors import EditError
from cxdesigner.editor.document import Document
from cxdesigner.editor.sheet.sheet import Sheet
from cxdesigner.editor.sheet.state import Layout, TableState
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Metric
from cxdesigner.model.record import ElementId
from cxdesigner.model.text import LocalText


def steps(**said: dict[str, str]) -> Document:
    """Return the sample as rows of steps, where some elements say more."""
    document = sample()
    with document.transaction("Say") as tx:
        for key, texts in said.items():
            tx.put(element(document, key).replace(**texts))
    document.set_view(table=TableState(rows="steps"))
    return document


def element(document: Document, key: str) -> Element:
    return document.store.need(Element, key)


def said(document: Document, field: str, *keys: str) -> list[str]:
    return [getattr(element(document, key), field).text() for key in keys]


def refused(document: Document, row: str, column: str, text: str, reason: str) -> None:
    before = dict(document.store.records)
    with pytest.raises(EditError, match=reason):
        write(document, (row, column, text))
    assert dict(document.store.records) == before


@pytest.mark.parametrize("field", ["channel", "owner"])
def test_what_elements_of_a_step_share_is_said_once_and_changed_together(field: str) -> None:
    document = steps(queue={field: "shop"}, greet={field: "shop"})
    assert cell(document, "step-1", field) == "shop"
    write(document, ("step-1", field, "  phone "))
    assert said(document, field, "queue", "greet") == ["phone", "phone"]
    write(document, ("step-1", field, ""))
    assert said(document, field, "queue", "greet") == ["", ""]
    # What is new is said of the element that the row is about.
    write(document, ("step-1", field, "counter"))
    assert said(document, field, "queue", "greet") == ["counter", ""]


@pytest.mark.parametrize("field", ["channel", "owner"])
def test_one_of_several_words_is_replaced_or_taken_away_alone(field: str) -> None:
    document = steps(queue={field: "shop"}, greet={field: "phone"})
    assert cell(document, "step-1", field) == "shop\nphone"
    write(document, ("step-1", field, "shop\nweb"))
    assert said(document, field, "queue", "greet") == ["shop", "web"]
    write(document, ("step-1", field, "web"))
    assert said(document, field, "queue", "greet") == ["", "web"]
    # The main element says nothing yet, so one more word is its own.
    write(document, ("step-1", field, "web\nshop"))
    assert said(document, field, "queue", "greet") == ["shop", "web"]
    # What is pasted over a list is what the cell shows afterwards.
    write(document, ("step-1", field, "app"))
    assert said(document, field, "queue", "greet") == ["app", "app"]


def test_words_that_could_be_of_several_elements_are_refused() -> None:
    document = steps(queue={"channel": "shop"}, greet={"channel": "phone"})
    for text in ("shop\nphone\nweb", "web\napp", "shop\nweb\napp"):
        refused(document, "step-1", "channel", text, r"Row 1, Channel.*not clear which element")
    refused(document, "step-3", "owner", "Door", r"Row 3, Owner.*nothing in this step")


def test_a_detail_goes_to_the_one_element_that_has_one_else_to_the_main_one() -> None:
    document = steps(greet={"detail": "Smile.\nAsk how many."})
    assert cell(document, "step-1", "detail") == "Smile.\nAsk how many."
    write(document, ("step-1", "detail", "Bow."), ("step-4", "detail", "By phone."))
    assert said(document, "detail", "queue", "greet", "pay") == ["", "Bow.", "By phone."]
    refused(document, "step-3", "detail", "Hot.", r"Row 3, Detail.*nothing in this step")


def test_details_of_several_elements_are_not_guessed_apart_but_can_be_cleared() -> None:
    document = steps(queue={"detail": "Outside."}, greet={"detail": "Smile."})
    assert cell(document, "step-1", "detail") == "Outside.\nSmile."
    refused(document, "step-1", "detail", "Bow.", r"Row 1, Detail.*2 elements say")
    write(document, ("step-1", "detail", ""))
    assert said(document, "detail", "queue", "greet") == ["", ""]


def test_metrics_stay_with_their_elements_and_new_ones_are_of_the_main_one() -> None:
    document = steps()
    with document.transaction("Measure") as tx:
        tx.put(Metric(id="m2", element_id=ElementId("menu"), type="nps", value=30))
    assert cell(document, "step-2", "metrics") == "NPS 30\nCSAT 4.2"
    write(document, ("step-2", "metrics", "CSAT 4.6\nNPS 30\nWaiting 12 min"))
    found = {(one.element_id, one.type, one.value) for one in document.store.of_type(Metric)}
    assert found == {("menu", "nps", 30), ("order", "csat", 4.6), ("order", "other", 12)}
    assert document.store.need(Metric, "metric-1").scale == 5.0
    write(document, ("step-2", "metrics", "NPS 40"))
    (left,) = document.store.of_type(Metric)
    assert (left.id, left.value) == ("m2", 40)
    refused(document, "step-2", "metrics", "very good", r"Row 2, Metrics.*a name and a number")
    refused(document, "step-3", "metrics", "NPS 9", r"Row 3, Metrics.*nothing in this step")


def test_what_is_shown_and_written_back_changes_nothing() -> None:
    document = steps(
        queue={"channel": "shop", "detail": "Outside.", "owner": "• Door"},
        greet={"channel": "App,  web", "detail": "Smile.\n"},
    )
    sheet, step = Sheet(document), document.store.steps[0]
    for key in ("channel", "owner", "detail", "metrics"):
        column = sheet.all_columns[key]
        assert column.parse is not None
        assert column.write is not None
        value = column.parse(sheet.reading, step, column.read(sheet.reading, step))
        with document.store.trial() as tx:
            column.write(tx, sheet.reading, step.id, value)
            assert not document.store.pending()


def test_a_row_shows_at_once_what_became_of_its_elements() -> None:
    document = steps()
    layout = Layout(sort=(("channel", False),))
    document.set_view(table=TableState("steps", steps=layout))
    sheet = Sheet(document)
    document.changed.connect(sheet.follow)
    assert sheet.rows.ids[:2] == ["step-1", "step-2"]
    with document.transaction("Change") as tx:
        tx.put(element(document, "queue").replace(channel=LocalText.of("wall")))
    assert sheet.rows.ids[:2] == ["step-2", "step-1"]
    document.set_view(table=TableState("steps", steps=Layout(query="wall")))
    assert Sheet(document).rows.ids == ["step-1"]


def test_a_pasted_table_of_steps_says_what_its_elements_say() -> None:
    document = steps()
    heads = "Step\tCustomer actions\tChannel\tOwner\tDetail\tMetrics\n"
    made = paste(document, heads + "Eat\tEats\tTable 5\tWaiter\tSlowly.\tCSAT 4", 4, "step")
    (eats,) = document.store.referring(made[0], Element)
    assert said(document, "label", eats.id) == ["Eats"]
    assert [getattr(eats, key).text() for key in ("channel", "owner", "detail")] == [
        "Table 5",
        "Waiter",
        "Slowly.",
    ]
    assert [one.value for one in document.store.referring(eats.id, Metric)] == [4]
