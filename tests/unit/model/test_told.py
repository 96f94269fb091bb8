"""Notes and what they tell are in step after every commit of a store."""

from __future__ import annotations

import pytest
from telling import assert_told

from builders import BlueprintBuilder
from cxdesigner.model.blueprint import Comment, Suppression
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Insight, Opportunity, PainPoint
from cxdesigner.model.merge_choices import put_all
from cxdesigner.model.record import Record
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText
from cxdesigner.model.told import note_of, notes_about, stands_at, told_by


def a_map() -> BlueprintBuilder:
    built = BlueprintBuilder("journey_map", stages=(2, 1), steps=4)
    built.element("waits", "doing", 1)
    built.element("aside", "doing", 1, "note")
    built.add(PainPoint(id="p", element_id="waits", text=LocalText.of("Slow")))  # type: ignore[arg-type]
    built.element("n", "pain", 1, label=LocalText.of("Slow"), tells_id="p")
    return built


def do(store: Store, *put: Record, gone: tuple[str, ...] = ()) -> Store:
    with store.transaction() as tx:
        for record in put:
            tx.put(record)
        tx.delete(gone)
    assert_told(store)
    return store


def note(key: str, step: int | None, text: str = "Slow", **fields: object) -> Element:
    return Element.model_validate(
        {
            "id": key,
            "kind": "note",
            "lane_id": "lane-pain",
            "step_id": None if step is None else f"step-{step}",
            "label": LocalText.of(text),
            **fields,
        }
    )


def test_who_tells_what() -> None:
    store = a_map().store()
    assert told_by(store, store.find("n")) == store.find("p")
    assert told_by(store, store.find("waits")) is None
    assert told_by(store, store.find("p")) is None
    assert note_of(store, "p") == store.find("n")
    assert note_of(store, "waits") is None
    assert notes_about(store, ("waits", "n")) == ("n",)
    idea = Opportunity(id="o", changed_ids=("waits",))  # type: ignore[arg-type]
    assert notes_about(do(store, idea), ("waits",)) == ("n",)


def test_where_something_stands() -> None:
    built = a_map()
    built.element("wide", "doing", 2, end_step_id="step-3")
    built.element("all", "doing", None)
    store = built.store()

    def at(step_id: str | None, **where: str) -> bool:
        return stands_at(store, PainPoint.model_validate({"id": "x", **where}), step_id)

    assert at("step-3", element_id="wide")
    assert not at("step-1", element_id="wide")
    assert not at(None, element_id="wide")
    assert not at("step-2", element_id="waits")
    assert at("step-2", element_id="all")
    assert at("step-2", stage_id="stage-1")
    assert not at("step-3", stage_id="stage-1")
    assert not at("step-4", stage_id="stage-1")
    assert not at("step-1")


def test_a_note_belongs_to_what_is_done_or_to_the_stage_or_is_a_plain_note() -> None:
    built = a_map()
    built.element("wide", "doing", 2, end_step_id="step-3")
    store = do(built.store(), note("here", 1), note("within", 3))
    owners = {key: told_by(store, store.find(key)) for key in ("here", "within")}
    assert {key: it and it.element_id for key, it in owners.items()} == {
        "here": "waits",
        "within": "wide",
    }
    do(store, gone=("wide",))
    kept = told_by(store, store.find("within"))
    assert kept is not None
    assert (kept.element_id, kept.stage_id) == (None, "stage-2")
    do(store, note("lonely", 4), note("whole", None), note("empty", 1, ""))
    do(store, note("other", 1, kind="evidence"))
    for key in ("lonely", "whole", "empty", "other"):
        assert told_by(store, store.find(key)) is None, key
    do(store, store.need(Element, "empty").replace(label=LocalText.of("Now")))
    assert told_by(store, store.find("empty")) is not None


def test_what_comes_to_an_empty_step_has_what_its_notes_tell() -> None:
    store = do(a_map().store(), note("lonely", 4), note("staged", 2))
    do(store, Element(id="eats", kind="touchpoint", lane_id="lane-doing", step_id="step-4"))  # type: ignore[arg-type]
    do(store, store.need(Element, "waits").replace(end_step_id="step-2"))
    owners = {key: told_by(store, store.find(key)) for key in ("lonely", "staged")}
    assert {key: it and it.element_id for key, it in owners.items()} == {
        "lonely": "eats",
        "staged": "waits",
    }
    # The second one changes nothing.
    do(store, note("later", 3, "Cold"))
    do(store, Element(id="pays", kind="touchpoint", lane_id="lane-doing", step_id="step-4"))  # type: ignore[arg-type]
    assert store.need(PainPoint, store.need(Element, "lonely").tells_id or "").element_id == "eats"


def test_a_moved_note_keeps_what_it_is_about_where_that_reaches() -> None:
    built = a_map()
    built.element("wide", "doing", 2, end_step_id="step-3")
    store = do(built.store(), note("within", 2))
    do(store, store.need(Element, "within").replace(step_id="step-3"))
    kept = told_by(store, store.find("within"))
    assert kept is not None
    assert kept.element_id == "wide"
    # What grows or shrinks over its note leaves it where it is.
    do(store, store.need(Element, "wide").replace(step_id="step-3", end_step_id=None))
    assert store.need(Element, "within").step_id == "step-3"


