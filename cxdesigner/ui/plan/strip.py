"""The fields of the chosen card below the board: what, who, until when, how much, how far."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from cxdesigner.base.i18n import _
from cxdesigner.editor.document import Document
from cxdesigner.model.insight import Opportunity
from cxdesigner.report.insight_words import STATUS_NAMES, status_title
from cxdesigner.report.plan.actions import FIRST_STATUS
from cxdesigner.report.plan.duties import owners
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.panels.date_field import DateField
from cxdesigner.ui.panels.fields import ChoiceField, Field, NumberField, TextField
from cxdesigner.ui.panels.page import Page, Seat

_SHARES = (8, 3, 3, 2, 2, 3)
"""How the fields share the width."""

_ALL_PX, _LEAST_PX = 540, 280
"""Width from which there is room for all fields, and the least one: for owner, date and status."""


class ActionStrip(Page):
    """Fields of one action; a status is set as on the board, so that a done one is asked about."""

    def __init__(
        self,
        theme: Theme,
        tell: Callable[[str], object],
        move: Callable[[Sequence[str], str], object],
    ) -> None:
        super().__init__(Seat(theme), "planStrip")
        self.seat.complain = tell
        self.setAccessibleName(_("Chosen action"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.box.setContentsMargins(14, 6, 14, 10)
        self.owner = TextField("planStripOwner", _("Owner"), self._owners)
        self.status = ChoiceField("planStripStatus", _("Status"))
        fields: tuple[Field, ...] = (
            TextField("planStripText", _("What to do")),
            self.owner,
            DateField("planStripDue", _("Due date")),
            NumberField("planStripImpact", _("Impact 1–5"), 1, 5),
            NumberField("planStripEffort", _("Effort 1–5"), 1, 5),
            self.status,
        )
        self.row(*fields)
        line = self.box.itemAt(0)
        assert isinstance(line, QHBoxLayout)
        for at, share in enumerate(_SHARES):
            line.setStretch(at, share)
        self.text(fields[0], "text")
        self.text(self.owner, "owner")
        for field, attribute in zip(fields[2:5], ("due", "impact", "effort"), strict=True):
            self.value(field, attribute)
        self._more = (fields[0], *fields[3:5])
        self.custom(self.status)
        self.status.edited.connect(lambda status: move(self.ids, status))
        self.on_refresh(self._show_status)
        self.hide()

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().boundedTo(QSize(_LEAST_PX, 999))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for field in self._more:
            # What has no room here is typed on the card or in the table.
            field.setVisible(self.width() >= _ALL_PX)

    def show_action(self, document: Document | None, action_id: str) -> None:
        """Show the fields of an action; hide where there is none."""
        there = document is not None and document.store.get(Opportunity, action_id) is not None
        if document is not self.seat.document:
            self.commit()
            self.ids = ()
            self.seat.document = document
        if there:
            self.show_records((action_id,))
        self.setVisible(there)

    def commit(self) -> None:
        document = self.seat.document
        if document is not None and self.ids and self.ids[0] in document.store:
            super().commit()

    def _owners(self) -> Sequence[str]:
        return owners(self.seat.doc.store, self.seat.doc.language)

    def _show_status(self) -> None:
        idea = self.seat.doc.store.get(Opportunity, self.ids[0])
        status = (idea.status if idea is not None else "") or FIRST_STATUS
        known = [(key, status_title(key)) for key in STATUS_NAMES]
        if status not in STATUS_NAMES:
            known.append((status, status))
        self.status.set_choices(known)
        self.status.show_value(status)
