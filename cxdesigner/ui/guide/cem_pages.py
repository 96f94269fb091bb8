"""The pages of brand values, scores, key experience and ideal: steps 1 to 4 of the CEM method."""

from __future__ import annotations

from cxdesigner.base.i18n import _
from cxdesigner.editor.commands.cem import set_brand_values, set_cem_text
from cxdesigner.editor.guide.cem_checks import needs_reason, table_of
from cxdesigner.editor.guide.notes import note
from cxdesigner.ui.guide.factor_grid import Column, FactorGrid
from cxdesigner.ui.guide.page import GuidePage
from cxdesigner.ui.guide.seat import GuideSeat
from cxdesigner.ui.panels.fields import AreaField
from cxdesigner.ui.panels.list_fields import LinesField


class BrandPage(GuidePage):
    """Why customers come."""

    def __init__(self, seat: GuideSeat) -> None:
        super().__init__(seat, "guideBrand")
        self.values = LinesField("guideBrandValues", _("Brand values"), 4)
        self.bind(
            self.values,
            lambda: [text.text(self.language) for text in table_of(self.view).brand_values],
            lambda tx, lines: set_brand_values(tx, lines, self.language),
        )
        self.box.addStretch(1)


class _GridPage(GuidePage):
    """A page that is a table, with what follows from it below."""

    def __init__(
        self, seat: GuideSeat, name: str, columns: tuple[Column, ...], choice: str = ""
    ) -> None:
        super().__init__(seat, name)
        self.grid = FactorGrid(self, f"{name}Grid", columns, choice=choice)
        self.box.addWidget(self.grid)
        self.verdict = self.label("", "strong")
        self.on_refresh(self._say)

    def _say(self) -> None:
        self.verdict.setText(self.seat.verdict)

    def commit(self) -> None:
        super().commit()
        self.grid.commit()


class ScoresPage(_GridPage):
    """What customers experience and expect, and how important each factor is to them."""

    def __init__(self, seat: GuideSeat) -> None:
        columns = (
            Column("experience", _("2a Experience"), is_input=True),
            Column("expectation", _("2b Expectation"), is_input=True),
            Column("satisfaction", _("2c Satisfaction")),
            Column("importance", _("2d Importance"), is_input=True),
        )
        super().__init__(seat, "guideScores", columns)
        self.verdict.hide()
        self.box.addStretch(1)


class KeyPage(_GridPage):
    """Where the experience breaks."""

    def __init__(self, seat: GuideSeat) -> None:
        columns = (
            Column("satisfaction", _("2c Satisfaction")),
            Column("importance", _("2d Importance")),
            Column("weighted", _("3 Weighted")),
        )
        super().__init__(seat, "guideKey", columns, _("Key experience"))
        self.reason = AreaField("guideReason", _("Why not the lowest"), 1)
        self.bind(
            self.reason,
            lambda: table_of(self.view).override_reason.text(self.language),
            lambda tx, text: set_cem_text(tx, "override_reason", text, self.language),
        )
        self.on_refresh(self._show_reason)
        self.box.addStretch(1)

    def _show_reason(self) -> None:
        wanted = needs_reason(self.view) or bool(table_of(self.view).override_reason)
        self.reason.setVisible(wanted)


class IdealPage(_GridPage):
    """How good each factor should be."""

    def __init__(self, seat: GuideSeat) -> None:
        columns = (
            Column("experience", _("2a Experience")),
            Column("ideal", _("4a Ideal"), is_input=True),
            Column("gap", _("4b Gap")),
        )
        super().__init__(seat, "guideIdeal", columns)
        self.note = self.label("")
        self.note.setObjectName("guideIdealNote")
        self.on_refresh(self._warn)
        self.box.addStretch(1)

    def _warn(self) -> None:
        self.note.setText(note(self.view, "M03"))
        self.note.setVisible(bool(self.note.text()))
