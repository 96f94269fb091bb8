"""Signs of problems while a blueprint is being sketched: grey, until one looks at the list."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from cxdesigner.editor.document import Document
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.text import EMPTY
from cxdesigner.ui.window import Window


def reddish(window: Window) -> int:
    """How many pixels around the first sign are more red than anything else."""
    marks = window.problem_work.signs.marks
    spot = marks.marks[0].point
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.translate(20 - spot.x, 20 - spot.y)
    option = type("Option", (), {"exposedRect": QRectF(spot.x - 20, spot.y - 20, 40, 40)})
    marks.paint(painter, option)
    painter.end()
    colours = (image.pixelColor(x, y) for x in range(40) for y in range(40))
    return sum(1 for one in colours if one.red() - max(one.green(), one.blue()) > 60)


def matured(document: Document, maturity: str) -> None:
    with document.transaction("Maturity") as tx:
        for one in document.store.of_type(Blueprint):
            tx.put(one.replace(maturity=maturity))


def test_nothing_is_red_while_one_sketches_until_the_list_is_opened(
    window: Window, hot_pot: Document, qtbot: QtBot
) -> None:
    with hot_pot.transaction("Break something") as tx:
        tx.put(hot_pot.store.need(Element, "c2").replace(label=EMPTY))
    for maturity in ("sketch", "draft"):
        matured(hot_pot, maturity)
        window.findings.refresh()
        qtbot.waitUntil(lambda: bool(window.problem_work.signs.marks.marks))
        qtbot.waitUntil(lambda: reddish(window) == 0)
        window.show_panel("problems", True)
        qtbot.waitUntil(lambda: reddish(window) > 50)
        window.show_panel("problems", False)
        qtbot.waitUntil(lambda: reddish(window) == 0)
    matured(hot_pot, "review")
    window.findings.refresh()
    qtbot.waitUntil(lambda: reddish(window) > 50)
