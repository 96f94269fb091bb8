"""``cxdesigner check --explain``: what a rule is about."""

from __future__ import annotations

from cxdesigner.base.i18n import _
from cxdesigner.report.maturity import MATURITY_NAMES
from cxdesigner.report.rule_page import page_in_words, plain
from cxdesigner.rules.finding import SEVERITY_NAMES
from cxdesigner.rules.registry import Rule


def explained(rule: Rule) -> list[str]:
    """Return the page of a rule as lines for a terminal, in the language in use."""
    head = _("{severity}, from maturity {maturity}").format(
        severity=_(SEVERITY_NAMES[rule.severity]), maturity=_(MATURITY_NAMES[rule.maturity])
    )
    lines = [f"{rule.code} {rule.name}", head]
    return [*lines, "", *plain(page_in_words(rule)).splitlines()]
