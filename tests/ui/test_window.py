"""The frame: what it holds, how large it is, what it does with files."""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.scene.theme import Theme
from cxdesigner.ui import application
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.window import Window

AT_FIRST_PAINT = """
import json, sys
from cxdesigner.app import open_frame
application, window = open_frame()
heavy = ("networkx", "reportlab", "numpy", "pikepdf", "pydantic")
print(json.dumps([name for name in heavy if name in sys.modules]))
"""

WITH_DOCUMENT = """
import json, sys
from pathlib import Path
from cxdesigner.app import open_frame, furnish
application, window = open_frame()
editor = furnish(window)
editor.open_first(Path(sys.argv[1]))
application.processEvents()
heavy = ("networkx", "reportlab", "numpy", "pikepdf")
print(json.dumps([name for name in heavy if name in sys.modules]))
editor.end()
"""


WITH_COPY = """
import sys
from pathlib import Path
from cxdesigner.app import furnish, open_frame
application, window = open_frame()
editor = furnish(window)
editor.open_first(Path(sys.argv[1]))
editor.session.host.set_clipboard("", "copied")
editor.end()
"""


def test_nothing_heavy_is_imported_before_the_first_paint(root: Path, cxd: Path) -> None:
    for script in (AT_FIRST_PAINT, WITH_DOCUMENT):
        ran = subprocess.run(
            [sys.executable, "-c", script, str(cxd)],
            capture_output=True,
            text=True,
            cwd=root,
            timeout=120,
            check=True,
        )
        assert json.loads(ran.stdout.splitlines()[-1]) == []


def test_the_program_ends_well_with_something_on_the_clipboard(root: Path, cxd: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", WITH_COPY, str(cxd)], cwd=root, timeout=120, check=False
    )
    assert ran.returncode == 0


def test_a_picture_of_the_window_can_be_taken_without_a_display(
    root: Path, cxd: Path, tmp_path: Path
) -> None:
    target = tmp_path / "pictures" / "editor.png"
    script = (
        "import sys; from pathlib import Path; from cxdesigner.app import run_editor;"
        "sys.exit(run_editor(Path(sys.argv[1]), screenshot=Path(sys.argv[2])))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, str(cxd), str(target)], cwd=root, timeout=120, check=False
    )
    assert ran.returncode == 0
    assert target.read_bytes().startswith(b"\x89PNG")


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="Windows and macOS always have a display"
)
def test_without_a_display_the_program_says_so(root: Path, cxd: Path) -> None:
    unwanted = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ran = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from pathlib import Path; from cxdesigner.app import run_editor;"
            "sys.exit(run_editor(Path(sys.argv[1])))",
            str(cxd),
        ],
        cwd=root,
        env={key: value for key, value in os.environ.items() if key not in unwanted},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 2
    assert "no display" in ran.stderr


def test_windows_have_the_icon_of_the_program(window: Window) -> None:
    assert {size.width() for size in window.windowIcon().availableSizes()} >= {16, 32, 256}


def test_in_the_taskbar_of_windows_the_program_is_not_python(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    named: list[str] = []
    shell = SimpleNamespace(SetCurrentProcessExplicitAppUserModelID=named.append)
    monkeypatch.setattr(ctypes, "WinDLL", {"shell32": shell}.__getitem__, raising=False)
    application.claim_taskbar()
    monkeypatch.setattr(sys, "platform", "win32")
    application.claim_taskbar()
    assert named == ["CXDesigner.CXDesigner"]


def test_canvas_takes_most_of_the_window(window: Window, qtbot: QtBot) -> None:
    window.resize(1366, 768)
    qtbot.wait(10)
    assert window.rail.width() == 52
    assert window.inspector.width() == 248
    assert window.canvas.width() * window.canvas.height() >= 0.7 * 1366 * 768
    assert window.problems.isHidden()


def test_every_main_widget_has_a_name_for_tests_and_one_for_screen_readers(
    window: Window, hot_pot: Document
) -> None:
    for widget in (window.canvas, window.rail, window.inspector, window.problems, window.toolbar):
        assert widget.objectName()
        assert widget.accessibleName()
    nameless = [
        f"{widget.metaObject().className()} in {widget.parentWidget()}"
        for widget in window.findChildren(QWidget)
        if widget.isVisibleTo(window)
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.objectName() and (widget.accessibleName() or _text(widget)))
    ]
    assert nameless == []


