"""Where the guides go in the window; they are imported when one is first shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QHBoxLayout

from cxdesigner.editor.document import Document
from cxdesigner.scene.theme import Theme

if TYPE_CHECKING:
    from cxdesigner.ui.guide.panel import GuidePanel
    from cxdesigner.ui.window import Window

_BOTH_PX = 1600
"""Width of a window in which guide and inspector fit beside the canvas."""


class GuideSide(QObject):
    """Shows the guide at the right of the canvas while the document on screen asks for it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.panel: GuidePanel | None = None
        self._document: Document | None = None
        self._disconnect: Callable[[], None] | None = None
        self._hid_inspector = False
        window.session.workspace.activated.connect(self.set_document)

    def set_document(self, document: Document | None) -> None:
        """Follow another document."""
        if self._disconnect is not None:
            self._disconnect()
            self._disconnect = None
        self._document = document
        if document is not None:
            self._disconnect = document.view_changed.connect(self._follow)
        self._follow()

    @property
    def covered(self) -> frozenset[str]:
        """Names of the panels that are hidden only while the guide needs their place."""
        return frozenset({"inspector"} if self._hid_inspector else ())

    def commit(self) -> None:
        """Take what was typed and not taken yet."""
        if self.panel is not None:
            self.panel.commit()

    def restyle(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        if self.panel is not None:
            self.panel.restyle(theme)

    def _follow(self, _state: object = None) -> None:
        document = self._document
        shown = document is not None and bool(document.view_state.guide.shown)
        if shown and self.panel is None:
            self.panel = self._make()
        panel = self.panel
        if panel is None:
            return
        was_shown = not panel.isHidden()
        panel.set_document(document if shown else None)
        if was_shown != shown:
            self._change(panel, shown)

    def _change(self, panel: GuidePanel, shown: bool) -> None:
        window = self._window
        had_focus = panel.isAncestorOf(QApplication.focusWidget() or window)
        if shown:
            # Before the guide comes: for a moment with both the window would grow, and stay so.
            self._hid_inspector = not window.inspector.isHidden() and window.width() < _BOTH_PX
            if self._hid_inspector:
                window.show_panel("inspector", False)
            panel.show()
            panel.edge.set_width(panel.width())
            panel.steps.setFocus()
        else:
            panel.hide()
            if self._hid_inspector:
                window.show_panel("inspector", True)
            self._hid_inspector = False
            if had_focus:
                window.editors.current.widget.setFocus()

    def _make(self) -> GuidePanel:
        from cxdesigner.ui.guide.panel import GuidePanel
        from cxdesigner.ui.guide.seat import GuideSeat

        window = self._window
        panel = GuidePanel(GuideSeat(window))
        panel.hide()
        centre = window.inspector.parentWidget()
        row = centre.layout() if centre is not None else None
        assert isinstance(row, QHBoxLayout)
        row.insertWidget(row.indexOf(window.inspector), panel)
        return panel
