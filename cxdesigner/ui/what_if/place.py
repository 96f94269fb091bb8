"""Where the panel of trials goes in the window; it is imported when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from cxdesigner.editor.document import Document
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.workers import in_job

if TYPE_CHECKING:
    from cxdesigner.ui.what_if.panel import WhatIfPanel
    from cxdesigner.ui.window import Window

_HEIGHT_PX = 240
_LEAST_EDITOR_PX = 200


class WhatIfPlace(QObject):
    """Shows the panel under the editor while the document on screen asks for it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.panel: WhatIfPanel | None = None
        self._document: Document | None = None
        self._disconnect: Callable[[], None] | None = None
        window.session.workspace.activated.connect(self.set_document)

    def set_document(self, document: Document | None) -> None:
        """Follow another document."""
        if self._disconnect is not None:
            self._disconnect()
            self._disconnect = None
        self._document = document
        if document is not None:
            document.trials.elsewhere = in_job
            self._disconnect = document.view_changed.connect(self._follow)
        self._follow()

    def _follow(self, _state: object = None) -> None:
        document = self._document
        shown = document is not None and document.view_state.what_if.shown
        if shown and self.panel is None:
            self.panel = self._make()
        panel = self.panel
        if panel is None:
            return
        panel.set_document(document if shown else None)
        if panel.isHidden() != (not shown):
            panel.setVisible(shown)
            if shown:
                self._give_room(panel)

    def restyle(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        if self.panel is not None:
            self.panel.restyle(theme)

    def _make(self) -> WhatIfPanel:
        from cxdesigner.ui.what_if.panel import WhatIfPanel

        window = self._window
        panel = WhatIfPanel(window.actions_, window.theme, self._go_to)
        panel.hide()
        window.splitter.addWidget(panel)
        return panel

    def _go_to(self, record_id: str) -> None:
        if self._document is not None:
            self._document.selection.set((record_id,))
            self._window.editors.reveal(record_id)

    def _give_room(self, panel: WhatIfPanel) -> None:
        splitter = self._window.splitter
        sizes = splitter.sizes()
        place = splitter.indexOf(panel)
        spare = sizes[0] + sizes[place]
        sizes[place] = min(_HEIGHT_PX, max(0, spare - _LEAST_EDITOR_PX))
        sizes[0] = spare - sizes[place]
        splitter.setSizes(sizes)
