"""Dialogs by the names that actions use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window


def open_dialog(name: str, window: Window) -> None:
    """Open a dialog over the window and wait until it is closed.

    Raises
    ------
    KeyError
        If there is no such dialog.
    """
    match name:
        case "templates":
            from cxdesigner.ui.dialogs.templates import choose_template

            choose_template(window)
        case "export":
            from cxdesigner.ui.dialogs.export import ask_export

            ask_export(window)
        case "print":
            from cxdesigner.ui.printing import print_document

            print_document(window)
        case "list":
            from cxdesigner.ui.dialogs.list_dialog import insert_list_of_elements

            insert_list_of_elements(window)
        case "shortcuts":
            from cxdesigner.ui.dialogs.shortcuts import show_shortcuts

            show_shortcuts(window)
        case "preferences":
            from cxdesigner.ui.dialogs.preferences import ask_preferences

            ask_preferences(window)
        case "about":
            from cxdesigner.ui.dialogs.about import show_about

            show_about(window)
        case _:
            raise KeyError(name)
