"""Findings as SARIF 2.1.0 (OASIS), which code hosts show beside the changed lines."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from cxdesigner import __version__
from cxdesigner.model.record import Record
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView
from cxdesigner.report.rule_page import rule_page
from cxdesigner.rules.finding import Finding, Severity
from cxdesigner.rules.registry import Rule, rules_by_code

VERSION = "2.1.0"
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "advice": "note"}


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one file."""

    path: Path
    data: bytes
    view: RecordView
    findings: tuple[Finding, ...]


def sarif_log(checked: Sequence[Checked], failures: Iterable[str] = ()) -> dict[str, Any]:
    """Return the log of one run; messages are in the language in use.

    Parameters
    ----------
    failures
        Messages about files that could not be checked.
    """
    codes = sorted({finding.code for one in checked for finding in one.findings})
    rules = [rule for code in codes if (rule := rules_by_code().get(code)) is not None]
    places = {rule.code: place for place, rule in enumerate(rules)}
    told = [{"level": "error", "message": {"text": text}} for text in failures]
    invocation: dict[str, Any] = {"executionSuccessful": not told}
    if told:
        invocation["toolExecutionNotifications"] = told
    return {
        "$schema": SCHEMA,
        "version": VERSION,
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "CX Designer",
                        "version": __version__,
                        "rules": [_rule(rule) for rule in rules],
                    }
                },
                "invocations": [invocation],
                "columnKind": "unicodeCodePoints",
                "results": [
                    _result(one, finding, lines, places)
                    for one in checked
                    for lines in [record_lines(one.data)]
                    for finding in one.findings
                ],
            }
        ],
    }


def record_lines(data: bytes) -> dict[str, int]:
    """Return record id → line (1…) of a document that has one record a line."""
    lines: dict[str, int] = {}
    for number, line in enumerate(data.decode("utf-8", "replace").split("\n"), start=1):
        try:
            record = json.loads(line.strip().rstrip(","))
        except ValueError:
            # The first and last line, or a document in another layout.
            continue
        if isinstance(record, dict) and isinstance(record.get("id"), str):
            lines.setdefault(record["id"], number)
    return lines


def _rule(rule: Rule) -> dict[str, Any]:
    words = rule.name.replace("-", " ").capitalize()
    page = rule_page(rule)
    help_text = {} if page is None else {"help": {"text": page, "markdown": page}}
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": f"{words}."},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"maturity": rule.maturity, "slug": rule.name},
        **help_text,
    }


def _result(
    checked: Checked, finding: Finding, lines: Mapping[str, int], places: Mapping[str, int]
) -> dict[str, Any]:
    place = {"artifactLocation": {"uri": _uri(checked.path)}}
    subjects = finding.subjects
    if finding.document or not subjects:
        subjects = (checked.view.blueprint.id,)
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(place, subjects[0], checked.view, lines)],
        "partialFingerprints": {"cxdesigner/v1": _fingerprint(finding)},
    }
    if finding.code in places:
        result["ruleIndex"] = places[finding.code]
    others = [key for key in finding.subjects if key != subjects[0]]
    if others:
        result["relatedLocations"] = [_location(place, key, checked.view, lines) for key in others]
    if finding.fix_label:
        result["properties"] = {"fix": finding.fix_label}
    if finding.suppressed:
        result["suppressions"] = [_suppression(finding)]
    return result


def _location(
    place: dict[str, Any], record_id: str, view: RecordView, lines: Mapping[str, int]
) -> dict[str, Any]:
    record = view.find(record_id)
    return {
        "physicalLocation": {**place, "region": {"startLine": lines.get(record_id, 1)}},
        "logicalLocations": [{"name": _name(record, record_id), "fullyQualifiedName": record_id}],
    }


def _name(record: Record | None, record_id: str) -> str:
    for field in ("label", "name", "title", "text"):
        words = getattr(record, field, None)
        if isinstance(words, LocalText) and words:
            return words.line()
    return record_id


def _suppression(finding: Finding) -> dict[str, str]:
    reason = finding.reason.text(None)
    return {"kind": "inSource", **({"justification": reason} if reason else {})}


def _fingerprint(finding: Finding) -> str:
    """What tells a finding from others after the lines have moved."""
    return hashlib.sha256("\n".join((finding.code, *finding.key[1])).encode()).hexdigest()[:32]


def _uri(path: Path) -> str:
    # Relative ones are resolved by whoever shows the log, against the folder of the repository.
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
