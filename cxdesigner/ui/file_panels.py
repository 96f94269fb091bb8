"""The panels that stood open at a file, as they were when it was closed, or lately before a crash.

They come back where the file is opened with the window to itself. Beside other documents the window
stays as it is: panels that come and go with the tabs would take away what one reads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxdesigner.editor.view_memory import panels_of
from cxdesigner.ui.window_memory import open_panels

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cxdesigner.editor.document import Document
    from cxdesigner.ui.window import Window

_NAMES = ("inspector", "analyses", "problems", "minimap")
"""In the order in which they are shown: analyses close the problems, which go below them.

Without the parking strip, which comes by itself, and what ends with the file: guides, tour,
comparison.
"""

_MOST_SHARE = 2 / 3
"""Of the height of the window for one panel: the file may have been left on a larger screen."""


class FilePanels:
    """Tells which panels are to be kept for a file, and shows them again."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._alone: Document | None = None
        workspace = window.session.workspace
        workspace.opened.connect(self._opened)
        workspace.activated.connect(self._activated)
        window.session.files.views.panels = self._panels

    def _opened(self, document: Document) -> None:
        is_alone = self._window.workspace.documents == (document,)
        self._alone = document if is_alone else None

    def _activated(self, document: Document | None) -> None:
        alone, self._alone = self._alone, None
        if document is None or document is not alone:
            return
        panels = panels_of(self._window.session.state.value, document)
        if panels is not None:
            self._show(panels)

    def _panels(self) -> dict[str, int]:
        heights = dict(zip(self._below(), self._window.splitter.sizes(), strict=True))
        return {name: heights.get(name, 0) for name in sorted(self._open_now())}

    def _show(self, panels: dict[str, int]) -> None:
        window, splitter = self._window, self._window.splitter
        wanted = [name for name in _NAMES if name in panels]
        if self._open_now() != set(wanted):
            # One after the other, as by hand: in a narrow window they take each other's place.
            splitter.forget()
            for name in _NAMES:
                window.show_panel(name, False)
            for name in wanted:
                window.show_panel(name, True)
        most = round(window.height() * _MOST_SHARE)
        sizes = [
            min(panels.get(name) or size, most)
            for name, size in zip(self._below(), splitter.sizes(), strict=True)
        ]
        # The first is what is worked on; it gets what is left.
        sizes[0] = max(1, splitter.height() - sum(sizes[1:]))
        splitter.setSizes(sizes)
        window.editors.current.widget.setFocus()

    def _open_now(self) -> set[str]:
        """Return the names of the panels that are open, also under others."""
        return set(open_panels(self._window) & set(_NAMES))

    def _below(self) -> list[str]:
        """Return the names of what lies in the splitter, '' for what has none."""
        window = self._window
        names: dict[QWidget | None, str] = {window.problems: "problems"}
        if window.analyses.is_shown:
            names[window.analyses.panel] = "analyses"
        splitter = window.splitter
        return [names.get(splitter.widget(at), "") for at in range(splitter.count())]
