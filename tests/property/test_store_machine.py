"""Random edits of a store: graph and indexes follow, undo and redo reproduce every state."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from telling import assert_told

from builders import BlueprintBuilder
from cxdesigner.base.errors import DanglingReferenceError
from cxdesigner.model.create import DEFAULT_ROLES
from cxdesigner.model.element import ELEMENT_KINDS, Element, ElementKind
from cxdesigner.model.graph import GraphProjection, build_graph
from cxdesigner.model.insight import Opportunity, PainPoint
from cxdesigner.model.lane import Lane, Line
from cxdesigner.model.link import LINK_KINDS, Link, LinkKind
from cxdesigner.model.patch import Patch
from cxdesigner.model.persona import Emotion
from cxdesigner.model.policy import may_link
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView

numbers = st.integers(0, 30)
DELETED = (Element, Link, Step, Stage, Lane, Line, Emotion, PainPoint, Opportunity)


class StoreMachine(RuleBasedStateMachine):
    """Drives a store the way an editor would, keeping the patches for undo and redo."""

    def __init__(self) -> None:
        super().__init__()
        roles = (*DEFAULT_ROLES["service_blueprint"], "pain", "opportunity")
        build = BlueprintBuilder(stages=(2, 2), steps=4, roles=roles)
        build.persona("pa")
        self.store = build.store()
        self.projection = GraphProjection(self.store)
        self.store.recorders.append(self.projection.apply)
        self.done: list[Patch] = []
        self.states = [dict(self.store.records)]
        self.store.recorders.append(self.done.append)
        assert self.projection.graph.number_of_nodes() == 3
        self.serial = 0

    def fresh(self, prefix: str) -> str:
        self.serial += 1
        return f"{prefix}{self.serial}"

    def pick(self, kind: type, number: int) -> str | None:
        members = self.store.of_type(kind)
        return members[number % len(members)].id if members else None

    def remember(self) -> None:
        if len(self.done) == len(self.states):
            self.states.append(dict(self.store.records))

    @rule(kind=st.sampled_from(ELEMENT_KINDS), lane=numbers, step=numbers)
    def add(self, kind: ElementKind, lane: int, step: int) -> None:
        lane_id = self.pick(Lane, lane)
        step_id = self.pick(Step, step)
        if lane_id is None:
            return
        with self.store.transaction("Add") as tx:
            tx.put(Element(id=self.fresh("n"), kind=kind, lane_id=lane_id, step_id=step_id))
        self.remember()

    @rule(kind=st.sampled_from(LINK_KINDS), first=numbers, second=numbers)
    def connect(self, kind: LinkKind, first: int, second: int) -> None:
        ends = self.pick(Element, first), self.pick(Element, second)
        if may_link(self.store, *ends, kind):
            with self.store.transaction("Connect") as tx:
                tx.put(Link(id=self.fresh("l"), kind=kind, source_id=ends[0], target_id=ends[1]))
            self.remember()

    @rule(source=numbers)
    def connect_to_nothing(self, source: int) -> None:
        end = self.pick(Element, source)
        if end is None:
            return
        try:
            with self.store.transaction() as tx:
                tx.put(Link(id="bad", kind="flow", source_id=end, target_id="nobody"))
        except DanglingReferenceError:
            return
        raise AssertionError("a dangling link was accepted")

    @rule(number=numbers, value=st.floats(-2, 2))
    def feel(self, number: int, value: float) -> None:
        element = self.pick(Element, number)
        if element is not None and "pa" in self.store:
            with self.store.transaction("Feel") as tx:
                tx.put(
                    Emotion(
                        id=f"emotion-{element}", persona_id="pa", element_id=element, value=value
                    )
                )
            self.remember()

    @rule(number=numbers, words=st.sampled_from("ab"), is_idea=st.booleans())
    def say(self, number: int, words: str, is_idea: bool) -> None:
        """Add what is known about an element, or about nothing."""
        kind, text = Opportunity if is_idea else PainPoint, LocalText.of(words)
        owner = self.pick(Element, number) if number % 5 else None
        with self.store.transaction("Say") as tx:
            tx.put(kind(id=self.fresh("k"), element_id=owner, text=text))
        self.remember()

    @rule(number=numbers, other=numbers, words=st.sampled_from("abc"), both=st.booleans())
    def reword(self, number: int, other: int, words: str, both: bool) -> None:
        """Write words at either end, or at both at once."""
        kinds = (Element, PainPoint) if both else (Element,)
        if number % 3 == 0:
            kinds = (Opportunity, PainPoint)
        with self.store.transaction("Reword") as tx:
            for place, kind in enumerate(kinds):
                key = self.pick(kind, other if place else number)
                if key is not None:
                    field = "label" if kind is Element else "text"
                    record = self.store.records[key]
                    tx.put(record.replace(**{field: LocalText.of(words + str(place))}))
        self.remember()

    @rule(number=numbers, other=numbers)
    def tell_another(self, number: int, other: int) -> None:
        """Let an element tell something, whoever else tells it."""
        element, told = self.pick(Element, number), self.pick(PainPoint, other)
        if element is not None:
            with self.store.transaction("Tell") as tx:
                tx.put(self.store.need(Element, element).replace(tells_id=told))
            self.remember()

    @rule(number=numbers, lane=numbers, step=numbers)
    def move(self, number: int, lane: int, step: int) -> None:
        element = self.pick(Element, number)
        if element is not None:
            with self.store.transaction("Move") as tx:
                record = self.store.need(Element, element)
                tx.put(record.replace(lane_id=self.pick(Lane, lane), step_id=self.pick(Step, step)))
            self.remember()

    @rule(kind=st.sampled_from(DELETED), number=numbers)
    def delete(self, kind: type, number: int) -> None:
        target = self.pick(kind, number)
        if target is not None and not (kind is Lane and self.store.count(Lane) == 1):
            with self.store.transaction("Delete") as tx:
                tx.delete([target])
            self.remember()

    @rule(number=numbers)
    def fail_half_way(self, number: int) -> None:
        target = self.pick(Element, number)
        before = self.store.index_state()
        try:
            with self.store.transaction() as tx:
                if target is not None:
                    tx.delete([target])
                tx.put(Step(id=self.fresh("s"), order="z"))
                raise RuntimeError
        except RuntimeError:
            pass
        assert self.store.index_state() == before

    @rule(number=numbers)
    def go_on_as_a_fork(self, number: int) -> None:
        """A change worked out on a fork leaves the store alone until it is taken over."""
        target, before = self.pick(Element, number), self.store.index_state()
        snapshot, fork = self.store.snapshot(), self.store.fork()
        made: list[Patch] = []
        fork.recorders.append(made.append)
        with fork.transaction("Aside") as tx:
            if target is not None:
                tx.delete([target])
            tx.put(Step(id=self.fresh("s"), order=f"zz{self.serial}z"))
        assert self.store.index_state() == before
        assert snapshot.index_state() == before
        self.store.take_over(fork, made[0])
        assert snapshot.index_state() == before
        self.remember()

    @invariant()
    def indexes_equal_rebuilt_ones(self) -> None:
        assert RecordView(self.store).index_state() == self.store.index_state()

    @invariant()
    def notes_and_what_they_tell_are_in_step(self) -> None:
        assert_told(self.store)

    @invariant()
    def order_equals_a_sorted_one(self) -> None:
        rebuilt = RecordView(self.store)
        for kind in (Step, Stage, Lane, Element, Link):
            assert self.store.of_type(kind) == rebuilt.of_type(kind)

    @invariant()
    def graph_equals_a_rebuilt_one(self) -> None:
        kept, rebuilt = self.projection.graph, build_graph(self.store)
        assert dict(kept.nodes(data=True)) == dict(rebuilt.nodes(data=True))
        assert sorted(kept.edges(keys=True)) == sorted(rebuilt.edges(keys=True))
        assert {k: d["record"] for *_, k, d in kept.edges(keys=True, data=True)} == {
            k: d["record"] for *_, k, d in rebuilt.edges(keys=True, data=True)
        }

    @rule()
    def undo_to_the_start_and_redo_to_the_end(self) -> None:
        patches = list(self.done)
        for patch, state in zip(reversed(patches), reversed(self.states[:-1]), strict=True):
            self.store.apply(patch.inverse())
            assert dict(self.store.records) == state
        for patch, state in zip(patches, self.states[1:], strict=True):
            self.store.apply(patch)
            assert dict(self.store.records) == state
        del self.done[len(patches) :]


TestStoreMachine = StoreMachine.TestCase
