from pathlib import Path

import pytest

from builders import BlueprintBuilder
from cxdesigner.formats.cxd_write import write_cxd


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
