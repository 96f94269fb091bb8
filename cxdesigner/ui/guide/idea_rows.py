"""Opportunities as cards: what, who, until when, how much it brings and costs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from cxdesigner.base.i18n import _
from cxdesigner.ui.guide.page import RowPage, Rows
from cxdesigner.ui.guide.seat import GuideSeat
from cxdesigner.ui.panels.date_field import DateField
from cxdesigner.ui.panels.fields import AreaField, NumberField, TextField


class IdeaRow(RowPage):
    """One opportunity."""

    def __init__(self, seat: GuideSeat, idea_id: str) -> None:
        super().__init__(seat, "guideIdea", idea_id)
        text = AreaField("guideIdeaText", _("Opportunity"))
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(text, 1)
        line.addWidget(self.remove_button("guideIdeaRemove", _("Remove opportunity")))
        self.inner.addLayout(line)
        self.text(text, "text")
        self.owner = TextField("guideIdeaOwner", _("Owner"), self._owners)
        self.due = DateField("guideIdeaDue", _("Due date"))
        self.row(self.owner, self.due, into=self.inner)
        self.text(self.owner, "owner")
        self.value(self.due, "due")
        impact = NumberField("guideIdeaImpact", _("Impact 1–5"), 1, 5)
        effort = NumberField("guideIdeaEffort", _("Effort 1–5"), 1, 5)
        self.row(impact, effort, into=self.inner)
        self.value(impact, "impact")
        self.value(effort, "effort")
        self.restyle()

    def _owners(self) -> Sequence[str]:
        from cxdesigner.report.plan.duties import owners

        return owners(self.view, self.language)


def idea_rows(name: str, seat: GuideSeat, find: Callable[[], Sequence[str]]) -> Rows:
    """Return rows for opportunities."""
    return Rows(name, partial(IdeaRow, seat), find)
