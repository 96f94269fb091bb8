"""Rows of widgets, laid out by hand, leave nothing when their window goes."""

import gc
import weakref

import pytest
from hands import settle
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from cxdesigner.ui.flow import BarLayout


def bar(parent: QWidget, *, nested: bool) -> BarLayout:
    row = BarLayout() if nested else BarLayout(parent)
    row.addWidget(QPushButton("a"))
    row.addWidget(QPushButton("b"))
    row.add_stretch()
    row.addWidget(QPushButton("c"))
    if nested:
        QVBoxLayout(parent).addLayout(row)
    return row


@pytest.mark.parametrize("nested", [False, True])
def test_a_bar_leaves_none_of_its_parts(qapp: QApplication, nested: bool) -> None:
    window = QWidget()
    row = bar(window, nested=nested)
    parts = [weakref.ref(row.itemAt(at)) for at in range(row.count())]
    window.show()
    settle()
    window.deleteLater()
    del window, row
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settle()
    gc.collect()
    assert [part() for part in parts] == [None] * len(parts)


@pytest.mark.parametrize("nested", [False, True])
def test_what_follows_a_stretch_stays_at_the_end_when_a_part_before_it_goes(
    qapp: QApplication, nested: bool
) -> None:
    window = QWidget()
    row = bar(window, nested=nested)
    window.resize(400, 40)
    window.show()
    settle()
    last = row.itemAt(row.count() - 1)
    assert last is not None
    right = last.geometry().right()
    assert right == row.geometry().right()
    first = row.takeAt(0)
    assert first is not None
    first.widget().hide()
    row.invalidate()
    row.activate()
    settle()
    assert last.geometry().right() == right
    window.deleteLater()


def test_a_bar_without_any_part_that_is_shown_takes_no_room(qapp: QApplication) -> None:
    window = QWidget()
    row = bar(window, nested=False)
    for at in range(row.count()):
        part = row.itemAt(at)
        assert part is not None
        part.widget().hide()
    assert row.heightForWidth(200) == 0
    window.deleteLater()
