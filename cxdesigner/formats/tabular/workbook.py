"""Excel workbooks: visible sheets, values as last calculated, as the texts a person sees.

A workbook is a ZIP archive of XML that anybody can send: its directory and its parts are looked at
before openpyxl sees it, and it is read row by row, never as a whole.
"""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable
from functools import partial
from typing import Any

from cxdesigner.base.errors import FormatError
from cxdesigner.base.i18n import _
from cxdesigner.base.progress import Stopped, Tell, unheard
from cxdesigner.formats import limits
from cxdesigner.formats.tabular.sheet import Collector, Sheet, table_error

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"
_CHUNK = 1 << 20
_TOLD_EVERY = 500
_DTD = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ROW = re.compile(rb"<(?:\w{1,20}:)?row[\s/>]")
_LARGE = 1_000_000
"""Bytes from which on a part must not unpack to too many times its size."""
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")


def read_workbook(data: bytes, name: str, tell: Tell = unheard) -> tuple[Sheet, ...]:
    """Return the visible sheets of a workbook that have something in them.

    Raises
    ------
    FormatError
        If it is no workbook, protected, hostile or too large; the message names sheet and row.
    Stopped
        If the person cancelled.
    """
    if data.startswith(OLE):
        raise table_error(
            name,
            _("this is protected by a password or of the old Excel format."),
            hint=_("Save it in Excel as “.xlsx” without a password."),
        )
    _check_parts(data, name)
    with warnings.catch_warnings():
        # What openpyxl warns of (styles, extensions, validation) is nothing that is read here.
        warnings.simplefilter("ignore")
        return _read_book(data, name, tell)


def _read_book(data: bytes, name: str, tell: Tell) -> tuple[Sheet, ...]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except Exception as error:
        # openpyxl says what is wrong with a file by errors of a dozen kinds.
        raise _unreadable(name, error) from None
    found = []
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    try:
        for at, sheet in enumerate(sheets):
            found.append(_read_sheet(sheet, name, partial(tell, at, len(sheets))))
    finally:
        book.close()
    return tuple(sheet for sheet in found if sheet.rows)


def _check_parts(data: bytes, name: str) -> None:
    """Refuse what is no archive, would unpack to too much, or declares entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > limits.TABLE_PARTS:
                raise table_error(
                    name, _("it has more than {n} parts.").format(n=f"{limits.TABLE_PARTS:,}")
                )
            if sum(entry.file_size for entry in entries) > limits.TABLE_INFLATED_BYTES:
                raise _too_large(name)
            if any(
                entry.file_size > max(_LARGE, limits.TABLE_RATIO * entry.compress_size)
                for entry in entries
            ):
                raise table_error(name, _("a part of it unpacks to a suspicious size."))
            if not any(entry.filename == "[Content_Types].xml" for entry in entries):
                raise table_error(name, _("this is a ZIP archive, but no Excel workbook."))
            left = limits.TABLE_INFLATED_BYTES
            for entry in entries:
                if entry.filename.lower().endswith((".xml", ".rels", ".vml")):
                    left -= _check_xml(archive, entry, name, left)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise table_error(name, _("this is not a whole Excel workbook.")) from error


def _check_xml(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, left: int) -> int:
    """Return how many bytes a part has; the directory of an archive may lie about it."""
    size, rows, end = 0, 0, b""
    with archive.open(entry) as part:
        while chunk := part.read(_CHUNK):
            if not size and chunk.startswith(_UTF16):
                raise table_error(name, _("this is not a whole Excel workbook."))
            size += len(chunk)
            if size > left:
                raise _too_large(name)
            if _DTD.search(end + chunk):
                raise table_error(name, _("it declares entities, which no workbook needs."))
            rows += len(_ROW.findall(chunk))
            if rows > limits.TABLE_ROWS:
                raise table_error(
                    name, _("there are more than {n} rows.").format(n=f"{limits.TABLE_ROWS:,}")
                )
            end = chunk[-64:]
    return size


def _too_large(name: str) -> FormatError:
    most = limits.TABLE_INFLATED_BYTES // 1_000_000
    return table_error(name, _("unpacked it has more than {most} MB.").format(most=most))


def _unreadable(name: str, error: Exception, sheet: str = "", line: int = 0) -> FormatError:
    return table_error(
        name,
        _("this cannot be read as an Excel workbook ({kind}).").format(kind=type(error).__name__),
        sheet=sheet,
        line=line,
    )


def _read_sheet(sheet: Any, name: str, tell: Callable[[], None]) -> Sheet:
    rows = Collector(name, sheet.title)
    # What the file says about its size is not to be trusted.
    sheet.reset_dimensions()
    line = 0
    try:
        for line, cells in enumerate(sheet.iter_rows(), start=1):
            if line % _TOLD_EVERY == 1:
                tell()
            rows.add(line, (_text(cell) for cell in cells))
    except (FormatError, Stopped):
        raise
    except Exception as error:
        raise _unreadable(name, error, sheet.title, line + 1) from None
    return rows.sheet()


def _text(cell: Any) -> str:
    """Return a cell as the person sees it: dates in ISO form, shares with a percent sign."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return value.replace("_x000D_", "")
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(float(value), str(cell.number_format or ""))
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, datetime.time):
        return value.isoformat("minutes")
    if isinstance(value, datetime.timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
    return str(value)


def _number(value: float, form: str) -> str:
    if "%" in form:
        return f"{plain_number(value * 100)}%"
    return plain_number(value)


def plain_number(value: float) -> str:
    """Return a number without needless digits: ``5``, ``0.1``; 15 digits as Excel keeps."""
    if abs(value) < 1e15 and value == int(value):
        return str(int(value))
    return f"{value:.15g}"
