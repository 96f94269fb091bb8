"""Every analysis has a page that speaks, in three templates, with the worked numbers."""

from __future__ import annotations

import random
from functools import cache

import pytest
from charted import random_figures

from builders import BlueprintBuilder
from cxdesigner.analysis.facts import Facts
from cxdesigner.base.i18n import use_language
from cxdesigner.formats.templates import load_template
from cxdesigner.model.insight import Feedback, Metric
from cxdesigner.model.method import CemFactor, ServqualRow
from cxdesigner.model.store import Store
from cxdesigner.report.analysis_pages.compose import analysis_page, summaries
from cxdesigner.report.analysis_pages.page import PAGE_KEYS, AnalysisPage
from cxdesigner.report.handbook import handbook

TEMPLATES = ("hot-pot", "electronics", "outpatient")


@cache
def facts_of(template: str) -> Facts:
    return Facts(Store(load_template(template)))


def page(key: str, template: str = "electronics", language: str = "en") -> AnalysisPage:
    return analysis_page(key, facts_of(template), language)


def built(*records) -> Facts:
    bp = BlueprintBuilder(steps=2)
    bp.element("a", "customer", 1, label="Pay", level=1)
    bp.element("b", "customer", 2, label="Leave")
    bp.records += records
    return Facts(bp.store())


def cells(found: AnalysisPage, section: str) -> list[tuple[str, ...]]:
    table = next(one.table for one in found.sections if one.key == section)
    assert table is not None
    return [row.cells for row in table.rows]


@pytest.mark.parametrize("template", [*TEMPLATES, "empty-blueprint"])
def test_every_page_has_figures_or_says_what_it_needs(template: str) -> None:
    facts = facts_of(template)
    for found in summaries(facts, "en"):
        shown = analysis_page(found.key, facts, "en")
        assert shown.summary == found
        assert (found.tone is None) == (shown.need is not None) == (not shown.sections)
        assert shown.need is None or (shown.need.sentence and not found.figure)
        assert shown.source
        for section in shown.sections:
            assert section.table is None or section.table.rows
            for row in section.table.rows if section.table is not None else ():
                assert len(row.cells) == len(section.table.columns) == len(section.table.align)
                assert len(row.fields) in (0, len(row.cells))
                assert all(key in facts.view for key in row.subject_ids)


def test_there_is_a_page_for_each_of_the_eighteen_analyses() -> None:
    assert len(PAGE_KEYS) == len(set(PAGE_KEYS)) == 21
    assert {one.key for one in summaries(facts_of("electronics"), "en")} == set(PAGE_KEYS)


def test_every_page_leads_to_an_entry_of_the_handbook() -> None:
    entries = {entry.id for chapter in handbook() for entry in chapter.entries}
    assert {page(key).handbook for key in PAGE_KEYS} <= entries


def test_the_gap_table_marks_the_key_experience_and_what_is_assumed() -> None:
    found = page("cem")
    assert found.summary.figure == "\u221218"
    table = next(one.table for one in found.sections if one.key == "cem")
    assert table is not None
    (key,) = [row for row in table.rows if row.strong]
    assert key.cells == (
        "Convenience", "5", "7", "\u22122", "9", "\u221218", "10", "\u22125",
    )  # fmt: skip
    assert ("Service", "6", "6*", "0*", "6*", "0*", "6", "0") in cells(found, "cem")
    assert [row[0] for row in cells(found, "cem_answers")] == [
        "Open more branches in the same street and share their stock",
        "Show live stock per branch",
    ]
    assert [row[3] for row in cells(found, "cem_answers")] == ["Not started", "Not started"]
    assert len(cells(found, "cem_steps")) == 7


def test_the_gap_table_reads_in_chinese() -> None:
    with use_language("zh-CN"):
        found = analysis_page("cem", facts_of("electronics"), "zh-CN")
    assert "便利性" in found.summary.headline
    assert ("5 需求", "同一条街开更多店铺") in cells(found, "cem_steps")


def test_both_answers_of_a_tied_peak() -> None:
    found = page("emotion")
    rows = {row[0]: row[1] for row in cells(found, "emotion:0")}
    assert rows["Peak–end score"] == "\u22120.25 or +1.25"
    assert rows["Mean"] == "+0.33"
    assert {row[4] for row in cells(found, "moments:0")} == {"", "peak", "equal peak", "end"}


def test_surveys_with_their_intervals() -> None:
    assert cells(page("nps"), "nps")[0][1:] == (
        "50", "30", "20", "30", "14.7 … 45.3", "14.1 … 44.2",
    )  # fmt: skip
    assert cells(page("csat"), "csat")[0][1:4] == ("130 of 160", "81.2%", "74.5% … 86.5%")
    assert cells(page("ces"), "ces")[0][1:7] == (
        "4.91", "4.6 … 5.22", "70%", "60.4% … 78.1%", "20", "65.17",
    )  # fmt: skip


def test_two_samples_are_compared() -> None:
    found = built(
        Metric(id="m1", type="nps", promoters=60, passives=25, detractors=15),
        Metric(id="m2", type="nps", promoters=50, passives=30, detractors=20),
    )
    notes = analysis_page("nps", found, "en").sections[0].sentences
    assert notes[-1] == "The first two differ by 15 points: chance alone can explain it."


def test_importance_says_its_crosshair_and_moves_with_it() -> None:
    found = page("importance")
    quadrant = {row[0]: row[3] for row in cells(found, "importance")}
    assert quadrant["Convenience"] == "Concentrate here"
    assert quadrant["Product"] == "Possible overkill"
    assert "importance 6.5, experience 5.83" in found.sections[0].sentences[0]
    middle = facts_of("electronics").with_crosshair("midpoint", None)
    moved = analysis_page("importance", middle, "en")
    assert {row[0]: row[3] for row in cells(moved, "importance")}["Convenience"] == (
        "Keep up the good work"
    )
    assert facts_of("electronics").quadrants.crosshair == "means"


