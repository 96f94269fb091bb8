"""The pages of needs and of what carries them: steps 5 and 6 of the CEM method."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from cxdesigner.analysis.names import factor_name
from cxdesigner.analysis.words import named
from cxdesigner.base.i18n import _
from cxdesigner.editor.commands.cem import add_need, set_capability
from cxdesigner.editor.guide.cem_checks import MEANS, factors_of, result_of, short_factors
from cxdesigner.model.method import CemNeed
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import EMPTY
from cxdesigner.ui.guide.page import GuidePage, RowPage, Rows, gap_text, without_words
from cxdesigner.ui.guide.seat import GuideSeat
from cxdesigner.ui.panels.fields import AreaField, ChoiceField
from cxdesigner.ui.widgets import plain_label


class _NeedRow(RowPage):
    """A need: for which factor, and what it is."""

    def __init__(self, seat: GuideSeat, need_id: str) -> None:
        super().__init__(seat, "guideNeed", need_id)
        text = AreaField("guideNeedText", _("Need"), 1)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(text, 1)
        line.addWidget(self.remove_button("guideNeedRemove", _("Remove need")))
        self.inner.addLayout(line)
        self.text(text, "text")
        self.factor = ChoiceField("guideNeedFactor", _("Factor"))
        half = QHBoxLayout()
        half.addWidget(self.factor, 1)
        half.addStretch(1)
        self.inner.addLayout(half)
        self.value(self.factor, "factor")
        self._refreshers.insert(0, self._offer)
        self.restyle()

    def _offer(self) -> None:
        self.factor.set_choices([(one, factor_name(one)) for one in factors_of(self.view)])


class NeedsPage(GuidePage):
    """What customers need so that the gap closes."""

    def __init__(self, seat: GuideSeat) -> None:
        super().__init__(seat, "guideNeeds")
        self.gaps = self.label("", "strong")
        self.needs = self.rows(
            Rows("guideNeedRows", partial(_NeedRow, seat), lambda: needs_of(self))
        )
        self.box.addWidget(self.needs)
        self.factor = ChoiceField("guideNewNeedFactor", _("Factor of a new need"))
        add = self.button("guideNeedAdd", _("Add need"), self._add_one)
        self.beside(self.factor, add)
        self.factor.choice.activated.connect(self._choose)
        self._wanted: str | None = None
        self.box.addStretch(1)
        self.on_refresh(self._show)

    def _show(self) -> None:
        rows = {row.factor: row for row in result_of(self.view).rows}
        short = short_factors(self.view)
        lines = [gap_text(factor, rows[factor].gap) for factor in short]
        self.gaps.setText("\n".join(lines))
        self.gaps.setVisible(bool(lines))
        self.factor.set_choices([(one, factor_name(one)) for one in factors_of(self.view)])
        first = (*short, *result_of(self.view).key, factors_of(self.view)[0])[0]
        self.factor.show_value(self._wanted or first)
        self.needs.refresh()

    def _choose(self) -> None:
        self._wanted = self.factor.value

    def _add_one(self) -> None:
        made = self.run(_("Add need"), add_need, self.factor.value)
        self.refresh()
        if made:
            self.needs.begin(made[0])


class _FitRow(RowPage):
    """A need with the strategy it serves, and with what people, process and technology do."""

    def __init__(self, seat: GuideSeat, need_id: str) -> None:
        super().__init__(seat, "guideFit", need_id)
        self.head = plain_label("", "strong", wrap=True)
        self.inner.addWidget(self.head)
        self.text(AreaField("guideFitStrategy", _("Strategy"), 1), "strategy", self.inner)
        for means, words in MEANS:
            self.bind(
                AreaField(f"guideFit{means.capitalize()}", _(words), 1),
                partial(self._read, means),
                partial(self._write, means),
                self.inner,
            )
        self.on_refresh(self._show)

    def _need(self) -> CemNeed:
        return self.view.get(CemNeed, self.record_id) or CemNeed(id=self.record_id)

    def _read(self, means: str) -> str:
        return dict(self._need().capability).get(means, EMPTY).text(self.language)

    def _write(self, means: str, tx: Transaction, text: str) -> tuple[str, ...]:
        return set_capability(tx, self.record_id, means, text, self.language)

    def _show(self) -> None:
        need = self._need()
        text = need.text.text(self.language) or without_words()
        self.head.setText(named(factor_name(need.factor), text) if need.factor else text)


class FitPage(GuidePage):
    """Whether strategy and capability carry the needs."""

    def __init__(self, seat: GuideSeat) -> None:
        super().__init__(seat, "guideFit")
        self.needs = self.rows(Rows("guideFitRows", partial(_FitRow, seat), lambda: needs_of(self)))
        self.box.addWidget(self.needs)
        self.box.addStretch(1)
        self.on_refresh(self.needs.refresh)


def needs_of(page: GuidePage) -> list[str]:
    """Return the ids of the needs, those of one factor together."""
    order = {factor: place for place, factor in enumerate(factors_of(page.view))}
    needs = page.view.of_type(CemNeed)
    return [need.id for need in sorted(needs, key=lambda one: order.get(one.factor, len(order)))]
