"""Templates of one's own: kept by a dialog, offered on the page and in the gallery, renamed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hands import Hands
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from cxdesigner.base.progress import Stopped
from cxdesigner.editor.document import Document
from cxdesigner.editor.own_templates import keep_as_template, rename_template
from cxdesigner.formats.own_templates import own_name, own_path, own_templates
from cxdesigner.model.element import Element
from cxdesigner.ui.dialogs.keep_template import KeepTemplateDialog
from cxdesigner.ui.dialogs.templates import TemplateDialog
from cxdesigner.ui.welcome.page import WelcomePage
from cxdesigner.ui.window import Window

Answer = Callable[[str], list[str]]


@pytest.fixture
def gallery(window: Window, hot_pot: Document, qtbot: QtBot) -> Iterator[TemplateDialog]:
    for title in ("Mine", "Theirs"):
        keep_as_template(window.session.files, hot_pot, title, {}, whole=True)
    dialog = TemplateDialog(window.theme, window)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    yield dialog
    dialog.pictures.stop()


@pytest.fixture
def first_page(window: Window, qtbot: QtBot) -> Iterator[WelcomePage]:
    page = WelcomePage(window)
    qtbot.addWidget(page)
    page.refresh()
    yield page
    page.pictures.stop()


def titles(dialog: TemplateDialog) -> list[str]:
    rows = range(dialog.list.count())
    shown = [dialog.list.item(row).text() for row in rows if not dialog.list.isRowHidden(row)]
    return [text.split("\n")[0] for text in shown]


def choose(dialog: TemplateDialog, title: str) -> None:
    (item,) = dialog.list.findItems(title, Qt.MatchFlag.MatchStartsWith)
    dialog.list.setCurrentItem(item)


def test_an_empty_frame_is_kept_and_begun_with(
    window: Window, hot_pot: Document, qtbot: QtBot
) -> None:
    seen: list[str] = []

    def keep(tries: int = 300) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, KeepTemplateDialog) or not dialog.name.hasFocus():
            if tries:
                QTimer.singleShot(10, lambda: keep(tries - 1))
            return
        seen.append(dialog.name.text())
        dialog.name.clear()
        assert not dialog.keep.isEnabled()
        qtbot.keyClicks(dialog.name, "Restaurant")
        dialog.frame.click()
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)

    QTimer.singleShot(10, keep)
    window.actions_["file.keep_template"].trigger()
    assert seen == [hot_pot.store.blueprint.title.text()]
    (own,) = own_templates()
    assert own.title == "Restaurant"
    begun = window.session.files.new(own.name)
    assert begun.store.count(Element) == 0
    assert len(begun.store.lanes) == len(hot_pot.store.lanes)


def test_the_gallery_is_searched_by_words(gallery: TemplateDialog, qtbot: QtBot) -> None:
    assert titles(gallery)[2:4] == ["Mine", "Theirs"]
    qtbot.keyClicks(gallery.query, "hospital")
    assert titles(gallery) == ["Hospital outpatient visit"]
    assert gallery.chosen == "outpatient"
    qtbot.keyClick(gallery.query, Qt.Key.Key_Down)
    assert gallery.list.hasFocus()
    gallery.query.setText("nothing of the kind")
    assert titles(gallery) == []
    assert gallery.list.empty_words
    assert not gallery.create_button.isEnabled()
    gallery.query.clear()
    assert gallery.create_button.isEnabled()
    assert gallery.chosen == "empty-blueprint"


def test_only_ones_own_can_be_renamed_and_thrown_away(gallery: TemplateDialog) -> None:
    assert not gallery.rename.isVisible()
    choose(gallery, "Mine")
    assert gallery.rename.isVisible()
    assert gallery.trash.isVisible()
    choose(gallery, "Hot-pot restaurant")
    assert not gallery.trash.isVisible()


def test_a_new_name_is_typed_in_the_gallery(gallery: TemplateDialog, qtbot: QtBot) -> None:
    choose(gallery, "Theirs")
    gallery.rename.click()
    field = gallery.list.findChild(QLineEdit, "templateTitle")
    assert field is not None
    assert field.text() == "Theirs"
    field.setText("Mine")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(gallery.said.isVisible)
    assert [one.title for one in own_templates()] == ["Mine", "Theirs"]
    assert gallery.chosen == own_name("Theirs")
    gallery.rename.click()
    field = gallery.list.findChildren(QLineEdit, "templateTitle")[-1]
    field.setText("Ours")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: gallery.chosen == own_name("Ours"))
    assert [one.title for one in own_templates()] == ["Mine", "Ours"]
    assert not gallery.said.isVisible()


def test_one_goes_to_the_trash(
    gallery: TemplateDialog, monkeypatch: pytest.MonkeyPatch, answering: Answer
) -> None:
    binned: list[str] = []

    class Bin:
        def __init__(self, path: str) -> None:
            self.path = path

        def moveToTrash(self) -> bool:
            binned.append(self.path)
            Path(self.path).unlink()
            return True

    choose(gallery, "Mine")
    path = own_path(gallery.chosen)
    monkeypatch.setattr("cxdesigner.ui.dialogs.templates.QFile", Bin)
    gallery.trash.click()
    assert binned == [str(path)]
    assert [one.title for one in own_templates()] == ["Theirs"]
    assert gallery.chosen == own_name("Theirs")
    # Where there is no trash, the person is asked.
    monkeypatch.setattr(Bin, "moveToTrash", lambda _bin: False)
    asked = answering("answer-cancel")
    gallery.trash.click()
    assert asked == ["question-delete-template"]
    assert [one.title for one in own_templates()] == ["Theirs"]
    answering("answer-delete")
    gallery.trash.click()
    assert own_templates() == ()


def test_what_is_not_found_is_not_chosen_when_one_goes(
    gallery: TemplateDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "cxdesigner.ui.dialogs.templates.QFile.moveToTrash",
        lambda file: Path(file.fileName()).unlink() or True,
    )
    gallery.query.setText("mine")
    assert gallery.chosen == own_name("Mine")
    gallery.trash.click()
    assert titles(gallery) == []
    assert gallery.chosen == ""
    assert not gallery.create_button.isEnabled()


def test_pictures_stay_when_one_goes_or_gets_another_name(
    gallery: TemplateDialog, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def pictures() -> dict[str, int]:
        rows = map(gallery.list.item, range(gallery.list.count()))
        return {row.text().split("\n")[0]: row.icon().cacheKey() for row in rows}

    monkeypatch.setattr(
        "cxdesigner.ui.dialogs.templates.QFile.moveToTrash",
        lambda file: Path(file.fileName()).unlink() or True,
    )
    qtbot.waitUntil(lambda: gallery.pictures.is_idle, timeout=20_000)
    drawn = pictures()
    choose(gallery, "Mine")
    gallery.trash.click()
    assert gallery.pictures.is_idle
    assert pictures() == {title: key for title, key in drawn.items() if title != "Mine"}
    choose(gallery, "Theirs")
    gallery.rename.click()
    field = gallery.list.findChildren(QLineEdit, "templateTitle")[-1]
    # Not the picture of the one that had this name before.
    field.setText("Mine")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: gallery.chosen == own_name("Mine"))
    assert gallery.pictures.is_idle
    assert pictures()["Mine"] == drawn["Theirs"]
    assert pictures()["Hot-pot restaurant"] == drawn["Hot-pot restaurant"]


def test_whoever_gives_up_waiting_for_a_large_one_is_told(
    window: Window, gallery: TemplateDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_ignored: object, **_named: object) -> None:
        raise Stopped

    gallery.reject()
    before = window.document
    told: list[str] = []
    monkeypatch.setattr(window.session.host, "tell", told.append)
    monkeypatch.setattr(window.session.files, "aside", stopped)
    monkeypatch.setattr("cxdesigner.editor.files.LARGE_BYTES", 1)

    def create() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TemplateDialog)
        choose(dialog, "Mine")
        dialog.create_button.click()

    QTimer.singleShot(100, create)
    window.actions_["file.new_from_template"].trigger()
    assert len(told) == 1
    assert window.document is before


def test_one_that_is_damaged_is_told_wherever_the_gallery_was_opened(
    first_page: WelcomePage,
    gallery: TemplateDialog,
    window: Window,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gallery.reject()
    before = window.document
    path = own_path(own_name("Mine"))
    assert path is not None
    path.write_bytes(b"nothing of the kind")
    reported: list[str] = []
    monkeypatch.setattr(window.session.host, "report", lambda error: reported.append(str(error)))

    def create() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TemplateDialog)
        assert dialog.chosen == own_name("Mine")
        dialog.create_button.click()

    QTimer.singleShot(100, create)
    first_page._change(own_name("Mine"))
    assert len(reported) == 1
    assert "Mine" in reported[0]
    assert window.document is before


def test_the_first_page_offers_them(
    window: Window,
    first_page: WelcomePage,
    gallery: TemplateDialog,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gallery.reject()
    page = first_page
    page.refresh()
    assert [card.text() for card in page.own_cards] == ["Mine", "Theirs"]
    assert not page.own_title.isHidden()
    # One line is said below each: below them is no more room than below the recent files.
    low, high = page.own_cards[0].sizeHint().height(), page.template_cards[0].sizeHint().height()
    assert low < high
    Hands(window).press_button(page.own_cards[1])
    assert window.document is not None
    assert window.document.store.count(Element) == 30
    path = own_path(own_name("Mine"))
    assert path is not None
    path.write_bytes(b"nothing of the kind")
    reported: list[str] = []
    monkeypatch.setattr(window.session.host, "report", lambda error: reported.append(str(error)))
    page.own_cards[0].click()
    assert len(reported) == 1
    assert "Mine" in reported[0]
    # What is gone by now is told of once.
    path.unlink()
    page.own_cards[0].click()
    assert len(reported) == 2
    assert [card.text() for card in page.own_cards] == ["Theirs"]


def test_the_first_page_follows_what_is_renamed_in_the_gallery(
    window: Window, hot_pot: Document, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    keep_as_template(window.session.files, hot_pot, "Mine", {}, whole=True)
    window.front.welcome()
    page = window.front.page
    assert page is not None
    assert [card.text() for card in page.own_cards] == ["Mine"]

    def rename_and_cancel(dialog: TemplateDialog) -> int:
        rename_template(own_name("Mine"), "Ours")
        dialog.reject()
        return 0

    monkeypatch.setattr(TemplateDialog, "exec", rename_and_cancel)
    window.actions_["file.new_from_template"].trigger()
    assert [card.text() for card in page.own_cards] == ["Ours"]
    qtbot.waitUntil(lambda: page.pictures.is_idle, timeout=20_000)


def test_a_card_of_ones_own_leads_to_its_name_and_to_the_trash(
    window: Window, hot_pot: Document, first_page: WelcomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    for title in ("Mine", "Theirs"):
        keep_as_template(window.session.files, hot_pot, title, {}, whole=True)
    first_page.refresh()
    shown: list[tuple[str, bool, bool]] = []

    def look(dialog: TemplateDialog) -> int:
        offers = not dialog.rename.isHidden(), not dialog.trash.isHidden()
        shown.append((dialog.chosen, *offers))
        dialog.reject()
        return 0

    monkeypatch.setattr(TemplateDialog, "exec", look)
    card = first_page.own_cards[1]
    assert card.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu
    (action,) = card.actions()
    action.trigger()
    assert shown == [(own_name("Theirs"), True, True)]


def test_without_any_there_is_no_heading(first_page: WelcomePage) -> None:
    assert first_page.own_cards == []
    assert first_page.own_title.isHidden()
