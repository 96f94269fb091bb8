"""What to export and how; what pre-flight says about it, before it is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QProgressBar, QPushButton, QWidget

from cxdesigner.base.errors import CxError
from cxdesigner.base.i18n import _, ngettext
from cxdesigner.base.system_words import reason_of
from cxdesigner.editor.builtin.view import LANGUAGE_NAMES
from cxdesigner.editor.document import Document
from cxdesigner.editor.file_names import safe_file_name, with_suffix
from cxdesigner.editor.questions import PathRequest
from cxdesigner.editor.tour import PDF_WRITTEN
from cxdesigner.model.insight import Metric
from cxdesigner.model.projection import without_lanes
from cxdesigner.model.view import RecordView
from cxdesigner.report.sheet_file import FORMATS
from cxdesigner.scene.paper import PAPER, SLIDE
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.dialogs import questions
from cxdesigner.ui.dialogs.frame import FramedDialog
from cxdesigner.ui.exporting import DPIS, SLIDE_DPIS, ExportRequest, export_job, look_over
from cxdesigner.ui.panels.fields import CheckField, ChoiceField, Field
from cxdesigner.ui.sheets import layout_options
from cxdesigner.ui.widgets import plain_label
from cxdesigner.ui.workers import Job

if TYPE_CHECKING:
    from cxdesigner.ui.window import Window

_MOST_NOTES = 4
_FORMAT_WORDS = {"pdf": "PDF", "png": "PNG", "svg": "SVG"}


class ExportDialog(FramedDialog):
    """Format, sheet, emotion curve, language; notes of pre-flight; progress."""

    def __init__(self, document: Document, page_size: str, parent: QWidget | None = None) -> None:
        super().__init__("exportDialog", _("Export"), parent)
        self._document = document
        self._view = document.store.snapshot()
        self._look: Job | None = None
        self._job: Job | None = None
        self._asked: PathRequest | None = None
        self.written: Path | None = None
        self.problems: tuple[tuple[str, int], ...] = ()
        """(record id, findings), for the heat of problems; set by whoever knows them."""

        self._later = Later(self._look_over, 150, restart=True, parent=self)
        self.format = ChoiceField("exportFormat", _("Format"))
        self.format.set_choices([(key, _FORMAT_WORDS[key]) for key in FORMATS])
        self.sheet = ChoiceField("exportPage", _("Sheet"))
        sheets = [(name, _("Slide (16:9)") if name == SLIDE else name) for name in PAPER]
        self.sheet.set_choices([(None, _("As large as the drawing")), *sheets])
        self.turn = ChoiceField("exportTurn", _("Orientation"))
        self.turn.set_choices(
            [(None, _("What fits better")), (True, _("Landscape")), (False, _("Portrait"))]
        )
        self.emotion = ChoiceField("exportEmotion", _("Emotion curve"))
        self.emotion.set_choices(
            [
                ("band", _("In a band of its own")),
                ("above", _("Above the customer lane")),
                ("overlay", _("Over the customer lane")),
                ("off", _("Hidden")),
            ]
        )
        self.surveyed = CheckField("exportSurveyed", _("Emotions from surveys"))
        self.evidence = CheckField("exportEvidence", _("Curve calculated from evidence"))
        self.findings = CheckField("exportFindings", _("Problems as an appendix"))
        self.plan = CheckField("exportPlan", _("Action plan and roles"))
        self.language = ChoiceField("exportLanguage", _("Language"))
        languages = self._view.blueprint.languages or (document.language,)
        self.language.set_choices([(tag, LANGUAGE_NAMES.get(tag, tag)) for tag in languages])
        self.dpi = ChoiceField("exportDpi", _("Resolution"))
        self._offer_resolutions()
        self.lanes = ChoiceField("exportLanes", _("Lanes"))
        self.lanes.set_choices([(False, _("All lanes")), (True, _("Only those shown"))])
        self.stages = ChoiceField("exportStages", _("Stages"))
        self.stages.set_choices([(False, _("All of each stage")), (True, _("Collapsed as shown"))])
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(12)
        self._fields = (
            self.format,
            self.sheet,
            self.turn,
            self.emotion,
            self.language,
            self.lanes,
            self.stages,
            self.dpi,
            self.surveyed,
            self.evidence,
            self.findings,
            self.plan,
        )
        self._values: dict[str, object] = {
            "exportFormat": "pdf",
            "exportPage": page_size if page_size in dict(sheets) else None,
            "exportTurn": None,
            "exportEmotion": document.view_state.emotion,
            "exportLanguage": document.language if document.language in languages else languages[0],
            "exportLanes": False,
            "exportStages": False,
            "exportDpi": 192,
            "exportSurveyed": document.view_state.surveyed,
            "exportEvidence": document.view_state.evidence_curve,
            "exportFindings": False,
            "exportPlan": document.view_state.editor == "plan",
        }
        self._arrange(grid)
        for field in self._fields:
            field.show_value(self._values[field.objectName()])
            field.edited.connect(self._changed)
        self.body.addLayout(grid)
        self.notes = plain_label("", "hint", wrap=True)
        self.notes.setObjectName("exportNotes")
        self.notes.setMinimumHeight(64)
        self.notes.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.notes)
        self.progress = QProgressBar()
        self.progress.setObjectName("exportProgress")
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.body.addWidget(self.progress)
        self.cancel: QPushButton = self.add_cancel()
        self.export = self.add_button("export", _("Export…"), default=True)
        self.export.clicked.connect(self._choose_file)
        self.setMinimumWidth(460)
        self._changed()

    def _arrange(self, grid: QGridLayout) -> None:
        """Put choices before what is ticked; what the document has no use for leaves no gap."""
        idle = set[Field]()
        if not self._view.count(Metric):
            idle |= {self.surveyed, self.evidence}
        if not self._document.view_state.hidden_lanes:
            idle.add(self.lanes)
        if not self._document.view_state.collapsed_stages:
            idle.add(self.stages)
        ticks = [field for field in self._fields if isinstance(field, CheckField)]
        choices = [field for field in self._fields if field not in ticks]
        row = 0
        for group in (choices, ticks):
            offered = [field for field in group if field not in idle]
            for place, field in enumerate(offered):
                grid.addWidget(field, row + place // 2, place % 2)
            row += -(-len(offered) // 2)
        for field in self._fields:
            if field in idle:
                grid.addWidget(field, row, 0)
                field.hide()

    def _offer_resolutions(self) -> None:
        """Offer dots per inch for paper, and for slides what they have in pixels."""
        chosen = self.dpi.value
        if self.sheet.value == SLIDE:
            choices = [(dpi, _pixels(dpi)) for dpi in SLIDE_DPIS]
        else:
            choices = [(dpi, _("{n} dpi").format(n=dpi)) for dpi in DPIS]
        self.dpi.set_choices(choices)
        if chosen is not None:
            self.dpi.show_value(chosen if chosen in dict(choices) else choices[-1][0])

    @property
    def request(self) -> ExportRequest:
        """What is chosen."""
        from cxdesigner.scene.page import PageOptions

        kind = self.format.value
        pages = PageOptions(
            size=self.sheet.value,
            landscape=self.turn.value if self.sheet.value is not None else None,
            language=self.language.value,
            emotion=self.emotion.value,
            surveyed=self.surveyed.check.isChecked(),
            evidence_curve=self.evidence.check.isChecked(),
            persona_ids=layout_options(self._document).persona_ids,
            single=kind != "pdf",
            lens=self._document.view_state.lens,
            problems=self.problems,
            collapsed=self._document.view_state.collapsed_stages if self.stages.value else (),
            name=self._document.path.stem if self._document.path is not None else "",
        )
        findings, plan = self.findings.check.isChecked(), self.plan.check.isChecked()
        return ExportRequest(kind, pages, self.dpi.value, findings, plan)

    @property
    def drawn_view(self) -> RecordView:
        """Return what is to be drawn."""
        hidden = self._document.view_state.hidden_lanes if self.lanes.value else ()
        return without_lanes(self._view, hidden)

    def _changed(self, _value: object = None) -> None:
        self.dpi.setVisible(self.format.value == "png")
        for field in (self.findings, self.plan):
            field.setVisible(self.format.value == "pdf")
        self.turn.setEnabled(self.sheet.value not in (None, SLIDE))
        self._offer_resolutions()
        self.notes.setText(_("Looking at the sheets…"))
        self._later.request()

    def _look_over(self) -> None:
        if self._look is not None:
            self._look.cancel()
        view, request = self.drawn_view, self.request
        look = self._look = Job(lambda _job: look_over(view, request))
        look.on.done.connect(lambda result: self._show_notes(look, result))
        look.on.failed.connect(lambda error: self._show_failure(look, error))
        look.start()

    def _show_notes(self, look: Job, result: tuple[int, tuple[object, ...]]) -> None:
        if look is not self._look:
            return
        count, notes = result
        lines = [ngettext("{n} sheet.", "{n} sheets.", count).format(n=count)]
        words = [str(getattr(note, "message", note)) for note in notes]
        lines += words[:_MOST_NOTES]
        more = len(words) - _MOST_NOTES
        if more > 0:
            lines.append(ngettext("{n} more remark.", "{n} more remarks.", more).format(n=more))
        if not words:
            lines.append(_("Everything is readable and within the sheet."))
        self.notes.setText("\n".join(lines))

    def _show_failure(self, look: Job, error: Exception) -> None:
        if look is self._look:
            is_ours = isinstance(error, CxError)
            self.notes.setText(str(error) if is_ours else _("The sheets cannot be laid out."))

    def _choose_file(self) -> None:
        kind = self.request.format
        folder = self._document.path.parent if self._document.path is not None else Path()
        if self._document.path is None:
            from cxdesigner.base import paths

            folder = paths.documents_dir()
        stem = Path(self._document.name).stem if self._document.path else self._document.name
        request = PathRequest(
            "export-path",
            "export",
            _("Export as"),
            folder / f"{safe_file_name(stem)}.{kind}",
            ((_FORMAT_WORDS[kind], (f".{kind}",)),),
        )
        answer = questions.ask_path(request, self)
        if answer is not None:
            self.start(with_suffix(answer, f".{kind}"))

    def start(self, target: Path) -> None:
        """Write the file; the dialog closes when it is written."""
        if self._look is not None:
            # Both at once would take twice as long.
            self._look.cancel()
            self._look = None
        job = self._job = export_job(self.drawn_view, self.request, target)
        job.on.progressed.connect(self._progressed)
        job.on.done.connect(self._done)
        job.on.failed.connect(self._failed)
        self._set_busy(True)
        job.start()

    def _set_busy(self, busy: bool) -> None:
        for field in self._fields:
            field.setEnabled(not busy)
        self.export.setEnabled(not busy)
        self.progress.reset()
        self.progress.setRange(0, 0 if busy else 1)
        self.progress.setVisible(busy)

    def _progressed(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        # What is tried anew does not take back what was shown.
        self.progress.setValue(max(done, self.progress.value()))

    def _done(self, path: Path) -> None:
        self.written = path
        self._job = None
        self.accept()

    def _failed(self, error: Exception) -> None:
        self._job = None
        self._set_busy(False)
        self._changed()
        if not isinstance(error, CxError):
            error = CxError(_("The export failed: {reason}"), reason=reason_of(error, writing=True))
        questions.say_error(error, self)

    def reject(self) -> None:
        """Cancel the work that is going on, or close."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self._set_busy(False)
            self._changed()
            return
        super().reject()

    def done(self, result: int) -> None:
        if self._look is not None:
            self._look.cancel()
        self._later.cancel()
        super().done(result)


