"""The window and its dialogs on a small screen, and on one whose letters are twice as large."""

from collections.abc import Callable

import pytest
from hands import settle
from PySide6.QtCore import QPoint, QRect, QSize, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QHeaderView,
    QPushButton,
)
from pytestqt.qtbot import QtBot
from small import AT_150, SCREEN, act

from cxdesigner.base.i18n import language
from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.model.text import LocalText
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.dialogs import frame
from cxdesigner.ui.merging.dialog import MergeDialog
from cxdesigner.ui.outline.view import OutlineView
from cxdesigner.ui.tabs import DocumentTabs
from cxdesigner.ui.widgets import ShortLabel
from cxdesigner.ui.window import Window
from cxdesigner.ui.window_memory import suit_screen
from tools import text_fit

ROOM = SCREEN - QSize(0, 40)

ROWS_PX = 120
"""Of a list at least, lest no row be seen where its dialog scrolls."""


@pytest.mark.parametrize(("height", "fills"), [(900, False), (768, True)])
def test_a_screen_without_room_for_the_title_bar_is_filled(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, height: int, fills: bool
) -> None:
    window = Window(Theme.load("light"))
    qtbot.addWidget(window)

    class Screen:
        def availableSize(self) -> QSize:
            return QSize(1600, height)

    monkeypatch.setattr(window, "screen", Screen)
    suit_screen(window)
    assert window.isMaximized() is fills
    assert (window.height() <= height - 40) or not fills
    assert window.normalGeometry().height() <= height - 40 or not fills


@pytest.mark.parametrize(
    ("screen", "size"),
    [((1440, 900), (1366, 774)), ((1920, 1080), (1728, 936)), ((3840, 2160), (1920, 1200))],
)
def test_the_first_window_takes_most_of_a_large_screen(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    screen: tuple[int, int],
    size: tuple[int, int],
) -> None:
    window = Window(Theme.load("light"))
    qtbot.addWidget(window)

    class Screen:
        def availableSize(self) -> QSize:
            return QSize(*screen)

    monkeypatch.setattr(window, "screen", Screen)
    suit_screen(window)
    assert (window.width(), window.height()) == size
    assert not window.isMaximized()


def test_the_window_fits_the_welcome_page_and_a_blueprint(
    small_window: Window, qtbot: QtBot
) -> None:
    assert small_window.size() == SCREEN
    small_window.session.files.new("outpatient")
    qtbot.waitUntil(lambda: bool(small_window.status.facts.text()))
    for inspector in (True, False):
        small_window.show_panel("inspector", inspector)
        settle()
        assert small_window.size() == SCREEN, inspector


PARTS: dict[str, tuple[str, ...]] = {
    "problems": ("tools.check",),
    "find and replace": ("edit.replace",),
    "table": ("view.table", "view.canvas"),
    "outline": ("view.outline", "view.canvas"),
    "what if": ("tools.what_if", "tools.what_if"),
    "guide": ("guide.journey", "guide.journey"),
    "board": ("view.plan", "view.canvas"),
    "actions": ("plan.table", "view.canvas"),
    "roles": ("plan.roles", "view.canvas"),
    # Last, for it begins a sheet of its own.
    "tour": ("help.tour", "help.tour_end"),
}
"""What opens a part of the window, and what closes it."""


@pytest.mark.parametrize("screen", [SCREEN, AT_150])
def test_no_part_of_the_window_makes_it_larger_than_the_screen(
    small_window: Window, screen: QSize
) -> None:
    small_window.session.files.new("outpatient", language=language())
    wrong = []
    for name, actions in PARTS.items():
        small_window.resize(screen)
        act(small_window, actions[0])
        if small_window.size() != screen:
            wrong.append(f"{name}: {small_window.width()} x {small_window.height()}")
        for action in actions[1:]:
            act(small_window, action)
        small_window.show_panel("problems", False)
        small_window.finders.find.close_bar()
    assert not wrong, "\n".join(wrong)


def test_words_on_the_rail_are_not_cut(small_window: Window) -> None:
    small_window.session.files.new("outpatient")
    small_window.resize(AT_150)
    settle(6)
    for name, button in small_window.rail.buttons.items():
        assert button.height() >= button.sizeHint().height(), name


