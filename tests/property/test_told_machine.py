"""Random work on a journey map: its notes and what they tell never come apart."""

from __future__ import annotations

from editor_work import EditorWork, numbers
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule
from telling import assert_told, journey

from cxdesigner.editor.clipboard import paste
from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.document import Document
from cxdesigner.editor.fragment import copy_fragment, from_json, to_json
from cxdesigner.formats.cxd_read import read_cxd
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.formats.templates import load_template
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Insight, Opportunity, PainPoint
from cxdesigner.model.lane import Lane
from cxdesigner.model.record import ElementId, StepId
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView

KINDS = st.sampled_from((PainPoint, Opportunity))
WORDS = st.sampled_from(("", "Slow", "Loud", "No sign"))
ROLES = st.sampled_from(("pain", "opportunity"))


class ToldMachine(EditorWork):
    serial = 0

    @initialize(template=st.sampled_from((None, None, "homestay")))
    def begin(self, template) -> None:
        self.begin_with(journey() if template is None else Document(load_template(template)))

    @rule(kind=KINDS, which=numbers, words=WORDS)
    def say(self, kind, which, words) -> None:
        self.serial += 1
        key = f"said-{self.serial}"

        def say(tx: Transaction) -> tuple[str, ...]:
            owner = ElementId(self.some(Element, which)) if self.elements else None
            tx.put(kind(id=key, element_id=owner, text=LocalText.of(words)))
            return ()

        self.run(say)

    @rule(role=ROLES, column=numbers, words=WORDS)
    def write(self, role, column, words) -> None:
        """Type a note, as a person does."""
        self.serial += 1
        key = f"written-{self.serial}"

        def write(tx: Transaction) -> tuple[str, ...]:
            lane = next((lane for lane in tx.view.lanes if lane.role == role), None)
            steps = tx.view.steps
            step = StepId(steps[column % len(steps)].id) if steps else None
            if lane is not None:
                label = LocalText.of(words)
                tx.put(Element(id=key, kind="note", lane_id=lane.id, step_id=step, label=label))  # type: ignore[arg-type]
            return ()

        self.run(write)

    @property
    def elements(self) -> int:
        return self.document.store.count(Element)

    @property
    def insights(self) -> list[str]:
        store = self.document.store
        return [one.id for kind in (PainPoint, Opportunity) for one in store.of_type(kind)]

    @precondition(lambda self: self.insights)
    @rule(which=numbers, words=WORDS, is_note=st.booleans())
    def reword(self, which, words, is_note) -> None:
        insights = self.insights
        key = self.some(Element, which) if is_note else insights[which % len(insights)]
        self.run(set_text, key, words, "en")

    @precondition(lambda self: self.insights)
    @rule(which=numbers, other=numbers, what=st.integers(0, 2))
    def give_to_another(self, which, other, what) -> None:
        insights = self.insights
        key = insights[which % len(insights)]
        owner = self.some(Element, other) if what and self.elements else None

        def give(tx: Transaction) -> tuple[str, ...]:
            insight = next(one for one in tx.view if one.id == key)
            tx.put(insight.replace(element_id=owner))
            return ()

        if what == 2:
            self.run(delete_records, [key])
        else:
            self.run(give)

    @precondition(lambda self: self.document.store.lanes)
    @rule(which=numbers, role=st.sampled_from(("pain", "opportunity", "note", "doing")))
    def change_role(self, which, role) -> None:
        def change(tx: Transaction) -> tuple[str, ...]:
            tx.put(tx.view.need(Lane, self.some(Lane, which)).replace(role=role))
            return ()

        self.run(change)

    @precondition(lambda self: self.elements and self.document.store.steps)
    @rule(which=numbers, column=numbers, other=st.booleans())
    def copy_to(self, which, column, other) -> None:
        """Copy into this map or into another one."""
        store = self.document.store
        fragment = copy_fragment(store, self.several(Element, which), "en")
        fragment = from_json(to_json(fragment))
        target = journey() if other else self.document
        step = target.store.steps[column % len(target.store.steps)]
        lane = target.store.lanes[column % len(target.store.lanes)] if target.store.lanes else None
        if lane is not None:
            target.run("Paste", paste, fragment, Place(lane.id, step.id))
            assert_told(target.store)

    @invariant()
    def notes_and_what_they_tell_are_in_step(self) -> None:
        assert_told(self.document.store)

    @invariant()
    def indexes_are_as_if_rebuilt(self) -> None:
        store = self.document.store
        assert store.index_state() == RecordView(store).index_state()

    @invariant()
    def what_a_note_tells_belongs_to_something_that_is_there(self) -> None:
        store = self.document.store
        for kind in (PainPoint, Opportunity):
            for one in store.of_type(kind):
                assert one.element_id is None or store.get(Element, one.element_id) is not None
        assert store.count(Insight) == 0

    def teardown(self) -> None:
        try:
            self.comes_back()
        finally:
            super().teardown()

    def comes_back(self) -> None:
        document = self.document
        while document.redo():
            assert_told(document.store)
        records = dict(document.store.records)
        read = read_cxd(write_cxd(tuple(document.store)), "a.cxd")
        assert {one.id: one for one in read.records} == records
        while document.undo():
            assert_told(document.store)
        assert dict(document.store.records) == self.start
        while document.redo():
            pass
        assert dict(document.store.records) == records


ToldMachine.TestCase.settings = settings(
    deadline=None,
    stateful_step_count=25,
    max_examples=settings().max_examples,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestTold = ToldMachine.TestCase
