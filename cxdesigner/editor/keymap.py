"""Shortcuts: portable names, the person's own ones, conflicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cxdesigner.editor.actions import Action

_MODIFIERS = ("Ctrl", "Alt", "Shift", "Meta")


def normal(shortcut: str) -> str:
    """Return a shortcut with its modifiers in one order and its key capitalised.

    Raises
    ------
    ValueError
        If it has no key or an unknown modifier.
    """
    text = shortcut.strip()
    # The key itself may be a plus.
    head, key = (text[:-2], "+") if text.endswith("++") else text.rpartition("+")[::2]
    if text == "+":
        head, key = "", "+"
    modifiers = {part.strip().capitalize() for part in head.split("+") if part.strip()}
    if not key or not modifiers <= set(_MODIFIERS):
        raise ValueError(f"no shortcut: {shortcut!r}")
    name = key.strip() or key
    name = name.upper() if len(name) == 1 else name[0].upper() + name[1:]
    return "+".join([*(known for known in _MODIFIERS if known in modifiers), name])


def keymap(
    actions: Iterable[Action], own: Iterable[tuple[str, str]] = ()
) -> Mapping[str, tuple[str, ...]]:
    """Return action id → shortcuts, the person's own ones in the place of the built-in ones.

    What the person took for one action is taken from the others; a shortcut that cannot be read is
    passed over.
    """
    chosen: dict[str, tuple[str, ...]] = {}
    for action_id, shortcut in own:
        try:
            chosen[action_id] = (normal(shortcut),) if shortcut else ()
        except ValueError:
            continue
    taken = {shortcut for shortcuts in chosen.values() for shortcut in shortcuts}
    found: dict[str, tuple[str, ...]] = {}
    for action in actions:
        built_in = (normal(shortcut) for shortcut in action.shortcuts)
        found[action.id] = (
            chosen[action.id]
            if action.id in chosen
            else tuple(shortcut for shortcut in built_in if shortcut not in taken)
        )
    return found


def conflicts(
    shortcuts: Mapping[str, tuple[str, ...]], scopes: Mapping[str, str] | None = None
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the shortcuts that more than one action has, with those actions.

    Parameters
    ----------
    scopes
        Action id → where its shortcuts count. Those of the outline are no conflict with others,
        because there they go first.
    """
    users: dict[tuple[str, bool], list[str]] = {}
    for action_id, keys in shortcuts.items():
        apart = (scopes or {}).get(action_id) == "outline"
        for key in keys:
            users.setdefault((key, apart), []).append(action_id)
    return tuple((key, tuple(ids)) for (key, _), ids in sorted(users.items()) if len(ids) > 1)
