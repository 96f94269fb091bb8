"""The one owner of the truth: records that change in transactions only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from types import MappingProxyType
from typing import TypeVar

from cxdesigner.base.errors import DanglingReferenceError, PolicyError, TransactionError
from cxdesigner.base.i18n import _
from cxdesigner.base.turns import GivingWay
from cxdesigner.model.patch import Change, Patch, is_same
from cxdesigner.model.record import Record
from cxdesigner.model.schema import (
    KEPT_WHILE_USED,
    SINGLETONS,
    references_of,
    without_references,
)
from cxdesigner.model.told import keep_told
from cxdesigner.model.view import RecordView

R = TypeVar("R", bound=Record)

Recorder = Callable[[Patch], None]


class Transaction:
    """The pencil in a transaction: put and delete records, read what stands so far.

    Reads through ``view`` see the changes of this transaction at once.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def view(self) -> RecordView:
        """The records as they stand within this transaction."""
        return self._store

    def put(self, record: Record) -> None:
        """Add a record, or replace the one with its id; an equal record is no change."""
        self._store._write(record.id, record)

    def delete(self, record_ids: Iterable[str]) -> None:
        """Delete records with all that cannot be without them (the cascades of ``schema``).

        Ids that are not there (any more) are passed over.
        """
        self._store._delete(record_ids)

    def pending(self) -> Patch:
        """Return what this transaction has changed so far."""
        return self._store.pending()

    def settle(self) -> None:
        """Bring what belongs together in step, as a commit does; a trial has none."""
        keep_told(self)

    def take_as_written(self) -> None:
        """Commit these records and no others: what belongs together is in step already."""
        self._store._as_written = True


