"""Dialogs: templates, export, preferences, recovery, questions about files."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from cxdesigner.base.i18n import use_language
from cxdesigner.base.progress import Stopped, heard_by
from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.document import Document
from cxdesigner.formats.templates import template_names
from cxdesigner.model.element import Element
from cxdesigner.report.sheet_file import FORMATS, Format
from cxdesigner.scene.page import PageOptions
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.dialogs.about import SAID, AboutDialog
from cxdesigner.ui.dialogs.export import ExportDialog
from cxdesigner.ui.dialogs.preferences import PreferencesDialog
from cxdesigner.ui.dialogs.shortcuts import ShortcutsDialog
from cxdesigner.ui.dialogs.templates import TemplateDialog
from cxdesigner.ui.exporting import ExportRequest, export_job, paint
from cxdesigner.ui.window import Window


def type_file_name(path: Path, tries: int = 200) -> None:
    """Type a path into the next file dialog and accept it."""

    def act(left: int) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            if left:
                QTimer.singleShot(10, lambda: act(left - 1))
            return
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert line is not None
        line.setText(str(path))
        dialog.accept()

    QTimer.singleShot(10, lambda: act(tries))


def test_a_template_is_chosen_by_keyboard(window: Window, qtbot: QtBot) -> None:
    seen: list[str] = []

    def choose(tries: int = 300) -> None:
        dialog = QApplication.activeModalWidget()
        # Before the list is laid out an arrow key has nowhere to go.
        if not isinstance(dialog, TemplateDialog) or not dialog.list.hasFocus():
            if tries:
                QTimer.singleShot(10, lambda: choose(tries - 1))
            return
        qtbot.keyClick(dialog.list, Qt.Key.Key_Right)
        qtbot.keyClick(dialog.list, Qt.Key.Key_Right)
        seen.append(dialog.chosen)
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    QTimer.singleShot(10, choose)
    window.actions_["file.new_from_template"].trigger()
    assert seen == ["hot-pot"]
    assert window.document is not None
    assert window.document.store.count(Element) == 30
    assert not window.document.is_dirty


def test_templates_show_a_picture_and_a_description(qtbot: QtBot, window: Window) -> None:
    dialog = TemplateDialog(window.theme)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.pictures.is_idle, timeout=20_000)
    assert dialog.list.count() == len(template_names())
    for row in range(dialog.list.count()):
        assert "\n" in dialog.list.item(row).text()
        assert not dialog.list.item(row).icon().isNull()


@pytest.mark.parametrize(
    ("kind", "start"), [("pdf", b"%PDF"), ("png", b"\x89PNG"), ("svg", b"<?xml")]
)
def test_export_writes_the_file(
    window: Window, hot_pot: Document, tmp_path: Path, qtbot: QtBot, kind: str, start: bytes
) -> None:
    dialog = ExportDialog(hot_pot, "A3", window)
    dialog.show()
    dialog.format.choice.setCurrentIndex(dialog.format.choice.findText(kind.upper()))
    dialog.format.choice.activated.emit(dialog.format.choice.currentIndex())
    assert dialog.dpi.isVisible() is (kind == "png")
    target = tmp_path / "out"
    type_file_name(target)
    qtbot.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.written is not None, timeout=60_000)
    assert dialog.written == target.with_suffix(f".{kind}")
    assert dialog.written.read_bytes().startswith(start)
    if os.name == "posix":
        other = tmp_path / "made by others"
        other.touch()
        assert dialog.written.stat().st_mode == other.stat().st_mode, "made to be handed on"
    assert dialog.result() == QDialog.DialogCode.Accepted
    dialog.deleteLater()


def test_a_slide_lies_and_its_picture_is_told_in_pixels(
    window: Window, hot_pot: Document, qtbot: QtBot
) -> None:
    dialog = ExportDialog(hot_pot, "16:9", window)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.sheet.choice.currentText() == "Slide (16:9)"
    assert not dialog.turn.isEnabled()
    choose(dialog.format.choice, "PNG")
    shown = [dialog.dpi.choice.itemText(n) for n in range(dialog.dpi.choice.count())]
    assert shown == ["1920 × 1080", "3840 × 2160"]
    choose(dialog.dpi.choice, "1920 × 1080")
    assert dialog.request.dpi == 96
    choose(dialog.sheet.choice, "A3")
    assert dialog.turn.isEnabled()
    choose(dialog.dpi.choice, "600 dpi")
    choose(dialog.sheet.choice, "Slide (16:9)")
    assert dialog.dpi.choice.currentText() == "3840 × 2160"


def choose(box: QComboBox, words: str) -> None:
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


def test_pre_flight_speaks_before_anything_is_written(
    window: Window, hot_pot: Document, qtbot: QtBot
) -> None:
    dialog = ExportDialog(hot_pot, "A3", window)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "readable" in dialog.notes.text(), timeout=30_000)
    assert "1 sheet." in dialog.notes.text()
    dialog.sheet.choice.setCurrentIndex(1)
    dialog._changed()
    qtbot.waitUntil(lambda: "sheets." in dialog.notes.text(), timeout=30_000)


def test_export_can_be_cancelled_while_it_works(
    window: Window, hot_pot: Document, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = ExportDialog(hot_pot, "A3", window)
    qtbot.addWidget(dialog)
    dialog.show()
    target = tmp_path / "out.pdf"
    dialog.start(target)
    assert dialog.progress.isVisible()
    assert not dialog.export.isEnabled()
    qtbot.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    assert dialog.export.isEnabled()
    assert dialog.isVisible()
    qtbot.wait(50)
    assert dialog.written is None


@pytest.mark.parametrize("kind", FORMATS)
def test_an_export_tells_how_far_it_is_and_can_be_stopped_anywhere(
    hot_pot: Document, kind: Format
) -> None:
    told: list[float] = []
    request = ExportRequest(kind, PageOptions(single=kind != "pdf"), 192)
    stop_at = 2.0

    def hear(share: float) -> None:
        told.append(round(share, 3))
        if told[-1] >= stop_at:
            raise Stopped

    view = hot_pot.store.snapshot()
    with heard_by(hear):
        data = paint(view, request)
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0.0, 1.0)
    assert len(set(told)) >= 4
    assert data == paint(view, request)
    for step in set(told):
        stop_at = step
        with pytest.raises(Stopped), heard_by(hear):
            paint(view, request)


def test_the_bar_of_an_export_goes_to_its_end(
    hot_pot: Document, tmp_path: Path, qtbot: QtBot
) -> None:
    told: list[float] = []
    request = ExportRequest("svg", PageOptions(single=True))
    job = export_job(hot_pot.store.snapshot(), request, tmp_path / "out.svg")
    job.on.progressed.connect(lambda done, total: told.append(done / total))
    job.start()
    qtbot.waitUntil(lambda: job.is_over)
    assert len(told) >= 4
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_export_that_fails_says_why(
    window: Window,
    hot_pot: Document,
    tmp_path: Path,
    qtbot: QtBot,
    answering: Callable[[str], list[str]],
) -> None:
    dialog = ExportDialog(hot_pot, "A3", window)
    qtbot.addWidget(dialog)
    dialog.show()
    seen = answering("answer-close")
    dialog.start(tmp_path / "no such folder" / "out.pdf")
    qtbot.waitUntil(lambda: seen == ["errorBox"], timeout=60_000)
    assert dialog.isVisible()
    assert dialog.export.isEnabled()


def test_preferences_are_kept(editor: Editor, window: Window, qtbot: QtBot) -> None:
    dialog = PreferencesDialog(editor.settings, window)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.theme.choice.setCurrentIndex(2)
    dialog.language.choice.setCurrentIndex(2)
    dialog.accept()
    assert editor.settings.value.theme == "dark"
    assert editor.settings.value.language == "zh-CN"
    assert window.theme.name == "dark"


def test_about_names_what_others_made(qtbot: QtBot, window: Window) -> None:
    dialog = AboutDialog(window)
    qtbot.addWidget(dialog)
    text = dialog.notices.toPlainText()
    for name in ("PySide6", "Lucide", "Noto", "reportlab"):
        assert name in text
    assert "|" not in text


def test_about_tells_of_what_others_made_in_chinese(qtbot: QtBot, window: Window) -> None:
    english = AboutDialog(window).notices.toPlainText().split("\n")
    with use_language("zh-CN"):
        dialog = AboutDialog(window)
    qtbot.addWidget(dialog)
    lines = dialog.notices.toPlainText().split("\n")
    assert not [line for line in SAID if line not in english], "not in the file"
    assert not set(SAID) & set(lines)
    assert lines[0] == "第三方软件"
    names = [line for line in english if "https" in line and line not in SAID]
    assert len(names) > 10
    assert set(names) <= set(lines)


def test_every_shortcut_is_listed(window: Window, qtbot: QtBot) -> None:
    dialog = ShortcutsDialog(window.registry, window.session.settings, window)
    qtbot.addWidget(dialog)
    listed = {item.text(0).rpartition(": ")[2] for item in dialog.items() if item.text(1)}
    wanted = {action.title() for action in window.registry if action.shortcuts}
    assert listed == wanted
    assert len(dialog.items()) == len(window.registry)


def test_save_asks_for_a_name_once(
    window: Window, hot_pot: Document, tmp_path: Path, qtbot: QtBot
) -> None:
    hot_pot.run("Rename", set_text, "c1", "First", "zh-CN")
    window.actions_.update()
    type_file_name(tmp_path / "mine")
    window.actions_["file.save"].trigger()
    target = tmp_path / "mine.cxd"
    assert hot_pot.path == target
    assert not hot_pot.is_dirty
    assert window.status.message.text() == "Saved “mine.cxd”."
    hot_pot.run("Rename", set_text, "c1", "Second", "zh-CN")
    window.actions_.update()
    window.actions_["file.save"].trigger()
    assert "Second" in target.read_text(encoding="utf-8")


def test_a_file_changed_by_another_program_is_asked_about(
    editor: Editor,
    window: Window,
    cxd: Path,
    answering: Callable[[str], list[str]],
) -> None:
    document, _notes = editor.files.open(cxd)
    document.run("Rename", set_text, "c1", "Mine", "zh-CN")
    foreign = cxd.read_bytes() + b"\n"
    cxd.write_bytes(foreign)
    window.actions_.update()
    seen = answering("answer-cancel")
    window.actions_["file.save"].trigger()
    assert seen == ["question-changed-outside"]
    assert cxd.read_bytes() == foreign
    assert document.is_dirty
    answering("answer-overwrite")
    window.actions_["file.save"].trigger()
    assert "Mine" in cxd.read_text(encoding="utf-8")


def test_work_left_by_a_crash_is_offered(
    editor: Editor,
    window: Window,
    cxd: Path,
    answering: Callable[[str], list[str]],
) -> None:
    from cxdesigner.formats.journal import Journal

    document, _notes = editor.files.open(cxd)
    stamp = document.file_stamp
    assert stamp is not None
    # Another one would be a file changed meanwhile, about which the person is asked as well.
    sha256 = stamp.stamp.sha256
    journal = Journal(tuple(document.store), document=cxd, base_sha256=sha256)
    patches: list[object] = []
    document.store.viewers.append(patches.append)
    document.run("Rename", set_text, "c1", "Before the crash", "zh-CN")
    for patch in patches:
        journal.append(patch)  # type: ignore[arg-type]
    journal.sync()
    path = journal.path
    assert path is not None
    data = path.read_bytes()
    journal.close(keep=False)
    # What a process that was killed leaves: the bytes, held by nobody.
    path.write_bytes(data)
    seen = answering("answer-recover")
    editor.offer_recovery()
    assert editor._coming_back is not None
    editor._coming_back.look()
    assert seen == ["question-recovery"], "nobody has changed the file"
    assert window.document is not None
    assert window.document is not document
    assert window.document.is_dirty
    assert window.document.store.need(Element, "c1").label.text("zh-CN") == "Before the crash"


@pytest.mark.parametrize("format_", ["pdf", "png", "svg"])
def test_what_can_be_said_about_an_export_stands_without_gaps(
    hot_pot: Document, qtbot: QtBot, format_: str
) -> None:
    dialog = ExportDialog(hot_pot, "A3")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.format.show_value(format_)
    dialog.format.edited.emit(format_)
    qtbot.waitUntil(lambda: dialog.dpi.isVisible() == (format_ == "png"))
    shown = [field for field in dialog._fields if field.isVisible()]
    assert {dialog.format, dialog.sheet, dialog.language} <= set(shown)
    assert dialog.lanes not in shown, "no lane is hidden"
    lefts = {field.y() for field in shown if field.x() < dialog.width() // 3}
    assert {field.y() for field in shown} == lefts
    dialog.reject()


def test_three_templates_stand_beside_each_other(window: Window, qtbot: QtBot) -> None:
    dialog = TemplateDialog(window.theme)
    qtbot.addWidget(dialog)
    dialog.show()
    tops = [dialog.list.visualItemRect(dialog.list.item(row)).y() for row in range(4)]
    assert tops[0] == tops[2] < tops[3]
    assert dialog.list.horizontalScrollBar().maximum() == 0
    dialog.reject()
