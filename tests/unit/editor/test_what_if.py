"""Trials: what is switched off, and other times."""

from builders import BlueprintBuilder
from cxdesigner.editor import view_memory
from cxdesigner.editor.document import Document
from cxdesigner.editor.settings import open_state
from cxdesigner.editor.what_if import NOTHING, TriedTime, WhatIf, set_times, tried_lead_time
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element


def sample() -> Document:
    bp = BlueprintBuilder(steps=3)
    for number in (1, 2, 3):
        bp.element(f"c{number}", "customer", number, work=10, wait=5)
    bp.link("c1", "c2")
    bp.link("c2", "c3")
    return Document(bp.records)


def test_what_is_switched_off_is_switched_on_again() -> None:
    state = NOTHING.switch(("a", "b"), True).switch(("c",), True)
    assert state.off == ("a", "b", "c")
    assert state.switch(("b",), False).off == ("a", "c")
    assert state
    assert not NOTHING


def test_a_time_is_tried_and_its_own_time_ends_the_trial() -> None:
    element = sample().store.need(Element, "c2")
    state = NOTHING.try_time(element, "wait", Duration.of(60))
    assert state.tried(element, "wait") == Duration.of(60)
    assert state.tried(element, "work") == Duration.of(10)
    assert state.try_time(element, "wait", None).times == (TriedTime("c2", "wait", None),)
    assert state.try_time(element, "wait", Duration.of(5)).times == ()


def test_a_trial_changes_nothing() -> None:
    document = sample()
    before, revision = document.store.snapshot().records, document.store.revision
    found = tried_lead_time(document.store, (TriedTime("c2", "wait", Duration.of(65)),))
    assert found.longest is not None
    assert (found.longest.minutes, found.longest.wait) == (105.0, 75.0)
    assert document.store.records == before
    assert document.store.revision == revision
    assert not document.is_dirty


def test_tried_times_are_kept_in_one_step() -> None:
    document = sample()
    times = (
        TriedTime("c1", "work", None),
        TriedTime("c2", "wait", Duration.of("1h20")),
        TriedTime("gone", "wait", None),
    )
    document.run("Change times", set_times, times)
    assert document.store.need(Element, "c1").work is None
    assert document.store.need(Element, "c2").wait == Duration.of("1h20")
    document.undo()
    assert document.store.need(Element, "c1").work == Duration.of(10)
    assert document.store.need(Element, "c2").wait == Duration.of(5)


def test_what_is_gone_or_so_by_now_is_no_trial_any_more() -> None:
    document = sample()
    times = (TriedTime("c2", "wait", Duration.of(5)), TriedTime("c1", "work", Duration.of(1)))
    state = WhatIf(off=("c3", "gone"), times=times).within(document.store)
    assert state == WhatIf(off=("c3",), times=times[1:])
    assert state.within(document.store) is state


def test_a_trial_is_forgotten_with_the_file(tmp_path) -> None:
    document = sample()
    document.set_saved(tmp_path / "a.cxd")
    trial = WhatIf(True, ("c1",), (TriedTime("c2", "wait", Duration.of(1)),))
    document.set_view(what_if=trial, trace=True)
    state = open_state()
    view_memory.remember(state, document)
    again = sample()
    again.set_saved(tmp_path / "a.cxd")
    view_memory.restore(state.value, again)
    assert again.view_state.trace
    assert again.view_state.what_if == NOTHING
