"""Changes in the words of a reader."""

import pytest

from builders import BlueprintBuilder
from cxdesigner.model.comparison import compare
from cxdesigner.model.element import Element
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText
from cxdesigner.report.comparing.sections import change_sections, summary
from cxdesigner.report.comparing.words import text_rows


@pytest.mark.parametrize(
    ("before", "after", "rows"),
    [
        ("Eat", "Dine", (("", "Eat", "Dine"),)),
        ("", "Dine", (("", "", "Dine"),)),
        ({"en": "Eat", "zh-CN": "吃"}, {"en": "Eat", "zh-CN": "用餐"}, (("zh-CN", "吃", "用餐"),)),
        ({"en": "Eat"}, {"en": "Eat", "zh-CN": "吃"}, (("zh-CN", "", "吃"),)),
        ("Eat", {"en": "Eat", "zh-CN": "吃"}, (("zh-CN", "Eat", "吃"),)),
        ("", {"en": "Eat"}, (("en", "", "Eat"),)),
        ("Eat", {"en": "Eat"}, (("", "Eat", "Eat"),)),
    ],
)
def test_a_text_is_told_in_the_languages_in_which_it_differs(
    before: str, after: object, rows: tuple[tuple[str, str, str], ...]
) -> None:
    assert text_rows(LocalText.of(before), LocalText.of(after)) == rows  # type: ignore[arg-type]


def test_a_swap_reads_as_one_move() -> None:
    doc = BlueprintBuilder(steps=2)
    doc.element("a", "customer", 1, label=LocalText.of("Ask"))
    doc.element("b", "customer", 2, label=LocalText.of("Wait"))
    before = doc.store()
    after = Store(before)
    with after.transaction() as tx:
        for key, step in (("a", 2), ("b", 1)):
            tx.put(after.need(Element, key).replace(step_id=f"step-{step}"))
    found = compare(before, after)
    (section,) = change_sections(found, "en")
    assert section.table is not None
    (row,) = section.table.rows
    assert row.cells[1:3] == ("Wait", "Changed places with “Ask”")
    assert set(row.subject_ids) == {"a", "b"}
    assert "1 moved" in summary(found)[1]


def test_links_that_went_with_an_element_are_not_told_besides() -> None:
    doc = BlueprintBuilder(steps=3)
    for step, key in enumerate("abc", start=1):
        doc.element(key, "customer", step, label=LocalText.of(key))
    gone = [doc.link("a", "b", "flow"), doc.link("b", "c", "flow")]
    kept = doc.link("a", "c", "flow")
    before = doc.store()
    after = Store(before)
    with after.transaction() as tx:
        tx.delete(["b", kept])
    found = compare(before, after)
    assert {one.id for one in found.changes} == {"b", kept, *gone}
    elements, links = change_sections(found, "en")
    assert elements.table is not None
    assert links.table is not None
    assert [row.subject_ids for row in links.table.rows] == [(kept,)]
    assert [row.subject_ids for row in elements.table.rows] == [("b",)]
