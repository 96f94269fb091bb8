"""What a person does in the editor, as steps of a state machine (judged in property tests)."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
)

from builders import BlueprintBuilder
from cxdesigner.base.errors import EditError
from cxdesigner.base.ids import seeded_ids
from cxdesigner.editor.clipboard import paste
from cxdesigner.editor.commands.add import add_element, add_persona
from cxdesigner.editor.commands.columns import columns_of
from cxdesigner.editor.commands.connect import (
    connect,
    connect_new,
    insert_on_link,
    put_on_link,
    reconnect,
    reverse_links,
    set_link_kind,
)
from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.commands.emotion import nudge_emotion, set_emotion
from cxdesigner.editor.commands.fields import toggle_mark
from cxdesigner.editor.commands.grow import grow_along, grow_upright
from cxdesigner.editor.commands.lanes import add_lane, add_line, move_band, move_lane, move_line
from cxdesigner.editor.commands.list_elements import insert_list
from cxdesigner.editor.commands.move import (
    move_elements,
    move_elements_by,
    move_in_cell,
    resize_element,
)
from cxdesigner.editor.commands.park import park_elements, place_parked
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.commands.stages import (
    add_stage,
    delete_stages,
    group_steps,
    merge_stages,
    move_boundary,
    move_stage,
    move_stage_by,
    split_stage,
)
from cxdesigner.editor.commands.steps import (
    delete_steps,
    insert_step,
    insert_step_beside,
    move_steps,
)
from cxdesigner.editor.commands.text import set_text, text_merge_key
from cxdesigner.editor.document import Document
from cxdesigner.editor.fragment import Fragment, copy_fragment, from_json, to_json
from cxdesigner.editor.gestures import DragElements
from cxdesigner.editor.list_text import parse_list
from cxdesigner.formats.cxd_read import read_cxd
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.formats.templates import load_template
from cxdesigner.model.element import ELEMENT_KINDS, Element, Parked
from cxdesigner.model.lane import Lane, LaneRole, Line
from cxdesigner.model.link import LINK_KINDS, Link
from cxdesigner.model.persona import Persona
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.view import RecordView

numbers = st.integers(0, 30)
LIST = "• one\n\nStage 1:\ntwo 40m W\n  deeper\n# new\nthree?"
ROLES: tuple[LaneRole, ...] = ("customer", "frontstage", "support", "note")


def start_document() -> Document:
    builder = BlueprintBuilder(steps=6, stages=(2, 1, 2))
    a = builder.element("a", "customer", 1)
    b = builder.element("b", "customer", 2)
    builder.element("d", "support", None)
    builder.link(a, b)
    builder.link(b, builder.element("c", "frontstage", 2), "interaction")
    builder.emotion(a, 1.0)
    return Document(builder.store())


class EditorWork(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self._ids = seeded_ids(7)
        self._ids.__enter__()
        self.begin_with(start_document())

    def begin_with(self, document: Document) -> None:
        self.document = document
        # The graph follows from now on; it is compared with a new one after each step.
        assert self.document.graph is not None
        self.start = dict(self.document.store.records)
        self.states = {0: self.start}
        self.fragment: Fragment | None = None

    def teardown(self) -> None:
        self._ids.__exit__(None, None, None)

    # -- helpers -----------------------------------------------------------------------------

    def some(self, kind: type, number: int) -> str:
        records = self.document.store.of_type(kind)
        return records[number % len(records)].id if records else "nothing"

    def several(self, kind: type, number: int) -> list[str]:
        """Between one and three different ids."""
        return list(dict.fromkeys(self.some(kind, number * 7 + n) for n in range(1 + number % 3)))

    def place(self, lane: int, column: int, index: int) -> Place:
        steps = self.document.store.steps
        lane_id = self.some(Lane, lane)
        if column % 5 == 4:
            return Place(lane_id, gap=column % (len(steps) + 1))
        if column % 7 == 6 or not steps:
            return Place(lane_id)
        return Place(lane_id, steps[column % len(steps)].id, index if index < 3 else None)

    def run(self, command, *args, **kwargs) -> None:
        before = dict(self.document.store.records)
        mark = self.document.history.mark
        try:
            self.document.run(command.__name__, command, *args, **kwargs)
        except EditError:
            assert dict(self.document.store.records) == before
            assert self.document.history.mark == mark

    # -- rules -------------------------------------------------------------------------------

    @initialize(template=st.sampled_from((None, None, None, "outpatient", "hot-pot")))
    def begin(self, template) -> None:
        if template is not None:
            self.begin_with(Document(load_template(template)))

    @rule(kind=st.sampled_from(ELEMENT_KINDS), lane=numbers, column=numbers, index=numbers)
    def add(self, kind, lane, column, index) -> None:
        self.run(add_element, kind, self.place(lane, column, index))

    @precondition(lambda self: self.document.store.count(Element))
    @rule(which=numbers, lane=numbers, column=numbers, index=numbers)
    def move(self, which, lane, column, index) -> None:
        self.run(move_elements, self.several(Element, which), self.place(lane, column, index))

    @precondition(lambda self: self.document.store.count(Element))
    @rule(which=numbers, columns=st.integers(-2, 2), lanes=st.integers(-2, 2))
    def move_by_keys(self, which, columns, lanes) -> None:
        self.run(move_elements_by, self.several(Element, which), columns=columns, lanes=lanes)

    @precondition(lambda self: self.document.store.count(Element))
    @rule(which=numbers, by=st.sampled_from((-1, 1)))
    def move_within_cell(self, which, by) -> None:
        self.run(move_in_cell, self.several(Element, which), by)

    @precondition(lambda self: self.document.store.count(Element) and self.document.store.steps)
    @rule(which=numbers, first=numbers, last=numbers)
    def resize(self, which, first, last) -> None:
        element, ends = self.some(Element, which), (self.some(Step, first), self.some(Step, last))
        self.run(resize_element, element, *ends)

    @precondition(lambda self: self.document.store.count(Element))
    @rule(
        which=numbers,
        places=st.lists(st.tuples(numbers, numbers, numbers), min_size=1, max_size=3),
        drop=st.booleans(),
    )
    def drag(self, which, places, drop) -> None:
        ids = self.several(Element, which)
        gesture = DragElements(self.document, ids, ids[-1])
        before, mark = dict(self.document.store.records), self.document.history.mark
        for place in places:
            ghost = gesture.to(self.place(*place))
        assert dict(self.document.store.records) == before
        assert self.document.history.mark == mark
        if not drop:
            gesture.cancel()
        elif gesture.release():
            # Columns made by the drop get ids of their own; all else is as the ghost showed it.
            assert set(ghost.changes) & before.keys() == {
                key for key in before if before[key] != self.document.store.find(key)
            }
        else:
            assert dict(self.document.store.records) == before

    @rule(column=numbers)
    def insert_column(self, column) -> None:
        self.run(insert_step, column)

    @precondition(lambda self: self.document.store.steps)
    @rule(which=numbers, before=st.booleans())
    def insert_column_beside(self, which, before) -> None:
        self.run(insert_step_beside, self.some(Step, which), before=before)

    @precondition(lambda self: self.document.store.steps)
    @rule(which=numbers, column=numbers)
    def move_columns(self, which, column) -> None:
        steps = self.several(Step, which)
        self.run(move_steps, steps, column % (len(self.document.store.steps) + 1))

    @precondition(lambda self: self.document.store.steps)
    @rule(which=numbers, keep=st.booleans())
    def delete_columns(self, which, keep) -> None:
        self.run(delete_steps, self.several(Step, which), keep_elements=keep)

    @rule(which=numbers, before=st.booleans())
    def insert_stage(self, which, before) -> None:
        beside = self.some(Stage, which) if self.document.store.stages else None
        self.run(add_stage, beside=beside, before=before)

    @precondition(lambda self: self.document.store.steps)
    @rule(which=numbers)
    def group(self, which) -> None:
        self.run(group_steps, self.several(Step, which))

    @precondition(lambda self: self.document.store.stages and self.document.store.steps)
    @rule(which=numbers, step=numbers)
    def split(self, which, step) -> None:
        self.run(split_stage, self.some(Stage, which), self.some(Step, step))

    @precondition(lambda self: self.document.store.stages)
    @rule(which=numbers)
    def merge(self, which) -> None:
        self.run(merge_stages, self.several(Stage, which))

    @precondition(lambda self: self.document.store.stages)
    @rule(which=numbers, edge=st.sampled_from(("start", "end")), column=numbers)
    def boundary(self, which, edge, column) -> None:
        self.run(move_boundary, self.some(Stage, which), edge, column % 12)

    @precondition(lambda self: self.document.store.stages)
    @rule(which=numbers, column=numbers)
    def move_whole_stage(self, which, column) -> None:
        limit = len(self.document.store.steps) + 1
        self.run(move_stage, self.some(Stage, which), column % limit)

    @precondition(lambda self: self.document.store.stages)
    @rule(which=numbers, by=st.sampled_from((-1, 1)))
    def move_stage_by_keys(self, which, by) -> None:
        self.run(move_stage_by, self.some(Stage, which), by)

    @precondition(lambda self: self.document.store.stages)
    @rule(which=numbers, with_steps=st.booleans())
    def remove_stage(self, which, with_steps) -> None:
        self.run(delete_stages, [self.some(Stage, which)], with_steps=with_steps)

    @precondition(lambda self: len(self.document.store.stages) >= 2)
    @rule(first=numbers)
    def nest_stages(self, first) -> None:
        """Make one stage the second level of its left neighbour, as an import can."""
        tops = [stage for stage in self.document.store.stages if stage.parent_id is None]
        if len(tops) < 2:
            return
        place = first % (len(tops) - 1)
        parent, child = tops[place], tops[place + 1]
        store = self.document.store
        columns = columns_of(store, parent.id), columns_of(store, child.id)
        neighbours = all(columns) and columns[0][-1] + 1 == columns[1][0]
        if neighbours and not store.referring(child.id, Stage):
            with self.document.transaction("nest") as tx:
                tx.put(child.replace(parent_id=parent.id))

    @rule(role=st.sampled_from(ROLES), which=numbers, above=st.booleans())
    def insert_lane(self, role, which, above) -> None:
        beside = self.some(Lane, which) if self.document.store.lanes else None
        self.run(add_lane, role, beside=beside, above=above)

    @precondition(lambda self: self.document.store.lanes)
    @rule(which=numbers, beside=numbers, above=st.booleans())
    def drag_lane(self, which, beside, above) -> None:
        self.run(move_lane, self.some(Lane, which), self.some(Lane, beside), above=above)

    @precondition(lambda self: self.document.store.lanes)
    @rule(which=numbers, by=st.sampled_from((-1, 1)), line=st.booleans())
    def move_lane_or_line(self, which, by, line) -> None:
        kind = Line if line and self.document.store.lines else Lane
        self.run(move_band, self.some(kind, which), by)

    @precondition(lambda self: self.document.store.lanes)
    @rule(which=numbers)
    def insert_line(self, which) -> None:
        self.run(add_line, "custom", self.some(Lane, which))

    @precondition(lambda self: self.document.store.lines and self.document.store.lanes)
    @rule(which=numbers, lane=numbers)
    def drag_line(self, which, lane) -> None:
        self.run(move_line, self.some(Line, which), self.some(Lane, lane))

    @precondition(lambda self: len(self.document.store.lanes) > 2)
    @rule(which=numbers)
    def remove_lane(self, which) -> None:
        lines = {line.id for line in self.document.store.lines}
        self.run(delete_records, [self.some(Lane, which)])
        assert lines == {line.id for line in self.document.store.lines}

    @rule(a=numbers, b=numbers, kind=st.sampled_from((None, *LINK_KINDS)))
    def link(self, a, b, kind) -> None:
        self.run(connect, self.some(Element, a), self.some(Element, b), kind)

    @precondition(lambda self: self.document.store.count(Element))
    @rule(a=numbers, kind=st.sampled_from(ELEMENT_KINDS), lane=numbers, column=numbers)
    def link_to_new(self, a, kind, lane, column) -> None:
        self.run(connect_new, self.some(Element, a), kind, self.place(lane, column, 9))

    @precondition(lambda self: self.document.store.count(Link))
    @rule(which=numbers, what=st.integers(0, 4), other=numbers)
    def change_link(self, which, what, other) -> None:
        link, element = self.some(Link, which), self.some(Element, other)
        match what:
            case 0:
                self.run(reconnect, link, "target", element)
            case 1:
                self.run(reverse_links, self.several(Link, which))
            case 2:
                self.run(set_link_kind, self.several(Link, which), LINK_KINDS[other % 6])
            case 3:
                self.run(insert_on_link, link, "action", self.place(other, other, 0))
            case _:
                self.run(put_on_link, link, element)

    @precondition(lambda self: self.document.store.count(Element))
    @rule(which=numbers)
    def delete(self, which) -> None:
        kinds = (Element, Link, Persona, Step, Element)
        kind = kinds[which % len(kinds)]
        if self.document.store.count(kind):
            self.run(delete_records, self.several(kind, which))

    @precondition(lambda self: self.document.store.count(Element))
    @rule(which=numbers, text=st.text("ab 点", max_size=4))
    def type_text(self, which, text) -> None:
        element = self.some(Element, which)
        self.document.run_merging(
            text_merge_key(element, "label", "en"), "type", set_text, element, text, "en"
        )

    @precondition(lambda self: self.document.store.count(Element))
    @rule(which=numbers, value=st.one_of(st.none(), st.integers(-9, 9)), persona=st.booleans())
    def feel(self, which, value, persona) -> None:
        if persona:
            self.run(add_persona)
        value = None if value is None else float(value)
        self.run(set_emotion, None, self.some(Element, which), value)
        self.run(nudge_emotion, None, self.several(Element, which), 1)
        self.run(toggle_mark, self.several(Element, which), "wait")

    @precondition(lambda self: self.document.store.count(Element))
    @rule(which=numbers, kind=st.sampled_from((Element, Element, Step, Stage, Lane)))
    def copy(self, which, kind) -> None:
        if self.document.store.count(kind):
            fragment = copy_fragment(self.document.store, self.several(kind, which), "en")
            assert from_json(to_json(fragment)) == fragment
            self.fragment = fragment

    @precondition(lambda self: self.fragment is not None and len(self.document.store) < 400)
    @rule(lane=numbers, column=numbers, index=numbers, aimed=st.booleans())
    def paste(self, lane, column, index, aimed) -> None:
        place = self.place(lane, column, index) if aimed else None
        self.run(paste, self.fragment, place)

    @rule(lane=numbers, column=numbers)
    def paste_words(self, lane, column) -> None:
        self.run(insert_list, parse_list(LIST), self.place(lane, column, 0), "en")

    @rule(which=numbers, lane=numbers, column=numbers, back=st.booleans())
    def park(self, which, lane, column, back) -> None:
        command, kind = (place_parked, Parked) if back else (park_elements, Element)
        self.run(command, self.several(kind, which), *[self.place(lane, column, 0)][: int(back)])

    @precondition(lambda self: self.document.store.count(Element))
    @rule(
        which=numbers, way=st.sampled_from(((grow_along,), (grow_upright, -1), (grow_upright, 1)))
    )
    def grow(self, which, way) -> None:
        self.run(way[0], self.some(Element, which), *way[1:])

    @rule(times=st.integers(1, 4))
    def undo(self, times) -> None:
        for _ in range(times):
            self.document.undo()

    @rule(times=st.integers(1, 4))
    def redo(self, times) -> None:
        for _ in range(times):
            self.document.redo()

    @rule()
    def save(self) -> None:
        data = write_cxd(self.document.store)
        read = read_cxd(data, "machine.cxd").records
        assert {record.id: record for record in read} == dict(self.document.store.records)
        assert write_cxd(RecordView(read)) == data
        self.document.set_saved()
        assert not self.document.is_dirty
