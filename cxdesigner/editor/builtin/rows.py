"""Actions on the rows of a lane."""

from __future__ import annotations

from cxdesigner.base.i18n import N_, _
from cxdesigner.editor.actions import Action, Slot
from cxdesigner.editor.commands.rows import add_row, add_row_below, rows_by_provider
from cxdesigner.editor.context import Context
from cxdesigner.editor.session import Session


def actions() -> tuple[Action, ...]:
    """Return the actions that divide lanes."""
    return (
        Action(
            "insert.row",
            N_("Insert row"),
            _add,
            lambda context: context.in_document and lane_in_question(context) is not None,
            slots=(
                Slot("menu:insert", 3, 12, "rows"),
                Slot("context:lane", 2, 7),
                Slot("context:row", 2, 0),
            ),
        ),
        Action(
            "insert.rows_by_provider",
            N_("Make a row for each role or system"),
            _divide,
            lambda context: context.in_document and lane_in_question(context) is not None,
            slots=(Slot("menu:insert", 3, 13, "rows"), Slot("context:lane", 2, 8)),
        ),
    )


def lane_in_question(context: Context) -> str | None:
    """Return the lane that is selected, or the one of what is selected."""
    if context.lanes:
        return context.lanes[-1].id
    if context.rows:
        return context.rows[-1].lane_id
    return context.elements[-1].lane_id if context.elements else None


def _add(session: Session) -> None:
    document, context = session.document, session.context
    if context.rows:
        ids = document.run(_("Insert row"), add_row_below, context.rows[-1].id)
    else:
        lane_id = lane_in_question(context)
        assert lane_id is not None
        ids = document.run(_("Insert row"), add_row, lane_id)
    session.host.reveal(ids[0])
    session.host.begin_text_edit(ids[0])


def _divide(session: Session) -> None:
    lane_id = lane_in_question(session.context)
    assert lane_id is not None
    session.document.run(_("Make a row for each role or system"), rows_by_provider, lane_id)
