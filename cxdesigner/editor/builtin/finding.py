"""Actions that find and replace texts; they stand in the Edit menu."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.editor.actions import Action, Slot
from cxdesigner.editor.builtin.conditions import has_document


def actions() -> tuple[Action, ...]:
    """Return the actions that find and replace."""
    return (
        Action(
            "edit.find",
            N_("Find…"),
            lambda session: session.host.show("find"),
            has_document,
            ("Ctrl+F",),
            "search",
            (Slot("menu:edit", 7, 0),),
        ),
        Action(
            "edit.replace",
            N_("Find and replace…"),
            lambda session: session.host.show("replace"),
            has_document,
            ("Ctrl+H",),
            "replace",
            (Slot("menu:edit", 7, 1),),
        ),
        Action(
            "edit.find_next",
            N_("Next hit"),
            lambda session: session.host.find_again(1),
            has_document,
            ("F3",),
            slots=(Slot("menu:edit", 7, 2),),
        ),
        Action(
            "edit.find_previous",
            N_("Previous hit"),
            lambda session: session.host.find_again(-1),
            has_document,
            ("Shift+F3",),
            slots=(Slot("menu:edit", 7, 3),),
        ),
    )
