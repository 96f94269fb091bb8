"""Pictures of everything: what opens something is in one of them."""

import subprocess
import sys
from pathlib import Path

import pytest

from cxdesigner.editor.actions import Action, ActionRegistry
from cxdesigner.editor.builtin import register_all
from tools import gallery_views
from tools.gallery_room import Notes


def test_every_action_and_dialog_that_opens_something_is_shown() -> None:
    wanted = [*gallery_views.opening_actions(register_all()), *gallery_views.dialog_names()]
    assert "file.export" in wanted
    assert "handbook" in wanted
    assert gallery_views.uncovered(wanted) == []


def test_a_new_one_is_not_forgotten() -> None:
    registry = ActionRegistry()
    registry.add(Action("file.wizard", "Wizard…"), Action("file.quiet", "Quiet"))
    assert gallery_views.uncovered(gallery_views.opening_actions(registry)) == ["file.wizard"]


def test_what_is_never_right_is_told_with_the_picture_that_shows_it() -> None:
    notes = Notes()
    notes.add("cut", "table", ["a cell that a tip tells"])
    assert notes.faults == []
    notes.add("untold", "export", ["exportNotes: “Looking” 90 > 40"])
    notes.add("pale", "about", ["aboutVersion: “1.0” 3.10 : 1"])
    assert notes.faults == [
        "about: aboutVersion: “1.0” 3.10 : 1",
        "export: exportNotes: “Looking” 90 > 40",
    ]


@pytest.mark.slow
def test_some_of_the_pictures_show_nothing_that_is_never_right(root: Path, tmp_path: Path) -> None:
    """All of them in one look take minutes: `tools/gallery.py FOLDER --strict`."""
    views = ("presentation", "finders", "print", "panels")
    done = subprocess.run(
        [sys.executable, str(root / "tools" / "gallery.py"), str(tmp_path), "--strict",
         "--looks", "zh-TW:light", "--sizes", "1366x768", "--only", *views],
        capture_output=True,
        text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert len(list(tmp_path.glob("*/[0-9]*.png"))) >= 3 * len(views)
