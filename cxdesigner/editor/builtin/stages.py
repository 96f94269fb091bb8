"""Actions that show stages as one column, or with all their steps again."""

from __future__ import annotations

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import N_, _
from cxdesigner.editor.actions import Action, Slot
from cxdesigner.editor.builtin.conditions import has_elements, has_stages, has_steps
from cxdesigner.editor.context import Context
from cxdesigner.editor.session import Session
from cxdesigner.model.stage import Step


def actions() -> tuple[Action, ...]:
    """Return the actions that collapse stages."""
    return (
        Action(
            "stage.collapse",
            N_("Collapse stage"),
            _toggle,
            lambda context: has_stages(context) or has_steps(context) or has_elements(context),
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
    ids = stages_of_selection(session)
    rest = tuple(key for key in context.collapsed_stages if key not in ids)
    if set(ids) <= set(context.collapsed_stages):
        document.set_view(collapsed_stages=rest)
        return
    if not context.stages:
        # What was selected goes out of sight.
        document.selection.set(ids)
    document.set_view(collapsed_stages=(*rest, *sorted(ids)))


def stages_of_selection(session: Session) -> list[str]:
    """Return the selected stages, else those that the selected steps and elements belong to.

    Raises
    ------
    EditError
        If there is none.
    """
    context, store = session.context, session.document.store
    steps = [*context.steps, *(store.get(Step, el.step_id) for el in context.elements)]
    found = {step.stage_id for step in steps if step is not None}
    chosen = {stage.id for stage in context.stages} or found
    ids = [stage.id for stage in store.stages if stage.id in chosen]
    if not ids:
        raise EditError(_("What is selected belongs to no stage."))
    return ids
