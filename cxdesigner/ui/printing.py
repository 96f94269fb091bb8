"""Printing: pages for the paper of the printer, drawn by the painter of the screen."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cxdesigner.base.i18n import _
from cxdesigner.base.progress import Stopped
from cxdesigner.model.asset import Asset, contents_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPageLayout
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from cxdesigner.base.progress import Tell
    from cxdesigner.scene.items import PageSet
    from cxdesigner.ui.window import Window


def print_document(window: Window) -> None:
    """Ask for a printer and print what is in front: the action plan, else the drawing.

    The drawing goes on the sheet that was chosen last for exports, with what surveys say if that
    is shown.
    """
    document = window.document
    if document is None:
        return
    from cxdesigner.qtrender.printing import page_layout, print_pages
    from cxdesigner.scene.page import PageOptions, compose
    from cxdesigner.scene.paper import PAPER, SLIDE
    from cxdesigner.scene.theme import PRINT, Theme
    from cxdesigner.ui.sheets import layout_options

    size = window.session.settings.value.page_size
    view = document.store.snapshot()
    shown, prints_plan = document.view_state, window.editors.name == "plan"
    options = PageOptions(
        name=document.path.stem if document.path is not None else "",
        size=size if size in PAPER and size != SLIDE else "A3",
        language=document.language,
        emotion=shown.emotion,
        persona_ids=layout_options(document).persona_ids,
        surveyed=shown.surveyed,
        evidence_curve=shown.evidence_curve,
    )

    def work(_tell: Tell) -> PageSet:
        if prints_plan:
            # The rules behind it are a hundred modules.
            from cxdesigner.report.plan.pages import plan_pages

            return plan_pages(view, options.language or "")
        return compose(view, options)

    words = _("Laying out “{name}” for the printer…").format(name=document.name)
    try:
        pages = window.session.files.aside(words, work, may_drop=True)
    except Stopped:
        return
    layout = page_layout(pages.pages[0])
    printer = chosen_printer(pages.title, window, window.status.tell, layout)
    if printer is not None:
        images = contents_of(view.of_type(Asset))
        print_pages(pages, printer, Theme.load(PRINT), images=images)
        window.status.tell(_("Sent to the printer."))


def chosen_printer(
    title: str,
    parent: QWidget,
    tell: Callable[[str], object],
    layout: QPageLayout | None = None,
) -> QPrinter | None:
    """Ask for a printer; return None if the person chose none, or there is none, which is told."""
    # Printing is rare, its libraries are large.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    from cxdesigner.ui.print_dialog import tidy

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    if layout is not None:
        printer.setPageLayout(layout)
    is_native = printer.outputFormat() == QPrinter.OutputFormat.NativeFormat
    if not is_native and not sys.platform.startswith("linux"):
        # The dialog of the system would not open, and Qt's own, which also writes PDF, is Linux's.
        tell(_("There is no printer here."))
        return None
    dialog = QPrintDialog(printer, parent)
    dialog.setObjectName("printDialog")
    tidy(dialog)
    is_chosen = bool(dialog.exec())
    dialog.deleteLater()
    return printer if is_chosen else None