def _text(widget: QWidget) -> str:
    return str(getattr(widget, "text", str)())


def test_labels_show_texts_as_they_are(window: Window, hot_pot: Document) -> None:
    hot_pot.selection.set(("c2",))
    window.inspector.refresh()
    rich = [
        label.objectName() or label.text()
        for label in window.findChildren(QLabel)
        if label.textFormat() != Qt.TextFormat.PlainText
    ]
    assert rich == []


def test_title_says_what_is_edited_and_whether_it_is_saved(
    editor: Editor, window: Window, cxd: Path, qtbot: QtBot
) -> None:
    document, _notes = editor.files.open(cxd)
    qtbot.waitUntil(lambda: window.name_label.text() == "hot pot.cxd — saved")
    assert not window.isWindowModified()
    document.run("Rename", set_text, "c1", "x", "zh-CN")
    qtbot.waitUntil(lambda: window.name_label.text() == "hot pot.cxd — edited")
    assert window.isWindowModified()
    assert "hot pot.cxd[*]" in window.windowTitle()
    window.actions_["edit.undo"].trigger()
    qtbot.waitUntil(lambda: window.name_label.text() == "hot pot.cxd — saved")


def test_status_line_shows_the_figures(window: Window, hot_pot: Document, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "30 elements" in window.status.facts.text())
    text = window.status.facts.text()
    assert "9 steps · 30 elements · 46 links" in text
    assert "Lead time 2 h 27 min · wait 35%" in text
    assert "Peak–end +1.75" in text
    window.status.tell("Said in passing")
    assert window.status.message.text() == "Said in passing"
    assert window.status.facts.isHidden()


def test_zoom_slider_and_percent_follow_the_canvas(
    window: Window, hot_pot: Document, qtbot: QtBot
) -> None:
    window.canvas.set_zoom(0.5)
    assert window.status.percent.text() == "50%"
    window.status.slider.setValue(window.status.slider.maximum())
    assert window.canvas.zoom == pytest.approx(4.0)
    window.status.fit.click()
    assert window.canvas.zoom <= 1.0


def test_typing_in_place_is_one_undo_step(window: Window, hot_pot: Document, qtbot: QtBot) -> None:
    before = hot_pot.store.need(Element, "c1").label
    window.controller.begin_text_edit("c1")
    field = window.text_editing.editor
    assert field.isVisible()
    qtbot.keyClicks(field, "Queue")
    window.text_editing.flush()
    qtbot.keyClicks(field, " up")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.isHidden()
    assert hot_pot.store.need(Element, "c1").label.text("zh-CN") == "Queue up"
    assert hot_pot.history.undo_labels == ("Edit text",)
    qtbot.waitUntil(window.actions_["edit.undo"].isEnabled)
    window.actions_["edit.undo"].trigger()
    assert hot_pot.store.need(Element, "c1").label == before


def test_escape_takes_back_what_was_typed_in_place(
    window: Window, hot_pot: Document, qtbot: QtBot
) -> None:
    before = hot_pot.store.need(Element, "c1").label
    window.controller.begin_text_edit("c1")
    field = window.text_editing.editor
    qtbot.keyClicks(field, "Queue")
    window.text_editing.flush()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert hot_pot.store.need(Element, "c1").label == before


