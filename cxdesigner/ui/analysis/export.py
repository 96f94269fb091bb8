"""The analyses as a PDF document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cxdesigner.analysis.facts import Facts
from cxdesigner.base import paths
from cxdesigner.base.errors import CxError
from cxdesigner.base.i18n import _, use_language
from cxdesigner.base.progress import part, reached
from cxdesigner.base.system_words import reason_of
from cxdesigner.editor.file_names import safe_file_name
from cxdesigner.editor.questions import PathRequest
from cxdesigner.report.analysis_report import analysis_report
from cxdesigner.ui.analysis.live import crosshair_of
from cxdesigner.ui.dialogs.export import offer_exported
from cxdesigner.ui.workers import Job

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window

SUFFIX = ".pdf"

_COMPOSED = 0.8
"""Which share of the work is done once the sheets are there; the rest is writing them."""


def export_report(window: Window) -> None:
    """Ask for a file and write the analyses there, in the content language, aside."""
    document = window.document
    if document is None:
        return
    window.commit_fields()
    stem = document.path.stem if document.path is not None else document.name
    folder = document.path.parent if document.path is not None else paths.documents_dir()
    name = _("{name} analyses").format(name=stem)
    request = PathRequest(
        "analysis-path",
        "export",
        _("Export analysis report"),
        folder / f"{safe_file_name(name)}{SUFFIX}",
        ((_("PDF document"), (SUFFIX,)),),
    )
    answer = window.session.host.ask(request)
    if not isinstance(answer, Path):
        return
    target = answer if answer.suffix.lower() == SUFFIX else answer.with_name(answer.name + SUFFIX)
    facts = Facts(document.store.snapshot(), *crosshair_of(document.view_state))
    language = document.language
    job = Job(lambda _job: _written(facts, language, target))
    job.on.done.connect(lambda path: offer_exported(window, path))
    job.on.failed.connect(lambda error: _report(window, error))

    def cancel() -> None:
        job.cancel()
        window.status.tell(_("The export was cancelled; no file was written."))

    window.status.tell("")
    window.status.under_way.tell(_("Exporting…"), job, cancel)
    job.start()


def _written(facts: Facts, language: str, target: Path) -> Path:
    from cxdesigner.formats.storage import write_file
    from cxdesigner.render.pdf import write_pdf
    from cxdesigner.scene.theme import PRINT, Theme

    with part(0.0, _COMPOSED):
        pages = analysis_report(facts, language)
    with use_language(language), part(_COMPOSED, 1.0):
        data = write_pdf(pages, Theme.load(PRINT))
    reached(1.0)
    write_file(target, data)
    return target


def _report(window: Window, error: Exception) -> None:
    if not isinstance(error, CxError):
        error = CxError(_("The export failed: {reason}"), reason=reason_of(error, writing=True))
    window.report(error)
