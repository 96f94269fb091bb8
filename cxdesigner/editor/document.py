"""One open blueprint: its records, history, selection, file and the way it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

from cxdesigner.base import i18n
from cxdesigner.base.i18n import _
from cxdesigner.base.progress import Stopped
from cxdesigner.base.signal import Signal
from cxdesigner.editor.aside import Aside, at_once
from cxdesigner.editor.filtering import Filtering
from cxdesigner.editor.history import Commit, History, Ids
from cxdesigner.editor.many import MANY, named_in, replayed_aside, tried_aside
from cxdesigner.editor.selection import Selection
from cxdesigner.editor.trials import Trials
from cxdesigner.editor.view_state import ViewState
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.collapsed import NO_STAND_INS, StandIns
from cxdesigner.model.patch import Patch
from cxdesigner.model.projection import Projection
from cxdesigner.model.queries import steps_of_stage
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Store, Transaction
from cxdesigner.model.view import RecordView

if TYPE_CHECKING:
    from cxdesigner.editor.storage import FileStamp, Seen
    from cxdesigner.model.graph import GraphProjection

P = ParamSpec("P")


class Document:
    """One open blueprint.

    Parameters
    ----------
    records
        What the blueprint holds; exactly one of them a ``Blueprint``.
    path
        The person's file; None for a document never saved.
    name
        What the window shows while there is no path.
    language
        Content language; None takes the first language of the blueprint.
    """

    def __init__(
        self,
        records: Iterable[Record],
        *,
        path: Path | None = None,
        name: str = "",
        language: str | None = None,
    ) -> None:
        self.store = Store(records)
        self.selection = Selection(self.store)
        self.history = History(
            self.store, selected=lambda: self.selection.ids, select=self.selection.set
        )
        self._path = path
        self._name = name
        first = self.store.blueprint.languages[:1]
        self._view_state = ViewState(language=language or (first[0] if first else "en"))
        self.file_stamp: FileStamp | None = None
        """What the storage knows of the file as it was read or written, for change detection."""

        self.file_told: Seen | None = None
        """What its file was when the person was told that another program has changed it."""

        self.aside: Aside = at_once
        """Does what takes long while the window lives; set by whoever has a window."""

        self._shown: Projection | None = None
        self.drawn: Projection | None = None
        """The projection that whoever draws the document keeps, for others to look at."""

        self.prepared: object | None = None
        """What was made ready while it was read, for whoever shows it first."""

        self._graph: GraphProjection | None = None
        self.changed: Signal[Patch] = Signal()
        """Emitted after each commit, undo and redo included, when the selection is in order."""

        self.replayed: Signal[Patch] = Signal()
        """Emitted with what undo, redo or going back changed, when all of it is done."""

        self.state_changed: Signal[()] = Signal()
        """Emitted when path, name, dirtiness, or what can be undone may have changed."""

        self.view_changed: Signal[ViewState] = Signal()
        """Emitted with the new view state."""

        self.filtering = Filtering(self)
        """Which records the filter of the view state lets through."""

        self.trials = Trials(self.store)
        """What follows from the selection and from what is tried."""

        self.store.viewers.append(self._after_commit)
        self.history.changed.connect(self.state_changed.emit)
        # Typing in the same field again after selecting something else is another step.
        self.selection.changed.connect(self.history.break_merge)

    # -- reading -----------------------------------------------------------------------------

    @property
    def graph(self) -> Any:
        """The networkx ``MultiDiGraph`` of the blueprint, read-only; built on first use."""
        if self._graph is None:
            # networkx takes long to import and nothing before the first paint needs it.
            from cxdesigner.model.graph import GraphProjection

            self._graph = GraphProjection(self.store)
            self.store.recorders.append(self._graph.apply)
        return self._graph.graph

    @property
    def path(self) -> Path | None:
        """The person's file, None while never saved."""
        return self._path

    @property
    def name(self) -> str:
        """What the document is called in windows and dialogs: the file's name where there is one.

        Never empty.
        """
        if self._path is not None:
            return self._path.name
        title = self._name or self.store.blueprint.title.text(self.language)
        return title or _("Untitled")

    @property
    def is_dirty(self) -> bool:
        """Whether there is something that the file does not hold."""
        return self.history.is_dirty

    @property
    def title(self) -> str:
        """The window's title: the name, and whether it is saved."""
        if self.is_dirty:
            return _("{name} — edited").format(name=self.name)
        if self._path is None:
            return self.name
        return _("{name} — saved").format(name=self.name)

    @property
    def language(self) -> str:
        """The content language."""
        return self._view_state.language

    @property
    def shown(self) -> RecordView:
        """The records without what is hidden or collapsed."""
        projection = self._shown_projection
        return self.store if projection is None else projection.view

    @property
    def _shown_projection(self) -> Projection | None:
        if self._shown is None:
            self._shown = self.projection()
        return self._shown

    def projection(self) -> Projection | None:
        """Return a new projection of the records to what is shown; None where all of it is."""
        return projection_of(self.store, self._view_state)

    @property
    def collapsed_steps(self) -> frozenset[str]:
        """The steps that stand for collapsed stages."""
        return frozenset(
            steps[0].id
            for key in self._view_state.collapsed_stages
            if (steps := steps_of_stage(self.store, key))
        )

    def is_stand_in(self, record_id: str) -> bool:
        """Say whether a record on the canvas is in no file: a box or bundle of collapsed stages."""
        return record_id in self._stand_ins.stands_for

    def behind(self, record_id: str) -> tuple[str, ...]:
        """Return the elements or links that a box or bundle stands for; else the record itself."""
        return self._stand_ins.members.get(record_id, (record_id,))

    @property
    def stand_ins(self) -> Iterable[str]:
        """The ids of the boxes and bundles on the canvas."""
        return self._stand_ins.members

    @property
    def _stand_ins(self) -> Projection | StandIns:
        """What knows the boxes and bundles: what is drawn, else what would be."""
        if not self._view_state.collapsed_stages:
            return NO_STAND_INS
        return self.drawn or self._shown_projection or NO_STAND_INS

    def stands_for(self, record_id: str | None) -> str | None:
        """Return what a record on the canvas stands for: a collapsed stage for what is left of it.

        Left are its only step, the boxes in it, and the bundles of links that end at them.
        """
        if record_id is None or not self._view_state.collapsed_stages:
            return record_id
        stage_id = self._stand_ins.stands_for.get(record_id)
        if stage_id is not None:
            return stage_id
        if record_id not in self.collapsed_steps:
            return record_id
        step = self.store.need(Step, record_id)
        chain = [step.stage_id]
        stage = self.store.get(Stage, step.stage_id)
        if stage is not None:
            chain.append(stage.parent_id)
        return next(key for key in chain if key in self._view_state.collapsed_stages)

    @property
    def view_state(self) -> ViewState:
        """How the document is looked at."""
        return self._view_state

    # -- changing ----------------------------------------------------------------------------

    @contextmanager
    def transaction(
        self, label: str = "", *, merge_key: str | None = None
    ) -> Iterator[Transaction]:
        """Open a transaction on the store; see ``Store.transaction``."""
        with self.store.transaction(label, merge_key=merge_key) as tx:
            yield tx

    def run(
        self,
        label: str,
        command: Callable[Concatenate[Transaction, P], Ids],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Ids:
        """Run a command as one undo step and select what it returns, if anything.

        One that is given very many records works aside, as with ``run_many``.

        Raises
        ------
        EditError
            If the command is refused; nothing has changed then.
        """
        return self._run(named_in(args), label, None, True, command, *args, **kwargs)

    def run_merging(
        self,
        merge_key: str,
        label: str,
        command: Callable[Concatenate[Transaction, P], Ids],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Ids:
        """Run a command whose repetitions become one undo step; the selection stays."""
        return self._run(named_in(args), label, merge_key, False, command, *args, **kwargs)

    def _run(
        self,
        many: int,
        label: str,
        merge_key: str | None,
        select: bool,
        command: Callable[Concatenate[Transaction, P], Ids],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Ids:
        if many >= MANY and not self.store.in_transaction:

            def change(tx: Transaction) -> Ids:
                return command(tx, *args, **kwargs)

            try:
                found = tried_aside(self.store, self.aside, label, change, merge_key=merge_key)
            except Stopped:
                return ()
            ids, mark = found.result, self.history.mark
            if found.patch:
                self.store.take_over(found.fork, found.patch)
        else:
            mark = self.history.mark
            with self.transaction(label, merge_key=merge_key) as tx:
                ids = command(tx, *args, **kwargs)
        self._note_selection(mark, ids if select else ())
        return ids

    def _note_selection(self, mark: int, ids: Ids) -> None:
        """Select ids, if any, and keep the selection for redo if there is a step since a mark."""
        if ids:
            self.selection.set(ids)
        if self.history.mark > mark:
            self.history.note_selection(self.selection.ids)

    def run_many(
        self,
        many: int,
        label: str,
        command: Callable[Concatenate[Transaction, P], Ids],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Ids:
        """Do as ``run`` does with a command that touches so many records: aside if it takes long.

        Returns nothing if the person cancelled.
        """
        return self._run(many, label, None, True, command, *args, **kwargs)

    def undo(self) -> bool:
        """Take the latest step back; say whether that was done."""
        latest = self.history.latest
        words = _("Undo: {action}").format(action=self.history.undo_label)
        return self._replay(latest and latest.inverse(), words, self.history.undo)

    def redo(self) -> bool:
        """Do the step last taken back again; say whether that was done."""
        words = _("Redo: {action}").format(action=self.history.redo_label)
        return self._replay(self.history.undone, words, self.history.redo)

    def go_to(self, mark: int) -> bool:
        """Undo or redo, at one go, until a state of the history; say whether that was done."""
        history = self.history
        label = next((one.label for one in history.states if one.mark == mark), "")
        words = _("Go back to: {action}").format(action=label or _("The start"))
        return self._replay(history.way_to(mark), words, lambda commit: history.go_to(mark, commit))

    def _replay(
        self, patch: Patch | None, words: str, step: Callable[[Commit | None], bool]
    ) -> bool:
        if patch is None or len(patch.changes) < MANY:
            done = step(None)
        else:
            try:
                found = replayed_aside(self.store, self.aside, patch, words)
            except Stopped:
                return False
            done = step(lambda: self.store.take_over(found, patch))
        if done and patch is not None:
            self.replayed.emit(patch)
        return done

    def set_view(self, **changes: Any) -> None:
        """Change fields of the view state; not undoable."""
        state = replace(self._view_state, **changes)
        if state != self._view_state:
            if state.selects != self._view_state.selects:
                # Made anew when somebody asks for what is shown.
                self._shown = None
            language_changed = state.language != self._view_state.language
            self._view_state = state
            if language_changed:
                self.history.break_merge()
            self.view_changed.emit(state)

    def restore_view(self, state: ViewState) -> None:
        """Look at the document in another way altogether."""
        self.set_view(**{one.name: getattr(state, one.name) for one in fields(state)})

    def set_saved(self, path: Path | None = None, stamp: FileStamp | None = None) -> None:
        """Say that the present state is in a file (at `path`, else where it was)."""
        if path is not None:
            self._path = path
        self.file_stamp = stamp
        self.history.set_saved()

    def set_unsaved(self) -> None:
        """Say that no file holds any state of this document: recovered, repaired or imported."""
        self.history.set_unsaved()

    def _after_commit(self, patch: Patch) -> None:
        if self._shown is not None:
            self._shown.follow(patch)
        self.selection.follow(patch)
        self.changed.emit(patch)


def language_of(records: Iterable[Record], wanted: str | None = None) -> str | None:
    """Return the language to show records in: the wanted one, else the program's, if they have it.

    None leaves it to the blueprint.
    """
    own = wanted or i18n.language()
    languages = next((one.languages for one in records if isinstance(one, Blueprint)), ())
    return own if own in languages else None


def projection_of(view: RecordView, state: ViewState) -> Projection | None:
    """Return a projection of records to what a view shows; None where that is all."""
    if not state.hidden_lanes and not state.collapsed_stages:
        return None
    return Projection(view, state.hidden_lanes, state.collapsed_stages, state.language)
