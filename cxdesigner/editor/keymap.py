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
    shortcuts: Mapping[str, tuple[str, ...]], actions: Iterable[Action] = ()
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the shortcuts that more than one action has in one editor, with those actions.

    Parameters
    ----------
    actions
        Tell which editors they are for, and where their shortcuts count; what is not among them
        is for all. Those of the outline are no conflict with others: there they go first.
    """
    known = {action.id: action for action in actions}
    users: dict[str, list[str]] = {}
    for action_id, keys in shortcuts.items():
        for key in keys:
            users.setdefault(key, []).append(action_id)
    found = []
    for key, ids in sorted(users.items()):
        clashing = [one for one in ids if any(_meet(one, other, known) for other in ids)]
        if clashing:
            found.append((key, tuple(clashing)))
    return tuple(found)


def _meet(one: str, other: str, known: Mapping[str, Action]) -> bool:
    if one == other:
        return False
    first, second = known.get(one), known.get(other)
    if first is None or second is None:
        return True
    if (first.scope == "outline") != (second.scope == "outline"):
        return False
    mine, theirs = first.editors, second.editors
    return not mine or not theirs or bool(set(mine) & set(theirs))
