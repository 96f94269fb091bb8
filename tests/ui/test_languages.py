"""The window in the pseudo-language: all that can be read or heard went through translation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from string import ascii_uppercase

import pytest
from pseudo import content_of, untranslated
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cxdesigner.base import i18n
from cxdesigner.base.errors import CxError
from cxdesigner.editor.builtin.view import LANGUAGE_NAMES
from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.document import Document
from cxdesigner.editor.filter import Filter
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity
from cxdesigner.model.lane import Lane, Line
from cxdesigner.model.link import Link
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step
from cxdesigner.rules.registry import all_rules
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.dialogs.about import AboutDialog
from cxdesigner.ui.dialogs.export import ExportDialog
from cxdesigner.ui.dialogs.preferences import PreferencesDialog
from cxdesigner.ui.dialogs.questions import say_bug, say_error
from cxdesigner.ui.dialogs.saved_views import SavedViewsDialog
from cxdesigner.ui.dialogs.shortcuts import ShortcutsDialog
from cxdesigner.ui.dialogs.templates import TemplateDialog
from cxdesigner.ui.window import Window

# The same in every language: names of languages, formats and sheets, and their tags.
NAMES = {
    *LANGUAGE_NAMES.values(),
    *LANGUAGE_NAMES,
    i18n.PSEUDO,
    *("PDF", "PNG", "SVG", "A0", "A1", "A2", "A3", "A4"),
    *(one.code for one in all_rules()),
}


@pytest.fixture(autouse=True)
def _pseudo(_english: None) -> None:
    i18n.set_language(i18n.PSEUDO)


def readable(top: QWidget) -> Iterator[tuple[str, str]]:
    """Yield where and what: every text of a window and the widgets in it, shown or not."""
    for widget in (top, *top.findChildren(QWidget)):
        place = f"{type(widget).__name__} {widget.objectName()}"
        for text in (
            widget.windowTitle(),
            widget.toolTip(),
            widget.statusTip(),
            widget.whatsThis(),
            widget.accessibleName(),
            widget.accessibleDescription(),
            *_own_words(widget),
        ):
            yield place, text
        for action in widget.actions():
            yield from _of_action(action)


def _own_words(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QComboBox():
            yield from (widget.itemText(i) for i in range(widget.count()))
        case QLineEdit() | QPlainTextEdit():
            yield widget.placeholderText()
        case QGroupBox() | QMenu():
            yield widget.title()
        case QTabBar():
            yield from (widget.tabText(i) for i in range(widget.count()))
            yield from (widget.tabToolTip(i) for i in range(widget.count()))
        case QHeaderView():
            pass
        case QAbstractItemView() if widget.model() is not None:
            yield from _of_model(widget.model())


def _of_model(model: QAbstractItemModel) -> Iterator[str]:
    roles = (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(model.rowCount()):
            index = model.index(row, column, QModelIndex())
            yield from (str(model.data(index, role) or "") for role in roles)


def _of_action(action: QAction) -> Iterator[tuple[str, str]]:
    for text in (action.text(), action.toolTip(), action.statusTip()):
        yield f"action {action.objectName()}", text


def keys() -> set[str]:
    """Return the names of all shortcuts, and of letters: keys are the words of the system."""
    letters = {f"({sign}{letter})" for sign in ("&", "") for letter in ascii_uppercase}
    return letters | {
        sequence.toString(form)
        for top in QApplication.topLevelWidgets()
        for action in top.findChildren(QAction)
        for sequence in action.shortcuts()
        for form in QKeySequence.SequenceFormat
    } - {""}


def faults(top: QWidget, allowed: set[str]) -> dict[str, list[str]]:
    """Return the untranslated words of a window by the text they are in."""
    known = NAMES | allowed | keys()
    found = {}
    for place, text in readable(top):
        words = untranslated(text, known)
        if words:
            found[f"{place}: {text}"] = words
    return found


def written_in(document: Document) -> set[str]:
    return content_of(document.store.records.values())


def test_the_probe_sees_what_was_not_looked_up(qtbot: QtBot) -> None:
    label = QLabel(f"{i18n._('Zoom')} {i18n.N_('Zoom')}")
    label.setToolTip("Fit")
    qtbot.addWidget(label)
    assert faults(label, set()) == {"QLabel : ⟦Zóóm⟧ Zoom": ["Zoom"], "QLabel : Fit": ["Fit"]}


@pytest.mark.parametrize("kind", [None, Stage, Step, Element, Link, Lane, Line, Record])
def test_the_window_speaks_the_language_of_the_program(
    window: Window, hot_pot: Document, qtbot: QtBot, kind: type[Record] | None
) -> None:
    if kind is Record:
        chosen = [hot_pot.store.of_type(one)[0].id for one in (Element, Link)]
    else:
        chosen = [] if kind is None else [hot_pot.store.of_type(kind)[0].id]
    hot_pot.selection.set(chosen)
    window.inspector.refresh()
    qtbot.waitUntil(lambda: bool(window.status.facts.text()))
    assert not faults(window, written_in(hot_pot))


def test_tabs_of_several_documents_speak_the_language_of_the_program(
    editor: Editor, window: Window, hot_pot: Document
) -> None:
    written = written_in(hot_pot)
    hot_pot.run("⟦⟧", delete_records, [hot_pot.store.of_type(Link)[0].id])
    editor.files.new()
    editor.files.new("empty-journey")
    assert not faults(window, written)


def test_menus_and_lists_speak_the_language_of_the_program(
    window: Window, hot_pot: Document
) -> None:
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()
    assert not faults(window, written_in(hot_pot))


def test_findings_speak_the_language_of_the_program(
    window: Window, hot_pot: Document, qtbot: QtBot
) -> None:
    written = written_in(hot_pot)
    links = [link.id for link in hot_pot.store.of_type(Link)]
    hot_pot.run("⟦⟧", delete_records, links[: len(links) // 2])
    window.toggle_panel("problems")
    window.findings.refresh()
    qtbot.waitUntil(lambda: window.findings.is_current)
    assert not faults(window, written)


def test_a_quick_fix_writes_in_the_language_of_the_blueprint(
    window: Window, hot_pot: Document, qtbot: QtBot
) -> None:
    i18n.set_language("en")
    hot_pot.run("⟦⟧", delete_records, [one.id for one in hot_pot.store.of_type(Opportunity)])
    window.findings.refresh()
    qtbot.waitUntil(lambda: window.findings.is_current)
    window.problem_work.fix(next(one for one in window.findings.found if one.code == "X08"))
    assert hot_pot.language == "zh-CN"
    assert {one.text.text() for one in hot_pot.store.of_type(Opportunity)} == {"可以做什么"}
    window.update_actions()
    assert "Create a linked opportunity" in window.actions_["edit.undo"].text()


def test_dialogs_speak_the_language_of_the_program(
    editor: Editor, window: Window, hot_pot: Document, qtbot: QtBot
) -> None:
    export = ExportDialog(hot_pot, "A3", window)
    qtbot.waitUntil(lambda: export.export.isEnabled() and "…" not in export.notes.text())
    dialogs: tuple[QDialog, ...] = (
        export,
        AboutDialog(window),
        PreferencesDialog(editor.settings, window),
        ShortcutsDialog(window.registry, window.session.settings, window),
        TemplateDialog(window.theme, window),
    )
    for dialog in dialogs:
        assert not faults(dialog, written_in(hot_pot)), dialog.objectName()
        dialog.reject()


def test_what_finds_things_speaks_the_language_of_the_program(
    window: Window, hot_pot: Document, qtbot: QtBot
) -> None:
    written = written_in(hot_pot)
    finders = window.finders
    finders.filter.open()
    assert not faults(finders.filter.popover, written)
    finders.filter.popover.hide()
    hot_pot.set_view(filter=Filter(marks=("wait", ""), severities=("error",)))
    finders.find.open(replacing=True)
    finders.find.bar.field.setText("等位")
    qtbot.waitUntil(lambda: finders.find.model.rowCount() > 0)
    finders.find.step(1)
    rows = [finders.find.model.index(row).data() for row in range(finders.find.model.rowCount())]
    assert [row for row in rows if untranslated(row, NAMES | written)] == []
    finders.find.bar.regex.setChecked(True)
    for pattern in ("(", "(a+)+"):
        finders.find.bar.field.setText(pattern)
        qtbot.waitUntil(lambda: not finders.find._typed.is_waiting)
        assert not faults(finders.find.bar, written)
    finders.palette.open()
    for entry in (entry for query in ("", "e") for entry in finders.palette.search.answer(query)):
        words = f"{entry.title} {entry.detail} {entry.why_not}"
        assert not untranslated(words, NAMES | written), words
    assert not faults(window, written)
    views = SavedViewsDialog(hot_pot, window)
    assert not faults(views, written)
    views.reject()


@pytest.fixture
def overheard() -> Callable[[], list[str]]:
    """Press Escape in the next dialog; the list gets its untranslated words."""

    def listen() -> list[str]:
        heard: list[str] = []

        def answer(tries: int = 200) -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog):
                heard.extend(faults(dialog, {"a.cxd", "Boom"}))
                heard.append(dialog.objectName())
                dialog.reject()
            elif tries:
                QTimer.singleShot(10, lambda: answer(tries - 1))

        QTimer.singleShot(10, answer)
        return heard

    return listen


def test_questions_and_errors_speak_the_language_of_the_program(
    window: Window,
    hot_pot: Document,
    overheard: Callable[[], list[str]],
    tmp_path: Path,
) -> None:
    heard = overheard()
    say_error(CxError(i18n._("The file is empty (0 bytes)."), hint=i18n._("Later")), window)
    assert heard == ["errorBox"]
    heard = overheard()
    say_bug("Boom", None, window)
    assert heard[-1] == "bugBox"
    # A step of undo that nobody else made: closing asks about it.
    hot_pot.run("⟦⟧", delete_records, [hot_pot.store.of_type(Link)[0].id])
    heard = overheard()
    window.close()
    assert len(heard) == 1
