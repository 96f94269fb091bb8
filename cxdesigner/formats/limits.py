"""What a file may hold at most. Every limit is named in the message that refuses a file.

The limits for our own files keep memory bounded and are far beyond what can be drawn, because a
saved file must always open again. Those for imports are what the drawing is made for.
"""

from __future__ import annotations

from typing import Final

DOCUMENT_BYTES: Final = 200_000_000
RECORDS: Final = 400_000
DEPTH: Final = 64
LIST_ITEMS: Final = 10_000
TEXT_CHARACTERS: Final = 10_000
WORD_CHARACTERS: Final = 100_000
"""Of a text without language. More than any field of the window takes: what was saved must open."""

NUMBER_DIGITS: Final = 308
"""Every whole number of so many digits is finite as a floating point number."""

IMAGE_BYTES: Final = 20_000_000

IMPORT_BYTES: Final = 8_000_000
IMPORT_NODES: Final = 1_000_000
"""Values in a YAML file, aliases counted as often as they are used."""

IMPORT_ELEMENTS: Final = 20_000
IMPORT_LINKS: Final = 40_000

PROBLEMS_SHOWN: Final = 20
PROBLEMS_COUNTED: Final = 1_000
"""After so many, counting stops: nobody repairs a thousand places one by one."""

JOURNAL_RECORD_BYTES: Final = 300_000_000

TABLE_BYTES: Final = 20_000_000
"""Of a file with a table, as it lies on the disk."""

TABLE_INFLATED_BYTES: Final = 50_000_000
"""Of all parts of a workbook together, unpacked."""

TABLE_RATIO: Final = 200
"""How many times its packed size a large part of a workbook may unpack to."""

TABLE_PARTS: Final = 2_000
TABLE_ROWS: Final = 200_000
TABLE_COLUMNS: Final = 500
TABLE_CELLS: Final = 2_000_000
"""Cells of one table, empty ones included."""
