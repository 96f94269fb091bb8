"""All figures of a blueprint in one place, each computed when first asked for.

What computes a figure is imported then, too: most callers want a few of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxdesigner.base.kept import kept_property
from cxdesigner.model.view import RecordView

if TYPE_CHECKING:
    from cxdesigner.analysis.cem import CemResult
    from cxdesigner.analysis.ces import Ces
    from cxdesigner.analysis.closure import Closure
    from cxdesigner.analysis.consistency import Consistency
    from cxdesigner.analysis.counts import Counts
    from cxdesigner.analysis.coverage import Coverage
    from cxdesigner.analysis.critical import CriticalPath
    from cxdesigner.analysis.crossings import Crossings
    from cxdesigner.analysis.csat import Csat
    from cxdesigner.analysis.emotion import Curve
    from cxdesigner.analysis.four_donts import DontRow
    from cxdesigner.analysis.handoffs import HandOffs
    from cxdesigner.analysis.kano import Kano
    from cxdesigner.analysis.lived import Lived
    from cxdesigner.analysis.money import Lifetime, Profit
    from cxdesigner.analysis.nps import Nps
    from cxdesigner.analysis.opportunity_score import OpportunityScore
    from cxdesigner.analysis.priority import OpportunityValue, PainRank
    from cxdesigner.analysis.quadrants import Crosshair, Quadrants
    from cxdesigner.analysis.queueing import Queue
    from cxdesigner.analysis.reach import Reach, Structure
    from cxdesigner.analysis.servqual import Servqual
    from cxdesigner.analysis.surveys import Survey
    from cxdesigner.analysis.time import LeadTime


class Facts:
    """The figures of a view.

    They describe the records at the time each is first read: make new facts for each revision of a
    store, or give them a snapshot.

    Parameters
    ----------
    crosshair, lines
        Where the lines between the quadrants stand; (importance, performance) for ``custom``.
    persona_ids
        Whose feelings the curve may be; None = anybody's.
    """

    def __init__(
        self,
        view: RecordView,
        crosshair: Crosshair = "means",
        lines: tuple[float, float] | None = None,
        *,
        persona_ids: tuple[str, ...] | None = None,
    ) -> None:
        self.view = view
        self._crosshair, self._lines = crosshair, lines
        self._persona_ids = persona_ids

    def with_crosshair(self, crosshair: Crosshair, lines: tuple[float, float] | None) -> Facts:
        """Return the same figures with the quadrants parted elsewhere; what is known is kept."""
        other = Facts(self.view)
        other.__dict__.update(self.__dict__)
        other.__dict__.pop("quadrants", None)
        other._crosshair, other._lines = crosshair, lines
        other._persona_ids = self._persona_ids
        return other

    @kept_property
    def counts(self) -> Counts:
        """Numbers of records."""
        from cxdesigner.analysis.counts import counts

        return counts(self.view)

    @kept_property
    def curve(self) -> Curve:
        """Emotion curve of the first persona that has values along the journey."""
        from cxdesigner.analysis.emotion import curve_of

        asked = self._persona_ids
        first = curve_of(self.view, asked[0] if asked else None)
        if first.figures is not None:
            return first
        with_figures = (one for one in self.curves if one.figures is not None)
        return next((one for one in with_figures if not asked or one.persona_id in asked), first)

    @kept_property
    def curves(self) -> tuple[Curve, ...]:
        """Emotion curves of all personas that have values."""
        from cxdesigner.analysis.emotion import curves_of

        return curves_of(self.view)

    @kept_property
    def lead_time(self) -> LeadTime:
        """Longest and shortest way through the customer flow."""
        from cxdesigner.analysis.time import lead_time

        return lead_time(self.view)

    @kept_property
    def crossings(self) -> Crossings:
        """Crossings of the lines."""
        from cxdesigner.analysis.crossings import crossings

        return crossings(self.view)

    @kept_property
    def hand_offs(self) -> HandOffs:
        """Hand-offs, channel switches, encounters."""
        from cxdesigner.analysis.handoffs import hand_offs

        return hand_offs(self.view)

    @kept_property
    def reach(self) -> tuple[Reach, ...]:
        """How many touchpoints depend on each provider element."""
        from cxdesigner.analysis.reach import reach

        return reach(self.view)

    @kept_property
    def structure(self) -> Structure:
        """Betweenness and articulation points; the slowest figure (imports networkx)."""
        from cxdesigner.analysis.reach import structure

        return structure(self.view)

    @kept_property
    def pains(self) -> tuple[PainRank, ...]:
        """Pain points by priority."""
        from cxdesigner.analysis.priority import pain_ranks

        return pain_ranks(self.view, self.curve)

    @kept_property
    def opportunities(self) -> tuple[OpportunityValue, ...]:
        """Opportunities by value."""
        from cxdesigner.analysis.priority import opportunity_values

        return opportunity_values(self.view)

    @kept_property
    def critical_path(self) -> CriticalPath:
        """Slack of each customer step."""
        from cxdesigner.analysis.critical import critical_path

        return critical_path(self.view)

    @kept_property
    def nps(self) -> tuple[Survey[Nps], ...]:
        """Net promoter scores."""
        from cxdesigner.analysis.surveys import nps_surveys

        return nps_surveys(self.view)

    @kept_property
    def csat(self) -> tuple[Survey[Csat], ...]:
        """Satisfaction scores."""
        from cxdesigner.analysis.surveys import csat_surveys

        return csat_surveys(self.view)

    @kept_property
    def ces(self) -> tuple[Survey[Ces], ...]:
        """Effort scores."""
        from cxdesigner.analysis.surveys import ces_surveys

        return ces_surveys(self.view)

    @kept_property
    def kano(self) -> tuple[Survey[Kano], ...]:
        """Features by what they mean to customers."""
        from cxdesigner.analysis.surveys import kano_surveys

        return kano_surveys(self.view)

    @kept_property
    def servqual(self) -> Servqual | None:
        """Gaps of the five dimensions."""
        from cxdesigner.analysis.servqual import servqual

        return servqual(self.view)

    @kept_property
    def cem(self) -> CemResult | None:
        """Table of customer experience management."""
        from cxdesigner.analysis.cem import cem

        return cem(self.view)

    @kept_property
    def quadrants(self) -> Quadrants | None:
        """Importance and performance of the CEM factors."""
        from cxdesigner.analysis.quadrants import importance_performance

        return importance_performance(self.view, self._crosshair, self._lines)

    @kept_property
    def factor_scores(self) -> tuple[tuple[str, OpportunityScore], ...]:
        """Opportunity scores of the CEM factors."""
        from cxdesigner.analysis.opportunity_score import factor_scores

        return factor_scores(self.view)

    @kept_property
    def coverage(self) -> Coverage:
        """Which touchpoints have which factors, modules, dimensions and levels."""
        from cxdesigner.analysis.coverage import coverage

        return coverage(self.view)

    @kept_property
    def consistency(self) -> Consistency:
        """Whether all channels say the same."""
        from cxdesigner.analysis.consistency import channel_consistency

        return channel_consistency(self.view)

    @kept_property
    def closure(self) -> Closure:
        """How much feedback was answered."""
        from cxdesigner.analysis.closure import feedback_closure

        return feedback_closure(self.view)

    @kept_property
    def four_donts(self) -> tuple[DontRow, ...]:
        """Where customers wait, are annoyed, must think, must repeat themselves."""
        from cxdesigner.analysis.four_donts import four_donts

        return four_donts(self.view, self.curves)

    @kept_property
    def lived(self) -> tuple[Lived, ...]:
        """Journeys that were observed, against the planned one."""
        from cxdesigner.analysis.lived import lived_journeys

        return lived_journeys(self.view)

    @kept_property
    def queues(self) -> tuple[Queue, ...]:
        """How many are present at a time, or how long they stay."""
        from cxdesigner.analysis.queueing import queues

        return queues(self.view, self.lead_time)

    @kept_property
    def lifetime(self) -> Lifetime | None:
        """What a customer relationship is worth."""
        from cxdesigner.analysis.money import lifetime_of

        return lifetime_of(self.view)

    @kept_property
    def profit(self) -> Profit | None:
        """What is left of the price at each pace."""
        from cxdesigner.analysis.money import profit_of

        return profit_of(self.view, self.lead_time)
