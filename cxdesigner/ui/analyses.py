"""The analysis panel in the window: made when it is first wanted, fed, and obeyed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from cxdesigner.base.errors import CxError
from cxdesigner.base.i18n import _

if TYPE_CHECKING:
    from cxdesigner.report.analysis_pages.page import Offer
    from cxdesigner.report.table import Row
    from cxdesigner.scene.theme import Theme
    from cxdesigner.ui.analysis.panel import AnalysisPanel
    from cxdesigner.ui.window import Window
    from cxdesigner.ui.workers import Job

_SHARE = 0.52
"""Of the height of the drawing that the panel takes at first."""


class Analyses(QObject):
    """Shows and hides the panel, and does in the document what it asks for."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._panel: AnalysisPanel | None = None

    @property
    def is_shown(self) -> bool:
        """Whether the panel is in the window now."""
        return self._panel is not None and not self._panel.isHidden()

    @property
    def panel(self) -> AnalysisPanel:
        """The panel, which is made if it was never shown."""
        if self._panel is None:
            self._panel = self._made()
        return self._panel

    def show(self, shown: bool) -> None:
        """Show or hide the panel."""
        if shown == self.is_shown:
            return
        panel = self.panel
        if not shown:
            had_focus = panel.isAncestorOf(QApplication.focusWidget() or self._window)
            panel.hide()
            if had_focus:
                self._window.editors.current.widget.setFocus()
            self._window.update_actions()
            return
        self._window.show_panel("problems", False)
        panel.set_document(self._window.document)
        panel.show()
        splitter = self._window.splitter
        lower = round(splitter.height() * _SHARE)
        sizes, place = splitter.sizes(), splitter.indexOf(panel)
        others = sum(size for at, size in enumerate(sizes) if at not in (0, place))
        sizes[0], sizes[place] = splitter.height() - lower - others, lower
        splitter.setSizes(sizes)
        panel.take_focus()
        self._window.update_actions()

    def follow(self) -> None:
        """Show the document of the window."""
        if self._panel is not None:
            self._panel.set_document(self._window.document)

    def rest(self) -> None:
        """Follow no document any more: the program ends."""
        if self._panel is not None:
            self._panel.set_document(None)

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        if self._panel is not None:
            self._panel.restyle(theme)

    def run(self, command: str) -> None:
        """Do what an action or a button of the panel asks for.

        ``page.<key>`` shows a page; else ``copy_table``, ``copy_picture``, ``handbook``, ``export``
        or ``close``.
        """
        if command.startswith("page."):
            self.show(True)
            self.panel.show_page(command.removeprefix("page."))
            return
        match command:
            case "close":
                self.show(False)
            case "handbook":
                from cxdesigner.ui.dialogs.handbook import show_handbook

                page = self.panel.view.page
                show_handbook(self._window, page.handbook if page is not None else "")
            case "copy_table":
                self._copy_table(self.panel.view.tsv())
            case "copy_picture":
                self._copy_picture()
            case "export":
                from cxdesigner.ui.analysis.export import export_report

                export_report(self._window)

    def _made(self) -> AnalysisPanel:
        from cxdesigner.ui.analysis.panel import AnalysisPanel

        panel = AnalysisPanel(self._window.theme)
        panel.hide()
        self._window.splitter.addWidget(panel)
        self._window.splitter.give_width(panel)
        panel.went.connect(self._go)
        panel.looked.connect(self._look)
        panel.typed.connect(self._type)
        panel.offered.connect(self._offer)
        panel.wanted.connect(self.run)
        panel.live.began.connect(self._tell)
        return panel

    def _tell(self, job: Job) -> None:
        words = _("Analysing…")
        self._window.status.under_way.tell(words, job, self.panel.live.stop, self._window.document)

    # -- what the panel asks for -------------------------------------------------------------

    def _go(self, ids: tuple[str, ...]) -> None:
        document = self._window.document
        if document is None or not ids:
            return
        self._window.commit_fields()
        document.selection.set(ids)
        # The first is what it is about; it must be seen.
        self._window.editors.reveal(ids[0])

    def _look(self, ids: tuple[str, ...]) -> None:
        controller = self._window.controller
        if not controller.has_document:
            return
        items = controller.scene.items
        self._window.canvas.overlay.hover.show_items([items[key] for key in ids if key in items])

    def _type(self, row: Row, field: str, text: str) -> None:
        from cxdesigner.editor.commands.figures import set_figure

        document = self._window.document
        if document is None:
            return
        try:
            with document.transaction(_("Enter a figure")) as tx:
                set_figure(tx, row.record_id, field, text, document.language)
        except CxError as error:
            self._window.status.tell(str(error))
        document.history.break_merge()

    def _offer(self, offer: Offer) -> None:
        document = self._window.document
        if document is None:
            return
        match offer.kind:
            case "field":
                document.selection.set((offer.record_id,) if offer.record_id else ())
                if offer.record_id:
                    self._window.editors.reveal(offer.record_id)
                self._window.session.host.focus_field(offer.name)
            case "action":
                action = self._window.actions_.get(offer.name)
                if action is not None:
                    action.trigger()
            case "rows":
                self._begin(offer.name)

    def _begin(self, key: str) -> None:
        from cxdesigner.editor.commands.figures import begin_rows

        document = self._window.document
        assert document is not None
        try:
            with document.transaction(_("Begin a table")) as tx:
                begin_rows(tx, key, document.selection.ids, document.view_state.persona_id)
        except CxError as error:
            self._window.status.tell(str(error))

    def _copy_table(self, text: str) -> None:
        if not text:
            self._window.status.tell(_("There is nothing to copy."))
            return
        QApplication.clipboard().setText(text)
        self._window.status.tell(_("The table is on the clipboard."))

    def _copy_picture(self) -> None:
        from cxdesigner.ui.picture_copy import copy_scene

        shown = self.panel.live.shown
        if shown is None or shown.picture is None:
            self._window.status.tell(_("There is nothing to copy."))
            return
        copy_scene(self._window, shown.picture.scene, shown.page.summary.title)
