"""The text of a decision is typed inside its diamond."""

from math import hypot

import pytest
from hands import Hands, settle
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPolygonF
from PySide6.QtWidgets import QApplication

from cxdesigner.model.element import Element
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.theme import apply_theme


def beyond_the_slopes(hands: Hands, element_id: str) -> list[QPoint]:
    """Where the editor lies over the line of a diamond and outside of it."""
    rect = hands.window.controller.scene.items[element_id].rect
    (x, y), right, low = rect.center, rect.width / 2, rect.height / 2
    share = 1 - hypot(right, low) / (right * low)
    right, low = share * right, share * low
    corners = [(x - right, y), (x, y - low), (x + right, y), (x, y + low)]
    inside = QPolygonF([QPointF(hands.canvas.mapFromScene(*corner)) for corner in corners])
    inside.translate(QPointF(hands.port.pos()))
    place = hands.editor.geometry()
    return [
        QPoint(across, down)
        for down in range(place.top(), place.bottom() + 1)
        for across in range(place.left(), place.right() + 1)
        if not inside.containsPoint(QPointF(across, down), Qt.FillRule.OddEvenFill)
    ]


@pytest.mark.parametrize("name", ["light", "dark", "high-contrast"])
@pytest.mark.parametrize("text", ["Is a table free now?", "OK"])
def test_the_lines_of_a_diamond_stay_in_sight_while_its_text_is_typed(
    hands: Hands, qapp: QApplication, name: str, text: str
) -> None:
    theme = Theme.load(name)
    apply_theme(qapp, theme)
    hands.window.set_theme(theme)
    store = hands.document.store
    (decision,) = (one.id for one in store.of_type(Element) if one.kind == "decision")
    hands.canvas.set_zoom(1.5)
    hands.begin_edit(decision)
    hands.type(text)
    hands.editor.flush()
    hands.editor.setCursorWidth(0)
    settle()
    typed, places = hands.canvas.grab().toImage(), beyond_the_slopes(hands, decision)
    inside = hands.editor.geometry().center() - QPoint(0, hands.editor.height() // 2 - 1)
    hands.key(Qt.Key.Key_Return)
    settle()
    drawn = hands.canvas.grab().toImage()
    assert places
    assert [typed.pixel(at) for at in places] == [drawn.pixel(at) for at in places]
    # Inside, the text that is drawn is covered by the one that is typed.
    assert typed.pixelColor(inside) == hands.canvas.paint.qcolor("element.fill")
