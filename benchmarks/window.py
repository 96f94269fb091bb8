"""One window as the program opens it, for benchmarks of work in it."""

from __future__ import annotations

from cxdesigner.app import spare_collector
from cxdesigner.editor.settings import open_settings
from cxdesigner.ui.application import make_application
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.window import Window

SIZE_PX = (1920, 1080)


def open_window() -> Editor:
    """Show a window with an empty blueprint; what it has begun goes on."""
    _application, theme = make_application("light")
    editor = Editor(open_settings(), Window(theme))
    spare_collector(editor)
    editor.files.new()
    editor.window.resize(*SIZE_PX)
    editor.window.show()
    return editor
