"""Repair saves the undamaged lines, mends what points nowhere, and says what was lost."""

import random

import pytest

from cxdesigner.base.errors import DamagedFileError, MigrationError, NewerFormatError
from cxdesigner.formats.cxd_read import read_cxd
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.formats.repair import Repaired, repair, repair_summary
from cxdesigner.formats.templates import load_template
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Metric, PainPoint, RaciRow
from cxdesigner.model.link import Link
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.view import RecordView

DATA = write_cxd(load_template("outpatient"))
LINES = DATA.decode().split("\n")


def repaired(data: bytes | str) -> Repaired:
    """Repair bytes; what comes out always opens, and repairing it again changes nothing."""
    found = repair(data.encode() if isinstance(data, str) else data, "a.cxd")
    written = write_cxd(found.records, version=found.version)
    assert set(read_cxd(written, "b.cxd").records) == set(found.records)
    assert repair(written, "b.cxd").repairs == ()
    return found


def changed(start: str, old: str, new: str) -> str:
    """The sample with a change in the one line that has a piece of text."""
    (number,) = [n for n, line in enumerate(LINES) if start in line]
    assert old in LINES[number]
    return "\n".join((*LINES[:number], LINES[number].replace(old, new), *LINES[number + 1 :]))


def codes(found: Repaired) -> list[str]:
    return [item.code for item in found.repairs]


def test_an_undamaged_document_is_left_as_it_is() -> None:
    found = repaired(DATA)
    assert found.repairs == ()
    assert found.lost == 0
    assert write_cxd(found.records) == DATA


def test_a_broken_line_is_lost_alone() -> None:
    found = repaired(changed('"id":"m4"', '"date"', '"da'))
    assert found.lost == 1
    assert len(found.records) == len(load_template("outpatient")) - 1
    (note,) = found.repairs
    assert "Lost" in note.message
    assert LINES[note.line - 1].startswith('{"date"')
    assert repair_summary(found) == "128 records saved, 1 lost."


def with_line(number: int, *lines: str) -> str:
    """The sample with other lines in place of one."""
    return "\n".join((*LINES[:number], *lines, *LINES[number + 1 :]))


def test_a_line_that_is_damaged_at_its_beginning_is_told() -> None:
    for number in range(1, len(LINES) - 3, 7):
        found = repaired(with_line(number, "X" + LINES[number][1:]))
        assert [n.line for n in found.repairs if "Lost" in n.message] == [number + 1]
        assert found.lost >= 1


def test_a_damaged_line_with_texts_in_several_languages_is_told_once() -> None:
    lines = write_cxd(load_template("electronics")).decode().split("\n")
    (number,) = [n for n, line in enumerate(lines) if '"id":"q1"' in line]
    lines[number] = "X" + lines[number][1:]
    found = repaired("\n".join(lines))
    assert [(n.line, "Lost" in n.message) for n in found.repairs] == [(number + 1, True)]
    assert found.lost == 1


def test_lines_that_are_no_records_are_told() -> None:
    for line in ("@@@@", "\0" * 80, '{"label":"Waits"},', "Waits,"):
        (number,) = [n for n, line in enumerate(LINES) if '"id":"m4"' in line]
        found = repaired(with_line(number, line))
        (note,) = found.repairs
        assert (note.line, "Lost" in note.message, found.lost) == (number + 1, True, 1)


def test_two_damaged_lines_are_two() -> None:
    (number,) = [n for n, line in enumerate(LINES) if '"id":"m3"' in line]
    first, second = LINES[number : number + 2]
    text = with_line(number, "X" + first[1:]).replace(second, "X" + second[1:])
    found = repaired(text)
    assert [n.line for n in found.repairs] == [number + 1, number + 2]
    assert found.lost == 2


def test_without_a_header_the_records_are_still_there() -> None:
    for header in ("@@@@", '{"format":"cxd","version":"1.4",', ""):
        found = repaired(with_line(0, header))
        assert len(found.records) == len(load_template("outpatient"))


def test_in_another_layout_one_damaged_record_is_told_once() -> None:
    import json

    data = json.dumps(json.loads(DATA), ensure_ascii=False, indent=1)
    at = data.rindex("{", 0, data.index('"id": "m1"'))
    found = repaired(data[:at] + "X" + data[at + 1 :])
    assert found.lost == 1


def test_characters_that_are_lost_are_told_by_line() -> None:
    lost = "检".encode("gb18030")
    found = repaired(DATA.replace(b"Books an appointment", b"Books " + lost))
    (note,) = found.repairs
    assert "UTF-8" in note.message
    assert "Books" in LINES[note.line - 1]
    assert found.lost == 0


