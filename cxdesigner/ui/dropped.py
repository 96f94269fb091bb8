"""Files that are dragged onto the window."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from cxdesigner.base.errors import CxError
from cxdesigner.base.i18n import _, listed
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


def words_for_others(event: QDropEvent, taken: Collection[object] = ()) -> str:
    """Return what is said of the files of a drag that are not opened; '' without any.

    Nothing is said of pictures that were `taken` where they were dropped.
    """
    done = {*files_in(event), *taken}
    others = [path for path in _files(event) if path not in done]
    if not others:
        return ""
    words = _("Not opened: {names}.").format(names=_named(others))
    if any(path.suffix.lower() in PICTURE_SUFFIXES for path in others):
        where = _("Drop pictures on an element or a cell of the canvas.")
        return f"{words} {where}"
    return words


def take_dropped(window: Window, event: QDropEvent) -> None:
    """Open what is dropped on the window itself; where none of it can be, say so and what can."""
    files, others = files_in(event), words_for_others(event)
    take_drop(window, event)

    def go_on() -> None:
        if files:
            open_dropped(window, files, others)
        else:
            expected = _(
                "CX Designer opens blueprints ({blueprints}) and tables ({tables})."
            ).format(blueprints=", ".join(OPENS), tables=", ".join(TABLES))
            window.report(CxError("{said}", hint="{expected}", said=others, expected=expected))

    # The program that the file is dragged from waits until this event is over.
    QTimer.singleShot(0, window, go_on)


def open_dropped(window: Window, paths: list[Path], others: str) -> None:
    """Open files that were dropped, and say something of those that are not."""
    window.open_files(paths)
    if others:
        window.status.tell(others)


def hand_on(
    owner: QObject,
    event: QDropEvent,
    taken: Collection[object],
    to: Callable[[list[Path], str], object],
) -> None:
    """Hand on the files that were dropped on an owner together with pictures it has taken."""
    files, others = files_in(event), words_for_others(event, taken)
    if files or others:
        # The program that they are dragged from waits until this event is over.
        QTimer.singleShot(0, owner, lambda: to(files, others))


def _files(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


def _named(paths: Collection[Path]) -> str:
    names = [path.name for path in paths]
    return listed((*names[:_SAID], "…") if len(names) > _SAID else tuple(names))


def take_drop(widget: QWidget, event: QDropEvent) -> None:
    """Accept a drop as a copy and bring its window to the front, so that keys go there."""
    take_copy(event)
    window = widget.window()
    window.raise_()
    window.activateWindow()


def take_copy(event: QDropEvent) -> None:
    """Accept a drag of files as a copy.

    Whatever was proposed: a program that is told that a file was moved deletes it.
    """
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def is_table(path: Path) -> bool:
    """Say whether a file is a table by its name."""
    return path.suffix.lower() in TABLES
