"""HTML that comes alone on the clipboard, as text."""

import pytest

from cxdesigner.editor.sheet.block import html_table, parse_block
from cxdesigner.editor.sheet.html_text import text_of_html


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<table><tr><th>Stage<th>Title<tr><td>Book<td>A&amp;B</table>", "Stage\tTitle\nBook\tA&B"),
        ("<tr><td> one\n  word </td></tr>", "one word"),
        ("<table><tr><td colspan=2>A<td>B</tr><tr><td>1<td>2<td>3</table>", "A\t\tB\n1\t2\t3"),
        ("<table><tr><td rowspan=2>A<td>1</tr><tr><td>2</tr><tr><td>B<td>3</table>",
         "A\t1\n\t2\nB\t3"),
        ("<table><tr><td>A<td rowspan=2>1</tr><tr><td>B</tr></table>", "A\t1\nB\t"),
        ("<table><tr><td>A<table><tr><td>x<td>y</table><td>B</table>", '"A\nx y"\tB'),
        ("<style>td { color: red }</style><p>First</p><p>second<br>third</p>",
         "First\nsecond\nthird"),
        ("<img src='a.png'>", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_the_text_that_html_stands_for(html: str, text: str) -> None:
    assert text_of_html(html) == text


def test_a_table_of_the_program_is_read_back() -> None:
    block = (("Title", "Detail"), ("A\nB", 'say "x"'), ("", "<b>"))
    assert parse_block(text_of_html(html_table(block))) == block


def test_a_cell_that_claims_to_be_huge_takes_no_more_than_a_table_can_hold() -> None:
    row = "<tr><td colspan=99999999>A"
    assert len(text_of_html(f"<table>{row * 1000}</table>")) < 500_000