def test_a_pain_given_to_another_element_takes_its_note_along() -> None:
    built = a_map()
    built.element("eats", "doing", 2)
    built.element("all", "doing", None)
    store = built.store()
    do(store, store.need(PainPoint, "p").replace(element_id="eats"))
    assert store.need(Element, "n").step_id == "step-2"
    do(store, store.need(PainPoint, "p").replace(element_id="all"))
    assert store.need(Element, "n").step_id == "step-2"
    do(store, store.need(PainPoint, "p").replace(element_id=None, stage_id="stage-2"))
    assert store.need(Element, "n").step_id == "step-2"


def test_a_pain_is_told_when_there_is_something_to_tell() -> None:
    built = a_map()
    built.element("all", "doing", None)
    store = built.store()
    do(store, PainPoint(id="q", element_id="waits"), Opportunity(id="o", text=LocalText.of("Idea")))  # type: ignore[arg-type]
    do(store, PainPoint(id="r", element_id="all", text=LocalText.of("Dear")))  # type: ignore[arg-type]
    assert [note_of(store, key) for key in "qor"] == [None, None, None]
    do(store, store.need(PainPoint, "q").replace(text=LocalText.of("Loud")))
    do(store, store.need(Opportunity, "o").replace(element_id="waits"))
    assert note_of(store, "q") is not None
    idea = note_of(store, "o")
    assert idea is not None
    assert (idea.lane_id, idea.step_id) == ("lane-opportunity", "step-1")


def test_a_note_that_tells_what_another_tells_is_a_plain_one() -> None:
    store = a_map().store()
    do(store, note("a", 1, tells_id="p"))
    assert note_of(store, "p") == store.find("n")
    assert store.need(Element, "a").tells_id not in (None, "p")
    do(store, note("b", 1, "Loud", tells_id="x"), note("c", 1, "Loud", tells_id="x"),
       PainPoint(id="x", element_id="waits", text=LocalText.of("Loud")))  # fmt: skip
    assert note_of(store, "x") == store.find("b")


def test_a_record_reworded_with_its_note_has_the_words_of_the_record() -> None:
    store = a_map().store()
    words = LocalText.of("Quick"), LocalText.of("Dull")
    do(
        store,
        store.need(PainPoint, "p").replace(text=words[0]),
        store.need(Element, "n").replace(label=words[1]),
    )
    assert store.need(Element, "n").label == words[0]


def test_a_pain_whose_element_goes_keeps_all_else() -> None:
    built = a_map()
    built.add(Opportunity(id="o"))
    built.add(Comment(id="remark", subject_id="p"))
    built.add(Suppression(id="ignored", code="X08", subject_id="p"))
    store = built.store()
    do(store, store.need(PainPoint, "p").replace(opportunity_ids=("o",), severity=4.0))
    do(store, gone=("waits", "o", "ignored"))
    kept = store.need(PainPoint, "p")
    assert (kept.stage_id, kept.severity, kept.opportunity_ids) == ("stage-1", 4, ())
    assert "remark" in store


def test_what_goes_with_note_and_element_is_gone() -> None:
    store = a_map().store()
    do(store, gone=("waits", "n"))
    assert "p" not in store
    store = do(a_map().store(), gone=("lane-pain",))
    assert "p" in store
    store = do(a_map().store(), gone=("n", "p"))
    assert store.count(PainPoint) == 0
    # A note of nothing goes alone.
    store = do(a_map().store(), note("x", 1, tells_id="p"), gone=("n",))
    assert note_of(store, "p") == store.find("x")


@pytest.mark.parametrize("step", [1, 4])
def test_a_pain_becomes_an_opportunity_and_a_pain_again(step: int) -> None:
    store = a_map().store()
    there = {"lane_id": "lane-opportunity", "step_id": f"step-{step}"}
    do(store, store.need(Element, "n").replace(**there))
    idea = told_by(store, store.find("n"))
    assert isinstance(idea, Opportunity)
    assert idea.element_id == ("waits" if step == 1 else None)
    assert "p" not in store
    do(store, store.need(Element, "n").replace(lane_id="lane-pain", step_id="step-1"))
    assert isinstance(told_by(store, store.find("n")), PainPoint)
    assert store.count(Insight) == 0
    assert store.count(Opportunity) == 0


def test_two_copies_of_a_file_make_the_same_of_the_same_note() -> None:
    built = a_map()
    stores = [do(built.store(), note("x", 1)) for _ in range(2)]
    assert stores[0].need(Element, "x") == stores[1].need(Element, "x")
    # Where that id is in use, another is taken.
    taken = PainPoint(id=stores[0].need(Element, "x").tells_id or "")
    store = do(built.store(), taken)
    do(store, note("x", 1))
    assert store.need(Element, "x").tells_id not in (None, taken.id)


def test_records_taken_as_they_are_written_stay_as_they_are() -> None:
    store = a_map().store()
    records = {key: one for key, one in store.records.items() if key != "n"}
    with store.transaction() as tx:
        put_all(tx, records)
    assert dict(store.records) == records
    do(store, note("x", 1))
    assert store.need(Element, "x").tells_id is not None


def test_a_trial_settles_when_it_is_told_to() -> None:
    store = a_map().store()
    with store.trial() as tx:
        tx.put(note("x", 1))
        assert store.need(Element, "x").tells_id is None
        tx.settle()
        assert store.need(Element, "x").tells_id is not None
    assert "x" not in store
