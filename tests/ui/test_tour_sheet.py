"""The guided tour belongs to one sheet: nobody's own work is practised on, and none is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hands import Hands
from program import started
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cxdesigner.base.paths import resource
from cxdesigner.editor.document import Document
from cxdesigner.editor.settings import open_state


@pytest.fixture
def hands(qtbot: QtBot) -> Iterator[Hands]:
    """Mouse and keys on the program, just started with an empty blueprint."""
    with started() as editor:
        yield Hands(editor.window)


def here(hands: Hands) -> str:
    """The step that the strip shows, or that it shows none."""
    tour = hands.window.tour.tour
    if tour is None or not hands.window.tour.panel.isVisible():
        return "none"
    return tour.step.id if tour.step is not None else "over"


def begin(hands: Hands) -> None:
    hands.window.actions_["help.tour"].trigger()


def practise(hands: Hands) -> Document:
    """Go two steps of the tour, so that the third comes next."""
    begin(hands)
    for words in ("Find", "Order", "Eat", "Pay"):
        hands.key(Qt.Key.Key_Return)
        hands.type(words)
        hands.key(Qt.Key.Key_Return)
    assert here(hands) == "below"
    return hands.document


def end(hands: Hands) -> None:
    hands.press_button(hands.window.tour.panel.end)
    assert here(hands) == "none"


def own(hands: Hands, tmp_path: Path) -> Document:
    """Open a finished blueprint of one's own."""
    path = tmp_path / "mine.cxd"
    path.write_bytes(resource("templates", "hot-pot.cxd").read_bytes())
    hands.window.open_files([path])
    return hands.document


def test_on_another_new_sheet_it_begins_anew_unless_the_old_one_is_open(hands: Hands) -> None:
    sheet = practise(hands)
    end(hands)
    hands.window.session.files.new()
    begin(hands)
    assert hands.document is sheet
    assert here(hands) == "below"
    tour = hands.window.tour.tour
    assert tour is not None
    assert tour.done == {"first", "steps"}
    end(hands)
    hands.window.session.workspace.remove(sheet)
    begin(hands)
    assert hands.document is not sheet
    assert here(hands) == "first"


def test_it_never_goes_on_in_work_of_ones_own(hands: Hands, tmp_path: Path) -> None:
    sheet = practise(hands)
    end(hands)
    mine = own(hands, tmp_path)
    hands.window.session.workspace.remove(sheet)
    begin(hands)
    assert hands.document is not mine
    assert here(hands) == "first"


def test_the_strip_goes_and_comes_with_its_tab(hands: Hands, tmp_path: Path) -> None:
    window = hands.window
    sheet = practise(hands)
    mine = own(hands, tmp_path)
    assert here(hands) == "none"
    hands.wait(lambda: not window.actions_["help.tour_skip"].isEnabled())
    assert not window.actions_["help.tour"].isChecked()
    window.session.workspace.activate(sheet)
    assert here(hands) == "below"
    window.session.workspace.activate(mine)
    begin(hands)
    assert hands.document is sheet
    assert here(hands) == "below"
    hands.wait(window.actions_["help.tour_skip"].isEnabled)


def test_what_is_seen_of_other_work_does_not_count(hands: Hands, tmp_path: Path) -> None:
    window = hands.window
    sheet = practise(hands)
    for _step in range(4):
        hands.press_button(window.tour.panel.skip)
    assert here(hands) == "problems"
    own(hands, tmp_path)
    window.show_panel("problems", True)
    window.show_panel("problems", False)
    window.session.workspace.activate(sheet)
    assert here(hands) == "problems"
    window.show_panel("problems", True)
    assert here(hands) == "export"


def test_closing_its_sheet_ends_it(hands: Hands, tmp_path: Path) -> None:
    sheet = practise(hands)
    mine = own(hands, tmp_path)
    hands.window.session.workspace.activate(sheet)
    hands.window.session.workspace.remove(sheet)
    assert hands.document is mine
    assert here(hands) == "none"
    assert hands.window.tour.tour is None
    assert open_state().value.tour == "", "the steps that were done are gone with it"


@pytest.mark.parametrize("template", ["empty-journey", "hot-pot"])
def test_it_wants_an_empty_service_blueprint(hands: Hands, template: str) -> None:
    other = hands.window.session.files.new(template)
    begin(hands)
    assert hands.document is not other
    assert other in hands.window.session.workspace.documents
    assert hands.document.store.blueprint.kind == "service_blueprint"
    assert here(hands) == "first"


def test_a_sheet_that_was_saved_is_gone_on_with_after_a_restart(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "practice.cxd"
    with started() as editor:
        hands = Hands(editor.window)
        editor.window.canvas.setFocus()
        document = practise(hands)
        hands.expect(("files-save-path", hands.type_path(path)))
        hands.key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: document.path is not None and not document.is_dirty)
        end(hands)
    with started(welcome=True) as editor:
        hands = Hands(editor.window)
        assert hands.window.document is None
        begin(hands)
        assert hands.document.path == path
        assert here(hands) == "below"


def test_a_sheet_that_is_gone_after_a_restart_is_begun_anew(qtbot: QtBot) -> None:
    with started() as editor:
        hands = Hands(editor.window)
        editor.window.canvas.setFocus()
        practise(hands)
        end(hands)
    with started(welcome=True) as editor:
        hands = Hands(editor.window)
        begin(hands)
        assert here(hands) == "first"
