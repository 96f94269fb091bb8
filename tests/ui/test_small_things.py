"""What newcomers stumbled over: keys to the ends, what an export offers, controls that fit."""

from __future__ import annotations

from pathlib import Path

import pytest
from hands import Hands, settle
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton, QToolButton

from builders import BlueprintBuilder
from cxdesigner.editor.document import Document
from cxdesigner.editor.outline.nodes import Key
from cxdesigner.editor.outline.rows import Rows
from cxdesigner.model.insight import DelightPoint, PainPoint
from cxdesigner.model.lane import Lane
from cxdesigner.model.queries import reading_order
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.dialogs import export
from cxdesigner.ui.icons import AIR_PX, ALIASES, beside_words, icon
from cxdesigner.ui.panels.problems_model import ICONS
from cxdesigner.ui.window import Window

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


def test_ctrl_end_and_ctrl_home_lead_to_the_ends_of_the_blueprint(
    window: Window, hot_pot: Document
) -> None:
    hands = Hands(window)
    order = [element.id for element in reading_order(hot_pot.store)]
    hot_pot.selection.set(("c3",))
    window.canvas.setFocus()
    settle()
    hands.key(Qt.Key.Key_End, CTRL)
    assert hot_pot.selection.ids == (order[-1],)
    hands.key(Qt.Key.Key_Home, CTRL)
    first = next(e.id for e in reading_order(hot_pot.store) if e.step_id is not None)
    assert hot_pot.selection.ids == (first,)


def test_the_zoom_is_there_where_there_is_a_drawing(window: Window, hot_pot: Document) -> None:
    status = window.status
    for name, shown in (("table", False), ("outline", False), ("canvas", True)):
        window.actions_[f"view.{name}"].trigger()
        settle()
        assert [not w.isHidden() for w in (status.slider, status.percent, status.fit)] == (
            [shown] * 3
        ), name
        assert not status.maturity.isHidden()


def test_an_export_offers_to_be_opened(window: Window, hot_pot: Document) -> None:
    done: list[str] = []
    window.status.offer(
        "Exported “a.pdf”.",
        (("openExported", "Open it", lambda: done.append("open")),
         ("showExported", "Show in folder", lambda: done.append("show"))),
    )  # fmt: skip
    settle()
    for name in ("openExported", "showExported"):
        button = window.status.findChild(QToolButton, name)
        assert button is not None
        assert button.isVisible()
        QTest.mouseClick(button, LEFT)
    assert done == ["open", "show"]
    window.status.tell("Something else")
    settle()
    assert all(one.isHidden() for one in window.status.findChildren(QToolButton, "openExported"))


def test_the_file_itself_is_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        export.QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile())
    )
    export.show_file(tmp_path / "茶 #1.pdf")
    assert opened == [str(tmp_path / "茶 #1.pdf")]


def test_the_outline_shows_marks_of_what_is_known_about_an_element() -> None:
    doc = BlueprintBuilder(steps=1)
    doc.element("c1", "customer", 1, marks=("wait",))
    doc.add(PainPoint(id="pain-x", element_id="c1"))
    doc.add(DelightPoint(id="delight-x", element_id="c1"))
    rows = Rows(doc.store(), "en", None, {})
    key = Key("element", "c1")
    assert set(rows.marks(key)) == {"wait", "pain", "delight"}
    assert "Pain point" in rows.mark_text(key)


def test_the_list_of_a_choice_shows_all_its_entries(window: Window, hot_pot: Document) -> None:
    dialog = export.ExportDialog(hot_pot, "A3", window)
    dialog.show()
    settle()
    box = dialog.findChildren(QComboBox)[0]
    box.showPopup()
    settle()
    view = box.view()
    shown = view.viewport().rect()
    rows = [view.visualRect(box.model().index(row, 0)) for row in range(box.count())]
    assert len(rows) > 1
    assert all(shown.contains(row.adjusted(0, 1, 0, -1)) for row in rows)
    box.hidePopup()
    dialog.close()


def test_what_is_being_typed_is_kept_when_a_file_is_opened(
    editor: Editor, window: Window, cxd: Path
) -> None:
    fresh = window.document
    assert fresh is not None
    hands, lane = Hands(window), fresh.store.lanes[0]
    window.canvas.setFocus()
    window.text_editing.begin(lane.id)
    hands.type("Night shift")
    window.open_files([cxd])
    assert fresh.store.need(Lane, lane.id).name.text(fresh.language) == "Night shift"
    assert fresh in editor.workspace.documents
    assert window.document is not fresh


def test_an_icon_before_words_has_air_behind_it(window: Window) -> None:
    made = icon("plus", window.theme, size=14)
    square, wide = made.pixmap(QSize(14, 14)), made.pixmap(beside_words(14))
    assert square.deviceIndependentSize().width() == 14
    assert wide.deviceIndependentSize().width() == 14 + AIR_PX
    picture = wide.toImage()
    air = range(square.width(), wide.width())
    assert all(picture.pixelColor(x, y).alpha() == 0 for x in air for y in range(wide.height()))


def test_an_icon_before_words_is_as_high_as_their_letters(window: Window) -> None:
    button = QPushButton("Hx")
    button.setIcon(icon("plus", window.theme, "ui.danger", size=14))
    button.setIconSize(beside_words(14))
    button.show()
    picture = button.grab().toImage()
    rows: dict[bool, list[int]] = {True: [], False: []}
    for y in range(4, picture.height() - 4):
        for x in range(4, picture.width() - 4):
            colour = picture.pixelColor(x, y)
            if colour.lightness() < 150:
                rows[colour.red() - colour.blue() > 60].append(y)
    sign, letters = ((min(found) + max(found)) / 2 for found in (rows[True], rows[False]))
    assert 0 <= sign - letters <= 0.5
    button.deleteLater()


def test_no_mark_looks_as_a_problem_does() -> None:
    marks = {name: file for name, file in ALIASES.items() if name.startswith("mark-")}
    assert {name for name, file in marks.items() if file in ICONS.values()} == set()


def test_the_list_of_a_choice_is_called_as_the_choice(window: Window, hot_pot: Document) -> None:
    hot_pot.selection.clear()
    hands = Hands(window)

    def choice() -> QComboBox | None:
        return next(iter(window.inspector.findChildren(QComboBox, "maturityEdit")), None)

    hands.wait(lambda: choice() is not None and choice().isVisible())
    found = choice()
    assert found is not None
    found.showPopup()
    assert found.view().accessibleName() == found.accessibleName() != ""
    found.hidePopup()
