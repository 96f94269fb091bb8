"""What each action is to change, where it is something else than the blueprint.

An action that is not named here is an edit: it changes records, undo takes that back and redo
brings it again. A word in the status bar alone is no effect of any action. What is named is what
`Moments.seen` calls it; one of several is enough.
"""

from __future__ import annotations

from collections.abc import Mapping

_BY_EFFECT: Mapping[str, str] = {
    # A dialog, a menu or a page comes up.
    "opened": """
        file.new_from_template file.open file.save file.save_as file.keep_template
        file.import_data file.export file.print edit.history edit.preferences view.present
        view.present_here view.filter view.manage_saved insert.list insert.picture element.icon
        help.shortcuts help.signs help.about tools.export_analyses tools.rules file.save_to_be
        compare.file file.merge table.columns table.filter_column problems.suppress
        problems.fix_all
    """,
    # Another document is in front, or one is gone.
    "documents": """
        file.new file.new_journey file.open_recent file.versions file.as_journey file.close
        file.close_others view.next_document view.previous_document help.tour
        view.move_tab_left view.move_tab_right
    """,
    "copied": """
        edit.copy edit.copy_picture edit.copy_list tools.copy_analysis_table
        tools.copy_analysis_picture problems.copy file.copy_path
    """,
    "selection": "select. edit.select_all edit.select_none",
    # How the blueprint is shown, kept beside it: not what it says.
    "view": """
        lane.hide lane.shown lane.show_all stage.collapse stage.expand_all view.emotion_
        view.surveyed view.evidence_curve view.persona view.all_personas view.curves view.trace
        view.language
        view.ruler view.heat view.critical_path view.crossings view.no_lens view.filter_clear
        view.saved view.table view.canvas view.outline view.plan problems.marks tools.analysis
        table.rows_ table.sort_ table.filter_none table.hide_column table.column_ plan.board
        plan.table plan.roles tools.what_if tools.switch_ tools.drop_times plan.reveal
    """,
    "place": "view.zoom_",
    "panels": """
        view.inspector view.problems view.minimap view.parking tools.check problems.filter
        problems.explain compare. tools.analyses guide.journey guide.cem
    """,
    "bars": "edit.find edit.find_next edit.find_previous edit.replace",
    "editors": """
        problems.next problems.previous table.select_rows table.select_columns guide.wider
        guide.narrower help.tour_ problems.here
    """,
    "focus": """
        edit.palette edit.emotion_value view.next_pane view.previous_pane view.next_group
        view.previous_group table.filter outline.filter
    """,
    "tool": "tool. style.brush style.brush_kept",
    "typing": "edit.rename",
    "settings": "view.theme",
    "look": "style.copy",
    # They go through edits that are there, and are the undo of each other.
    "records": "edit.undo edit.redo",
}
"""Effect → actions, or beginnings of their names that end with a dot or a line."""


def effects_of(action_id: str) -> tuple[str, ...]:
    """Return what an action is to change, one of several; none for an edit."""
    return tuple(
        effect
        for effect, names in _BY_EFFECT.items()
        if any(
            action_id == name or (name[-1] in "._" and action_id.startswith(name))
            for name in names.split()
        )
    )


def named() -> list[str]:
    """Return all names above."""
    return [name for names in _BY_EFFECT.values() for name in names.split()]
