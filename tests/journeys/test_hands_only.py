"""Journeys go by what a person can do: neither they nor the hands they use call a command."""

from __future__ import annotations

import ast
from pathlib import Path

_TESTS = Path(__file__).parent.parent
_HANDS = (
    "eyes",
    "pointing",
    "hands",
    "mouse_hands",
    "key_hands",
    "hot_pot_keys",
    "hot_pot_mouse",
)

_COMMANDS = frozenset({
    "activate", "addAction", "animateClick", "close", "obey", "put", "run_action",
    "selectAll", "setChecked", "setCurrentIndex", "setCurrentText", "setFocus", "setPlainText",
    "setText", "setValue", "set_cell", "set_view", "show_dialog", "show_panel", "show_record_menu",
    "toggle", "transaction", "trigger",
})  # fmt: skip
"""What the program, its actions and its widgets are told to do from within."""

_FROM_ELSEWHERE = {"QApplication.clipboard().setText"}
"""What stands for another program."""


def commands_in(source: str) -> list[str]:
    """Return the calls of commands in a module, with their lines."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    found = []
    for call in calls:
        if not isinstance(call.func, ast.Attribute):
            continue
        name = ast.unparse(call.func)
        is_told = call.func.attr in _COMMANDS or name.endswith((".selection.set", "registry.run"))
        if is_told and name not in _FROM_ELSEWHERE:
            found.append(f"{call.lineno}: {name}")
    return found


def test_no_command_is_called() -> None:
    files = [*(_TESTS / "journeys").glob("*.py"), *(_TESTS / f"{name}.py" for name in _HANDS)]
    found = [f"{file.name}:{one}" for file in files for one in commands_in(file.read_text("utf-8"))]
    assert not found, "\n".join(found)


def test_a_command_would_be_found() -> None:
    assert commands_in('window.actions_["mark.wait"].trigger()')
    assert commands_in("hands.document.selection.set(('c2',))")
    assert not commands_in("hands.key('z')")
