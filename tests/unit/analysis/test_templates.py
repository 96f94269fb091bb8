"""The figures that domain part 5 prints under "Expected results" for the three templates."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.sentences import conclusions
from cxdesigner.formats.templates import load_template
from cxdesigner.model.view import RecordView


@dataclass(frozen=True)
class Expected:
    peak: float
    ambiguous: bool
    end: float
    score: float
    mean: float
    weighted: float
    longest: tuple[float, float, float]
    shortest: tuple[float, float, float]
    crossings: tuple[int, int, int]
    hand_offs: int
    switches: int
    reach: dict[str, float]
    pains: dict[str, float]
    elements: int
    links: int


EXPECTED = {
    "hot-pot": Expected(
        peak=2,
        ambiguous=False,
        end=1.5,
        score=1.75,
        mean=0.5625,
        weighted=0.9048,
        longest=(147, 52, 0.3537),
        shortest=(143, 51, 0.3566),
        crossings=(8, 12, 9),
        hand_offs=18,
        switches=4,
        reach={"p1": 0.375, "p2": 0.25, "p3": 0.125, "p4": 0.25},
        pains={"q1": 16, "q2": 15, "q3": 6},
        elements=30,
        links=46,
    ),
    "electronics": Expected(
        peak=-1.5,
        ambiguous=True,
        end=1,
        score=-0.25,
        mean=0.3333,
        weighted=0.0629,
        longest=(151, 54, 0.3576),
        shortest=(111, 14, 0.1261),
        crossings=(8, 11, 9),
        hand_offs=18,
        switches=3,
        reach={"p1": 0.375, "p4": 0.375, "p3": 0.25, "p2": 0.125},
        pains={"q1": 20, "q2": 12, "q3": 6},
        elements=29,
        links=46,
    ),
    "outpatient": Expected(
        peak=-1.5,
        ambiguous=True,
        end=1,
        score=-0.25,
        mean=0.1875,
        weighted=-0.1949,
        longest=(118, 81, 0.6864),
        shortest=(75, 49, 0.6533),
        crossings=(8, 14, 12),
        hand_offs=20,
        switches=4,
        reach={"p2": 0.75, "p1": 0.5, "p3": 0.125, "p4": 0.125},
        pains={"q1": 20, "q2": 12, "q3": 15},
        elements=30,
        links=49,
    ),
}


@pytest.fixture(params=sorted(EXPECTED))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def facts(name: str) -> Facts:
    return Facts(RecordView(load_template(name)))


def test_emotion(name: str) -> None:
    found, expected = facts(name).curve.figures, EXPECTED[name]
    assert found is not None
    assert (found.peak.value, found.ambiguous) == (expected.peak, expected.ambiguous)
    assert (found.end.value, found.score) == (expected.end, expected.score)
    assert found.mean == pytest.approx(expected.mean, abs=0.0001)
    assert found.weighted_mean == pytest.approx(expected.weighted, abs=0.0001)
    assert found.positive == (1.25 if expected.ambiguous else None)


def test_time(name: str) -> None:
    found, expected = facts(name).lead_time, EXPECTED[name]
    for way, (minutes, wait, share) in (
        (found.longest, expected.longest),
        (found.shortest, expected.shortest),
    ):
        assert way is not None
        assert (way.minutes, way.wait) == (minutes, wait)
        assert way.wait_share == pytest.approx(share, abs=0.0001)
    assert not found.cyclic


def test_links(name: str) -> None:
    found, expected = facts(name), EXPECTED[name]
    kinds = ("interaction", "visibility", "internal")
    assert tuple(found.crossings.of(kind) for kind in kinds) == expected.crossings
    assert len(found.hand_offs.links) == expected.hand_offs
    assert len(found.hand_offs.switches) == expected.switches
    assert (found.counts.elements, found.counts.links) == (expected.elements, expected.links)


def test_reach(name: str) -> None:
    found = {one.element_id: one.share for one in facts(name).reach}
    assert {key: found[key] for key in EXPECTED[name].reach} == EXPECTED[name].reach


def test_pains(name: str) -> None:
    assert {one.pain_id: one.priority for one in facts(name).pains} == EXPECTED[name].pains


@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-TW"])
def test_three_conclusions_in_every_language(name: str, language: str) -> None:
    found = conclusions(RecordView(load_template(name)), language)
    assert len(found) == 3
    assert all(one.headline and one.detail for one in found)
