"""SARIF 2.1.0: the parts of the OASIS schema that a log of ours uses, checked by its structure."""

import json
from pathlib import Path

import jsonschema
import pytest

from builders import BlueprintBuilder
from cxdesigner.cli.sarif import record_lines
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.model.blueprint import Suppression
from cxdesigner.rules.registry import all_rules

TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}}
LEVEL = {"enum": ["none", "note", "warning", "error"]}


def closed(required: list[str], **properties: object) -> dict[str, object]:
    """An object with no other properties, as the schema of OASIS wants them."""
    return {
        "type": "object",
        "required": required,
        "properties": properties,
        "additionalProperties": False,
    }


def many(items: object) -> dict[str, object]:
    return {"type": "array", "items": items}


LOCATION = closed(
    ["physicalLocation"],
    physicalLocation=closed(
        ["artifactLocation"],
        artifactLocation=closed(["uri"], uri={"type": "string", "pattern": r"^[^\s\\]+$"}),
        region=closed(["startLine"], startLine={"type": "integer", "minimum": 1}),
    ),
    logicalLocations=many(
        closed(["name"], name={"type": "string"}, fullyQualifiedName={"type": "string"})
    ),
)
RESULT = closed(
    ["message"],
    ruleId={"type": "string"},
    ruleIndex={"type": "integer", "minimum": 0},
    level=LEVEL,
    message=TEXT,
    locations=many(LOCATION),
    relatedLocations=many(LOCATION),
    partialFingerprints={"type": "object", "additionalProperties": {"type": "string"}},
    suppressions=many(
        closed(["kind"], kind={"enum": ["inSource", "external"]}, justification={"type": "string"})
    ),
    properties={"type": "object"},
)
RULE = closed(
    ["id"],
    id={"type": "string"},
    name={"type": "string", "pattern": "^[A-Z][A-Za-z0-9]+$"},
    shortDescription=TEXT,
    help={
        "type": "object",
        "required": ["text"],
        "properties": {"text": {"type": "string"}, "markdown": {"type": "string"}},
    },
    defaultConfiguration=closed([], level=LEVEL),
    properties={"type": "object"},
)
INVOCATION = closed(
    ["executionSuccessful"],
    executionSuccessful={"type": "boolean"},
    toolExecutionNotifications=many(closed(["message"], level=LEVEL, message=TEXT)),
)
DRIVER = closed(["name"], name={"type": "string"}, version={"type": "string"}, rules=many(RULE))
RUN = closed(
    ["tool"],
    tool=closed(["driver"], driver=DRIVER),
    invocations=many(INVOCATION),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results=many(RESULT),
    language={"type": "string", "pattern": "^[a-zA-Z]{2}(|-[a-zA-Z]{2})?$"},
)
LOG = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {"$schema": {"type": "string"}, "version": {"const": "2.1.0"}, "runs": many(RUN)},
    "additionalProperties": False,
}


