"""Undo and redo."""

from datetime import datetime

import pytest

from builders import BlueprintBuilder
from cxdesigner.editor import history as history_module
from cxdesigner.editor.commands.add import add_element
from cxdesigner.editor.commands.list_elements import insert_list
from cxdesigner.editor.commands.place import Place
from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.document import Document
from cxdesigner.editor.history import History
from cxdesigner.editor.list_text import parse_list
from cxdesigner.model.element import Element
from cxdesigner.model.store import Store


@pytest.fixture
def store() -> Store:
    builder = BlueprintBuilder()
    builder.element("a", "customer", 1)
    builder.element("b", "customer", 2)
    return builder.store()


def rename(store: Store, label: str, *, merge_key: str | None = None, element: str = "a") -> None:
    with store.transaction(f"Rename {label}", merge_key=merge_key) as tx:
        tx.put(store.need(Element, element).replace(label=label))


def label(store: Store) -> str:
    return store.need(Element, "a").label.text()


def test_undo_and_redo_walk_through_the_steps(store):
    history = History(store)
    rename(store, "one")
    rename(store, "two")
    assert history.undo_labels == ("Rename two", "Rename one")
    assert history.undo()
    assert label(store) == "one"
    assert history.redo_label == "Rename two"
    assert history.undo()
    assert not history.undo()
    assert label(store) == "a"
    assert history.redo()
    assert history.redo()
    assert not history.redo()
    assert label(store) == "two"


def test_a_new_edit_forgets_what_could_be_redone(store):
    history = History(store)
    rename(store, "one")
    history.undo()
    rename(store, "two")
    assert not history.can_redo
    assert history.redo_label == ""
    assert history.undo_label == "Rename two"


def test_much_that_could_be_redone_is_handed_to_whoever_lets_it_go(store, monkeypatch):
    gone: list[object] = []
    history = History(store)
    history.let_go = lambda *things: gone.extend(things)
    rename(store, "one")
    history.undo()
    rename(store, "two")
    assert gone == []
    history.undo()
    monkeypatch.setattr(history_module, "_MUCH", 1)
    rename(store, "three")
    assert [entry.patch.label for entry in gone] == ["Rename two"]


def test_typing_in_one_field_is_one_step(store):
    history = History(store)
    for text in ("t", "te", "tea"):
        rename(store, text, merge_key="label:a")
    assert len(history.undo_labels) == 1
    history.undo()
    assert label(store) == "a"


@pytest.mark.parametrize("between", ["break", "other key", "undo"])
def test_merging_ends(store, between):
    history = History(store)
    rename(store, "one", merge_key="label:a")
    if between == "break":
        history.break_merge()
    elif between == "other key":
        rename(store, "x", merge_key="label:b", element="b")
    else:
        history.undo()
        history.redo()
    steps = len(history.undo_labels)
    rename(store, "two", merge_key="label:a")
    assert len(history.undo_labels) == steps + 1


def test_typing_back_to_the_first_text_leaves_no_step(store):
    history = History(store)
    rename(store, "one", merge_key="k")
    rename(store, "a", merge_key="k")
    assert not history.can_undo
    assert not history.is_dirty


def test_saving_is_a_mark_that_undo_and_redo_come_back_to(store):
    history = History(store)
    rename(store, "one")
    assert history.is_dirty
    history.set_saved()
    assert not history.is_dirty
    rename(store, "two")
    assert history.is_dirty
    history.undo()
    assert not history.is_dirty
    history.undo()
    assert history.is_dirty
    history.redo()
    assert not history.is_dirty


def test_typing_on_after_saving_is_unsaved_and_a_step_of_its_own(store):
    history = History(store)
    rename(store, "one", merge_key="k")
    history.set_saved()
    rename(store, "two", merge_key="k")
    assert history.is_dirty
    history.undo()
    assert label(store) == "one"
    assert not history.is_dirty


def test_a_saved_state_that_was_overwritten_by_a_new_branch_stays_unsaved(store):
    history = History(store)
    rename(store, "one")
    history.set_saved()
    history.undo()
    rename(store, "two")
    history.undo()
    assert history.is_dirty


def test_a_recovered_document_is_unsaved_whatever_is_undone(store):
    history = History(store)
    history.set_unsaved()
    assert history.is_dirty
    rename(store, "one")
    history.undo()
    assert history.is_dirty


def test_go_to_a_mark_in_both_directions(store):
    history = History(store)
    rename(store, "one")
    one = history.mark
    rename(store, "two")
    two = history.mark
    assert history.go_to(0)
    assert label(store) == "a"
    assert history.go_to(two)
    assert label(store) == "two"
    assert history.go_to(one)
    assert history.go_to(one)
    rename(store, "three")
    assert not history.go_to(two)
    assert label(store) == "three"


