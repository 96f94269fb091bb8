"""Files that are dragged onto the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent

OPENS = (".cxd", ".yaml", ".yml")
TABLES = (".csv", ".tsv", ".xlsx", ".xlsm")
"""Ends of the names of tables, which are brought into the open document."""


def files_in(event: QDropEvent) -> list[Path]:
    """Return the files of a drag that can be opened or brought in."""
    urls = event.mimeData().urls()
    found = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return [path for path in found if path.suffix.lower() in OPENS or is_table(path)]


def take_copy(event: QDropEvent) -> None:
    """Accept a drag of files as a copy.

    Whatever was proposed: a program that is told that a file was moved deletes it.
    """
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def is_table(path: Path) -> bool:
    """Say whether a file is a table by its name."""
    return path.suffix.lower() in TABLES
