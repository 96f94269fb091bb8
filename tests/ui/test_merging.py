"""Another version merged into the document through the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from hands import Hands, settle
from merging import edited, element
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from cxdesigner.editor.merging import Versions
from cxdesigner.formats.cxd_read import read_cxd
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView
from cxdesigner.ui.merging.dialog import MergeDialog
from cxdesigner.ui.merging.opening import merge_versions


def press(dialog: QWidget, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


@pytest.fixture
def versions(hands: Hands, tmp_path: Path) -> Versions:
    """Change the document, and let somebody else change it in other ways."""
    document = hands.document
    base = Store(document.store)
    named = LocalText.of({"zh-CN": "领号"})
    theirs = edited(base, element(base, "c2", label=named, wait=Duration(9)), gone=["b5"])
    for name, store in (("base", base), ("theirs", theirs)):
        (tmp_path / f"{name}.cxd").write_bytes(write_cxd(store))
    with document.store.transaction("Change") as tx:
        view = document.store
        tx.put(view.need(Element, "c2").replace(label=LocalText.of({"zh-CN": "取号"})))
        tx.put(view.need(Element, "b5").replace(wait=Duration(7)))
    return Versions(tmp_path / "theirs.cxd", tmp_path / "base.cxd")


def test_conflicts_are_decided_one_by_one_and_merged_as_one_step(
    hands: Hands, versions: Versions
) -> None:
    said: list[str] = []
    before = dict(hands.document.store.records)

    def decide(dialog: QWidget) -> None:
        assert isinstance(dialog, MergeDialog)
        said.append(dialog.summary.text())
        assert not dialog.merge.isEnabled()
        while dialog.merging is not None and dialog.merging.open_conflicts:
            (chosen,) = dialog.tree.selected
            assert dialog.texts["ours"].toPlainText()
            press(dialog, "mergeTake:both" if chosen.is_text else "mergeTake:ours")
        said.append(dialog.summary.text())
        press(dialog, "merge")

    hands.expect(("mergeDialog", decide))
    merge_versions(hands.window, versions)
    settle()
    assert said == ["2 conflicts, 2 are not decided.", "2 conflicts, all decided."]
    store = hands.document.store
    merged = store.need(Element, "c2")
    assert (merged.label.text("zh-CN"), merged.wait) == ("取号 / 领号", Duration(9))
    assert store.need(Element, "b5").wait == Duration(7)
    hands.document.undo()
    assert dict(store.records) == before


def test_a_group_and_all_the_rest_are_decided_at_once(hands: Hands, versions: Versions) -> None:
    def decide(dialog: QWidget) -> None:
        assert isinstance(dialog, MergeDialog)
        press(dialog, "mergeRestTheirs")
        press(dialog, "merge")

    hands.expect(("mergeDialog", decide))
    merge_versions(hands.window, versions)
    settle()
    assert hands.document.store.need(Element, "c2").label.text("zh-CN") == "领号"
    assert "b5" not in hands.document.store


def test_the_file_of_the_other_version_is_asked_for_and_its_base_is_found(
    hands: Hands, versions: Versions
) -> None:
    found: list[object] = []

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, MergeDialog)
        found.extend((dialog.theirs.value, dialog.base.value, len(dialog.tree.selected)))
        press(dialog, "cancel")

    before = dict(hands.document.store.records)
    hands.expect(("files-merge-path", hands.type_path(versions.theirs)), ("mergeDialog", look))
    hands.window.actions_["file.merge"].trigger()
    hands.wait(lambda: len(found) == 3)
    assert found == [f"file:{versions.theirs}", "opened", 1]
    assert dict(hands.document.store.records) == before


def test_a_base_that_is_not_chosen_after_all_stays_what_it_was(
    hands: Hands, versions: Versions
) -> None:
    found: list[object] = []

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, MergeDialog)
        combo = dialog.base.choice
        place = combo.findText("A file…")
        combo.setCurrentIndex(place)
        combo.activated.emit(place)
        assert dialog.merging is not None
        found.extend((dialog.base.value, dialog.merging.conflicts != ()))
        press(dialog, "cancel")

    def leave(dialog: QWidget) -> None:
        assert isinstance(dialog, QDialog)
        dialog.reject()

    hands.expect(("mergeDialog", look), ("files-merge-path", leave))
    merge_versions(hands.window, versions)
    hands.wait(lambda: len(found) == 2)
    assert found == [f"file:{versions.base}", True]


def test_of_other_open_blueprints_strangers_are_refused(hands: Hands) -> None:
    window = hands.window
    with hands.document.store.transaction("Change") as tx:
        tx.put(hands.document.store.need(Element, "c1").replace(wait=Duration(1)))
    first = hands.document
    window.session.files.new("outpatient")
    window.session.workspace.activate(first)
    said: list[str] = []

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, MergeDialog)
        assert dialog.base.isHidden()
        combo = dialog.theirs.choice
        combo.setCurrentIndex(1)
        combo.activated.emit(1)
        said.append(dialog.summary.text())
        assert not dialog.merge.isEnabled()
        press(dialog, "cancel")

    hands.expect(("mergeDialog", look))
    window.actions_["file.merge"].trigger()
    hands.wait(lambda: bool(said))
    assert "not versions of one service" in said[0]


def test_what_another_program_wrote_is_merged_instead_of_written_over(
    hands: Hands, tmp_path: Path
) -> None:
    window, document = hands.window, hands.document
    path = tmp_path / "pot.cxd"
    window.session.files.save_as(document, {"save-path": path})
    foreign = Store(document.store)
    with foreign.transaction() as tx:
        tx.put(foreign.need(Element, "c3").replace(wait=Duration(33)))
        tx.put(foreign.need(Element, "c2").replace(wait=Duration(9)))
    path.write_bytes(write_cxd(foreign))
    with document.store.transaction("Change") as tx:
        tx.put(document.store.need(Element, "c2").replace(wait=Duration(12)))

    def decide(dialog: QWidget) -> None:
        assert isinstance(dialog, MergeDialog)
        press(dialog, "mergeRestTheirs")
        press(dialog, "merge")

    def choose(dialog: QWidget) -> None:
        press(dialog, "answer-merge")

    hands.expect(("question-changed-outside", choose), ("mergeDialog", decide))
    window.actions_.update()
    window.actions_["file.save"].trigger()
    hands.wait(lambda: document.store.need(Element, "c3").wait == Duration(33))
    settle()
    assert document.store.need(Element, "c2").wait == Duration(9)
    assert document.is_dirty
    window.actions_["file.save"].trigger()
    assert not document.is_dirty
    assert RecordView(read_cxd(path.read_bytes(), "pot").records).need(Element, "c3").wait == (
        Duration(33)
    )
