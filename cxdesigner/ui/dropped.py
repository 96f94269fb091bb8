"""Files that are dragged onto the window."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent

from cxdesigner.analysis.words import list_text
from cxdesigner.base.i18n import _
from cxdesigner.base.picture import PICTURE_SUFFIXES

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window

OPENS = (".cxd", ".yaml", ".yml")
TABLES = (".csv", ".tsv", ".xlsx", ".xlsm")
"""Ends of the names of tables, which are brought into the open document."""

_SAID = 3
"""Files that are named; nobody reads more at the foot of the window."""


def files_in(event: QDropEvent) -> list[Path]:
    """Return the files of a drag that can be opened or brought in."""
    found = _files(event)
    return [path for path in found if path.suffix.lower() in OPENS or is_table(path)]


def words_for_others(event: QDropEvent, *, pictures_taken: bool = False) -> str:
    """Return what is said of the files of a drag that are not opened; '' without any."""
    opened = files_in(event)
    others = [path for path in _files(event) if path not in opened]
    pictures = [path for path in others if path.suffix.lower() in PICTURE_SUFFIXES]
    if pictures_taken:
        others = [path for path in others if path not in pictures]
    if not others:
        return ""
    words = _("Not opened: {names}.").format(names=_named(others))
    if pictures and not pictures_taken:
        where = _("Drop pictures on an element or a cell of the canvas.")
        return f"{words} {where}"
    return words


def open_dropped(window: Window, paths: list[Path], others: str) -> None:
    """Open files that were dropped, and say something of those that are not."""
    window.open_files(paths)
    if others:
        window.status.tell(others)


def _files(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


def _named(paths: Collection[Path]) -> str:
    names = [path.name for path in paths]
    return list_text((*names[:_SAID], "…") if len(names) > _SAID else tuple(names))


def take_copy(event: QDropEvent) -> None:
    """Accept a drag of files as a copy.

    Whatever was proposed: a program that is told that a file was moved deletes it.
    """
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def is_table(path: Path) -> bool:
    """Say whether a file is a table by its name."""
    return path.suffix.lower() in TABLES