def test_every_cut_saves_the_lines_before_it() -> None:
    whole = len(load_template("outpatient"))
    for share in (0.2, 0.5, 0.9):
        data = DATA[: int(len(DATA) * share)]
        found = repaired(data)
        lines = data.count(b"\n") - 1
        assert found.lost >= 1
        assert lines - 5 <= len(found.records) <= lines + 1 < whole


def test_a_field_that_cannot_be_read_is_left_out_alone() -> None:
    found = repaired(changed('"id":"c3"', '"level":1', '"level":"high"'))
    element = RecordView(found.records).need(Element, "c3")
    assert element.level is None
    assert element.wait is not None
    assert found.lost == 0
    assert "“level” was left out" in found.repairs[0].message


def test_numbers_that_are_none_are_left_out_alone() -> None:
    for number in ("NaN", "1e999", "9" * 5000):
        found = repaired(changed('"id":"m1"', '"value":35', f'"value":{number}'))
        assert RecordView(found.records).need(Metric, "m1").value is None
        assert "“value” was left out" in found.repairs[0].message


def test_characters_that_are_lost_are_told() -> None:
    line = next(line for line in DATA.decode().split("\n") if '"id":"c7"' in line)
    found = repair(DATA.replace(b"collects medicine", b"coll\xff\xfes medicine"), "a.cxd")
    assert found.repairs[0].line == DATA.decode().split("\n").index(line) + 1
    assert "were lost" in found.repairs[0].message


def test_a_field_that_must_be_there_takes_its_record_with_it() -> None:
    found = repaired(changed('"id":"b1"', '"kind":"action"', '"kind":"cloud"'))
    view = RecordView(found.records)
    assert view.get(Element, "b1") is None
    assert not any("b1" in (link.source_id, link.target_id) for link in view.of_type(Link))
    assert "S01" in codes(found)


@pytest.mark.parametrize(
    ("start", "old", "new", "code"),
    [
        ('"id":"link-c1-c2-flow"', '"target_id":"c2"', '"target_id":"ghost"', "S01"),
        ('"id":"link-c1-c2-flow"', '"target_id":"c2"', '"target_id":"c1"', "S02"),
        ('"id":"p4"', '"id":"p4"', '"id":"p3"', "S04"),
        ('"id":"step-9"', '"stage_id":"s5"', '"stage_id":"s7"', "S06"),
        ('"id":"m1"', '"element_id":"c3"', '"element_id":"c42"', "D03"),
        ('"id":"q1"', '"element_id":"c3"', '"element_id":"c42"', "D03"),
        ('"id":"raci-b2"', '"element_id":"b2"', '"element_id":"c42"', "D03"),
    ],
)
def test_each_impossible_condition_is_mended_and_told_by_its_code(
    start: str, old: str, new: str, code: str
) -> None:
    data = changed(start, old, new)
    with pytest.raises(DamagedFileError) as caught:
        read_cxd(data.encode(), "a.cxd")
    problems = caught.value.params["problems"]
    assert isinstance(problems, tuple)
    assert code in [problem.code for problem in problems]
    found = repaired(data)
    assert code in codes(found)
    view = RecordView(found.records)
    match code:
        case "S01" | "S02":
            assert view.find("link-c1-c2-flow") is None
            assert found.lost == 1
        case "S04":
            assert view.need(Element, "p3").label.text() == "Laboratory information system"
            labels = [element.label.text() for element in view.of_type(Element)]
            assert "Medicine supply and billing platform" in labels
        case "S06":
            assert view.need(Step, "step-9").stage_id is None
    if "c42" in new:
        assert view.find("raci-b2") is None or "raci" not in start
        if "raci" not in start:
            kind = Metric if "m1" in start else PainPoint
            (record,) = [r for r in view.of_type(kind) if r.id in ("m1", "q1") and r.id in start]
            assert record.element_id is None  # type: ignore[attr-defined]
        assert view.count(RaciRow) >= 1


def test_a_lost_stage_leaves_its_steps_without_one() -> None:
    found = repaired("\n".join(line for line in LINES if '"id":"s3"' not in line))
    view = RecordView(found.records)
    assert len(view.steps) == 9
    assert sum(step.stage_id is None for step in view.steps) == 4


def test_a_lost_lane_takes_its_elements_like_a_deletion() -> None:
    found = repaired("\n".join(line for line in LINES if '"id":"lane-support"' not in line))
    view = RecordView(found.records)
    assert view.count(Element) == 26
    assert found.lost >= 4


