"""The short way through a document reads what the long way reads, or nothing."""

import json

import pytest
from hypothesis import given
from strategies import record_sets

from cxdesigner.formats.cxd_plain import plain_document
from cxdesigner.formats.cxd_read import read_carefully, read_cxd
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.formats.templates import load_template
from cxdesigner.model.record import OpaqueRecord, Record

HEAD = '{"format":"cxd","version":"1.4","application":"test","records":['
BLUEPRINT = '{"id":"bp","type":"blueprint"}'
LANE = '{"id":"lane","order":"V","role":"customer","type":"lane"}'


def text_of(*lines: str, head: str = HEAD) -> str:
    return head + ",\n".join((BLUEPRINT, LANE, *lines)) + "]}"


@given(record_sets())
def test_both_ways_read_the_same(records: tuple[Record, ...]) -> None:
    text = write_cxd(records).decode("utf-8")
    plain, careful = plain_document(text), read_carefully(text, "a.cxd")
    if any(isinstance(record, OpaqueRecord) or record.unknown for record in careful.records):
        assert plain is None
    elif plain is not None:
        assert tuple(plain[0]) == careful.records
        assert plain[1] == careful.report.application
        assert not careful.report.warnings


@pytest.mark.parametrize("name", ["hot-pot", "empty-blueprint"])
def test_our_own_files_take_the_short_way(name: str) -> None:
    records = load_template(name)
    plain = plain_document(write_cxd(records).decode("utf-8"))
    assert plain is not None
    assert set(plain[0]) == set(records)


@pytest.mark.parametrize(
    "line",
    [
        '{"id":"a","order":"V","role":"customer","type":"lane","role":"customer"}',
        '{"id":"a","order":"V","role":"customer","type":"lane","later":1}',
        '{"id":"a","order":"V","role":"customer","type":"lane","unknown":[]}',
        '{"id":"a","order":"V","role":"nobody","type":"lane"}',
        '{"id":"a","type":"novelty"}',
        '{"id":"a"}',
        "7",
        '{"id":"m","name":"n","value":NaN,"type":"metric"}',
        '{"id":"m","name":"n","value":1e999,"type":"metric"}',
        '{"id":"m","name":"n","value":' + "9" * 400 + ',"type":"metric"}',
        '{"id":"a","order":"V","role":"customer","type":"lane","name":"\\ud800"}',
        '{"id":"a","order":"V","role":"customer","type":"lane","name":"' + "x" * 100_001 + '"}',
        '{"id":"a","order":"V","role":"customer","type":"lane","name":' + "[" * 70 + "]" * 70 + "}",
        '{"id":"a","order":"V","role":"customer","type":"lane"',
    ],
)
def test_whatever_is_out_of_the_ordinary_goes_the_long_way(line: str) -> None:
    assert plain_document(text_of(LANE.replace("lane", "a", 1))) is not None
    assert plain_document(text_of(line)) is None


@pytest.mark.parametrize(
    "head",
    [
        HEAD.replace("1.4", "1.0"),
        HEAD.replace("1.4", "1.9"),
        HEAD.replace("1.4", "2.0"),
        HEAD.replace('"cxd"', '"other"'),
        HEAD.replace('"application":"test"', '"written":"test"'),
        HEAD.replace('"version":"1.4",', ""),
    ],
)
def test_another_header_goes_the_long_way(head: str) -> None:
    assert plain_document(text_of(head=head)) is None


def test_equal_ids_are_one_text() -> None:
    """Half of what a large blueprint holds are ids of lanes, steps and ends of links."""
    records = read_cxd(write_cxd(load_template("hot-pot")), "a.cxd").records
    raw = [json.loads(record.model_dump_json()) for record in records]
    assert raw
    lanes = [id(getattr(record, "lane_id", None)) for record in records]
    names = {getattr(record, "lane_id", None) for record in records}
    assert len(set(lanes)) == len(names)
