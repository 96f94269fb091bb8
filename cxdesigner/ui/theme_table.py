"""The part of the style sheet about the table, its cells and its filters.

It is put into the sheet of ``theme``, which resolves the tokens.
"""

from cxdesigner.ui.type_sizes import SMALL_PX

TABLE = f"""\
#tableBar {{ background: @ui.window; border-bottom: 1px solid @ui.border; }}
#tableSegment {{ background: @ui.hover; border-radius: 7px; }}
#tableSegment QToolButton {{ padding: 2px 10px; border-radius: 5px; font-size: {SMALL_PX}px; }}
#tableSegment QToolButton:checked {{ background: @ui.panel; color: @ui.text; font-weight: bold; }}
#tableFilter {{ padding: 2px 6px; min-height: 16px; }}
#tableFilter:focus {{ padding: 1px 5px; }}
#tableView {{ border: 0; gridline-color: @ui.border; }}
#tableView:focus {{ border: 0; }}
#tableNumbers, #tableHeader, #tableEmpty, #outline {{ background: @ui.panel; }}
#tableView::item {{ padding: 0; }}
#tableNumbers::section {{ background: @ui.panel; color: @ui.text.secondary;
  border: 0; border-right: 1px solid @ui.border; border-bottom: 1px solid @ui.border;
  padding: 0 4px; }}
#tableView QTableCornerButton::section {{ background: @ui.panel; border: 0;
  border-right: 1px solid @ui.border; border-bottom: 1px solid @ui.border; }}
QTableCornerButton::section {{ background: @ui.panel; border: 0;
  border-bottom: 1px solid @ui.border; }}
QLineEdit[role="cell"], QPlainTextEdit[role="cell"], QListWidget[role="cell"] {{
  border: 2px solid @ui.focus; border-radius: 0; padding: 0 6px; background: @ui.field; }}
QPlainTextEdit[role="cell"] {{ padding: 2px 3px; }}
#viewsList::item {{ min-height: 24px; padding: 0 5px; }}
QListWidget[role="cell"] {{ padding: 3px; }}
QListWidget[role="cell"]::item {{ min-height: 21px; padding: 0 3px; }}
QLineEdit[role="cell"][invalid="true"], QPlainTextEdit[role="cell"][invalid="true"] {{
  border: 2px solid @ui.danger; }}
#cellWords {{ background: @ui.panel; border: 1px solid @ui.border; padding: 0; outline: 0;
  selection-background-color: @ui.selected; selection-color: @ui.selected.ink; }}
#cellWords::item {{ min-height: 22px; padding: 0 5px; border-radius: 0; }}
#filterPopup {{ background: @ui.panel; border: 1px solid @ui.border; border-radius: 0; }}
#filterValues {{ border: 1px solid @ui.border; border-radius: 6px; padding: 2px; }}"""
