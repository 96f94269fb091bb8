"""Enter does what the button that has the focus says, not what the default button says."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cxdesigner.ui.dialogs.frame import FramedDialog


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize(("on", "done"), [("cancel", "rejected"), ("field", "accepted")])
def test_enter_is_for_what_has_the_focus(qtbot: QtBot, key: Qt.Key, on: str, done: str) -> None:
    dialog = FramedDialog("sample", "Sample")
    qtbot.addWidget(dialog)
    field = QLineEdit()
    dialog.body.addWidget(field)
    cancel = dialog.add_cancel()
    dialog.add_button("apply", "Apply", default=True).clicked.connect(dialog.accept)
    ended: list[str] = []
    dialog.accepted.connect(lambda: ended.append("accepted"))
    dialog.rejected.connect(lambda: ended.append("rejected"))
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    target = cancel if on == "cancel" else field
    target.setFocus()
    QTest.keyClick(target, key)
    assert ended == [done]
