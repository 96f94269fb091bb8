"""The part of the style sheet about guides, calendars, tour and welcome page.

It is put into the sheet of ``theme``, which resolves the tokens.
"""

PAGES = """\
#guide { background: @ui.panel; border: 0; border-left: 1px solid @ui.border; }
#guideSide { background: @ui.window; border: 0; border-right: 1px solid @ui.border; }
#guideSteps { background: transparent; border: 1px solid transparent; border-radius: 6px; }
#guideSteps::item { padding: 5px 3px; }
#guideSteps:focus { border: 1px solid @ui.focus; }
QPushButton[role="lead"], QPushButton[role="lead"]:focus { text-align: left;
  padding: 1px 4px 1px 1px; border-width: 2px; }
QToolButton[role="tick"], QToolButton[role="tick"]:focus { padding: 2px 3px; }
QToolButton[role="tick"]:!checked:!hover:!focus { color: @ui.text.secondary; }
#guideScroll, #guideBody { background: @ui.panel; border: 0; }
#guideFoot { background: @ui.panel; border: 0; border-top: 1px solid @ui.border; }
#analysisRight, #analysisPage, #analysisBody { background: @ui.canvas; border: 0; }
#analysisPage QScrollArea, #analysisPage QTableView, #analysisPage QHeaderView,
#analysisPage QHeaderView::section { background: @ui.canvas; }
#planStrip { background: @ui.window; border-top: 1px solid @ui.border; }
QFrame[role="calendar"], #lensLegendAll { background: @ui.panel;
  border: 1px solid @ui.field.border; }
#qt_calendar_navigationbar { background: @ui.panel; border-bottom: 1px solid @ui.border; }
#qt_calendar_navigationbar QToolButton { color: @ui.text; font-weight: bold; padding: 3px 6px; }
QFrame[current="true"] { border: 1px solid @ui.accent; }
#documentTabs::scroller { width: 44px; }
#documentTabs::tear { width: 0; image: none; }
#documentTabs #ScrollLeftButton, #documentTabs #ScrollRightButton { padding: 0; }
#tour { background: @ui.selected; border: 0; border-bottom: 1px solid @ui.border; }
#tour QLabel { color: @ui.selected.ink; }
#tour QPushButton[low="true"] { padding: 3px 6px; }
#tour QPushButton[low="true"]:focus { padding: 2px 5px; }
#welcome, #welcomeBody, #welcomeGallery { background: @ui.panel; border: 0; }
#welcomeSide { background: @ui.window; border: 0; border-right: 1px solid @ui.border; }
#welcomeTitle { font-size: 23px; font-weight: bold; }
QPushButton[role="first"], QPushButton[role="start"] { text-align: left; padding: 4px 12px; }
QPushButton[role="first"] { background: @ui.accent; color: @ui.accent.ink; font-weight: bold;
  border-color: @ui.accent; }
QPushButton[role="first"]:hover { background: @ui.accent.hover; }
QPushButton[role="first"]:focus { border: 1px solid @ui.accent; padding: 4px 12px; }
QPushButton[role="start"]:focus { padding: 3px 11px; }

#plan, #planBoard, #planBoardBody, #planRoles { background: @ui.panel; }
#planColumn { background: @ui.hover; border: 1px solid @ui.border; border-radius: 9px; }
#planBoard QListView { border: 1px solid transparent; background: transparent; }
#planRegister, #planDuties { border: 1px solid @ui.border; }
#planTable { border: 1px solid transparent; }
#planTable::item { padding: 1px 6px; }
#planTable QHeaderView::section { padding: 3px 9px; }
#planTableRows::section, #planDutiesRows::section, #planTable QTableCornerButton::section,
#planDuties QTableCornerButton::section {
  border-right: 1px solid @ui.border; }
#planRoles::handle { background: @ui.panel; border-top: 1px solid @ui.border; }
#planBoard QListView:focus, #planTable:focus { border: 1px solid @ui.focus; }
#planRegister:focus, #planDuties:focus, #comparisonFigures:focus { border: 2px solid @ui.focus; }

#whatIfArea QListWidget { background: transparent; }
#outlineTree::item { padding-right: 10px; }
#outlineTree QHeaderView::section { padding: 3px 13px 3px 3px; }
#outlineTree QHeaderView::section:first, #problemsTree QHeaderView::section:first {
  padding-left: 12px; }
#comparisonTable::item { padding: 1px 8px 1px 0; }
#comparisonFigures { padding-left: 8px; }
#comparisonFigures::item { padding: 0 8px 0 0; }
#comparisonTable QHeaderView::section, #comparisonFigures QHeaderView::section {
  padding: 3px 11px 3px 3px; }
#comparisonTable QHeaderView::section:first { padding-left: 12px; }
"""
