"""Composed sheets as the bytes of a file: PDF, SVG or PNG."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from cxdesigner.model.asset import Asset, contents_of
from cxdesigner.model.view import RecordView
from cxdesigner.scene.theme import PRINT, Theme

if TYPE_CHECKING:
    from cxdesigner.scene.items import PageSet

Format = Literal["pdf", "png", "svg"]
FORMATS: tuple[Format, ...] = ("pdf", "png", "svg")


def sheet_bytes(view: RecordView, pages: PageSet, form: Format, dpi: float = 192.0) -> bytes:
    """Return sheets composed from a blueprint as a file; PNG and SVG hold the first alone.

    ``dpi`` is the resolution of a PNG in pixels per inch.

    Raises
    ------
    ExportError
        If they cannot be drawn, e.g. a picture of too many pixels.
    """
    theme = Theme.load(PRINT)
    images = contents_of(view.of_type(Asset))
    page = pages.pages[0]
    if form == "pdf":
        from cxdesigner.render.pdf import write_pdf

        return write_pdf(pages, theme, images=images)
    if form == "svg":
        from cxdesigner.render.svg import write_svg

        return write_svg(
            page,
            theme,
            title=pages.title,
            description=pages.subject,
            images=images,
            members=pages.members,
        )
    # Qt takes a third of a second to import: only a PNG pays for it.
    from cxdesigner.qtrender.raster import write_png

    return write_png(page, theme, dpi=dpi, images=images, title=pages.title)
