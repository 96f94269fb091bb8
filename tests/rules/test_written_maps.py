"""Maps as people publish them: the rules stay quiet without going blind (domain 3.9)."""

from pathlib import Path
from statistics import median

import pytest

from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.store import Store
from cxdesigner.rules.runner import run
from tools.written_maps import written_maps

MAPS = Path(__file__).resolve().parents[1] / "data" / "maps"


@pytest.fixture(scope="module")
def maps() -> dict[str, Store]:
    return dict(written_maps(MAPS))


def test_an_ordinary_map_has_five_to_eight_findings_at_review(maps: dict[str, Store]) -> None:
    assert len(maps) == 24
    sizes = [len(run(store, maturity="review")) for store in maps.values()]
    assert 5 <= median(sizes) <= 8
    assert max(sizes) <= 16


def test_only_drawing_faults_that_a_reader_sees_are_errors(maps: dict[str, Store]) -> None:
    errors = {
        (name, one.code)
        for name, store in maps.items()
        for one in run(store, maturity="final")
        if one.severity == "error"
    }
    # A way back without a mark, and a blueprint without the customer.
    assert errors == {("car-service", "S16"), ("emergency", "S16"), ("shoeshine", "S26")}


def test_what_proved_right_on_published_maps_is_still_said(maps: dict[str, Store]) -> None:
    said = {one.code for store in maps.values() for one in run(store, maturity="review")}
    assert {"S17", "L03", "X07", "X10", "X13", "X14", "X19"} <= said


def test_the_maps_say_what_they_show(maps: dict[str, Store]) -> None:
    doctor = maps["gp-appointment"]
    labels = {one.label.text(): one for one in doctor.of_type(Element)}
    waits = labels["Waits"]
    assert (waits.kind, waits.marks, waits.channel.text()) == ("touchpoint", ("wait",), "surgery")
    assert waits.wait is not None
    assert waits.wait.minutes == 17.5
    assert doctor.count(Link) == 0
    broker = maps["brokerage"]
    exits = [link for link in broker.of_type(Link) if link.label]
    assert [(link.kind, link.label.text()) for link in exits] == [("flow", "No"), ("flow", "Yes")]
