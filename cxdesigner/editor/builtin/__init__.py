"""The actions that come with the program."""

from __future__ import annotations

from cxdesigner.editor.actions import ActionRegistry
from cxdesigner.editor.builtin import (
    arrange,
    edit,
    editors,
    file,
    insert,
    link,
    mark,
    select,
    table,
    tools,
    view,
)


def register_all(registry: ActionRegistry | None = None) -> ActionRegistry:
    """Add every built-in action to a registry (a new one when None) and return it."""
    registry = registry or ActionRegistry()
    for module in (file, edit, select, editors, table, view, insert, arrange, link, mark, tools):
        registry.add(*module.actions())
    return registry
