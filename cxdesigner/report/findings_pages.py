"""What the rules say as sheets behind a drawing; what somebody lives with comes last, in grey."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxdesigner.analysis.words import noted
from cxdesigner.base.i18n import _
from cxdesigner.model.view import RecordView
from cxdesigner.report.maturity import MATURITY_NAMES
from cxdesigner.report.table_pages import Cell, Column, PrintedTable, TableRow, plain_rows
from cxdesigner.rules.finding import SEVERITIES, SEVERITY_NAMES, Finding
from cxdesigner.rules.registry import find_rule


def findings_table(view: RecordView, findings: Iterable[Finding], language: str) -> PrintedTable:
    """Return the findings, the gravest first, in the language of the program.

    ``language`` is the one of the reasons that somebody wrote.
    """
    every = tuple(findings)
    level = _(MATURITY_NAMES[view.blueprint.maturity])
    rows = (*_active_rows(every), *_aside_rows(every, language))
    columns = (
        Column(_("Rule"), 1.0),
        Column(_("Problem"), 9.0),
        Column(_("What helps"), 5.0),
    )
    remark = _("Checked as {maturity}").format(maturity=level)
    if not every:
        # Headings would stand above nothing.
        return PrintedTable(_("Problems"), remark, (Column("", 1.0),), _nothing())
    if all(one.suppressed for one in every):
        rows = (*_nothing(), *rows)
    return PrintedTable(_("Problems"), remark, columns, rows)


def _nothing() -> tuple[TableRow, ...]:
    return plain_rows((), _("No problems"))


def _active_rows(findings: Iterable[Finding]) -> Iterator[TableRow]:
    active = [one for one in findings if not one.suppressed]
    for severity in SEVERITIES:
        found = [one for one in active if one.severity == severity]
        if found:
            yield _head(noted(_(SEVERITY_NAMES[severity]), len(found)))
        for one in found:
            yield TableRow((Cell(one.code, "bold"), Cell(one.message), Cell(_help(one))))


def _aside_rows(findings: Iterable[Finding], language: str) -> Iterator[TableRow]:
    aside = [one for one in findings if one.suppressed]
    if aside:
        yield _head(noted(_("Suppressed"), len(aside)))
    for one in aside:
        reason = one.reason.text(language).strip() or _("no reason given")
        texts = (one.code, one.message, _("Suppressed: {reason}").format(reason=reason))
        yield TableRow(tuple(Cell(text, paint="ink.secondary") for text in texts))


def _head(words: str) -> TableRow:
    return TableRow((Cell(words, "bold"),), heads=True)


def _help(finding: Finding) -> str:
    rule = find_rule(finding.code)
    fix = rule.fix if rule is not None else None
    if fix is None or (fix.wanted is not None and not fix.wanted(finding)):
        return ""
    return _(fix.label)
