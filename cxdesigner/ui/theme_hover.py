"""What lies under the pointer, in high contrast: an edge, because nobody sees a pale fill."""

from __future__ import annotations

import re

from cxdesigner.scene.theme import HIGH_CONTRAST, Theme

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_FOCUS = "border: 2px solid @ui.focus"
_BUTTONS = ("Button", "#foldHeader")
_UNDER = ":hover:!focus:enabled"


def hover_edges(theme: Theme, sheet: str) -> str:
    """Return rules to be added to a sheet; of all themes only high contrast has some.

    A button under the pointer has as wide an edge as one with the focus, so that nothing moves:
    each rule for the one has a twin for the other.
    """
    if theme.name != HIGH_CONTRAST:
        return ""
    twins = []
    for selectors, body in _RULE.findall(sheet):
        found = [
            one.strip().replace(":focus", _UNDER)
            for one in selectors.split(",")
            if ":focus" in one and any(kind in one for kind in _BUTTONS)
        ]
        if found and _FOCUS in body:
            twins.append(f"{', '.join(found)} {{{body.replace('@ui.focus', '@ui.hover.border')}}}")
    return "\n".join((*twins, _FILLED, _ROWS))


_FILLED = """
QPushButton:default:hover:!focus:enabled { border: 2px solid @ui.selected; padding: 4px 13px; }
QPushButton#exportButton:hover:!focus:enabled { border: 2px solid @ui.selected; padding: 0 11px; }
QPushButton[role="first"]:hover:!focus:enabled { border: 2px solid @ui.selected;
  padding: 3px 11px; }
QToolButton[role="choice"]:checked:hover:!focus:enabled { border: 2px solid @ui.selected;
  padding: 1px 9px; }
"""
"""Within the colour of the accent no dark edge is seen."""

_ROWS = """
QListView::item:hover:!selected { background: @ui.hover; border-color: @ui.hover.border; }
QTreeView::item:hover:!selected, QTableView::item:hover:!selected {
  border-color: @ui.hover.border; }
#parkingList::item:hover:!selected { border: 2px solid @ui.hover.border; padding: 3px 7px; }
QTabBar::tab:hover:!selected, #documentTabs::tab:hover:!selected {
  border-bottom-color: @ui.hover.border; }
"""
