"""The tour knows what was done, and holds nobody up."""

from __future__ import annotations

import string

import pytest

from builders import BlueprintBuilder
from cxdesigner.base.i18n import LANGUAGES, _, use_language
from cxdesigner.editor.actions import ActionRegistry
from cxdesigner.editor.tour import (
    CUSTOMER_STEPS,
    FINISHED_MORE,
    PDF_WRITTEN,
    PROBLEMS_SEEN,
    TOUR,
    Tour,
)
from cxdesigner.model.element import Element
from cxdesigner.model.patch import Patch
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText

IDS = [step.id for step in TOUR]


def patch_of(store: Store) -> Patch:
    """Some edit, after which the blueprint is as it is."""
    element = store.of_type(Element)[0]
    return Patch({element.id: (None, element)})


def finished() -> Store:
    builder = BlueprintBuilder(stages=(2, 3))
    for n in range(1, CUSTOMER_STEPS + 1):
        builder.element(f"c{n}", "customer", n, marks=("wait",) if n == 2 else ())
    builder.element("f", "frontstage", 1)
    builder.link("c1", "f", "interaction")
    builder.emotion("c1", 1)
    return builder.store()


def test_steps_have_ids_of_their_own_and_each_is_recognised() -> None:
    assert len(set(IDS)) == len(IDS)
    for step in TOUR:
        assert (step.fits is None) is bool(step.event), step.id


def test_every_shortcut_named_is_one_of_an_action(registry: ActionRegistry) -> None:
    for step in TOUR:
        assert all(action in registry for _name, action in step.shortcuts), step.id


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_text_is_said_in_every_language(tag: str) -> None:
    with use_language(tag):
        for step in TOUR:
            names = {name for _text, name, *_rest in string.Formatter().parse(_(step.keys)) if name}
            assert names == {name for name, _action in step.shortcuts}
            assert _(step.title)
            assert _(step.mouse)
            if tag != "en":
                assert _(step.mouse) != step.mouse
        assert "{palette}" in _(FINISHED_MORE)


def test_an_edit_that_does_what_is_asked_leads_on() -> None:
    tour = Tour()
    told: list[str] = []
    tour.changed.connect(lambda: told.append(tour.step.id if tour.step else ""))
    builder = BlueprintBuilder(stages=(2, 3))
    builder.element("c1", "customer", 1)
    store = builder.store()
    tour.follow(store, patch_of(store))
    assert told == ["steps"]
    assert tour.done == {"first"}


def test_an_element_without_words_is_not_enough() -> None:
    builder = BlueprintBuilder(stages=(2,))
    builder.element("c1", "customer", 1)
    store = builder.store()
    element = store.need(Element, "c1")
    with store.transaction("empty") as tx:
        tx.put(element.replace(label=LocalText.of("")))
    tour = Tour()
    tour.follow(store, patch_of(store))
    assert tour.step is TOUR[0]


def test_what_is_there_already_is_passed_over_and_events_are_waited_for() -> None:
    tour = Tour()
    tour.begin(finished())
    assert tour.step is not None
    assert tour.step.id == "problems"
    tour.follow(finished(), patch_of(finished()))
    tour.note(PDF_WRITTEN, finished())
    assert tour.step.id == "problems", "not what this step waits for"
    tour.note(PROBLEMS_SEEN, finished())
    assert tour.step.id == "export"
    tour.note(PDF_WRITTEN, finished())
    assert tour.is_over
    assert tour.done == set(IDS)


def test_back_shows_a_step_that_is_done_and_the_next_edit_leads_on() -> None:
    tour = Tour()
    tour.begin(finished())
    tour.back()
    assert tour.step is not None
    assert tour.step.id == "wait"
    tour.follow(finished(), patch_of(finished()))
    assert tour.step.id == "problems"


def test_every_step_can_be_skipped_and_skipped_is_not_done() -> None:
    tour = Tour()
    tour.back()
    assert tour.place == 0
    for _step in TOUR:
        tour.skip(None)
    assert tour.is_over
    tour.skip(None)
    assert tour.place == len(TOUR)
    assert not tour.done


def test_it_goes_on_where_it_was_left() -> None:
    assert Tour("curve").step is TOUR[IDS.index("curve")]
    assert Tour("of another version").step is TOUR[0]
