"""The actions in rows: columns, how they read, how they sort."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from cxdesigner.analysis.words import number_text
from cxdesigner.base.i18n import _, pgettext
from cxdesigner.model.view import RecordView
from cxdesigner.report.insight_words import STATUS_NAMES, status_title
from cxdesigner.report.plan.actions import PlannedAction
from cxdesigner.report.plan.duties import owners
from cxdesigner.report.plan.pages import answer_words
from cxdesigner.ui.plan.grid import GridView
from cxdesigner.ui.plan.grid_model import Column, GridModel, Row


class ActionTable(GridView):
    """The table of actions; cells that are chosen, not typed, say so."""

    wanted = Signal(str)
    """Column whose cell is to be chosen: what an action answers, or what it changed."""

    def __init__(self, name: str, title: str, grid: GridModel) -> None:
        super().__init__(name, title, grid, lines=True)
        self.doubleClicked.connect(lambda _index: self._choose())

    def enter(self) -> None:
        """Edit the cell, or choose what stands in it."""
        if not self.begin():
            self._choose()

    def _choose(self) -> None:
        if self.key in ("answers", "changed"):
            self.wanted.emit(self.key)


Name = Callable[[str], str]
"""Returns what a record is called."""


def plan_columns(view: RecordView, language: str) -> tuple[Column, ...]:
    """Return the columns of the table of actions."""
    marks = tuple(str(n) for n in range(1, 6))
    return (
        Column("text", _("What to do"), 236, lines=True, grows=3),
        Column("answers", _("What it answers"), 206, is_editable=False, grows=3),
        Column("owner", _("Owner"), 104, words=lambda: owners(view, language)),
        Column("due", _("Due date"), 100, is_date=True),
        Column("impact", _("Impact"), 62, is_number=True, words=lambda: marks),
        Column("effort", _("Effort"), 62, is_number=True, words=lambda: marks),
        Column("value", pgettext("of an action", "Value"), 62, is_editable=False, is_number=True),
        Column(
            "status",
            _("Status"),
            100,
            words=lambda: tuple(status_title(one) for one in STATUS_NAMES),
            only=True,
        ),
        Column("changed", _("What it changed"), 112, is_editable=False, grows=1),
    )


def plan_row(action: PlannedAction, name: Name) -> Row:
    """Return the row of an action."""

    def number(value: float | None, decimals: int = 2) -> str:
        return "" if value is None else number_text(value, decimals)

    cells = (
        action.text,
        "\n".join(answer_words(one) for one in action.answers),
        action.owner,
        action.due,
        number(action.impact),
        number(action.effort),
        number(action.value, 1),
        status_title(action.status),
        "\n".join(name(key) for key in action.changed_ids),
    )
    late = "ui.danger" if action.is_overdue else ""
    rest = "ui.text.secondary" if action.is_finished else ""
    paints = (rest, "ui.accent", rest, late or rest, rest, rest, rest or "ui.text", rest, rest)
    return Row(action.id, cells, paints, strong=not action.is_finished)


def sorted_rows(
    actions: Sequence[PlannedAction], key: str, *, falling: bool
) -> list[PlannedAction]:
    """Return the actions by a column; what has nothing there comes last either way."""
    values = {one.id: _value(one, key) for one in actions}
    with_value = [one for one in actions if values[one.id] not in (None, "")]
    without = [one for one in actions if values[one.id] in (None, "")]
    with_value.sort(key=lambda one: values[one.id], reverse=falling)  # type: ignore[arg-type,return-value]
    return with_value + without


def _value(action: PlannedAction, key: str) -> float | str | None:
    match key:
        case "value" | "impact" | "effort":
            value: float | None = getattr(action, key)
            return value
        case "text" | "owner" | "due":
            return str(getattr(action, key)).casefold()
        case "status":
            known = list(STATUS_NAMES)
            at = known.index(action.status) if action.status in known else len(known)
            return f"{at}{action.status}"
        case "answers":
            return "\n".join(one.text for one in action.answers).casefold()
        case "changed":
            return float(len(action.changed_ids)) or None
    return None
