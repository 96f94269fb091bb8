"""Changes in the words of a reader."""

import pytest
from hypothesis import given
from merging import edited, element, sample, seeds, sides

from builders import BlueprintBuilder
from cxdesigner.base.i18n import use_language
from cxdesigner.formats.templates import load_template
from cxdesigner.model.comparison import compare
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element
from cxdesigner.model.merge import merge
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView
from cxdesigner.report.comparing.conflicts import ConflictWords
from cxdesigner.report.comparing.figures import Figures
from cxdesigner.report.comparing.sections import change_sections, comparison_sections, summary
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


@given(seeds)
def test_every_conflict_is_told_in_words(seed: int) -> None:
    """With what both go back to, and where nothing is known of that."""
    base, ours, theirs = sides(seed)
    for first in (base, RecordView()):
        words = ConflictWords(first, ours, theirs, "en")
        for one in merge(first, ours, theirs).conflicts:
            said = (words.heading(one), words.what(one), words.sentence(one), *words.sides(one))
            assert "Undefined" not in " ".join(said)


def test_the_steps_of_a_conflict_are_told_apart() -> None:
    base = sample()
    ours = edited(base, element(base, "b", step_id="step-1"))
    theirs = edited(base, element(base, "b", step_id="step-3"))
    (one,) = merge(base, ours, theirs).conflicts
    assert ConflictWords(base, ours, theirs, "en").sides(one) == ("Step 2", "Step 1", "Step 3")


def test_figures_name_lines_in_the_language_that_is_shown() -> None:
    state = Store(load_template("electronics"))
    sections = comparison_sections(compare(state, state), "zh-TW")
    (figures,) = (one for one in sections if one.key == "figures")
    assert figures.table is not None
    names = [row.cells[0] for row in figures.table.rows]
    assert any("互動" in name for name in names)
    assert not any("Line of" in name for name in names)


def test_the_figures_say_whose_feelings_they_are_where_several_have_some() -> None:
    doc = BlueprintBuilder(steps=2)
    doc.element("a", "customer", 1)
    doc.emotion("a", 2.0, "Anna")
    names = [one.name for one in Figures(compare(doc.store(), doc.store())).changes]
    assert "Peak–end score" in names
    doc.emotion("a", -2.0, "Bert")
    names = [one.name for one in Figures(compare(doc.store(), doc.store())).changes]
    assert "Peak–end score (Anna)" in names


def test_what_was_done_to_elements_is_a_sentence_in_chinese_too() -> None:
    doc = BlueprintBuilder(steps=1)
    doc.element("a", "customer", 1)
    other = Store(doc.records)
    with other.transaction() as tx:
        tx.put(other.need(Element, "a").replace(work=Duration(3)))
    with use_language("zh-CN"):
        found = summary(compare(doc.store(), other))
    assert "元素：时间变化 1 处。" in found
