"""Excel workbooks, ours and hostile ones."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from cxdesigner.base.errors import FormatError
from cxdesigner.base.progress import Stopped
from cxdesigner.formats import limits
from cxdesigner.formats.tabular.reading import read_table
from cxdesigner.formats.tabular.sheet import Sheet


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def workbook(*rows: tuple[object, ...]) -> Workbook:
    book = Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    return book


def altered(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """Return a workbook with parts changed by their names."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return file.getvalue()


def first(data: bytes) -> Sheet:
    return read_table(data, "a.xlsx").sheets[0]


def test_cells_are_read_as_people_see_them() -> None:
    day = datetime.datetime(2026, 10, 1)
    book = workbook(
        ("Touchpoint", "Score", "Share", "Day", "At", "Yes", "Time"),
        ("Desk", 5, 0.85, day, day.replace(hour=9, minute=5), True, datetime.timedelta(minutes=80)),
        ("", 4.5, None, None, None, None, None),
    )
    book.active["C2"].number_format = "0%"  # type: ignore[index]
    rows = [row.cells for row in first(saved(book)).rows]
    assert rows[1] == ("Desk", "5", "85%", "2026-10-01", "2026-10-01 09:05", "TRUE", "1:20")
    assert rows[2] == ("", "4.5")


def test_hidden_and_empty_sheets_are_left_out_and_rows_keep_their_numbers() -> None:
    book = workbook(("a",))
    book.active.title = "Answers"  # type: ignore[union-attr]
    book.active["A4"] = "b"  # type: ignore[index]
    hidden = book.create_sheet("Hidden")
    hidden["A1"] = "x"
    hidden.sheet_state = "hidden"
    book.create_sheet("Empty")
    found = read_table(saved(book), "a.xlsx").sheets
    assert [sheet.name for sheet in found] == ["Answers"]
    assert [row.line for row in found[0].rows] == [1, 4]


def test_a_formula_gives_its_last_value_and_never_its_text() -> None:
    book = workbook(("a", "b"), ("x", "=1+1"))
    assert first(saved(book)).rows[1].cells == ("x",)


def test_a_workbook_in_disguise_is_still_one() -> None:
    assert read_table(saved(workbook(("a",))), "a.csv").sheets[0].rows[0].cells == ("a",)


def test_a_far_cell_is_refused_by_sheet_and_row() -> None:
    book = workbook(("a",))
    book.active["XFD7"] = 1  # type: ignore[index]
    with pytest.raises(FormatError) as caught:
        first(saved(book))
    assert "a.xlsx, sheet “Sheet”, row 7: there are more than 500 columns" in str(caught.value)


def test_entities_are_refused_before_anything_is_parsed() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'

    def change(name: str, part: bytes) -> bytes:
        return bomb + part.split(b"?>", 1)[-1] if name.endswith("sheet1.xml") else part

    with pytest.raises(FormatError, match="declares entities"):
        first(altered(saved(workbook(("a",))), change))


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def padded(name: str, part: bytes) -> bytes:
        return part + b" " * 3_000_000 if name.endswith("sheet1.xml") else part

    data = altered(saved(workbook(("a",))), padded)
    with pytest.raises(FormatError, match="suspicious size"):
        first(data)
    monkeypatch.setattr(limits, "TABLE_RATIO", 100_000)
    monkeypatch.setattr(limits, "TABLE_INFLATED_BYTES", 1_000_000)
    with pytest.raises(FormatError, match="unpacked it has more than 1 MB"):
        first(data)


def test_too_many_rows_and_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = saved(workbook(*((n,) for n in range(30))))
    monkeypatch.setattr(limits, "TABLE_ROWS", 20)
    with pytest.raises(FormatError, match="more than 20 rows"):
        first(data)
    monkeypatch.setattr(limits, "TABLE_PARTS", 3)
    with pytest.raises(FormatError, match="more than 3 parts"):
        first(data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty"),
        (b" \n ", "the file is empty"),
        (b"PK\x03\x04 and no more", "not a whole Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "protected by a password"),
        (b",,\n,,", "there is no table in it"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(FormatError) as caught:
        read_table(data, "a.xlsx")
    assert words in str(caught.value)
    assert "a.xlsx" in str(caught.value)


def test_an_archive_of_other_things_is_no_workbook() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("../../evil.txt", "x")
    with pytest.raises(FormatError, match="no Excel workbook"):
        read_table(file.getvalue(), "a.xlsx")


def test_a_cut_workbook_is_refused_wherever_it_is_cut() -> None:
    data = saved(workbook(*(("touchpoint", n) for n in range(50))))
    for end in range(10, len(data), 211):
        with pytest.raises(FormatError):
            read_table(data[:end], "a.xlsx")


def test_reading_can_be_cancelled() -> None:
    def tell(_done: int, _total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        read_table(saved(workbook(("a",))), "a.xlsx", tell=tell)


def test_real_tables_are_read(corpus: Path) -> None:
    for path in sorted((corpus / "tables").rglob("*.*")):
        if path.suffix in (".csv", ".xlsx"):
            book = read_table(path.read_bytes(), path.name)
            assert book.sheets[0].width > 1, path.name
            if path.stem.startswith("zh"):
                assert book.sheets[0].rows[0].cells[0] in ("阶段", "階段"), path.name


def test_hostile_workbooks_are_refused(corpus: Path) -> None:
    harmless = {"05_path_traversal", "10_overlap_lie"}
    for path in sorted((corpus / "hostile" / "xlsx").glob("*.xlsx")):
        if path.stem not in harmless:
            with pytest.raises(FormatError, match=re.escape(path.name)):
                read_table(path.read_bytes(), path.name)
