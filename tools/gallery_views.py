"""What `tools/gallery.py` takes pictures of: everything that the program can open.

Each view says which actions it shows the outcome of. ``uncovered`` compares that with the registry
of actions: an action that opens something new is named until a view shows it.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from cxdesigner.editor.actions import ActionRegistry

if TYPE_CHECKING:
    from tools.gallery_room import Room

_MODULES = (
    "tools.gallery_dialogs",
    "tools.gallery_window",
    "tools.gallery_panels",
    "tools.gallery_popups",
)
OPENER = Path(__file__).resolve().parent.parent / "cxdesigner" / "ui" / "dialogs" / "opener.py"


@dataclass(frozen=True, slots=True)
class View:
    """Something to see: a function that brings it up and takes its pictures."""

    name: str
    take: Callable[[Room], object]
    shows: tuple[str, ...]
    """Ids of actions whose outcome is seen, and names of dialogs as actions use them."""


VIEWS: list[View] = []
"""In the order of their making; ``all_views`` sees to it that they are there."""


def all_views() -> tuple[View, ...]:
    """Return all views; they are imported when first asked for."""
    for name in _MODULES:
        import_module(name)
    return tuple(VIEWS)


def view(name: str, *shows: str) -> Callable[[Callable[[Room], object]], Callable[[Room], object]]:
    """Add a view to the list."""

    def keep(take: Callable[[Room], object]) -> Callable[[Room], object]:
        VIEWS.append(View(name, take, shows))
        return take

    return keep


def opening_actions(registry: ActionRegistry) -> tuple[str, ...]:
    """Return the ids of the actions whose label says that they open something."""
    return tuple(action.id for action in registry if action.label.endswith("…"))


def dialog_names() -> tuple[str, ...]:
    """Return the names of dialogs and bars that actions open, read from where they are opened."""
    tree = ast.parse(OPENER.read_text(encoding="utf-8"))
    cases = [node.pattern for node in ast.walk(tree) if isinstance(node, ast.match_case)]
    values = [node for case in cases for node in ast.walk(case) if isinstance(node, ast.Constant)]
    return tuple(str(node.value) for node in values if isinstance(node.value, str))


def uncovered(wanted: Iterable[str]) -> list[str]:
    """Return those of some actions and dialogs that no view shows."""
    seen = {name for one in all_views() for name in one.shows}
    return [name for name in wanted if name not in seen]
