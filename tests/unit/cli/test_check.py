from dataclasses import replace
from pathlib import Path

import pytest

from builders import BlueprintBuilder
from cxdesigner.analysis.servqual import DIMENSIONS
from cxdesigner.base.paths import versions_dir
from cxdesigner.cli.fixing import fix_safely
from cxdesigner.formats.cxd_read import read_cxd
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.model.blueprint import Suppression
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Metric
from cxdesigner.model.link import Link
from cxdesigner.model.method import CemFactor, ServqualRow
from cxdesigner.model.view import RecordView
from cxdesigner.rules.registry import all_rules, find_rule
from cxdesigner.rules.runner import run as run_rules
from cxdesigner.rules.safe import SAFE


def faulty(*more) -> bytes:
    bp = BlueprintBuilder(steps=2, maturity="sketch")
    bp.element("a", "customer", 1, start=True)
    bp.element("b", "customer", 2, end=True)
    bp.element("k", "backstage", 2)
    bp.link("a", "b")
    bp.link("a", "k", "interaction")  # L01, a warning: past everything visible
    bp.element("t", "support", 1, kind="touchpoint")  # S07, an error
    bp.records += more
    return write_cxd(bp.store())


@pytest.fixture
def faulty_document(tmp_path: Path) -> Path:
    path = tmp_path / "faulty.cxd"
    path.write_bytes(faulty())
    return path


def test_json_is_a_list_of_findings(run, faulty_document: Path) -> None:
    found = run("check", faulty_document, "--json")
    assert found.code == 1
    finding = next(one for one in found.json if one["code"] == "S07")
    assert finding["severity"] == "error"
    assert finding["subjects"] == ["t"]
    assert finding["message"]
    assert "fix" in finding


def test_text_names_severity_code_and_sums_up(run, faulty_document: Path) -> None:
    found = run("check", faulty_document)
    assert found.code == 1
    lines = found.out.splitlines()
    assert lines[0].startswith("Error    S07  ")
    assert any(line.startswith("Warning  L01  ") for line in lines)
    assert lines[-1].startswith("1 error · ")
    assert lines[-1].endswith(" · checked as sketch")


def test_the_exit_code_follows_fail_on(run, tmp_path: Path) -> None:
    path = tmp_path / "warned.cxd"
    bp = BlueprintBuilder(steps=1, maturity="sketch")
    bp.element("a", "customer", 1)
    path.write_bytes(write_cxd(bp.store()))
    found = {one["severity"] for one in run("check", path, "--json", "--maturity", "final").json}
    assert "advice" in found
    codes = [
        run("check", path, "--maturity", "final", "--fail-on", limit).code
        for limit in ("error", "warning", "advice")
    ]
    assert codes[2] == 1
    assert codes[0] == (1 if "error" in found else 0)
    assert codes[1] == (1 if found & {"error", "warning"} else 0)


def test_a_document_without_findings(run, document: Path) -> None:
    found = run("check", document, "--maturity", "sketch", "--json")
    assert found.json == []
    assert found.code == 0
    assert run("check", document, "--maturity", "sketch").out == (
        "No findings · checked as sketch\n"
    )


def test_suppressed_findings_are_counted_but_do_not_fail(run, tmp_path: Path) -> None:
    path = tmp_path / "quiet.cxd"
    path.write_bytes(faulty(Suppression(id="ignore-1", code="L01", reason="by phone")))
    found = run("check", path, "--json")
    assert "L01" not in {one["code"] for one in found.json}
    told = run("check", path).out
    assert "1 suppressed" in told
    assert "\nSuppressed:\n  L01  " in told
    assert "Suppressed: by phone\n" in told


def test_the_heading_of_what_is_suppressed_has_the_colon_of_its_language(
    run, tmp_path: Path
) -> None:
    path = tmp_path / "quiet.cxd"
    path.write_bytes(faulty(Suppression(id="ignore-1", code="L01", reason="by phone")))
    assert "\n已忽略：\n" in run("check", path, "--lang", "zh-CN").out


def test_suppressed_findings_can_be_asked_for_in_json(run, tmp_path: Path) -> None:
    path = tmp_path / "quiet.cxd"
    path.write_bytes(faulty(Suppression(id="ignore-1", code="L01", reason="by phone")))
    usual = run("check", path, "--json")
    asked = run("check", path, "--json", "--show-suppressed")
    assert {one["suppressed"] for one in usual.json} == {False}
    assert [one for one in asked.json if not one["suppressed"]] == usual.json
    (hidden,) = (one for one in asked.json if one["suppressed"])
    assert (hidden["code"], hidden["reason"]) == ("L01", "by phone")
    assert {one["reason"] for one in usual.json} == {None}
    assert asked.code == usual.code


