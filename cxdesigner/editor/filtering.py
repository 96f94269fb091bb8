"""Which records of a document the filter of its view state lets through, kept in step."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

from cxdesigner.base.signal import Signal
from cxdesigner.editor.filter import EVERYTHING, Filter, Problems, passing, tests_of
from cxdesigner.model.element import Element
from cxdesigner.model.insight import DelightPoint, Opportunity, PainPoint, Thought
from cxdesigner.model.lane import Lane, LaneRow
from cxdesigner.model.link import Link
from cxdesigner.model.patch import Patch
from cxdesigner.model.persona import Emotion
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step

if TYPE_CHECKING:
    from cxdesigner.editor.document import Document
    from cxdesigner.editor.view_state import ViewState

_KNOWLEDGE = (DelightPoint, Emotion, Opportunity, PainPoint, Thought)


class Filtering:
    """Answers whether a record passes; elements are asked once and again when they change.

    ``changed`` is emitted when other records pass than before: another filter, an edit, other
    findings; and when a record that a list still shows because somebody works on it is left.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._filter: Filter = EVERYTHING
        self.is_on = False
        """Whether anything is asked for."""

        self._problems: Problems = {}
        self._passing: set[str] | None = None
        self._parents: frozenset[str] | None = None
        self._worked_on: set[str] = set()
        self.changed: Signal[()] = Signal()
        document.changed.connect(self._follow)
        document.selection.changed.connect(self._follow_selection)
        document.view_changed.connect(self._follow_view)

    @property
    def passing(self) -> frozenset[str]:
        """The ids of the elements that pass; all of them while nothing is asked for."""
        return frozenset(self._found())

    @property
    def counts(self) -> tuple[int, int]:
        """How many elements pass, of how many."""
        total = self._document.store.count(Element)
        return (len(self._found()) if self.is_on else total), total

    def matches(self, record: Record | None) -> bool:
        """Say whether a record passes.

        An element does by itself; a link if both its ends do; what is known about an element as
        that does; a step, stage, lane or row if some element in it does; everything else always.
        """
        if record is None or not self.is_on:
            return True
        found = self._found()
        match record:
            case Element(id=element_id):
                return element_id in found
            case Link(source_id=source, target_id=target):
                return source in found and target in found
            case Step() | Stage() | Lane() | LaneRow():
                return record.id in self._holders()
        owner = getattr(record, "element_id", None)
        return owner is None or owner in found

    def shows(self, record: Record | None) -> bool:
        """Say whether a list shows a record: it passes, or somebody works on it.

        What an edit makes fail, and what is new, stays until something else is selected, so that
        no row vanishes below the hands of the person.
        """
        if record is None or not self._worked_on or self.matches(record):
            return self.matches(record)
        return record.id in self._worked_on or record.id in self._steps_worked_in()

    @property
    def listed(self) -> Set[str] | None:
        """The ids of all elements, steps, stages, lanes and rows that ``shows`` is true of.

        None while nothing is asked for: all of them. For those who look at everything at once.
        """
        if not self.is_on:
            return None
        return self._found() | self._holders() | self._worked_on | self._steps_worked_in()

    def _steps_worked_in(self) -> set[str]:
        elements = (self._document.store.get(Element, key) for key in self._worked_on)
        return {one.step_id for one in elements if one is not None and one.step_id is not None}

    def let_through(self, record_id: str) -> bool:
        """Let lists show a selected record that does not pass, until something else is selected.

        Returns
        -------
        bool
            Whether it was hidden.
        """
        if self.shows(self._document.store.find(record_id)):
            return False
        self._worked_on.add(record_id)
        self.changed.emit()
        return True

    def set_findings(self, problems: Problems) -> None:
        """Take what the rules say now: record id → how grave, which rules."""
        if problems == self._problems:
            return
        self._problems = problems
        if self._filter.asks_for_problems:
            self._forget()

    def _follow_view(self, state: ViewState) -> None:
        if state.filter != self._filter:
            self._filter, self.is_on = state.filter, bool(state.filter)
            self._worked_on.clear()
            self._forget()

    def _follow_selection(self) -> None:
        left = self._worked_on.difference(self._document.selection.ids)
        if left:
            self._worked_on -= left
            self.changed.emit()

    def _forget(self) -> None:
        self._passing = self._parents = None
        self.changed.emit()

    def _found(self) -> set[str]:
        if self._passing is None:
            store, tests = self._document.store, tests_of(self._filter)
            self._passing = passing(store, store.of_type(Element), tests, self._problems)
        return self._passing

    def _holders(self) -> frozenset[str]:
        """Return the steps, stages, lanes and rows in which some element passes."""
        if self._parents is None:
            store = self._document.store
            elements = [store.need(Element, element_id) for element_id in self._found()]
            held: set[str | None] = {element.step_id for element in elements}
            held |= {element.lane_id for element in elements}
            held |= {element.row_id for element in elements}
            for step in store.steps:
                if step.id in held and step.stage_id is not None:
                    held.add(step.stage_id)
            for stage in store.stages:
                if stage.id in held and stage.parent_id is not None:
                    held.add(stage.parent_id)
            self._parents = frozenset(key for key in held if key is not None)
        return self._parents

    def _follow(self, patch: Patch) -> None:
        if not self.is_on:
            self._passing = self._parents = None
            return
        before = self._passing
        self._parents = None
        self._worked_on.update(
            record.id for record in patch.added() if isinstance(record, Element | Step | Stage)
        )
        if before is None:
            self.changed.emit()
            return
        touched: set[str] = set()
        for record in patch.records():
            if isinstance(record, Element):
                touched.add(record.id)
            elif isinstance(record, _KNOWLEDGE):
                touched.update(key for key in (record.element_id,) if key)
            elif not isinstance(record, Link):
                # A step in another stage, another usual channel: rare and about many.
                self._forget()
                return
        store, tests = self._document.store, tests_of(self._filter)
        elements = [one for key in touched if (one := store.get(Element, key)) is not None]
        after = (before - touched) | passing(store, elements, tests, self._problems)
        self._passing = after
        self._worked_on |= before - after
        if after != before or any(isinstance(record, Link) for record in patch.added()):
            self.changed.emit()
