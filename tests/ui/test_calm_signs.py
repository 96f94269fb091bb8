"""Signs of problems while a blueprint is being sketched: grey, until one looks at the list."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from cxdesigner.base.geometry import Point
from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.document import Document
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
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


def test_the_sign_of_a_decision_touches_its_diamond(
    window: Window, hot_pot: Document, qtbot: QtBot
) -> None:
    (decision,) = (one for one in hot_pot.store.of_type(Element) if one.kind == "decision")
    ways = [link.id for link in hot_pot.store.of_type(Link) if link.source_id == decision.id]
    matured(hot_pot, "review")
    hot_pot.run("Break something", delete_records, ways)
    window.findings.refresh()
    signs = window.problem_work.signs

    def spots() -> list[Point]:
        about = ((mark.point, mark.findings) for mark in signs.marks.marks)
        return [at for at, found in about if decision.id in found[0].subjects]

    qtbot.waitUntil(lambda: bool(spots()))
    box = window.controller.scene.items[decision.id].rect
    (at,) = spots()
    # From the left tip to the upper one, both shares of half a side add up to one.
    across, down = (at.x - box.x) / (box.width / 2), (at.y - box.y) / (box.height / 2)
    away = 1 - across - down
    assert 0 < away < 0.6
