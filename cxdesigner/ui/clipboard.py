"""The clipboard as the program leaves it."""

from PySide6.QtWidgets import QApplication

PRIVATE = frozenset({"offscreen", "minimal", "vnc", "linuxfb", "eglfs"})
"""Screens whose clipboard no other program can read: it ends with the process."""


def let_go() -> None:
    """Empty a clipboard that would outlive Python.

    Such a clipboard frees what was copied when the process is torn down, long after the interpreter
    that made it is gone, and that ends the process with a fault. Elsewhere what was copied stays
    for other programs: the desktop takes it over while the application still lives.
    """
    if QApplication.platformName() in PRIVATE:
        QApplication.clipboard().clear()
