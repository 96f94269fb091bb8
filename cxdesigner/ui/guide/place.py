"""Where the guides go in the window; they are imported when one is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QHBoxLayout

from cxdesigner.editor.document import Document
from cxdesigner.ui.canvas_splitter import LEAST_BOTH_PX
from cxdesigner.ui.panel_place import PanelPlace

if TYPE_CHECKING:
    from cxdesigner.ui.guide.panel import GuidePanel
    from cxdesigner.ui.window import Window

_BOTH_PX = 1600
"""Width of a window in which guide and inspector fit beside the canvas."""


class GuideSide(PanelPlace["GuidePanel"]):
    """Shows the guide at the right of the canvas while the document on screen asks for it."""

    def __init__(self, window: Window) -> None:
        self._hid_inspector = False
        super().__init__(window)

    @property
    def covered(self) -> frozenset[str]:
        """Names of the panels that are hidden only while the guide needs their place."""
        return frozenset({"inspector"} if self._hid_inspector else ())

    def make_room(self) -> bool:
        """Close the guide where a window has no room for the inspector beside it; say if so."""
        document, window = self._document, self._window
        if document is None or self.panel is None or self.panel.isHidden():
            return False
        if window.width() >= LEAST_BOTH_PX:
            return False
        self._hid_inspector = True
        document.set_view(guide=document.view_state.guide.show(""))
        return True

    def commit(self) -> None:
        """Take what was typed and not taken yet."""
        if self.panel is not None:
            self.panel.commit()

    def _is_wanted(self, document: Document) -> bool:
        return bool(document.view_state.guide.shown)

    def _show(self, panel: GuidePanel, document: Document | None) -> None:
        was_shown, shown = not panel.isHidden(), document is not None
        panel.set_document(document)
        if was_shown != shown:
            self._change(panel, shown)

    def _change(self, panel: GuidePanel, shown: bool) -> None:
        window = self._window
        had_focus = panel.isAncestorOf(QApplication.focusWidget() or window)
        if shown:
            # Before the guide comes: for a moment with both the window would grow, and stay so.
            is_there = not window.inspector.isHidden()
            self._hid_inspector = is_there and window.width() < _BOTH_PX
            self._hid_inspector |= window.splitter.forget()
            if is_there and self._hid_inspector:
                window.show_panel("inspector", False)
            panel.edge.set_width(panel.width())
            panel.show()
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
