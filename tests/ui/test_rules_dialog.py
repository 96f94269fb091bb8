"""The rules of a blueprint, changed in the window and obeyed everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hands import settle
from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from cxdesigner.base.i18n import use_language
from cxdesigner.cli.main import main
from cxdesigner.editor.document import Document
from cxdesigner.editor.problems.ruleset import Ruleset
from cxdesigner.model.blueprint import RuleSettings, SeverityOverride
from cxdesigner.model.element import Element
from cxdesigner.model.text import EMPTY
from cxdesigner.ui import wrapping_tree
from cxdesigner.ui.dialogs.rule_limits import RuleLimits
from cxdesigner.ui.dialogs.rules import RulesDialog
from cxdesigner.ui.window import Window


@pytest.fixture
def changing(window: Window) -> Callable[[Callable[[RulesDialog], object]], None]:
    """Open the dialog by its action, do something in it, and apply."""

    def change(work: Callable[[RulesDialog], object]) -> None:
        def act(tries: int = 200) -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, RulesDialog):
                if tries:
                    QTimer.singleShot(10, lambda: act(tries - 1))
                return
            work(dialog)
            dialog.accept_button.click()

        QTimer.singleShot(10, act)
        window.actions_["tools.rules"].trigger()

    return change


def pick(dialog: RulesDialog, code: str, severity: str | None) -> None:
    dialog.choose(code)
    dialog.severity.setCurrentIndex(dialog.severity.findData(severity))


def test_a_rule_that_is_off_is_off_in_window_and_command_line(
    window: Window,
    hot_pot: Document,
    qtbot: QtBot,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    changing: Callable[[Callable[[RulesDialog], object]], None],
) -> None:
    with hot_pot.transaction("x") as tx:
        tx.put(hot_pot.store.need(Element, "c2").replace(label=EMPTY))
    window.findings.refresh()
    qtbot.waitUntil(lambda: window.status.problems.text() == "1 problem")
    steps = len(hot_pot.history.undo_labels)
    changing(lambda dialog: pick(dialog, "S23", "off"))
    qtbot.waitUntil(lambda: window.status.problems.text() == "No problems")
    assert len(hot_pot.history.undo_labels) == steps + 1
    target = tmp_path / "off.cxd"
    window.session.files.save_as(hot_pot, {"save-path": target})
    assert main(["check", str(target), "--lang", "en"]) == 0
    assert "S23" not in capsys.readouterr().out
    changing(lambda dialog: pick(dialog, "S23", "warning"))
    window.session.files.save(hot_pot, {})
    assert main(["check", str(target), "--lang", "en"]) == 0
    assert "Warning  S23" in capsys.readouterr().out
    changing(lambda dialog: pick(dialog, "S23", None))
    assert not hot_pot.store.count(SeverityOverride)
    window.session.files.save(hot_pot, {})
    assert main(["check", str(target), "--lang", "en"]) == 1


def test_limits_are_written_where_they_differ(
    window: Window,
    hot_pot: Document,
    changing: Callable[[Callable[[RulesDialog], object]], None],
) -> None:
    def work(dialog: RulesDialog) -> None:
        dialog.limits.numbers["wait_mark"].setValue(25)
        dialog.limits.numbers["small_sample"].setValue(50)

    changing(work)
    (own,) = hot_pot.store.of_type(RuleSettings)
    assert own.wait_mark is not None
    assert own.wait_mark.minutes == 25
    assert (own.small_sample, own.flat_curve, own.profile) == (50, None, None)
    changing(lambda dialog: dialog.limits.reset.click())
    (own,) = hot_pot.store.of_type(RuleSettings)
    assert (own.wait_mark, own.small_sample, own.remote_channels) == (None, None, None)


@pytest.mark.parametrize(
    ("language", "first", "last"), [("en", "call", "電話"), ("zh-CN", "传真", "text message")]
)
def test_channels_in_the_letters_of_the_person_come_first(
    qtbot: QtBot, language: str, first: str, last: str
) -> None:
    with use_language(language):
        limits = RuleLimits()
        qtbot.addWidget(limits)
        limits.show_limits(Ruleset())
        words = limits.channels.toPlainText().splitlines()
        assert (words[0], words[-1]) == (first, last)
        heard: list[object] = []
        limits.changed.connect(lambda _name, value: heard.append(value))
        limits.channels.textChanged.emit()
        assert heard == [None], "in another order they are the same"


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_the_channels_end_with_a_whole_line(qtbot: QtBot, language: str) -> None:
    with use_language(language):
        limits = RuleLimits()
        qtbot.addWidget(limits)
        limits.show_limits(Ruleset())
        limits.resize(700, 520)
        limits.show()
        field = limits.channels
        settle()
    line = field.blockBoundingRect(field.document().firstBlock()).height()
    rest = (field.viewport().height() - 2 * field.document().documentMargin()) % line
    assert min(rest, line - rest) <= 1


def test_a_feeling_is_told_with_a_minus_and_typed_with_either_sign(qtbot: QtBot) -> None:
    limits = RuleLimits()
    qtbot.addWidget(limits)
    box = limits.numbers["low_threshold"]
    box.setValue(-0.5)
    assert box.text() == "\N{MINUS SIGN}0.50"
    for typed, value in (("-0.25", -0.25), ("\N{MINUS SIGN}0.75", -0.75), ("-.1", -0.1)):
        box.lineEdit().selectAll()
        box.lineEdit().insert(typed)
        QTest.keyClick(box, Qt.Key.Key_Return)
        assert box.value() == value
        assert box.text().startswith("\N{MINUS SIGN}0.")
    box.lineEdit().selectAll()
    box.lineEdit().insert("x")
    assert box.value() == -0.1


def test_a_profile_of_ones_own_is_kept_for_other_blueprints(
    window: Window,
    hot_pot: Document,
    changing: Callable[[Callable[[RulesDialog], object]], None],
) -> None:
    def keep(dialog: RulesDialog) -> None:
        pick(dialog, "C03", "off")
        dialog.name.setText("House")
        dialog.keep.click()

    changing(keep)
    other = window.session.files.new("empty-blueprint")
    changing(lambda dialog: dialog.profile.setCurrentIndex(dialog.profile.findData("House")))
    (override,) = other.store.of_type(SeverityOverride)
    assert (override.code, override.severity) == ("C03", "off")
    assert other.store.of_type(RuleSettings)[0].profile == "House"


def test_profiles_of_ones_own_are_renamed_and_deleted(
    window: Window,
    hot_pot: Document,
    changing: Callable[[Callable[[RulesDialog], object]], None],
) -> None:
    def names() -> list[str]:
        return [one.name for one in window.session.settings.value.rule_profiles]

    def keep(dialog: RulesDialog) -> None:
        assert not dialog.delete.isEnabled()
        pick(dialog, "C03", "off")
        dialog.name.setText("House")
        assert not dialog.rename.isEnabled()
        dialog.keep.click()

    def rename(dialog: RulesDialog) -> None:
        dialog.name.setText("Office")
        dialog.rename.click()
        assert dialog.profile.findData("House") < 0

    def delete(dialog: RulesDialog) -> None:
        dialog.delete.click()
        assert dialog.profile.currentData() == "recommended"

    changing(keep)
    assert names() == ["House"]
    changing(rename)
    assert names() == ["Office"]
    assert hot_pot.store.of_type(RuleSettings)[0].profile == "Office"
    changing(delete)
    assert names() == []
    # What it said stays said.
    (override,) = hot_pot.store.of_type(SeverityOverride)
    assert (override.code, override.severity) == ("C03", "off")


def test_the_profile_off_says_nothing_at_all(qtbot: QtBot, window: Window) -> None:
    dialog = RulesDialog(Ruleset(), {}, {}, window.theme, window)
    qtbot.addWidget(dialog)
    dialog.choose("S23")
    assert dialog.severity.isEnabled()
    dialog.profile.setCurrentIndex(dialog.profile.findData("off"))
    assert not dialog.severity.isEnabled()
    item = dialog.tree.currentItem()
    assert item is not None
    assert item.text(2) == "Off"


def test_a_search_leaves_the_rules_that_have_the_words(qtbot: QtBot, window: Window) -> None:
    dialog = RulesDialog(Ruleset(), {}, {}, window.theme, window)
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.search, "raci")
    shown = [code for code, item in dialog._items.items() if not item.isHidden()]
    assert shown == ["D11", "D12"]


def test_limits_are_seen_without_scrolling_where_there_is_room(
    window: Window, hot_pot: Document, qtbot: QtBot
) -> None:
    dialog = RulesDialog(Ruleset(), {}, {}, window.theme)
    qtbot.addWidget(dialog)
    dialog.pages.setCurrentIndex(1)
    dialog.show()
    settle(6)
    area = dialog.pages.widget(1)
    assert isinstance(area, QScrollArea)
    assert area.verticalScrollBar().maximum() == 0


def test_rows_are_measured_once_for_the_same_room(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: Counter[tuple[object, ...]] = Counter()
    real = wrapping_tree._Wrapped._measured

    def noted(
        self: wrapping_tree._Wrapped, option: QStyleOptionViewItem, index: QModelIndex, room: int
    ) -> QSize:
        measured[index.parent().row(), index.row(), index.column(), room, index.data()] += 1
        return real(self, option, index, room)

    monkeypatch.setattr(wrapping_tree._Wrapped, "_measured", noted)
    dialog = RulesDialog(Ruleset(), {}, {}, window.theme, window)
    qtbot.addWidget(dialog)
    dialog.show()
    settle(6)
    assert len(measured) > 90
    # A few with another font or a sign that came later.
    assert measured.total() < 1.1 * len(measured)
