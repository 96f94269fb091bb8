"""The guided tour from its first step to the PDF, and what it does to whoever ignores it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import keystroke_model as model
import pytest
from costs import compare
from hands import Hands, settle
from program import started
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QMenu,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cxdesigner.base.i18n import _, set_language
from cxdesigner.editor.settings import open_state
from cxdesigner.editor.tour import TOUR
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.ui.window import Window

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier

LANGUAGES = {"en": "English", "zh-CN": "Chinese"}
FIVE_MINUTES = 300

SPELLED = {
    "Find": ("找店", "zhaodian"),
    "Order": ("点菜", "diancai"),
    "Eat": ("用餐", "yongcan"),
    "Pay": ("结账", "jiezhang"),
    "Take the order": ("接单", "jiedan"),
    "Take the money": ("收款", "shoukuan"),
    "Arrive": ("到店", "daodian"),
}
"""What is written → the same in Chinese, and how it is spelled for an input method."""


def here(hands: Hands) -> str:
    """The step that the strip shows."""
    tour = hands.window.tour.tour
    assert tour is not None
    return tour.step.id if tour.step is not None else "over"


class Beginner(Hands):
    """Hands of somebody who reads all that the tour shows, once, and does what it says."""

    def __init__(self, window: Window, language: str) -> None:
        super().__init__(window)
        self.language = language
        self.texts: dict[str, None] = {}
        """What was read so far, each text once."""

        self.problems: list[str] = []
        """What the problems say that were looked at on the way."""

        self._known = ""
        """The step of the tour that was read last."""

    def word(self, words: str) -> str:
        return words if self.language == "en" else SPELLED[words][0]

    def write(self, words: str) -> None:
        """Write and press Enter."""
        if self.language == "en":
            self.type(words)
        else:
            chosen, spelled = SPELLED[words]
            self.compose(spelled[:3], spelled, commit=chosen)
            # Letters, and Space for what is offered.
            self.keys += len(spelled) + 1
            self.trace += model.text(f"{spelled} ")
        self.key(Qt.Key.Key_Return)

    def read(self, widget: QWidget) -> None:
        """Read all that is written on a part of the window or on a dialog."""
        for part in widget.findChildren(QWidget):
            if isinstance(part, QLabel | QAbstractButton) and part.isVisible():
                self.texts[part.text()] = None

    def read_starts(self) -> None:
        """Read what the welcome page offers to begin with."""
        for button in self.window.findChildren(QPushButton):
            if button.isVisible() and button.objectName().startswith("welcome-"):
                self.texts[button.text()] = None

    def read_problems(self) -> None:
        """Read every problem, as the tour has it."""
        rows = self.window.problems.tree.model()
        self.wait(lambda: self.window.findings.is_current and rows.rowCount() > 0)
        settle()
        for place in range(rows.rowCount()):
            group = rows.index(place, 0)
            self.problems.append(group.data())
            count = rows.rowCount(group)
            # What is the matter, where, and what helps.
            cells = [(row, column) for row in range(count) for column in (1, 2, 3)]
            self.problems += [rows.index(row, column, group).data() for row, column in cells]

    def is_at(self, step: str) -> None:
        """See that the strip shows a step, and read it."""
        assert here(self) == step
        if step != self._known:
            self.read(self.window.tour.panel)
        self._known = step

    def read_before(self, answer: Callable[[QWidget], object]) -> Callable[[QWidget], object]:
        """An answer to the dialog of the export, which is read before, with what it finds."""

        def read_and_answer(dialog: QWidget) -> None:
            notes = dialog.findChild(QLabel, "exportNotes")
            assert notes is not None
            busy = _("Looking at the sheets…")
            self.wait(lambda: notes.text() != busy)
            self.read(dialog)
            answer(dialog)

        return read_and_answer

    def choose_rows(self, *names: str) -> None:
        """Click a row of the menu that is there, then one of the menu that it opens."""
        for name in names:
            self.wait(lambda name=name: name in [row.text() for row in _rows()])
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu)
            row = next(row for row in _rows() if row.text() == name)
            self.click_on(menu, menu.actionGeometry(row).center())
            settle()

    def compare(self, way: str, path: Path) -> None:
        """Compare with the page what the tour took, which is five minutes at the most.

        Who has never used a keyboard has no time left to read the problems.
        """
        assert self.trace.count("B") == 2 * self.presses
        tour, problems = map(model.reading, (self.texts, self.problems))
        usual, slow = (
            tour + problems + model.doing(self.trace, key)
            for key in (model.USUAL_KEY, model.SLOW_KEY)
        )
        keys = self.keys - len(str(path))
        way = f"{way}, {LANGUAGES[self.language]}"
        compare("orientation", way, self.presses, keys, tour, problems, usual, slow)
        assert usual <= FIVE_MINUTES
        assert slow - problems <= FIVE_MINUTES


def _rows() -> list[QAction]:
    """What can be chosen in the menu that is there."""
    menu = QApplication.activePopupWidget()
    return menu.actions() if isinstance(menu, QMenu) else []


@pytest.fixture(params=LANGUAGES)
def beginner(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Beginner]:
    """The welcome page of a program that was just started, and who sees it for the first time."""
    set_language(request.param)
    with started(welcome=True) as editor:
        yield Beginner(editor.window, request.param)


def ids_by_label(hands: Hands) -> dict[str, str]:
    language = hands.document.language
    return {e.label.text(language): e.id for e in hands.document.store.of_type(Element)}


def flows(hands: Hands) -> set[tuple[str, str]]:
    """What leads to what, in the words of the steps."""
    words = {key: label for label, key in ids_by_label(hands).items()}
    links = hands.document.store.of_type(Link)
    return {(words[link.source_id], words[link.target_id]) for link in links if link.kind == "flow"}


def way(hands: Beginner, *words: str) -> set[tuple[str, str]]:
    """What leads to what, if one follows the other."""
    return set(pairwise(map(hands.word, words)))


def begin(hands: Hands) -> None:
    hands.choose_in_menu_bar(_("Help"), _("Guided tour"), _("Five-minute tour"))
    assert hands.window.tour.panel.isVisible()
    assert here(hands) == "first"


def test_by_mouse(beginner: Beginner, qtbot: QtBot, tmp_path: Path) -> None:
    hands, window = beginner, beginner.window
    hands.read_starts()
    hands.press_button(window.findChild(QPushButton, "welcome-help.tour"))
    hands.is_at("first")
    hands.double_click(hands.cell("customer", 0))
    hands.write("Find")
    hands.is_at("steps")
    for before, words in pairwise(("Find", "Order", "Eat", "Pay")):
        last = ids_by_label(hands)[hands.word(before)]
        hands.hover(hands.middle(last))
        hands.click(hands.grip(last))
        hands.write(words)
    hands.is_at("below")
    assert flows(hands) == way(hands, "Find", "Order", "Eat", "Pay")
    order = ids_by_label(hands)[hands.word("Order")]
    hands.hover(hands.middle(order))
    hands.drag(hands.grip(order), hands.cell("frontstage", 1))
    hands.write("Take the order")
    hands.is_at("stage")
    hands.press_button(window.rail.buttons["stage"])
    hands.click(hands.cell("customer", 0, low=True))
    hands.write("Arrive")
    hands.is_at("curve")
    axis = window.controller.grid.emotion
    assert axis is not None
    at = hands.middle(order).x()
    hands.drag(QPointF(at, axis.y_of(axis.neutral)), QPointF(at, axis.y_of(axis.high)))
    hands.is_at("wait")
    hands.right_click(hands.middle(order))
    hands.choose_rows(_("Marks"), _("Wait point"))
    assert QApplication.activePopupWidget() is None
    hands.is_at("problems")
    hands.press_button(window.status.problems)
    hands.read_problems()
    hands.is_at("export")
    pdf = tmp_path / "tour.pdf"
    hands.expect(
        ("exportDialog", hands.read_before(hands.press("export"))),
        ("files-export-path", hands.type_path(pdf)),
    )
    hands.press_button(window.toolbar.export)
    qtbot.waitUntil(pdf.exists, timeout=30_000)
    hands.is_at("over")
    tour = window.tour.tour
    assert tour is not None
    assert tour.done == {step.id for step in TOUR}
    hands.compare("By mouse", pdf)
    hands.press_button(window.tour.panel.end)
    assert not window.tour.panel.isVisible()
    assert open_state().value.tour == ""


def test_by_keys(beginner: Beginner, qtbot: QtBot, tmp_path: Path) -> None:
    hands = beginner
    hands.read_starts()
    # From the first button of the welcome page, which has the focus, to the tour.
    hands.key(Qt.Key.Key_Tab, times=3)
    assert hands.focus.objectName() == "welcome-help.tour"
    hands.key(Qt.Key.Key_Return)
    hands.is_at("first")
    assert hands.focus is hands.canvas
    for words in ("Find", "Order", "Eat", "Pay"):
        hands.key(Qt.Key.Key_Return)
        hands.write(words)
        hands.is_at("steps" if words != "Pay" else "below")
    assert flows(hands) == way(hands, "Find", "Order", "Eat", "Pay")
    hands.key(Qt.Key.Key_Tab)
    hands.write("Take the money")
    hands.is_at("stage")
    for _press in range(6):
        hands.key(Qt.Key.Key_Up)
        if hands.window.session.context.steps:
            break
    hands.key(Qt.Key.Key_G, CONTROL)
    hands.write("Arrive")
    hands.is_at("curve")
    for _press in range(6):
        hands.key(Qt.Key.Key_Down)
        if hands.window.session.context.elements:
            break
    hands.key(Qt.Key.Key_Down, CONTROL | SHIFT)
    hands.is_at("wait")
    hands.key(Qt.Key.Key_W, ALT | SHIFT)
    hands.is_at("problems")
    hands.key(Qt.Key.Key_F7)
    hands.read_problems()
    hands.is_at("export")
    pdf = tmp_path / "tour.pdf"
    hands.expect(
        ("exportDialog", hands.read_before(hands.enter)),
        ("files-export-path", hands.type_path(pdf)),
    )
    hands.key(Qt.Key.Key_E, CONTROL)
    qtbot.waitUntil(pdf.exists, timeout=30_000)
    hands.is_at("over")
    assert hands.presses == 0
    hands.compare("By keys alone", pdf)


def test_it_waits_until_the_words_are_written(hands: Hands, qtbot: QtBot) -> None:
    begin(hands)
    hands.double_click(hands.cell("customer", 0))
    hands.type("F")
    qtbot.waitUntil(lambda: "F" in ids_by_label(hands))
    assert here(hands) == "first", "what to do is still said while somebody does it"
    hands.key(Qt.Key.Key_Escape)
    assert here(hands) == "first"
    hands.double_click(hands.cell("customer", 0))
    hands.type("F")
    qtbot.waitUntil(lambda: "F" in ids_by_label(hands))
    hands.click(hands.cell("backstage", 2))
    assert here(hands) == "steps"


def test_it_is_left_and_gone_on_with(hands: Hands) -> None:
    window = hands.window
    begin(hands)
    hands.press_button(window.tour.panel.skip)
    hands.press_button(window.tour.panel.skip)
    hands.press_button(window.tour.panel.skip)
    hands.press_button(window.tour.panel.back)
    assert here(hands) == "below"
    hands.press_button(window.tour.panel.end)
    assert hands.focus is hands.canvas
    assert not window.actions_["help.tour_skip"].isEnabled()
    hands.choose_in_menu_bar(_("Help"), _("Guided tour"), _("Five-minute tour"))
    assert here(hands) == "below"


def test_the_strip_is_reached_by_f6_and_takes_no_focus_itself(hands: Hands) -> None:
    begin(hands)
    assert hands.focus is hands.canvas
    hands.key(Qt.Key.Key_F6, SHIFT)
    assert hands.window.tour.panel.isAncestorOf(hands.focus)
    hands.press_button(hands.window.tour.panel.skip)
    for _press in range(4):
        if hands.focus is hands.window.tour.panel.end:
            break
        hands.key(Qt.Key.Key_Tab)
    hands.key(Qt.Key.Key_Space)
    assert not hands.window.tour.panel.isVisible()
    assert hands.focus is hands.canvas


def test_work_that_is_there_is_not_practised_on(hands: Hands) -> None:
    hands.double_click(hands.cell("customer", 0))
    hands.type("Mine")
    hands.key(Qt.Key.Key_Return)
    mine = hands.document
    hands.choose_in_menu_bar(_("Help"), _("Guided tour"), _("Five-minute tour"))
    assert hands.document is not mine
    assert here(hands) == "first"
    hands.key(Qt.Key.Key_PageUp, CONTROL)
    assert hands.document is mine
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert here(hands) == "first"
