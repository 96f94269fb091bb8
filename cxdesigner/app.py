"""Composition root: the only place that knows all layers.

Nothing of the program is imported before the frame of the window is painted: the rest takes longer
to import than a window to open.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from cxdesigner.editor.merging import Versions
    from cxdesigner.ui.assembly import Editor
    from cxdesigner.ui.window import Window


NO_DISPLAY = 2
"""Exit code where no window can be opened."""

_SWEEP_MS = 2_000
_LATEST_S = 10.0
"""How long a sweep waits for drawings on their way out: who opens and closes on and on has some
all the time."""

_TURN_MS = 250
_FRAME_MS, _ROUND_MS = 250, 3
"""How long the first paint is waited for at the most, and between two looks."""

_TIDY_MS = 5_000


def run_editor(
    path: Path | None, *, screenshot: Path | None = None, merging: Versions | None = None
) -> int:
    """Open the editor and return its exit code.

    Parameters
    ----------
    path
        The document to open; None starts with the welcome page.
    screenshot
        Save a picture of the window there and end, instead of waiting for the person.
    merging
        Versions to merge into the document first.
    """
    if not _has_display():
        if screenshot is None:
            from cxdesigner.base.i18n import _

            print(_("There is no display to open a window on."), file=sys.stderr)
            return NO_DISPLAY
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Hundreds of modules are made and none thrown away: looking for garbage now finds nothing.
    gc.disable()
    application, window = open_frame(as_last=screenshot is None)
    from cxdesigner.ui.application import Breakage

    editor: Editor | None = None
    # Another language brings another window.
    breakage = Breakage(lambda: window if editor is None else editor.window)
    breakage.install()
    try:
        editor = furnish(window)
        if screenshot is not None:
            code = editor.take_picture(path, screenshot)
        else:
            if path is not None and merging is not None:
                editor.begin_merging(path, merging)
            else:
                editor.begin(path, welcome=True)
            code = application.exec()
        editor.end()
        return code
    finally:
        breakage.uninstall()


def _has_display() -> bool:
    # Qt ends the process where it finds none.
    if not sys.platform.startswith("linux"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


def open_frame(*, as_last: bool = False) -> tuple[QApplication, Window]:
    """Show the frame of the window, painted but empty.

    Parameters
    ----------
    as_last
        Show it where the window was last; the first time, take most of the screen, or
        all of one that it would not fit on with its title bar.
    """
    from cxdesigner.base import i18n
    from cxdesigner.ui.application import make_application, set_scale, wanted_look

    look = wanted_look()
    if look.language is not None:
        i18n.set_language(look.language)
    set_scale(look.scale)
    application, theme = make_application(look.theme)
    from cxdesigner.ui.window import Window
    from cxdesigner.ui.window_memory import place, suit_screen

    window = Window(theme)
    if as_last and not place(window, look.geometry):
        suit_screen(window)
    window.show()
    await_frame(application, window)
    return application, window


def await_frame(application: QApplication, window: Window) -> None:
    """Let the system show the frame: what follows keeps it from being painted for a while."""
    from PySide6.QtCore import QDeadlineTimer, QEventLoop, QThread

    deadline = QDeadlineTimer(_FRAME_MS)
    while not window.is_painted and not deadline.hasExpired():
        application.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        if not window.is_painted:
            QThread.msleep(_ROUND_MS)


def furnish(window: Window) -> Editor:
    """Import the program and put it into the frame."""
    from cxdesigner.editor.settings import open_settings
    from cxdesigner.ui.assembly import Editor

    editor = Editor(open_settings(), window)
    # What is there now stays until the end: the collector need not look at it again.
    gc.freeze()
    spare_collector(editor)
    return editor


def spare_collector(editor: Editor) -> None:
    """Keep open documents out of the sight of the collector, and the collector in this thread.

    Sweep when enough was closed, tidy up when the person has gone over to another program.
    """
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtGui import QGuiApplication

    from cxdesigner.base import collector
    from cxdesigner.ui.letting_go import is_letting_go

    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)

    def after(interval_ms: int, work: Callable[[], object]) -> QTimer:
        timer = QTimer(application)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        timer.timeout.connect(work)
        return timer

    collector.take_over()
    turning = QTimer(application)
    turning.setInterval(_TURN_MS)
    turning.timeout.connect(collector.turn)
    turning.start()
    departures = collector.Departures()
    due = 0.0

    def sweep() -> None:
        if is_letting_go() and monotonic() - due < _LATEST_S:
            # The drawing of a document that was closed keeps it until it is gone.
            sweeping.start()
        else:
            departures.sweep()

    sweeping, tidying = after(_SWEEP_MS, sweep), after(_TIDY_MS, departures.tidy)

    def turned(state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            tidying.stop()
        else:
            tidying.start()

    def gone(records: int) -> None:
        nonlocal due
        left = sum(len(other.store) for other in editor.workspace.documents)
        if departures.note(records, left) and not sweeping.isActive():
            due = monotonic()
            sweeping.start()

    # The window has heard of it before: the drawing is there by now.
    editor.workspace.activated.connect(lambda _document: collector.settle())
    editor.workspace.closed.connect(lambda document: gone(len(document.store)))
    editor.renewed.connect(lambda: gone(departures.WINDOW))
    application.applicationStateChanged.connect(turned)
