"""Conditions that a store makes impossible: importing meets them and names the rule."""

from pathlib import Path

import pytest

from cxdesigner.formats.yaml_import import import_yaml
from cxdesigner.model.view import RecordView
from cxdesigner.rules.runner import run

SAMPLES = Path(__file__).parent / "samples"
CODES = ("S01", "S02", "S04", "S06", "S24", "D03")


@pytest.mark.parametrize("code", CODES)
def test_importing_an_invalid_sample_reports_the_rule(code: str) -> None:
    path = SAMPLES / f"invalid-{code}.yaml"
    result = import_yaml(path.read_bytes(), path.name)
    assert {repair.code for repair in result.repairs} == {code}
    # What was repaired is no finding any more.
    assert code not in {one.code for one in run(RecordView(result.records), maturity="final")}


def test_importing_the_valid_sample_reports_nothing() -> None:
    path = SAMPLES / "valid.yaml"
    assert import_yaml(path.read_bytes(), path.name).repairs == ()
