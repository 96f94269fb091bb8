"""The palette itself: what to offer for what was typed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cxdesigner.base.errors import EditError
from cxdesigner.base.fold import fold
from cxdesigner.base.i18n import _
from cxdesigner.base.pinyin import spellings
from cxdesigner.editor.actions import ActionRegistry
from cxdesigner.editor.builtin.file import open_path
from cxdesigner.editor.context import Context
from cxdesigner.editor.document import Document
from cxdesigner.editor.palette.entries import Command, Entry, commands, record_entry
from cxdesigner.editor.palette.fuzzy import parts_of, score, score_spelled, spans
from cxdesigner.editor.palette.records import RecordIndex
from cxdesigner.editor.session import Session

LIMIT = 40
"""Most lines that are shown."""

SLICE_S = 0.004
"""How long records are read before an answer, in seconds."""

_COMMAND_BONUS = 60
_RECENT_BONUS = 30
_NOT_NOW = 250
_OTHER_WORDS = 150
_MOST_RECORDS = 25
_SUGGESTED = (
    "insert.touchpoint",
    "insert.next",
    "edit.find",
    "view.filter",
    "view.zoom_fit",
    "tools.check",
    "file.export",
    "help.shortcuts",
)
"""Commands for a person who has not used the palette yet."""


class Palette:
    """Answers what is typed, for the moment in which it was opened.

    Commands are asked about the moment before the field of the palette took the keys.
    """

    def __init__(self, session: Session, registry: ActionRegistry) -> None:
        self._session = session
        self._registry = registry
        self._context = Context()
        self._commands: tuple[Command, ...] = ()
        self._files: tuple[Path, ...] = ()
        self._index: RecordIndex | None = None
        self._document: Document | None = None
        self._recent_records: list[tuple[Document, str]] = []

    def open(self) -> None:
        """Take in the moment: what applies, which document is searched."""
        self._context = self._session.context.beside_text
        self._commands = tuple(commands(self._registry, self._session, self._context))
        # Looking whether files are still there takes long on some drives: once is enough.
        self._files = self._session.files.recent
        document = self._session.workspace.active
        if document is not self._document:
            self.forget()
            self._document = document
            self._index = RecordIndex(document) if document is not None else None

    def forget(self) -> None:
        """Let the index of the document go."""
        if self._index is not None:
            self._index.close()
        self._index = self._document = None
        opened = self._session.workspace.documents
        self._recent_records = [pair for pair in self._recent_records if pair[0] in opened]

    def read_on(self) -> bool:
        """Read more of the document; return whether all of it can be found now."""
        return self._index is None or self._index.read_on(SLICE_S)

    def answer(self, query: str) -> tuple[Entry, ...]:
        """Return what fits what was typed, best first; without anything what was used last."""
        self.read_on()
        parts = parts_of(query)
        if not parts:
            return tuple(self._first())
        found = [*self._fitting_commands(parts), *self._fitting_files(parts)]
        document = self._document
        if document is not None and self._index is not None:
            for points, record_id in self._index.find(parts, _MOST_RECORDS):
                record = document.store.find(record_id)
                if record is not None:
                    found.append((points, record_entry(document, record)))
        found.sort(key=lambda pair: (-pair[0], pair[1].kind != "command"))
        return tuple(
            replace(entry, spans=spans(parts, entry.title)) for _points, entry in found[:LIMIT]
        )

    def run(self, entry: Entry) -> bool:
        """Do what a line says and remember it; return whether anything was done.

        A record is selected and shown, a file opened.
        """
        session = self._session
        if not entry.is_ready:
            session.host.tell(entry.why_not)
            return False
        if entry.kind == "command":
            session.state.set(session.state.value.with_command(entry.memory))
            return self._registry.run(entry.key, session, entry.choice)
        if entry.kind == "file":
            open_path(session, Path(entry.key))
            return True
        document = self._document
        if document is None or entry.key not in document.store:
            raise EditError(_("This is not in the blueprint any more."))
        pair = (document, entry.key)
        self._recent_records = [pair, *(old for old in self._recent_records if old != pair)][:12]
        document.selection.set((entry.key,))
        session.host.reveal(entry.key)
        return True

    # -- parts of an answer ------------------------------------------------------------------

    def _first(self) -> list[Entry]:
        by_memory = {command.memory: command for command in self._commands}
        used = self._session.state.value.recent_commands
        known = [by_memory[name] for name in used if name in by_memory]
        found = [command.entry(self._context) for command in known[:8]]
        for document, record_id in self._recent_records:
            record = document.store.find(record_id) if document is self._document else None
            if record is not None:
                found.append(record_entry(document, record))
        found += [_file_entry(path) for path in self._files[:6]]
        shown = {entry.memory for entry in found}
        more = [by_memory[name] for name in _SUGGESTED if name in by_memory and name not in shown]
        return found + [command.entry(self._context) for command in more]

    def _fitting_commands(self, parts: tuple[str, ...]) -> list[tuple[int, Entry]]:
        used = self._session.state.value.recent_commands
        found: list[tuple[int, Entry]] = []
        for command in self._commands:
            points = score(parts, command.folded)
            if points is None:
                points = score(parts, f"{command.folded} {command.also}", scattered=False)
                if points is None:
                    points = score_spelled(parts, spellings(command.title))
                if points is None:
                    points = score(parts, command.also)
                if points is None:
                    points = score(parts, command.elsewhere, scattered=False)
                if points is None:
                    continue
                points -= _OTHER_WORDS
            entry = command.entry(self._context)
            points += _COMMAND_BONUS * len(parts)
            points += _RECENT_BONUS if command.memory in used else 0
            points -= 0 if entry.is_ready else _NOT_NOW
            found.append((points, entry))
        return found

    def _fitting_files(self, parts: tuple[str, ...]) -> list[tuple[int, Entry]]:
        found = []
        for path in self._files:
            points = score(parts, fold(path.name))
            if points is None:
                points = score_spelled(parts, spellings(path.name))
            if points is not None:
                found.append((points, _file_entry(path)))
        return found


def _file_entry(path: Path) -> Entry:
    return Entry("file", str(path), path.name, str(path.parent), "open")
