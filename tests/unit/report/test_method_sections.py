import pytest

from builders import BlueprintBuilder
from cxdesigner.analysis.facts import Facts
from cxdesigner.base.i18n import use_language
from cxdesigner.model.insight import Metric
from cxdesigner.model.lane import Lane
from cxdesigner.model.method import CemFactor, ServqualRow
from cxdesigner.model.persona import Persona
from cxdesigner.model.text import LocalText
from cxdesigner.report.comparing.words import field_words
from cxdesigner.report.method_sections import method_sections
from cxdesigner.report.table import Section


def sections(*records) -> dict[str, Section]:
    bp = BlueprintBuilder(steps=1)
    bp.element("a", "customer", 1, label="Pay")
    bp.records += records
    return {one.key: one for one in method_sections(Facts(bp.store()), "en")}


def cells(section: Section) -> list[tuple[str, ...]]:
    assert section.table is not None
    return [row.cells for row in section.table.rows]


def test_a_blueprint_without_any_data_has_no_sections() -> None:
    assert sections() == {}


def test_surveys_with_answers_and_with_a_value_alone() -> None:
    found = sections(
        Metric(id="m1", element_id="a", type="nps", promoters=3, passives=1, detractors=1),
        Metric(id="m2", type="nps", value=12),
        Metric(id="m3", element_id="a", type="csat", counts=(("5", 10.0),)),
        Metric(id="m4", element_id="a", type="ces", counts=(("6", 1.0),)),
    )
    assert cells(found["surveys"]) == [
        ("NPS", "Pay", "40", "\u221230.1 … 100", "5"),
        ("NPS", "Whole journey", "12", "", "–"),
        ("CSAT", "Pay", "100%", "72.2% … 100%", "10"),
        ("CES", "Pay", "6", "–", "1"),
        ("CES, easy", "Pay", "100%", "20.7% … 100%", "1"),
    ]


def test_surveys_of_one_step_say_whose_answers_they_are() -> None:
    answers = {"element_id": "a", "type": "csat", "counts": (("5", 10.0),)}
    found = sections(
        Persona(id="p", name=LocalText.of("Chen")),
        Metric(id="m1", **answers),
        Metric(id="m2", persona_id="p", **answers),
    )
    assert [row[1] for row in cells(found["surveys"])] == ["Pay", "Pay · Chen"]


def test_empty_cells_of_the_table_stay_empty() -> None:
    found = sections(
        CemFactor(
            id="f", factor="price", experience=5, importance=7, prov=(("importance", "assumed"),)
        )
    )
    assert cells(found["cem"]) == [("Price", "5", "–", "–", "7*", "–", "–", "–")]
    assert found["cem"].sentences == ("* assumed, not measured",)


@pytest.mark.parametrize(("expectation", "title"), [(6.0, "SERVQUAL"), (None, "SERVPERF")])
def test_perceptions_alone_are_called_servperf(expectation, title: str) -> None:
    row = ServqualRow(id="s", dim="empathy", expectation=expectation, perception=5, weight=100)
    section = sections(row)["servqual"]
    assert section.title == title
    total = cells(section)[-1]
    assert total == (
        ("Total", "", "", "\u22121", "", "\u22121")
        if expectation
        else ("Total", "", "5", "–", "", "–")
    )


@pytest.mark.parametrize(
    ("language", "weight", "order"), [("zh-CN", "权重", "次序"), ("zh-TW", "權重", "順序")]
)
def test_words_with_two_meanings_are_told_apart(language: str, weight: str, order: str) -> None:
    row = ServqualRow(id="s", dim="empathy", expectation=6, perception=5, weight=100)
    with use_language(language):
        assert sections(row)["servqual"].table.columns[4] == weight
        assert field_words(ServqualRow, "weight") == weight
        assert field_words(Lane, "order") == order


def test_features_by_what_they_mean() -> None:
    found = sections(
        Metric(id="k1", element_id="a", type="kano", counts=(("A", 3.0), ("Q", 1.0))),
        Metric(id="k2", type="kano", name="Free tea", counts=(("M", 4.0),)),
        Metric(id="k3", type="kano"),
    )["kano"]
    assert cells(found) == [
        ("Pay", "Attractive", "\u2013", "1", "0", "4"),
        ("Free tea", "Must-be", "\u2013", "0", "\u22121", "4"),
    ]
    assert len(found.sentences) == 1
