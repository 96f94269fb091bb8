"""What the rules say as sheets behind a drawing; what somebody lives with comes last, in grey."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cxdesigner.analysis.words import noted
from cxdesigner.base.i18n import _, use_language
from cxdesigner.model.view import RecordView
from cxdesigner.report.maturity import MATURITY_NAMES
from cxdesigner.report.table_pages import (
    Cell,
    Column,
    PrintedTable,
    TableRow,
    plain_rows,
    table_sheets,
)
from cxdesigner.rules.finding import SEVERITIES, SEVERITY_NAMES, Finding
from cxdesigner.rules.registry import find_rule
from cxdesigner.rules.runner import run
from cxdesigner.scene.items import Outline, PageSet


def with_findings(pages: PageSet, view: RecordView) -> PageSet:
    """Return the sheets of a blueprint followed by what the rules say about it.

    Checked as mature as it says it is. Suppressed findings come last, with their reason.
    """
    with use_language(pages.language):
        table = findings_table(view, run(view), pages.language)
        added = table_sheets((table,), pages.language, len(pages.pages) + 1)
    entry = Outline(table.title, len(pages.pages), 0.0)
    return replace(pages, pages=(*pages.pages, *added), outline=(*pages.outline, entry))


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
    return PrintedTable(
        _("Problems"),
        _("checked as {maturity}").format(maturity=level),
        columns,
        rows if any(not one.suppressed for one in every) else (*_nothing(), *rows),
    )


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