def test_a_file_dropped_on_the_window_is_opened(window: Window, cxd: Path, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(cxd))])
    event = QDropEvent(
        QPointF(QPoint(5, 5)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    qtbot.waitUntil(lambda: window.document is not None and window.document.path == cxd)


def test_closing_unsaved_work_asks_and_every_answer_does_what_it_says(
    editor: Editor,
    window: Window,
    cxd: Path,
    answering: Callable[[str], list[str]],
    qtbot: QtBot,
) -> None:
    document, _notes = editor.files.open(cxd)
    original = cxd.read_bytes()
    document.run("Rename", set_text, "c1", "Changed", "zh-CN")

    seen = answering("answer-cancel")
    window.close()
    assert seen == ["question-unsaved"]
    assert window.isVisible()
    assert document.is_dirty
    assert cxd.read_bytes() == original

    answering("answer-discard")
    window.close()
    qtbot.waitUntil(window.isHidden)
    assert cxd.read_bytes() == original


def test_closing_can_save(
    editor: Editor,
    window: Window,
    cxd: Path,
    answering: Callable[[str], list[str]],
    qtbot: QtBot,
) -> None:
    document, _notes = editor.files.open(cxd)
    document.run("Rename", set_text, "c1", "Changed", "zh-CN")
    answering("answer-save")
    window.close()
    qtbot.waitUntil(window.isHidden)
    assert "Changed" in cxd.read_text(encoding="utf-8")


def test_a_file_of_another_kind_gives_one_message(
    window: Window,
    hot_pot: Document,
    tmp_path: Path,
    answering: Callable[[str], list[str]],
) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("nodes: [", encoding="utf-8")
    seen = answering("answer-close")
    window.open_files([bad])
    assert seen == ["errorBox"]
    assert window.document is hot_pot


def test_tabs_come_with_the_second_document(
    editor: Editor, window: Window, hot_pot: Document, cxd: Path, qtbot: QtBot
) -> None:
    assert not window.tabs.isVisible()
    hot_pot.run("Rename", set_text, "c1", "Changed", "zh-CN")
    second, _notes = editor.files.open(cxd)
    assert window.tabs.isVisible()
    assert [window.tabs.tabText(n) for n in range(2)] == [hot_pot.name + " •", "hot pot.cxd"]
    window.canvas.set_zoom(2.0)
    qtbot.mouseClick(window.tabs, Qt.MouseButton.LeftButton, pos=window.tabs.tabRect(0).center())
    assert window.document is hot_pot
    assert window.inspector.document is hot_pot
    window.tabs.setCurrentIndex(1)
    assert window.document is second
    assert window.canvas.zoom == pytest.approx(2.0)
    window.tabs.close_button(1).click()  # type: ignore[attr-defined]
    assert editor.workspace.documents == (hot_pot,)
    assert not window.tabs.isVisible()


def test_menu_bar_is_reached_by_a_key(window: Window, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F10)
    active = window.menuBar().activeAction()
    assert active is not None
    assert active.text() == "&File"


def test_another_theme_reaches_every_part(
    editor: Editor, window: Window, hot_pot: Document, qapp: QApplication
) -> None:
    for choice in ("dark", "high_contrast", "light"):
        editor.settings.update(theme=choice)
        assert window.theme.name == choice.replace("_", "-")
        ground = Theme.load(window.theme.name).colour("ui.window")
        assert window.palette().window().color().getRgb()[:3] == ground[:3]
        assert window.grab().width() > 0


def test_rail_shows_the_tool_in_use(window: Window, hot_pot: Document, qtbot: QtBot) -> None:
    button = window.rail.buttons["decision"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.controller.tool_name == "decision"
    assert button.isChecked()
    qtbot.keyClick(window.canvas, Qt.Key.Key_Escape)
    assert window.controller.tool_name == "select"
    assert window.rail.buttons["select"].isChecked()


def test_what_the_rail_drags_is_its_kind(window: Window) -> None:
    from cxdesigner.ui.canvas.drops import KIND_MIME

    data = window.rail.buttons["touchpoint"].mime_data()
    assert bytes(data.data(KIND_MIME).data()) == b"touchpoint"


def test_without_a_document_nothing_offers_to_draw(editor: Editor) -> None:
    window, (document,) = editor.window, editor.workspace.documents
    assert window.rail.isEnabled()
    editor.workspace.remove(document)
    QApplication.processEvents()
    window.update_actions()
    assert not window.rail.isEnabled()
    assert window.inspector.title.text() == ""
    editor.files.new()
    window.update_actions()
    assert window.rail.isEnabled()
    assert window.inspector.title.text() == "Service blueprint"
