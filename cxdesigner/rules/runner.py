"""Run the rules over a blueprint."""

from __future__ import annotations

from collections.abc import Iterable

from cxdesigner.base import collector
from cxdesigner.base.progress import while_wanted
from cxdesigner.model.blueprint import Maturity
from cxdesigner.model.view import RecordView
from cxdesigner.rules import fixes
from cxdesigner.rules.assembly import Assembly
from cxdesigner.rules.context import Facts
from cxdesigner.rules.finding import Finding, active, counts
from cxdesigner.rules.profiles import policy_of
from cxdesigner.rules.registry import all_rules
from cxdesigner.rules.sheet import full_sheet

__all__ = ["active", "counts", "fix_patch", "matches", "run"]

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
        rule.code: full_sheet(rule, facts)
        for rule in while_wanted(all_rules())
        if policy.runs(rule, level)
    }
    # Some of them refer back to these, and only the collector would find that.
    facts.forget(None)
    return matches(Assembly().findings(view, sheets, policy), select, ignore)


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
