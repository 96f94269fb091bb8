"""Actions of the plan: what is to be done about what was found, and who does what."""

from __future__ import annotations

from collections.abc import Sequence

from cxdesigner.base.i18n import N_, _, use_language
from cxdesigner.editor.actions import Action, Choice, Slot
from cxdesigner.editor.builtin.conditions import has_document, has_elements
from cxdesigner.editor.context import Context
from cxdesigner.editor.session import Session
from cxdesigner.editor.view_state import PlanTab
from cxdesigner.model.insight import PainPoint
from cxdesigner.report.insight_words import STATUS_NAMES

_TABS: tuple[tuple[PlanTab, str], ...] = (
    ("board", N_("Actions by status")),
    ("table", N_("Actions in rows")),
    ("roles", N_("Roles and RACI")),
)
_COMMANDS: tuple[tuple[str, str, str, str], ...] = (
    ("add", N_("Add an action"), "Ctrl+I", "plus"),
    ("reveal", N_("Show on the canvas"), "", "scan"),
    ("remove", N_("Remove the action"), "Ctrl+Del", "trash-2"),
    ("take", N_("Confirm all proposed duties"), "", "check"),
    ("register", N_("Put everybody named into the register"), "", "user-round"),
)


def actions() -> tuple[Action, ...]:
    """Return the actions of the plan."""
    return (
        *(_tab(tab, label, place) for place, (tab, label) in enumerate(_TABS)),
        *(_command(*entry, place) for place, entry in enumerate(_COMMANDS)),
        Action(
            "plan.status",
            N_("Move the action to"),
            when=_here,
            slots=(Slot("menu:edit", 5, 100 + 9, "plan"),),
            choices=_statuses,
            choose=lambda session, key: session.host.show(f"plan:status.{key}"),
            editors=("plan",),
        ),
        Action(
            "plan.answer",
            N_("Make an action of the selection"),
            _answer,
            has_elements,
            icon="list-checks",
            slots=(Slot("menu:insert", 8, 0), Slot("context:element", 7, 4)),
        ),
    )


def _tab(tab: PlanTab, label: str, place: int) -> Action:
    return Action(
        f"plan.{tab}",
        label,
        lambda session: session.document.set_view(editor="plan", plan_tab=tab),
        has_document,
        slots=(Slot("menu:view", -1, 20 + place, "plan_tab"),),
        checked=lambda context: context.editor == "plan" and context.plan_tab == tab,
        exclusive="plan_tab",
    )


def _command(name: str, label: str, shortcut: str, icon: str, place: int) -> Action:
    return Action(
        f"plan.{name}",
        label,
        lambda session: session.host.show(f"plan:{name}"),
        _here,
        (shortcut,) if shortcut else (),
        icon,
        slots=(Slot("menu:edit", 5, 100 + place, "plan"),),
        editors=("plan",),
    )


def _here(context: Context) -> bool:
    return context.in_document and context.editor == "plan"


def _statuses(session: Session) -> Sequence[Choice]:
    return tuple(Choice(key, _(title)) for key, title in STATUS_NAMES.items())


def _answer(session: Session) -> None:
    """Answer the pains of what is selected, or plan something about it where there are none."""
    from cxdesigner.editor.commands.plan import act_on_pains, add_action

    document, elements = session.document, session.context.elements
    pains = [
        pain.id for element in elements for pain in document.store.referring(element.id, PainPoint)
    ]
    label = _("Make an action")
    # What is put in is content; what undo says is not.
    with use_language(document.language):
        if pains:
            made = document.run(label, act_on_pains, pains)
        else:
            made = document.run(label, add_action, elements[0].id)
    if not made:
        return
    document.set_view(editor="plan")
    session.host.begin_text_edit(made[0])
