"""A table from a spreadsheet becomes a blueprint, is gone over by keys alone, and drawn."""

from hands import Hands, settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cxdesigner.model.element import Element
from cxdesigner.model.queries import emotion_at
from cxdesigner.ui.table.editor import TableEditor

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

TABLE = """\
阶段\t步骤\t泳道\t标题\t等待时间\t标记
预约\t电话\t顾客行为\t打电话预约\t5 分钟\t
预约\t电话\t前台\t接听并登记\t\t
到店\t排队\t顾客行为\t现场排队\t1 小时 20 分\t等待点、痛点
到店\t排队\t后台\t安排桌位\t\t
"""


def test_a_table_becomes_a_blueprint(hands: Hands) -> None:
    store = hands.document.store
    hands.key("2", ALT)
    table = hands.window.editors.current
    assert isinstance(table, TableEditor)
    QApplication.clipboard().setText(TABLE)
    settle()
    hands.key("v", CTRL)
    assert set(hands.labels()) == {"打电话预约", "接听并登记", "现场排队", "安排桌位"}
    assert [stage.name.text() for stage in store.stages] == ["预约", "到店"]
    queue = next(e for e in store.of_type(Element) if e.label.text() == "现场排队")
    assert queue.marks == ("wait", "pain")
    assert queue.wait is not None
    assert queue.wait.minutes == 80

    # On to the feeling of the one who waits, by keys.
    hands.key("f", CTRL | ALT | SHIFT)
    hands.compose(commit="现场排队")
    hands.key(Qt.Key.Key_Return)
    assert table.model.ids == [queue.id]
    columns = [column.key for column in table.work.sheet.columns]
    hands.key(Qt.Key.Key_Right, times=columns.index("emotion") - table.view.currentIndex().column())
    hands.type("-1.5")
    hands.key(Qt.Key.Key_Return)
    felt = emotion_at(store, queue.id)
    assert felt is not None
    assert felt.value == -1.5

    # The same things on the canvas, and one undo for the table that was pasted.
    hands.key("1", ALT)
    assert queue.id in hands.window.controller.scene.items
    assert hands.document.selection.ids == (queue.id,)
    hands.key("z", CTRL, times=2)
    assert hands.labels() == []
