"""Exports off the window's thread: a snapshot becomes pages, is looked over, painted, written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cxdesigner.base import collector
from cxdesigner.base.apart import take_apart
from cxdesigner.base.i18n import use_language
from cxdesigner.base.progress import part, reached
from cxdesigner.model.asset import Asset, sizes_of
from cxdesigner.model.view import RecordView
from cxdesigner.report.sheet_file import Format, sheet_bytes
from cxdesigner.ui.workers import Job

if TYPE_CHECKING:
    from cxdesigner.report.preflight import PreflightNote
    from cxdesigner.scene.items import PageSet
    from cxdesigner.scene.page import PageOptions

_COMPOSED: dict[Format, float] = {"pdf": 0.8, "png": 0.6, "svg": 0.6}
"""Share of an export that the sheets take; the rest is painting."""

DPIS: tuple[int, ...] = (96, 150, 192, 300, 600)
SLIDE_DPIS: tuple[int, ...] = (96, 192)


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What to write; ``dpi`` counts for PNG only, ``findings`` and ``plan`` for PDF only."""

    format: Format
    pages: PageOptions
    dpi: int = 192
    findings: bool = False
    """Whether what the rules say follows on sheets of its own."""

    plan: bool = False
    """Whether the action plan follows, with roles and duties."""


def compose_pages(view: RecordView, request: ExportRequest) -> PageSet:
    """Return the pages of an export."""
    from cxdesigner.report.handout import handout

    is_pdf = request.format == "pdf"
    return handout(
        view, request.pages, findings=request.findings and is_pdf, plan=request.plan and is_pdf
    )


def look_over(view: RecordView, request: ExportRequest) -> tuple[int, tuple[PreflightNote, ...]]:
    """Return how many pages an export has and what is wrong with them."""
    from cxdesigner.report.preflight import preflight

    pages = compose_pages(view, request)
    sizes = sizes_of(view.of_type(Asset))
    single = request.format != "pdf"
    return len(pages.pages), preflight(pages, sizes=sizes, single=single)


@collector.paused()
def paint(view: RecordView, request: ExportRequest) -> bytes:
    """Return the bytes of an export.

    Raises
    ------
    CxError
        If it cannot be drawn.
    Stopped
        If nobody wants it any more.
    """
    composed = _COMPOSED[request.format]
    with part(0.0, composed):
        pages = compose_pages(view, request)
    with use_language(pages.language), part(composed, 1.0):
        data = sheet_bytes(view, pages, request.format, request.dpi)
    reached(1.0)
    done: list[object] = [pages]
    del pages
    take_apart(done)
    return data


def export_job(view: RecordView, request: ExportRequest, target: Path) -> Job:
    """Return the work of an export, not started; its result is the path written."""

    def work(_job: Job) -> Path:
        from cxdesigner.formats.storage import write_file

        data = paint(view, request)
        write_file(target, data)
        return target

    return Job(work)
