"""Shortcuts: portable names, the person's own ones, conflicts."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping

from cxdesigner.base.i18n import _
from cxdesigner.editor.actions import Action

Own = tuple[tuple[str, str], ...]
"""What differs from the built-in shortcuts, see ``Settings.shortcuts``."""

_MODIFIERS = ("Ctrl", "Alt", "Shift", "Meta")

_EVERYWHERE = frozenset({"Esc", "Tab", "Backtab", "Return", "Enter", "Space", "F10", "Shift+F10"})
_OF_THE_SYSTEM = frozenset(
    {
        "Alt+F4",
        "Alt+Tab",
        "Alt+Shift+Tab",
        "Alt+Shift+Backtab",
        "Alt+Esc",
        "Alt+Space",
        "Ctrl+Esc",
        "Ctrl+Alt+Del",
    }
)
_IN_TEXT = frozenset(
    {"Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown", "Del", "Backspace", "Ins"}
)


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
    every = tuple(actions)
    taken: dict[str, list[Action]] = {}
    for action in every:
        for keys in chosen.get(action.id, ()):
            taken.setdefault(keys, []).append(action)
    found: dict[str, tuple[str, ...]] = {}
    for action in every:
        built_in = (normal(shortcut) for shortcut in action.shortcuts)
        found[action.id] = (
            chosen[action.id]
            if action.id in chosen
            else tuple(
                keys
                for keys in built_in
                if not any(_meet(action, other) for other in taken.get(keys, ()))
            )
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
        clashing = [
            one
            for one in ids
            if any(other != one and _meet(known.get(one), known.get(other)) for other in ids)
        ]
        if clashing:
            found.append((key, tuple(clashing)))
    return tuple(found)


def _meet(one: Action | None, other: Action | None) -> bool:
    """Say whether two actions can be asked for by keys at one place; None can be anywhere."""
    if one is None or other is None:
        return True
    if (one.scope == "outline") != (other.scope == "outline"):
        return False
    mine, theirs = one.editors, other.editors
    return not mine or not theirs or bool(set(mine) & set(theirs))


def refusal(action: Action, shortcut: str) -> str:
    """Return in one sentence why an action cannot have a shortcut; '' if it can."""
    try:
        keys = normal(shortcut)
    except ValueError:
        return _("These keys cannot be used.")
    if keys in map(normal, action.shortcuts):
        return ""
    if keys in _OF_THE_SYSTEM and sys.platform != "darwin":
        return _("The system closes or changes windows with these keys. Choose others.")
    head, _sign, key = keys.rpartition("+")
    if keys.endswith("+"):
        head, key = keys[:-2], "+"
    modifiers = frozenset(head.split("+"))
    if modifiers & {"Ctrl", "Alt", "Meta"}:
        return ""
    if key in _EVERYWHERE:
        text = _("This key means something of its own everywhere. Hold {ctrl} or {alt} as well.")
        return text.format(**_held())
    if key in _IN_TEXT or len(key) == 1:
        text = _("This key is for typing and moving about. Hold {ctrl} or {alt} as well.")
        return text.format(**_held())
    return ""


def _held() -> dict[str, str]:
    """Return how the keyboard names what is held together with a key."""
    is_mac = sys.platform == "darwin"
    return {"ctrl": "⌘" if is_mac else "Ctrl", "alt": "⌥" if is_mac else "Alt"}


def holder(actions: Iterable[Action], own: Own, shortcut: str, but: str) -> Action | None:
    """Return the action that has a shortcut now, one action left out; None if nobody has it."""
    known = {action.id: action for action in actions}
    wanted = normal(shortcut)
    now = keymap(known.values(), own)
    asked = known.get(but)
    return next(
        (a for a in known.values() if a.id != but and wanted in now[a.id] and _meet(a, asked)), None
    )


def with_shortcut(actions: Iterable[Action], own: Own, action_id: str, shortcut: str) -> Own:
    """Return the own shortcuts with one given to an action; '' gives it none.

    Another action that got the same keys by hand has its built-in ones again; built-in ones of
    others step back as long as this lasts (see ``keymap``).
    """
    wanted = normal(shortcut) if shortcut else ""
    kept = without_shortcut(own, action_id)
    known = {action.id: action for action in actions}
    given = known.get(action_id)
    if wanted:
        kept = tuple(
            pair
            for pair in kept
            if _spelling(pair[1]) != wanted or not _meet(known.get(pair[0]), given)
        )
    built_in = tuple(normal(keys) for keys in given.shortcuts) if given is not None else ()
    return kept if built_in == ((wanted,) if wanted else ()) else (*kept, (action_id, wanted))


def without_shortcut(own: Own, action_id: str) -> Own:
    """Return the own shortcuts without that of an action: it has its built-in ones again."""
    return tuple(pair for pair in own if pair[0] != action_id)


def _spelling(shortcut: str) -> str:
    try:
        return normal(shortcut)
    except ValueError:
        return ""