def test_nothing_is_pushed_off_the_tool_bar(small_window: Window) -> None:
    small_window.session.files.new("homestay", language=language())
    bar = small_window.toolbar
    for width in (SCREEN.width(), AT_150.width(), 1366):
        small_window.resize(width, 500)
        settle(6)
        for button in (bar.emotion, bar.persona, bar.language, bar.filter, bar.search, bar.export):
            end = button.mapTo(bar, QPoint(button.width(), 0)).x()
            assert button.isVisible(), (width, button.objectName())
            assert end <= bar.width(), (width, button.objectName())
    assert bar.search.text().endswith("Ctrl+K")


def test_long_words_about_what_is_selected_do_not_widen_the_window(
    window: Window, hot_pot: Document, qtbot: QtBot
) -> None:
    element = next(iter(hot_pot.store.of_type(Element)))
    with hot_pot.store.transaction("Long") as tx:
        tx.put(element.replace(label=LocalText.of("A way to wait that has a long name " * 5)))
    window.resize(1100, 700)
    act(window, "tools.what_if")
    hot_pot.selection.set([element.id])
    panel = window.what_if.panel
    assert panel is not None
    qtbot.waitUntil(lambda: panel.impact_title.text().startswith("A way"))
    settle(6)
    assert window.width() == 1100


def test_words_at_the_foot_that_have_no_room_are_told_by_the_pointer(qtbot: QtBot) -> None:
    label = ShortLabel("facts")
    qtbot.addWidget(label)
    label.setText("Nine steps, and many words about them")
    label.resize(60, 20)
    label.grab()
    assert "many words" in label.toolTip()
    label.resize(600, 20)
    label.grab()
    assert not label.toolTip()


def looked_at(qtbot: QtBot, begin: Callable[[], object]) -> list[str]:
    """Open a dialog and say what of it is not on the screen."""
    wrong: list[str] = []
    seen: list[QDialog] = []

    def look(tries: int = 300) -> None:
        dialog = QApplication.activeModalWidget() or QApplication.activeWindow()
        if not isinstance(dialog, QDialog):
            if tries:
                QTimer.singleShot(10, lambda: look(tries - 1))
            return
        seen.append(dialog)
        if dialog.size().boundedTo(ROOM) != dialog.size():
            wrong.append(f"{dialog.width()} x {dialog.height()}")
        buttons = [b for b in dialog.findChildren(QPushButton) if b.parent() is dialog]
        for button in buttons:
            end = button.mapTo(dialog, QPoint(button.width(), button.height()))
            if button.isVisible() and not dialog.rect().contains(end):
                wrong.append(f"{button.objectName()} is out of sight")
        for view in dialog.findChildren(QAbstractItemView):
            is_low = view.isVisible() and view.height() < ROWS_PX
            if is_low and not isinstance(view, QHeaderView):
                wrong.append(f"{view.objectName()} is {view.height()} high")
        wrong.extend(text_fit.cut_without_tip(dialog))
        dialog.close()

    QTimer.singleShot(10, look)
    begin()
    qtbot.waitUntil(lambda: bool(seen), timeout=5000)
    return wrong