def _pixels(dpi: int) -> str:
    """Return what a slide of so many dots per inch is in pixels."""
    height, width = PAPER[SLIDE]
    return f"{width * dpi / 72:.0f} × {height * dpi / 72:.0f}"


def show_file(path: Path) -> None:
    """Open a file or a folder with what the computer opens it with."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.absolute())))


def offer_exported(window: Window, written: Path) -> None:
    """Say in the status line what was written, and offer to show it."""
    window.status.offer(
        _("Exported “{name}”.").format(name=written.name),
        (
            ("openExported", _("Open it"), lambda: show_file(written)),
            ("showExported", _("Show in folder"), lambda: show_file(written.parent)),
        ),
    )


def ask_export(window: Window) -> None:
    """Ask what to export, write it, and say so."""
    document = window.document
    if document is None:
        return
    dialog = ExportDialog(document, window.session.settings.value.page_size, window)
    dialog.problems = tuple(window.lens.problems().items())
    dialog.exec()
    if dialog.written is not None:
        if dialog.written.suffix == ".pdf":
            window.tour.note(PDF_WRITTEN)
        offer_exported(window, dialog.written)
        chosen = dialog.sheet.value
        if isinstance(chosen, str):
            window.session.settings.update(page_size=chosen)
    dialog.deleteLater()
