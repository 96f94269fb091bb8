"""Shortcuts: portable names, the person's own ones, conflicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cxdesigner.base.i18n import _
from cxdesigner.editor.actions import Action

Own = tuple[tuple[str, str], ...]
"""What differs from the built-in shortcuts, see ``Settings.shortcuts``."""

_MODIFIERS = ("Ctrl", "Alt", "Shift", "Meta")

_EVERYWHERE = frozenset({"Esc", "Tab", "Backtab", "Return", "Enter", "Space", "F10"})
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


def refusal(action: Action, shortcut: str) -> str:
    """Return in one sentence why an action cannot have a shortcut; '' if it can."""
    try:
        keys = normal(shortcut)
    except ValueError:
        return _("These keys cannot be used.")
    if keys in map(normal, action.shortcuts):
        return ""
    head, _sign, key = keys.rpartition("+")
    if keys.endswith("+"):
        head, key = keys[:-2], "+"
    modifiers = frozenset(head.split("+"))
    if modifiers & {"Ctrl", "Alt", "Meta"}:
        return ""
    if key in _EVERYWHERE:
        return _("This key means something of its own everywhere. Hold Ctrl or Alt as well.")
    if key in _IN_TEXT or len(key) == 1:
        return _("This key is for typing and moving about. Hold Ctrl or Alt as well.")
    return ""


def holder(actions: Iterable[Action], own: Own, shortcut: str, but: str) -> Action | None:
    """Return the action that has a shortcut now, one action left out; None if nobody has it."""
    known = tuple(actions)
    wanted = normal(shortcut)
    now = keymap(known, own)
    return next((a for a in known if a.id != but and wanted in now[a.id]), None)


def with_shortcut(actions: Iterable[Action], own: Own, action_id: str, shortcut: str) -> Own:
    """Return the own shortcuts with one given to an action; '' gives it none.

    Another action that got the same keys by hand has its built-in ones again; built-in ones of
    others step back as long as this lasts (see ``keymap``).
    """
    wanted = normal(shortcut) if shortcut else ""
    kept = without_shortcut(own, action_id)
    if wanted:
        kept = tuple(pair for pair in kept if _spelling(pair[1]) != wanted)
    built_in = tuple(
        normal(keys) for action in actions if action.id == action_id for keys in action.shortcuts
    )
    return kept if built_in == ((wanted,) if wanted else ()) else (*kept, (action_id, wanted))


def without_shortcut(own: Own, action_id: str) -> Own:
    """Return the own shortcuts without that of an action: it has its built-in ones again."""
    return tuple(pair for pair in own if pair[0] != action_id)


def _spelling(shortcut: str) -> str:
    try:
        return normal(shortcut)
    except ValueError:
        return ""
