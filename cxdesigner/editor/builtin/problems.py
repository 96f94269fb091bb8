"""Actions on what the rules say."""

from __future__ import annotations

from cxdesigner.base.i18n import N_
from cxdesigner.editor.actions import Action, Slot
from cxdesigner.editor.builtin.conditions import has_document
from cxdesigner.editor.session import ProblemCommand, Session

_COMMANDS: tuple[tuple[ProblemCommand, str, str, str], ...] = (
    ("next", N_("Next problem"), "Ctrl+F8", ""),
    ("previous", N_("Previous problem"), "Ctrl+Shift+F8", ""),
    ("fix", N_("Fix the problem"), "Ctrl+.", "wrench"),
    ("fix_all", N_("Fix all problems of this kind"), "Ctrl+Alt+.", ""),
    ("suppress", N_("Suppress the problem, or no longer"), "Ctrl+Alt+S", "eye-off"),
    ("act", N_("Make an action of the problem"), "Ctrl+Alt+A", "list-checks"),
    ("explain", N_("Explain the rule"), "Ctrl+F1", "circle-help"),
    ("filter", N_("Filter by the rule of the problem, or no longer"), "", "filter"),
    ("copy", N_("Copy the problems as text"), "", "copy"),
)


def actions() -> tuple[Action, ...]:
    """Return the actions that check and put right."""
    return (
        *(_command(*entry, place) for place, entry in enumerate(_COMMANDS)),
        Action(
            "problems.here",
            N_("Problems of the selection"),
            lambda session: session.host.in_problems("here"),
            lambda context: context.has_selection,
            slots=(
                Slot("menu:tools", 0, 11, "problems"),
                Slot("context:element", 7, 3),
                Slot("context:link", 7, 2),
            ),
        ),
        Action(
            "view.zoom_problems",
            N_("Fit the problems"),
            lambda session: session.host.in_problems("fit"),
            lambda context: context.has_document and context.editor == "canvas",
            ("Ctrl+Alt+Shift+9",),
            slots=(Slot("menu:view", 0, 6, "zoom"),),
        ),
        Action(
            "problems.marks",
            N_("Signs of problems on the canvas"),
            _toggle_marks,
            has_document,
            slots=(Slot("menu:tools", 0, 12),),
            checked=lambda context: context.problem_marks,
        ),
        Action(
            "tools.rules",
            N_("Rules of this blueprint…"),
            lambda session: session.host.show("rules"),
            has_document,
            slots=(Slot("menu:tools", 0, 13),),
        ),
    )


def _command(command: ProblemCommand, label: str, shortcut: str, icon: str, place: int) -> Action:
    return Action(
        f"problems.{command}",
        label,
        lambda session: session.host.in_problems(command),
        has_document,
        (shortcut,) if shortcut else (),
        icon,
        (Slot("menu:tools", 0, 2 + place, "problems"),),
    )


def _toggle_marks(session: Session) -> None:
    session.document.set_view(problem_marks=not session.context.problem_marks)
