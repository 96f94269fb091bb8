"""Writing and reading documents: identity, stable bytes, and clear words about damage."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from strategies import record_sets

from cxdesigner.base.errors import DamagedFileError, MigrationError, NewerFormatError
from cxdesigner.formats import limits
from cxdesigner.formats.cxd_read import read_cxd
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.formats.problems import Problem
from cxdesigner.formats.templates import load_template
from cxdesigner.formats.version import CURRENT, Version
from cxdesigner.model.create import empty_blueprint
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Metric
from cxdesigner.model.lane import Lane
from cxdesigner.model.record import OpaqueRecord, Record
from cxdesigner.model.text import LocalText

BLUEPRINT = '{"id":"bp","type":"blueprint"}'


def document(*lines: str, version: str = "1.4") -> bytes:
    head = f'{{"format":"cxd","version":"{version}","application":"test","records":[\n'
    return (head + ",\n".join((BLUEPRINT, *lines)) + "\n]}\n").encode()


def problems_of(data: bytes) -> tuple[Problem, ...]:
    with pytest.raises(DamagedFileError) as caught:
        read_cxd(data, "a.cxd")
    problems = caught.value.params["problems"]
    assert isinstance(problems, tuple)
    assert "a.cxd" in str(caught.value)
    for problem in problems:
        assert str(problem) in str(caught.value)
    return problems


@given(record_sets())
def test_save_and_open_is_identity(records: tuple[Record, ...]) -> None:
    data = write_cxd(records)
    result = read_cxd(data, "a.cxd")
    assert set(result.records) == set(records)
    assert write_cxd(reversed(result.records)) == data
    json.loads(data)


@given(record_sets(most=2))
def test_each_record_is_one_line_with_sorted_keys(records: tuple[Record, ...]) -> None:
    lines = write_cxd(records).decode("utf-8").split("\n")
    assert len(lines) == len(records) + 3
    for line in lines[1:-2]:
        raw = json.loads(line.removesuffix(","))
        assert list(raw) == sorted(raw)
        assert "type" in raw


def test_characters_stay_readable_and_defaults_are_left_out() -> None:
    data = write_cxd(empty_blueprint(title="火锅 “A”\n2"))
    text = data.decode("utf-8")
    assert "火锅 “A”\\n2" in text
    assert "\\u" not in text
    assert "null" not in text
    assert text.startswith('{"format":"cxd","version":"1.4"')


def test_images_come_last() -> None:
    from strategies import asset_fields

    from cxdesigner.model.asset import Asset

    foreign = OpaqueRecord(id="m", type_name="mood", body='{"id":"m","type":"mood"}')
    asset = Asset(id="a", **asset_fields(b"x"))
    lines = write_cxd((asset, foreign, *empty_blueprint())).decode().split("\n")
    assert '"type":"asset"' in lines[-3]


def test_a_half_character_in_memory_does_not_stop_saving() -> None:
    metric = Metric(id="m", type="nps", unit="\ud83d!")
    result = read_cxd(write_cxd((*empty_blueprint(), metric)), "a.cxd")
    assert next(r for r in result.records if isinstance(r, Metric)).unit == "!"


def test_another_layout_of_the_same_json_is_read() -> None:
    data = write_cxd(load_template("outpatient"))
    indented = json.dumps(json.loads(data), indent=2).encode()
    swapped = json.loads(data)
    swapped = {"records": swapped.pop("records"), **swapped}
    for other in (indented, b"\xef\xbb\xbf" + data, json.dumps(swapped).encode()):
        assert write_cxd(read_cxd(other, "a.cxd").records) == data


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty (0 bytes)"),
        (bytes(8192), "only zero bytes"),
        (b"PK\x03\x04" + bytes(60), "ZIP archive"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"<!DOCTYPE html><html>", "Line 1: This is an HTML page"),
        (b'<?xml version="1.0"?><mxfile/>', "XML"),
        ("{}".encode("utf-16"), "UTF-16"),
        (document().decode().encode("utf-16-le"), "UTF-16"),
        (b'{"format":"cxd",\n"version":"\xff"}', "Line 2, column 12: Expected UTF-8"),
        (b'<<<<<<< HEAD\n{"a":1}\n=======\n{}\n>>>>>>> x\n', "Merge conflict markers"),
        (b'{"format":"other","nodes":[]}', "not a CX Designer document"),
        (b"{}", "not a CX Designer document"),
        (b"[1]", "Line 1, column 1: Expected “{”"),
        (b'{"format":"cxd","records":[]}', "version of the format is missing"),
        (b'{"format":"cxd","version":"new","records":[]}', "Expected a version"),
        (b'{"format":"cxd","version":"1.4","records":{}}', "Expected a list of records"),
        (b'{"format":"cxd","version":"1.4","records":[]}', "type blueprint is missing"),
        (document()[:-3], "Line 3, column 1: The file ends in the middle"),
        (document()[:-30], "Line 2"),
        (document() + b"{}", "Line 4, column 1: Something follows"),
        (document(BLUEPRINT), "S04 Line 3"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_for_what_it_is(data: bytes, words: str) -> None:
    problems_of(data)
    with pytest.raises(DamagedFileError) as caught:
        read_cxd(data, "a.cxd")
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            '{"id":"c3","kind":"action","lane_id":"l","type":"element","work":true}',
            'Line 3, element "c3", field “work”: Expected minutes',
        ),
        (
            '{"id":"c3","kind":"cloud","lane_id":"l","type":"element"}',
            'element "c3", field “kind”: Expected ',
        ),
        ('{"id":"l","order":"V","role":"customer","type":"lane","name":4}', "Expected a text"),
        ('{"id":"l","order":"V0","role":"customer","type":"lane"}', "field “order”"),
        ('{"id":"l l","order":"V","role":"customer","type":"lane"}', "field “id”"),
        ('{"id":"l","order":"V","type":"lane"}', "field “role”: This field must be there"),
        (
            '{"id":"m","metric_type":"nps","type":"metric","value":NaN}',
            "“value”: Expected a finite",
        ),
        ('{"id":"m","metric_type":"nps","type":"metric","value":1e999}', "found 1e999"),
        (f'{{"id":"m","metric_type":"nps","type":"metric","value":{"9" * 5000}}}', "308 digits"),
        ('{"id":"m","metric_type":"\\ud800","type":"metric"}', "half of one (\\ud800)"),
        ('{"id":"m","type":"lane","id":"x","order":"V","role":"customer"}', "there twice"),
        ('{"id":"m","metric_type":"nps","n":"3","type":"metric"}', "Expected a number"),
        ('{"id":"m","metric_type":"nps","counts":[["1"]],"type":"metric"}', "counts[0][1]"),
        ('{"id":"s","paints":[["fill","red;}"]],"subject_id":"bp","type":"style"}', "paints"),
        ('{"id":"a","data":"!!","mime":"x","sha256":"00","type":"asset"}', "base64"),
        ('{"id":"a","data":"aGk=","mime":"x","sha256":"00","type":"asset"}', "checksum"),
        ("17", "Expected a record in braces"),
        ('{"id":"a"}', "Expected the type"),
        ('{"id":"a b","type":"mood"}', "Expected an id"),
        (f'{{"id":"b2","name":"{"x" * 10_001}","type":"brand"}}', "longer than 10000"),
    ],
)
def test_a_wrong_record_is_named_with_line_and_field(line: str, words: str) -> None:
    data = document(line)
    assert words in str(problems_of(data)[0]) or words in "\n".join(map(str, problems_of(data)))
    assert problems_of(data)[0].line == 3


LANE = '{"id":"l","order":"V","role":"customer","type":"lane"}'
ELEMENT = '{"id":"c1","kind":"action","lane_id":"l","type":"element"}'


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('{"id":"k","kind":"flow","source_id":"c1","target_id":"ghost","type":"link"}', "S01"),
        ('{"id":"k","kind":"flow","source_id":"c1","target_id":"l","type":"link"}', "S01"),
        ('{"id":"k","kind":"flow","source_id":"c1","target_id":"c1","type":"link"}', "S02"),
        (ELEMENT, "S04"),
        ('{"id":"l","kind":"custom","after_lane_id":"l","type":"line"}', "S04"),
        ('{"id":"t","order":"V","stage_id":"s9","type":"step"}', "S06"),
        ('{"element_id":"c9","id":"m","metric_type":"nps","type":"metric"}', "D03"),
        ('{"element_id":"c9","id":"m","type":"pain_point"}', "D03"),
        ('{"element_id":"c9","id":"m","type":"raci"}', "D03"),
        ('{"id":"c2","kind":"action","lane_id":"l9","type":"element"}', ""),
    ],
)
def test_what_the_store_makes_impossible_is_named_by_the_code_of_its_rule(
    line: str, code: str
) -> None:
    (problem,) = problems_of(document(LANE, ELEMENT, line))
    assert problem.code == code
    assert problem.line == 5
    with pytest.raises(DamagedFileError) as caught:
        read_cxd(document(LANE, ELEMENT, line), "a.cxd")
    assert "cxdesigner repair a.cxd" in caught.value.hint


def test_stages_that_contain_each_other_are_named() -> None:
    ring = [
        f'{{"id":"s{n}","order":"V","parent_id":"s{(n + 1) % 3}","type":"stage"}}' for n in range(3)
    ]
    assert "s0 > s1 > s2 > s0" in str(problems_of(document(*ring))[0])


def test_equal_order_keys_in_a_cell_are_legal() -> None:
    other = ELEMENT.replace("c1", "c2")
    result = read_cxd(document(LANE, ELEMENT, other), "a.cxd")
    assert sum(isinstance(record, Element) for record in result.records) == 2


def test_depth_is_limited_without_recursion() -> None:
    for depth in (70, 900, 100_000):
        line = f'{{"id":"a","later":{"[" * depth}{"]" * depth},"type":"brand"}}'
        (problem,) = problems_of(document(line))
        assert "deeper than 64 levels" in problem.message
        assert problem.line == 3
        assert problem.column == len('{"id":"a","later":') + limits.DEPTH


def test_twenty_problems_are_shown_and_the_rest_is_counted() -> None:
    lines = [f'{{"id":"m{n}","type":"metric"}}' for n in range(35)]
    with pytest.raises(DamagedFileError) as caught:
        read_cxd(document(*lines), "a.cxd")
    assert len(caught.value.params["problems"]) == 20  # type: ignore[arg-type]
    assert caught.value.params["count"] == 35
    assert "35 problems in all" in str(caught.value)


def test_counting_a_million_errors_ends_early() -> None:
    lines = [f'{{"id":"m{n}","type":"metric","n":"x"}}' for n in range(300_000)]
    data = document(*lines, f'{{"id":"x","counts":[{",".join(["1"] * 700_000)}],"type":"metric"}}')
    with pytest.raises(DamagedFileError) as caught:
        read_cxd(data, "a.cxd")
    assert "1000 problems or more" in str(caught.value)


def test_a_newer_major_version_is_refused_in_plain_words() -> None:
    for version in ("2.0", "999.0", "999", "2.0.1"):
        with pytest.raises(NewerFormatError, match="newer CX Designer"):
            read_cxd(document(version=version), "a.cxd")
    for number in (b"999", b"2.0", b"2.5"):
        with pytest.raises(NewerFormatError):
            read_cxd(b'{"format":"cxd","version":%b,"records":[]}' % number, "a.cxd")


def test_a_version_that_never_was_is_refused() -> None:
    with pytest.raises(MigrationError):
        read_cxd(document(version="0.3"), "a.cxd")


def test_a_newer_minor_version_is_kept_with_all_it_brought() -> None:
    lines = (
        '{"id":"brand","later":{"a":1.5,"b":["新",null,2]},"type":"brand"}',
        '{"feel":"🙂","id":"mood","type":"mood"}',
    )
    data = document(*lines, version="1.7")
    result = read_cxd(data, "a.cxd")
    (told,) = result.report.warnings
    assert str(told).startswith("A newer CX Designer wrote this file (format 1.7);")
    assert result.report.version == Version(1, 7)
    written = write_cxd(result.records, version=result.report.version).decode()
    assert '"version":"1.7"' in written
    for line in lines:
        assert f"\n{line}" in written
    # Where it brought nothing, there is nothing to tell.
    assert read_cxd(document(version="1.7"), "a.cxd").report.warnings == ()


def test_a_word_of_a_newer_minor_version_is_no_damage() -> None:
    line = '{"after_lane_id":"l","id":"l1","kind":"dotted","type":"line"}'
    with pytest.raises(NewerFormatError) as caught:
        read_cxd(document(line, version="1.7"), "a.cxd")
    told = str(caught.value)
    assert told.startswith("a.cxd was saved by a newer CX Designer (format 1.7; this one reads")
    assert '\nLine 3, line "l1", field “kind”: Expected one of interaction, visib' in told
    assert 'found "dotted".' in told
    assert told.endswith("Update CX Designer, or ask for the file to be saved in an older format.")
    # Of the present version it is damage, and so is what else is wrong in a newer one.
    problems_of(document(line))
    problems_of(document(line, '{"id":"m","n":"x","type":"metric"}', version="1.7"))
    problems_of(document(line, version="1.7")[:-4])


def test_unknown_fields_of_a_part_are_kept_in_their_place() -> None:
    line = '{"id":"bp","plan":{"budget":{"b":1,"a":[2]},"theme":"x"},"type":"blueprint"}'
    data = document().decode().replace(BLUEPRINT, line).encode()
    result = read_cxd(data, "a.cxd")
    assert [problem.field for problem in result.report.warnings] == ["plan.budget"]
    assert '"plan":{"budget":{"a":[2],"b":1},"theme":"x"}' in write_cxd(result.records).decode()


def test_unknown_data_of_the_present_version_is_kept_and_told() -> None:
    data = document('{"id":"b","later":1,"type":"brand"}', '{"id":"m","type":"mood"}')
    report = read_cxd(data, "a.cxd").report
    assert [(problem.line, problem.field) for problem in report.warnings] == [
        (3, "later"),
        (4, "type"),
    ]
    assert report.written_in == CURRENT


def test_what_a_problem_quotes_is_not_taken_for_a_placeholder() -> None:
    line = '{"id":"c3","kind":"{name}","lane_id":"l","type":"element"}'
    assert '"{name}"' in problems_of(document(line))[0].message


def test_absurd_numbers_are_saved_and_opened() -> None:
    for raw in (10**307, -(10**200), 1e300, (0, 10**60), 5e-324):
        element = Element(id="e", lane_id="l", kind="action", work=Duration.of(raw))
        lane = Lane(id="l", role="customer", order="V")
        records = (*empty_blueprint(), lane, element)
        assert set(read_cxd(write_cxd(records), "a.cxd").records) == set(records)


def test_control_characters_are_left_out_of_texts() -> None:
    line = '{"id":"b","name":"a\\u0000\\u001bb","type":"brand"}'
    result = read_cxd(document(line), "a.cxd")
    assert any(getattr(record, "name", None) == LocalText.of("ab") for record in result.records)


def test_reading_the_hostile_files_beside_the_repository(corpus: Path) -> None:
    for path in sorted((corpus / "hostile" / "cxd").glob("*.cxd")):
        with pytest.raises(DamagedFileError) as caught:
            read_cxd(path.read_bytes(), path.name)
        assert path.name in str(caught.value)
