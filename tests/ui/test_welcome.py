"""The page that the program starts with."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hands import Hands, settle
from program import close_editor
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QFontMetrics
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from cxdesigner.base.i18n import LANGUAGES, use_language
from cxdesigner.editor import thumbnail_cache
from cxdesigner.editor.settings import open_settings, open_state
from cxdesigner.formats.templates import template_names
from cxdesigner.scene.theme import DARK, Theme
from cxdesigner.ui.application import make_application
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.dialogs.preferences import PreferencesDialog
from cxdesigner.ui.fade import Fade
from cxdesigner.ui.thumbnails import THUMB
from cxdesigner.ui.welcome.cards import CARD_PAD, PictureCard
from cxdesigner.ui.welcome.page import WelcomePage
from cxdesigner.ui.window import Window

Start = Callable[[], Editor]


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication) -> Iterator[Start]:
    """Start the program as a person does, without a file."""
    made: list[Editor] = []

    def begin() -> Editor:
        _application, theme = make_application("light")
        editor = Editor(open_settings(), Window(theme))
        made.append(editor)
        editor.begin(None, welcome=True)
        editor.window.activateWindow()
        qtbot.waitUntil(editor.window.isActiveWindow)
        settle()
        return editor

    yield begin
    for editor in made:
        close_editor(editor)


def test_the_window_waits_no_longer_than_a_moment_for_its_turn(qapp: QApplication) -> None:
    # With Python's own 5 ms, undoing a paste of 4,000 elements froze the window for 2 s.
    make_application("light")
    assert sys.getswitchinterval() <= 0.001


def page_of(editor: Editor) -> WelcomePage:
    page = editor.window.front.page
    assert page is not None
    return page


def test_a_start_without_a_file_shows_the_page_and_no_document(start: Start) -> None:
    editor = start()
    page = page_of(editor)
    assert page.isVisible()
    assert editor.window.document is None
    assert page.starts["file.new"].hasFocus()
    assert not page.recent.isVisible()
    assert not editor.window.status.problems.isVisible()
    assert len(page.template_cards) == len(template_names())
    cut = [
        button.text()
        for button in page.starts.values()
        if button.sizeHint().width() > button.width()
    ]
    assert cut == []


def test_a_start_with_a_file_shows_the_file(start: Start, cxd: Path) -> None:
    editor = start()
    editor.window.open_files([cxd])
    assert not editor.window.front.shows_welcome
    assert editor.window.canvas.isVisible()
    assert editor.window.status.problems.isVisible()


def test_enter_begins_a_blueprint_and_closing_it_leads_back(start: Start) -> None:
    editor = start()
    hands = Hands(editor.window)
    hands.key(Qt.Key.Key_Return)
    assert editor.window.document is not None
    assert editor.window.canvas.hasFocus()
    editor.window.actions_["file.close"].trigger()
    settle()
    assert editor.window.front.shows_welcome


@pytest.mark.parametrize(("action", "kind"), [("file.new", "service"), ("file.new_journey", "jou")])
def test_a_click_begins_a_blueprint_or_a_journey_map(start: Start, action: str, kind: str) -> None:
    editor = start()
    Hands(editor.window).press_button(page_of(editor).starts[action])
    document = editor.window.document
    assert document is not None
    assert document.store.blueprint.kind.startswith(kind)


def test_a_template_is_reached_by_keys_alone(start: Start) -> None:
    editor = start()
    page = page_of(editor)
    hands = Hands(editor.window)
    for _press in range(20):
        if page.template_cards[2].hasFocus():
            break
        hands.key(Qt.Key.Key_Tab)
    assert page.template_cards[2].hasFocus()
    hands.key(Qt.Key.Key_Return)
    document = editor.window.document
    assert document is not None
    assert document.path is None
    assert len(document.store.steps) > 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_of_a_template_has_room_on_its_card(qapp: QApplication, language: str) -> None:
    theme = Theme.load(DARK)
    with use_language(language):
        for one in template_names():
            card = PictureCard(one.name, one.title, one.description, theme, is_path=False)
            assert not any("…" in line for line in card.lines()), one.description
            card.deleteLater()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_caption_ends_with_a_lonely_word(qapp: QApplication, language: str) -> None:
    theme = Theme.load(DARK)
    with use_language(language):
        for one in template_names():
            card = PictureCard(one.name, one.title, one.description, theme, is_path=False)
            lines = [QFontMetrics(card.font()).horizontalAdvance(line) for line in card.lines()]
            assert min(lines) >= 0.45 * max(lines), card.lines()
            card.deleteLater()


def test_a_chinese_caption_parts_behind_a_sign(qapp: QApplication) -> None:
    said = "五条泳道、三条分界线，以及最初几个步骤的空间。"
    card = PictureCard("card", "Title", said, Theme.load(DARK), is_path=False)
    assert card.lines() == ["五条泳道、三条分界线，", "以及最初几个步骤的空间。"]
    card.deleteLater()


def test_f6_comes_to_the_page(start: Start) -> None:
    editor = start()
    hands = Hands(editor.window)
    page = page_of(editor)
    page.at_start.setFocus()
    hands.key(Qt.Key.Key_F6)
    assert not page.isAncestorOf(hands.focus)
    hands.key(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert hands.focus is page.at_start


def test_recent_files_have_pictures_that_are_kept_outside_the_files(
    start: Start, cxd: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    before = cxd.read_bytes()
    damaged = tmp_path / "damaged.cxd"
    damaged.write_bytes(b"nothing of the kind")
    names = (str(cxd), str(tmp_path / "gone.cxd"), str(damaged))
    open_state().update(recent_files=names)
    page = page_of(start())
    assert [card.text() for card in page.recent_cards] == ["hot pot", "damaged"]
    qtbot.waitUntil(lambda: page.pictures.is_idle, timeout=30_000)
    assert [card.has_picture for card in page.recent_cards] == [True, False]
    assert all(card.has_picture for card in page.template_cards)
    kept = list(thumbnail_cache.cache_folder().iterdir())
    assert len(kept) == 1
    assert cxd.read_bytes() == before
    # The next start takes the picture that is kept.
    stamp = kept[0].stat().st_mtime_ns
    again = page_of(start())
    qtbot.waitUntil(lambda: again.pictures.is_idle, timeout=30_000)
    assert again.recent_cards[0].has_picture
    assert [one.stat().st_mtime_ns for one in thumbnail_cache.cache_folder().iterdir()] == [stamp]


@pytest.mark.parametrize(
    ("below", "said"),
    [("shop.cxd", "Home folder"), ("Work/shop.cxd", str(Path("~/Work")))],
)
def test_a_recent_file_says_where_it_lies(
    start: Start,
    cxd: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    below: str,
    said: str,
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    place = tmp_path / "home" / below
    place.parent.mkdir(parents=True)
    place.write_bytes(cxd.read_bytes())
    open_state().update(recent_files=(str(place),))
    (card,) = page_of(start()).recent_cards
    assert card.lines() == [said]


def test_a_recent_file_is_opened_by_a_click(start: Start, cxd: Path) -> None:
    open_state().update(recent_files=(str(cxd),))
    editor = start()
    Hands(editor.window).press_button(page_of(editor).recent_cards[0])
    assert editor.window.document is not None
    assert editor.window.document.path == cxd


def test_a_file_dropped_on_the_page_is_opened(start: Start, cxd: Path, qtbot: QtBot) -> None:
    editor = start()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(cxd))])
    # The page takes no drops itself, so that they come to the window.
    target: QWidget = page_of(editor).template_cards[0]
    while not target.acceptDrops():
        target = target.parentWidget()
    assert target is editor.window
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(400, 300), copy, mime, left, Qt.KeyboardModifier.NoModifier)
    editor.window.dropEvent(event)
    qtbot.waitUntil(lambda: editor.window.document is not None)
    assert not editor.window.front.shows_welcome


def test_it_can_be_switched_off_and_on_again(start: Start, qtbot: QtBot) -> None:
    editor = start()
    page_of(editor).at_start.click()
    assert not open_settings().value.welcome
    other = start()
    assert other.window.document is not None
    assert other.window.front.page is None
    dialog = PreferencesDialog(other.settings)
    qtbot.addWidget(dialog)
    dialog.welcome.check.setChecked(True)
    dialog.accept()
    assert open_settings().value.welcome


def test_what_ends_the_program_does_not_bring_the_page(start: Start) -> None:
    editor = start()
    editor.files.new()
    editor.window.actions_["file.quit"].trigger()
    settle()
    assert not editor.window.front.shows_welcome


def test_another_theme_draws_the_pictures_anew(start: Start, qtbot: QtBot) -> None:
    editor = start()
    page = page_of(editor)
    qtbot.waitUntil(lambda: page.pictures.is_idle, timeout=30_000)
    light = page.template_cards[0].grab().toImage().pixelColor(60, 60)
    editor.window.set_theme(Theme.load(DARK))
    qtbot.waitUntil(lambda: page.pictures.is_idle, timeout=30_000)
    assert page.template_cards[0].grab().toImage().pixelColor(60, 60).lightness() < (
        light.lightness()
    )


def test_everything_on_the_page_has_a_name(start: Start, cxd: Path) -> None:
    open_state().update(recent_files=(str(cxd),))
    page = page_of(start())
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            text = getattr(widget, "text", str)()
            assert widget.accessibleName() or text, widget.objectName()


@pytest.mark.parametrize(
    ("action", "kind"), [("guide.journey", "journey_map"), ("guide.cem", "service_blueprint")]
)
def test_a_method_can_be_begun_from_the_page(start: Start, action: str, kind: str) -> None:
    editor = start()
    Hands(editor.window).press_button(page_of(editor).starts[action])
    document = editor.window.document
    assert document is not None
    assert document.store.blueprint.kind == kind
    panel = editor.window.guide.panel
    assert panel is not None
    assert panel.isVisible()


def test_templates_fade_out_at_the_lower_edge_and_all_are_in_sight_on_a_tall_screen(
    start: Start, tmp_path: Path
) -> None:
    files = [tmp_path / f"{number}.cxd" for number in range(4)]
    for path in files:
        path.write_bytes(b"")
    open_state().update(recent_files=tuple(str(path) for path in files))
    editor = start()
    page = page_of(editor)
    assert len(page.recent_cards) == 4
    area = page.findChild(QScrollArea, "welcomeGallery")
    fade = page.findChild(Fade)
    assert area is not None
    assert fade is not None
    editor.window.resize(1366, 1600)
    settle(6)
    assert area.verticalScrollBar().maximum() == 0
    assert not fade.isVisible()
    editor.window.resize(1366, 768)
    settle(6)
    assert fade.isVisible()
    assert fade.geometry().bottom() == area.viewport().geometry().bottom()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert not fade.isVisible()


def test_a_file_that_is_gone_when_it_is_clicked_goes_from_the_page(
    start: Start, cxd: Path, tmp_path: Path, answering: Callable[[str], list[str]]
) -> None:
    other = tmp_path / "other.cxd"
    other.write_bytes(cxd.read_bytes())
    open_state().update(recent_files=(str(other), str(cxd)))
    editor = start()
    page = page_of(editor)
    assert [card.objectName() for card in page.recent_cards] == [str(other), str(cxd)]
    other.unlink()
    seen = answering("answer-close")
    Hands(editor.window).press_button(page.recent_cards[0])
    settle(4)
    assert seen
    assert editor.window.front.shows_welcome
    assert [card.objectName() for card in page.recent_cards] == [str(cxd)]
    assert editor.window.focusWidget() is page.starts["file.new"]


def test_a_damaged_file_has_the_sign_of_the_program(
    start: Start, tmp_path: Path, qtbot: QtBot
) -> None:
    damaged = tmp_path / "damaged.cxd"
    damaged.write_bytes(b"no blueprint")
    open_state().update(recent_files=(str(damaged),))
    page = page_of(start())
    qtbot.waitUntil(lambda: page.pictures.is_idle, timeout=30_000)
    card = page.recent_cards[0]
    shown = card.grab().toImage()
    middle = (shown.width() // 2, (CARD_PAD + THUMB.height() // 2) * shown.width() // card.width())
    colours = {
        shown.pixelColor(middle[0] + x, middle[1] + y).rgb()
        for x in range(-12, 13)
        for y in range(-12, 13)
    }
    assert len(colours) > 1
    assert card.text() == "damaged"
