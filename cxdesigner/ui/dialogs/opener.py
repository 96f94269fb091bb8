"""Dialogs, and fields one goes to, by the names that actions use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window


def open_dialog(name: str, window: Window) -> None:
    """Open a dialog over the window, or go at once to a field or bar that stays.

    Raises
    ------
    KeyError
        If there is no such dialog.
    """
    match name:
        case "templates":
            from cxdesigner.ui.dialogs.templates import choose_template

            choose_template(window)
        case "keep_template":
            from cxdesigner.ui.dialogs.keep_template import ask_keep_template

            ask_keep_template(window)
        case "export":
            from cxdesigner.ui.dialogs.export import ask_export

            ask_export(window)
        case "print":
            from cxdesigner.ui.printing import print_document

            print_document(window)
        case "list":
            from cxdesigner.ui.dialogs.list_dialog import insert_list_of_elements

            insert_list_of_elements(window)
        case "data_in":
            from cxdesigner.ui.data_in.opening import import_data_file

            import_data_file(window)
        case "merge":
            from cxdesigner.ui.merging.opening import merge_versions

            merge_versions(window)
        case "merge_file":
            from cxdesigner.ui.merging.opening import merge_file

            merge_file(window)
        case "shortcuts":
            from cxdesigner.ui.dialogs.shortcuts import show_shortcuts

            show_shortcuts(window)
        case "preferences":
            from cxdesigner.ui.dialogs.preferences import ask_preferences

            ask_preferences(window)
        case "palette":
            window.finders.palette.open()
        case "find" | "replace":
            window.finders.find.open(replacing=name == "replace")
        case "filter":
            window.finders.filter.open()
        case "views":
            from cxdesigner.ui.dialogs.saved_views import manage_views

            manage_views(window)
        case "history":
            from cxdesigner.ui.dialogs.history import show_history

            show_history(window)
        case "handbook":
            from cxdesigner.ui.dialogs.handbook import show_handbook

            show_handbook(window)
        case "rules":
            from cxdesigner.ui.dialogs.rules import ask_rules

            ask_rules(window)
        case "about":
            from cxdesigner.ui.dialogs.about import show_about

            show_about(window)
        case _ if name.startswith("analyses:"):
            window.analyses.run(name.removeprefix("analyses:"))
        case _ if name.startswith("plan:"):
            from cxdesigner.ui.plan.editor import PlanEditor

            plan = window.editors.get("plan")
            if isinstance(plan, PlanEditor):
                plan.run(name.removeprefix("plan:"))
        case _ if name.startswith("guide:"):
            if window.guide.panel is not None:
                window.guide.panel.edge.step(1 if name == "guide:wider" else -1)
        case "outline_filter":
            from cxdesigner.ui.outline.editor import OutlineEditor

            outline = window.editors.get("outline")
            if isinstance(outline, OutlineEditor):
                outline.focus_filter()
        case _:
            raise KeyError(name)
