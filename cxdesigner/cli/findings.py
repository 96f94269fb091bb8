"""Findings as lines for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from cxdesigner.base.i18n import _, ngettext
from cxdesigner.cli.text import INDENT, padded, width
from cxdesigner.model.blueprint import Maturity
from cxdesigner.report.maturity import MATURITY_NAMES
from cxdesigner.rules.finding import SEVERITIES, SEVERITY_NAMES, Finding, counts

_SUBJECTS_SHOWN = 6


def finding_lines(findings: Sequence[Finding]) -> list[str]:
    """Return one or two lines for each finding, the gravest first."""
    names = {severity: _(name) for severity, name in SEVERITY_NAMES.items()}
    columns = max((width(names[finding.severity]) for finding in findings), default=0)
    lines = []
    for finding in sorted(findings, key=lambda one: SEVERITIES.index(one.severity)):
        start = f"{padded(names[finding.severity], columns)}{INDENT}{finding.code}{INDENT}"
        lines.append(f"{start}{finding.message}{subjects_text(finding.subjects)}")
        if finding.fix_label:
            fix = _("Fix: {label}").format(label=finding.fix_label)
            lines.append(" " * width(start) + fix)
    return lines


def suppressed_lines(findings: Sequence[Finding], language: str) -> list[str]:
    """Return a heading and a line for each finding that is lived with, with the reason."""
    if not findings:
        return []
    lines = ["", _("{heading}:").format(heading=_("Suppressed"))]
    for finding in findings:
        reason = finding.reason.text(language).strip() or _("no reason given")
        told = f"{finding.code}{INDENT}{finding.message}{subjects_text(finding.subjects)}"
        lines.append(INDENT + told)
        lines.append(INDENT * 2 + _("Suppressed: {reason}").format(reason=reason))
    return lines


def subjects_text(subjects: Sequence[str]) -> str:
    """Return the first ids in brackets, with a space before; '' without any."""
    if not subjects:
        return ""
    shown = ", ".join(subjects[:_SUBJECTS_SHOWN])
    more = len(subjects) - _SUBJECTS_SHOWN
    return f" [{shown}, +{more}]" if more > 0 else f" [{shown}]"


def summary_line(
    active: Sequence[Finding], suppressed: int, maturity: Maturity | None = None
) -> str:
    """Return how much was found; ``maturity`` is what the document was checked as."""
    errors, warnings, advice = counts(active).values()
    told = (
        (errors, ngettext("{n} error", "{n} errors", errors)),
        (warnings, ngettext("{n} warning", "{n} warnings", warnings)),
        (advice, ngettext("{n} advice", "{n} pieces of advice", advice)),
    )
    parts = [text.format(n=number) for number, text in told if number] or [_("No findings")]
    if suppressed:
        parts.append(ngettext("{n} suppressed", "{n} suppressed", suppressed).format(n=suppressed))
    if maturity is not None:
        parts.append(_("checked as {maturity}").format(maturity=_(MATURITY_NAMES[maturity])))
    return " · ".join(parts)