def test_a_lost_blueprint_record_is_made_anew() -> None:
    found = repaired("\n".join(line for line in LINES if '"type":"blueprint"' not in line))
    assert RecordView(found.records).count(Blueprint) == 1
    assert "blueprint was lost" in found.repairs[-1].message or any(
        "blueprint was lost" in item.message for item in found.repairs
    )


def test_stages_in_a_ring_are_parted() -> None:
    lines = list(LINES)
    for number, line in enumerate(lines):
        for own, other in (("s1", "s2"), ("s2", "s1")):
            if f'"id":"{own}"' in line and '"type":"stage"' in line:
                lines[number] = line.replace('"order"', f'"parent_id":"{other}","order"')
    view = RecordView(repaired("\n".join(lines)).records)
    assert sum(stage.parent_id is not None for stage in view.of_type(Stage)) == 1


def test_both_sides_of_a_merge_conflict_are_kept() -> None:
    (number,) = [n for n, line in enumerate(LINES) if '"id":"p4"' in line]
    other = LINES[number].replace("billing platform", "billing hub")
    block = ["<<<<<<< mine", LINES[number], "=======", other, ">>>>>>> theirs"]
    found = repaired("\n".join((*LINES[:number], *block, *LINES[number + 1 :])))
    labels = {element.label.text() for element in RecordView(found.records).of_type(Element)}
    assert {"Medicine supply and billing platform", "Medicine supply and billing hub"} <= labels


def test_zeros_and_bad_bytes_in_the_middle_lose_only_their_lines() -> None:
    middle = len(DATA) // 2
    for filler in (bytes(300), b"\xff" * 300, b"\n" * 300):
        found = repaired(DATA[:middle] + filler + DATA[middle + 300 :])
        assert len(found.records) > 100


def test_records_of_unknown_types_are_told_apart_too() -> None:
    mood = '{"id":"x","type":"mood","value":%d},'
    found = repaired("\n".join((LINES[0], mood % 1, mood % 2, mood % 1, *LINES[1:])))
    assert codes(found) == ["S04", "S04"]
    assert len(found.records) == len(load_template("outpatient")) + 2


def test_a_header_that_is_damaged_is_taken_as_the_present_one() -> None:
    for version in ('"1.3\n', '"1.\x00"', "{}", '"new"'):
        found = repaired(changed('"format"', '"version":"1.4"', f'"version":{version}'))
        assert len(found.records) == len(load_template("outpatient"))
        assert "taken as the present one" in found.repairs[0].message


def test_another_layout_is_salvaged_too() -> None:
    import json

    data = json.dumps(json.loads(DATA), ensure_ascii=False)
    at = data.index('"id": "m1"')
    found = repaired(data[:at] + "?" + data[at + 1 :])
    assert len(found.records) == len(load_template("outpatient")) - 1
    assert found.lost == 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        bytes(8192),
        b"PK\x03\x04" + bytes(100),
        b"<html><body>{}</body></html>",
        b'{"format":"cxd","version":"1.4","records":[',
        b'{"format":"x","nodes":[{"id":"n"}],"a":{"b":{"id":1}}}',
        b"[" * 100_000,
        b'{"' * 50_000,
        b'[{"a":' * 50_000,
    ],
)
def test_where_nothing_can_be_saved_it_says_so(data: bytes) -> None:
    with pytest.raises(DamagedFileError, match=r"a\.cxd"):
        repair(data, "a.cxd")


def test_formats_that_are_not_known_are_not_guessed() -> None:
    with pytest.raises(NewerFormatError):
        repair(DATA.replace(b'"1.4"', b'"2.0"'), "a.cxd")
    with pytest.raises(MigrationError):
        repair(DATA.replace(b'"1.4"', b'"0.1"'), "a.cxd")


def test_the_version_of_a_newer_minor_file_is_kept() -> None:
    data = changed('"id":"m4"', '"date"', '"da').replace('"version":"1.4"', '"version":"1.9"')
    assert str(repaired(data).version) == "1.9"


def test_random_damage_never_raises_anything_else() -> None:
    source = random.Random(4)
    saved = 0
    for _round in range(60):
        damaged = bytearray(DATA)
        for _hit in range(source.choice([1, 5, 40])):
            at = source.randrange(len(damaged))
            match source.randrange(3):
                case 0:
                    damaged[at] = source.randrange(256)
                case 1:
                    del damaged[at : at + source.randrange(50)]
                case 2:
                    damaged[at:at] = damaged[at // 2 : at // 2 + source.randrange(200)]
        try:
            found = repaired(bytes(damaged))
        except (DamagedFileError, NewerFormatError, MigrationError):
            continue
        saved += len(found.records) > 60
    assert saved > 40
