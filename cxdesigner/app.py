"""Composition root: the only place that knows all layers.

Nothing of the program is imported before the frame of the window is painted: the rest takes longer
to import than a window to open.
"""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from cxdesigner.ui.assembly import Editor
    from cxdesigner.ui.window import Window


def run_editor(path: Path | None, *, screenshot: Path | None = None) -> int:
    """Open the editor and return its exit code.

    Parameters
    ----------
    path
        The document to open; None starts with an empty blueprint.
    screenshot
        Save a picture of the window there and end, instead of waiting for the person.
    """
    # Hundreds of modules are made and none thrown away: looking for garbage now finds nothing.
    gc.disable()
    application, window = open_frame()
    from cxdesigner.ui.application import Breakage

    breakage = Breakage(lambda: window)
    breakage.install()
    try:
        editor = furnish(window)
        if screenshot is not None:
            code = editor.take_picture(path, screenshot)
        else:
            editor.begin(path)
            code = application.exec()
        editor.end()
        return code
    finally:
        breakage.uninstall()


def open_frame() -> tuple[QApplication, Window]:
    """Show the frame of the window, painted but empty."""
    from PySide6.QtCore import QEventLoop

    from cxdesigner.base import i18n
    from cxdesigner.ui.application import make_application, wanted_look

    language, theme_choice = wanted_look()
    if language is not None:
        i18n.set_language(language)
    application, theme = make_application(theme_choice)
    from cxdesigner.ui.window import Window

    window = Window(theme)
    window.show()
    application.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    return application, window


def furnish(window: Window) -> Editor:
    """Import the program and put it into the frame."""
    from cxdesigner.editor.settings import open_settings
    from cxdesigner.ui.assembly import Editor

    editor = Editor(open_settings(), window)
    # What is there now stays until the end: the collector need not look at it again.
    gc.freeze()
    gc.enable()
    return editor
