"""Messages and questions: their lines, their answers, what is folded."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from cxdesigner.editor.questions import CANCEL, Choice, Question
from cxdesigner.scene.chinese import JOINER
from cxdesigner.ui.dialogs.message import MessageBox
from cxdesigner.ui.dialogs.questions import ask

TEXT = "“good.cxd” was changed by another program since it was opened."
MORE = "Overwriting loses the changes of the other program; an earlier version is kept."
QUESTION = Question(
    "changed",
    TEXT,
    (
        Choice("merge", "Merge both…"),
        Choice("overwrite", "Overwrite", destructive=True),
        Choice("other", "Save under another name…"),
        Choice(CANCEL, "Cancel"),
    ),
    MORE,
)


@pytest.fixture
def answered(qtbot: QtBot) -> Callable[[Callable[[MessageBox], object]], str]:
    """Put the question; what is given answers it."""

    def put(answer: Callable[[MessageBox], object]) -> str:
        def begin() -> None:
            box = QApplication.activeModalWidget()
            assert isinstance(box, MessageBox)
            try:
                answer(box)
            finally:
                box.reject()

        QTimer.singleShot(50, begin)
        return str(ask(QUESTION, None))

    return put


def lines(box: MessageBox) -> int:
    return sum(label.heightForWidth(label.width()) for label in (box.main, box.detail))


def test_a_box_is_no_wider_than_its_lines_want(qtbot: QtBot) -> None:
    box = MessageBox(None, TEXT, MORE)
    qtbot.addWidget(box)
    before = lines(box)
    assert 300 <= box.detail.width() <= 440
    box.main.setFixedWidth(440)
    box.detail.setFixedWidth(440)
    assert lines(box) == before
    # Not the last word alone in its line.
    assert box.detail.fontMetrics().horizontalAdvance(MORE) > 440


def test_a_box_of_few_words_is_not_a_sliver(qtbot: QtBot) -> None:
    box = MessageBox(None, "要修改这 1 处吗？", "转换为动作。撤销一次即可全部恢复。")
    qtbot.addWidget(box)
    box.add_button("answer-fix", "全部修复", default=True)
    assert box.sizeHint().width() >= 300
    one_line = box.detail.fontMetrics().lineSpacing()
    assert box.detail.heightForWidth(box.detail.width()) < 2 * one_line


def test_chinese_words_are_kept_whole_and_read_without_joiners(qtbot: QtBot) -> None:
    box = MessageBox(None, "程序出了问题。", "请将工作另存为其他名称，然后重新启动程序。")
    qtbot.addWidget(box)
    assert JOINER not in box.detail.text()
    assert f"启{JOINER}动" in super(type(box.detail), box.detail).text()


def test_what_does_harm_is_far_from_what_is_usual(
    answered: Callable[[Callable[[MessageBox], object]], str],
) -> None:
    seen: list[str] = []

    def look(box: MessageBox) -> None:
        buttons = sorted(box.findChildren(QPushButton), key=lambda one: one.x())
        seen.extend(button.objectName() for button in buttons)
        assert box.focusWidget() is buttons[-1]
        left = box.main.mapTo(box, box.main.rect().topLeft()).x()
        right = buttons[-1].mapTo(box, buttons[-1].rect().topRight()).x()
        assert left == box.width() - 1 - right
        buttons[0].click()

    assert answered(look) == "overwrite"
    assert seen == ["answer-overwrite", "answer-other", "answer-cancel", "answer-merge"]


@pytest.mark.parametrize(
    ("key", "said"), [(Qt.Key.Key_Return, "merge"), (Qt.Key.Key_Escape, "None")]
)
def test_keys_answer(
    answered: Callable[[Callable[[MessageBox], object]], str], key: Qt.Key, said: str
) -> None:
    assert answered(lambda box: QTest.keyClick(box, key)) == said


def test_enter_answers_with_the_button_that_has_the_focus(
    answered: Callable[[Callable[[MessageBox], object]], str],
) -> None:
    def answer(box: MessageBox) -> None:
        other = box.findChild(QPushButton, "answer-other")
        assert other is not None
        other.setFocus()
        QTest.keyClick(other, Qt.Key.Key_Return)

    assert answered(answer) == "other"


def test_details_are_unfolded_and_folded(qtbot: QtBot) -> None:
    box = MessageBox(None, TEXT)
    qtbot.addWidget(box)
    box.add_details("Traceback …")
    box.show()
    button = box.findChild(QPushButton, "messageDetails")
    assert button is not None
    assert not box.more.isVisible()
    for word in ("Hide details", "Show details"):
        button.click()
        assert button.text() == word
        assert box.more.isVisible() is (word == "Hide details")
