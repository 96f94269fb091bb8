"""Random work in the editor: whatever is done, the document holds together and undo brings it back.

The oracle is rebuilt from the records after every step and shares nothing with what is kept in
step by patches.
"""

from __future__ import annotations

from collections import Counter

import networkx as nx
from editor_work import EditorWork, numbers
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from cxdesigner.editor.commands.lanes import resize_lane
from cxdesigner.editor.commands.move import move_elements
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.commands.rows import add_row, move_row_by, rows_by_provider
from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.model.graph import build_graph
from cxdesigner.model.lane import Lane, LaneRow
from cxdesigner.model.projection import Projection
from cxdesigner.model.queries import top_stage
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.view import RecordView


class EditorMachine(EditorWork):
    def begin_with(self, document: Document) -> None:
        super().begin_with(document)
        # As the canvas does where lanes are hidden.
        self.shown = Projection(document.store, [lane.id for lane in document.store.lanes[1:3]])
        document.store.viewers.append(self.shown.follow)

    @precondition(lambda self: self.document.store.lanes)
    @rule(which=numbers, lane=numbers, what=st.integers(0, 5))
    def divide(self, which, lane, what) -> None:
        lane_id, row = self.some(Lane, lane), self.some(LaneRow, which)
        has_rows = bool(self.document.store.count(LaneRow))
        match what:
            case 0 | 1:
                self.run(add_row, lane_id)
            case 2:
                self.run(rows_by_provider, lane_id)
            case 3 if has_rows:
                self.run(move_row_by, row, 1 if which % 2 else -1)
            case 4 if has_rows:
                owner = self.document.store.need(LaneRow, row).lane_id
                target = Place(owner, None, row_id=row)
                self.run(move_elements, self.several(Element, which), target)
            case 5:
                self.run(resize_lane, [lane_id], float(which * 10))

    @invariant()
    def rows_hold_elements_of_their_lane(self) -> None:
        store = self.document.store
        for element in store.of_type(Element):
            row = store.get(LaneRow, element.row_id)
            assert row is None or row.lane_id == element.lane_id

    @invariant()
    def what_is_shown_is_as_if_left_out_anew(self) -> None:
        anew = Projection(self.document.store, self.shown.hidden)
        assert dict(self.shown.view.records) == dict(anew.view.records)

    def teardown(self) -> None:
        try:
            self._undo_and_redo_everything()
        finally:
            super().teardown()

    @invariant()
    def indexes_are_as_if_rebuilt(self) -> None:
        store = self.document.store
        assert store.index_state() == RecordView(store).index_state()

    @invariant()
    def graph_is_as_if_rebuilt(self) -> None:
        store = self.document.store
        assert nx.utils.graphs_equal(
            nx.MultiDiGraph(self.document.graph), build_graph(RecordView(store))
        )

    @invariant()
    def selection_holds_what_exists(self) -> None:
        assert all(key in self.document.store for key in self.document.selection.ids)

    @invariant()
    def stages_are_in_one_piece_and_in_order(self) -> None:
        store = self.document.store
        direct = [step.stage_id for step in store.steps]
        tops = [top_stage(store, store.get(Stage, key)) for key in direct]
        assert_runs([stage.id if stage is not None else None for stage in tops])
        children = [
            key if (stage := store.get(Stage, key)) is not None and stage.parent_id else None
            for key in direct
        ]
        assert_runs(children)
        positions = store.positions(Stage)
        order = list(dict.fromkeys(positions[stage.id] for stage in tops if stage is not None))
        assert order == sorted(order)

    @invariant()
    def spans_run_forward(self) -> None:
        positions = self.document.store.positions(Step)
        for element in self.document.store.of_type(Element):
            if element.end_step_id is not None:
                assert element.step_id is not None
                assert positions[element.step_id] < positions[element.end_step_id]

    @invariant()
    def a_mark_names_one_state(self) -> None:
        state = dict(self.document.store.records)
        assert self.states.setdefault(self.document.history.mark, state) == state

    @rule(which=numbers)
    def go_to_a_state(self, which) -> None:
        states = self.document.history.states
        mark = states[which % len(states)].mark
        assert self.document.go_to(mark)
        assert self.document.history.mark == mark

    def _undo_and_redo_everything(self) -> None:
        history, store = self.document.history, self.document.store
        while history.can_redo:
            history.redo()
            self.a_mark_names_one_state()
        end = dict(store.records)
        while history.can_undo:
            history.undo()
            self.a_mark_names_one_state()
        assert dict(store.records) == self.start
        while history.can_redo:
            history.redo()
        assert dict(store.records) == end


def assert_runs(owners: list[str | None]) -> None:
    """Every owner stands in one piece."""
    runs: Counter[str] = Counter()
    last: str | None = None
    for owner in owners:
        if owner is not None and owner != last:
            runs[owner] += 1
        last = owner
    assert all(count == 1 for count in runs.values()), owners


EditorMachine.TestCase.settings = settings(
    deadline=None,
    stateful_step_count=25,
    max_examples=settings().max_examples,
    suppress_health_check=[HealthCheck.too_slow],
)
TestEditor = EditorMachine.TestCase
