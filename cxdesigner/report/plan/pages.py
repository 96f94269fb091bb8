"""Action plan, register of roles and duties as sheets behind a drawing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import ceil

from cxdesigner.analysis.sentences import label_of
from cxdesigner.analysis.words import named, noted
from cxdesigner.base.i18n import _, dotted, ngettext, pgettext, use_language
from cxdesigner.model.view import RecordView
from cxdesigner.report.analysis_pages.words import number
from cxdesigner.report.insight_words import status_title
from cxdesigner.report.plan.actions import (
    Answered,
    PlannedAction,
    action_plan,
    status_columns,
)
from cxdesigner.report.plan.duties import DutyTable, duty_table, role_rows
from cxdesigner.report.table_pages import (
    Cell,
    Column,
    PrintedTable,
    TableRow,
    drafted,
    plain_rows,
    with_tables,
)
from cxdesigner.rules.runner import run
from cxdesigner.scene.items import PageSet

_MOST_PARTIES = 12
"""Columns of parties that a sheet has room for; more go on on another."""


def plan_pages(view: RecordView, language: str, today: str = "") -> PageSet:
    """Return the action plan, the roles and the duties as sheets; see ``plan_tables``."""
    with use_language(language):
        drafts = drafted(plan_tables(view, language, today), language)
    return with_tables(PageSet((), view.blueprint.title.line(language), language=language), drafts)


def plan_tables(view: RecordView, language: str, today: str = "") -> Iterator[PrintedTable]:
    """Yield the tables: the actions, and roles and duties where there are some.

    ``today`` is the day as ``2026-10-31`` for what is overdue; '' takes that of the computer.
    """
    today = today or date.today().isoformat()
    yield actions_table(view, language, action_plan(view, language, today, run(view)))
    roles = role_rows(view, language)
    if roles:
        yield PrintedTable(
            _("Roles"),
            _("What each role does, what its work is for, and what it may decide on the spot."),
            (
                Column(_("Role"), 2),
                Column(_("Duty"), 4),
                Column(_("Purpose"), 4),
                Column(_("Authority"), 4),
            ),
            plain_rows(roles),
        )
    yield from _duty_tables(duty_table(view, language), language)


def actions_table(
    view: RecordView, language: str, actions: tuple[PlannedAction, ...]
) -> PrintedTable:
    """Return the action plan: by status, and by priority within each."""
    rows: list[TableRow] = []
    for _status, title, members in status_columns(actions):
        if members:
            head = noted(title, len(members))
            rows.append(TableRow((Cell(head, "bold"),), heads=True))
            rows += [_action_row(view, language, one) for one in members]
    columns = (
        Column(_("What to do"), 5),
        Column(_("What it answers"), 5),
        Column(_("Owner"), 2.2),
        Column(_("Due date"), 1.8),
        Column(_("Impact"), 1.1, "right"),
        Column(_("Effort"), 1.1, "right"),
        Column(pgettext("of an action", "Value"), 1.2, "right"),
        Column(_("Status"), 1.6),
    )
    return PrintedTable(
        _("Action plan"), plan_remark(actions), columns, tuple(rows) or plain_rows(())
    )


def plan_remark(actions: tuple[PlannedAction, ...]) -> str:
    """Return how many actions there are, how many are over, what those to do lack."""
    todo = [one for one in actions if not one.is_finished]
    late = sum(one.is_overdue for one in todo)
    lonely = sum(not one.owner for one in todo)
    parts = [ngettext("{n} action", "{n} actions", len(actions)).format(n=len(actions))]
    if len(todo) < len(actions):
        parts.append(_("{n} done or dropped").format(n=len(actions) - len(todo)))
    if late:
        parts.append(_("{n} overdue").format(n=late))
    if lonely:
        parts.append(_("{n} without an owner").format(n=lonely))
    return dotted(parts)


def answer_words(answer: Answered) -> str:
    """Return what an action answers, with what became of it as far as that is known."""
    words = answer.text if not answer.code else named(answer.code, answer.text)
    if answer.kind == "finding" and answer.is_open is not None:
        state = _("still found") if answer.is_open else _("no longer found")
        return noted(words, state)
    if answer.kind == "feedback":
        state = _("not closed") if answer.is_open else _("closed")
        return noted(words, state)
    return words


def _action_row(view: RecordView, language: str, action: PlannedAction) -> TableRow:
    answers = "\n".join(answer_words(one) for one in action.answers)
    changed = [label_of(view, key, language) for key in action.changed_ids if key in view]
    text = action.text
    if changed:
        text += "\n" + _("Changed: {names}").format(names=", ".join(changed))
    late = "problem.error" if action.is_overdue else "ink"
    owner = Cell(action.owner) if action.owner else Cell(_("nobody"), paint="problem.warning")
    due = _("{date}, overdue").format(date=action.due) if action.is_overdue else action.due
    return TableRow(
        (
            Cell(text, "bold" if not changed else "regular"),
            Cell(answers),
            owner,
            Cell(due, paint=late),
            Cell(number(action.impact)),
            Cell(number(action.effort)),
            Cell(number(action.value, 1), "bold"),
            Cell(status_title(action.status)),
        )
    )


def _duty_tables(table: DutyTable, language: str) -> Iterator[PrintedTable]:
    if not table.parties:
        return
    remark = _("R responsible, A accountable, C consulted, I informed.")
    if table.proposed_ids:
        remark = _(
            "R responsible, A accountable, C consulted, I informed. In brackets: what the lanes "
            "say and nobody has confirmed."
        )
    sheets = ceil(len(table.parties) / _MOST_PARTIES)
    each = ceil(len(table.parties) / sheets)
    spoken_of = any(duty.problem for duty in table.duties)
    for start in range(0, len(table.parties), each):
        parties = table.parties[start : start + each]
        rows = []
        for duty in table.duties:
            cells = [Cell(duty.label)]
            for party in parties:
                letters = duty.letters.get(party.key, "")
                shown = f"({letters})" if letters and duty.is_proposed else letters
                paint = "ink.secondary" if duty.is_proposed else "ink"
                cells.append(Cell(shown, "bold", paint))
            if spoken_of:
                cells.append(Cell(duty.problem, paint="problem.warning"))
            rows.append(TableRow(tuple(cells)))
        columns = (
            Column(_("Activity"), 6.0),
            *(Column(party.name.text(language), 1.5, "center") for party in parties),
            *((Column(_("Problem"), 2.4),) if spoken_of else ()),
        )
        yield PrintedTable(_("RACI matrix"), remark, columns, tuple(rows))
