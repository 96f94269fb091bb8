"""Pictures of everything: what opens something is in one of them."""

from cxdesigner.editor.actions import Action, ActionRegistry
from cxdesigner.editor.builtin import register_all
from tools import gallery_views


def test_every_action_and_dialog_that_opens_something_is_shown() -> None:
    wanted = [*gallery_views.opening_actions(register_all()), *gallery_views.dialog_names()]
    assert "file.export" in wanted
    assert "handbook" in wanted
    assert gallery_views.uncovered(wanted) == []


def test_a_new_one_is_not_forgotten() -> None:
    registry = ActionRegistry()
    registry.add(Action("file.wizard", "Wizard…"), Action("file.quiet", "Quiet"))
    assert gallery_views.uncovered(gallery_views.opening_actions(registry)) == ["file.wizard"]
