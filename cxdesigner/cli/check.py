"""``cxdesigner check``: find problems in a document."""

from __future__ import annotations

from typing import Any, cast

from cxdesigner.base.i18n import N_, _, language, ngettext, use_language
from cxdesigner.cli.parser import FOUND, OK, Parser, one_of
from cxdesigner.cli.text import INDENT, padded, say, say_json, width
from cxdesigner.model.blueprint import MATURITIES, Maturity
from cxdesigner.rules.finding import SEVERITIES, SEVERITY_NAMES, Finding, Severity

_SUBJECTS_SHOWN = 6

_MATURITY_NAMES: dict[Maturity, str] = {
    "sketch": N_("sketch"),
    "draft": N_("draft"),
    "review": N_("review"),
    "final": N_("final"),
}


def add_arguments(parser: Parser) -> None:
    """Say what can be asked."""
    parser.add_file(_("document to check"))
    parser.options.add_argument(
        "--maturity",
        metavar="LEVEL",
        type=one_of(MATURITIES),
        help=_("check as {levels}; default: what the document says").format(
            levels=", ".join(MATURITIES)
        ),
    )
    parser.options.add_argument(
        "--fail-on",
        metavar="SEVERITY",
        type=one_of(SEVERITIES),
        default="error",
        help=_("end with exit code 1 from this severity on: {severities}; default: error").format(
            severities=", ".join(SEVERITIES)
        ),
    )
    parser.add_language(_("language of the messages"))
    parser.add_json()


def run(options: Any) -> int:
    """Print the findings; return the exit code."""
    from cxdesigner.cli.documents import read_document
    from cxdesigner.rules.runner import run as findings_of

    view = read_document(options.file)
    maturity = cast("Maturity | None", options.maturity)
    findings = findings_of(view, maturity=maturity)
    active = [finding for finding in findings if not finding.suppressed]
    with use_language(options.lang or language()):
        if options.json:
            say_json([finding.to_json() for finding in active])
        else:
            say(*_lines(active))
            say(_summary(active, len(findings) - len(active), maturity or view.blueprint.maturity))
    worst = SEVERITIES.index(options.fail_on)
    failed = any(SEVERITIES.index(finding.severity) <= worst for finding in active)
    return FOUND if failed else OK


def _lines(findings: list[Finding]) -> list[str]:
    names = {severity: _(name) for severity, name in SEVERITY_NAMES.items()}
    columns = max((width(names[finding.severity]) for finding in findings), default=0)
    lines = []
    for finding in sorted(findings, key=lambda one: SEVERITIES.index(one.severity)):
        start = f"{padded(names[finding.severity], columns)}{INDENT}{finding.code}{INDENT}"
        lines.append(f"{start}{finding.message}{_subjects(finding)}")
        if finding.fix_label:
            fix = _("Fix: {label}").format(label=finding.fix_label)
            lines.append(" " * width(start) + fix)
    return lines


def _subjects(finding: Finding) -> str:
    if not finding.subjects:
        return ""
    shown = ", ".join(finding.subjects[:_SUBJECTS_SHOWN])
    more = len(finding.subjects) - _SUBJECTS_SHOWN
    return f" [{shown}, +{more}]" if more > 0 else f" [{shown}]"


def _summary(active: list[Finding], suppressed: int, maturity: Maturity) -> str:
    counts: dict[Severity, int] = dict.fromkeys(SEVERITIES, 0)
    for finding in active:
        counts[finding.severity] += 1
    if not active:
        parts = [_("No findings")]
    else:
        errors, warnings, advice = (counts[severity] for severity in SEVERITIES)
        told = (
            (errors, ngettext("{n} error", "{n} errors", errors)),
            (warnings, ngettext("{n} warning", "{n} warnings", warnings)),
            (advice, ngettext("{n} advice", "{n} pieces of advice", advice)),
        )
        parts = [text.format(n=number) for number, text in told if number]
    if suppressed:
        parts.append(ngettext("{n} suppressed", "{n} suppressed", suppressed).format(n=suppressed))
    parts.append(_("checked as {maturity}").format(maturity=_(_MATURITY_NAMES[maturity])))
    return " · ".join(parts)
