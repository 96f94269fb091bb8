"""Pain points as cards: what hurts, how much, how often."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from cxdesigner.base.i18n import _
from cxdesigner.model.insight import PainPoint
from cxdesigner.model.view import RecordView
from cxdesigner.ui.guide.page import RowPage
from cxdesigner.ui.guide.seat import GuideSeat
from cxdesigner.ui.panels.fields import AreaField, NumberField


class PainRow(RowPage):
    """One pain point."""

    def __init__(self, seat: GuideSeat, pain_id: str) -> None:
        super().__init__(seat, "guidePain", pain_id)
        text = AreaField("guidePainText", _("Pain point"))
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(text, 1)
        line.addWidget(self.remove_button("guidePainRemove", _("Remove pain point")))
        self.inner.addLayout(line)
        self.text(text, "text")
        severity = NumberField("guidePainSeverity", _("Severity 1–5"), 1, 5)
        frequency = NumberField("guidePainFrequency", _("Frequency 1–5"), 1, 5)
        self.row(severity, frequency, into=self.inner)
        self.value(severity, "severity")
        self.value(frequency, "frequency")
        self.restyle()


def pains_of(view: RecordView, element_id: str) -> list[str]:
    """Return the ids of the pain points of an element."""
    return [pain.id for pain in view.referring(element_id, PainPoint)]
