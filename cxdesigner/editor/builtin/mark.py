"""Actions that set marks and kinds of elements."""

from __future__ import annotations

from collections.abc import Sequence

from cxdesigner.base.i18n import N_, _
from cxdesigner.editor.actions import Action, Choice, Slot
from cxdesigner.editor.builtin.conditions import has_elements, has_marked
from cxdesigner.editor.commands.fields import set_field, toggle_mark
from cxdesigner.editor.commands.place import toggle_decision
from cxdesigner.editor.context import Context
from cxdesigner.editor.session import Session
from cxdesigner.model.queries import FLAG_NAMES
from cxdesigner.report.kind_names import KIND_NAMES
from cxdesigner.report.kind_names import MARK_NAMES as MARK_NAMES

_KEYS: dict[str, str] = {
    "wait": "Alt+Shift+W",
    "fail": "Alt+Shift+F",
    "pain": "Alt+Shift+P",
    "mot": "Alt+Shift+M",
    "delight": "Alt+Shift+D",
    "opportunity": "Alt+Shift+O",
}
"""One key for each mark; letters alone are typed into the text."""


def actions() -> tuple[Action, ...]:
    """Return the actions that mark elements."""
    return (
        *(_mark(mark, place) for place, mark in enumerate(MARK_NAMES)),
        *(_flag(field, label, place) for place, (field, label) in enumerate(FLAG_NAMES.items())),
        Action(
            "mark.decision",
            N_("Decision point"),
            _toggle_decision,
            has_marked,
            ("Alt+Shift+Q",),
            "tool-decision",
            (
                Slot("menu:arrange", 7, 6, "marks"),
                Slot("context:element", 6, 6, "marks"),
            ),
            checked=lambda context: (
                bool(context.marked) and all(el.kind == "decision" for el in context.marked)
            ),
        ),
        Action(
            "element.kind",
            N_("Kind of element"),
            when=has_elements,
            slots=(Slot("menu:arrange", 8, 0), Slot("context:element", 5, 0)),
            choices=_kinds,
            choose=_set_kind,
        ),
    )


def _mark(mark: str, place: int) -> Action:
    def toggle(session: Session) -> None:
        ids = [element.id for element in session.context.marked]
        session.document.run(_(MARK_NAMES[mark]), toggle_mark, ids, mark)

    return Action(
        f"mark.{mark}",
        MARK_NAMES[mark],
        toggle,
        has_marked,
        (_KEYS[mark],),
        icon=f"mark-{mark}",
        slots=(
            Slot("menu:arrange", 7, place, "marks"),
            Slot("context:element", 6, place, "marks"),
        ),
        checked=lambda context: (
            bool(context.marked) and all(mark in element.marks for element in context.marked)
        ),
    )


def _toggle_decision(session: Session) -> None:
    ids = [element.id for element in session.context.marked]
    session.document.run(_("Decision point"), toggle_decision, ids)


def _flag(field: str, label: str, place: int) -> Action:
    def is_on(context: Context) -> bool:
        return bool(context.marked) and all(getattr(el, field) for el in context.marked)

    def toggle(session: Session) -> None:
        context = session.context
        ids = [element.id for element in context.marked]
        session.document.run(_(label), set_field, ids, field, not is_on(context))

    return Action(
        f"element.{field}",
        label,
        toggle,
        has_marked,
        slots=(
            Slot("menu:arrange", 7, 10 + place, "marks"),
            Slot("context:element", 6, 10 + place, "marks"),
        ),
        checked=is_on,
    )


def _kinds(session: Session) -> Sequence[Choice]:
    kinds = {element.kind for element in session.context.elements}
    return tuple(Choice(kind, _(label), kinds == {kind}) for kind, label in KIND_NAMES.items())


def _set_kind(session: Session, kind: str) -> None:
    ids = [element.id for element in session.context.elements]
    session.document.run(_("Change kind of element"), set_field, ids, "kind", kind)