DIALOGS = (
    "templates", "export", "shortcuts", "preferences", "handbook", "rules", "about", "list",
    "data_in", "history",
)  # fmt: skip


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_is_no_larger_than_the_screen(
    window: Window, hot_pot: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(frame, "room_on_screen", lambda _window: ROOM)
    assert looked_at(qtbot, lambda: window.show_dialog(name)) == []


def test_the_dialog_of_a_merge_is_no_larger_than_the_screen(
    window: Window, hot_pot: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frame, "room_on_screen", lambda _window: ROOM)
    dialog = MergeDialog(window.session, lambda _key: None, window)
    assert looked_at(qtbot, dialog.show) == []
    dialog.deleteLater()


def test_a_large_screen_shows_a_dialog_as_it_is(window: Window, qtbot: QtBot) -> None:
    dialog = frame.FramedDialog("large", "Large", window)
    dialog.resize(300, 200)
    dialog.show()
    assert dialog.size() == QSize(300, 200)
    dialog.close()
    dialog.deleteLater()


def test_names_and_sentences_have_room_beside_the_inspector(
    small_window: Window, qtbot: QtBot
) -> None:
    small_window.session.files.new("outpatient", language=language())
    small_window.resize(SCREEN)
    act(small_window, "view.outline")
    outline = small_window.findChild(OutlineView)
    assert outline is not None
    assert outline.isVisible()
    assert outline.columnWidth(0) >= 280
    act(small_window, "view.canvas")
    act(small_window, "tools.check")
    assert small_window.problems.tree.columnWidth(1) >= 160


def test_buttons_that_replace_are_whole_and_a_pattern_may_be_wrong(
    small_window: Window, qtbot: QtBot
) -> None:
    small_window.session.files.new("outpatient", language=language())
    small_window.resize(SCREEN)
    act(small_window, "edit.replace")
    bar = small_window.finders.find.bar
    bar.field.setText("a")
    qtbot.waitUntil(lambda: bar.list.isVisible())
    settle(6)
    assert small_window.size() == SCREEN
    bar.field.setText("(")
    bar.regex.setChecked(True)
    qtbot.waitUntil(lambda: bool(bar.error.text()))
    settle(6)
    assert small_window.size() == SCREEN
    for button in (bar.one, bar.every, bar.tick_all, bar.tick_none):
        end = button.mapTo(bar.replace_row, QPoint(button.width(), button.height()))
        assert bar.replace_row.rect().adjusted(0, 0, 1, 1).contains(end), button.objectName()


@pytest.mark.parametrize("action", ["edit.find", "edit.replace"])
def test_how_much_was_found_is_read_on_a_small_screen(
    small_window: Window, qtbot: QtBot, action: str
) -> None:
    small_window.session.files.new("outpatient", language=language())
    small_window.resize(SCREEN)
    act(small_window, action)
    bar = small_window.finders.find.bar
    for typed in ("a", "nothing of this"):
        before = bar.count.text()
        bar.field.setText(typed)
        qtbot.waitUntil(lambda before=before: bar.count.text() not in ("", before))
        settle(6)
        assert bar.count.isVisible()
        assert bar.count.width() >= bar.count.fontMetrics().horizontalAdvance(bar.count.text())
    bar.field.setText("")
    qtbot.waitUntil(lambda: not bar.count.text())
    assert not bar.count.isVisible()
    bar.field.setText("a")
    qtbot.waitUntil(bar.count.isVisible)
    small_window.resize(1366, 768)
    settle(6)
    assert bar.count.y() < bar.field.geometry().bottom()
    assert small_window.size() == QSize(1366, 768)


def test_what_is_asked_and_found_stays_in_the_window(
    window: Window, hot_pot: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.resize(SCREEN)
    settle()
    act(window, "edit.palette")
    box = window.finders.palette
    settle(4)
    assert window.rect().contains(box.geometry()), box.geometry()
    box.dismiss()

    class Screen:
        def availableGeometry(self) -> QRect:
            return QRect(QPoint(), SCREEN)

    popover = window.finders.filter.popover
    monkeypatch.setattr(popover, "screen", Screen)
    act(window, "view.filter")
    assert popover.height() <= SCREEN.height()
    popover.close()


def test_both_tables_of_a_comparison_can_be_read(small_window: Window, qtbot: QtBot) -> None:
    document = small_window.session.files.new("hot-pot", language=language())
    small_window.resize(SCREEN)
    before = document.store.snapshot()
    with document.store.transaction("Change") as tx:
        tx.delete([document.store.of_type(Element)[3].id])
    small_window.session.host.compare(before, "Before")
    controller = small_window.comparing.controller
    assert controller is not None
    panel = controller.panel
    qtbot.waitUntil(lambda: panel.figures.rows.rowCount() > 0)
    settle(6)
    for table in (panel.changes, panel.figures):
        assert table.width() >= 300
        assert table.height() >= 80


def test_the_inspector_takes_the_place_of_a_guide_where_both_lack_it(small_window: Window) -> None:
    document = small_window.session.files.new("outpatient", language=language())
    small_window.resize(SCREEN)
    act(small_window, "guide.journey")
    act(small_window, "view.inspector")
    assert small_window.size() == SCREEN
    assert small_window.inspector.isVisible()
    assert document.view_state.guide.shown == ""


def test_tabs_keep_part_of_their_names_where_there_are_many(small_window: Window) -> None:
    for n in range(6):
        small_window.session.workspace.add(Document((), name=f"A long name, number {n}"))
    tabs = small_window.findChild(DocumentTabs)
    assert tabs is not None
    settle()
    assert all(tabs.tabRect(n).width() >= 150 for n in range(tabs.count()))
    assert small_window.width() <= SCREEN.width()
