"""A page of the inspector: how it names its fields, and when its document goes."""

from __future__ import annotations

import pytest

from cxdesigner.editor.document import Document
from cxdesigner.ui.panels.page import in_sentence
from cxdesigner.ui.window import Window


@pytest.mark.parametrize(
    ("title", "said"), [("Work time", "work time"), ("NPS", "NPS"), ("等待时间", "等待时间")]
)
def test_the_name_of_a_field_within_a_sentence(title: str, said: str) -> None:
    assert in_sentence(title) == said


def test_a_page_whose_document_has_gone_is_filled_no_further(
    window: Window, hot_pot: Document
) -> None:
    hot_pot.selection.set(["c2"])
    window.inspector.refresh()
    page = window.inspector.page
    assert page is not None
    seat, document = page.seat, page.seat.document
    page._rest = [lambda: seat.doc.store.records.copy().clear()]
    seat.document = None
    try:
        page._go_on()
        assert page._rest == []
    finally:
        seat.document = document
