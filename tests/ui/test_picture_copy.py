"""Copy as picture through the real window."""

from hands import Hands
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Persona
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


def test_it_is_said_what_was_copied(window: Window, hands: Hands, qtbot: QtBot) -> None:
    document = window.document
    assert document is not None
    copied(window, qtbot)
    assert window.status.message.text() == "The whole blueprint is on the clipboard as a picture."
    document.selection.set(("c1",))
    copied(window, qtbot)
    assert window.status.message.text() == "What is selected is on the clipboard as a picture."
    document.selection.set((next(iter(document.store.of_type(Persona))).id,))
    copied(window, qtbot)
    assert window.status.message.text() == (
        "What is selected is not drawn: the whole blueprint is on the clipboard as a picture."
    )


def test_a_link_is_copied_with_its_ends(window: Window, hands: Hands, qtbot: QtBot) -> None:
    document = window.document
    assert document is not None
    link = next(iter(document.store.of_type(Link)))
    document.selection.set((link.id,))
    _image, svg = copied(window, qtbot)
    assert svg.count('data-kind="element"') == 2
    assert svg.count('data-kind="link"') >= 1
    assert window.status.message.text() == "What is selected is on the clipboard as a picture."


def test_what_is_hidden_gives_the_whole_with_a_word(
    window: Window, hands: Hands, qtbot: QtBot
) -> None:
    document = window.document
    assert document is not None
    lane = document.store.lanes[-1]
    element = next(one for one in document.store.of_type(Element) if one.lane_id == lane.id)
    document.set_view(hidden_lanes=(lane.id,))
    document.selection.set((element.id,))
    copied(window, qtbot)
    assert "is not drawn" in window.status.message.text()


def test_a_stage_is_copied_with_what_it_holds_alone(
    window: Window, hands: Hands, qtbot: QtBot
) -> None:
    document = window.document
    assert document is not None
    stage, other = document.store.stages[:2]
    steps = {step.id for step in document.store.steps if step.stage_id == stage.id}
    held = [one.id for one in document.store.of_type(Element) if one.step_id in steps]
    document.selection.set((stage.id,))
    _image, svg = copied(window, qtbot)
    assert svg.count('data-kind="element"') == len(held)
    assert stage.name.text("zh-CN") in svg
    assert other.name.text("zh-CN") not in svg
    assert window.status.message.text() == "What is selected is on the clipboard as a picture."
