"""Exports off the window's thread: a snapshot becomes pages, is looked over, painted, written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from cxdesigner.base.i18n import use_language
from cxdesigner.model.asset import Asset, contents_of
from cxdesigner.model.view import RecordView
from cxdesigner.ui.workers import Job

if TYPE_CHECKING:
    from cxdesigner.report.preflight import PreflightNote
    from cxdesigner.scene.items import PageSet
    from cxdesigner.scene.page import PageOptions

Format = Literal["pdf", "png", "svg"]
FORMATS: tuple[Format, ...] = ("pdf", "png", "svg")
DPIS: tuple[int, ...] = (96, 150, 192, 300, 600)


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What to write; ``dpi`` counts for PNG only."""

    format: Format
    pages: PageOptions
    dpi: int = 192


def compose_pages(view: RecordView, request: ExportRequest) -> PageSet:
    """Return the pages of an export."""
    from cxdesigner.scene.page import compose

    return compose(view, request.pages)


def look_over(view: RecordView, request: ExportRequest) -> tuple[int, tuple[PreflightNote, ...]]:
    """Return how many pages an export has and what is wrong with them."""
    from cxdesigner.report.preflight import preflight

    pages = compose_pages(view, request)
    return len(pages.pages), preflight(pages)


def paint(view: RecordView, request: ExportRequest, job: Job | None = None) -> bytes:
    """Return the bytes of an export.

    Raises
    ------
    CxError
        If it cannot be drawn.
    """
    from cxdesigner.scene.theme import PRINT, Theme

    def step(n: int) -> None:
        if job is not None:
            job.progress(n, 3)

    step(0)
    pages = compose_pages(view, request)
    step(1)
    theme = Theme.load(PRINT)
    images = contents_of(view.of_type(Asset))
    with use_language(pages.language):
        page = pages.pages[0]
        if request.format == "pdf":
            from cxdesigner.render.pdf import write_pdf

            data = write_pdf(pages, theme, images=images)
        elif request.format == "svg":
            from cxdesigner.render.svg import write_svg

            data = write_svg(
                page, theme, title=pages.title, description=pages.subject, images=images
            )
        else:
            from cxdesigner.qtrender.raster import write_png

            data = write_png(page, theme, dpi=request.dpi, images=images, title=pages.title)
    step(2)
    return data


def export_job(view: RecordView, request: ExportRequest, target: Path) -> Job:
    """Return the work of an export, not started; its result is the path written."""

    def work(job: Job) -> Path:
        from cxdesigner.formats.storage import write_shared

        data = paint(view, request, job)
        write_shared(target, data)
        return target

    return Job(work)
