"""What other programs call a command: the palette finds it by these words too."""

from __future__ import annotations

from cxdesigner.base.i18n import N_

_LINK = N_("connect connector arrow")

OTHER_NAMES: dict[str, str] = {
    "arrange.split_stage": N_("split cut phase"),
    "arrange.merge_stages": N_("merge combine phases"),
    "edit.copy_picture": N_("screenshot image"),
    "edit.delete": N_("remove erase"),
    "edit.duplicate": N_("clone"),
    "edit.preferences": N_("settings options"),
    "edit.rename": N_("rename"),
    "file.export": N_("save as PDF PNG SVG image"),
    "file.new_from_template": N_("sample example gallery"),
    "help.shortcuts": N_("hotkeys cheat sheet"),
    "help.signs": N_("manual legend"),
    "insert.lane": N_("add swimlane"),
    "insert.link": _LINK,
    "insert.note": N_("sticky comment"),
    "insert.persona": N_("add user profile"),
    "insert.stage_of_steps": N_("group phase"),
    "tool.link": _LINK,
    "tools.check": N_("validate"),
    "view.inspector": N_("properties sidebar"),
    "view.minimap": N_("minimap navigator"),
    "view.present": N_("slideshow full screen"),
    "view.theme": N_("appearance theme mode"),
}
"""Id of an action → words marked for translation, one after another."""