def test_messages_in_another_language(run, faulty_document: Path) -> None:
    english = run("check", faulty_document, "--json").json
    chinese = run("check", faulty_document, "--json", "--lang", "zh-CN").json
    assert [one["code"] for one in english] == [one["code"] for one in chinese]


# ---- several files


def test_several_files_have_a_heading_each_and_a_sum(run, faulty_document: Path, document) -> None:
    found = run("check", document, faulty_document, "--maturity", "sketch")
    assert found.code == 1
    lines = found.out.splitlines()
    assert lines[:2] == [str(document), "No findings · checked as sketch"]
    assert lines[3] == str(faulty_document)
    assert lines[-1].startswith("2 files checked · 1 error · ")


def test_json_of_several_files_names_the_file(run, faulty_document: Path, document) -> None:
    one = run("check", faulty_document, "--json")
    assert run("check", faulty_document, "--format", "json").out == one.out
    assert all("file" not in finding for finding in one.json)
    several = run("check", document, faulty_document, "--json", "--maturity", "sketch")
    assert {finding["file"] for finding in several.json} == {str(faulty_document)}
    assert [{**finding, "file": None} for finding in several.json] == [
        {"file": None, **finding} for finding in one.json
    ]


def test_a_damaged_file_among_others_does_not_hide_them(
    run, tmp_path: Path, faulty_document: Path
) -> None:
    damaged = tmp_path / "damaged.cxd"
    damaged.write_text("[]", encoding="utf-8")
    found = run("check", damaged, faulty_document, tmp_path / "none.cxd", "--json")
    assert found.code == 2
    assert "S07" in {finding["code"] for finding in found.json}
    assert [line.split(": ")[0] for line in found.err.splitlines()] == ["cxdesigner"] * 2
    assert "damaged.cxd" in found.err
    assert "none.cxd" in found.err


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_a_damaged_file_alone_prints_nothing_but_the_error(run, tmp_path: Path, form) -> None:
    damaged = tmp_path / "damaged.cxd"
    damaged.write_text('{"format":"cxd"', encoding="utf-8")
    found = run("check", damaged, "--format", form)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("cxdesigner: ")
    assert "damaged.cxd" in found.err


def test_without_a_file_the_command_says_so(run) -> None:
    found = run("check")
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith("cxdesigner: Missing: FILE.")


# ---- choosing rules


def codes(outcome) -> set[str]:
    return {finding["code"] for finding in outcome.json}


def test_select_and_ignore_take_codes_beginnings_and_names(run, faulty_document: Path) -> None:
    def found(*options: str) -> set[str]:
        return codes(run("check", faulty_document, "--json", "--maturity", "final", *options))

    everything = found()
    assert found("--select", "S") == {code for code in everything if code.startswith("S")}
    assert found("--select", "l01,s07") == {"L01", "S07"}
    assert found("--select", "L01", "--select", "kind-lane-mismatch") == {"L01", "S07"}
    assert found("--ignore", "S,X") == {code for code in everything if code[0] not in "SX"}
    assert found("--select", "S", "--ignore", "S07") == found("--select", "S") - {"S07"}


def test_what_is_left_out_does_not_fail(run, faulty_document: Path) -> None:
    assert run("check", faulty_document, "--ignore", "S07").code == 0
    assert run("check", faulty_document, "--select", "S07").code == 1


@pytest.mark.parametrize("option", ["--select", "--ignore", "--explain"])
def test_a_rule_that_does_not_exist_is_refused(run, document: Path, option: str) -> None:
    found = run("check", document, option, "kind-lane-mismach")
    assert (found.code, found.out) == (2, "")
    assert "“kind-lane-mismach”. Did you mean “kind-lane-mismatch”?" in found.err


# ---- explaining


def test_explain_prints_the_page_of_a_rule(run) -> None:
    found = run("check", "--explain", "x06")
    lines = found.out.splitlines()
    assert (found.code, lines[:3]) == (
        0,
        ["X06 time-over-tolerance", "Warning, from maturity draft", ""],
    )
    assert "Why" in lines
    assert "Quick fix" in lines
    assert not any(line.startswith("#") for line in lines)
    assert run("check", "--explain", "time-over-tolerance").out == found.out


def test_every_rule_can_be_explained(run) -> None:
    for rule in all_rules():
        assert "\nWhy\n" in run("check", "--explain", rule.code).out


# ---- fixing


