"""Copy as picture through the real window."""

from hands import Hands
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxdesigner.ui.picture_copy import PNG, SVG
from cxdesigner.ui.window import Window


def copied(window: Window, qtbot: QtBot) -> tuple[QImage, str]:
    QApplication.clipboard().setText("")
    window.actions_["edit.copy_picture"].trigger()
    qtbot.waitUntil(lambda: QApplication.clipboard().mimeData().hasFormat(SVG))
    mime = QApplication.clipboard().mimeData()
    return QImage.fromData(mime.data(PNG)), bytes(mime.data(SVG).data()).decode()


def test_the_whole_is_copied_when_nothing_is_selected(
    window: Window, hands: Hands, qtbot: QtBot
) -> None:
    image, svg = copied(window, qtbot)
    assert image.width() > 2000
    assert "远程取号" in svg
    assert "会员" in svg


def test_a_selected_element_is_copied_alone(window: Window, hands: Hands, qtbot: QtBot) -> None:
    document = window.document
    assert document is not None
    element = document.store.elements_in(document.store.lanes[1].id, document.store.steps[0].id)[0]
    document.selection.set((element.id,))
    image, svg = copied(window, qtbot)
    assert image.width() < 1500
    assert element.label.text("zh-CN") in svg
    assert svg.count('data-kind="element"') == 1
