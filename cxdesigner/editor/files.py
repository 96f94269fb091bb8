"""The life of a document and its file: new, open, save, save as, close, quit."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from cxdesigner.base import collector, i18n, paths
from cxdesigner.base.errors import CxError, DamagedFileError
from cxdesigner.base.i18n import _
from cxdesigner.base.ids import new_id
from cxdesigner.base.progress import Stopped, Tell
from cxdesigner.base.signal import Signal
from cxdesigner.editor.aside import Aside, at_once
from cxdesigner.editor.document import Document, language_of
from cxdesigner.editor.file_names import safe_file_name, with_suffix
from cxdesigner.editor.file_questions import changed_outside, unsaved
from cxdesigner.editor.questions import (
    Answers,
    Cancelled,
    Done,
    NeedsAnswer,
    Outcome,
    PathRequest,
)
from cxdesigner.editor.settings import State, StoredFile
from cxdesigner.editor.storage import ChangedOutsideError, FileStamp, FileStorage, Written
from cxdesigner.editor.view_memory import ViewMemory, restore
from cxdesigner.editor.workspace import Workspace, is_untouched, is_worked_on
from cxdesigner.formats.own_templates import own_path
from cxdesigner.formats.version import CURRENT
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.record import Record
from cxdesigner.model.view import RecordView

T = TypeVar("T")

SUFFIX = ".cxd"

LARGE, LARGE_BYTES = 1_500, 100_000
"""Records of a document, and bytes of a file, from which on it is read and written aside."""

READ_STEPS = 10
"""Steps of opening a file: reading takes two, indexes one, making ready the rest."""


@dataclass
class Files:
    """What the File menu does. Functions that may ask return an ``Outcome`` (see ``settle``)."""

    workspace: Workspace
    storage: FileStorage
    state: StoredFile[State]
    aside: Aside = at_once
    """Does what takes long: reading, writing, and ``prepare``."""

    prepare: Callable[[Document], object] = lambda _document: None
    """Makes ready what whoever shows a document needs; may run in another thread."""

    saved: Signal[Document] = field(default_factory=Signal)
    """Emitted after a save that was verified."""

    def __post_init__(self) -> None:
        self.views = ViewMemory(self.state, self.saved, self.workspace.closed)

    # -- new and open ------------------------------------------------------------------------

    def new(
        self,
        template: str = "empty-blueprint",
        *,
        language: str | None = None,
        beside: bool = False,
    ) -> Document:
        """Open a new document made from a template; see ``begin``.

        Parameters
        ----------
        beside
            Whether it leaves an untouched new document where it is.
        """
        if beside:
            return self.workspace.add(self._begun(template, language)[0])
        return self.begin(template, language)[0]

    def begin(self, template: str, language: str | None = None) -> tuple[Document, tuple[str, ...]]:
        """Open a new document made from a template; returns and raises as ``open``.

        It starts a service of its own: a new lineage, no file, nothing unsaved until an edit.
        """
        own = own_path(template)
        if own is None or not _is_large(own):
            document, notes = self._begun(template, language)
            return self._show(document), notes

        def work(_tell: Tell) -> tuple[Document, tuple[str, ...]]:
            document, notes = self._begun(template, language)
            document.prepared = self.prepare(document)
            return document, notes

        document, notes = self._reading(own, work, own.stem)
        with collector.paused():
            return self._show(document), notes

    @collector.paused()
    def _begun(self, template: str, language: str | None) -> tuple[Document, tuple[str, ...]]:
        loaded = self.storage.template(template)
        records = [
            self._started(record, template, language) if isinstance(record, Blueprint) else record
            for record in loaded.records
        ]
        return Document(records, language=language_of(records, language)), loaded.notes

    def _started(self, blueprint: Blueprint, template: str, language: str | None) -> Blueprint:
        started = blueprint.replace(lineage_id=new_id("lineage"))
        if template.startswith("empty"):
            # Who starts from nothing writes in the language of the program.
            started = started.replace(languages=(language or i18n.language(),))
        return started

    def open(self, path: Path) -> tuple[Document, tuple[str, ...]]:
        """Open a file, or come back to it where it is open already.

        Returns
        -------
        Document, tuple of str
            The document, now active, and notes about the reading for the person.

        Raises
        ------
        CxError
            If it cannot be read; the open documents are as they were.
        Stopped
            If the person cancelled.
        """
        there = self.workspace.find(path)
        if there is not None:
            self.workspace.activate(there)
            return there, ()
        if not os.path.exists(path):
            self.state.set(self.state.value.without_recent(path))
        document, notes = self._reading(path, lambda tell: self._read(path, tell))
        if document.path is not None:
            self._remember(path)
        with collector.paused():
            return self._show(document), notes

    def open_copy(self, path: Path, name: str) -> Document:
        """Open what a file holds as a document that is in no file yet; raises as ``open``."""
        document, _notes = self._reading(path, lambda tell: self._read(path, tell, name), name)
        return self.workspace.add(document)

    def _reading(self, path: Path, work: Callable[[Tell], T], name: str = "") -> T:
        """Do work that reads a file, aside if it is large."""
        aside = self.aside if _is_large(path) else at_once
        return aside(_("Opening “{name}”…").format(name=name or path.name), work, may_drop=True)

    @collector.paused()
    def _read(self, path: Path, tell: Tell, copy: str = "") -> tuple[Document, tuple[str, ...]]:
        tell(0, READ_STEPS)
        try:
            loaded = self.storage.load(path)
        except DamagedFileError as error:
            # For whoever offers to repair it.
            error.params["path"] = path
            raise
        tell(2, READ_STEPS)
        spoken = language_of(loaded.records)
        if copy or loaded.stamp is None:
            document = Document(loaded.records, name=copy or path.stem, language=spoken)
            document.set_unsaved()
        else:
            document = Document(loaded.records, path=path, language=spoken)
            document.file_stamp = loaded.stamp
            restore(self.state.value, document)
        tell(3, READ_STEPS)
        document.prepared = self.prepare(document)
        return document, loaded.notes

    def open_made(
        self,
        view: RecordView,
        make: Callable[[RecordView], Iterable[Record]],
        name: str,
        language: str,
    ) -> Document:
        """Open what is made of other records beside them; no file holds it yet.

        Parameters
        ----------
        make
            Returns the records of the new document; it gets a snapshot and may run in a thread.

        Raises
        ------
        Stopped
            If the person cancelled.
        """
        snapshot = view.snapshot()

        def work(_tell: Tell) -> Document:
            return self._ready(Document(make(snapshot), name=name, language=language))

        words = _("Opening “{name}”…").format(name=name)
        document = self.aside_for(len(snapshot))(words, work, may_drop=True)
        return self.workspace.add(document)

    def aside_for(self, records: int) -> Aside:
        """Return who does work with so many records: somebody aside if it takes long."""
        return self.aside if records >= LARGE else at_once

    @collector.paused()
    def _ready(self, document: Document) -> Document:
        """Return a document that no file holds, ready to be shown."""
        document.set_unsaved()
        document.prepared = self.prepare(document)
        return document

    def open_recovered(
        self, records: Iterable[Record], path: Path | None, name: str, *, base_sha256: str = ""
    ) -> Document:
        """Open what a journal holds, as a document with unsaved changes.

        Parameters
        ----------
        base_sha256
            Of the file that the journal goes on from; where that is open and nothing was done to
            it, what is recovered takes its place.

        Raises
        ------
        Stopped
            If the person cancelled.
        """
        records = tuple(records)

        def work(_tell: Tell) -> Document:
            spoken = language_of(records)
            return self._ready(Document(records, path=path, name=name, language=spoken))

        words = _("Opening “{name}”…").format(name=name)
        document = self.aside_for(len(records))(words, work, may_drop=True)
        base = self.workspace.find(path) if path is not None else None
        stamp = base.file_stamp if base is not None else None
        if base is None or stamp is None or stamp.stamp.sha256 != base_sha256 or is_worked_on(base):
            return self._show(document)
        self.workspace.replace(base, document)
        return document

    def _show(self, document: Document) -> Document:
        current = self.workspace.active
        if current is not None and is_untouched(current):
            self.workspace.replace(current, document)
        else:
            self.workspace.add(document)
        return document

    def read(self, path: Path) -> RecordView:
        """Return the records of a file without opening it, e.g. to compare with them.

        Raises
        ------
        CxError
            If it cannot be read.
        Stopped
            If the person cancelled.
        """
        return self._reading(path, lambda _tell: RecordView(self.storage.load(path).records))

    def read_again(self, document: Document) -> tuple[RecordView, FileStamp | None]:
        """Return what the document's file holds now, and what is to be known of it to write it.

        Raises
        ------
        CxError
            If there is none, or it cannot be read.
        Stopped
            If the person cancelled.
        """
        path = document.path
        if path is None:
            raise CxError(_("It is not in a file yet."))
        loaded = self._reading(path, lambda _tell: self.storage.load(path))
        return RecordView(loaded.records), loaded.stamp

    # -- save --------------------------------------------------------------------------------

    def save(self, document: Document, answers: Answers, *, may_merge: bool = False) -> Outcome:
        """Save to the document's file; asks for one if there is none.

        Asks too if the file was changed by somebody else since it was read; ``may_merge`` offers
        to bring both together, which is for whoever asks to do.

        Raises
        ------
        CxError
            If it cannot be written; the document stays unsaved and the file as it was.
        """
        if document.path is None:
            return self.save_as(document, answers)
        answer = answers.get("changed-outside")
        if answer == "save-as":
            return self.save_as(document, answers)
        expected = document.file_stamp if answer is None else None
        try:
            return self._write(document, document.path, expected)
        except ChangedOutsideError:
            document.file_told = self.storage.seen(document.path)
            return NeedsAnswer(changed_outside(document, may_merge=may_merge))

    def save_as(self, document: Document, answers: Answers) -> Outcome:
        """Save to another file, which becomes the document's; the first file stays as it is."""
        answer = answers.get("save-path")
        if answer is None:
            return NeedsAnswer(self.save_request(document))
        path = with_suffix(Path(answer), SUFFIX)
        other = self.workspace.find(path)
        if other is not None and other is not document:
            raise CxError(
                _("“{name}” is open in another window."),
                hint=_("Choose another name, or close it first."),
                name=path.name,
            )
        return self._write(document, path, None)

    def _write(
        self, document: Document, path: Path, expected: FileStamp | None
    ) -> Done | Cancelled:
        version = document.file_stamp.version if document.file_stamp is not None else CURRENT
        view = document.store.snapshot()

        def write(tell: Tell) -> Written:
            return self.storage.save(path, view, expected=expected, version=version, tell=tell)

        aside = self.aside_for(len(view))
        try:
            written = aside(_("Saving “{name}”…").format(name=path.name), write)
        except Stopped:
            return Cancelled()
        document.set_saved(path, written.stamp)
        self._remember(path)
        self.saved.emit(document)
        return Done(written.note or _("Saved “{name}”.").format(name=path.name))

    def save_request(self, document: Document) -> PathRequest:
        """Return the question for the file to save a document in."""
        folder = Path(self.state.value.last_folder or paths.documents_dir())
        name = document.path.stem if document.path is not None else document.name
        return PathRequest(
            "save-path",
            "save",
            _("Save as"),
            folder / (safe_file_name(name) + SUFFIX),
            ((_("CX Designer blueprint"), (SUFFIX,)),),
        )

    # -- close -------------------------------------------------------------------------------

    def close(self, document: Document, answers: Answers) -> Outcome:
        """Close a document; asks what to do with unsaved changes."""
        if document.is_dirty:
            answer = answers.get("unsaved")
            if answer is None:
                return NeedsAnswer(unsaved(document))
            if answer == "save":
                outcome = self.save(document, answers)
                if not isinstance(outcome, Done):
                    return outcome
        self.workspace.remove(document)
        return Done()

    # -- recent files ------------------------------------------------------------------------

    @property
    def recent(self) -> tuple[Path, ...]:
        """Recent files that are still there, latest first."""
        found = (Path(name) for name in self.state.value.recent_files)
        # Those of ``Path`` fail where a share or a folder lets nobody look.
        return tuple(path for path in found if os.path.isfile(path))

    def _remember(self, path: Path) -> None:
        self.state.set(self.state.value.with_recent(path.absolute()))


def _is_large(path: Path) -> bool:
    try:
        return path.stat().st_size >= LARGE_BYTES
    except OSError:
        return False
