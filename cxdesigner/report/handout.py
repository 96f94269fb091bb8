"""Everything that is handed over in one file: the drawing, and what follows it on other sheets."""

from __future__ import annotations

from dataclasses import replace

from cxdesigner.base.i18n import use_language
from cxdesigner.model.view import RecordView
from cxdesigner.report.table_pages import PrintedTable, drafted, with_tables
from cxdesigner.scene.items import PageSet
from cxdesigner.scene.page import PageOptions, compose, language_of


def handout(
    view: RecordView,
    options: PageOptions,
    *,
    findings: bool = False,
    plan: bool = False,
    today: str = "",
) -> PageSet:
    """Return the sheets of a blueprint, numbered through.

    Parameters
    ----------
    findings
        What the rules say follows, checked as mature as the blueprint says it is.
    plan
        The action plan follows, with roles and duties.
    today
        The day as ``2026-10-31`` for what is overdue; '' takes that of the computer.
    """
    language = language_of(view, options)
    tables: list[PrintedTable] = []
    with use_language(language):
        if findings:
            # The rules are a hundred modules.
            from cxdesigner.report.findings_pages import findings_table
            from cxdesigner.rules.runner import run

            tables.append(findings_table(view, run(view), language))
        if plan:
            from cxdesigner.report.plan.pages import plan_tables

            tables += plan_tables(view, language, today)
        drafts = drafted(tables, language)
    return with_tables(compose(view, replace(options, behind=len(drafts))), drafts)
