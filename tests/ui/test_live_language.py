"""Another language of the program counts at once: the window is made anew, the work stays."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hands import Hands, settle
from program import running
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from small import SCREEN

from cxdesigner.base import i18n
from cxdesigner.editor.commands.styles import set_colour
from cxdesigner.formats.templates import load_template
from cxdesigner.model.element import Element
from cxdesigner.model.text import LocalText
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.dialogs.handbook import HandbookDialog, show_handbook
from cxdesigner.ui.theme import ui_font
from cxdesigner.ui.window import Window


@pytest.fixture
def editor(qapp: QApplication) -> Iterator[Editor]:
    with running(load_template("hot-pot")) as made:
        yield made
    i18n.set_language("en")


def speak(editor: Editor, tag: str) -> Window:
    before = editor.window
    editor.settings.update(language=tag)
    QTest.qWait(50)
    settle()
    assert editor.window is not before
    return editor.window


def test_all_three_languages_one_after_the_other(editor: Editor) -> None:
    document = editor.window.document
    assert document is not None
    with document.transaction("Colour") as tx:
        set_colour(tx, ["c2"], "red")
    document.selection.set(("c2",))
    document.set_view(editor="table")
    words = {}
    for tag in ("zh-CN", "zh-TW", "en"):
        window = speak(editor, tag)
        words[tag] = (
            window.actions_["file.save"].text(),
            window.inspector.title.text(),
            window.status.maturity.text(),
        )
        assert window.isVisible()
        assert window.document is document
        assert document.selection.ids == ("c2",)
        assert document.view_state.editor == "table"
        assert document.history.undo_labels == ("Colour",)
        assert editor.session.host.window is window  # type: ignore[attr-defined]
        visible = [w for w in QApplication.topLevelWidgets() if isinstance(w, Window)]
        assert [w for w in visible if w.isVisible()] == [window]
    assert len(set(words.values())) == 3
    assert words["zh-CN"][1] == "接触点"
    editor.window.actions_["edit.undo"].trigger()
    assert document.history.undo_labels == ()


def test_the_new_window_works_and_the_old_one_hears_nothing(editor: Editor) -> None:
    document = editor.window.document
    assert document is not None
    listeners = (
        len(document.changed), len(document.selection.changed), len(document.view_changed),
        len(editor.workspace.activated), len(editor.workspace.moved),
        len(editor.settings.changed),
    )  # fmt: skip
    window = speak(editor, "zh-CN")
    assert (
        len(document.changed), len(document.selection.changed), len(document.view_changed),
        len(editor.workspace.activated), len(editor.workspace.moved),
        len(editor.settings.changed),
    ) <= listeners  # fmt: skip
    hands = Hands(window)
    hands.click(hands.middle("c4"))
    assert document.selection.ids == ("c4",)
    window.actions_["edit.delete"].trigger()
    assert document.store.get(Element, "c4") is None
    settle()
    assert "c4" not in window.controller.scene.items


def test_tabs_that_went_with_their_window_hear_nothing_of_a_move(editor: Editor) -> None:
    gone, first = editor.window.tabs, editor.workspace.active
    second = editor.files.new(beside=True)
    window = speak(editor, "zh-CN")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    editor.workspace.move(second, 0)
    assert editor.workspace.documents == (second, first)
    assert window.tabs is not gone
    assert window.tabs.currentIndex() == 0


def test_a_find_bar_that_goes_with_its_window_searches_no_more(editor: Editor) -> None:
    document = editor.window.document
    assert document is not None
    editor.window.actions_["edit.find"].trigger()
    bar = editor.window.finders.find
    speak(editor, "zh-CN")
    assert bar._search is None
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    with document.transaction("Name") as tx:
        tx.put(document.store.need(Element, "c2").replace(label=LocalText.of("等位")))
    assert document.history.undo_labels == ("Name",)


def test_the_panels_and_the_place_stay(editor: Editor) -> None:
    window = editor.window
    window.show_panel("problems", True)
    window.show_panel("inspector", False)
    window.setGeometry(40, 30, 1000, 640)
    settle()
    before = window.shown_panels(), window.geometry()
    window = speak(editor, "zh-TW")
    assert (window.shown_panels(), window.geometry()) == before


def test_the_tour_goes_on_where_it_is(editor: Editor) -> None:
    editor.window.actions_["help.tour"].trigger()
    editor.window.actions_["help.tour_skip"].trigger()
    tour, sheet = editor.window.tour.tour, editor.workspace.active
    assert tour is not None
    assert tour.step is not None
    at = tour.step.id
    window = speak(editor, "zh-CN")
    assert editor.workspace.active is sheet
    assert window.tour.is_running
    assert window.tour.panel.isVisible()
    tour = window.tour.tour
    assert tour is not None
    assert tour.step is not None
    assert tour.step.id == at
    assert len(editor.workspace.documents) == 2


def test_a_tour_that_waits_behind_another_document_still_does(editor: Editor) -> None:
    first = editor.workspace.active
    assert first is not None
    editor.window.actions_["help.tour"].trigger()
    sheet = editor.workspace.active
    assert sheet is not None
    assert sheet is not first
    editor.workspace.activate(first)
    window = speak(editor, "zh-CN")
    assert editor.workspace.active is first
    assert not window.tour.is_running
    editor.workspace.activate(sheet)
    assert window.tour.is_running


def test_the_strip_for_parking_and_the_analyses_stay(editor: Editor) -> None:
    editor.window.show_panel("parking", True)
    editor.window.show_panel("analyses", True)
    window = speak(editor, "zh-TW")
    assert {"parking", "analyses"} <= window.shown_panels()


@pytest.mark.parametrize("both", [False, True])
def test_in_a_narrow_window_the_inspector_still_comes_back(editor: Editor, both: bool) -> None:
    window = editor.window
    window.resize(SCREEN)
    window.show_panel("inspector", True)
    window.show_panel("problems", True)
    if both:
        window.show_panel("inspector", True)
    window = speak(editor, "zh-CN")
    assert window.width() == SCREEN.width()
    assert window.problems.isVisible()
    assert window.inspector.isVisible() == both
    window.show_panel("problems", False)
    assert window.inspector.isVisible()


def test_whoever_collects_garbage_hears_of_a_window_that_was_replaced(editor: Editor) -> None:
    windows: list[Window] = []
    editor.renewed.connect(lambda: windows.append(editor.window))
    assert windows == [speak(editor, "zh-CN")]
    # The setting of something else replaces no window.
    editor.settings.update(autosave=False)
    settle()
    assert len(windows) == 1


def test_the_letters_are_those_of_the_language(editor: Editor, qapp: QApplication) -> None:
    # Else English has quotation marks as wide as a Chinese character, and words that are cut.
    for tag in ("en", "zh-CN", "zh-TW", "en"):
        window = speak(editor, tag)
        assert qapp.font().families() == ui_font().families()
        button = window.rail.buttons["touchpoint"]
        assert button.fontMetrics().horizontalAdvance(button.text()) <= button.width() - 2


@pytest.mark.parametrize("replacing", [False, True])
def test_the_find_bar_stays_with_what_is_sought(editor: Editor, replacing: bool) -> None:
    find = editor.window.finders.find
    find.open(replacing=replacing)
    find.bar.field.setText("排队")
    find.bar.instead.setText("等位")
    find.bar.case.click()
    bar = speak(editor, "zh-CN").finders.find.bar
    QTest.qWait(100)
    settle()
    assert bar.isVisible()
    assert (bar.field.text(), bar.instead.text()) == ("排队", "等位")
    assert bar.case.isChecked()
    assert not bar.regex.isChecked()
    assert bar.is_replacing == replacing
    assert bar.model.rowCount() > 0
    bar.close_button.click()
    bar = speak(editor, "zh-TW").finders.find.bar
    assert not bar.isVisible()


def test_the_handbook_stays_where_it_is_open(editor: Editor) -> None:
    show_handbook(editor.window)
    book = editor.window.findChild(HandbookDialog)
    assert book is not None
    entry = book.shown()[7]
    book.go_to(entry.id)
    book.resize(760, 560)
    name = entry.name
    window = speak(editor, "zh-CN")
    (book,) = window.findChildren(HandbookDialog)
    settle()
    assert book.isVisible()
    assert book.size().toTuple() == (760, 560)
    current = book.current()
    assert current is not None
    assert current.id == entry.id
    assert current.name != name
    book.close()
    settle()
    assert speak(editor, "zh-TW").findChild(HandbookDialog) is None
