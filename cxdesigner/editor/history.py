"""Undo and redo without limit: the patches of a store, step by step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce

from cxdesigner.base.signal import Signal
from cxdesigner.model.patch import Patch
from cxdesigner.model.store import Store
from cxdesigner.model.view import RecordView

Ids = tuple[str, ...]
Commit = Callable[[], object]

_MUCH = 1_000
_LITTLE = 4
"""An element comes with a step and two links at the most, a stage with a step."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One step that can be undone."""

    patch: Patch
    mark: int
    """Names the state after this step; never used twice."""

    before: Ids = ()
    """Selection before the step."""

    after: Ids | None = None
    """Selection after the step; None until it is known."""

    time: datetime | None = None
    """When the step was made; one that was made bit by bit: its last bit."""


@dataclass(frozen=True, slots=True)
class PastState:
    """One state that the document was in, for the list that a person chooses from."""

    mark: int
    """Good for ``History.go_to``."""

    label: str
    """The step that led to it; '' for the state at the start."""

    time: datetime | None
    is_saved: bool
    """Whether the file holds this state."""


class History:
    """Every commit of a store as a step to undo; survives saving.

    Connects itself to ``store.recorders``. Consecutive patches with one merge key become one step
    until ``break_merge()``, an undo, or a commit with another key. Undoing restores the selection
    from before the step, redoing the one after it, through ``select``.

    Parameters
    ----------
    store
        The store to follow.
    selected
        Returns the ids selected now.
    select
        Selects ids; called after the store has changed.
    clock
        Returns the time of the person's clock.
    """

    def __init__(
        self,
        store: Store,
        *,
        selected: Callable[[], Ids] = lambda: (),
        select: Callable[[Ids], object] = lambda ids: None,
        clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        self._store = store
        self._clock = clock
        self._selected = selected
        self._select = select
        self._undo: list[Entry] = []
        self._redo: list[Entry] = []
        self._next_mark = 1
        self._saved: int | None = 0
        self._mergeable = False
        self._replaying = False
        self.let_go: Callable[..., object] = lambda *_things: None
        """Takes what is forgotten: to free thousands of records at once takes long."""

        self.changed: Signal[()] = Signal()
        """Emitted when what can be undone or redone, or whether all is saved, may have changed."""
        store.recorders.append(self._record)

    # -- reading -----------------------------------------------------------------------------

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return bool(self._redo)

    @property
    def undo_label(self) -> str:
        """What the next undo takes back; '' when there is nothing."""
        return self._undo[-1].patch.label if self._undo else ""

    @property
    def redo_label(self) -> str:
        """What the next redo does again; '' when there is nothing."""
        return self._redo[-1].patch.label if self._redo else ""

    @property
    def undo_labels(self) -> Ids:
        """Labels of all steps that can be undone, the next one first."""
        return tuple(entry.patch.label for entry in reversed(self._undo))

    @property
    def states(self) -> tuple[PastState, ...]:
        """All states that can be gone to, from the start on, those that were undone last."""
        entries = [*self._undo, *reversed(self._redo)]
        return (
            PastState(0, "", None, self._saved == 0),
            *(
                PastState(one.mark, one.patch.label, one.time, one.mark == self._saved)
                for one in entries
            ),
        )

    @property
    def latest(self) -> Patch | None:
        """What the next undo takes back."""
        return self._undo[-1].patch if self._undo else None

    @property
    def undone(self) -> Patch | None:
        """What the next redo does again."""
        return self._redo[-1].patch if self._redo else None

    @property
    def mark(self) -> int:
        """A name for the present state, good for ``go_to``; 0 is the state at the start."""
        return self._undo[-1].mark if self._undo else 0

    def at_start(self) -> RecordView:
        """Return the records as they were before the first step, without undoing anything."""
        return self._before(len(self._undo))

    def at_saved(self) -> RecordView | None:
        """Return the records as they were saved last; None if no step leads back there."""
        marks = [0, *(entry.mark for entry in self._undo)]
        return self._before(self.unsaved_steps) if self._saved in marks else None

    def _before(self, steps: int) -> RecordView:
        records = self._store.records.copy()
        for entry in self._undo[::-1][:steps]:
            for key, (before, _after) in entry.patch.changes.items():
                if before is None:
                    records.pop(key, None)
                else:
                    records[key] = before
        return RecordView(records.values())

    @property
    def is_dirty(self) -> bool:
        """Whether the present state is another than the one last saved."""
        return self.mark != self._saved

    @property
    def unsaved_steps(self) -> int:
        """How many steps lie between the present state and the one last saved.

        All that can be undone where the saved state cannot be reached any more.
        """
        marks = [0, *(entry.mark for entry in self._undo)]
        if self._saved in marks:
            return len(marks) - 1 - marks.index(self._saved)
        ahead = [entry.mark for entry in reversed(self._redo)]
        return ahead.index(self._saved) + 1 if self._saved in ahead else len(self._undo)

    # -- changing ----------------------------------------------------------------------------

    def undo(self, commit: Commit | None = None) -> bool:
        """Take one step back and restore the selection; say whether there was one.

        `commit` commits its patch where somebody has worked the outcome out already.
        """
        return self._step(-1, commit)

    def redo(self, commit: Commit | None = None) -> bool:
        """Do the step last taken back again; see `undo`."""
        return self._step(1, commit)

    def forget_undone(self) -> None:
        """Forget what could be redone, as if it had never been done."""
        self._forget_undone()
        self.changed.emit()

    def way_to(self, mark: int) -> Patch | None:
        """Return one patch that leads to the state named by a mark; None if that is gone."""
        steps = self._steps_to(mark)
        return None if steps is None else self._way(steps)[1]

    def go_to(self, mark: int, commit: Commit | None = None) -> bool:
        """Undo or redo, at one go, until the state named by a mark; False if that is gone.

        `commit` commits the patch of ``way_to`` where somebody has worked the outcome out already.
        """
        steps = self._steps_to(mark)
        if steps is None:
            return False
        return not steps or self._step(steps, commit)

    def _steps_to(self, mark: int) -> int | None:
        """Return how many steps lie between here and a mark, below 0 if it lies behind."""
        marks = [state.mark for state in self.states]
        return marks.index(mark) - len(self._undo) if mark in marks else None

    def break_merge(self) -> None:
        """End merging: the next commit is a step of its own whatever its merge key."""
        self._mergeable = False

    def has_just_made(self, record_id: str) -> bool:
        """Say whether the latest step made little more than a record, which it left selected.

        Not when that step is saved: the file holds it.
        """
        last = self._undo[-1] if self._undo else None
        if last is None or self._redo or last.mark == self._saved:
            return False
        made = {record.id for record in last.patch.added()}
        return record_id in made and len(made) <= _LITTLE and last.after == (record_id,)

    def go_on(self, merge_key: str) -> int:
        """Let commits with a merge key belong to the latest step; return the mark before it."""
        last = self._undo[-1]
        self._undo[-1] = replace(last, patch=replace(last.patch, merge_key=merge_key))
        self._mergeable = True
        return self._undo[-2].mark if len(self._undo) > 1 else 0

    def note_selection(self, ids: Ids) -> None:
        """Remember the selection that the latest step left, for redo."""
        if self._undo:
            self._undo[-1] = replace(self._undo[-1], after=ids)

    def set_saved(self) -> None:
        """Say that the present state is what the file holds."""
        self._saved = self.mark
        # Merging on would change the state that is in the file without a new mark.
        self.break_merge()
        self.changed.emit()

    def set_unsaved(self) -> None:
        """Say that no state of this history is in a file (a recovered or repaired document)."""
        self._saved = None
        self.changed.emit()

    # -- inside ------------------------------------------------------------------------------

    def _forget_undone(self) -> None:
        undone, self._redo = self._redo, []
        if sum(len(entry.patch.changes) for entry in undone) >= _MUCH:
            self.let_go(*undone)

    def _record(self, patch: Patch) -> None:
        if self._replaying:
            return
        last = self._undo[-1] if self._undo else None
        before = self._selected()
        if (
            self._mergeable
            and last is not None
            and patch.merge_key is not None
            and patch.merge_key == last.patch.merge_key
        ):
            patch = last.patch.then(patch)
            before = last.before
            self._undo.pop()
        if patch:
            self._undo.append(Entry(patch, self._next_mark, before, time=self._clock()))
            self._next_mark += 1
        self._forget_undone()
        self._mergeable = bool(patch)
        self.changed.emit()

    def _way(self, steps: int) -> tuple[list[Entry], Patch]:
        """Return the entries so many steps ahead, or back if below 0, and their common patch."""
        source = self._undo if steps < 0 else self._redo
        entries = source[: -abs(steps) - 1 : -1]
        patches = (entry.patch.inverse() if steps < 0 else entry.patch for entry in entries)
        return entries, reduce(Patch.then, patches, Patch())

    def _step(self, steps: int, commit: Commit | None) -> bool:
        back = steps < 0
        source, target = (self._undo, self._redo) if back else (self._redo, self._undo)
        if not source:
            return False
        entries, patch = self._way(steps)
        del source[-len(entries) :]
        if back and entries[0].after is None:
            entries[0] = replace(entries[0], after=self._selected())
        revision = self._store.revision
        # Whoever follows the store finds the mark of the state that it has.
        target += entries
        self._mergeable = False
        self._replaying = True
        try:
            if commit is None:
                self._store.apply(patch)
            else:
                commit()
        finally:
            self._replaying = False
            # A viewer that fails is told of a change that stands all the same; steps that take
            # each other back change nothing.
            done = self._store.revision != revision or not patch
            if done:
                self._select(entries[-1].before if back else entries[-1].after or ())
            else:
                del target[-len(entries) :]
                source += reversed(entries)
            self.changed.emit()
        return True
