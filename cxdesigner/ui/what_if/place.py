"""Where the panel of trials goes in the window; it is imported when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxdesigner.editor.document import Document
from cxdesigner.ui.panel_place import PanelPlace
from cxdesigner.ui.workers import in_job

if TYPE_CHECKING:
    from cxdesigner.ui.what_if.panel import WhatIfPanel

_HEIGHT_PX = 240
_LEAST_EDITOR_PX = 200


class WhatIfPlace(PanelPlace["WhatIfPanel"]):
    """Shows the panel under the editor while the document on screen asks for it."""

    def set_document(self, document: Document | None) -> None:
        if document is not None:
            document.trials.elsewhere = in_job
        super().set_document(document)

    def _is_wanted(self, document: Document) -> bool:
        return document.view_state.what_if.shown

    def _show(self, panel: WhatIfPanel, document: Document | None) -> None:
        panel.set_document(document)
        shown = document is not None
        if panel.isHidden() == shown:
            panel.setVisible(shown)
            if shown:
                self._give_room(panel)

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
