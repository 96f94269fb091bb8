"""Actions as data: menus, tool bars, shortcuts and their lists are views of the registry."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from cxdesigner.base.errors import CxError, EditError
from cxdesigner.base.i18n import N_, _
from cxdesigner.editor.context import Context
from cxdesigner.editor.session import Session
from cxdesigner.editor.view_state import EditorName

MENUS: tuple[tuple[str, str], ...] = (
    ("file", N_("File")),
    ("edit", N_("Edit")),
    ("view", N_("View")),
    ("insert", N_("Insert")),
    ("arrange", N_("Arrange")),
    ("tools", N_("Analyse")),
    ("help", N_("Help")),
)
"""Key and label of each menu of the menu bar, in order."""

SUBMENUS: dict[str, str] = {
    "columns": N_("Stages and steps"),
    "emotion": N_("Emotion curve"),
    "feel": N_("Emotion"),
    "filter": N_("Filters and views"),
    "guide_width": N_("Width of the guide"),
    "insert": N_("Insert"),
    "lens": N_("Figures on the drawing"),
    "link": N_("Link"),
    "link_kind": N_("Kind of link"),
    "marks": N_("Marks"),
    "outline": N_("Outline"),
    "parts": N_("Parts of the window"),
    "plan": N_("Plan"),
    "plan_tab": N_("Pages of the plan"),
    "problems": N_("Problems"),
    "reach": N_("Span"),
    "rows": N_("Lanes and lines"),
    "select": N_("Select"),
    "shown": N_("Lanes and stages shown"),
    "stages": N_("Stages"),
    "style": N_("Style"),
    "table": N_("Table"),
    "table_rows": N_("Rows of the table"),
    "tour": N_("Guided tour"),
    "trials": N_("Try out"),
    "zoom": N_("Zoom"),
}
"""Key and label of menus within menus."""

ROOMS = frozenset({
    "columns", "feel", "filter", "insert", "link", "parts", "reach", "rows", "select", "shown",
    "stages", "style", "trials", "zoom",
})  # fmt: skip
"""Submenus that only keep a menu as short as a small screen: what is in them says all by itself."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place where an action is offered.

    ``where`` is ``menu:<key of MENUS>``, ``toolbar``, ``rail``, or ``context:<kind>`` for the
    context menu of an element, link, lane, row, line, stage, step, or of the empty canvas. Groups
    are parted by separators; groups and orders rise from the start to the end.
    """

    where: str
    group: int = 0
    order: int = 0
    submenu: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of an action that is a list, such as recent files."""

    key: str
    label: str
    checked: bool = False


def always(context: Context) -> bool:
    """Apply at any moment."""
    return True


@dataclass(frozen=True, slots=True)
class Action:
    """Something a person can do.

    Labels are marked with ``N_`` and translated where they are shown; see ``title``. An action with
    ``choices`` is a list of entries: the handler gets the key of the chosen one.
    """

    id: str
    """Also the ``objectName`` of its QAction."""

    label: str
    handler: Callable[[Session], object] | None = None
    when: Callable[[Context], bool] = always
    shortcuts: tuple[str, ...] = ()
    """Portable, e.g. ``Ctrl+Z``; the first is shown."""

    icon: str = ""
    """Name of a file in ``resources/icons``, '' for none."""

    slots: tuple[Slot, ...] = ()
    checked: Callable[[Context], bool] | None = None
    """Whether the action shows a state that is on now; None for one without a state."""

    exclusive: str = ""
    """Actions with the same word here are alternatives (radio buttons)."""

    title_of: Callable[[Context], str] | None = None
    """A translated label that depends on the moment, such as what is undone."""

    scope: Literal["window", "canvas", "outline"] = "window"
    """Where its shortcuts count: plain arrow keys belong to the canvas only while it has them.

    In the outline they go before those of the window.
    """

    editors: tuple[EditorName, ...] = ()
    """The editors it is for; none named means all. A shortcut may mean another thing in another."""

    choices: Callable[[Session], Sequence[Choice]] | None = None
    choose: Callable[[Session, str], object] | None = None

    def applies(self, context: Context) -> bool:
        """Say whether the action applies at a moment."""
        return (not self.editors or context.editor in self.editors) and self.when(context)

    def title(self, context: Context | None = None) -> str:
        """Return the label in the language in use, for a moment if it depends on it."""
        if self.title_of is not None and context is not None:
            return self.title_of(context)
        return _(self.label)


class ActionRegistry:
    """All actions by id, in the order in which they were added."""

    def __init__(self) -> None:
        self._actions: dict[str, Action] = {}

    def add(self, *actions: Action) -> None:
        """Add actions.

        Raises
        ------
        ValueError
            If an id is taken.
        """
        for action in actions:
            if action.id in self._actions:
                raise ValueError(f"action {action.id} is there already")
            self._actions[action.id] = action

    def __iter__(self) -> Iterator[Action]:
        return iter(self._actions.values())

    def __len__(self) -> int:
        return len(self._actions)

    def __contains__(self, action_id: object) -> bool:
        return action_id in self._actions

    def __getitem__(self, action_id: str) -> Action:
        return self._actions[action_id]

    def in_slot(self, where: str) -> tuple[tuple[Slot, Action], ...]:
        """Return the actions offered at a place with their slots, by group and order."""
        found = [(slot, action) for action in self for slot in action.slots if slot.where == where]
        return tuple(sorted(found, key=lambda pair: (pair[0].group, pair[0].order)))

    def run(self, action_id: str, session: Session, choice: str | None = None) -> bool:
        """Run an action if it applies now; say whether it did something.

        What it refuses is told in passing, what fails is reported; nothing is raised for mistakes
        of the person.
        """
        action = self._actions[action_id]
        if not action.applies(session.context):
            return False
        try:
            if choice is not None:
                assert action.choose is not None
                action.choose(session, choice)
            elif action.handler is not None:
                action.handler(session)
        except EditError as error:
            session.host.tell(str(error))
            return False
        except CxError as error:
            session.host.report(error)
            return False
        return True
