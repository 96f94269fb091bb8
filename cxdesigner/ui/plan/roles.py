"""Roles and their duties: the register above, who does what in which activity below."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from cxdesigner.base.i18n import _, in_sequence, ngettext, pgettext
from cxdesigner.model.giving_view import GivingView
from cxdesigner.model.record import Record
from cxdesigner.model.view import RecordView
from cxdesigner.report.plan.duties import (
    LETTERS,
    Duty,
    DutyTable,
    Party,
    duty_table,
    roles_in_order,
)
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.plan.grid import GridView
from cxdesigner.ui.plan.grid_model import Column, GridModel, Index, Row
from cxdesigner.ui.plan.keys import DELETE, is_plain
from cxdesigner.ui.widgets import plain_label
from cxdesigner.ui.workers import Job

PROBLEM = "problem"
_NAME_PX = 160, 260
"""Least and most width of the names of activities; what is longer is cut, and in the tip."""

_EDGES_PX = 20
"""What a heading keeps free beside its words."""

_PARTY_PX = 92, 170
"""Least and most width of the column of a party."""

FEW = 10_000
"""Records from which on duties are worked out aside: at 20,000 elements that takes 0.4 s."""

_LEAST_REGISTER_PX, _LEAST_DUTIES_PX = 96, 130
_LEAST_WIDTH_PX = 240
"""What the tables get at least; below that the page scrolls."""


class DutyModel(GridModel):
    """Activities by parties; the names of activities head the rows."""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        is_name = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if orientation == Qt.Orientation.Vertical and section < len(self.labels):
            if role == Qt.ItemDataRole.ToolTipRole or is_name:
                return self.labels[section]
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            # As the views have it: names at the left, roles in the middle.
            return None
        return super().headerData(section, orientation, role)

    labels: tuple[str, ...] = ()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and index.isValid():
            return int(Qt.AlignmentFlag.AlignCenter)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.isValid():
            words = super().data(index, role)
            comma = pgettext("between the parts of a sentence that is heard", ", ")
            return comma.join((self.labels[index.row()], words))
        return super().data(index, role)


class DutyView(GridView):
    """R, A, C and I give a letter and take it away; Enter takes what is proposed."""

    lettered = Signal(str)
    cleared = Signal()
    taken = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.text().upper()
        if is_plain(event) or event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            if key in LETTERS:
                self.lettered.emit(key)
                event.accept()
                return
            if event.key() in DELETE:
                self.cleared.emit()
                event.accept()
                return
        super().keyPressEvent(event)

    def enter(self) -> None:
        """Take what is proposed."""
        self.taken.emit()

    def type_over(self, event: QKeyEvent) -> bool:
        """Take no other letters."""
        return bool(event.text().strip()) and event.text().isprintable() and is_plain(event)


class RolesPane(QSplitter):
    """Shows roles and duties of a view and says what the person wants of them."""

    letter_wanted = Signal(object, object, str)
    """Duty, party, letter; '' takes all letters away."""

    proposal_wanted = Signal(str)
    """Element whose proposed duties are taken."""

    chosen = Signal(str)
    """Element of the activity one is in."""

    followed = Signal(str)

    def __init__(self, theme: Theme, write: Callable[[str, str, str], object]) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setObjectName("planRoles")
        self.setChildrenCollapsible(False)
        self.setHandleWidth(5)
        self.table = DutyTable((), ())
        self._shift, self._words = 0, ""
        self._names_px: int | None = None
        self._job: Job | None = None
        self._wanted: partial[None] | None = None
        self.register_model = GridModel(theme, write)
        self.register = GridView(
            "planRegister",
            _("Register of roles"),
            self.register_model,
            empty=_(
                "No roles yet. Fill the register with everybody whom elements and duties name."
            ),
            lines=True,
        )
        self.register.setMinimumHeight(_LEAST_REGISTER_PX)
        self.duty_model = DutyModel(theme, lambda *_args: None)
        self.duties = DutyView(
            "planDuties",
            _("RACI matrix"),
            self.duty_model,
            empty=_("Each action, system and process of the provider gets a row here."),
        )
        self.duties.setMinimumHeight(_LEAST_DUTIES_PX)
        self.duties.verticalHeader().setFixedWidth(_NAME_PX[0])
        self.duties.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.duties.verticalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.duties.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note = plain_label("", "hint", wrap=True)
        self.note.setObjectName("planDutyNote")
        self.addWidget(_titled(_("Register of roles"), self.register))
        self.addWidget(_titled(_("RACI matrix"), self.duties, self.note))
        self.setSizes([170, 440])
        self.duties.lettered.connect(lambda letter: self._letter(letter))
        self.duties.cleared.connect(lambda: self._letter(""))
        self.duties.taken.connect(self._take)
        self.duties.chosen.connect(self._choose)
        self.duties.followed.connect(self.followed.emit)
        self.duties.doubleClicked.connect(lambda _index: self._take())

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.register_model.restyle(theme)
        self.duty_model.restyle(theme)

    def show_view(
        self,
        view: RecordView,
        language: str,
        passes: Callable[[Record | None], bool] = lambda _record: True,
    ) -> None:
        """Show what a blueprint says, of activities those that pass; of very many in a moment."""
        self.rest()
        self._show_register(view, language)
        if len(view) <= FEW:
            self._show_duties(duty_table(view, language), view, language, passes)
            return
        snapshot = GivingView(view)
        self._job = Job(lambda _job: duty_table(snapshot, language))
        self._wanted = partial(self._show_duties, view=view, language=language, passes=passes)
        self._job.on.done.connect(self._take_table)
        self._job.start()

    def rest(self) -> None:
        """Work out nothing more."""
        if self._job is not None:
            self._job.cancel()
        self._job = self._wanted = None

    def _take_table(self, table: DutyTable) -> None:
        show, self._job, self._wanted = self._wanted, None, None
        if show is not None:
            show(table)
            if self.duties.hasFocus():
                self.duties.choose_somewhere()

    def _show_duties(
        self,
        table: DutyTable,
        view: RecordView,
        language: str,
        passes: Callable[[Record | None], bool],
    ) -> None:
        shown = tuple(one for one in table.duties if passes(view.find(one.element_id)))
        table = self.table = replace(table, duties=shown)
        heads = self.duties.horizontalHeader().fontMetrics()
        names = {party.key: party.name.text(language) for party in table.parties}
        parties = tuple(
            Column(
                key,
                name,
                max(_PARTY_PX[0], min(_PARTY_PX[1], heads.horizontalAdvance(name) + 20)),
                is_editable=False,
            )
            for key, name in names.items()
        )
        problems = any(duty.code for duty in table.duties)
        first = (Column(PROBLEM, _("Problem"), 74, is_editable=False),) if problems else ()
        columns = (*first, *parties)
        self._shift = len(first)
        self.duty_model.labels = tuple(duty.label for duty in table.duties)
        changed = len(columns) != len(self.duty_model.columns)
        self._names_px = None
        self._fit_names()
        # An empty one would push the words that stand there out of the middle.
        self.duties.verticalHeader().setVisible(bool(table.duties))
        self.duties.show_rows(columns, tuple(self._row(duty) for duty in table.duties))
        if changed:
            self.duties.fit()
        words = [_("R responsible, A accountable, C consulted, I informed.")]
        proposed = len(table.proposed_ids)
        if proposed:
            words.append(
                ngettext(
                    "In brackets: {n} activity as the lanes say, not confirmed; Enter confirms it.",
                    "In brackets: {n} activities as the lanes say, not confirmed; "
                    "Enter confirms one.",
                    proposed,
                ).format(n=proposed)
            )
        self._words = in_sequence(words)
        self._show_note()

    @property
    def duty(self) -> Duty | None:
        """The activity one is in."""
        index = self.duties.currentIndex()
        return self.table.duties[index.row()] if index.isValid() else None

    @property
    def party(self) -> Party | None:
        """The party whose column one is in."""
        at = self.duties.currentIndex().column() - self._shift
        return self.table.parties[at] if 0 <= at < len(self.table.parties) else None

    def _show_register(self, view: RecordView, language: str) -> None:
        columns = (
            Column("name", _("Role"), 150),
            Column("duty", _("Duty"), 240, lines=True, grows=1),
            Column("purpose", _("Purpose, the essence of the work"), 240, lines=True, grows=1),
            Column("authority", _("What may be decided on the spot"), 240, lines=True, grows=1),
        )
        rows = tuple(
            Row(
                role.id,
                tuple(getattr(role, column.key).text(language) for column in columns),
                strong=True,
            )
            for role in roles_in_order(view, language)
        )
        self.register.show_rows(columns, rows)

    def _fit_names(self) -> None:
        """Make the column of names as wide as they want, within bounds."""
        head = self.duties.verticalHeader()
        letters = head.fontMetrics()
        least, most = _NAME_PX
        if self._names_px is None:
            self._names_px = widest(letters, self.duty_model.labels, most)
        wanted = self._names_px
        # In a narrow window the parties need the room more.
        most = max(least, min(most, self.width() * 2 // 5))
        head.setFixedWidth(max(least, min(most, wanted + _EDGES_PX)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_names()

    def _row(self, duty: Duty) -> Row:
        cells, paints = [], []
        if self._shift:
            cells.append(duty.code)
            paints.append("problem.warning")
        for party in self.table.parties:
            letters = " ".join(duty.letters.get(party.key, ""))
            cells.append(f"({letters})" if letters and duty.is_proposed else letters)
            paints.append("ui.text.secondary" if duty.is_proposed else "ui.text")
        return Row(duty.row_id or duty.element_id, tuple(cells), tuple(paints))

    def _show_note(self) -> None:
        """Say what is wrong in the row one is in, else what the letters mean."""
        duty = self.duty
        self.note.setText(duty.problem if duty is not None and duty.problem else self._words)

    def _catch_up(self) -> None:
        """Show at once what is being worked out: a letter is for what stands there now."""
        if self._wanted is not None:
            view, language = self._wanted.keywords["view"], self._wanted.keywords["language"]
            show = self._wanted
            self.rest()
            show(duty_table(view, language))

    def _letter(self, letter: str) -> None:
        self._catch_up()
        if self.duty is not None and self.party is not None:
            self.letter_wanted.emit(self.duty, self.party, letter)

    def _choose(self, row_id: str) -> None:
        self._show_note()
        self.chosen.emit(row_id)

    def _take(self) -> None:
        self._catch_up()
        if self.duty is not None and self.duty.is_proposed:
            self.proposal_wanted.emit(self.duty.element_id)


def widest(letters: QFontMetrics, texts: Iterable[str], most: int) -> int:
    """Return the width of the widest text, or that of the first one as wide as there is room."""
    found = 0
    for text in texts:
        found = max(found, letters.horizontalAdvance(text))
        if found >= most:
            break
    return found


def _titled(title: str, *widgets: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(12, 8, 12, 6)
    column.setSpacing(5)
    box.setMinimumWidth(_LEAST_WIDTH_PX)
    column.addWidget(plain_label(title, "strong"))
    for widget in widgets:
        column.addWidget(widget)
    return box
