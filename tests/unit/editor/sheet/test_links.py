"""Where an element leads to, as a cell of the table."""

from __future__ import annotations

import pytest
from sheets import cell, paste, sample, write

from cxdesigner.base.errors import EditError
from cxdesigner.editor.document import Document
from cxdesigner.editor.sheet import sheet as sheet_module
from cxdesigner.editor.sheet.sheet import Sheet
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.text import LocalText


def targets(document: Document, key: str) -> set[str]:
    return {link.target_id for link in document.store.outgoing(key)}


def test_links_are_added_and_taken_away_by_title() -> None:
    document = sample()
    (old,) = document.store.outgoing("queue")
    write(document, ("queue", "links", "Order\ngreet"))
    assert targets(document, "queue") == {"order", "greet"}
    assert old in document.store.outgoing("queue")
    kinds = {link.target_id: link.kind for link in document.store.outgoing("queue")}
    assert kinds == {"order": "flow", "greet": "interaction"}
    assert sorted(cell(document, "queue", "links").split("\n")) == ["Greet", "Order"]
    write(document, ("queue", "links", "Greet"))
    assert targets(document, "queue") == {"greet"}
    write(document, ("queue", "links", ""))
    assert targets(document, "queue") == set()
    document.undo()
    assert targets(document, "queue") == {"greet"}


def test_a_line_with_other_words_leads_the_link_elsewhere() -> None:
    document = sample()
    (old,) = document.store.outgoing("queue")
    write(document, ("queue", "links", "Pay"))
    (new,) = document.store.outgoing("queue")
    assert (new.id, new.target_id) == (old.id, "pay")


@pytest.mark.parametrize(("text", "reason"), [("Nowhere", "no element “Nowhere”"), ("Queue", ".")])
def test_what_cannot_be_led_to_is_refused_with_nothing_changed(text: str, reason: str) -> None:
    document = sample()
    before = dict(document.store.records)
    with pytest.raises(EditError, match=f"Row 1, Leads to.*{reason}"):
        write(document, ("queue", "links", text), ("pay", "label", "Other"))
    assert dict(document.store.records) == before


def test_of_twins_none_is_guessed() -> None:
    document = sample()
    write(document, ("menu", "label", "Pay"))
    with pytest.raises(EditError, match="Several elements are called “Pay”"):
        write(document, ("queue", "links", "Pay"))


def test_pasted_rows_lead_to_each_other_and_leave_out_what_is_not_there() -> None:
    document = sample()
    made = paste(document, "Title\tLeads to\nA\tB\nB\tNowhere\nPay\tPay", top=5)
    ids = {document.store.need(Element, key).label.text(): key for key in made}
    assert targets(document, ids["A"]) == {ids["B"]}
    assert targets(document, ids["B"]) == set()
    # Itself is the twin that this paste made, and nothing leads to itself.
    assert targets(document, ids["Pay"]) == set()
    document.undo()
    assert document.store.count(Link) == 1


def test_a_row_that_is_there_may_lead_to_one_that_is_pasted() -> None:
    document = sample()
    (made,) = paste(document, "Title\tLeads to\nPay\tLeave\nLeave\t", top=4)
    assert targets(document, "pay") == {made}


@pytest.mark.parametrize("many", [0, 500])
def test_who_leads_to_what_is_renamed_is_read_again(
    many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_module, "_MANY", many)
    document, touched = sample(), list[frozenset[str]]()
    sheet = Sheet(document)
    document.changed.connect(lambda patch: touched.append(sheet.follow(patch).touched))
    with document.transaction("x") as tx:
        tx.put(document.store.need(Element, "order").replace(label=LocalText.of("Choose")))
    assert touched == [{"order", "queue"}]
