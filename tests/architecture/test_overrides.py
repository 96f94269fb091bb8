"""A mistake in an overridden method of Qt is told, it does not end the process."""

import os
import subprocess
import sys

import pytest

PROGRAM = """
import sys
import cxdesigner.ui
from PySide6.QtWidgets import (
    QApplication, QGraphicsRectItem, QGraphicsScene, QGraphicsView, QLabel, QWidget,
)

MISTAKES = {"zero": lambda: 1 / 0, "index": lambda: [][0], "type": lambda: len(5)}
fail = MISTAKES[sys.argv[1]]
told = []
sys.excepthook = lambda kind, error, trace: told.append(kind.__name__)

class Widget(QWidget):
    def resizeEvent(self, event):
        fail()

class Deeper(Widget):
    def paintEvent(self, event):
        fail()

class Other:
    pass

class Mixed(QLabel, Other):
    def showEvent(self, event):
        fail()

class Item(QGraphicsRectItem):
    def paint(self, painter, option, widget=None):
        fail()

app = QApplication([])
scene = QGraphicsScene()
scene.addItem(Item(0, 0, 5, 5))
widgets = [Widget(), Deeper(), Mixed("x"), QGraphicsView(scene)]
for widget in widgets:
    try:
        widget.show()
        app.processEvents()
    except Exception as error:
        told.append(type(error).__name__)
print(len(told) >= len(widgets), "alive")
"""


@pytest.mark.parametrize("mistake", ["zero", "index", "type"])
def test_a_mistake_in_an_override_is_told(mistake: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, mistake],
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.split() == ["True", "alive"]


def test_what_does_not_override_is_left_alone() -> None:
    from PySide6.QtCore import QObject

    import cxdesigner.ui  # noqa: F401 - guards what is defined from then on

    class Thing(QObject):
        def own(self) -> int:
            """Return one."""
            return 1

        @staticmethod
        def fixed() -> int:
            return 2

    thing = Thing()
    assert (thing.own(), thing.fixed(), Thing.own.__doc__) == (1, 2, "Return one.")
    assert not hasattr(Thing.own, "__wrapped__")
