"""What other programs call a command: the palette finds it by these words too."""

from __future__ import annotations

from cxdesigner.base.i18n import N_

_LINK = N_("connect connector arrow")

OTHER_NAMES: dict[str, str] = {
    "arrange.split_stage": N_("split cut phase"),
    "arrange.merge_stages": N_("merge combine phases"),
    "edit.copy_picture": N_("screenshot image"),
    "compare.file": N_("version difference"),
    "edit.delete": N_("remove erase"),
    "edit.duplicate": N_("clone"),
    "edit.emotion_value": N_("mood feeling smiley"),
    "edit.find": N_("search"),
    "edit.history": N_("undo list past"),
    "edit.preferences": N_("settings options"),
    "edit.rename": N_("rename element lane stage step line"),
    "element.icon": N_("symbol shape"),
    "file.export": N_("share save as PDF PNG SVG image"),
    "file.import_data": N_("Excel CSV"),
    "file.keep_template": N_("own template reuse"),
    "file.new_from_template": N_("sample example gallery"),
    "file.versions": N_("backup restore history"),
    "help.shortcuts": N_("hotkeys cheat sheet"),
    "help.signs": N_("manual legend"),
    "insert.lane": N_("add swimlane"),
    "insert.link": _LINK,
    "insert.note": N_("sticky comment"),
    "insert.persona": N_("add user profile"),
    "insert.picture": N_("image photo"),
    "insert.stage": N_("add phase"),
    "insert.stage_of_steps": N_("group phase"),
    "insert.step_after": N_("add column"),
    "stage.collapse": N_("fold close open"),
    "style.colour": N_("color background fill"),
    "style.text_size": N_("font"),
    "style.text_weight": N_("bold font"),
    "tool.link": _LINK,
    "tools.check": N_("validate"),
    "view.emotion_above": N_("mood"),
    "view.emotion_band": N_("mood own lane below"),
    "view.emotion_off": N_("hide mood"),
    "view.emotion_overlay": N_("mood overlay on top"),
    "view.filter": N_("highlight dim"),
    "view.inspector": N_("properties sidebar"),
    "view.minimap": N_("minimap navigator"),
    "view.present": N_("slideshow full screen"),
    "view.theme": N_("appearance theme mode"),
}
"""Id of an action → words marked for translation, one after another."""
