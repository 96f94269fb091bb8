"""Survey answers brought in through the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from hands import Hands, settle
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from cxdesigner.editor.data_in.columns import Column
from cxdesigner.model.insight import Metric
from cxdesigner.ui.data_in import dialog as dialog_module
from cxdesigner.ui.data_in import matching as matching_module
from cxdesigner.ui.data_in.dialog import DataDialog

CONTROL = Qt.KeyboardModifier.ControlModifier
ANSWERS = "触点,满意度(1-5),说明\n远程取号,4,x\n远程取号,2,y\n到店等位,5,z\n休息室,1,w\n"


def metrics(hands: Hands, source: str) -> dict[str | None, tuple[tuple[str, float], ...]]:
    return {
        metric.element_id: metric.counts
        for metric in hands.document.store.of_type(Metric)
        if metric.source.text() == source
    }


def press(dialog: QWidget, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def pick(combo: QWidget, words: str, down: int = 0) -> None:
    """Choose an entry of a drop-down by keys: its first letters, then so many further down."""
    combo.setFocus()
    QTest.keyClicks(combo, words)
    for _step in range(down):
        QTest.keyClick(combo, Qt.Key.Key_Down)
    settle()


def import_action(hands: Hands) -> None:
    hands.window.actions_["file.import_data"].trigger()
    settle()


def test_a_pasted_table_is_matched_and_imported_as_one_step(hands: Hands) -> None:
    QApplication.clipboard().setText(ANSWERS)
    said: list[str] = []

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, DataDialog)
        assert not dialog.import_.isEnabled()
        press(dialog, "dataPaste")
        said.append(dialog.report.text())
        assert dialog.matching.isVisible()
        pick(dialog.preview.combo(2), "Comment")
        dialog.count()
        said.append(dialog.report.text())
        combo = dialog.matching.combo(0)
        assert combo.accessibleName() == "What “休息室” means"
        combo.setCurrentIndex(combo.findText("到店等位"))
        combo.activated.emit(combo.currentIndex())
        dialog.count()
        said.append(dialog.report.text())
        press(dialog, "import")

    revision = hands.document.store.revision
    seen = hands.expect(("dataDialog", answer))
    import_action(hands)
    assert seen == ["dataDialog"]
    assert said == [
        "4 rows read, 3 matched, 1 with an unknown touchpoint. Import: 2 metrics.",
        "4 rows read, 3 matched, 1 with an unknown touchpoint. "
        "Import: 2 metrics, 3 feedback entries.",
        "4 rows read, 4 matched. Import: 2 metrics, 4 feedback entries.",
    ]
    assert metrics(hands, "Pasted table") == {
        "c1": (("2", 1), ("4", 1)),
        "c2": (("1", 1), ("5", 1)),
    }
    assert hands.document.store.revision == revision + 1
    hands.window.canvas.setFocus()
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert metrics(hands, "Pasted table") == {}


def test_a_mapping_is_remembered_for_the_next_table_of_its_kind(hands: Hands) -> None:
    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, DataDialog)
        dialog.read_text("Ort,Note\nc1,4\nc2,3\n")
        assert not dialog.import_.isEnabled()
        assert "No column says" in dialog.report.text()
        pick(dialog.preview.combo(0), "Touchpoint")
        pick(dialog.preview.combo(1), "CSAT", down=2)
        dialog.count()
        press(dialog, "import")

    hands.expect(("dataDialog", answer))
    import_action(hands)
    dialog = DataDialog(hands.window.session, hands.window.theme, hands.window)
    dialog.read_text("Ort,Note\nc3,7\n")
    assert dialog.plot is not None
    assert dialog.plot.columns == (Column("touchpoint"), Column("csat", 1, 7))
    dialog.deleteLater()


def test_a_dropped_workbook_opens_the_dialog_with_its_sheets(hands: Hands, tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "About"  # type: ignore[union-attr]
    book.active.append(["Survey of October"])  # type: ignore[union-attr]
    sheet = book.create_sheet("Answers")
    for row in (["Touchpoint", "NPS"], ["c1", 9], ["c1", 3]):
        sheet.append(row)
    path = tmp_path / "answers.xlsx"
    book.save(path)

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, DataDialog)
        assert not dialog.encoding.isVisible()
        pick(dialog.sheet.choice, "Answers")
        press(dialog, "import")

    hands.expect(("dataDialog", answer))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    plain = Qt.KeyboardModifier.NoModifier
    at = QPointF(400, 300)
    enter = QDragEnterEvent(at.toPoint(), copy, mime, left, plain)
    QApplication.sendEvent(hands.window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(hands.window, QDropEvent(at, copy, mime, left, plain))
    hands.wait(lambda: bool(metrics(hands, "answers.xlsx")))
    assert metrics(hands, "answers.xlsx") == {"c1": (("3", 1), ("9", 1))}


def test_an_encoding_can_be_chosen_and_a_bad_file_is_told(hands: Hands, tmp_path: Path) -> None:
    dialog = DataDialog(hands.window.session, hands.window.theme, hands.window)
    revision = hands.document.store.revision
    path = tmp_path / "answers.csv"
    path.write_bytes("触点,满意度\n远程取号,4\n".encode("gb18030"))
    dialog.read_file(path)
    assert dialog.encoding.value == "gb18030"
    dialog.encoding.edited.emit("utf-8")
    assert "answers.csv, row 1: this is not in the encoding" in dialog.report.text()
    assert not dialog.import_.isEnabled()
    dialog.read_file(path)
    assert dialog.import_.isEnabled()
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"PK\x03\x04nothing")
    for broken in (bad, tmp_path / "gone.csv"):
        dialog.read_file(broken)
        assert broken.name in dialog.report.text()
        assert dialog.plan is None
        assert not dialog.import_.isEnabled()
    assert hands.document.store.revision == revision
    dialog.deleteLater()


def test_the_curve_of_evidence_is_switched_on_in_the_menu(hands: Hands) -> None:
    def curves() -> list[str]:
        items = hands.window.controller.scene.items.values()
        return [item.id for item in items if item.kind == "surveyed_curve"]

    assert not curves()
    hands.window.actions_["view.evidence_curve"].trigger()
    hands.wait(lambda: bool(curves()))
    hands.window.actions_["view.surveyed"].trigger()
    hands.wait(lambda: not curves())
    assert not hands.window.actions_["view.evidence_curve"].isEnabled()


def test_what_a_name_means_is_remembered_and_can_be_changed(hands: Hands) -> None:
    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, DataDialog)
        dialog.read_text(ANSWERS)
        combo = dialog.matching.combo(0)
        combo.setCurrentIndex(combo.findText("到店等位"))
        combo.activated.emit(combo.currentIndex())
        dialog.count()
        press(dialog, "import")

    hands.expect(("dataDialog", answer))
    import_action(hands)
    dialog = DataDialog(hands.window.session, hands.window.theme, hands.window)
    dialog.read_text("触点,满意度(1-5),说明\n休息室,2,w\n远程取号,2,w\n")
    assert dialog.plan is not None
    assert dialog.plan.is_whole
    assert dialog.matching.combo(0).currentText() == "到店等位"
    dialog.deleteLater()


def test_what_a_table_may_be_is_said_in_the_middle_of_its_place(hands: Hands) -> None:
    dialog = DataDialog(hands.window.session, hands.window.theme, hands.window)
    dialog.show()
    settle()
    for _state in range(2):
        place = dialog.details.parentWidget()
        assert place is not None
        assert place.y() == 0
        assert place.height() > 300
        parts = [part for part in place.findChildren(QLabel) if part.isVisible()]
        top, end = parts[0].geometry().top(), dialog.details.geometry().bottom()
        assert abs(top - (place.height() - end)) <= 4
        dialog.read_text("\n")
        settle()
    dialog.close()
    dialog.deleteLater()


def test_in_a_large_blueprint_likely_names_are_found_aside(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching_module, "_MANY", 0)
    monkeypatch.setattr(dialog_module, "_MUCH", 0)
    QApplication.clipboard().setText(ANSWERS.replace("远程取号", "远程取号码"))
    said: list[str] = []

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, DataDialog)
        press(dialog, "dataPaste")
        dialog.count()
        combo = dialog.matching.combo(0)
        said.append(combo.placeholderText())
        hands.wait(lambda: bool(combo.placeholderText()))
        said.append(combo.placeholderText())
        assert combo.currentIndex() == -1
        dialog.reject()

    hands.expect(("dataDialog", answer))
    import_action(hands)
    assert said == ["", "Perhaps 远程取号?"]
