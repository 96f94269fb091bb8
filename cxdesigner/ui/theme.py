"""Colours and shapes of the widgets: paint tokens as a palette and a small style sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from cxdesigner.base.i18n import language
from cxdesigner.qtrender.resources import window_font
from cxdesigner.scene.fonts import LATIN, face, is_chinese
from cxdesigner.scene.theme import DARK, HIGH_CONTRAST, LIGHT, Theme
from cxdesigner.ui.inner_ring import keep_rings
from cxdesigner.ui.popup_menu import place_corners
from cxdesigner.ui.small_parts import small_parts
from cxdesigner.ui.theme_hover import hover_edges
from cxdesigner.ui.theme_pages import PAGES
from cxdesigner.ui.theme_table import TABLE
from cxdesigner.ui.type_sizes import FONT_PX, SMALL_PX

_FONTS_OF_THE_SYSTEM = ("QMenu", "QMenuBar", "QMessageBox", "QTipLabel", "QStatusBar")

_Role = QPalette.ColorRole
_ROLES: dict[QPalette.ColorRole, str] = {
    _Role.Window: "ui.window",
    _Role.WindowText: "ui.text",
    _Role.Base: "ui.field",
    _Role.AlternateBase: "ui.hover",
    _Role.Text: "ui.text",
    _Role.Button: "ui.panel",
    _Role.ButtonText: "ui.text",
    _Role.BrightText: "ui.danger",
    _Role.Highlight: "ui.accent",
    _Role.HighlightedText: "ui.accent.ink",
    _Role.ToolTipBase: "ui.tooltip",
    _Role.ToolTipText: "ui.tooltip.ink",
    _Role.PlaceholderText: "ui.text.secondary",
    _Role.Link: "ui.accent",
    _Role.Mid: "ui.border",
    _Role.Midlight: "ui.border",
    _Role.Dark: "ui.field.border",
    _Role.Light: "ui.panel",
    _Role.Shadow: "ui.text.secondary",
    _Role.Accent: "ui.accent",
}


def resolve(choice: str) -> str:
    """Return the name of the theme that a setting stands for; the system's light or dark."""
    name = choice.replace("_", "-")
    if name in (LIGHT, DARK, HIGH_CONTRAST):
        return name
    scheme = QGuiApplication.styleHints().colorScheme()
    return DARK if scheme == Qt.ColorScheme.Dark else LIGHT


def qcolor(theme: Theme, token: str) -> QColor:
    """Return the colour of a token."""
    return QColor(*theme.colour(token))


def palette(theme: Theme) -> QPalette:
    """Return a palette in the colours of a theme."""
    found = QPalette()
    for role, token in _ROLES.items():
        found.setColor(role, qcolor(theme, token))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        found.setColor(QPalette.ColorGroup.Disabled, role, qcolor(theme, "ui.disabled"))
    return found


def ui_font() -> QFont:
    """Return the font of all widgets."""
    font = window_font(10, language())
    if not is_chinese(language()):
        # Else quotation marks and ellipses are as wide as a Chinese character.
        latin = face(LATIN).name
        font.setFamilies([latin, *(name for name in font.families() if name != latin)])
    font.setPixelSize(FONT_PX)
    return font


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give all widgets the colours and the font; what they have already costs nothing.

    Qt polishes every widget of the program anew for each of these, even where nothing changes.
    """
    font, colours, sheet = ui_font(), palette(theme), style_sheet(theme)
    # Under a style sheet the style has no name any more.
    if not app.styleSheet() and app.style().objectName().lower() != "fusion":
        app.setStyle("Fusion")
    if app.palette() != colours:
        app.setPalette(colours)
    if app.styleSheet() != sheet:
        # From one sheet to another, Qt styles a widget once for each that it lies in.
        app.setStyleSheet("")
        app.setStyleSheet(sheet)
        place_corners(app)
    # Last: every new style brings the fonts that Windows and macOS name for some widgets. PySide
    # takes the names as str alone, whatever its types say.
    fonts = [app.font(), *(QApplication.font(kind) for kind in _FONTS_OF_THE_SYSTEM)]  # type: ignore[call-overload]
    if any(found != font for found in fonts):
        app.setFont(font)
    keep_rings(app)


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of the window in the colours of a theme."""
    colours = {}
    for token in theme.tokens:
        if token.startswith(("ui.", "problem.")):
            colours[token] = theme.colour(token).hex
    sheet = _SHEET + small_parts(theme)
    sheet += hover_edges(theme, sheet)
    # Longest first: ui.text is the start of ui.text.secondary.
    for token in sorted(colours, key=len, reverse=True):
        sheet = sheet.replace(f"@{token}", colours[token])
    return sheet


