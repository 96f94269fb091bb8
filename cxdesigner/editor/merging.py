"""The document worked on and another version of it brought together, conflict by conflict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from cxdesigner.base.errors import CxError, EditError
from cxdesigner.base.i18n import _
from cxdesigner.editor.actions import Choice as Entry
from cxdesigner.editor.document import Document
from cxdesigner.editor.history import Ids
from cxdesigner.editor.session import Session
from cxdesigner.editor.states import state_of
from cxdesigner.model.comparison import Comparison, compare, relation_of
from cxdesigner.model.merge import Conflict
from cxdesigner.model.merge_choices import (
    Choice,
    ConflictKey,
    Decided,
    choices_of,
    decide,
    key_of,
    put_all,
)
from cxdesigner.model.store import Transaction
from cxdesigner.model.view import RecordView


@dataclass(frozen=True, slots=True)
class Versions:
    """Files to merge into the document that is opened, as a version control system names them."""

    theirs: Path
    base: Path | None = None
    """What both go back to; None or an empty file where nothing is known."""

    into: Path | None = None
    """The file of the result; None = that of the document."""


class Merging:
    """Two versions of one blueprint, what both go back to, and what is decided so far.

    Raises
    ------
    EditError
        If the versions are of two services that have nothing to do with each other.
    """

    def __init__(self, base: RecordView, ours: RecordView, theirs: RecordView) -> None:
        if relation_of(theirs, ours) == "content":
            raise EditError(
                _("These blueprints are not versions of one service; there is nothing to merge."),
                hint=_("Compare them instead, or copy what you need."),
            )
        self.base, self.ours, self.theirs = base, ours, theirs
        self._choices: dict[ConflictKey, Choice] = {}
        self.decided: Decided = decide(base, ours, theirs, {})
        self._incoming: Comparison | None = None

    @property
    def choices(self) -> Mapping[ConflictKey, Choice]:
        """What is decided so far."""
        return MappingProxyType(self._choices)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """All conflicts, decided or not, in the order of files."""
        return self.decided.conflicts

    @property
    def open_conflicts(self) -> tuple[Conflict, ...]:
        """The conflicts that nothing is decided about."""
        return tuple(one for one in self.conflicts if key_of(one) in self.decided.open_keys)

    @property
    def incoming(self) -> Comparison:
        """What the result changes in the document worked on."""
        if self._incoming is None:
            self._incoming = compare(self.ours, RecordView(self.decided.records))
        return self._incoming

    def choose(self, conflicts: Iterable[Conflict], choice: Choice) -> None:
        """Decide conflicts; of those that cannot be decided so, nothing changes."""
        wanted = {key_of(one): choice for one in conflicts if choice in choices_of(one)}
        self._choices |= wanted
        self.decided = decide(self.base, self.ours, self.theirs, self._choices)
        self._incoming = None


def merge_into(document: Document, merging: Merging, name: str) -> None:
    """Make the document what was decided, as one undo step.

    Raises
    ------
    EditError
        If the document has changed since, or a conflict is open.
    """
    if document.store.records.copy() != merging.ours.records.copy():
        raise EditError(_("The document has changed in the meantime."))
    if merging.open_conflicts:
        raise EditError(_("Every conflict must be decided first."))
    records = {record.id: record for record in merging.decided.records}
    many = len(merging.incoming.changes)
    label = _("Merge with “{name}”").format(name=name)

    def change(tx: Transaction) -> Ids:
        put_all(tx, records)
        return ()

    document.run_many(many, label, change)


def likely_base(session: Session, entries: Sequence[Entry], theirs: RecordView) -> str:
    """Return the key of the state that another version most likely began from; '' for none.

    It is the one that it differs least from: everything else has the changes of ours since then.
    A state that cannot be read is passed over.
    """
    least: tuple[int, str] | None = None
    for entry in entries:
        try:
            state = state_of(session, entry.key)
        except (CxError, OSError):
            continue
        if relation_of(state, theirs) == "content":
            continue
        number = _differing(state, theirs)
        if least is None or number < least[0]:
            least = number, entry.key
    return "" if least is None else least[1]


def _differing(one: RecordView, other: RecordView) -> int:
    first, second = one.records, other.records
    return sum(first.get(key) != second.get(key) for key in first.keys() | second.keys())