def test_opportunity_score_of_the_factors() -> None:
    assert cells(page("opportunity"), "opportunity")[0][:5] == (
        "Convenience", "9", "5", "13", "High",
    )  # fmt: skip


def test_times_with_slack_and_links_with_their_lines() -> None:
    ways = {row[0]: row[1:] for row in cells(page("time"), "time")}
    assert ways["Lead time"] == ("2 h 31 min", "1 h 51 min")
    assert ways["Share of waiting"] == ("35.8%", "12.6%")
    assert any(row[5] == "none" for row in cells(page("time"), "slack"))
    assert [row[1] for row in cells(page("links"), "crossings")] == ["8", "11", "9", "28"]
    assert len(cells(page("links"), "hand_offs")) == 18
    assert len(cells(page("links"), "switches")) == 3


def test_reach_names_the_single_points_of_failure() -> None:
    rows = cells(page("reach", "outpatient"), "reach")
    assert [row[1] for row in rows[:2]] == ["75%", "50%"]
    assert rows[0][5] == "single point of failure"


def test_pains_by_priority_with_their_other_places() -> None:
    rows = cells(page("pains"), "pains")
    assert [row[4] for row in rows] == ["20", "12", "6"]
    assert rows[1][5:] == ("no. 1, peak", "no. 1")


def test_level_profile_and_closure_of_the_hot_pot() -> None:
    levels = cells(page("coverage", "hot-pot"), "coverage:levels")
    assert levels[-1][1:] == ("1", "2", "3", "2")
    assert page("closure", "hot-pot").summary.figure == "1/1"


def test_kano_and_servqual_with_the_worked_numbers() -> None:
    counts = (("A", 34.0), ("I", 12.0), ("M", 20.0), ("O", 28.0), ("Q", 2.0), ("R", 4.0))
    found = built(
        Metric(id="k", element_id="a", type="kano", counts=counts),
        *(
            ServqualRow(id=f"s-{dim}", dim=dim, expectation=e, perception=p, weight=w)
            for dim, e, p, w in (
                ("tangibles", 5.8, 5.5, 11),
                ("reliability", 6.4, 5.1, 32),
                ("responsiveness", 6.1, 5.4, 22),
                ("assurance", 5.9, 5.6, 19),
                ("empathy", 5.6, 5.2, 16),
            )
        ),
    )
    kano = analysis_page("kano", found, "en")
    assert cells(kano, "kano")[0][1:5] == ("Attractive", "Must-be", "0.66", "\u22120.51")
    assert cells(kano, "kano_key")[0] == ("I like it", "Q", "A", "A", "A", "O")
    servqual = analysis_page("servqual", found, "en")
    assert cells(servqual, "servqual")[-1][3:] == ("\u22120.6", "", "\u22120.724")


def test_money_is_computed_from_metrics_of_the_whole_journey() -> None:
    found = built(
        Metric(id="m1", type="margin", value=100),
        Metric(id="m2", type="retention", value=0.8),
        Metric(id="m3", type="discount", value=0.1),
        Metric(id="p1", type="price", value=0.5),
        Metric(id="p2", type="labour_rate", value=0.1),
        Metric(id="p3", type="materials", value=0.03),
        Metric(id="p4", type="overhead", value=0.09),
    )
    value = analysis_page("lifetime", found, "en")
    assert [row[1] for row in cells(value, "lifetime")] == ["266.67", "366.67"]
    assert cells(analysis_page("profit", found, "en"), "profit") == [
        ("Nothing is left at", "3.8 min", "0")
    ]


def test_what_customers_must_leave_sometime_has_no_value() -> None:
    found = built(
        Metric(id="m1", type="margin", value=100),
        Metric(id="m2", type="retention", value=1.0),
        Metric(id="m3", type="discount", value=0.0),
    )
    shown = analysis_page("lifetime", found, "en")
    assert [row[1] for row in cells(shown, "lifetime")] == ["–", "–"]
    assert shown.sections[-1].sentences


def test_inputs_can_be_typed_where_they_are_inputs() -> None:
    found = built(CemFactor(id="f", factor="price", experience=5))
    table = analysis_page("cem", found, "en").sections[0].table
    assert table is not None
    (row,) = table.rows
    assert row.record_id == "f"
    assert [name for name in row.fields if name] == [
        "experience", "expectation", "importance", "ideal",
    ]  # fmt: skip
    assert row.cells[2:] == ("–",) * 6


def test_feedback_item_by_item() -> None:
    found = built(Feedback(id="f1", element_id="a", listen="Too slow", closed=True))
    shown = analysis_page("closure", found, "en")
    assert cells(shown, "feedback_items") == [("Too slow", "–", "–", "yes", "no")]


@pytest.mark.parametrize("seed", range(12))
def test_every_page_with_figures_says_in_one_sentence_what_follows(seed: int) -> None:
    facts = Facts(random_figures(random.Random(seed)))
    for key in PAGE_KEYS:
        page = analysis_page(key, facts, "en")
        assert bool(page.summary.headline) is bool(page.sections), key


def test_scores_that_nobody_gave_are_not_praised() -> None:
    doc = BlueprintBuilder(steps=1)
    doc.add(CemFactor(id="f", factor="price", experience=3))
    found = analysis_page("cem", Facts(doc.store()), "en").summary
    assert found.headline == "No factor has both an experience and an expectation"
