"""A table is chosen, its columns are told what they mean, and below stands what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from cxdesigner.base import paths
from cxdesigner.base.errors import CxError
from cxdesigner.base.i18n import N_, _, pgettext
from cxdesigner.base.progress import Stopped, Tell
from cxdesigner.base.system_words import reason_of
from cxdesigner.editor.data_in import memory
from cxdesigner.editor.data_in.header import Layout, Plot
from cxdesigner.editor.data_in.names import name_key
from cxdesigner.editor.data_in.plan import Plan, make_plan
from cxdesigner.editor.data_in.words import details, results, summary
from cxdesigner.editor.questions import PathRequest
from cxdesigner.formats import limits
from cxdesigner.formats.tabular.decoding import ENCODINGS
from cxdesigner.formats.tabular.reading import TEXT_SUFFIXES, WORKBOOK_SUFFIXES, read_table
from cxdesigner.formats.tabular.sheet import Book, Sheet
from cxdesigner.formats.tabular.workbook import ZIP
from cxdesigner.ui.aside import WindowAside
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.data_in.matching import Known, MatchTable
from cxdesigner.ui.data_in.parts import button, said, what_it_takes
from cxdesigner.ui.data_in.preview import PreviewTable
from cxdesigner.ui.dialogs.frame import FramedDialog
from cxdesigner.ui.dialogs.questions import ask
from cxdesigner.ui.dropped import files_in, is_table, take_copy, take_drop
from cxdesigner.ui.icons import pixmap
from cxdesigner.ui.panels.fields import ChoiceField, TextField
from cxdesigner.ui.theme import qcolor
from cxdesigner.ui.widgets import plain_label

if TYPE_CHECKING:
    from cxdesigner.editor.session import Session
    from cxdesigner.scene.theme import Theme

_T = TypeVar("_T")

_SIZE_PX = (1040, 680)
_SIGN_PX = 28
_PAUSE_MS = 60
_MATCHES_PX = 84
"""Of the names to match: their heading and one row."""
_MANY = 3_000
"""Rows from which on a table is counted aside."""
_MUCH = 2_000
"""Records from which on a table is read and counted aside: their names are gone through."""
_LARGE = {True: 20_000, False: 300_000}
"""Bytes from which on a file is read aside: of a workbook, which is packed, and of a text."""

_LAYOUTS: dict[Layout, str] = {
    "answers": N_("One row for each answer"),
    "touchpoints": N_("One row for each touchpoint"),
    "columns": N_("One column for each touchpoint"),
}


class DataDialog(FramedDialog):
    """Chooses a table and shows live what an import of it will do; ``plan`` is what it came to."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("dataDialog", _("Import survey answers"), parent)
        self._session, self._theme = session, theme
        self._aside = WindowAside(self)
        self._data, self._name = b"", ""
        self._book: Book | None = None
        self._plot: Plot | None = None
        self._named: dict[str, str] = {}
        self.plan: Plan | None = None
        self.file = plain_label(_("No table yet. Choose a file, paste a table, or drop one here."))
        self.file.setObjectName("dataFile")
        self.choose = button("dataChoose", _("Choose file…"))
        self.paste = button("dataPaste", _("Paste table"))
        self.sheet = ChoiceField("dataSheet", pgettext("of a workbook", "Sheet"))
        self.encoding = ChoiceField(
            "dataEncoding", _("Encoding"), [(key, _(name)) for key, name in ENCODINGS.items()]
        )
        self.layout_ = ChoiceField(
            "dataLayout", _("Layout"), [(key, _(name)) for key, name in _LAYOUTS.items()]
        )
        self.source = TextField("dataSource", _("Source noted in the metrics"))
        self.preview = PreviewTable()
        self._sign = QLabel()
        self._sign.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._sign.setPixmap(pixmap("clipboard-paste", theme, "ui.text.secondary", _SIGN_PX))
        self._known: Known | None = None
        self.matching = MatchTable()
        self.report, self.details = said("dataReport", "strong"), said("dataDetails", "hint")
        self._lay_out()
        self.add_cancel()
        self.import_ = self.add_button("import", _("Import"), default=True)
        self.import_.clicked.connect(self.accept)
        self._later = Later(self.count, _PAUSE_MS, restart=True, parent=self)
        self.choose.clicked.connect(self._choose_file)
        self.paste.clicked.connect(self._paste)
        self.sheet.edited.connect(lambda _value: self._show_sheet())
        self.encoding.edited.connect(self._read)
        self.layout_.edited.connect(self._later.request)
        self.source.edited.connect(self._later.request)
        self.preview.plotted.connect(self._later.request)
        self.matching.matched.connect(self._later.request)
        self.setAcceptDrops(True)
        self.resize(*_SIZE_PX)
        self._show_state()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.file, 1)
        top.addWidget(self.choose)
        top.addWidget(self.paste)
        options = QHBoxLayout()
        options.setSpacing(14)
        for field in (self.layout_, self.sheet, self.encoding, self.source):
            options.addWidget(field, 1)
        lower = self._lower = QFrame()
        lower.setObjectName("dataLower")
        below = self._below = QVBoxLayout(lower)
        below.setSpacing(6)
        below.addStretch(0)
        below.addWidget(self._sign)
        below.addWidget(self.report)
        below.addWidget(self.details)
        self.matching.setMinimumHeight(_MATCHES_PX)
        self.match_hint = plain_label(_("Match by hand what these names mean:"), "field")
        below.addWidget(self.match_hint)
        below.addWidget(self.matching, 1)
        # While there are no names to match, what is said stands on top.
        below.addStretch(0)
        self.parts = QSplitter(Qt.Orientation.Vertical)
        self.parts.setObjectName("dataParts")
        self.parts.setChildrenCollapsible(False)
        self.parts.addWidget(self.preview)
        self.parts.addWidget(lower)
        self.body.addLayout(top)
        self.body.addLayout(options)
        self.body.addWidget(self.parts, 1)

    def tighten(self) -> None:
        """Have both tables as high as their rows: the dialog scrolls around them."""
        self.preview.show_few()
        self.matching.show_whole()

    # -- reading -----------------------------------------------------------------------------

    def _choose_file(self) -> None:
        folder = Path(self._session.state.value.last_folder or paths.documents_dir())
        request = PathRequest(
            "data-path",
            "open",
            _("Table of answers or measurements"),
            folder,
            (
                (_("Text with separators"), TEXT_SUFFIXES),
                (_("Excel workbook"), WORKBOOK_SUFFIXES),
            ),
        )
        answer = ask(request, self)
        if answer is not None:
            self.read_file(Path(answer))

    def read_file(self, path: Path) -> None:
        """Read a file and show its first sheet; what is wrong with it is said in the dialog."""
        try:
            with path.open("rb") as file:
                self._data = file.read(limits.TABLE_BYTES + 1)
        except OSError as error:
            reason = reason_of(error)
            self._refuse(_("{name}: {reason}.").format(name=path.name, reason=reason))
            return
        self._begin(path.name)

    def read_text(self, text: str) -> None:
        """Read a table that was copied as text, e.g. from a spreadsheet."""
        self._data = text.encode("utf-8", "replace")
        self._begin(_("Pasted table"))

    def _paste(self) -> None:
        text = self._session.host.clipboard_text()
        if text.strip():
            self.read_text(text)
        else:
            self._refuse(_("There is no text to paste."))

    def _begin(self, name: str) -> None:
        self._name = name
        self.matching.matches.clear()
        self._named.clear()
        self.source.show_value(name)
        self._read(None)

    def _read(self, encoding: str | None) -> None:
        data, name, known = self._data, self._name, self._known
        document = self._session.document
        view, language = document.store.snapshot(), document.language

        def work(tell: Tell) -> tuple[Book, Known]:
            book = read_table(data, name, encoding, tell)
            return book, known or Known(view, language)

        is_long = len(data) > _LARGE[data.startswith(ZIP)] or len(view) >= _MUCH
        self._book = None
        try:
            self._book, found = self._apart(_("The table is being read…"), work, is_long)
        except CxError as error:
            self._refuse(str(error))
            return
        except Stopped:
            self._refuse(_("Reading was cancelled."))
            return
        if found is not known:
            self._known = found
            self.matching.follow(found)
        self.file.setText(name)
        sheets = self._book.sheets
        self.sheet.set_choices([(at, sheet.name) for at, sheet in enumerate(sheets)])
        self.sheet.show_value(0)
        self.encoding.show_value(self._book.encoding or "utf-8")
        self._show_sheet()

    def _show_sheet(self) -> None:
        sheet = self.current
        if sheet is None or self._known is None:
            return
        state, view = self._session.state.value, self._session.document.store
        self._plot = memory.plot_of(state, sheet, self._known.names)
        self.layout_.show_value(self._plot.layout)
        self.preview.show_sheet(sheet, self._plot)
        self.count()
        known = memory.matches_of(state, view)
        met = {key: known[key] for key in self._named if key in known}
        if met and not self.matching.matches:
            # What the names of this table meant the last time; it can be changed here.
            self.matching.take_matches(met)
            self.count()

    @property
    def current(self) -> Sheet | None:
        """The sheet that is shown."""
        at = self.sheet.value
        return None if self._book is None or at is None else self._book.sheets[at]

    @property
    def plot(self) -> Plot | None:
        """How the sheet is read, as chosen now."""
        if self._plot is None:
            return None
        columns = self.preview.columns
        return replace(self._plot, columns=columns, layout=self.layout_.value)

    # -- what comes of it --------------------------------------------------------------------

    def count(self) -> None:
        """Show what an import would do now."""
        self._later.cancel()
        self.plan = None
        sheet, plot, known = self.current, self.plot, self._known
        if sheet is None or plot is None or known is None:
            self._show_state()
            return
        view, matches = self._session.document.store.snapshot(), dict(self.matching.matches)
        source = self.source.line.text().strip() or self._name

        def work(tell: Tell) -> Plan:
            return make_plan(view, sheet, plot, source, matches, tell, known.names)

        try:
            is_long = len(sheet.rows) > _MANY or len(view) >= _MUCH
            plan = self._apart(_("The rows are being counted…"), work, is_long)
        except CxError as error:
            self.preview.mark((), (), self._error)
            self._show_state(str(error))
            return
        except Stopped:
            self._show_state(_("Counting was cancelled."))
            return
        self.plan = plan
        self.preview.mark(
            {one.line for one in plan.left_out},
            {(one.line, one.column) for one in plan.unread},
            self._error,
        )
        self._named.update({name_key(name): name for name, _n in plan.strangers})
        kept = {key: name for key, name in self._named.items() if key in matches}
        self.matching.show_names(plan.strangers, kept)
        self._show_state()

    def _apart(self, words: str, work: Callable[[Tell], _T], is_long: bool) -> _T:
        if is_long:
            return self._aside(words, work, may_drop=True)
        return work(lambda _done, _total: None)

    def _refuse(self, text: str) -> None:
        self._book = self._plot = self.plan = None
        self.file.setText(self._name)
        self.preview.setRowCount(0)
        self.preview.setColumnCount(0)
        self._show_state(text)

    def _show_state(self, error: str = "") -> None:
        plan = self.plan
        is_workbook = self._book is not None and not self._book.encoding
        self.encoding.setVisible(self._book is not None and not is_workbook)
        self.sheet.setVisible(is_workbook)
        for widget in (self.layout_, self.source, self.preview):
            widget.setVisible(self._book is not None)
        self.import_.setEnabled(plan is not None and bool(plan.puts or plan.gone))
        words = error
        if plan is not None:
            words = _("{rows}. Import: {results}.").format(
                rows=summary(plan), results=results(plan)
            )
        self.report.setText(words)
        self.report.setVisible(bool(words))
        self.report.setProperty("role", "error" if error else "strong")
        self.report.style().unpolish(self.report)
        self.report.style().polish(self.report)
        self.details.setText(what_it_takes() if self._book is None else "")
        if plan is not None:
            self.details.setText("\n".join(details(plan)))
        self.details.setVisible(bool(self.details.text()))
        self._show_place()
        has_names = plan is not None and self.matching.rowCount() > 0
        self.matching.setVisible(has_names)
        self.match_hint.setVisible(has_names)

    def _show_place(self) -> None:
        """While there is no table, say in the middle of a frame what may be dropped there."""
        is_empty = self._book is None
        self._sign.setVisible(is_empty)
        side = Qt.AlignmentFlag.AlignHCenter if is_empty else Qt.AlignmentFlag.AlignLeft
        for label in (self.report, self.details):
            label.setAlignment(side | Qt.AlignmentFlag.AlignTop)
        self._below.setContentsMargins(*((24, 24, 24, 24) if is_empty else (0, 6, 0, 0)))
        for place in (0, self._below.count() - 1):
            self._below.setStretch(place, 1 if is_empty else 0)
        self._lower.setProperty("empty", is_empty)
        self._lower.style().unpolish(self._lower)
        self._lower.style().polish(self._lower)

    @property
    def _error(self) -> QColor:
        return qcolor(self._theme, "ui.danger")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(is_table(path) for path in files_in(event)):
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        path = next(path for path in files_in(event) if is_table(path))
        take_drop(self, event)
        # The program that the file is dragged from waits until this event is over.
        QTimer.singleShot(0, self, lambda: self.read_file(path))

    def done(self, result: int) -> None:
        self.matching.rest()
        super().done(result)

    def accept(self) -> None:
        self._later.now()
        sheet, plot = self.current, self.plot
        if self.plan is None or sheet is None or plot is None:
            return
        memory.remember(self._session.state, sheet, plot)
        view, state = self._session.document.store, self._session.state
        for key in self._named.keys() - self.matching.matches.keys():
            memory.forget_match(state, view, key)
        memory.remember_matches(state, view, self.matching.matches)
        super().accept()
