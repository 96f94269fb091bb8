from pathlib import Path

import pytest

from builders import BlueprintBuilder
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.model.blueprint import Suppression


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
    assert "1 suppressed" in run("check", path).out


def test_messages_in_another_language(run, faulty_document: Path) -> None:
    english = run("check", faulty_document, "--json").json
    chinese = run("check", faulty_document, "--json", "--lang", "zh-CN").json
    assert [one["code"] for one in english] == [one["code"] for one in chinese]
