"""Actions that change between the editors of one blueprint: canvas, table, outline, plan."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.editor.actions import Action, Slot
from cxdesigner.editor.builtin.conditions import has_document
from cxdesigner.editor.session import Session
from cxdesigner.editor.view_state import EditorName

_EDITORS: tuple[tuple[EditorName, str, str], ...] = (
    ("canvas", N_("Canvas"), "Alt+1"),
    ("table", N_("Table"), "Alt+2"),
    ("outline", N_("Outline"), "Alt+3"),
    ("plan", N_("Plan"), "Alt+4"),
)

TOOLBAR = tuple(f"view.{name}" for name, _label, _keys in _EDITORS)
"""Ids of the actions in the segment of the tool bar, in order."""


def actions() -> tuple[Action, ...]:
    """Return one action for each editor."""
    return tuple(
        _editor(name, label, keys, place) for place, (name, label, keys) in enumerate(_EDITORS)
    )


def _editor(name: EditorName, label: str, keys: str, place: int) -> Action:
    def show(session: Session) -> None:
        session.document.set_view(editor=name)
        # Also where it is in front already: whoever asks for it wants to work there.
        session.host.go_to_editor()

    return Action(
        f"view.{name}",
        label,
        show,
        has_document,
        (keys,),
        slots=(Slot("menu:view", -1, place), Slot("toolbar", 1, place)),
        checked=lambda context: context.has_document and context.editor == name,
        exclusive="editor",
    )
