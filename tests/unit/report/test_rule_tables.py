"""Tables as pictures: what differs is marked, columns fit, names mean what they are."""

import pytest

from cxdesigner.base.geometry import Rect
from cxdesigner.base.i18n import LANGUAGES, use_language
from cxdesigner.model.lane import Line
from cxdesigner.model.method import ServqualRow
from cxdesigner.report.comparing.words import field_words
from cxdesigner.report.rule_pictures.compared import joined, marked
from cxdesigner.report.rule_pictures.examples import text_in
from cxdesigner.report.rule_pictures.listing import listings
from cxdesigner.report.rule_pictures.widths import fitted
from cxdesigner.report.table_pages import (
    Cell,
    Column,
    PrintedTable,
    TableRow,
    plain_rows,
    table_picture,
)
from cxdesigner.scene.primitives import TextRun


def table(*rows: tuple[str, ...], heads: tuple[str, ...] = ("Name", "Value")) -> PrintedTable:
    return PrintedTable("", "", tuple(Column(head, 1.0) for head in heads), plain_rows(rows))


def texts(one: PrintedTable) -> list[str]:
    scene, _marks = table_picture(one, "en", 200.0)
    return [run.text for run in scene.items[":table"].primitives if isinstance(run, TextRun)]


def test_cells_that_differ_are_marked_and_others_are_not() -> None:
    found = marked(table(("a", "1"), ("b", "2")), table(("a", "1"), ("b", "3")))
    assert [[cell.marked for cell in row.cells] for row in found.rows] == [
        [False, False],
        [False, True],
    ]


def test_a_row_too_many_is_marked_and_a_row_too_few_is_an_empty_one() -> None:
    short, long = table(("a", "1"), ("c", "1")), table(("a", "1"), ("b", "2"), ("c", "1"))
    assert [row.marked for row in marked(long, short).rows] == [False, True, False]
    rows = marked(short, long).rows
    assert [row.marked for row in rows] == [False, True, False]
    assert [cell.text for cell in rows[1].cells] == ["", ""]


def test_a_table_that_says_it_has_none_is_marked_once() -> None:
    rows = marked(table(), table(("a", "1"), ("b", "2"))).rows
    assert [row.marked for row in rows] == [True]


def test_marks_side_by_side_are_one() -> None:
    one, below, beside, far = (
        Rect(0, 0, 10, 5),
        Rect(0, 5, 10, 5),
        Rect(10, 20, 5, 5),
        Rect(15, 20, 5, 5),
    )
    assert joined((one, below, beside, far)) == (Rect(0, 0, 10, 10), Rect(10, 20, 10, 5))


def test_marks_below_each_other_are_one_though_sums_are_not_exact() -> None:
    rows = [Rect(0.1, 0.1 + 0.7 * row, 3.3, 0.7) for row in range(9)]
    assert len(joined(rows)) == 1


def test_a_picture_of_a_table_is_as_high_as_its_rows_and_tells_where_it_is_marked() -> None:
    small, none = table_picture(table(("a", "1")), "en", 200.0)
    rows = (*plain_rows([("a", "1")]), TableRow((Cell("b"), Cell("2", marked=True))))
    large, marks = table_picture(PrintedTable("", "", table().columns, rows), "en", 200.0)
    assert not none
    assert large.height > small.height
    assert marks == (Rect(100.0, small.height, 100.0, large.height - small.height),)
    assert large.items[":table"].description == "a · 1 · b · 2"


def test_what_stands_alone_in_its_row_has_the_whole_width() -> None:
    assert "Nothing here yet" in texts(table(heads=("A", "B", "C", "D", "E")))


@pytest.mark.parametrize("width", [120.0, 150.0, 300.0])
def test_words_are_not_broken_where_they_have_room(width: float) -> None:
    pair = (table(("Expectation", "a value that is long")), table(("Importance", "3")))
    first, second = fitted(pair, "en", width)
    assert first.columns == second.columns
    assert sum(column.share for column in first.columns) == pytest.approx(width)
    scene, _marks = table_picture(first, "en", width)
    shown = {run.text for run in scene.items[":table"].primitives if isinstance(run, TextRun)}
    assert "Expectation" in shown


def test_numbers_are_spread_and_texts_leave_what_is_over_to_the_last() -> None:
    left = table(("a", "1"))
    heads = (Column("Name", 1.0), Column("Value", 1.0, "right"))
    right = PrintedTable("", "", heads, left.rows)
    first, last = fitted((left, left), "en", 300.0)[0].columns
    spread, others = fitted((right, right), "en", 300.0)[0].columns
    assert first.share < spread.share
    assert last.share > others.share


def test_a_file_shows_the_part_that_differs_and_what_importing_it_says() -> None:
    head = "id: a\nstages:\n  - {id: s1, order: 1}\nnodes:\n"
    node = "  - {id: c1, lane: customer, kind: action, stage: %s, col: 1, label: Pays}\n"
    wrong, right = listings(head + node % "s7", head + node % "s1")
    assert wrong.remark.startswith("S06 ")
    assert right.remark == "No problems"
    assert [row.cells[0].text for row in right.rows] == ["nodes:", (node % "s1").strip()]
    assert marked(wrong, right).rows[-1].marked


def test_a_text_of_the_examples_is_known_by_any_of_its_languages() -> None:
    assert text_in("Doctor", "zh-TW") == "醫師"
    assert text_in("店长", "en") == "Store manager"
    assert text_in("nobody ever wrote this", "zh-CN") == "nobody ever wrote this"


def test_the_weight_of_a_dimension_is_no_width_of_a_line() -> None:
    names = {}
    for language in LANGUAGES:
        with use_language(language):
            names[language] = (field_words(ServqualRow, "weight"), field_words(Line, "weight"))
    assert names == {
        "en": ("Weight", "Line weight"),
        "zh-CN": ("权重", "粗细"),
        "zh-TW": ("權重", "粗細"),
    }
