"""Findings in words: what they are about, and a list that can be pasted into a letter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cxdesigner.analysis.words import noted
from cxdesigner.base.i18n import _, listed
from cxdesigner.model.view import RecordView
from cxdesigner.report.record_names import name_of
from cxdesigner.rules.finding import SEVERITY_NAMES, Finding

if TYPE_CHECKING:
    from cxdesigner.editor.problems.grouping import Group

_NAMED = 2


def subject_text(view: RecordView, finding: Finding, language: str) -> str:
    """Return what a finding is about, by name: the first two subjects and how many more."""
    if finding.document or not finding.subjects:
        return _("The whole blueprint")
    words = [name_of(view, view.find(key), language) or key for key in finding.subjects[:_NAMED]]
    more = len(finding.subjects) - len(words)
    shown = listed(words)
    return _("{names} and {n} more").format(names=shown, n=more) if more > 0 else shown


def findings_text(view: RecordView, groups: Iterable[Group], language: str) -> str:
    """Return groups of findings as plain text: a heading each, then one line for each finding."""
    blocks = []
    for group in groups:
        lines = [noted(group.title, len(group.findings))]
        lines += [finding_line(view, finding, language) for finding in group.findings]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def finding_line(view: RecordView, finding: Finding, language: str) -> str:
    """Return one finding as a line: severity, code, sentence, subject, and fix or reason."""
    line = f"- {_(SEVERITY_NAMES[finding.severity])} {finding.code}: {finding.message}"
    line += f" [{subject_text(view, finding, language)}]"
    if finding.suppressed:
        reason = finding.reason.text(language).strip() or _("no reason given")
        return line + " " + _("Suppressed: {reason}").format(reason=reason)
    if finding.fix_label:
        line += " " + _("Fix: {label}").format(label=finding.fix_label)
    return line
