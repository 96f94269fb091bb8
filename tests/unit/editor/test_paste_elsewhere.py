"""Pasting into another blueprint: its scale, its personas, its columns."""

from __future__ import annotations

import json

import pytest

from builders import BlueprintBuilder
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.document import Document
from cxdesigner.editor.fragment import copy_fragment, from_json, to_json
from cxdesigner.model.element import Element
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.queries import stage_of
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText


def source() -> Store:
    """Three named stages of one, two and one steps, the middle one of two levels."""
    builder = BlueprintBuilder(stages=(1, 2, 1))
    builder.element("a", "customer", 1)
    builder.element("b", "customer", 2)
    builder.element("c", "customer", 3)
    builder.element("d", "frontstage", 3)
    builder.element("e", "customer", 4)
    builder.persona("maria", name="Maria Lopez")
    builder.emotion("a", 1.5, "maria")
    builder.emotion("b", -2, "maria")
    store = builder.store()
    with store.transaction() as tx:
        tx.put(Stage(id="inner", name="Inner", parent_id="stage-2", order="M"))
        tx.put(store.need(Step, "step-3").replace(stage_id="inner"))
        for number, step in enumerate(store.steps, start=1):
            tx.put(tx.view.need(Step, step.id).replace(name=LocalText.of(f"Step {number}")))
    return store


def other(*, steps: int = 2, filled: bool = False, **fields: object) -> Store:
    builder = BlueprintBuilder(steps=steps, **fields)
    builder.records[0] = builder.records[0].replace(id="bp-2")
    if filled:
        for column in range(1, steps + 1):
            builder.element(f"x{column}", "customer", column)
        builder.emotion("x1", 0.5, "lin")
    return builder.store()


@pytest.fixture
def paste(session, registry, host):
    """Paste what is copied of one store into another one as a person does."""

    def into(target: Store, ids: tuple[str, ...], of: Store | None = None) -> Document:
        document = session.workspace.add(Document(target.records.values(), language="en"))
        host.set_clipboard(to_json(copy_fragment(of or source(), ids, "en")), "")
        assert registry.run("edit.paste", session)
        return document

    return into


def names(document: Document) -> list[tuple[str, str]]:
    """The stages in the order of their steps, and the steps."""
    store = document.store
    found = [(store.get(Stage, step.stage_id), step) for step in store.steps]
    return [(stage.name.text() if stage else "", step.name.text()) for stage, step in found]


def test_emotions_keep_their_meaning_on_another_scale(paste, host):
    document = paste(other(scale_min=-1, scale_max=1), ("a", "b"))
    assert sorted(e.value for e in document.store.of_type(Emotion)) == [-1, 0.75]
    assert host.told == [
        "Persona “Maria Lopez” came along. 2 emotions were converted from the scale −2…+2 to −1…+1."
    ]
    document.undo()
    assert document.store.count(Emotion) == 0


def test_a_scale_without_a_middle_at_nought_is_met_too(paste):
    document = paste(other(scale_min=1, scale_max=5), ("a",))
    assert [e.value for e in document.store.of_type(Emotion)] == [4.5]


def test_on_the_same_scale_nothing_is_said_of_it(paste, host):
    document = paste(other(), ("a", "b"))
    assert sorted(e.value for e in document.store.of_type(Emotion)) == [-2, 1.5]
    assert not any("scale" in words for words in host.told)


def test_a_persona_that_comes_along_is_told_and_shown(paste, host):
    document = paste(other(filled=True), ("a",))
    maria = next(p for p in document.store.of_type(Persona) if p.name.text() == "Maria Lopez")
    known = [persona.id for persona in document.store.personas]
    assert document.view_state.drawn_personas(known) == ("lin", maria.id)
    assert any("Maria Lopez" in words for words in host.told)
    document.undo()
    assert [p.id for p in document.store.personas] == ["lin"]
    assert document.view_state.drawn_personas(["lin"]) == ("lin",)


def test_a_persona_of_that_name_is_taken_whatever_the_language(paste, host):
    target = other(filled=True)
    with target.transaction() as tx:
        there = target.need(Persona, "lin")
        tx.put(there.replace(name=LocalText((("en", "maria lopez"),))))
    document = paste(target, ("a",))
    assert document.store.count(Persona) == 1
    assert not host.told


def test_everything_brings_its_stages_and_steps(paste):
    document = paste(other(), tuple("abcde"))
    assert names(document) == [
        ("Stage 1", "Step 1"),
        ("Stage 2", "Step 2"),
        ("Inner", "Step 3"),
        ("Stage 3", "Step 4"),
    ]
    inner = next(s for s in document.store.stages if s.name.text() == "Inner")
    parent = document.store.get(Stage, inner.parent_id)
    assert parent is not None
    assert parent.name.text() == "Stage 2"
    elements = document.selection.records(Element)
    stages = [stage_of(document.store, one) for one in elements]
    assert [stage.name.text() for stage in stages if stage] == [
        "Stage 1",
        "Stage 2",
        "Inner",
        "Inner",
        "Stage 3",
    ]
    document.undo()
    assert names(document) == [("", ""), ("", "")]


def test_part_of_a_stage_brings_the_names_of_steps_alone(paste):
    document = paste(other(), ("a", "b", "c"))
    assert names(document) == [("Stage 1", "Step 1"), ("", "Step 2"), ("", "Step 3")]


def test_columns_that_hold_something_keep_their_names_and_stages(paste):
    target = other(steps=1, filled=True)
    with target.transaction() as tx:
        tx.put(Stage(id="mine", name="Mine", order="M"))
        tx.put(target.need(Step, "step-1").replace(stage_id="mine"))
    document = paste(target, ("b", "c", "d", "e"))
    assert names(document)[0] == ("Mine", "")
    assert [stage for stage, _step in names(document)] == ["Mine", "Stage 2", "Inner", "Stage 3"]


def test_no_stage_is_torn_by_what_comes_between_its_steps(paste, host):
    target = other(steps=2, filled=True)
    with target.transaction() as tx:
        tx.put(Stage(id="mine", name="Mine", order="M"))
        for step in target.steps:
            tx.put(step.replace(stage_id="mine"))
    host.place = Place("lane-customer", gap=1)
    document = paste(target, ("a",))
    assert names(document) == [("Mine", ""), ("Mine", "Step 1"), ("Mine", "")]


def test_in_the_same_blueprint_elements_come_alone(paste):
    store = source()
    document = paste(store, tuple("abcde"), of=store)
    assert document.store.count(Stage) == 4
    assert document.store.count(Step) == 4


def test_a_fragment_of_before_is_read_still():
    text = to_json(copy_fragment(source(), ("a",), "en"))
    fragment = from_json(text)
    assert fragment.scale == (-2, 2)
    assert fragment.covered == {"stage-1"}
    data = json.loads(text)
    for key in ("scale", "covered"):
        del data[key]
    old = from_json(json.dumps(data))
    assert (old.scale, old.covered) == (None, frozenset())
