"""Notes and what they tell, as files have them."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

import pytest
from telling import assert_told

from builders import BlueprintBuilder
from cxdesigner.formats.cxd_read import read_cxd
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.formats.integrity import faults_of
from cxdesigner.formats.journal_records import JournalHead, change_body, frame, replay, start
from cxdesigner.formats.repair import repair
from cxdesigner.formats.telling import told_right
from cxdesigner.formats.templates import load_template, template_names
from cxdesigner.formats.version import CURRENT, Version
from cxdesigner.formats.yaml_import import import_yaml
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity, PainPoint
from cxdesigner.model.patch import Patch
from cxdesigner.model.record import Record
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView

HOMESTAY = {"n3": "q1", "n5": "q2", "i3": "o1", "i5": "o2", "i9": "o3"}
ONBOARDING = {f"n{key}{number}": f"{key}{number}" for key in "qo" for number in range(1, 5)}
TOLD = {
    "homestay": HOMESTAY,
    "onboarding": ONBOARDING,
    "flight": {f"{note}{n}": f"{said}{n}" for note, said in ("nq", "io") for n in range(1, 5)},
    "museum": {
        **{"n1": "q1", "n2": "q2", "n3": "q3"},
        **{"i1": "o1", "i2": "o2", "i3": "o3", "i4": "o4"},
    },
}
"""What notes of the shipped journey maps tell, by template."""


def tells(records: tuple[Record, ...]) -> dict[str, str]:
    view = RecordView(records)
    assert_told(view)
    return {one.id: one.tells_id for one in view.of_type(Element) if one.tells_id is not None}


def a_map() -> BlueprintBuilder:
    built = BlueprintBuilder("journey_map", stages=(2, 1), steps=3)
    built.element("waits", "doing", 1, end_step_id="step-2")
    built.add(PainPoint(id="p", element_id="waits", text=LocalText.of("Slow")))  # type: ignore[arg-type]
    built.add(PainPoint(id="q", element_id="waits", text=LocalText.of("Slow")))  # type: ignore[arg-type]
    built.add(Opportunity(id="o", stage_id="stage-1", text=LocalText.of("Slow")))  # type: ignore[arg-type]
    return built


def note(built: BlueprintBuilder, key: str, step: int | None, **fields: object) -> None:
    built.element(key, "pain", step, "note", **{"label": LocalText.of("Slow"), **fields})


def test_an_older_file_has_its_notes_matched_by_words_at_their_step(root: Path) -> None:
    path = root / "tests" / "formats" / "v0013" / "told.cxd"
    result = read_cxd(path.read_bytes(), path.name)
    assert result.report.written_in == Version(1, 3)
    assert tells(result.records) == HOMESTAY
    again = read_cxd(write_cxd(result.records), path.name)
    assert tells(again.records) == HOMESTAY
    # What has its version lost in an accident is repaired the same way.
    damaged = path.read_bytes().replace(b'"type":"line"}', b'"type":"line"', 1)
    assert tells(tuple(repair(damaged, path.name).records)) == HOMESTAY


@pytest.mark.parametrize("name", [one.name for one in template_names()])
def test_notes_of_templates_tell_what_they_say(name: str) -> None:
    found = tells(tuple(load_template(name)))
    assert found == TOLD.get(name, {})


def test_each_pain_is_told_by_one_note_at_its_step() -> None:
    built = a_map()
    note(built, "first", 1)
    note(built, "second", 2)
    note(built, "third", 1)
    note(built, "elsewhere", 3)
    note(built, "nowhere", None)
    built.element("idea", "opportunity", 2, label=LocalText.of("Slow"))
    built.element("other", "thinking", 1, label=LocalText.of("Slow"))
    found = told_right(built.records, Version(1, 3))
    assert [one.id for one in found] == [one.id for one in built.records]
    assert tells(tuple(found)) == {"first": "p", "second": "q", "idea": "o"}
    # What is written by a program that knows it means what it says.
    assert tells(tuple(told_right(built.records, CURRENT))) == {}


def test_what_is_wrong_in_a_file_becomes_a_plain_note() -> None:
    built = a_map()
    note(built, "right", 1, tells_id="p")
    note(built, "twice", 1, tells_id="p")
    note(built, "gone", 1, tells_id="nobody")
    note(built, "no_insight", 1, tells_id="waits")
    note(built, "reworded", 1, label=LocalText.of("Loud"), tells_id="q")
    assert tells(tuple(told_right(built.records, CURRENT))) == {"right": "p"}
    data = write_cxd(built.records)
    assert tells(read_cxd(data, "a.cxd").records) == {"right": "p"}


def test_an_older_program_may_have_reworded_both() -> None:
    built = a_map()
    note(built, "right", 1, tells_id="q")
    note(built, "lost", 1, tells_id="gone")
    # It writes its own version, and keeps the field.
    data = write_cxd(built.records).replace(f'"{CURRENT}"'.encode(), b'"1.3"')
    assert tells(read_cxd(data, "a.cxd").records) == {"right": "q", "lost": "p"}


def test_a_journal_of_an_older_program_is_replayed_to_what_holds_together() -> None:
    built = a_map()
    note(built, "n", 1)
    older = write_cxd(built.records).replace(f'"{CURRENT}"'.encode(), b'"1.3"')
    # It deleted the pains and left the note, which it did not know to tell one.
    gone = {key: (RecordView(built.records).find(key), None) for key in "pq"}
    data = start(JournalHead("s"), older) + frame(2, change_body(Patch(MappingProxyType(gone))))
    found = replay(data)
    assert found is not None
    assert faults_of(found.records) == []
    assert tells(found.records) == {}


def test_yaml_says_it_by_words() -> None:
    text = """
    kind: journey_map
    nodes:
      - {id: a, lane: doing, col: 1, label: Waits}
      - {id: n, lane: pain, col: 1, kind: note, label: Slow}
    pain_points: [{id: p, node: a, text: Slow}]
    """
    assert tells(import_yaml(text.encode(), "a.yaml").records) == {"n": "p"}


def test_an_id_used_twice_means_the_first_record() -> None:
    built = a_map()
    note(built, "n", 1)
    twice = [*built.records, PainPoint(id="p", text=LocalText.of("Other"))]
    assert told_right(twice)[-2] == built.records[-1].replace(tells_id="p")
