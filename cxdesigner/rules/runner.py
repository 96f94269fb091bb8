"""Run the rules over a blueprint."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cxdesigner.base import collector
from cxdesigner.base.i18n import N_
from cxdesigner.model.blueprint import Maturity
from cxdesigner.model.element import Element
from cxdesigner.model.stage import Step
from cxdesigner.model.view import RecordView
from cxdesigner.rules import fixes
from cxdesigner.rules.collapse import Singles, folded, single_findings, sort_findings
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import Finding, active, counts
from cxdesigner.rules.precedence import OVER_DOCUMENT, OVER_ELEMENT, ranked
from cxdesigner.rules.profiles import Policy, policy_of
from cxdesigner.rules.registry import all_rules
from cxdesigner.rules.sheet import Sheet, full_sheet

__all__ = ["active", "counts", "findings_from", "fix_patch", "matches", "run"]

RULE_ERROR = "E00"
RULE_ERROR_NAME = "rule-error"

fix_patch = fixes.fix_patch


@collector.paused()
def run(
    view: RecordView,
    *,
    maturity: Maturity | None = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
) -> tuple[Finding, ...]:
    """Return everything the rules say about a blueprint, in the order in which it is shown.

    Suppressed findings are in the result and marked; ``finding.active`` leaves them out. Nothing
    is said about a blueprint without any element other than notes.

    Parameters
    ----------
    maturity
        Runs the rules of this maturity and below; None means the document's own.
    select, ignore
        Codes, beginnings of codes (``S``, ``L0``) or names of rules to show, or to leave out.
        They choose among the results, so precedence stays as it is.
    """
    facts = Facts(view)
    if not facts.has("any"):
        return ()
    policy = policy_of(view, facts.settings)
    level = maturity or facts.blueprint.maturity
    sheets = {
        rule.code: full_sheet(rule, facts) for rule in all_rules() if policy.runs(rule, level)
    }
    # Some of them refer back to these, and only the collector would find that.
    facts.forget(None)
    return matches(findings_from(view, sheets, policy), select, ignore)


Token = tuple[object, ...]

Cache = dict[str, tuple[Token, Singles, Token, list[Finding]]]
"""Rule code → what its findings were made from before any was folded, these findings, and the same
once many of a kind are one."""


def findings_from(
    view: RecordView, sheets: Mapping[str, Sheet], policy: Policy, cache: Cache | None = None
) -> tuple[Finding, ...]:
    """Return the findings that the answers of rules amount to: precedence, collapse, order.

    Parameters
    ----------
    cache
        Kept by the caller from one call to the next, so that a rule of which nothing changed
        keeps its findings.
    """
    columns = view.positions(Step)

    def place(record_id: str) -> int:
        element = view.get(Element, record_id)
        return -1 if element is None else columns.get(element.step_id or "", -1)

    found: list[Finding] = []
    hiding = tuple(
        (sheets[code], sheets[code].version)
        for code in (*OVER_DOCUMENT, *(first for first, _silenced in OVER_ELEMENT))
        if code in sheets
    )
    for code, (hits, candidates) in ranked(sheets).items():
        sheet = sheets[code]
        if sheet.failure:
            found.append(_failed(sheet))
            continue
        if sheet.once is not None:
            hits = {"": (sheet.once,)}
        if not hits:
            continue
        token: Token = (sheet, sheet.version, sheet.once, policy, hiding)
        order: Token = (candidates, columns)
        known = None if cache is None else cache.get(code)
        if known is None or not _is_same(known[0], token):
            known = token, single_findings(sheet.rule, hits, policy), (), []
        if len(known[2]) != len(order) or not _is_same(known[2], order):
            # A step that comes or goes changes the order alone.
            singles = known[1]
            known = token, singles, order, folded(sheet.rule, singles, candidates, policy, place)
        if cache is not None:
            cache[code] = known
        found += known[3]
    return sort_findings(found, place)


def _is_same(first: tuple[object, ...], second: tuple[object, ...]) -> bool:
    # Sheets and positions are compared by identity: they are large, and replaced when they change.
    return all(
        one is other or (not isinstance(one, Sheet | Mapping) and _equal(one, other))
        for one, other in zip(first, second, strict=True)
    )


def _equal(one: object, other: object) -> bool:
    if isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        return _is_same(one, other)
    return one == other


def matches(
    findings: tuple[Finding, ...],
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
) -> tuple[Finding, ...]:
    """Return the findings whose code or name is selected and not ignored."""
    wanted = None if select is None else tuple(select)
    unwanted = () if ignore is None else tuple(ignore)
    return tuple(
        finding
        for finding in findings
        if (wanted is None or _is_named(finding, wanted)) and not _is_named(finding, unwanted)
    )


def _is_named(finding: Finding, words: tuple[str, ...]) -> bool:
    return any(
        word and (finding.code.startswith(word.upper()) or finding.name == word.lower())
        for word in words
    )


def _failed(sheet: Sheet) -> Finding:
    return Finding(
        code=RULE_ERROR,
        name=RULE_ERROR_NAME,
        severity="warning",
        subjects=(),
        template=N_("Rule {rule} could not be checked ({error}). Please report this as a bug."),
        params=(("error", sheet.failure), ("rule", f"{sheet.rule.code} {sheet.rule.name}")),
        document=True,
    )
