"""The pages of opportunities: step 5 of the journey map method, 4 of the short one."""

from __future__ import annotations

from functools import partial

from cxdesigner.base.i18n import _
from cxdesigner.editor.commands.guide import add_opportunity, add_pain, answer_pain
from cxdesigner.editor.guide.journey_checks import is_answered, low_points
from cxdesigner.model.insight import Opportunity, PainPoint
from cxdesigner.ui.guide.idea_rows import idea_rows
from cxdesigner.ui.guide.page import GuidePage, RowPage, Rows, without_words
from cxdesigner.ui.guide.seat import GuideSeat
from cxdesigner.ui.panels.fields import CheckField
from cxdesigner.ui.widgets import plain_label


class _AnswerRow(RowPage):
    """A pain point and the opportunities that answer it."""

    def __init__(self, seat: GuideSeat, pain_id: str) -> None:
        super().__init__(seat, "guideAnswer", pain_id)
        self.where = plain_label("", "hint", wrap=True)
        self.head = plain_label("", "strong", wrap=True)
        self.inner.addWidget(self.where)
        self.inner.addWidget(self.head)
        self.ideas = self.rows(idea_rows("guideAnswers", seat, self._ideas))
        self.inner.addWidget(self.ideas)
        self.accepted = CheckField("guideAccepted", _("Accepted as it is"))
        add = self.button("guideAnswerAdd", _("Add opportunity"), self._add_one, self.inner)
        self.beside(self.accepted, add, self.inner)
        self.value(self.accepted, "accepted")
        self.on_refresh(self._show)

    def _pain(self) -> PainPoint | None:
        return self.view.get(PainPoint, self.record_id)

    def _ideas(self) -> list[str]:
        pain = self._pain()
        keys = pain.opportunity_ids if pain is not None else ()
        return [key for key in keys if self.view.get(Opportunity, key) is not None]

    def _show(self) -> None:
        pain = self._pain()
        if pain is None:
            return
        where = self.name(pain.element_id or pain.stage_id)
        self.where.setText(where)
        self.where.setVisible(bool(where))
        self.head.setText(self.name(pain.id) or without_words())
        self.ideas.refresh()
        self.accepted.setVisible(pain.accepted or not is_answered(self.view, pain))

    def _add_one(self) -> None:
        made = self.run(_("Add opportunity"), answer_pain, self.record_id)
        self.refresh()
        if made:
            self.ideas.begin(made[0])


class OptimisePage(GuidePage):
    """An opportunity for each pain."""

    def __init__(self, seat: GuideSeat, name: str = "guideOptimise") -> None:
        super().__init__(seat, name)
        self._begin()
        self.pains = self.rows(Rows("guideAnswerRows", partial(_AnswerRow, seat), self._pains))
        self.box.addWidget(self.pains)
        self.others = plain_label(_("Further opportunities"), "strong")
        self.box.addWidget(self.others)
        self.ideas = self.rows(idea_rows("guideIdeaRows", seat, self._unlinked))
        self.box.addWidget(self.ideas)
        self.button("guideIdeaAdd", _("Add opportunity"), self._add_one)
        self.button("guidePlan", _("Show the action plan"), lambda: self.seat.trigger("plan.board"))
        self.box.addStretch(1)
        self.on_refresh(self._show)

    def _begin(self) -> None:
        """Add what stands above the opportunities."""

    def _pains(self) -> list[str]:
        pains = self.view.of_type(PainPoint)
        weight = {p.id: (p.severity or 0) * (p.frequency or 0) for p in pains}
        return sorted(weight, key=lambda key: -weight[key])

    def _unlinked(self) -> list[str]:
        used = {key for pain in self.view.of_type(PainPoint) for key in pain.opportunity_ids}
        return [idea.id for idea in self.view.of_type(Opportunity) if idea.id not in used]

    def _show(self) -> None:
        self.pains.refresh()
        self.ideas.refresh()
        self.others.setVisible(bool(self._unlinked()))

    def _add_one(self) -> None:
        made = self.run(_("Add opportunity"), add_opportunity)
        self.refresh()
        if made:
            self.ideas.begin(made[0])


class InsightPage(OptimisePage):
    """What hurts where it is low, what is remembered, and what could be done."""

    def __init__(self, seat: GuideSeat) -> None:
        super().__init__(seat, "guideInsight")

    def _begin(self) -> None:
        self.verdict = self.label("", "strong")
        self.low = self.rows(Rows("guideLowRows", partial(_LowRow, self.seat), self._silent))
        self.box.addWidget(self.low)
        self.on_refresh(self._say)

    def _silent(self) -> list[str]:
        """Return the low touchpoints of which no pain says why."""
        hurt = {pain.element_id for pain in self.view.of_type(PainPoint)}
        return [element.id for element in low_points(self.view) if element.id not in hurt]

    def _say(self) -> None:
        self.verdict.setText(self.seat.verdict)
        self.verdict.setVisible(bool(self.seat.verdict))
        self.low.refresh()


class _LowRow(RowPage):
    """A touchpoint that is felt badly, without a pain point yet."""

    def __init__(self, seat: GuideSeat, element_id: str) -> None:
        super().__init__(seat, "guideLow", element_id)
        self.head = plain_label("", "strong", wrap=True)
        add = self.button("guideLowAdd", _("Add pain point"), self._add_one, self.inner)
        self.row(self.head, add, into=self.inner)
        self.on_refresh(lambda: self.head.setText(self.name(self.record_id)))

    def _add_one(self) -> None:
        self.run(_("Add pain point"), add_pain, self.record_id)