_SHEET = f"""
QMainWindow, QDialog {{ background: @ui.window; }}
QWidget {{ color: @ui.text; }}
QWidget:disabled {{ color: @ui.disabled; }}
QMenuBar, QMenu, QToolButton, QPushButton, QStatusBar {{ font-size: {FONT_PX}px; }}
QToolTip {{ background: @ui.tooltip; color: @ui.tooltip.ink; border: 0; padding: 4px 6px; }}

QMenuBar {{ background: @ui.window; spacing: 0; }}
QMenuBar::item {{ padding: 1px 8px; border: 1px solid transparent; border-radius: 5px;
  background: transparent; color: @ui.text; }}
QMenuBar::item:selected {{ background: @ui.hover; border-color: @ui.selected.border; }}
QMenuBar::item:pressed {{ background: @ui.selected; color: @ui.selected.ink; }}
QMenu {{ background: @ui.panel; border: 1px solid @ui.border; padding: 5px; menu-scrollable: 1; }}
#tableColumnsMenu {{ menu-scrollable: 0; }}
#tableColumnsMenu::item {{ padding: 1px 25px 1px 9px; }}
QMenu::item {{ padding: 4px 25px 4px 9px; border: 1px solid transparent; border-radius: 5px; }}
QMenu::item:selected {{ background: @ui.selected; color: @ui.selected.ink;
  border-color: @ui.selected.border; }}
QMenu::item:disabled {{ color: @ui.disabled; background: transparent; }}
QMenu::icon {{ padding-left: 6px; }}
QMenu::icon:checked {{ background: @ui.selected; border: 1px solid @ui.selected.ink;
  border-radius: 4px; }}
QMenu::separator {{ height: 1px; background: @ui.border; margin: 5px 6px; }}
#windowTitle {{ color: @ui.text.secondary; padding: 2px 12px 0 0; }}

#mainToolbar {{ background: @ui.window; border: 0; border-top: 1px solid @ui.border;
  border-bottom: 1px solid @ui.border; spacing: 3px; padding: 0 8px; }}
#mainToolbar QToolButton {{ border: 1px solid transparent; border-radius: 6px;
  padding: 2px 8px; min-height: 20px; }}
#mainToolbar QToolButton:checked {{ border-color: @ui.selected.border; font-weight: bold; }}
#mainToolbar QToolButton:checked:disabled {{ border-color: transparent; }}
QToolButton {{ border: 1px solid transparent; border-radius: 6px; padding: 3px 6px;
  background: transparent; }}
QToolButton:hover {{ background: @ui.hover; }}
QToolButton:pressed {{ background: @ui.pressed; }}
QToolButton:checked {{ background: @ui.selected; color: @ui.selected.ink;
  border-color: @ui.selected.border; }}
QToolButton:checked:disabled {{ background: @ui.hover; color: @ui.disabled;
  border-color: transparent; }}
QToolButton:focus {{ border: 2px solid @ui.focus; padding: 2px 5px; }}
#mainToolbar QToolButton:focus {{ border: 2px solid @ui.focus; padding: 1px 7px; }}
#mainToolbar[tight="true"] QToolButton {{ padding: 2px 3px; }}
#mainToolbar[tight="true"] QToolButton:focus {{ padding: 1px 2px; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
QToolButton[popupMode="1"] {{ padding-right: 8px; }}
#speakerNotesArea {{ border: 0; border-top: 1px solid @ui.border; background: @ui.window; }}
#speakerNotes {{ font-size: 15px; }}
#presentationProgress {{ border: 0; border-bottom: 1px solid @ui.border; border-radius: 0;
  background: @ui.hover; }}
#presentationProgress::chunk {{ background: @ui.accent; border-radius: 0; }}
#toolbarSeparator {{ background: @ui.border; max-width: 1px; min-width: 1px; margin: 5px 6px; }}

QPushButton {{ background: @ui.field; border: 1px solid @ui.field.border; border-radius: 7px;
  padding: 5px 14px; min-height: 18px; outline: 0; }}
QPushButton:hover {{ background: @ui.hover; }}
QPushButton:pressed {{ background: @ui.pressed; }}
QPushButton:focus {{ border: 2px solid @ui.focus; padding: 4px 13px; }}
QPushButton:default {{ background: @ui.accent; color: @ui.accent.ink; border-color: @ui.accent; }}
QPushButton:default:hover {{ background: @ui.accent.hover; }}
QPushButton:default:focus {{ border: 1px solid @ui.accent; padding: 5px 14px; }}
QPushButton:disabled {{ color: @ui.disabled; background: @ui.window; border-color: @ui.border; }}
QPushButton[role="menu"] {{ text-align: left; padding-right: 20px; }}
QPushButton[role="menu"]:focus {{ padding-right: 19px; }}
QPushButton#exportButton {{ background: @ui.accent; color: @ui.accent.ink; font-weight: bold;
  border: 1px solid @ui.accent; padding: 1px 12px; border-radius: 6px; min-height: 20px; }}
QPushButton#exportButton:hover {{ background: @ui.accent.hover; }}
QPushButton#exportButton:disabled {{ background: @ui.window; color: @ui.disabled;
  border-color: @ui.border; }}
QPushButton#exportButton:focus {{ border: 1px solid @ui.accent; padding: 1px 12px; }}
QPushButton#paletteBox {{ color: @ui.text.secondary; text-align: left; font-weight: normal;
  padding: 1px 10px; border-radius: 6px; min-height: 20px; margin-right: 4px; }}
QPushButton#paletteBox:focus {{ border: 2px solid @ui.focus; padding: 0 9px; }}
QPushButton[flat="true"] {{ border: 1px solid transparent; background: transparent;
  padding: 2px 6px; }}
QPushButton[flat="true"]:hover {{ background: @ui.hover; }}
QPushButton[flat="true"]:focus {{ border: 2px solid @ui.focus; padding: 1px 5px; }}

QLineEdit, QPlainTextEdit, #inlineEditor, QComboBox, QAbstractSpinBox {{ background: @ui.field;
  border: 1px solid @ui.field.border; border-radius: 6px; padding: 3px 8px;
  selection-background-color: @ui.accent; selection-color: @ui.accent.ink;
  placeholder-text-color: @ui.text.secondary; }}
QLineEdit, QComboBox, QAbstractSpinBox {{ min-height: 18px; }}
QComboBox {{ combobox-popup: 0; }}
QPlainTextEdit, #inlineEditor {{ padding: 2px 4px; }}
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover {{ border-color: @ui.text.secondary; }}
QLineEdit:focus, QPlainTextEdit:focus, #inlineEditor:focus, QComboBox:focus,
QAbstractSpinBox:focus {{
  border: 2px solid @ui.focus; padding: 2px 7px; }}
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {{ background: transparent;
  border: 0; padding: 0; min-height: 0; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: 0; }}
QPlainTextEdit:focus, #inlineEditor:focus {{ padding: 1px 3px; }}
QLineEdit[invalid="true"] {{ border: 2px solid @ui.danger; padding: 2px 7px; }}
QLineEdit[assumed="true"] {{ border-style: dashed; font-style: italic; }}
QLabel[assumed="true"] {{ font-style: italic; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ background: @ui.window;
  border-color: @ui.border; }}
QComboBox::drop-down {{ border: 0; width: 22px; }}
QComboBox::down-arrow {{ image: none; width: 0; height: 0; }}
QComboBox QAbstractItemView, #cellWords {{ background: @ui.panel; border: 1px solid @ui.border;
  padding: 4px; outline: 0; selection-background-color: @ui.selected;
  selection-color: @ui.selected.ink; }}
QComboBox QAbstractItemView::item, #cellWords::item {{ min-height: 22px; padding: 0 5px; }}
QCheckBox, QRadioButton {{ spacing: 9px; padding: 3px 5px 3px 0; border: 0; }}
QCheckBox[role="bare"] {{ padding: 3px; }}

#documentTabs {{ background: @ui.window; border-bottom: 1px solid @ui.border; }}
#documentTabs::tab {{ padding: 3px 10px; color: @ui.text.secondary; background: transparent;
  border-bottom: 2px solid transparent; max-width: 340px; }}
#documentTabs::tab:selected {{ color: @ui.text; border-bottom: 2px solid @ui.accent; }}
#documentTabs::tab:hover {{ background: @ui.hover; }}
#documentTabs::tab:focus {{ color: @ui.accent; }}

#rail {{ background: @ui.window; border-right: 1px solid @ui.border; }}
#rail QToolButton {{ font-size: 10px; padding: 3px 0 2px 0; border-radius: 8px; }}
#rail QToolButton[script="latin"] {{ font-size: 9px; }}
#rail #railEnd {{ background: @ui.window; border: 0; border-radius: 0; padding: 0; }}
#rail #railEnd:hover {{ background: @ui.hover; }}
#rail QToolButton:focus {{ padding: 2px 0 1px 0; }}

#inspector, #inspectorBody {{ background: @ui.panel; border: 0; }}
#inspector {{ border-left: 1px solid @ui.border; }}
#inspectorTitle {{ color: @ui.text.secondary; font-weight: bold; }}
QLabel[role="field"] {{ color: @ui.text.secondary; font-size: {SMALL_PX}px; }}
QLabel[role="hint"] {{ color: @ui.text.secondary; font-size: {SMALL_PX}px; }}
QLabel[role="error"] {{ color: @ui.danger; font-size: {SMALL_PX}px; }}
QLabel[role="heading"] {{ font-size: 18px; font-weight: bold; }}
QLabel[role="strong"] {{ font-weight: bold; }}
#foldHeader {{ text-align: left; border: 0; border-top: 1px solid @ui.border; border-radius: 0;
  padding: 8px 0; background: transparent; }}
#foldHeader:hover {{ background: @ui.hover; }}
#foldHeader:focus {{ border: 2px solid @ui.focus; border-radius: 6px; padding: 6px 0; }}
QToolButton[role="chip"] {{ border-radius: 11px; padding: 2px 3px 2px 9px;
  background: @problem.warning.fill;
  border: 1px solid transparent; }}
QToolButton[role="chip"]:hover {{ border: 1px solid @ui.field.border; }}
QToolButton[role="chip"]:pressed {{ background: @ui.pressed; }}
QToolButton[role="chip"]:focus {{ border: 2px solid @ui.focus; padding: 1px 2px 1px 8px; }}
QToolButton[role="choice"] {{ border-radius: 11px; padding: 2px 8px; background: @ui.hover;
  border: 1px solid transparent; }}
QToolButton[role="choice"]:hover {{ border: 1px solid @ui.field.border; }}
QToolButton[role="choice"]:checked {{ background: @ui.accent; color: @ui.accent.ink; }}
QToolButton[partly="true"] {{ border: 1px dashed @ui.accent; background: transparent; }}
QToolButton[role="choice"]:focus {{ border: 2px solid @ui.focus; padding: 1px 7px; }}
QToolButton[role="choice"]:checked:focus {{ border: 1px solid transparent; padding: 2px 8px; }}
QToolButton#marksAdd {{ background: @ui.hover; padding: 3px 7px; }}
QToolButton#picturesAdd {{ background: @ui.hover; padding: 2px 9px; }}
#iconList {{ border: 1px solid transparent; border-radius: 8px; background: transparent; }}
#iconList:focus {{ border: 1px solid @ui.focus; }}
#iconList::item {{ border-radius: 8px; padding: 5px 1px 1px 1px; }}
#iconList::item:hover {{ background: @ui.hover; }}
QToolButton[role="picture"] {{ padding: 0; border: 2px solid transparent; border-radius: 7px; }}
QToolButton[role="picture"]:checked {{ border: 2px solid @ui.accent; background: transparent; }}
QToolButton[role="picture"]:focus {{ border: 2px solid @ui.focus; }}
QToolButton[role="portrait"] {{ padding: 1px; border-radius: 17px; }}
QToolButton[role="field"] {{ text-align: left; border: 1px solid @ui.field.border;
  background: @ui.field; padding: 4px 8px; }}
QToolButton[role="field"]:hover {{ background: @ui.hover; }}
QToolButton[role="field"]:focus {{ border: 2px solid @ui.focus; padding: 3px 7px; }}
#card {{ border: 1px solid @ui.border; border-radius: 8px; background: @ui.field; }}

#linkKindChoice {{ background: @ui.panel; border: 1px solid @ui.field.border; border-radius: 8px; }}

#statusBar {{ background: @ui.window; border-top: 1px solid @ui.border; max-height: 21px;
  min-height: 21px; }}
#statusBar::item {{ border: 0; }}
#statusBar QLabel, #statusBar QToolButton {{ color: @ui.text.secondary; font-size: {SMALL_PX}px; }}
#statusBar QToolButton {{ padding: 0 7px; border-radius: 5px; }}
#statusBar QToolButton:focus {{ padding: 0 6px; }}
#statusBar QToolButton:checked {{ color: @ui.selected.ink; }}
#statusBar QToolButton[role="offer"] {{ color: @ui.text; padding: 0 6px;
  border: 1px solid @ui.field.border; }}
#statusBar QToolButton[role="offer"]:focus {{ border: 2px solid @ui.focus; padding: 0 5px; }}
QSlider::groove:horizontal {{ height: 2px; background: @ui.field.border; border-radius: 1px; }}
QSlider::handle:horizontal {{ width: 10px; height: 10px; margin: -4px 0; border-radius: 5px;
  background: @ui.text.secondary; }}
QSlider::handle:horizontal:hover {{ background: @ui.text; }}
QSlider:focus {{ border: 1px solid @ui.focus; border-radius: 4px; }}

#palette {{ background: @ui.panel; border: 1px solid @ui.field.border; border-radius: 10px; }}
#paletteField {{ font-size: 15px; padding: 6px 10px; }}
#paletteField:focus {{ border: 2px solid @ui.focus; padding: 5px 9px; }}
#paletteList {{ background: @ui.panel; border: 0; }}

#findBar {{ background: @ui.panel; border-bottom: 1px solid @ui.border; }}
#findBar QPushButton {{ padding: 5px 8px; }}
#findBar QPushButton:focus {{ padding: 4px 7px; }}
#findList {{ border-top: 1px solid @ui.border; border-bottom: 1px solid @ui.border; }}

#filterPopover {{ background: @ui.panel; border: 1px solid @ui.field.border; }}
#filterScroll, #filterBody {{ background: @ui.panel; border: 0; }}

#problems {{ background: @ui.panel; border-top: 1px solid @ui.border; }}
#parkingStrip {{ background: @ui.window; border-top: 1px solid @ui.border; }}
#parkingList {{ background: transparent; border: 0; }}
#parkingList::item {{ background: @ui.panel; border: 1px solid @ui.field.border;
  border-radius: 6px; padding: 4px 8px; margin: 1px; color: @ui.text; }}
#parkingList::item:hover {{ background: @ui.hover; }}
#parkingList::item:selected {{ background: @ui.selected; color: @ui.selected.ink;
  border: 2px solid @ui.accent; padding: 3px 7px; }}
QTableView, QListView, QTreeView {{ background: @ui.panel; border: 0; outline: 0;
  selection-background-color: @ui.selected; selection-color: @ui.selected.ink;
  gridline-color: @ui.border; }}
#shortcutsTree::item, #historyList::item, #listPreview::item, #mergeConflicts::item,
#rulesTree::item {{ padding: 2px 0; }}
QTableView::item {{ padding: 1px 3px; }}
QTableView[dense="true"]::item {{ padding: 1px 5px 1px 0; }}
QTreeView::item:hover {{ background: @ui.hover; }}
QTreeView::item, QTableView::item {{ border: solid transparent; border-width: 1px 0; }}
QTreeView::item:selected, QTableView::item:selected {{ background: @ui.selected;
  color: @ui.selected.ink; border-color: @ui.selected.border; }}
#rowEditor, #rowEditor:focus {{ border: 1px solid @ui.focus; padding: 0 2px; min-height: 0;
  border-radius: 4px; }}
QListView::item {{ border: 1px solid transparent; border-radius: 6px; }}
#problemsTree {{ border: 1px solid transparent; }}
QListView:focus, QTableView:focus, #problemsTree:focus {{ border: 1px solid @ui.focus; }}
QHeaderView {{ background: @ui.panel; }}
QHeaderView::section {{ background: @ui.panel; color: @ui.text.secondary; border: 0;
  border-bottom: 1px solid @ui.border; padding: 3px 6px; font-size: {SMALL_PX}px; }}
QTreeView QHeaderView::section {{ padding: 3px; }}
QTableView[dense="true"] QHeaderView::section {{ padding: 3px 8px 3px 3px; }}

{TABLE}
QProgressBar {{ border: 1px solid @ui.border; border-radius: 4px; background: @ui.hover;
  max-height: 6px; }}
QProgressBar::chunk {{ background: @ui.accent; border-radius: 3px; }}

#handbookPage {{ background: @ui.panel; }}
#dataLower[empty="true"] {{ border: 1px dashed @ui.field.border; border-radius: 8px; }}
#handbookTree::item {{ padding: 2px 0; }}
#handbookTree, #handbookArea, #shortcutsTree, #historyList, #rulesTree, #mergeConflicts,
#listPreview, #finishElements, #viewsList, QFileDialog QTreeView {{
  border: 1px solid @ui.border; border-radius: 6px; padding: 1px; }}
#handbookTree:focus, #handbookArea:focus, #shortcutsTree:focus, #historyList:focus,
#rulesTree:focus, #mergeConflicts:focus, #listPreview:focus, #finishElements:focus,
#viewsList:focus, QFileDialog QTreeView:focus {{ border: 2px solid @ui.focus; padding: 0; }}
{PAGES}
QSplitter::handle:horizontal {{ background: transparent; border-left: 1px solid @ui.border; }}
QSplitter::handle:vertical {{ background: transparent; border-top: 1px solid @ui.border; }}
QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
QScrollBar:vertical {{ width: 10px; background: transparent; margin: 0; }}
QScrollBar:horizontal {{ height: 10px; background: transparent; margin: 0; }}
QScrollBar::handle {{ background: @ui.field.border; border-radius: 3px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::handle:hover {{ background: @ui.text.secondary; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
#notice {{ background: @ui.tooltip; border-radius: 8px; }}
#notice QLabel {{ color: @ui.tooltip.ink; }}
"""
