"""Actions that show stages as one column, or with all their steps again."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.editor.actions import Action, Slot
from cxdesigner.editor.builtin.conditions import has_stages
from cxdesigner.editor.context import Context
from cxdesigner.editor.session import Session


def actions() -> tuple[Action, ...]:
    """Return the actions that collapse stages."""
    return (
        Action(
            "stage.collapse",
            N_("Collapse stage"),
            _toggle,
            has_stages,
            ("Ctrl+Shift+J",),
            slots=(Slot("menu:view", 2, 8, "shown"), Slot("context:stage", 5, 0)),
            checked=_are_collapsed,
        ),
        Action(
            "stage.expand_all",
            N_("Expand all stages"),
            lambda session: session.document.set_view(collapsed_stages=()),
            lambda context: bool(context.collapsed_stages),
            slots=(
                Slot("menu:view", 2, 9, "shown"),
                Slot("context:stage", 5, 1),
                Slot("context:canvas", 3, 4),
            ),
        ),
    )


def _are_collapsed(context: Context) -> bool:
    return bool(context.stages) and all(
        stage.id in context.collapsed_stages for stage in context.stages
    )


def _toggle(session: Session) -> None:
    document, context = session.document, session.context
    ids = {stage.id for stage in context.stages}
    rest = tuple(key for key in context.collapsed_stages if key not in ids)
    if _are_collapsed(context):
        document.set_view(collapsed_stages=rest)
    else:
        document.set_view(collapsed_stages=(*rest, *sorted(ids)))
