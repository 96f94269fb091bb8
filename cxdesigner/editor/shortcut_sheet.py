"""The sheet of shortcuts: every action by menu, with its keys, for the screen and for paper."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cxdesigner.base.fold import fold
from cxdesigner.base.i18n import _
from cxdesigner.editor.actions import MENUS, Action, ActionRegistry
from cxdesigner.editor.palette.entries import full_title
from cxdesigner.editor.palette.fuzzy import parts_of, score


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One action."""

    action: Action
    title: str
    keys: tuple[str, ...]
    """Portable, see ``keymap``."""

    def fits(self, query: str, menu: str, write: Callable[[str], str] = str) -> bool:
        """Say whether a row is meant by what was typed: words of its title or menu, or keys."""
        keys = " ".join(write(shortcut) for shortcut in self.keys)
        text = fold(f"{self.title} {menu} {keys} {self.action.label}")
        return score(parts_of(query), text, scattered=False) is not None


@dataclass(frozen=True, slots=True)
class SheetGroup:
    """The actions of one menu."""

    title: str
    rows: tuple[SheetRow, ...]


def sheet(
    registry: ActionRegistry, shortcuts: Mapping[str, tuple[str, ...]]
) -> tuple[SheetGroup, ...]:
    """Return all actions grouped by the menu they are first found in, in the order of the menus."""
    rest = {action.id: action for action in registry}
    groups: list[SheetGroup] = []
    for key, label in MENUS:
        rows: list[SheetRow] = []
        for _slot, action in registry.in_slot(f"menu:{key}"):
            if rest.pop(action.id, None) is not None:
                rows.append(_row(action, shortcuts))
        if rows:
            groups.append(SheetGroup(_(label), tuple(rows)))
    if rest:
        others = tuple(_row(action, shortcuts) for action in rest.values())
        groups.append(SheetGroup(_("Elsewhere"), others))
    return tuple(groups)


def _row(action: Action, shortcuts: Mapping[str, tuple[str, ...]]) -> SheetRow:
    return SheetRow(action, full_title(action), shortcuts.get(action.id, ()))


def sheet_html(groups: tuple[SheetGroup, ...], write: Callable[[str], str]) -> str:
    """Return the sheet for paper: a table for each menu, actions without keys left out.

    Parameters
    ----------
    write
        Returns portable keys as the system writes them.
    """
    parts = [f"<h1>{html.escape(_('Keyboard shortcuts'))}</h1>"]
    for group in groups:
        rows = [row for row in group.rows if row.keys]
        if not rows:
            continue
        parts.append(f"<h3>{html.escape(group.title)}</h3><table width='100%' cellpadding='2'>")
        for row in rows:
            keys = "&nbsp;&nbsp;&nbsp;".join(html.escape(write(keys)) for keys in row.keys)
            parts.append(
                f"<tr><td width='62%'>{html.escape(row.title)}</td><td><b>{keys}</b></td></tr>"
            )
        parts.append("</table>")
    return "".join(parts)
