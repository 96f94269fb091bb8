"""A file is shown again as it was left."""

from pathlib import Path

import pytest
from hands import settle
from program import started
from pytestqt.qtbot import QtBot

from cxdesigner.editor.closing import close_all
from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.document import Document
from cxdesigner.editor.files import Files
from cxdesigner.editor.settings import State, open_state
from cxdesigner.ui import assembly
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.window import Window

_ASIDE = {"inspector", "problems", "minimap", "analyses"}


def test_zoom_and_place_come_back_with_the_file(editor: Editor, cxd: Path, qtbot: QtBot) -> None:
    canvas = editor.window.canvas
    editor.files.open(cxd)
    qtbot.wait(30)
    canvas.set_zoom(1.7)
    canvas.centerOn(700.0, 300.0)
    seen = canvas.visible_rect().center
    editor.workspace.remove(editor.workspace.documents[-1])
    editor.files.new()
    qtbot.wait(30)
    assert canvas.zoom != pytest.approx(1.7)
    editor.files.open(cxd)
    qtbot.wait(30)
    assert canvas.zoom == pytest.approx(1.7)
    again = canvas.visible_rect().center
    assert (again.x, again.y) == pytest.approx((seen.x, seen.y), abs=2.0)


def test_a_crash_takes_no_more_than_the_latest_looks(
    cxd: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assembly, "_LOOKS_MS", 30)
    with started(cxd) as editor:
        document, window = editor.window.document, editor.window
        assert document is not None
        document.set_view(editor="table")
        document.selection.set(["c7"])
        window.show_panel("minimap", True)
        window.resize(1111, 666)
        settle()

        def kept() -> bool:
            # What another start finds, although this one has not ended.
            state = open_state().value
            found = dict(state.views).get(str(cxd), {"view": {}, "selected": (), "panels": {}})
            return (
                found["view"].get("editor") == "table"
                and list(found["selected"]) == ["c7"]
                and "minimap" in found["panels"]
                and "minimap" in (state.panels or ())
                and state.window_geometry != ""
            )

        qtbot.waitUntil(kept, timeout=3000)


def test_in_a_smaller_window_it_begins_where_it_began(
    editor: Editor, cxd: Path, qtbot: QtBot
) -> None:
    window, canvas = editor.window, editor.window.canvas
    editor.files.open(cxd)
    qtbot.wait(30)
    canvas.set_zoom(1.7)
    canvas.centerOn(700.0, 300.0)
    seen = canvas.visible_rect()
    editor.workspace.remove(editor.workspace.documents[-1])
    window.resize(window.width() - 300, window.height() - 100)
    editor.files.open(cxd)
    qtbot.wait(30)
    again = canvas.visible_rect()
    assert again.width < seen.width
    assert (again.x, again.y) == pytest.approx((seen.x, seen.y), abs=1.0)


def test_in_a_smaller_window_what_is_selected_is_still_in_sight(
    editor: Editor, cxd: Path, qtbot: QtBot
) -> None:
    window, canvas = editor.window, editor.window.canvas
    document, _told = editor.files.open(cxd)
    qtbot.wait(30)
    document.selection.set(["c7"])
    canvas.set_zoom(1.7)
    item = window.controller.rect_of("c7")
    assert item is not None
    canvas.scroll_by(canvas.mapFromScene(item.right, 0.0).x() - canvas.viewport().width() + 30, 0)
    seen = canvas.visible_rect()
    assert seen.contains(item.center)
    editor.workspace.remove(document)
    window.resize(window.width() - 300, window.height() - 100)
    editor.files.open(cxd)
    qtbot.wait(30)
    again = canvas.visible_rect()
    assert again.width < seen.width
    assert again.encloses(item)


def _panels(window: Window) -> set[str]:
    return set(window.shown_panels() & _ASIDE)


def _show(window: Window, *wanted: str) -> None:
    """Leave these panels open, and no others."""
    for name in sorted(_ASIDE):
        window.show_panel(name, name in wanted)
    settle()


def _leave(files: Files, document: Document) -> None:
    files.workspace.remove(document)
    settle()


def test_panels_come_back_with_the_file(editor: Editor, cxd: Path) -> None:
    window, files = editor.window, editor.files
    document, _told = files.open(cxd)
    _show(window, "problems", "minimap")
    window.splitter.setSizes([300, 260])
    height = window.problems.height()
    _leave(files, document)
    _show(window, "inspector")
    document, _told = files.open(cxd)
    settle()
    assert _panels(window) == {"problems", "minimap"}
    assert window.status.problems.isChecked()
    assert window.problems.height() == height
    _leave(files, document)
    _show(window, "minimap")
    # Not only the first time.
    files.open(cxd)
    settle()
    assert _panels(window) == {"problems", "minimap"}


def test_analyses_come_back_with_the_file_and_the_keys_are_for_the_editor(
    editor: Editor, cxd: Path
) -> None:
    window, files = editor.window, editor.files
    document, _told = files.open(cxd)
    _show(window, "inspector", "analyses")
    height = window.analyses.panel.height()
    _leave(files, document)
    _show(window)
    files.open(cxd)
    settle()
    assert _panels(window) == {"inspector", "analyses"}
    assert window.analyses.panel.height() == height
    assert window.canvas.hasFocus()


