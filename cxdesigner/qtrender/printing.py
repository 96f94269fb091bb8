"""Sheets on a printer or any other device with pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter

from cxdesigner.base.errors import ExportError
from cxdesigner.base.i18n import _
from cxdesigner.qtrender.painter import ScenePainter
from cxdesigner.qtrender.resources import register_fonts
from cxdesigner.scene.items import Page, PageSet
from cxdesigner.scene.theme import PRINT, Theme

_NO_IMAGES: Mapping[str, bytes] = MappingProxyType({})


def print_pages(
    pages: PageSet,
    device: QPagedPaintDevice,
    theme: Theme | None = None,
    *,
    images: Mapping[str, bytes] = _NO_IMAGES,
    progress: Callable[[int, int], bool] | None = None,
) -> None:
    """Draw every sheet on a page of the device, shrunk to its printable area where it is larger.

    Parameters
    ----------
    progress
        Told (sheets done, sheets in all) after each sheet; stops the job by returning False.

    Raises
    ------
    ExportError
        If the device takes no drawing.
    """
    register_fonts()
    brush = ScenePainter(theme or Theme.load(PRINT), images)
    painter = QPainter()
    if not painter.begin(device):
        raise ExportError(_("The printer could not be started."))
    try:
        for at, page in enumerate(pages.pages):
            if at and not device.newPage():
                raise ExportError(_("The printer refused page {number}."), number=page.number)
            _draw(painter, brush, page, device)
            if progress is not None and not progress(at + 1, len(pages.pages)):
                break
    finally:
        painter.end()


def page_layout(page: Page) -> QPageLayout:
    """Return a layout of paper as large as the sheet, without margins."""
    size = QPageSize(
        QSizeF(page.width, page.height),
        QPageSize.Unit.Point,
        "",
        QPageSize.SizeMatchPolicy.FuzzyOrientationMatch,
    )
    wide = page.width > page.height
    turned = (
        QPageLayout.Orientation.Landscape
        if wide and size.size(QPageSize.Unit.Point).width() < page.width - 2
        else QPageLayout.Orientation.Portrait
    )
    return QPageLayout(size, turned, QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)


def _draw(painter: QPainter, brush: ScenePainter, page: Page, device: QPagedPaintDevice) -> None:
    area = device.pageLayout().paintRect(QPageLayout.Unit.Point)
    fit = min(area.width() / page.width, area.height() / page.height, 1.0)
    painter.save()
    # Units of the device to points.
    painter.scale(device.logicalDpiX() / 72, device.logicalDpiY() / 72)
    painter.translate(
        (area.width() - page.width * fit) / 2, (area.height() - page.height * fit) / 2
    )
    painter.scale(fit, fit)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    brush.draw_items(painter, page.scene.in_paint_order())
    painter.restore()
