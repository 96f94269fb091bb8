"""The style of small parts: what is ticked and chosen, tabs, lists, buttons of questions."""

from __future__ import annotations

from cxdesigner.base.colour import Colour, contrast
from cxdesigner.base.paths import resource
from cxdesigner.scene.theme import HIGH_CONTRAST, Theme

_EDGES = {HIGH_CONTRAST: "@ui.field.border"}
_WHITE, _BLACK = Colour(255, 255, 255), Colour(0, 0, 0)


def small_parts(theme: Theme) -> str:
    """Return the part of the style sheet; ``@token`` stands for a colour of the theme.

    Fusion draws the edge of a box darker than the window, which nobody sees on a dark one.
    """
    # What is told from its ground by a tint alone has an edge where contrast is to be high.
    sheet = _SHEET.replace("$edge", _EDGES.get(theme.name, "transparent"))
    for place, name, ground in (
        ("tick", "tick", "ui.accent"),
        ("dash", "dash", "ui.accent"),
        ("down", "down", "ui.field"),
        ("entry", "tick", "ui.panel"),
    ):
        sheet = sheet.replace(f"${place}", _url(f"{name}-{_ink_on(theme.colour(ground))}"))
    sheet = sheet.replace("$quiet", _url("tick-grey"))
    return sheet


def _url(name: str) -> str:
    path = resource("icons", "ticks", f"{name}.png").as_posix()
    return f'url("{path}")'


def _ink_on(ground: Colour) -> str:
    return "white" if contrast(ground, _WHITE) > contrast(ground, _BLACK) else "black"


_SHEET = """
QCheckBox::indicator, QListView::indicator, QTreeView::indicator { width: 14px; height: 14px;
  border: 1px solid @ui.field.border; border-radius: 3px; background: @ui.field; }
QListView::indicator, QTreeView::indicator { margin-right: 3px; }
QCheckBox::indicator:checked, QListView::indicator:checked, QTreeView::indicator:checked {
  background: @ui.accent; border-color: @ui.accent; image: $tick; }
QCheckBox::indicator:indeterminate, QListView::indicator:indeterminate,
QTreeView::indicator:indeterminate { background: @ui.accent; border-color: @ui.accent;
  image: $dash; }
QCheckBox::indicator:disabled { border-color: @ui.disabled; background: @ui.window; }
QCheckBox::indicator:checked:disabled { background: @ui.disabled; border-color: @ui.disabled; }
QMenu::indicator { width: 14px; height: 14px; }
QMenu::indicator:checked { image: $entry; }
QMenu::indicator:checked:disabled { image: $quiet; }
QRadioButton::indicator { width: 6px; height: 6px; border: 5px solid @ui.field;
  border-radius: 8px; background: @ui.field; }
QRadioButton::indicator:unchecked { width: 14px; height: 14px;
  border: 1px solid @ui.text.secondary; }
QRadioButton::indicator:checked { border-color: @ui.accent; }
QListView::item:selected { background: @ui.selected; color: @ui.selected.ink;
  border-color: @ui.selected.border; }
QLineEdit, QAbstractSpinBox { padding: 3px 6px; }
QLineEdit:focus, QAbstractSpinBox:focus, QLineEdit[invalid="true"] { padding: 2px 5px; }
QToolButton[role="chip"], QToolButton[role="choice"], QToolButton#marksAdd, QToolButton#picturesAdd,
QPushButton[role="add"] { border: 1px solid $edge; }
QToolButton[partly="true"] { border: 1px dashed @ui.accent; }
QToolButton#marksAdd:focus { border: 2px solid @ui.focus; padding: 2px 6px; }
QToolButton#picturesAdd:focus { border: 2px solid @ui.focus; padding: 1px 8px; }
QPushButton[role="add"] { border-radius: 11px; padding: 2px 10px; background: @ui.hover; }
QPushButton[role="add"]:hover { border-color: @ui.field.border; }
QPushButton[role="add"]:pressed { background: @ui.pressed; }
QPushButton[role="add"]:focus { border: 2px solid @ui.focus; padding: 1px 9px; }
QComboBox QAbstractItemView:focus { border: 1px solid @ui.border; }
QFileDialog QComboBox::down-arrow, QPrintDialog QComboBox::down-arrow { image: $down;
  width: 10px; height: 10px; }
QDialogButtonBox, QMessageBox { button-layout: 3; }
QTabWidget::pane { border: 0; border-top: 1px solid @ui.border; }
QTabBar::tab { padding: 5px 12px; color: @ui.text.secondary; background: transparent;
  border: 1px solid transparent; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @ui.text; border-bottom-color: @ui.accent; }
QTabBar::tab:hover { background: @ui.hover; }
QTabBar::tab:focus { border-color: @ui.focus; }
QTreeView::branch:selected:!has-children { background: @ui.selected;
  border: solid @ui.selected.border; border-width: 1px 0; }
#mergeParts::handle:vertical { border-top-color: transparent; }
#finishDialog QListView::item { padding: 2px 1px; }
QPushButton::menu-indicator { image: $down; width: 10px; height: 10px; right: 9px;
  subcontrol-origin: padding; subcontrol-position: center right; }
#whatIfSomebody { padding-right: 28px; }
#whatIfSomebody:focus { padding-right: 27px; }
QPrintDialog QToolButton { border-color: @ui.field.border; }
#templateList { padding: 8px 8px 8px 18px; border: 1px solid @ui.border; border-radius: 6px; }
#templateList:focus { border: 2px solid @ui.focus; padding: 7px 7px 7px 17px; }
"""
