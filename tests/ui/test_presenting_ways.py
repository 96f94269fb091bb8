"""Ways through a presentation beside the arrows: the wheel, the list of stages, a dark screen."""

from __future__ import annotations

import pytest
from hands import settle
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cxdesigner.base.geometry import Rect
from cxdesigner.ui.presenting.presenter import Presenter
from cxdesigner.ui.presenting.stage import lit

KEY = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def wheel(target: QWidget, delta: int, at_ms: int = 0) -> None:
    """Turn the wheel down (delta < 0) or up over the middle of a widget, at some time."""
    middle = QPointF(target.rect().center())
    event = QWheelEvent(
        middle,
        target.mapToGlobal(middle),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    event.setTimestamp(at_ms)
    QApplication.sendEvent(target, event)


def test_each_notch_of_the_wheel_is_one_stop(presenter: Presenter) -> None:
    for delta, number in ((-120, 1), (-120, 2), (-120, 3), (120, 2), (120, 1)):
        wheel(presenter.stage, delta)
        assert presenter.number == number


def test_a_stroke_on_a_touchpad_is_one_stop_however_long(presenter: Presenter) -> None:
    for at in range(40):
        wheel(presenter.stage, -15, at_ms=1000 + at * 10)
    assert presenter.number == 1
    for at in range(40):
        wheel(presenter.stage, -15, at_ms=3000 + at * 10)
    assert presenter.number == 2
    wheel(presenter.stage, 15, at_ms=9000)
    assert presenter.number == 2, "a finger that trembles"


def test_a_stage_is_chosen_from_a_list_by_key_and_by_click(presenter: Presenter) -> None:
    menu = presenter.stages
    names = [entry.text() for entry in menu.actions()]
    assert names == ["&1  排队", "&2  点餐", "&3  用餐", "&4  结账离店"]
    QTest.keyClick(presenter.stage, KEY.Key_S)
    assert menu.isVisible()
    QTest.keyClick(menu, KEY.Key_3)
    assert not menu.isVisible()
    assert presenter.slide.trail == "用餐"
    assert presenter.slides[presenter.number - 1].trail == "点餐"
    QTest.mouseClick(presenter.count, LEFT)
    assert menu.isVisible()
    assert [entry.isChecked() for entry in menu.actions()] == [False, False, True, False]
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(menu.actions()[0]).center())
    assert (presenter.slide.kind, presenter.slide.heading) == ("stage", "排队")


@pytest.mark.parametrize("way", [KEY.Key_B, KEY.Key_Period, None])
def test_the_screen_is_made_dark_and_any_key_or_click_brings_the_picture_back(
    presenter: Presenter, way: Qt.Key | None
) -> None:
    presenter.go(2)
    for back in (KEY.Key_B, KEY.Key_Right, KEY.Key_Escape, None):
        if way is None:
            QTest.mouseClick(presenter.darken, LEFT)
        else:
            QTest.keyClick(presenter.stage, way)
        settle()
        assert presenter.dark.isVisible()
        assert presenter.dark.geometry() == presenter.rect()
        assert QApplication.focusWidget() is presenter.dark
        black = QColor("black")
        image = presenter.grab().toImage()
        for place in (QPoint(3, 3), image.rect().center(), image.rect().bottomRight()):
            assert image.pixelColor(place) == black
        wheel(presenter.dark, -120)
        if back is None:
            QTest.mouseClick(presenter.dark, LEFT)
        else:
            QTest.keyClick(presenter.dark, back)
        assert not presenter.dark.isVisible()
        assert presenter.isVisible()
        assert presenter.number == 2
        assert presenter.stage.hasFocus()


def test_the_bar_names_what_leads_to_stages_and_to_a_dark_screen(presenter: Presenter) -> None:
    for button, keys in ((presenter.count, "S"), (presenter.darken, "B, .")):
        assert keys in button.toolTip()
        assert button.accessibleName()
        assert button.isVisible()
    presenter.go(4)
    assert presenter.count.text() == f"5 / {len(presenter.slides)}"
    assert presenter.count.text() in presenter.count.accessibleName()


def test_the_name_of_the_stage_is_lit_as_a_whole_at_each_of_its_steps(
    presenter: Presenter,
) -> None:
    presenter.resize(1366, 768)
    told = 0
    for number, slide in enumerate(presenter.slides):
        presenter.go(number)
        presenter.stage.show_slide(slide, None, at_once=True)
        look = presenter.stage.look
        assert look is not None
        light = lit(look.focus, presenter.stage.labels, presenter.stage.heads)
        for head in presenter.stage.heads:
            inner = Rect(head.x + 12, head.y + 1, head.width - 24, head.height - 2)
            place = (inner.x + inner.width - 1, inner.center.y)
            holds = head.x < look.focus.center.x < head.right
            if slide.kind == "step":
                assert light.contains(QPointF(*place)) == holds
                told += holds
    assert told == sum(slide.kind == "step" for slide in presenter.slides)
