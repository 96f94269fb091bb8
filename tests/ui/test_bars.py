"""Bars in a narrow window: what has no room goes on below, with what it belongs to."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cxdesigner.ui.flow import BarLayout


def test_what_has_no_room_in_a_bar_goes_on_below(qtbot: QtBot) -> None:
    bar = QWidget()
    qtbot.addWidget(bar)
    row = BarLayout(bar, gap=10)
    row.setContentsMargins(5, 5, 5, 5)
    first, last = QWidget(), QWidget()
    for part in (first, last):
        part.setFixedSize(100, 20)
    row.addWidget(first)
    row.add_stretch()
    row.addWidget(last)
    assert (row.heightForWidth(400), row.heightForWidth(150)) == (30, 60)
    row.setGeometry(QRect(0, 0, 400, 30))
    assert (first.x(), last.x()) == (5, 295)
    row.setGeometry(QRect(0, 0, 150, 60))
    assert (first.pos(), last.pos()) == (QPoint(5, 5), QPoint(5, 35))


def test_what_stands_at_the_end_of_a_bar_goes_below_together(qtbot: QtBot) -> None:
    bar = QWidget()
    qtbot.addWidget(bar)
    row = BarLayout(bar, gap=10)
    parts = [QWidget() for _part in range(3)]
    for part in parts:
        part.setFixedSize(100, 20)
        row.addWidget(part)
        if part is parts[0]:
            row.add_stretch()
    bar.resize(250, row.heightForWidth(250))
    row.setGeometry(bar.rect())
    assert [part.pos() for part in parts] == [QPoint(0, 0), QPoint(0, 30), QPoint(110, 30)]


def test_no_button_of_a_bar_stands_alone_below_a_full_row(qtbot: QtBot) -> None:
    bar = QWidget()
    qtbot.addWidget(bar)
    row = BarLayout(bar, gap=10)
    parts = [QWidget() for _part in range(4)]
    for part in parts:
        part.setFixedSize(100, 20)
        row.addWidget(part)
    row.setGeometry(QRect(0, 0, 330, row.heightForWidth(330)))
    assert [part.y() for part in parts] == [0, 0, 30, 30]


def test_a_field_in_a_bar_gives_way_before_a_row_is_added(qtbot: QtBot) -> None:
    bar = QWidget()
    qtbot.addWidget(bar)
    row = BarLayout(bar, gap=10)
    field, button = QLineEdit(), QWidget()
    field.setMinimumWidth(60)
    button.setFixedSize(100, 20)
    row.addWidget(field)
    row.add_stretch()
    row.addWidget(button)
    wanted = field.sizeHint().width()
    row.setGeometry(QRect(0, 0, 400, 30))
    assert field.width() == wanted
    row.setGeometry(QRect(0, 0, 180, 30))
    assert (field.width(), button.x()) == (70, 80)
    row.setGeometry(QRect(0, 0, 160, 60))
    assert button.x() == 0
    assert button.y() > field.geometry().bottom()