def checked(log):
    jsonschema.validate(log, LOG)
    (found,) = log["runs"]
    rules = found["tool"]["driver"]["rules"]
    for result in found["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    return found


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """Something of every severity, about elements and about the document; one is suppressed."""
    path = tmp_path / "a fault.cxd"
    bp = BlueprintBuilder(steps=2, maturity="final")
    bp.element("a", "customer", 1, label="取号")
    bp.element("b", "customer", 2)
    bp.element("k", "backstage", 2)
    bp.link("a", "b")
    bp.link("a", "k", "interaction")
    bp.element("t", "support", 1, kind="touchpoint", label="Wrong lane")
    bp.add(Suppression(id="ignore-1", code="L01", reason="by phone"))
    path.write_bytes(write_cxd(bp.store()))
    return path


def test_a_log_is_well_formed_and_complete(run, faulty: Path) -> None:
    outcome = run("check", faulty, "--format", "sarif")
    assert outcome.code == 1
    found = checked(outcome.json)
    findings = run("check", faulty, "--json").json
    told = [result for result in found["results"] if "suppressions" not in result]
    assert sorted(result["ruleId"] for result in told) == sorted(one["code"] for one in findings)
    assert {result["level"] for result in told} == {"error", "warning", "note"}
    assert found["invocations"] == [{"executionSuccessful": True}]


def test_a_result_points_to_the_line_of_its_record(run, faulty: Path) -> None:
    found = checked(run("check", faulty, "--format", "sarif").json)
    result = next(one for one in found["results"] if one["ruleId"] == "S07")
    (place,) = result["locations"]
    line = place["physicalLocation"]["region"]["startLine"]
    record = faulty.read_text(encoding="utf-8").splitlines()[line - 1].rstrip(",")
    assert json.loads(record)["id"] == "t"
    assert place["logicalLocations"] == [{"name": "Wrong lane", "fullyQualifiedName": "t"}]
    assert place["physicalLocation"]["artifactLocation"]["uri"].endswith("/a%20fault.cxd")


def test_relative_names_stay_relative(run, faulty: Path, monkeypatch) -> None:
    monkeypatch.chdir(faulty.parent)
    found = checked(run("check", faulty.name, "--format", "sarif").json)
    places = [one["locations"][0]["physicalLocation"] for one in found["results"]]
    assert {place["artifactLocation"]["uri"] for place in places} == {"a%20fault.cxd"}


def test_suppressed_findings_are_marked_with_their_reason(run, faulty: Path) -> None:
    found = checked(run("check", faulty, "--format", "sarif").json)
    (result,) = (one for one in found["results"] if one["ruleId"] == "L01")
    assert result["suppressions"] == [{"kind": "inSource", "justification": "by phone"}]


def test_rules_are_explained_in_the_language_asked_for(run, faulty: Path) -> None:
    english = checked(run("check", faulty, "--format", "sarif").json)
    chinese = checked(run("check", faulty, "--format", "sarif", "--lang", "zh-CN").json)
    assert (english["language"], chinese["language"]) == ("en", "zh-CN")
    for found, why, word in ((english, "## Why", "customer"), (chinese, "## 为什么", "客户")):
        rules = found["tool"]["driver"]["rules"]
        assert all(why in rule["help"]["markdown"] for rule in rules)
        assert all("](images/" not in rule["help"]["markdown"] for rule in rules)
        assert all("#" not in rule["help"]["text"] for rule in rules)
        (visible,) = (rule for rule in rules if rule["id"] == "L01")
        assert word in visible["shortDescription"]["text"].lower()


def test_fingerprints_tell_findings_apart_and_last(run, faulty: Path) -> None:
    def prints() -> list[str]:
        found = checked(run("check", faulty, "--format", "sarif").json)
        return [one["partialFingerprints"]["cxdesigner/v1"] for one in found["results"]]

    first = prints()
    assert len(set(first)) == len(first)
    faulty.write_text("\n" + faulty.read_text(encoding="utf-8"), encoding="utf-8")
    assert prints() == first


def test_a_file_that_cannot_be_read_is_a_failure_of_the_run(run, faulty: Path) -> None:
    found = run("check", faulty, faulty.parent / "none.cxd", "--format", "sarif")
    assert found.code == 2
    (invocation,) = checked(found.json)["invocations"]
    assert not invocation["executionSuccessful"]
    assert "none.cxd" in invocation["toolExecutionNotifications"][0]["message"]["text"]


def test_a_document_without_findings_is_an_empty_run(run, document: Path) -> None:
    outcome = run("check", document, "--format", "sarif", "--maturity", "sketch")
    found = checked(outcome.json)
    assert (outcome.code, found["results"], found["tool"]["driver"]["rules"]) == (0, [], [])


def test_lines_of_another_layout_are_not_guessed() -> None:
    assert record_lines(b'{"records": [{"id": "a"}, {"id": "b"}]}') == {}
    assert record_lines(b'[\n{"id": "a"},\n{"id": "b"}\n]') == {"a": 2, "b": 3}


def test_the_names_of_all_rules_are_names_in_sarif() -> None:
    for rule in all_rules():
        name = "".join(part.capitalize() for part in rule.name.split("-"))
        assert name.isalnum()
