"""From hits to findings: severity, suppression, and many of a kind folded into one (domain 3.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple

from cxdesigner.model.text import EMPTY
from cxdesigner.rules.finding import SEVERITIES, Finding, Hit
from cxdesigner.rules.precedence import Hits
from cxdesigner.rules.profiles import Policy
from cxdesigner.rules.registry import Rule

_GRAVITY = {severity: at for at, severity in enumerate(SEVERITIES)}


class Singles(NamedTuple):
    """The findings of one rule before any are folded into one.

    ``touched`` and ``aside`` count the records with findings, and those with suppressed ones only.
    """

    standing: tuple[Finding, ...]
    set_aside: tuple[Finding, ...]
    touched: int
    aside: int


def single_findings(rule: Rule, hits: Hits, policy: Policy) -> Singles:
    """Return the findings of one rule, one for each hit; they do not depend on any order."""
    standing: list[Finding] = []
    set_aside: list[Finding] = []
    touched = 0
    aside = 0
    for found in hits.values():
        findings = [finding for one in found if (finding := finding_of(rule, one, policy))]
        kept = [finding for finding in findings if not finding.suppressed]
        standing += kept
        set_aside += [finding for finding in findings if finding.suppressed]
        touched += bool(kept)
        aside += bool(findings and not kept)
    return Singles(tuple(standing), tuple(set_aside), touched, aside)


def folded(
    rule: Rule, singles: Singles, candidates: int, policy: Policy, place: Callable[[str], int]
) -> list[Finding]:
    """Return the findings of one rule, suppressed ones marked.

    If the rule collapses and speaks about at least 80 % and at least three of its candidates (both
    settings), one finding about the document stands for all. Errors never collapse. What is
    suppressed on single records counts neither as hit nor as candidate. ``place`` is that of
    ``sort_findings``.
    """
    standing = list(singles.standing)
    touched, candidates = singles.touched, candidates - singles.aside
    if _collapses(rule, standing, touched, candidates, policy):
        standing = [_collapsed(rule, sort_findings(standing, place), touched, candidates)]
    reason = policy.document_reason(rule.code)
    if reason is not None:
        standing = [replace(finding, suppressed=True, reason=reason) for finding in standing]
    return [*standing, *singles.set_aside]


def finding_of(rule: Rule, one: Hit, policy: Policy) -> Finding | None:
    """Return a hit as a finding, None if its rule is switched off."""
    severity = policy.severity(rule, one.severity)
    if severity is None:
        return None
    reason = None if one.document else policy.reason(rule.code, one.subjects)
    finding = Finding(
        code=rule.code,
        name=rule.name,
        severity=severity,
        subjects=one.subjects,
        template=one.message or rule.message,
        params=one.params,
        document=one.document,
        suppressed=reason is not None,
        reason=reason or EMPTY,
    )
    return with_fix(rule, finding, one.field)


def with_fix(rule: Rule, finding: Finding, field: str = "") -> Finding:
    """Return a finding with the quick fix of its rule, where that fits; it may open a ``field``."""
    fix = rule.fix
    if fix is None or (fix.wanted is not None and not fix.wanted(finding)):
        return finding
    return replace(
        finding, fix_text=fix.label, can_fix=fix.change is not None, field=field or fix.field
    )


def _collapses(
    rule: Rule, findings: list[Finding], touched: int, candidates: int, policy: Policy
) -> bool:
    if not rule.collapsed or touched < policy.least or touched < policy.share * candidates:
        return False
    return not any(finding.severity == "error" or finding.document for finding in findings)


def _collapsed(rule: Rule, findings: tuple[Finding, ...], touched: int, candidates: int) -> Finding:
    subjects = tuple(dict.fromkeys(finding.subjects[0] for finding in findings))
    collapsed = Finding(
        code=rule.code,
        name=rule.name,
        severity=findings[0].severity,
        subjects=subjects,
        template=rule.collapsed,
        params=(("count", touched), ("total", candidates)),
        document=True,
        count=touched,
        candidates=candidates,
        parts=findings,
    )
    return with_fix(rule, collapsed)


def sort_findings(findings: Iterable[Finding], place: Callable[[str], int]) -> tuple[Finding, ...]:
    """Return findings in the order in which they are shown.

    What is suppressed last; errors first, then by rule, then from left to right.

    Parameters
    ----------
    place
        Returns the column of a record; -1 for what has none.
    """
    keyed = sorted(
        [
            (
                one.suppressed,
                _GRAVITY[one.severity],
                one.code,
                not one.document,
                place(one.subjects[0]) if one.subjects else -1,
                one.subjects,
                one.template,
                at,
                one,
            )
            for at, one in enumerate(findings)
        ]
    )
    found = [key[-1] for key in keyed]
    # Parameters are compared where all else is the same: it takes long, and hardly ever is.
    first = 0
    while first < len(found):
        last = first + 1
        while last < len(found) and keyed[last][:-2] == keyed[first][:-2]:
            last += 1
        if last - first > 1:
            found[first:last] = sorted(found[first:last], key=lambda one: repr(one.params))
        first = last
    return tuple(found)
