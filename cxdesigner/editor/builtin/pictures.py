"""Actions about pictures and icons."""

from __future__ import annotations

from cxdesigner.base.i18n import N_, _, use_language
from cxdesigner.editor.actions import Action, Slot
from cxdesigner.editor.builtin.conditions import has_elements, in_document
from cxdesigner.editor.commands.pictures import add_storyboard
from cxdesigner.editor.session import Session

STORYBOARD = N_("Storyboard")


def actions() -> tuple[Action, ...]:
    """Return the actions that bring pictures and icons."""
    return (
        Action(
            "insert.picture",
            N_("Insert picture…"),
            lambda session: session.host.insert_pictures(_elements(session)),
            has_elements,
            ("Ctrl+Alt+P",),
            slots=(Slot("menu:insert", 5, 1), Slot("context:element", 4, 8)),
        ),
        Action(
            "element.icon",
            N_("Choose icon…"),
            lambda session: session.host.choose_icon(_elements(session)),
            has_elements,
            ("Ctrl+Alt+I",),
            slots=(Slot("menu:arrange", 8, 1), Slot("context:element", 5, 1)),
        ),
        Action(
            "insert.storyboard",
            N_("Insert storyboard lane"),
            _storyboard,
            in_document,
            slots=(Slot("menu:insert", 3, 19, "rows"),),
        ),
    )


def _elements(session: Session) -> tuple[str, ...]:
    return tuple(element.id for element in session.context.elements)


def _storyboard(session: Session) -> None:
    names = {}
    for tag in session.document.store.blueprint.languages:
        with use_language(tag):
            names[tag] = _(STORYBOARD)
    session.document.run(_("Insert storyboard lane"), add_storyboard, names)
