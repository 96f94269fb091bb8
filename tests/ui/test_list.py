"""Lists: typed in their dialog, pasted on the canvas."""

from hands import Hands, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from cxdesigner.base.i18n import use_language
from cxdesigner.model.duration import minutes_of
from cxdesigner.model.element import Element
from cxdesigner.model.queries import emotion_at
from cxdesigner.ui.dialogs.list_dialog import ListDialog

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def new(hands: Hands, before: set[str]) -> list[str]:
    language = hands.document.language
    elements = hands.document.store.of_type(Element)
    return [el.label.text(language) for el in elements if el.id not in before]


def test_a_list_is_typed_seen_and_inserted_as_one_step(hands: Hands) -> None:
    before = {element.id for element in hands.document.store.of_type(Element)}
    hands.click(hands.middle("c2"))
    rows: list[str] = []

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, ListDialog)
        for letter in "Ask! \nWait 5m W":
            hands.key(Qt.Key.Key_Return) if letter == "\n" else hands.type(letter)
        hands.key(Qt.Key.Key_Return)
        hands.key(Qt.Key.Key_Tab)
        hands.type("Greet")
        dialog.show_preview()
        top = dialog.preview.topLevelItem
        rows.extend(
            top(n).text(0)  # type: ignore[union-attr]
            for n in range(dialog.preview.topLevelItemCount())
        )
        below = top(1).child(0)  # type: ignore[union-attr]
        rows.append(below.text(0))
        hands.key(Qt.Key.Key_Return, CONTROL)

    assert hands.expect(("listDialog", answer)) == []
    hands.key(Qt.Key.Key_L, CONTROL | SHIFT)
    assert rows == ["Ask", "Wait", "Greet"]
    assert sorted(new(hands, before)) == ["Ask", "Greet", "Wait"]
    hands.key(Qt.Key.Key_Z, CONTROL)
    assert new(hands, before) == []


def test_times_and_feelings_of_a_list_are_read_as_the_inspector_reads_them(hands: Hands) -> None:
    before = {element.id for element in hands.document.store.of_type(Element)}
    hands.click(hands.middle("c2"))

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, ListDialog)
        dialog.text.setPlainText("取号 ４０ｍ W\n付款 1:20 \N{MINUS SIGN}1,5\nRoom 12")
        hands.key(Qt.Key.Key_Return, CONTROL)

    assert hands.expect(("listDialog", answer)) == []
    hands.key(Qt.Key.Key_L, CONTROL | SHIFT)
    store = hands.document.store
    made = {el.label.text(): el for el in store.of_type(Element) if el.id not in before}
    assert set(made) == {"取号", "付款", "Room 12"}
    assert minutes_of(made["取号"].wait) == 40
    assert minutes_of(made["付款"].work) == 80
    felt = emotion_at(store, made["付款"].id)
    assert felt is not None
    assert felt.value == -1.5


def test_what_a_list_cannot_say_is_told_by_line_and_not_inserted(hands: Hands) -> None:
    dialog = ListDialog(hands.window.session, hands.window.theme, hands.window)
    revision = hands.document.store.revision
    dialog.text.setPlainText("a\nb +9")
    dialog.show_preview()
    assert "2" in dialog.message.text()
    assert not dialog.insert.isEnabled()
    dialog.text.setPlainText("a\nb +1")
    dialog.show_preview()
    assert dialog.insert.isEnabled()
    assert hands.document.store.revision == revision
    dialog.deleteLater()


def test_the_preview_tells_times_and_feelings_as_they_are_told_elsewhere(hands: Hands) -> None:
    dialog = ListDialog(hands.window.session, hands.window.theme, hands.window)
    dialog.text.setPlainText("Ask 5m -1.5\nPay 2h W +1")
    with use_language("zh-CN"):
        dialog.show_preview()
    said = [dialog.preview.topLevelItem(n).text(3) for n in range(2)]
    assert "5 分钟" in said[0]
    assert "\N{MINUS SIGN}1.5" in said[0]
    assert "2 小时" in said[1]
    assert "+1" in said[1]
    dialog.deleteLater()


def test_tab_and_shift_tab_indent_a_line(hands: Hands) -> None:
    dialog = ListDialog(hands.window.session, hands.window.theme, hands.window)
    text = dialog.findChild(QPlainTextEdit, "listText")
    assert text is not None
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_A, Qt.Key.Key_Return, Qt.Key.Key_B):
        QTest.keyClick(text, key)
    QTest.keyClick(text, Qt.Key.Key_Backtab, SHIFT)
    assert text.toPlainText() == "    a\nb"
    dialog.deleteLater()


def test_a_list_is_pasted_behind_what_is_selected_and_copied_as_one(hands: Hands) -> None:
    before = {element.id for element in hands.document.store.of_type(Element)}
    hands.click(hands.middle("c2"))
    QApplication.clipboard().setText("一\n二40分钟Ｗ\n")
    settle()
    hands.key(Qt.Key.Key_V, CONTROL)
    assert sorted(new(hands, before)) == ["一", "二"]
    hands.key(Qt.Key.Key_C, CONTROL | ALT)
    assert QApplication.clipboard().text().splitlines()[1:] == ["一", "二 40m W"]
    QApplication.clipboard().clear()
