"""The actions that come with the program."""

from __future__ import annotations

from cxdesigner.editor.actions import ActionRegistry
from cxdesigner.editor.builtin import (
    analyses,
    arrange,
    build,
    compare,
    curves,
    edit,
    editors,
    file,
    filters,
    guides,
    insert,
    lanes,
    lens,
    link,
    mark,
    outline,
    parking,
    pictures,
    plan,
    problems,
    rows,
    select,
    stages,
    styles,
    table,
    tools,
    view,
    what_if,
)


def register_all(registry: ActionRegistry | None = None) -> ActionRegistry:
    """Add every built-in action to a registry (a new one when None) and return it."""
    registry = registry or ActionRegistry()
    modules = (
        file,
        edit,
        select,
        editors,
        view,
        curves,
        lens,
        filters,
        insert,
        rows,
        lanes,
        stages,
        build,
        arrange,
        parking,
        link,
        mark,
        pictures,
        outline,
        table,
        tools,
        analyses,
        what_if,
        guides,
        problems,
        plan,
        styles,
        compare,
    )
    for module in modules:
        registry.add(*module.actions())
    return registry
