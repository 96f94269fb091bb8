"""From hits to findings: severity, suppression, and many of a kind folded into one (domain 3.1)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import groupby, islice
from operator import eq, itemgetter

from cxdesigner.base.quick import remaker
from cxdesigner.model.element import Element
from cxdesigner.model.stage import Step
from cxdesigner.model.text import EMPTY, LocalText
from cxdesigner.model.view import RecordView
from cxdesigner.rules.finding import SEVERITIES, Finding, Hit
from cxdesigner.rules.precedence import Hits
from cxdesigner.rules.profiles import Policy
from cxdesigner.rules.registry import Rule

GRAVITY = {severity: at for at, severity in enumerate(SEVERITIES)}

Block = tuple[tuple[bool, int, str], tuple[Finding, ...]]
"""Findings of one rule, suppressed or not, and of one severity, as they are shown; before them what
the blocks of all rules are sorted by."""

_Row = tuple[int, bool, int, tuple[str, ...], str, str, int, Finding]
"""A finding after what it is sorted by within its rule: gravity, whether it is about single
records, column, subjects, template; then the record that the rule was asked about, and the how
manieth of its hits it is."""

_SUBJECTS, _OWNER = 3, 5
_suppressed_by = remaker(Finding, "suppressed", "reason")
_with_fix = remaker(Finding, "fix_text", "can_fix", "field")


class Places:
    """Columns of the records that findings are about, and which records are elsewhere now."""

    def __init__(self, view: RecordView, moved: Collection[str] | None) -> None:
        self._view = view
        self.columns = view.positions(Step)
        self.moved = moved

    def of(self, subjects: tuple[str, ...]) -> int:
        """Return the column of the first subject; -1 for what has none."""
        element = self._view.get(Element, subjects[0]) if subjects else None
        return -1 if element is None else self.columns.get(element.step_id or "", -1)


class RuleFindings:
    """The findings of one rule; hits that are the same objects as before keep theirs."""

    def __init__(self, rule: Rule) -> None:
        self.blocks: tuple[Block, ...] = ()
        """Its findings; the same objects as long as nothing changes."""

        self._rule = rule
        self._hits: Hits = {}
        self._loudness: tuple[str | None, str] | None = None
        self._reasons: Mapping[str | None, LocalText] = {}
        self._columns: Mapping[str, int] | None = None
        self._folding: tuple[object, ...] = ()
        self._standing: list[_Row] = []
        self._set_aside: list[_Row] = []

    def update(
        self,
        hits: Hits,
        candidates: int,
        policy: Policy,
        reasons: Mapping[str | None, LocalText],
        places: Places,
    ) -> None:
        """Follow hits, settings and places.

        Parameters
        ----------
        reasons
            Record, or None for the document → why the rule is suppressed there.
        """
        anew = self._anew(hits, policy, reasons)
        if not self._hits:
            self._columns = places.columns
        if anew:
            self._make(anew, hits, policy, places)
        has_moved = self._follow(places)
        folding = (candidates, policy.share, policy.least, reasons.get(None))
        if anew or has_moved or folding != self._folding:
            self._folding = folding
            self._fold(candidates, policy)

    def _anew(
        self, hits: Hits, policy: Policy, reasons: Mapping[str | None, LocalText]
    ) -> set[str]:
        """Return the records about which findings have to be made again, gone ones included."""
        loudness = (policy.severities.get(self._rule.code), policy.profile)
        before, self._reasons = self._reasons, reasons
        if loudness != self._loudness:
            self._loudness = loudness
            return {*hits, *self._hits}
        known = self._hits
        anew = {key for key, found in hits.items() if known.get(key) is not found}
        anew.update(known.keys() - hits.keys())
        judged = {key for key in {*before, *reasons} if before.get(key) != reasons.get(key)} - {
            None
        }
        if judged:
            anew.update(
                key
                for key, found in hits.items()
                if not all(judged.isdisjoint(one.subjects) for one in found)
            )
        return anew

    def _make(self, anew: set[str], hits: Hits, policy: Policy, places: Places) -> None:
        standing = [row for row in self._standing if row[_OWNER] not in anew]
        set_aside = [row for row in self._set_aside if row[_OWNER] not in anew]
        for key in anew:
            for at, one in enumerate(hits.get(key, ())):
                finding = finding_of(self._rule, one, policy)
                if finding is not None:
                    rows = set_aside if finding.suppressed else standing
                    rows.append(_row(finding, places.of(finding.subjects), key, at))
        for rows in (standing, set_aside):
            rows.sort()
        self._standing, self._set_aside = standing, set_aside
        self._hits = hits.copy()

    def _follow(self, places: Places) -> bool:
        """Put what moved in its place; say whether anything did."""
        columns, moved = places.columns, places.moved
        is_all = moved is None or columns is not self._columns
        self._columns = columns
        if not (is_all or moved):
            return False
        has_moved = False
        for rows in (self._standing, self._set_aside):
            for at, row in enumerate(rows):
                subjects = row[3]
                if is_all or (moved and subjects and subjects[0] in moved):
                    place = places.of(subjects)
                    if place != row[2]:
                        rows[at] = (*row[:2], place, *row[3:])
                        has_moved = True
            rows.sort()
        return has_moved

    def _fold(self, candidates: int, policy: Policy) -> None:
        """Make the blocks.

        If the rule collapses and speaks about at least 80 % and at least three of its candidates
        (both settings), one finding about the document stands for all. Errors never collapse. What
        is suppressed on single records counts neither as hit nor as candidate.
        """
        rule, standing, set_aside = self._rule, self._standing, self._set_aside
        owners = {row[_OWNER] for row in standing}
        touched = len(owners)
        candidates -= len({row[_OWNER] for row in set_aside} - owners)
        if _collapses(rule, standing, touched, candidates, policy):
            one = _collapsed(rule, tuple(_in_order(standing)), touched, candidates)
            # Its place does not count: nothing else of its rule is told beside it.
            standing = [_row(one, -1, "", 0)]
        reason = policy.document_reason(rule.code)
        if reason is not None:
            suppressed = ((*row[:-1], _suppressed_by(row[-1], True, reason)) for row in standing)
            standing, set_aside = [], sorted((*suppressed, *set_aside), key=_but_finding)
        blocks = tuple(
            ((is_aside, gravity, rule.code), tuple(_in_order(list(rows))))
            for is_aside, every in ((False, standing), (True, set_aside))
            for gravity, rows in groupby(every, itemgetter(0))
        )
        if blocks != self.blocks:
            self.blocks = blocks


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
    made: Finding = _with_fix(finding, fix.label, fix.change is not None, field or fix.field)
    return made


def _row(finding: Finding, place: int, owner: str, at: int) -> _Row:
    return (
        GRAVITY[finding.severity],
        not finding.document,
        place,
        finding.subjects,
        finding.template,
        owner,
        at,
        finding,
    )


def _in_order(rows: list[_Row]) -> list[Finding]:
    """Return the findings of sorted rows as they are shown."""
    subjects = [row[_SUBJECTS] for row in rows]
    if not any(map(eq, subjects, islice(subjects, 1, None))):
        return [row[-1] for row in rows]
    found: list[Finding] = []
    for _key, same in groupby(rows, lambda row: row[:_OWNER]):
        alike = [row[-1] for row in same]
        # Parameters are compared where all else is the same: it takes long, and hardly ever is.
        found += sorted(alike, key=lambda one: repr(one.params)) if len(alike) > 1 else alike
    return found


def _but_finding(row: _Row) -> tuple[object, ...]:
    return row[:-1]


def _collapses(
    rule: Rule, standing: list[_Row], touched: int, candidates: int, policy: Policy
) -> bool:
    if not rule.collapsed or touched < policy.least or touched < policy.share * candidates:
        return False
    return not any(row[-1].severity == "error" or row[-1].document for row in standing)


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