def test_panels_come_back_where_the_program_starts_with_the_file(cxd: Path) -> None:
    with started() as editor:
        editor.files.open(cxd)
        _show(editor.window, "problems")
        editor.window.splitter.setSizes([300, 260])
        height = editor.window.problems.height()
        assert close_all(editor.files, lambda _question: None)
    with started() as editor:
        # Without a file the window is as it was at the end, and problems are folded.
        assert "problems" not in _panels(editor.window)
    with started(path=cxd) as editor:
        settle()
        assert _panels(editor.window) == {"problems"}
        assert editor.window.problems.height() == height


def test_a_file_in_another_tab_moves_no_panels(editor: Editor, cxd: Path, tmp_path: Path) -> None:
    window, files = editor.window, editor.files
    other = tmp_path / "other.cxd"
    other.write_bytes(cxd.read_bytes())
    document, _told = files.open(cxd)
    _show(window, "minimap")
    _leave(files, document)
    first, _told = files.open(other)
    _show(window, "inspector")
    second, _told = files.open(cxd)
    settle()
    assert _panels(window) == {"inspector"}
    files.workspace.activate(first)
    files.workspace.activate(second)
    settle()
    assert _panels(window) == {"inspector"}


def test_a_file_that_was_never_open_leaves_the_window_as_it_is(editor: Editor, cxd: Path) -> None:
    _show(editor.window, "minimap")
    editor.files.open(cxd)
    settle()
    assert _panels(editor.window) == {"minimap"}


def test_an_inspector_that_a_guide_covers_comes_back_with_the_file(
    editor: Editor, cxd: Path
) -> None:
    window, files = editor.window, editor.files
    document, _told = files.open(cxd)
    _show(window, "inspector")
    document.set_view(guide=document.view_state.guide.show("cem"))
    settle()
    assert window.inspector.isHidden()
    _leave(files, document)
    _show(window)
    files.open(cxd)
    settle()
    assert _panels(window) == {"inspector"}


@pytest.mark.parametrize("left", [("inspector", "problems"), ("problems",), ("inspector",)])
@pytest.mark.parametrize("before", [("inspector", "problems"), ("problems",), ()])
def test_in_a_narrow_window_problems_still_cover_the_inspector(
    editor: Editor, cxd: Path, left: tuple[str, ...], before: tuple[str, ...]
) -> None:
    window, files = editor.window, editor.files
    window.resize(683, 700)
    document, _told = files.open(cxd)
    _show(window, *left)
    seen = _panels(window)
    _leave(files, document)
    _show(window)
    _show(window, *before)
    files.open(cxd)
    settle()
    assert _panels(window) == seen
    window.show_panel("problems", False)
    settle()
    assert _panels(window) == {"inspector"} & set(left)


def _kept(state: State, path: Path, panels: object) -> State:
    views = dict(state.views)
    kept = views[str(path)]
    kept = {key: value for key, value in kept.items() if key != "panels"}
    views[str(path)] = kept if panels is None else {**kept, "panels": panels}
    return state.model_copy(update={"views": tuple(views.items())})


@pytest.mark.parametrize(
    ("panels", "shown"),
    [
        ({"minimap": 0, "cockpit": 3, "guide": 1, "close": 0}, {"minimap"}),
        ({"problems": -5, "minimap": "high"}, {"problems", "minimap"}),
        ({}, set()),
        # Of an earlier version, or nonsense: the window stays as it is.
        (None, {"inspector"}),
        (["minimap"], {"inspector"}),
        ("minimap", {"inspector"}),
        (7, {"inspector"}),
    ],
)
def test_panels_that_are_none_are_ignored(
    editor: Editor, cxd: Path, panels: object, shown: set[str]
) -> None:
    window, files = editor.window, editor.files
    document, _told = files.open(cxd)
    document.selection.set(["c7"])
    _show(window, "inspector")
    _leave(files, document)
    files.state.set(_kept(files.state.value, cxd, panels))
    document, _told = files.open(cxd)
    settle()
    assert _panels(window) == shown
    assert document.selection.ids == ("c7",)
    assert window.problems.isHidden() or window.problems.height() > 50


def test_closing_a_file_writes_what_is_remembered_once(
    editor: Editor, cxd: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, files = editor.window, editor.files
    document, _told = files.open(cxd)
    document.selection.set(["c7"])
    _show(window, "problems", "minimap")
    written: list[State] = []
    files.state.changed.connect(written.append)
    _leave(files, document)
    assert len(written) == 1
    kept = dict(written[0].views)[str(cxd)]
    assert (kept["selected"], set(kept["panels"])) == (("c7",), {"problems", "minimap"})


def test_after_a_crash_panels_are_as_they_were_when_the_file_was_saved(cxd: Path) -> None:
    with started() as editor:
        document, _told = editor.files.open(cxd)
        _show(editor.window, "problems", "minimap")
        document.run("Edit", set_text, "c7", "Sits", "zh-CN")
        editor.files.save(document, {})
        # Nothing is closed.
    with started(path=cxd) as editor:
        settle()
        assert _panels(editor.window) == {"problems", "minimap"}
