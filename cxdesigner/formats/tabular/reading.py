"""A file with tables, whatever it is: told apart by its first bytes, never by its name."""

from __future__ import annotations

from cxdesigner.base.i18n import _
from cxdesigner.base.progress import Tell, unheard
from cxdesigner.formats import limits
from cxdesigner.formats.tabular.decoding import decode
from cxdesigner.formats.tabular.delimited import read_delimited
from cxdesigner.formats.tabular.sheet import Book, table_error
from cxdesigner.formats.tabular.workbook import OLE, ZIP, read_workbook

TEXT_SUFFIXES = (".csv", ".tsv", ".txt")
WORKBOOK_SUFFIXES = (".xlsx", ".xlsm")


def read_table(data: bytes, name: str, encoding: str | None = None, tell: Tell = unheard) -> Book:
    """Return the tables of a file.

    Parameters
    ----------
    data
        What the file holds; one byte more than the limit is enough to refuse it.
    encoding
        A key of ``decoding.ENCODINGS`` for a text file; None finds out.

    Raises
    ------
    FormatError
        With one message that names the file and, where it can, sheet, row and column.
    Stopped
        If the person cancelled.
    """
    if len(data) > limits.TABLE_BYTES:
        most = limits.TABLE_BYTES // 1_000_000
        raise table_error(name, _("the file has more than {most} MB.").format(most=most))
    if not data.strip():
        raise table_error(name, _("the file is empty."))
    if data.startswith((ZIP, OLE)):
        book = Book(read_workbook(data, name, tell))
    else:
        decoded = decode(data, name, encoding)
        sheet = read_delimited(decoded.text, name)
        book = Book((sheet,) if sheet.rows else (), decoded.encoding)
    if not book.sheets:
        raise table_error(name, _("there is no table in it."))
    return book
