"""Another theme while the program runs: everything has its colours, also what was out of sight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from hands import Hands, settle
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cxdesigner.editor.document import Document
from cxdesigner.editor.view_state import EditorName
from cxdesigner.model.element import Element
from cxdesigner.scene.theme import DARK, LIGHT
from cxdesigner.ui import assembly
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.dialogs.handbook import HandbookDialog
from cxdesigner.ui.presenting.presenter import Presenter, present
from cxdesigner.ui.theme import palette

EDITORS: tuple[EditorName, ...] = ("canvas", "table", "outline", "plan")


@pytest.fixture
def opened(editor: Editor, hot_pot: Document, qtbot: QtBot) -> Iterator[Editor]:
    """A window in which every editor has been looked at, and the canvas is in front."""
    editor.settings.update(theme="light")
    qtbot.waitUntil(lambda: editor.window.findings.is_known)
    for name in (*EDITORS, "canvas"):
        show(hot_pot, name)
    yield editor
    editor.settings.update(theme="light")
    settle()


def show(document: Document, name: EditorName) -> None:
    document.set_view(editor=name)
    settle()


def picture(widget: QWidget) -> QImage:
    """Return what a widget looks like when all small pictures are there."""
    for _frame in range(4):
        widget.grab()
        settle()
    return widget.grab().toImage()


class StyleChanges(QObject):
    """Counts how often each widget is told of a new style."""

    def __init__(self) -> None:
        super().__init__()
        self.of: Counter[QObject] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange:
            self.of[watched] += 1
        return False


def test_no_widget_is_styled_once_for_each_that_it_lies_in(
    opened: Editor, qapp: QApplication
) -> None:
    changes = StyleChanges()
    qapp.installEventFilter(changes)
    opened.settings.update(theme="dark")
    qapp.removeEventFilter(changes)
    assert len(changes.of) > 300, "every widget is styled"
    assert max(changes.of.values()) <= 2


@pytest.mark.parametrize("name", EDITORS)
@pytest.mark.parametrize("theme", ["dark", "high_contrast"])
def test_an_editor_that_was_hidden_looks_as_one_that_was_seen(
    opened: Editor, hot_pot: Document, name: EditorName, theme: str
) -> None:
    window = opened.window
    show(hot_pot, name)
    opened.settings.update(theme=theme)
    settle()
    seen = picture(window)
    opened.settings.update(theme="light")
    show(hot_pot, "canvas" if name != "canvas" else "table")
    opened.settings.update(theme=theme)
    show(hot_pot, name)
    assert picture(window) == seen


def test_every_widget_has_the_palette_and_the_letters_of_before(
    opened: Editor, qapp: QApplication
) -> None:
    before = {widget: widget.font() for widget in opened.window.findChildren(QWidget)}
    opened.settings.update(theme="dark")
    settle()
    colours = palette(opened.window.theme)
    assert qapp.palette() == colours
    assert opened.window.palette().window() == colours.window()
    after = opened.window.findChildren(QWidget)
    assert [w for w in after if w in before and w.font() != before[w]] == []
    opened.settings.update(theme="light")
    settle()
    assert [w for w in before if w.font() != before[w]] == []


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_the_name_of_the_file_is_not_cut(opened: Editor, turns: int) -> None:
    bar = opened.window.menuBar()
    place = bar.cornerWidget().geometry()
    for theme in ("dark", "high_contrast", "dark")[:turns]:
        opened.settings.update(theme=theme)
        settle()
        assert bar.cornerWidget().geometry() == place


def test_every_part_keeps_its_place(opened: Editor) -> None:
    window = opened.window
    parts = (window.editors, window.inspector, window.rail, window.toolbar, window.tabs)
    hands = Hands(opened.window)
    hands.wait(lambda: opened.window.findings.is_current)
    settle()
    inside = [widget for part in parts for widget in part.findChildren(QWidget)]
    places = {widget: widget.geometry() for widget in inside if widget.isVisible()}
    opened.settings.update(theme="dark")
    settle()
    moved = [(w, w.geometry(), old) for w, old in places.items() if w.geometry() != old]
    assert moved == []


def test_what_is_being_typed_has_the_new_colours(opened: Editor, hot_pot: Document) -> None:
    hands = Hands(opened.window)
    record_id = hot_pot.store.of_type(Element)[3].id

    def look() -> QImage:
        settle()
        hands.editor.clearFocus()
        return picture(hands.editor)

    hands.begin_edit(record_id)
    opened.settings.update(theme="dark")
    assert hands.editor.isVisible()
    changed = look()
    hands.editor.hide()
    hot_pot.selection.clear()
    show(hot_pot, "outline")
    show(hot_pot, "canvas")
    hands.begin_edit(record_id)
    assert look() == changed


@pytest.fixture
def dusk(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """The system goes dark."""

    def go_dark() -> None:
        monkeypatch.setattr(assembly, "resolve", lambda choice: DARK)
        QApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)

    return go_dark


def test_the_window_goes_dark_with_the_system(editor: Editor, dusk: Callable[[], None]) -> None:
    assert editor.settings.value.theme == "system"
    assert editor.window.theme.name == LIGHT
    dusk()
    assert editor.window.theme.name == DARK


@pytest.mark.parametrize(
    ("name", "dialog_name"),
    [("preferences", "preferencesDialog"), ("templates", "templateDialog")],
)
def test_a_dialog_keeps_the_colours_it_was_opened_in(
    editor: Editor, dusk: Callable[[], None], name: str, dialog_name: str
) -> None:
    """Its pictures are drawn; the whole program follows when it has gone."""
    hands = Hands(editor.window)
    seen: list[str] = []

    def look(dialog: QWidget) -> None:
        dusk()
        seen.append(editor.window.theme.name)
        assert isinstance(dialog, QDialog)
        dialog.reject()

    hands.expect((dialog_name, look))
    editor.window.show_dialog(name)
    assert seen == [LIGHT]
    hands.wait(lambda: editor.window.theme.name == DARK)


def test_a_presentation_keeps_its_colours(
    editor: Editor, hot_pot: Document, dusk: Callable[[], None]
) -> None:
    hands = Hands(editor.window)
    present(editor.window, from_selection=False)
    presenter = editor.window.findChild(Presenter)
    assert presenter is not None
    dusk()
    settle(4)
    assert editor.window.theme.name == LIGHT
    presenter.close()
    hands.wait(lambda: editor.window.theme.name == DARK)


def drawn(dialog: HandbookDialog) -> list[QImage]:
    """What is drawn in the handbook: signs in the list, then on one page after the other."""
    pages = []
    for entry_id in ("mark:fail", "rule:C02"):
        dialog.go_to(entry_id)
        settle()
        pages += [label.pixmap() for label in dialog.findChildren(QLabel) if label.isVisible()]
    first = dialog.tree.topLevelItem(0).child(0).icon(0).pixmap(dialog.tree.iconSize())
    return [one.toImage() for one in (first, *pages) if not one.isNull()]


def test_signs_that_stay_open_beside_the_work_are_drawn_anew(
    opened: Editor, hot_pot: Document
) -> None:
    opened.window.show_dialog("handbook")
    dialog = opened.window.findChild(HandbookDialog)
    assert dialog is not None
    dialog.go_to("mark:fail")
    opened.settings.update(theme="dark")
    settle()
    before = drawn(dialog)
    dialog.close()
    settle()
    opened.window.show_dialog("handbook")
    anew = opened.window.findChild(HandbookDialog)
    assert anew is not None
    assert len(before) > 2
    assert drawn(anew) == before
    anew.close()
