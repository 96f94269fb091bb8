"""The analyses as a PDF document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cxdesigner.analysis.facts import Facts
from cxdesigner.base import paths
from cxdesigner.base.errors import CxError
from cxdesigner.base.i18n import _, use_language
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
    window.status.tell(_("Exporting the analyses …"), stays=True)
    job.start()


def _written(facts: Facts, language: str, target: Path) -> Path:
    from cxdesigner.formats.storage import write_file
    from cxdesigner.render.pdf import write_pdf
    from cxdesigner.scene.theme import PRINT, Theme

    pages = analysis_report(facts, language)
    with use_language(language):
        write_file(target, write_pdf(pages, Theme.load(PRINT)))
    return target


def _report(window: Window, error: Exception) -> None:
    if not isinstance(error, CxError):
        error = CxError(_("The export failed: {reason}"), reason=reason_of(error, writing=True))
    window.status.tell("")
    window.report(error)
