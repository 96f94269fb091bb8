import pytest

from builders import BlueprintBuilder
from cxdesigner.base import i18n
from cxdesigner.formats.templates import load_template
from cxdesigner.model.view import RecordView
from cxdesigner.report.sections import analysis_sections
from cxdesigner.report.table import Section


def sections(name: str, language: str | None = None) -> dict[str, Section]:
    found = analysis_sections(RecordView(load_template(name)), language)
    return {section.key: section for section in found}


def rows(section: Section) -> dict[str, tuple[str, ...]]:
    assert section.table is not None
    return {row.cells[0]: row.cells[1:] for row in section.table.rows}


def test_a_tie_shows_both_answers() -> None:
    found = sections("outpatient")["emotion"]
    assert found.title == "Emotion curve: Maria Lopez"
    assert rows(found)["Peak–end score"] == ("−0.25 or +1.25", "")
    assert rows(found)["Peak"][0] == "−1.5 or +1.5"


def test_both_ways_through_the_flow_stand_side_by_side() -> None:
    found = sections("hot-pot", "en")["time"]
    assert rows(found)["Lead time"] == ("2 h 27 min", "2 h 23 min")
    assert rows(found)["Share of waiting"] == ("35.4%", "35.7%")


def test_what_most_depends_on_comes_first() -> None:
    found = sections("outpatient")["reach"]
    assert found.table is not None
    assert found.table.rows[0].cells == (
        "Electronic health record",
        "75%",
        "single point of failure",
    )
    assert found.table.rows[0].subject_ids == ("p2",)


def test_examples_are_said_to_be_examples() -> None:
    assert "The figures are illustrative." in sections("hot-pot", "en")["summary"].sentences


def test_an_empty_blueprint_says_why_there_is_no_lead_time() -> None:
    found = {section.key: section for section in analysis_sections(BlueprintBuilder().store())}
    assert "no lead time" in found["time"].sentences[0]
    assert "emotion" not in found
    assert "summary" not in found


@pytest.mark.parametrize("name", ["hot-pot", "electronics", "outpatient"])
def test_every_word_goes_through_the_catalogue(name: str) -> None:
    for section in sections(name, i18n.PSEUDO).values():
        assert section.title.startswith("⟦")
        for row in section.table.rows if section.table else ():
            if section.key in ("emotion", "time"):
                assert row.cells[0].startswith("⟦")
