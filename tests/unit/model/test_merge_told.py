"""Two versions of a journey map brought together: notes and what they tell stay in step."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st
from merging import edited, seeds
from telling import assert_told

from builders import BlueprintBuilder
from cxdesigner.base.ids import new_id
from cxdesigner.editor.document import Document
from cxdesigner.editor.merging import Merging, merge_into
from cxdesigner.formats.integrity import faults_of
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity, PainPoint
from cxdesigner.model.merge import Merged, merge
from cxdesigner.model.merge_choices import Choice, choices_of, decide, key_of
from cxdesigner.model.record import Record
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText
from cxdesigner.model.told import note_of, told_by
from cxdesigner.model.view import RecordView


def base_map() -> Store:
    built = BlueprintBuilder("journey_map", stages=(2, 1), steps=3, lineage_id="lineage-1")
    for step, key in enumerate(("waits", "eats", "pays"), start=1):
        built.element(key, "doing", step)
        built.add(PainPoint(id=f"p-{key}", element_id=key, text=LocalText.of(key)))  # type: ignore[arg-type]
        built.element(f"n-{key}", "pain", step, label=LocalText.of(key), tells_id=f"p-{key}")
    built.element("plain", "pain", 1, label=LocalText.of("Plain"))
    return built.store()


def said(store: RecordView, key: str, **fields: object) -> Record:
    return store.records[key].replace(**fields)


def whole(found: Merged) -> RecordView:
    assert faults_of(found.records) == []
    view = RecordView(found.records)
    assert_told(view)
    return view


def test_words_changed_by_both_are_one_conflict_and_one_decision() -> None:
    base = base_map()
    ours = edited(base, said(base, "n-waits", label=LocalText.of("Ours")))
    theirs = edited(base, said(base, "p-waits", text=LocalText.of("Theirs")))
    found = merge(base, ours, theirs)
    assert [(one.record_id, one.field) for one in found.conflicts] == [("p-waits", "text")]
    assert whole(found).need(Element, "n-waits").label == LocalText.of("Ours")
    choices: tuple[tuple[Choice, str], ...] = (
        ("ours", "Ours"), ("theirs", "Theirs"), ("both", "Ours / Theirs"),
    )  # fmt: skip
    for choice, words in choices:
        decided = decide(base, ours, theirs, {key_of(found.conflicts[0]): choice})
        view = RecordView(decided.records)
        assert_told(view)
        assert view.need(Element, "n-waits").label == LocalText.of(words)
        assert decided.open_keys == frozenset()


def test_a_note_that_both_made_a_pain_of_has_one() -> None:
    base = base_map()
    ours = edited(base, said(base, "plain", label=LocalText.of("Ours")))
    theirs = edited(base, said(base, "plain", step_id="step-2"))
    view = whole(merge(base, ours, theirs))
    told = told_by(view, view.find("plain"))
    assert told is not None
    assert told.text == LocalText.of("Ours")
    assert view.count(PainPoint) == 4


def test_a_record_that_both_told_has_our_note() -> None:
    base = base_map()
    base = edited(base, PainPoint(id="p", element_id="waits"))  # type: ignore[arg-type]
    sides = [
        edited(
            base,
            said(base, "p", text=LocalText.of("New")),
            Element(
                id=key, kind="note", lane_id="lane-pain", label=LocalText.of("New"), tells_id="p"
            ),  # type: ignore[arg-type]
        )
        for key in ("ours", "also")
    ]
    view = whole(merge(base, *sides))
    assert note_of(view, "p") == view.find("ours")
    assert view.need(Element, "also").tells_id is None


def test_what_one_deleted_and_the_other_changed_stays_with_its_note() -> None:
    base = base_map()
    shorter = edited(base, gone=("n-waits",))
    other = edited(base, said(base, "p-waits", severity=5.0))
    for ours, theirs in ((shorter, other), (other, shorter)):
        found = merge(base, ours, theirs)
        assert whole(found).need(Element, "n-waits").tells_id == "p-waits"
        (conflict,) = found.conflicts
        gone: Choice = "ours" if ours is shorter else "theirs"
        decided = RecordView(decide(base, ours, theirs, {key_of(conflict): gone}).records)
        assert {"p-waits", "n-waits"}.isdisjoint(decided.records)


def test_a_record_that_vanished_leaves_a_plain_note() -> None:
    base = base_map()
    ours = edited(base, gone=("p-waits",))
    theirs = edited(base, said(base, "n-waits", notes=LocalText.of("Look")))
    found = merge(base, ours, theirs)
    note = whole(found).need(Element, "n-waits")
    assert (note.tells_id, note.label) == (None, LocalText.of("waits"))


def test_a_lane_that_went_stays_away() -> None:
    base = base_map()
    ours = edited(base, gone=("lane-pain",))
    theirs = edited(base, said(base, "p-waits", severity=5.0))
    view = whole(merge(base, ours, theirs))
    assert "n-waits" not in view
    assert "p-waits" in view
    ours = edited(base, gone=("step-1",))
    view = whole(merge(base, ours, theirs))
    assert "n-waits" in view


def shuffled(chance: random.Random, store: Store) -> Store:
    """Return what somebody made of a map: texts, places, links between notes and pains."""
    found = store
    for _number in range(chance.randint(1, 5)):
        elements = found.of_type(Element)
        pains = [*found.of_type(PainPoint), *found.of_type(Opportunity)]
        words = LocalText.of(chance.choice(("One", "Two", "Three")))
        step, lane = chance.choice(found.steps).id, chance.choice(found.lanes).id
        match chance.randint(0, 6):
            case 0:
                found = edited(found, chance.choice(elements).replace(label=words))
            case 1 if pains:
                found = edited(found, chance.choice(pains).replace(text=words))
            case 2:
                found = edited(found, chance.choice(elements).replace(step_id=step))
            case 3:
                found = edited(found, chance.choice(elements).replace(lane_id=lane))
            case 4 if len(elements) > 1:
                found = edited(found, gone=(chance.choice(elements).id,))
            case 5 if pains:
                found = edited(found, gone=(chance.choice(pains).id,))
            case _:
                kind = chance.choice((PainPoint, Opportunity))
                owner = chance.choice(elements).id
                found = edited(found, kind(id=new_id("x"), element_id=owner, text=words))  # type: ignore[arg-type]
    return found


@given(seeds, st.lists(st.integers(0, 2), min_size=1, max_size=5))
def test_however_it_is_decided_nothing_comes_apart(seed: int, picks: list[int]) -> None:
    chance = random.Random(seed)
    base = base_map()
    ours, theirs = shuffled(chance, base), shuffled(chance, base)
    document = Document(ours)
    merging = Merging(base, ours.snapshot(), theirs)
    for _round in range(40):
        whole(Merged(merging.decided.records, ()))
        if not merging.open_conflicts:
            break
        conflict = merging.open_conflicts[0]
        choices = choices_of(conflict)
        merging.choose((conflict,), choices[picks[_round % len(picks)] % len(choices)])
    assert not merging.open_conflicts
    merge_into(document, merging, "theirs")
    assert tuple(sorted(document.store.records)) == tuple(
        sorted(one.id for one in merging.decided.records)
    )
    assert {one.id: one for one in merging.decided.records} == dict(document.store.records)
