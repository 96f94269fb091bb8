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
    nps: tuple[float, float, float]
    csat: tuple[str, float, float, float]
    ces: tuple[str, float, float, float, float]


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
        nps=(46, 35.93, 56.07),
        csat=("c6", 88.89, 83.46, 92.69),
        ces=("c7", 4.693, 60, 52.00, 67.50),
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
        nps=(30, 14.69, 45.31),
        csat=("c4", 81.25, 74.50, 86.54),
        ces=("c8", 4.91, 70, 60.42, 78.11),
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
        nps=(20, 8.74, 31.26),
        csat=("c4", 80, 71.12, 86.66),
        ces=("c7", 4.22, 50, 40.38, 59.62),
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


def test_surveys(name: str) -> None:
    found, expected = facts(name), EXPECTED[name]
    ((nps,), (csat,), (ces,)) = found.nps, found.csat, found.ces
    assert nps.figures is not None
    assert csat.figures is not None
    assert ces.figures is not None
    wald = nps.figures.wald
    assert (nps.figures.score, wald.low, wald.high) == pytest.approx(expected.nps, abs=0.005)
    assert csat.element_id == expected.csat[0]
    shares = csat.figures.share, csat.figures.interval.low, csat.figures.interval.high
    assert [100 * share for share in shares] == pytest.approx(expected.csat[1:], abs=0.005)
    assert ces.element_id == expected.ces[0]
    assert ces.figures.mean == pytest.approx(expected.ces[1], abs=0.0005)
    shares = ces.figures.easy, ces.figures.easy_interval.low, ces.figures.easy_interval.high
    assert [100 * share for share in shares] == pytest.approx(expected.ces[2:], abs=0.005)


def test_method(name: str) -> None:
    found = facts(name)
    if name == "electronics":
        assert found.cem is not None
        assert (found.cem.key, found.cem.total) == (("convenience",), -24)
        rows = {row.factor: row for row in found.cem.rows}
        assert (rows["convenience"].weighted, rows["convenience"].gap) == (-18, -5)
    else:
        assert found.cem is None
    if name == "outpatient":
        assert found.servqual is not None
        totals = found.servqual.unweighted, found.servqual.weighted
        assert totals == pytest.approx((-0.6, -0.724), abs=0.0005)
    else:
        assert found.servqual is None


@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-TW"])
def test_three_conclusions_in_every_language(name: str, language: str) -> None:
    found = conclusions(RecordView(load_template(name)), language)
    assert len(found) == 3
    assert all(one.headline and one.detail for one in found)
