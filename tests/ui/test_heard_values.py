"""What a screen reader says of sliders: the feeling and the percent, not a place on a scale."""

import pytest
from hands import Hands, settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from cxdesigner.editor.commands.emotion import set_emotion
from cxdesigner.model.queries import emotion_at
from cxdesigner.ui.panels.element_page import ElementPage
from cxdesigner.ui.panels.emotion_field import EmotionField


def heard(widget: QWidget) -> tuple[str, float, float, float]:
    """The value as words and as a number, and the ends of the scale."""
    found = QAccessible.queryAccessibleInterface(widget)
    value = found.valueInterface()
    assert value is not None
    ends = float(value.minimumValue()), float(value.maximumValue())
    return found.text(QAccessible.Text.Value), float(value.currentValue()), *ends


@pytest.fixture
def emotion(hands: Hands) -> EmotionField:
    hands.document.selection.set(("c2",))
    hands.wait(lambda: isinstance(hands.window.inspector.page, ElementPage))
    page = hands.window.inspector.page
    assert isinstance(page, ElementPage)
    return page.emotion


def test_the_feeling_is_heard_as_it_is_shown(hands: Hands, emotion: EmotionField) -> None:
    assert heard(emotion.slider) == ("\N{MINUS SIGN}1", -1.0, -2.0, 2.0)
    emotion.slider.setFocus()
    for _press in range(3):
        hands.key(Qt.Key.Key_Right)
    felt = emotion_at(hands.document.store, "c2")
    assert felt is not None
    assert felt.value == 0.5
    assert heard(emotion.slider)[:2] == ("+0.5", 0.5)


def test_no_feeling_is_not_heard_as_one(hands: Hands, emotion: EmotionField) -> None:
    hands.document.run("Take off", set_emotion, None, "c2", None)
    hands.window.inspector.refresh()
    settle()
    assert not emotion.slider.has_value
    assert heard(emotion.slider)[0] == "Not said"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Qt.Key.Key_Left, -1.5),
        (Qt.Key.Key_Down, -1.5),
        (Qt.Key.Key_Up, -0.5),
        (Qt.Key.Key_PageUp, 0.0),
        (Qt.Key.Key_PageDown, -2.0),
        (Qt.Key.Key_Home, -2.0),
        (Qt.Key.Key_End, 2.0),
    ],
)
def test_keys_move_along_the_scale_of_feelings(
    hands: Hands, emotion: EmotionField, key: Qt.Key, value: float
) -> None:
    emotion.slider.setFocus()
    hands.key(key)
    felt = emotion_at(hands.document.store, "c2")
    assert felt is not None
    assert felt.value == value
    assert emotion.slider.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Z, Qt.Key.Key_Y])
def test_undo_belongs_to_the_document_on_the_scale_too(
    hands: Hands, emotion: EmotionField, key: Qt.Key
) -> None:
    emotion.slider.setFocus()
    hands.key(Qt.Key.Key_Right)
    hands.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    if key == Qt.Key.Key_Y:
        hands.key(key, Qt.KeyboardModifier.ControlModifier)
    felt = emotion_at(hands.document.store, "c2")
    assert felt is not None
    assert felt.value == (-1.0 if key == Qt.Key.Key_Z else -0.5)


@pytest.mark.parametrize("zoom", [0.1, 0.55, 1.0, 4.0])
def test_the_zoom_is_heard_in_percent(hands: Hands, zoom: float) -> None:
    hands.canvas.set_zoom(zoom)
    slider = hands.window.status.slider
    percent = round(zoom * 100)
    assert heard(slider) == (str(percent), percent, 10.0, 400.0)


def test_keys_zoom_by_about_as_much_wherever_one_is(hands: Hands) -> None:
    slider = hands.window.status.slider
    slider.setFocus()
    for zoom in (0.5, 2.0):
        hands.canvas.set_zoom(zoom)
        hands.key(Qt.Key.Key_Right)
        assert hands.canvas.zoom / zoom == pytest.approx(1.04, abs=0.01)
        hands.key(Qt.Key.Key_Left)
        hands.key(Qt.Key.Key_PageDown)
        assert hands.canvas.zoom / zoom == pytest.approx(0.69, abs=0.02)


def test_the_handle_of_the_zoom_stands_where_it_stood(hands: Hands) -> None:
    """Half as large is as far from all of it as twice as large."""
    slider, canvas = hands.window.status.slider, hands.canvas
    places = []
    for zoom in (0.5, 1.0, 2.0):
        canvas.set_zoom(zoom)
        places.append(slider.handle_at())
    assert places[1] - places[0] == pytest.approx(places[2] - places[1], abs=1)
