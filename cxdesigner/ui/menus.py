"""Menus as views of the registry: the menu bar and what a right click offers."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from cxdesigner.base.i18n import _
from cxdesigner.editor.actions import MENUS, SUBMENUS, ActionRegistry
from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane, LaneRow, Line
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step
from cxdesigner.ui.popup_menu import PopupMenu
from cxdesigner.ui.qactions import QActions

CANVAS = "context:canvas"
_CONTEXTS: dict[type[Record], str] = {
    Element: "context:element",
    Emotion: "context:element",
    Link: "context:link",
    Lane: "context:lane",
    LaneRow: "context:row",
    Line: "context:line",
    Stage: "context:stage",
    Step: "context:step",
}


def fill(menu: PopupMenu, where: str, registry: ActionRegistry, actions: QActions) -> None:
    """Put the actions of a place into a menu, groups parted by separators."""
    last_group: int | None = None
    submenus: dict[str, PopupMenu] = {}
    lasts: dict[str, str] = {}
    for slot, action in registry.in_slot(where):
        if last_group is not None and slot.group != last_group:
            menu.addSeparator()
        last_group = slot.group
        target = menu
        if slot.submenu:
            if slot.submenu not in submenus:
                submenu = menu.add_submenu(_(SUBMENUS.get(slot.submenu, slot.submenu)))
                submenu.setObjectName(f"{menu.objectName()}-{slot.submenu}")
                submenus[slot.submenu] = submenu
            target = submenus[slot.submenu]
            before = lasts.get(slot.submenu)
            if before and before != action.exclusive:
                # Of what stood above, one is chosen; what follows is switched by itself.
                target.addSeparator()
            # An action with choices has them in a menu of its own.
            lasts[slot.submenu] = "" if action.choices else action.exclusive
        target.addAction(actions[action.id])


def fill_menu_bar(bar: QMenuBar, registry: ActionRegistry, actions: QActions) -> None:
    """Build the menu bar; menus without actions are left out."""
    bar.clear()
    for key, label in MENUS:
        if registry.in_slot(f"menu:{key}"):
            menu = PopupMenu(_(label), bar)
            bar.addMenu(menu)
            menu.setObjectName(f"menu-{key}")
            menu.setToolTipsVisible(True)
            menu.aboutToShow.connect(actions.update)
            fill(menu, f"menu:{key}", registry, actions)
    letter_menus(bar, registry, actions)


def letter_menus(bar: QMenuBar, registry: ActionRegistry, actions: QActions) -> None:
    """Give each menu a letter that opens it with Alt, where no shortcut takes that."""
    if sys.platform == "darwin":
        return
    sequences = [one for action in registry for one in actions[action.id].shortcuts()]
    taken = {one.toString(one.SequenceFormat.PortableText) for one in sequences}
    for key, label in MENUS:
        menu = bar.findChild(QMenu, f"menu-{key}")
        letter = next((one for one in label.upper() if f"Alt+{one}" not in taken), "")
        taken.add(f"Alt+{letter}")
        if isinstance(menu, QMenu):
            menu.setTitle(lettered(_(label), letter))


def lettered(words: str, letter: str) -> str:
    """Mark a letter in the words of a menu, or name it behind words that do not have it."""
    at = words.upper().find(letter)
    if not letter:
        return words
    return f"{words[:at]}&{words[at:]}" if at >= 0 else f"{words}(&{letter})"


def context_menu(
    document: Document,
    record_id: str | None,
    registry: ActionRegistry,
    actions: QActions,
    parent: QWidget,
) -> PopupMenu:
    """Return the menu for what was clicked, which is selected first; None is an empty place."""
    record = document.store.find(record_id)
    if record is not None and record.id not in document.selection:
        document.selection.set((record.id,))
    where = _CONTEXTS.get(type(record), CANVAS) if record is not None else CANVAS
    return menu_of(where, registry, actions, parent)


def menu_of(where: str, registry: ActionRegistry, actions: QActions, parent: QWidget) -> PopupMenu:
    """Return the menu of what was clicked, by the place of its actions."""
    actions.update()
    menu = PopupMenu(parent)
    menu.setObjectName("contextMenu")
    menu.is_plain = True
    fill(menu, where, registry, actions)
    return menu
