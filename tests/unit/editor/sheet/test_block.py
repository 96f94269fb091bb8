"""Blocks of cells as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxdesigner.base.errors import EditError
from cxdesigner.editor.sheet import block as module
from cxdesigner.editor.sheet.block import html_table, parse_block, tabbed_text

texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('\t\n",;|-:\\ '), max_size=8
)
blocks = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(texts, min_size=width, max_size=width).map(tuple), min_size=1, max_size=5
    ).map(tuple)
)


@given(block=blocks)
def test_what_is_copied_is_read_back(block: tuple[tuple[str, ...], ...]) -> None:
    if any(not any(row) for row in block):
        # Lines without a cell are no rows of one column.
        block = tuple(tuple(cell or "x" for cell in row) for row in block)
    assert parse_block(tabbed_text(block)) == block


@given(text=st.text(max_size=60) | st.lists(texts, max_size=6).map("\t".join))
def test_any_text_gives_a_rectangle(text: str) -> None:
    assert len({len(row) for row in parse_block(text)}) <= 1


def test_a_block_from_a_spreadsheet() -> None:
    text = 'Queue\t40\t"two\nlines"\nPay\t\t"say ""hi"""\r\n'
    assert parse_block(text) == (("Queue", "40", "two\nlines"), ("Pay", "", 'say "hi"'))


def test_a_quotation_mark_within_a_text_is_a_letter() -> None:
    assert parse_block('"Hello" she said\t2') == (('"Hello" she said', "2"),)


def test_a_row_that_ends_with_an_empty_cell() -> None:
    assert parse_block("a\t\nb\tc") == (("a", ""), ("b", "c"))


def test_a_markdown_table() -> None:
    text = "| Title | Wait |\n|---|---:|\n| Queue \\| wait | 40 |\n| Pay<br>cash | 1 |\n"
    assert parse_block(text) == (("Title", "Wait"), ("Queue | wait", "40"), ("Pay\ncash", "1"))


@pytest.mark.parametrize("text", ["Title,Wait\nQueue,40\n", 'Title;Wait\n"Queue";40'])
def test_text_separated_by_commas_or_semicolons(text: str) -> None:
    assert parse_block(text) == (("Title", "Wait"), ("Queue", "40"))


def test_prose_with_commas_stays_one_column() -> None:
    assert parse_block("Hello, world\nBye, now") == (("Hello, world",), ("Bye, now",))
    assert parse_block("one, two, three") == (("one, two, three",),)


def test_nothing_has_no_rows() -> None:
    assert parse_block("") == ()


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_CELLS", 3)
    with pytest.raises(EditError, match="too much"):
        parse_block("a\tb\nc\td")


def test_the_html_table_shows_texts_as_they_are() -> None:
    assert "<td>a&lt;b<br>c</td>" in html_table((("a<b\nc",),))
