from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builders import BlueprintBuilder
from cxdesigner.cli.figures import figures_of
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.model.insight import Metric
from cxdesigner.model.method import CemFactor, ServqualRow
from cxdesigner.report.sections import analysis_sections


def test_json_holds_unrounded_figures(run, document: Path) -> None:
    found = run("analyse", document, "--json")
    assert found.code == 0
    data = found.json
    assert (data["peak"], data["peak_ambiguous"], data["end"], data["peak_end"]) == (2, False, 2, 2)
    assert data["mean"] == 0.5
    assert data["duration_weighted_mean"] == 1.25
    assert data["lead_time"]["longest"] == {
        "minutes": 4,
        "work": 1,
        "wait": 3,
        "wait_share": 0.75,
        "efficiency": 0.25,
        "path": ["a", "b"],
    }
    assert data["crossings"] == {"interaction": 2, "visibility": 0, "internal": 0, "total": 2}
    assert (data["hand_offs"], data["channel_switches"]) == (1, 0)
    assert data["reach"] == {"fa": 1, "fb": 0.5}
    assert data["pain_priority"] == {}
    assert len(data["conclusions"]) == 3


def test_text_is_in_sections(run, document: Path) -> None:
    out = run("analyse", document).out
    assert out.startswith("Sample\n\nWhat this blueprint says\n  2 steps · 4 elements · 4 links\n")
    assert "\nTime\n  Lead time         4 min\n" in out
    assert "Peak–end score" in out


def test_labels_in_the_language_asked_for(run, document: Path) -> None:
    assert "到店" in run("analyse", document, "--lang", "zh-CN").out
    assert "Arrive" in run("analyse", document, "--lang", "en").out
    assert run("analyse", document, "--json", "--lang", "zh_cn").json["language"] == "zh-CN"


@pytest.mark.parametrize("kind", ["service_blueprint", "journey_map"])
def test_an_empty_document_has_no_figures_but_the_same_keys(run, tmp_path: Path, kind) -> None:
    path = tmp_path / "empty.cxd"
    path.write_bytes(write_cxd(BlueprintBuilder(kind).store()))
    found = run("analyse", path, "--json")
    assert found.code == 0
    assert found.json["peak"] is None
    assert found.json["lead_time"]["longest"] is None
    assert found.json["lead_time"]["reason"] == "no_flow"
    text = run("analyse", path)
    assert text.code == 0
    assert "no lead time" in text.out


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        (
            "hot-pot",
            {
                "peak": 2,
                "peak_element": "c6",
                "peak_ambiguous": False,
                "end": 1.5,
                "peak_end": 1.75,
                "peak_end_positive": None,
                "mean": 0.5625,
                "duration_weighted_mean": pytest.approx(0.9048, abs=0.005),
                "hand_offs": 18,
                "channel_switches": 4,
                "pain_priority": {"q1": 16, "q2": 15, "q3": 6},
            },
        ),
        (
            "outpatient",
            {
                "peak": -1.5,
                "peak_ambiguous": True,
                "end": 1,
                "peak_end": -0.25,
                "peak_end_positive": 1.25,
                "peak_end_negative": -0.25,
                "mean": 0.1875,
                "duration_weighted_mean": pytest.approx(-0.1949, abs=0.005),
                "hand_offs": 20,
                "channel_switches": 4,
                "critical": ["p1", "p2"],
            },
        ),
    ],
)
def test_the_figures_of_a_template(run, tmp_path: Path, template: str, expected) -> None:
    path = tmp_path / "template.cxd"
    run("new", "--template", template, "-o", path)
    found = run("analyse", path, "--json").json
    assert {key: found[key] for key in expected} == expected
    longest = found["lead_time"]["longest"]
    assert longest["wait"] / longest["minutes"] == longest["wait_share"]


@pytest.fixture
def figures(run, tmp_path: Path):
    """The figures of a template by its name."""

    def read(template: str):
        path = tmp_path / f"{template}.cxd"
        run("new", "--template", template, "-o", path)
        return run("analyse", path, "--json").json

    return read


@pytest.mark.parametrize(
    ("template", "nps", "csat", "ces"),
    [
        (
            "hot-pot",
            (46, 35.93, 56.07),
            ("c6", 160, 180, 0.8889, 0.8346, 0.9269),
            ("c7", 4.693, 0.60, 0.5200, 0.6750),
        ),
        (
            "electronics",
            (30, 14.69, 45.31),
            ("c4", 130, 160, 0.8125, 0.7450, 0.8654),
            ("c8", 4.91, 0.70, 0.6042, 0.7811),
        ),
        (
            "outpatient",
            (20, 8.74, 31.26),
            ("c4", 80, 100, 0.80, 0.7112, 0.8666),
            ("c7", 4.22, 0.50, 0.4038, 0.5962),
        ),
    ],
)
def test_surveys_of_a_template_with_their_intervals(figures, template, nps, csat, ces) -> None:
    found = figures(template)
    one = found["nps"]["m4"]
    assert (one["score"], one["wald"]["low"], one["wald"]["high"]) == pytest.approx(nps, abs=0.005)
    one = found["csat"]["m2"]
    assert (one["element"], one["satisfied"], one["n"]) == csat[:3]
    shares = one["share"], one["wilson"]["low"], one["wilson"]["high"]
    assert shares == pytest.approx(csat[3:], abs=0.00005)
    one = found["ces"]["m3"]
    assert one["element"] == ces[0]
    assert one["mean"] == pytest.approx(ces[1], abs=0.0005)
    shares = one["easy"], one["wilson"]["low"], one["wilson"]["high"]
    assert shares == pytest.approx(ces[2:], abs=0.00005)


