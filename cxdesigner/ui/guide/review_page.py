"""The page of feedback: step 7 of the CEM method, and who closes the gap."""

from __future__ import annotations

from functools import partial

from cxdesigner.analysis.cem import answers
from cxdesigner.base.i18n import _
from cxdesigner.editor.commands.cem import (
    add_gap_answer,
    link_gap_answer,
    set_cem_text,
    set_cem_value,
)
from cxdesigner.editor.guide.cem_checks import result_of, short_factors, table_of
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity
from cxdesigner.report.record_names import name_of
from cxdesigner.ui.guide.idea_rows import idea_rows
from cxdesigner.ui.guide.page import GuidePage, RowPage, Rows, gap_text, without_words
from cxdesigner.ui.guide.seat import GuideSeat
from cxdesigner.ui.panels.date_field import DateField
from cxdesigner.ui.panels.fields import AreaField, ChoiceField, Field, NumberField
from cxdesigner.ui.widgets import plain_label


class ReviewPage(GuidePage):
    """What tells whether it worked, when it is reviewed, and what answers each gap."""

    def __init__(self, seat: GuideSeat) -> None:
        super().__init__(seat, "guideReview")
        self.gaps = self.rows(Rows("guideGaps", partial(_GapRow, seat), self._short))
        self.box.addWidget(self.gaps)
        self.on_refresh(self.gaps.refresh)
        self._text(
            AreaField("guideEvidence", _("What tells whether it worked"), 2), "feedback_evidence"
        )
        self.months = NumberField("guideMonths", _("Review every … months"), 1)
        self.date = DateField("guideReviewDate", _("Next review"))
        self.row(self.months, self.date)
        self._value(self.months, "review_every_months")
        self._value(self.date, "next_review")
        self._text(
            AreaField("guideNextValue", _("Brand value of the next round"), 1),
            "next_cycle_brand_value",
        )
        self.box.addStretch(1)

    def _short(self) -> tuple[str, ...]:
        return short_factors(self.view)

    def _text(self, field: Field, attribute: str) -> None:
        self.bind(
            field,
            lambda: getattr(table_of(self.view), attribute).text(self.language),
            lambda tx, text: set_cem_text(tx, attribute, text, self.language),
        )

    def _value(self, field: Field, attribute: str) -> None:
        self.bind(
            field,
            lambda: getattr(table_of(self.view), attribute),
            lambda tx, value: set_cem_value(tx, attribute, value),
        )


class _GapRow(RowPage):
    """A key experience that falls short, and the opportunities that answer it."""

    def __init__(self, seat: GuideSeat, factor: str) -> None:
        super().__init__(seat, "guideGap", factor)
        self.factor = factor
        self.head = plain_label("", "strong", wrap=True)
        self.inner.addWidget(self.head)
        self.ideas = self.rows(idea_rows("guideGapIdeas", seat, self._answers))
        self.inner.addWidget(self.ideas)
        self.where = ChoiceField("guideGapWhere", _("At the touchpoint"))
        self.where.choice.activated.connect(self._choose)
        self._where: str | None = None
        words = _("There are no touchpoints yet. Draw one: an opportunity belongs to a touchpoint.")
        self.hint = plain_label(words, "hint", wrap=True)
        self.hint.setObjectName("guideGapHint")
        self.inner.addWidget(self.hint)
        # The names are long ones: a drop-down has the whole width, its button stands below.
        self.inner.addWidget(self.where)
        self.add = self.button("guideGapAdd", _("Add opportunity"), self._add_one, self.inner)
        self.known = ChoiceField("guideGapKnown", _("Or one that is there already"))
        self.inner.addWidget(self.known)
        self.link = self.button("guideGapLink", _("Link opportunity"), self._link, self.inner)
        self.on_refresh(self._show)

    def _answers(self) -> list[str]:
        found = self.seat.once(self.factor, lambda: answers(self.view, (self.factor,)))
        return [idea.id for idea in found]

    def _show(self) -> None:
        gap = next((r.gap for r in result_of(self.view).rows if r.factor == self.factor), None)
        self.head.setText(gap_text(self.factor, gap))
        self.ideas.refresh()
        here: list[tuple[str, str]] = []
        elsewhere: list[tuple[str, str]] = []
        for el, name in self.seat.once("named touchpoints", self._named):
            (here if self.factor in el.factors else elsewhere).append((el.id, name))
        points = here + elsewhere
        self.where.set_choices(points)
        first = here[0][0] if here else None
        there = any(key == self._where for key, _name in points)
        self.where.show_value(self._where if there else first)
        self.add.setEnabled(self.where.value is not None)
        self.hint.setVisible(not points)
        shown = set(self._answers())
        ideas = self.seat.once("named opportunities", self._ideas_there)
        others = [(key, name) for key, name in ideas if key not in shown]
        self.known.set_choices(others)
        for widget in (self.known, self.link):
            widget.setVisible(bool(others))

    def _named(self) -> list[tuple[Element, str]]:
        return [(el, name_of(self.view, el, self.language)) for el in self.touchpoints()]

    def _ideas_there(self) -> list[tuple[str, str]]:
        ideas = self.view.of_type(Opportunity)
        return [(one.id, self.name(one.id) or without_words()) for one in ideas]

    def _choose(self) -> None:
        self._where = self.where.value
        self._show()

    def _add_one(self) -> None:
        made = self.run(_("Add opportunity"), add_gap_answer, self.factor, self.where.value or "")
        self.refresh()
        if made:
            self.ideas.begin(made[0])

    def _link(self) -> None:
        idea = self.view.get(Opportunity, self.known.value)
        if idea is None:
            return
        place = self.where.value or ""
        if self.view.get(Element, idea.element_id or place) is not None:
            self.run(_("Link opportunity"), link_gap_answer, self.factor, idea.id, place)
            self.refresh()
            self.ideas.begin(idea.id)