class Store(RecordView):
    """Records by id, changed in transactions; each commit makes one ``Patch``.

    ``recorders`` (history, journal, graph) are told before ``viewers`` (scene, rules, window), so
    that a failing view cannot lose an undo step.
    """

    def __init__(self, records: Iterable[Record] = ()) -> None:
        super().__init__(records)
        self.recorders: list[Recorder] = []
        self.viewers: list[Recorder] = []
        self._depth = 0
        self._changes: dict[str, Change] = {}
        self._notifying = False
        self._as_written = False
        self.revision = 0
        """Grows by one with every commit."""

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self._depth > 0

    @contextmanager
    def transaction(
        self, label: str = "", *, merge_key: str | None = None
    ) -> Iterator[Transaction]:
        """Open a transaction; it commits at the end of the block.

        Transactions nest: an inner one is part of the outer one. An exception that leaves a block
        takes back what was done in that block.

        Raises
        ------
        TransactionError
            If a viewer tries to write while it is told of a commit.
        DanglingReferenceError
            If a record would point at nothing.
        PolicyError
            If a second record of a type of which there can be one is put.
        """
        if self._notifying:
            raise TransactionError(_("Nothing can be changed while a change is being announced."))
        outer, was_written = self._changes, self._as_written
        self._changes = {}
        self._depth += 1
        try:
            tx = Transaction(self)
            yield tx
            if self._depth == 1:
                if not self._as_written:
                    tx.settle()
                    self._sweep()
                self._check(self._changes)
        except BaseException:
            self._apply({key: (after, before) for key, (before, after) in self._changes.items()})
            self._changes = outer
            self._depth -= 1
            self._as_written = was_written
            raise
        inner = Patch(MappingProxyType(self._changes))
        self._depth -= 1
        self._as_written = was_written
        if self._depth:
            self._changes = dict(Patch(MappingProxyType(outer)).then(inner).changes)
            return
        self._changes = {}
        if inner:
            self._announce(Patch(inner.changes, label, merge_key))

    def apply(self, patch: Patch) -> None:
        """Commit a ready patch (undo, redo, a quick fix, journal replay).

        Raises
        ------
        TransactionError
            If the store is not in the state the patch was made for.
        """
        with self.transaction(patch.label, merge_key=patch.merge_key) as tx:
            # A patch is done as it is written: what nobody needs any more is in it already.
            tx.take_as_written()
            for key, (before, _after) in patch.changes.items():
                if not is_same(self._records.get(key), before):
                    raise TransactionError(
                        _("The change does not fit the document as it is now ({id})."), id=key
                    )
            way = GivingWay()
            for key, (_before, after) in patch.changes.items():
                way.rest()
                self._write(key, after)

    @contextmanager
    def trial(self) -> Iterator[Transaction]:
        """Open a transaction that is always taken back; nobody is told.

        For ghosts while dragging and for asking what a change would do. ``pending()`` gives the
        patch so far.
        """
        try:
            with self.transaction() as tx:
                yield tx
                raise _Rollback
        except _Rollback:
            pass

    def pending(self) -> Patch:
        """Return what the open transaction has changed so far."""
        return Patch(MappingProxyType(dict(self._changes)))

    def fork(self) -> Store:
        """Return a store of the same records that goes its own way; nobody follows it."""
        found = Store()
        self._copy_to(found)
        found.revision = self.revision
        return found

    def take_over(self, fork: Store, patch: Patch) -> None:
        """Commit the one patch by which a fork of this store went on; it is not to be used again.

        Raises
        ------
        TransactionError
            If this store has changed since the fork was made.
        """
        if self._depth or self._notifying or fork.revision != self.revision + 1:
            raise TransactionError(_("The document has changed in the meantime."))
        self._become(fork)
        self._announce(patch)

    # -- writing -----------------------------------------------------------------------------

    def _write(self, key: str, after: Record | None) -> None:
        if not self._depth:
            raise TransactionError(_("Records change in transactions only."))
        current = self._records.get(key)
        if is_same(current, after):
            return
        self._apply({key: (current, after)})
        known = self._changes.get(key)
        if known is None:
            self._changes[key] = (current, after)
        elif is_same(known[0], after):
            del self._changes[key]
        else:
            self._changes[key] = (known[0], after)

    def _delete(self, record_ids: Iterable[str]) -> None:
        queue = [key for key in record_ids if key in self._records]
        gone: set[str] = set()
        # Of thousands of records this is done in a thread.
        way = GivingWay()
        while queue:
            way.rest()
            key = queue.pop()
            if key in gone:
                continue
            gone.add(key)
            for other_id in self.referring_ids(key):
                other = self._records[other_id]
                if any(
                    target == key and reference.on_delete == "cascade"
                    for reference, target in references_of(other)
                ):
                    queue.append(other_id)
        touched = {other for key in gone for other in self.referring_ids(key)} - gone
        frozen = frozenset(gone)
        for other_id in sorted(touched):
            self._write(other_id, without_references(self._records[other_id], frozen))
        for key in sorted(gone):
            way.rest()
            self._write(key, None)

    def _sweep(self) -> None:
        """Delete records that are kept while they are used and have just lost their last user."""
        let_go = {
            target
            for before, _after in self._changes.values()
            if before is not None
            for reference, target in references_of(before)
            if reference.target in KEPT_WHILE_USED
        }
        self._delete(key for key in sorted(let_go) if not self.referring_ids(key))

    def _check(self, changes: dict[str, Change]) -> None:
        for key, (_before, after) in changes.items():
            if after is None:
                for other_id in self.referring_ids(key):
                    raise DanglingReferenceError(
                        _("{source} points at {target}, which is gone."),
                        source=other_id,
                        target=key,
                    )
                continue
            if type(after) in SINGLETONS and self.count(type(after)) > 1:
                raise PolicyError(
                    _("There can be only one record of type {type}."), type=after.TYPE
                )
            for reference, target in references_of(after):
                found = self._records.get(target)
                if found is None or (
                    reference.target is not None and not isinstance(found, reference.target)
                ):
                    raise DanglingReferenceError(
                        _("{source} points at {target}, which does not exist."),
                        source=f"{after.id}.{reference.field}",
                        target=target,
                    )

    def _announce(self, patch: Patch) -> None:
        self.revision += 1
        self._notifying = True
        failures: list[Exception] = []
        try:
            for listener in (*self.recorders, *self.viewers):
                try:
                    listener(patch)
                except Exception as error:
                    failures.append(error)
        finally:
            self._notifying = False
        if failures:
            raise failures[0]


class _Rollback(Exception):
    pass