def test_the_cem_table_of_the_electronics_template(figures) -> None:
    found = figures("electronics")["cem"]
    assert (found["key"], found["total"]) == (["convenience"], -24)
    row = found["factors"]["convenience"]
    assert (row["satisfaction"], row["weighted"], row["gap"]) == (-2, -18, -5)
    assert row["assumed"] == []
    assert found["factors"]["product"]["assumed"] == ["importance", "weighted"]


def test_servqual_of_the_outpatient_template(figures) -> None:
    found = figures("outpatient")["servqual"]
    assert (found["unweighted"], found["weighted"]) == pytest.approx((-0.6, -0.724))
    assert found["dimensions"]["reliability"]["gap"] == pytest.approx(-1.3)


def test_coverage_consistency_closure_and_four_donts_of_the_templates(figures) -> None:
    hot_pot = figures("hot-pot")
    levels = {level: len(ids) for level, ids in hot_pot["coverage"]["levels"].items()}
    assert levels == {"1": 1, "2": 2, "3": 3, "4": 2}
    assert hot_pot["feedback_closure"] == {
        "heard": 1,
        "closed": 1,
        "closed_share": 1,
        "told": 0,
        "told_share": 0,
    }
    assert hot_pot["channel_consistency"]["score"] is None
    assert hot_pot["four_donts"]["repeat"]["pain_points"] == ["q2"]
    electronics = figures("electronics")
    assert electronics["channel_consistency"]["keys"]["price"] == {
        "consistent": True,
        "values": ["HK$4,980"],
        "touchpoints": ["c1", "c2", "c3"],
    }
    assert electronics["coverage"]["empty"]["levels"] == ["4"]
    assert electronics["cem_rank"]["q1"] == 1
    assert electronics["opportunity_score"]["convenience"]["score"] == 13


def test_what_was_lived_and_what_it_is_worth(run, tmp_path: Path) -> None:
    bp = BlueprintBuilder(steps=4)
    for step, key in enumerate("abcd", start=1):
        bp.element(key, "customer", step, work=1, std=0.5)
    bp.element("x", "customer", 3, "action")
    for first, second in ("ab", "bc", "cd"):
        bp.link(first, second)
    bp.persona("who", lived=("a", "c", "x", "d"))
    inputs = {"margin": 100, "retention": 0.8, "discount": 0.1}
    inputs |= {"price": 0.5, "labour_rate": 0.1, "materials": 0.03, "overhead": 0.09}
    for kind, value in inputs.items():
        bp.add(Metric(id=kind, type=kind, value=value))
    path = tmp_path / "worth.cxd"
    path.write_bytes(write_cxd(bp.store()))
    data = run("analyse", path, "--json").json
    lived = data["planned_against_actual"]["who"]
    assert (lived["fitness"], lived["precision"]) == (0.75, 0.75)
    assert (lived["missing"], lived["extra"]) == (["b"], ["x"])
    assert data["lifetime_value"]["value"] == pytest.approx(266.67, abs=0.005)
    assert data["lifetime_value"]["with_first"] == pytest.approx(366.67, abs=0.005)
    assert data["profit"]["break_even"] == pytest.approx(3.8)
    assert data["profit"]["paces"]["standard"] == {"minutes": 2, "profit": pytest.approx(0.18)}
    assert data["profit"]["paces"]["drawn"] == {"minutes": 4, "profit": pytest.approx(-0.02)}
    text = run("analyse", path).out
    assert "\nPlan and reality: who\n" in text
    assert "\nCustomer lifetime value\n" in text
    assert "266.67" in text
    assert "\nTime and profit\n" in text
    empty = figures_of(BlueprintBuilder().store(), "en")
    assert empty["planned_against_actual"] == {}
    assert empty["lifetime_value"] is empty["profit"] is None


def test_the_text_marks_what_is_assumed(run, tmp_path: Path) -> None:
    path = tmp_path / "electronics.cxd"
    run("new", "--template", "electronics", "-o", path)
    lines = run("analyse", path, "--lang", "en").out.splitlines()
    product = next(line.split() for line in lines if line.startswith("  Product  "))
    assert product == ["Product", "6", "7", "\u22121", "6*", "\u22126*", "6", "0"]
    assert "  Key experience: Convenience" in lines
    assert "  * assumed, not measured" in lines


_NUMBERS = st.one_of(
    st.none(), st.floats(-1e6, 1e6), st.sampled_from([0.0, 1.0, 5.0, 1e308, -1e308])
)


@example("nps", [], [None, 1e308, 1e308, None, None, None], False)
@given(
    kind=st.sampled_from(["nps", "csat", "ces", "kano"]),
    counts=st.lists(
        st.tuples(
            st.sampled_from(["1", "5", "7", "10", "x", "A", "Q", "inf", "-3"]),
            st.floats(-10, 1e308),
        ),
        max_size=4,
    ),
    numbers=st.lists(_NUMBERS, min_size=6, max_size=6),
    percent=st.booleans(),
)
def test_figures_that_cannot_be_break_nothing(kind, counts, numbers, percent) -> None:
    up, middle, down, n, scale, top = numbers
    bp = BlueprintBuilder(steps=1)
    bp.element("a", "customer", 1)
    parts = {"promoters": up, "passives": middle, "detractors": down, "n": n}
    bp.add(
        Metric(
            id="m",
            type=kind,
            element_id="a",
            counts=tuple(counts),
            scale=scale,
            top=top,
            percent=percent,
            **parts,
        )
    )
    bp.add(CemFactor(id="f", factor="price", experience=up, expectation=middle, importance=n))
    bp.add(ServqualRow(id="s", dim="empathy", expectation=up, perception=middle, weight=down))
    view = bp.store()
    assert figures_of(view, "en")["nps"].keys() <= {"m"}
    analysis_sections(view, "en")