def fixable() -> BlueprintBuilder:
    bp = BlueprintBuilder(steps=2, maturity="review")
    bp.element("a", "customer", 1, start=True, wait=20)
    bp.element("b", "customer", 2, end=True)
    bp.link("a", "b", id="one")
    bp.link("a", "b", id="two", label="then")
    bp.add(Metric(id="m", element_id="a", type="nps", promoters=5, passives=3, detractors=2, n=12))
    bp.add(CemFactor(id="f", factor="price", experience=7, expectation=7, satisfaction=-1.0))
    for dim in DIMENSIONS:
        bp.add(ServqualRow(id=dim, dim=dim, expectation=6, perception=5, weight=10))
    return bp


@pytest.fixture
def fixable_document(tmp_path: Path) -> Path:
    path = tmp_path / "fixable.cxd"
    path.write_bytes(write_cxd(fixable().store()))
    return path


def test_fix_makes_the_safe_fixes_and_says_which(run, fixable_document: Path) -> None:
    before = fixable_document.read_bytes()
    wrong = codes(run("check", fixable_document, "--json"))
    found = run("check", fixable_document, "--fix")
    fixed = [line for line in found.out.splitlines() if line.startswith("Fixed ")]
    assert [line.split(":")[0][-3:] for line in fixed] == ["D02", "D08", "D10", "S03", "X05"]
    assert fixed[0] == "Fixed D02: Recompute the number of answers [m]"
    assert f"{fixable_document}: written." in found.out
    view = RecordView(read_cxd(fixable_document.read_bytes(), "fixable").records)
    assert view.need(Metric, "m").n == 10
    assert view.need(CemFactor, "f").satisfaction == 0
    assert view.need(ServqualRow, "empathy").weight == 20
    assert [(link.id, str(link.label.text())) for link in view.of_type(Link)] == [("one", "then")]
    assert "wait" in view.need(Element, "a").marks
    left = codes(run("check", fixable_document, "--json"))
    # Two links looked like a split, too.
    assert left == wrong - {"D02", "D08", "D10", "S03", "X05", "S21"}
    assert before in [path.read_bytes() for path in versions_dir().rglob("*.cxd")]


def test_fixing_twice_changes_nothing(run, fixable_document: Path) -> None:
    run("check", fixable_document, "--fix")
    saved = fixable_document.read_bytes(), fixable_document.stat().st_mtime_ns
    again = run("check", fixable_document, "--fix")
    assert "Fixed" not in again.out
    assert (fixable_document.read_bytes(), fixable_document.stat().st_mtime_ns) == saved


def test_only_what_is_selected_is_fixed(run, fixable_document: Path) -> None:
    found = run("check", fixable_document, "--fix", "--select", "D02")
    assert [line[6:9] for line in found.out.splitlines() if line.startswith("Fixed ")] == ["D02"]
    assert "D10" in codes(run("check", fixable_document, "--json"))


def test_json_stays_json_while_fixing(run, fixable_document: Path) -> None:
    found = run("check", fixable_document, "--fix", "--json")
    assert "D02" not in codes(found)
    assert "Fixed D02" in found.err


def test_links_with_different_words_are_left_to_a_person(run, tmp_path: Path) -> None:
    bp = BlueprintBuilder(steps=2, maturity="draft")
    bp.element("a", "customer", 1)
    bp.element("b", "customer", 2)
    bp.link("a", "b", id="one", label="if it rains")
    bp.link("a", "b", id="two", label="then")
    path = tmp_path / "two.cxd"
    path.write_bytes(write_cxd(bp.store()))
    before = path.read_bytes()
    assert "S03" in codes(run("check", path, "--fix", "--json"))
    assert path.read_bytes() == before


def test_suppressed_findings_are_not_fixed(run, tmp_path: Path) -> None:
    bp = fixable()
    bp.add(Suppression(id="ignore-1", code="D02", reason="as told"))
    path = tmp_path / "quiet.cxd"
    path.write_bytes(write_cxd(bp.store()))
    run("check", path, "--fix")
    view = RecordView(read_cxd(path.read_bytes(), "quiet").records)
    assert view.need(Metric, "m").n == 12


def test_a_fix_that_would_lead_to_another_error_is_not_made() -> None:
    store = fixable().store()
    worse = replace(run_rules(store)[0], code="S99", severity="error", subjects=("a",))

    def findings(view):
        found = run_rules(view)
        return found if view.need(Metric, "m").n == 12 else (*found, worse)

    fixed = fix_safely(store, findings, lambda found: found)
    assert "D02" not in {one.finding.code for one in fixed}
    assert "D10" in {one.finding.code for one in fixed}
    assert store.need(Metric, "m").n == 12


def test_every_safe_rule_has_a_fix() -> None:
    for code in SAFE:
        rule = find_rule(code)
        assert rule is not None
        assert rule.fix is not None
        assert rule.fix.change is not None
