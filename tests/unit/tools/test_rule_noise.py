"""The measure of how much the rules talk: samples that are what they say, figures that repeat."""

from pathlib import Path

import pytest

from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion
from cxdesigner.rules.runner import run
from tools import map_samples, rule_noise


def test_beginners_draw_in_all_ways_and_the_same_each_time() -> None:
    first = list(map_samples.beginners(14))
    again = list(map_samples.beginners(14))
    assert len({way for way, _store in first}) == 7
    assert [dict(store.records) for _way, store in first] == [
        dict(store.records) for _way, store in again
    ]
    by_way = dict(first)
    assert not by_way["boxes only"].count(Link)
    assert {link.kind for link in by_way["everything is a flow"].of_type(Link)} == {"flow"}


@pytest.mark.parametrize("way", ["boxes only", "boxes and the customer's way", "journey map"])
def test_the_simplest_drawings_hear_little_while_they_are_drafts(way: str) -> None:
    """One absence is one finding: a missing layer is told once, whatever the size."""
    drawn = [store for name, store in map_samples.beginners(70) if name == way]
    assert max(len(run(store, maturity="draft")) for store in drawn) <= 2
    assert max(len(run(store, maturity="review")) for store in drawn) <= 5


def test_journeys_in_mermaid_keep_steps_and_scores(tmp_path: Path) -> None:
    text = "journey\n  title T\n  section Go\n    Walk: 5: Me\n    Wait: 1: Me, Cat\n"
    (tmp_path / "a.mmd").write_text(text, encoding="utf-8")
    (tmp_path / "b.mmd").write_text("flowchart LR\n  a --> b\n", encoding="utf-8")
    ((name, store),) = map_samples.journeys(tmp_path)
    assert name == "a.mmd"
    assert [one.label.text("en") for one in store.of_type(Element)] == ["Walk", "Wait"]
    assert [one.value for one in store.of_type(Emotion)] == [5.0, 1.0]


IN_ROWS = """
| Stage | Customer | Staff |
|---|---|---|
| In | Enters | Greets |
| Out | |
| By | Leaves | Waves |
"""
IN_COLUMNS = """
| Layer | In | By |
|---|---|---|
| Customer | Enters | Leaves |
| Staff | Greets | Waves |
"""


@pytest.mark.parametrize("table", [IN_ROWS, IN_COLUMNS])
def test_tables_are_read_with_stages_in_rows_or_columns(tmp_path: Path, table: str) -> None:
    (tmp_path / "a.md").write_text(table, encoding="utf-8")
    ((_name, store),) = map_samples.tables(tmp_path)
    roles = {one.label.text("en"): one.lane_id for one in store.of_type(Element)}
    assert roles["Enters"] == "lane-customer"
    assert roles["Waves"] == "lane-frontstage"


def test_the_figures_are_printed_for_each_sample(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rule_noise, "filled_templates", lambda: ["hot-pot"])
    monkeypatch.setattr(rule_noise, "deletions_noticed", lambda _level: (3, 4))
    rule_noise.main(["--edits", "10", "--beginners", "7", "--corpus", str(tmp_path)])
    told = capsys.readouterr().out
    assert "random edits: 10 blueprints" in told
    assert "published journeys: none here" in told
    assert told.endswith("single deletions noticed: 3 of 4 (75%)\n")
