"""Analyses over random blueprints: never an exception, and the same as a slow oracle."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import BlueprintBuilder
from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.sentences import conclusions
from cxdesigner.model.element import Element
from cxdesigner.model.link import LINK_KINDS, Link
from cxdesigner.model.store import Store
from cxdesigner.report.sections import analysis_sections

LANES = ("evidence", "customer", "customer", "customer", "frontstage", "backstage", "support")
VALUES = (-2.0, -1.5, -1.0, 0.0, 1.0, 1.5, 2.0, 5.0)
TIMES = (None, 0, 1, 7.5, -3, [10, 20], "1h20", "soon")


@st.composite
def blueprints(draw: st.DrawFn) -> Store:
    bp = BlueprintBuilder(steps=5, stages=(2, 1))
    count = draw(st.integers(0, 14))
    for number in range(count):
        key = f"n{number}"
        lane = draw(st.sampled_from(LANES))
        bp.element(
            key,
            lane,
            draw(st.sampled_from((None, 1, 2, 3, 4, 5))),
            work=draw(st.sampled_from(TIMES)),
            wait=draw(st.sampled_from(TIMES)),
            actor=draw(st.sampled_from(("", "A", "B"))),
            channel=draw(st.sampled_from(("", "web", "shop"))),
            start=draw(st.booleans()),
            end=draw(st.booleans()),
            abandon=draw(st.booleans()),
        )
        value = draw(st.sampled_from((None, *VALUES)))
        if value is not None:
            bp.emotion(key, value)
    seen = set()
    for _n in range(draw(st.integers(0, 30)) if count > 1 else 0):
        pair = draw(st.permutations(range(count)))[:2]
        kind = draw(st.sampled_from(LINK_KINDS))
        if (*pair, kind) not in seen:
            seen.add((*pair, kind))
            bp.link(
                f"n{pair[0]}",
                f"n{pair[1]}",
                kind,
                loop=draw(st.booleans()),
                parallel=draw(st.booleans()),
            )
    return bp.store()


@given(blueprints())
def test_figures_are_within_their_ranges(store: Store) -> None:
    facts = Facts(store)
    time = facts.lead_time
    assert (time.longest is None) == (time.shortest is None) == bool(time.reason)
    if time.longest is not None and time.shortest is not None:
        assert time.longest.minutes >= time.shortest.minutes >= 0
        for way in (time.longest, time.shortest):
            assert len(set(way.path)) == len(way.path)
            assert way.wait_share is None or 0 <= way.wait_share <= 1
            for before, after in zip(way.path, way.path[1:], strict=False):
                assert any(
                    link.kind == "flow" and not link.loop and link.target_id == after
                    for link in store.outgoing(before)
                )
    figures = facts.curve.figures
    if figures is not None:
        assert figures.low.value <= figures.mean <= figures.high.value
        assert figures.peak in (figures.low, figures.high) or figures.peak.value in VALUES
    assert facts.crossings.total == sum(number for _line, number in facts.crossings.by_line)
    assert len(conclusions(store)) <= 3
    analysis_sections(store, "zh-CN")


@given(blueprints())
def test_reach_is_what_networkx_finds(store: Store) -> None:
    graph = nx.DiGraph()
    lanes = {element.id: element.lane_id for element in store.of_type(Element)}
    provider = {"lane-frontstage", "lane-backstage", "lane-support"}
    for link in store.of_type(Link):
        ends = lanes[link.source_id], lanes[link.target_id]
        inside = [lane in provider for lane in ends]
        if link.kind == "support" or (link.kind == "flow" and all(inside)):
            graph.add_edge(link.source_id, link.target_id)
        elif link.kind == "interaction" and "lane-customer" in ends and any(inside):
            source, target = link.source_id, link.target_id
            graph.add_edge(*((source, target) if inside[0] else (target, source)))
    touchpoints = {key for key, lane in lanes.items() if lane == "lane-customer"}
    for found in Facts(store).reach:
        if found.element_id in graph:
            reached = touchpoints & nx.descendants(graph, found.element_id)
            assert set(found.touchpoints) == reached
        else:
            assert found.touchpoints == ()
        assert found.share == pytest.approx(len(found.touchpoints) / len(touchpoints))
