"""PySide6 6.12.0 drops one reference of None with every void call, and the process dies later."""

import sys

from PySide6.QtCore import QObject


def test_void_calls_of_qt_keep_the_references_of_none() -> None:
    item = QObject()
    item.setObjectName("warm-up")
    before = sys.getrefcount(None)
    for _ in range(1000):
        item.setObjectName("a")
    # Other threads of the test runner may hold a few; the fault takes a thousand.
    assert abs(sys.getrefcount(None) - before) < 200
