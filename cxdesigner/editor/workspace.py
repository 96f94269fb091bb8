"""The open documents; one of them is the one worked on, or none."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

from cxdesigner.base.signal import Signal
from cxdesigner.editor.aside import Aside, at_once
from cxdesigner.editor.document import Document
from cxdesigner.scene.styles import Look


class Workspace:
    """The open documents, in the order in which they were opened or put."""

    def __init__(self) -> None:
        self._documents: list[Document] = []
        self._active: Document | None = None
        self.opened: Signal[Document] = Signal()
        self.closed: Signal[Document] = Signal()
        self.activated: Signal[Document | None] = Signal()
        self.moved: Signal[Document] = Signal()
        self._aside: Aside = at_once
        self._let_go: Callable[..., object] = lambda *_things: None
        self.look: Look | None = None
        """The look that was copied last, for things in any of the documents."""

    def work_aside(self, aside: Aside, let_go: Callable[..., object]) -> None:
        """Let all documents do so what takes long, and let large things go so.

        Those that come as well.
        """
        self._aside, self._let_go = aside, let_go
        for document in self._documents:
            self._join(document)

    def _join(self, document: Document) -> None:
        document.aside, document.history.let_go = self._aside, self._let_go

    @property
    def documents(self) -> tuple[Document, ...]:
        """All open documents."""
        return tuple(self._documents)

    @property
    def active(self) -> Document | None:
        """The document that actions work on."""
        return self._active

    def add(self, document: Document) -> Document:
        """Take a document in and make it the active one; return it."""
        self._join(document)
        if document not in self._documents:
            self._documents.append(document)
            self.opened.emit(document)
        self.activate(document)
        return document

    def activate(self, document: Document | None) -> None:
        """Make an open document the active one."""
        if document is not None and document not in self._documents:
            raise ValueError("not an open document")
        if document is not self._active:
            self._active = document
            self.activated.emit(document)

    def remove(self, document: Document) -> None:
        """Let a document go without asking; its neighbour becomes the active one."""
        place = self._documents.index(document)
        self._documents.remove(document)
        if self._active is document:
            following = self._documents[place : place + 1] or self._documents[-1:]
            self.activate(following[0] if following else None)
        self.closed.emit(document)

    def replace(self, old: Document, new: Document) -> None:
        """Put a document in the place of another, e.g. a file opened over an untouched new one."""
        place = self._documents.index(old)
        self._documents[place] = new
        self._join(new)
        self.opened.emit(new)
        self.activate(new)
        self.closed.emit(old)

    def move(self, document: Document, place: int) -> None:
        """Put an open document at another place in the order."""
        self._documents.remove(document)
        self._documents.insert(place, document)
        self.moved.emit(document)

    def find(self, path: Path) -> Document | None:
        """Return the open document of a file, or None."""
        wanted = path.resolve()
        for document in self._documents:
            if document.path is not None and _is_one(document.path.resolve(), wanted):
                return document
        return None


def is_untouched(document: Document) -> bool:
    """Say whether a document is a new one in which nothing was done yet."""
    return document.path is None and not is_worked_on(document)


def is_worked_on(document: Document) -> bool:
    """Say whether something was done in a document since it was opened or saved."""
    history = document.history
    return document.is_dirty or history.can_undo or history.can_redo


def _is_one(path: Path, other: Path) -> bool:
    """Say whether two whole paths lead to one file, where the system does not mind the spelling.

    Two names of one file that differ otherwise are two files: saving parts them.
    """
    if path == other:
        return True
    if _folded(path) != _folded(other):
        return False
    try:
        return path.samefile(other)
    except OSError:
        return False


def _folded(path: Path) -> str:
    # macOS tells the names of some disks with their accents apart from the letters.
    return unicodedata.normalize("NFC", str(path)).casefold()