def test_undo_restores_the_selection_from_before_and_redo_the_one_after():
    builder = BlueprintBuilder()
    builder.element("a", "customer", 1)
    builder.element("b", "customer", 2)
    document = Document(builder.store())
    document.selection.set(["a"])
    document.run("Delete", lambda tx: (tx.delete(["a"]), ())[1])
    assert document.selection.ids == ()
    document.selection.set(["b"])
    document.undo()
    assert document.selection.ids == ("a",)
    document.redo()
    assert document.selection.ids == ()


def test_a_step_is_kept_although_a_view_fails_on_it(store):
    history = History(store)

    def broken(patch):
        raise RuntimeError("cannot draw")

    rename(store, "one")
    store.viewers.append(broken)
    with pytest.raises(RuntimeError):
        history.undo()
    assert label(store) == "a"
    assert history.can_redo
    with pytest.raises(RuntimeError):
        rename(store, "two")
    assert history.undo_label == "Rename two"
    store.viewers.clear()
    history.undo()
    assert label(store) == "a"


def test_a_step_that_does_not_fit_stays_in_its_place(store):
    history = History(store)
    rename(store, "one")
    store.recorders.clear()
    rename(store, "behind its back")
    with pytest.raises(Exception, match="does not fit"):
        history.undo()
    assert history.can_undo
    assert not history.can_redo


def test_changed_is_told(store):
    history = History(store)
    told = []
    history.changed.connect(lambda: told.append(history.is_dirty))
    rename(store, "one")
    history.undo()
    history.set_saved()
    assert told == [True, False, False]


def test_unsaved_steps_count_from_the_saved_state_in_both_directions(store):
    history = History(store)
    rename(store, "one")
    rename(store, "two")
    assert history.unsaved_steps == 2
    history.set_saved()
    assert history.unsaved_steps == 0
    rename(store, "three")
    assert history.unsaved_steps == 1
    for steps in (0, 1, 2):
        history.undo()
        assert history.unsaved_steps == steps


def test_where_the_saved_state_is_out_of_reach_all_steps_count(store):
    history = History(store)
    rename(store, "one")
    rename(store, "two")
    history.set_saved()
    history.undo()
    rename(store, "other")
    assert history.unsaved_steps == 2


def test_naming_goes_on_in_the_step_that_made_a_record_alone() -> None:
    document = Document(BlueprintBuilder(steps=2).store())
    (made,) = document.run("Add", add_element, "action", Place("lane-frontstage", "step-1"))
    assert document.history.has_just_made(made)
    before = document.history.go_on("text")
    document.run_merging("text", "Edit", set_text, made, "x", "en")
    assert document.history.undo_labels == ("Add",)
    document.history.go_to(before)
    assert document.store.get(Element, made) is None


def test_a_step_that_is_saved_or_made_much_is_not_gone_on_with() -> None:
    document = Document(BlueprintBuilder(steps=2).store())
    (made,) = document.run("Add", add_element, "action", Place("lane-frontstage", "step-1"))
    document.set_saved()
    assert not document.history.has_just_made(made)
    ids = document.run(
        "List", insert_list, parse_list("a\nb\nc"), Place("lane-customer", "step-1"), "en"
    )
    assert not any(document.history.has_just_made(key) for key in ids)


def test_the_states_tell_what_led_to_them_when_and_what_the_file_holds(store):
    times = iter(datetime(2026, 11, 26, 9, minute) for minute in range(9))
    history = History(store, clock=lambda: next(times))
    rename(store, "one")
    history.set_saved()
    rename(store, "two")
    history.undo()
    start, first, second = history.states
    assert (start.mark, start.label, start.time, start.is_saved) == (0, "", None, False)
    assert (first.label, first.is_saved) == ("Rename one", True)
    assert (second.label, second.is_saved) == ("Rename two", False)
    assert [first.time.minute, second.time.minute] == [0, 1]
    assert history.mark == first.mark


def test_one_goes_to_any_state_with_one_change(store):
    chosen: list[tuple[str, ...]] = []
    history = History(store, selected=lambda: ("b",), select=chosen.append)
    marks = []
    for text in ("one", "two", "three"):
        rename(store, text)
        history.note_selection((text,))
        marks.append(history.mark)
    heard = []
    store.viewers.append(heard.append)
    assert history.go_to(0)
    assert label(store) == "a"
    assert chosen == [("b",)]
    assert not history.can_undo
    assert history.go_to(marks[1])
    assert label(store) == "two"
    assert chosen[-1] == ("two",)
    assert history.undo_labels == ("Rename two", "Rename one")
    assert history.redo_label == "Rename three"
    assert len(heard) == 2
    assert not history.go_to(99)
    assert history.go_to(marks[1])
    assert len(heard) == 2


def test_steps_that_take_each_other_back_are_gone_past_as_well(store):
    history = History(store)
    rename(store, "one")
    first = history.mark
    rename(store, "two")
    rename(store, "one")
    assert history.go_to(first)
    assert label(store) == "one"
    assert history.undo_labels == ("Rename one",)
    assert history.redo_label == "Rename two"
    assert history.redo()
    assert label(store) == "two"
