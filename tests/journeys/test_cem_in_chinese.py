"""A consultant opens a template in Chinese, walks the CEM guide, and finds the gap in the analyses.

Mouse and keys only. The figures are those of the seven-step table in domain 4.1 and 5.2.
"""

from __future__ import annotations

from pathlib import Path

from costs import compare
from hands import NONE, PLAIN, settle
from mouse_hands import Mouse
from program import started
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from cxdesigner.base.i18n import set_language
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity
from cxdesigner.model.method import CemTable
from cxdesigner.ui.window import Window

CONTROL = Qt.KeyboardModifier.ControlModifier

SCORES = {
    "产品": "6 7 −1 6* −6* 6 0",
    "服务": "6 6* 0* 6* 0* 6 0",
    "关系": "4 4* 0* 4* 0* 4 0",
    "便利性": "5 7 −2 9 −18 10 −5",
    "品牌形象": "7 7 0 7* 0* 7 0",
    "价格": "7 7 0 7* 0* 7 0",
}
"""Domain 4.1: 2a, 2b, 2c, 2d, 3, 4a, 4b; with a star what the seed does not state."""


class Consultant(Mouse):
    """Hands that work in the guide at the right and in the analyses below."""

    def part(self, name: str, nth: int = 0) -> QWidget:
        """What is seen in the window under a name, the first or a later one."""
        found: list[QWidget] = []

        def look() -> bool:
            there = self.window.findChildren(QWidget, name)
            found[:] = [one for one in there if one.isVisible()]
            return len(found) > nth

        self.wait(look)
        return found[nth]

    def bring(self, widget: QWidget) -> None:
        """Turn the wheel over the guide until something of it is seen."""
        area = self.part("guideScroll").findChild(QWidget, "qt_scrollarea_viewport")
        assert area is not None
        for _turn in range(60):
            place = QRect(widget.mapTo(area, QPoint()), widget.size())
            if area.rect().contains(place.center()):
                return
            at = QPointF(area.rect().center())
            turn = 120 if place.center().y() < 0 else -120
            wheel = QWheelEvent(
                at, QPointF(area.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, turn), NONE,
                PLAIN, Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QApplication.sendEvent(area, wheel)
            settle(1)
        raise AssertionError("the wheel does not lead there")

    def press_in_guide(self, name: str, nth: int = 0) -> None:
        widget = self.part(name, nth)
        self.bring(widget)
        self.press_button(widget)

    def write_in_guide(self, name: str, text: str, nth: int = 0) -> None:
        """Click into a field, write, and go on with Tab."""
        self.press_in_guide(name, nth)
        self.write(text)
        self.key(Qt.Key.Key_Tab)

    def turn_to(self, heading: str) -> None:
        """Go on by the button until a page is there."""
        for _page in range(7):
            labels = self.part("guide").findChildren(QLabel)
            if any(one.isVisible() and one.text() == heading for one in labels):
                return
            self.press_button(self.part("guideNext"))
        raise AssertionError(heading)

    def pick_in_guide(self, name: str, wanted: str) -> None:
        """Open a list of choices in the guide and click one."""
        box = self.part(name).findChild(QComboBox)
        assert box is not None
        self.bring(box)
        self.press_button(box)
        view = box.view()
        port = view.viewport()
        self.move_to(QPointF(port.rect().bottomRight()), port, held=NONE)
        place = view.visualRect(box.model().index(box.findText(wanted), 0)).center()
        self.move_to(QPointF(place), port, held=NONE)
        self.click_on(port, place)
        settle(2)
        assert box.currentText() == wanted

    def texts(self, name: str) -> list[str]:
        """What labels say that are called so."""
        found = self.window.findChildren(QLabel, name)
        return [label.text() for label in found if label.isVisible()]


def rows_of(table: QTableView) -> list[list[str]]:
    model = table.model()
    columns = range(model.columnCount())
    return [
        [str(model.index(row, column).data()) for column in columns]
        for row in range(model.rowCount())
    ]


def open_guide(hands: Consultant) -> None:
    hands.choose_in_menu_bar("分析", "逐步进行客户体验管理")
    hands.part("guide")


def go_to_step(hands: Consultant, title: str) -> None:
    """Click a step in the list of the guide."""
    steps = hands.window.guide.panel.steps  # type: ignore[union-attr]
    row = next(n for n in range(steps.count()) if steps.item(n).text().endswith(title))
    place = steps.visualItemRect(steps.item(row)).center()
    hands.click_on(steps.viewport(), place)
    settle(2)


def test_the_walk_to_the_gap_table(chinese_window: Window) -> None:
    hands = Consultant(chinese_window)
    hands.press_button(hands.part("template-electronics"))
    assert hands.document.language == "zh-CN"
    open_guide(hands)

    # Step 1 to 3: why they come, what they experience, where it breaks.
    go_to_step(hands, "品牌价值")
    values = hands.part("guideBrandValuesEdit").toPlainText()  # type: ignore[attr-defined]
    assert values == "明码实价\n可靠的品牌形象"
    hands.turn_to("2  体验与期望")
    assert hands.texts("guideScoresGrid-convenience-satisfaction") == ["−2"]
    assert hands.texts("guideScoresGrid-service-satisfaction") == ["0 *"]
    hands.turn_to("3  关键体验")
    assert hands.texts("guideKeyGrid-convenience-weighted") == ["最低 −18"]
    tick = hands.part("guideKeyGrid-convenience-key")
    assert tick.isChecked()  # type: ignore[attr-defined]

    # Step 4 to 6: the ideal and the gap, what is needed, what carries it.
    hands.turn_to("4  理想与差距")
    assert hands.texts("guideIdealGrid-convenience-gap") == ["−5"]
    hands.turn_to("5  需求")
    hands.turn_to("6  策略与能力")

    # Step 7: an opportunity that is there is linked, with owner and date, and a review is set.
    hands.turn_to("7  反馈")
    (missing,) = hands.texts("guideMissing")
    assert "便利性" in missing
    hands.pick_in_guide("guideGapKnown", "按需订货目录")
    hands.press_in_guide("guideGapLink")
    idea = hands.document.store.need(Opportunity, "o3")
    assert "convenience" in hands.document.store.need(Element, idea.element_id or "").factors
    place = next(
        n
        for n, text in enumerate(hands.window.findChildren(QWidget, "guideIdeaTextEdit"))
        if text.toPlainText() == "按需订货目录"  # type: ignore[attr-defined]
    )
    hands.press_in_guide("guideIdeaOwnerEdit", place)
    hands.key(Qt.Key.Key_A, CONTROL)
    hands.write("门店部")
    hands.key(Qt.Key.Key_Tab)
    hands.write_in_guide("guideIdeaDueEdit", "2027-03-31", place)
    hands.write_in_guide("guideReviewDateEdit", "2027-04-15")
    idea = hands.document.store.need(Opportunity, "o3")
    assert (idea.owner.text("zh-CN"), idea.due) == ("门店部", "2027-03-31")
    assert hands.document.store.of_type(CemTable)[0].next_review == "2027-04-15"
    hands.wait(lambda: hands.texts("guidePercent") == ["已填写 100%"])

    # The gap table below the drawing, and what is behind its key experience.
    hands.press_button(hands.part("guideAnalysis"))
    analysis = hands.window.analyses
    hands.wait(lambda: bool(analysis.panel and analysis.panel.view.tables))
    assert analysis.panel is not None
    tables = analysis.panel.view.tables
    scores = {row[0]: " ".join(row[1:]) for row in rows_of(tables[0])}
    assert {name: scores[name] for name in SCORES} == SCORES
    assert "便利性" in analysis.panel.view.verdict.text()
    assert any("按需订货目录" in cell for table in tables for row in rows_of(table) for cell in row)
    row = [line[0] for line in rows_of(tables[0])].index("便利性")
    spot = tables[0].visualRect(tables[0].model().index(row, 0)).center()
    hands.click_on(tables[0].viewport(), spot)
    settle(2)
    assert set(hands.document.selection.ids) == {"c3", "c5", "c6"}
    compare("journeys", "CEM guide in Chinese", hands.presses, hands.keys, hands.letters)


def test_it_is_resumed_after_the_program_was_ended(qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "camera.cxd"
    set_language("zh-CN")
    with started(welcome=True) as editor:
        hands = Consultant(editor.window)
        hands.press_button(hands.part("template-electronics"))
        open_guide(hands)
        go_to_step(hands, "需求")
        hands.write_in_guide("guideNeedTextEdit", "：")
        hands.expect(("files-save-path", hands.type_path(target)))
        hands.key(Qt.Key.Key_S, CONTROL)
        qtbot.waitUntil(lambda: target.exists() and not hands.document.is_dirty, timeout=10_000)
        hands.key(Qt.Key.Key_Q, CONTROL)
        hands.wait(lambda: not editor.window.isVisible())
    with started(welcome=True) as editor:
        hands = Consultant(editor.window)
        hands.press_button(hands.part(str(target)))
        hands.wait(lambda: hands.window.document is not None)
        open_guide(hands)
        assert hands.window.guide.panel is not None
        assert hands.window.guide.panel.step.key == "needs"
        assert "：" in hands.part("guideNeedTextEdit").toPlainText()  # type: ignore[attr-defined]
