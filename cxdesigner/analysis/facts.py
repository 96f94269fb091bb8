"""All figures of a blueprint in one place, each computed when first asked for."""

from __future__ import annotations

from functools import cached_property

from cxdesigner.analysis.cem import CemResult, cem
from cxdesigner.analysis.ces import Ces
from cxdesigner.analysis.closure import Closure, feedback_closure
from cxdesigner.analysis.consistency import Consistency, channel_consistency
from cxdesigner.analysis.counts import Counts, counts
from cxdesigner.analysis.coverage import Coverage, coverage
from cxdesigner.analysis.critical import CriticalPath, critical_path
from cxdesigner.analysis.crossings import Crossings, crossings
from cxdesigner.analysis.csat import Csat
from cxdesigner.analysis.emotion import Curve, curve_of, curves_of
from cxdesigner.analysis.four_donts import DontRow, four_donts
from cxdesigner.analysis.handoffs import HandOffs, hand_offs
from cxdesigner.analysis.kano import Kano
from cxdesigner.analysis.nps import Nps
from cxdesigner.analysis.opportunity_score import OpportunityScore, factor_scores
from cxdesigner.analysis.priority import (
    OpportunityValue,
    PainRank,
    opportunity_values,
    pain_ranks,
)
from cxdesigner.analysis.quadrants import Quadrants, importance_performance
from cxdesigner.analysis.reach import Reach, Structure, reach, structure
from cxdesigner.analysis.servqual import Servqual, servqual
from cxdesigner.analysis.surveys import (
    Survey,
    ces_surveys,
    csat_surveys,
    kano_surveys,
    nps_surveys,
)
from cxdesigner.analysis.time import LeadTime, lead_time
from cxdesigner.model.view import RecordView


class Facts:
    """The figures of a view.

    They describe the records at the time each is first read: make new facts for each revision of a
    store, or give them a snapshot.
    """

    def __init__(self, view: RecordView) -> None:
        self.view = view

    @cached_property
    def counts(self) -> Counts:
        """Numbers of records."""
        return counts(self.view)

    @cached_property
    def curve(self) -> Curve:
        """Emotion curve of the first persona that has values."""
        return curve_of(self.view)

    @cached_property
    def curves(self) -> tuple[Curve, ...]:
        """Emotion curves of all personas that have values."""
        return curves_of(self.view)

    @cached_property
    def lead_time(self) -> LeadTime:
        """Longest and shortest way through the customer flow."""
        return lead_time(self.view)

    @cached_property
    def crossings(self) -> Crossings:
        """Crossings of the lines."""
        return crossings(self.view)

    @cached_property
    def hand_offs(self) -> HandOffs:
        """Hand-offs, channel switches, encounters."""
        return hand_offs(self.view)

    @cached_property
    def reach(self) -> tuple[Reach, ...]:
        """How many touchpoints depend on each provider element."""
        return reach(self.view)

    @cached_property
    def structure(self) -> Structure:
        """Betweenness and articulation points; the slowest figure (imports networkx)."""
        return structure(self.view)

    @cached_property
    def pains(self) -> tuple[PainRank, ...]:
        """Pain points by priority."""
        return pain_ranks(self.view, self.curve)

    @cached_property
    def opportunities(self) -> tuple[OpportunityValue, ...]:
        """Opportunities by value."""
        return opportunity_values(self.view)

    @cached_property
    def critical_path(self) -> CriticalPath:
        """Slack of each customer step."""
        return critical_path(self.view)

    @cached_property
    def nps(self) -> tuple[Survey[Nps], ...]:
        """Net promoter scores."""
        return nps_surveys(self.view)

    @cached_property
    def csat(self) -> tuple[Survey[Csat], ...]:
        """Satisfaction scores."""
        return csat_surveys(self.view)

    @cached_property
    def ces(self) -> tuple[Survey[Ces], ...]:
        """Effort scores."""
        return ces_surveys(self.view)

    @cached_property
    def kano(self) -> tuple[Survey[Kano], ...]:
        """Features by what they mean to customers."""
        return kano_surveys(self.view)

    @cached_property
    def servqual(self) -> Servqual | None:
        """Gaps of the five dimensions."""
        return servqual(self.view)

    @cached_property
    def cem(self) -> CemResult | None:
        """Table of customer experience management."""
        return cem(self.view)

    @cached_property
    def quadrants(self) -> Quadrants | None:
        """Importance and performance of the CEM factors, crosshair at their means."""
        return importance_performance(self.view)

    @cached_property
    def factor_scores(self) -> tuple[tuple[str, OpportunityScore], ...]:
        """Opportunity scores of the CEM factors."""
        return factor_scores(self.view)

    @cached_property
    def coverage(self) -> Coverage:
        """Which touchpoints have which factors, modules, dimensions and levels."""
        return coverage(self.view)

    @cached_property
    def consistency(self) -> Consistency:
        """Whether all channels say the same."""
        return channel_consistency(self.view)

    @cached_property
    def closure(self) -> Closure:
        """How much feedback was answered."""
        return feedback_closure(self.view)

    @cached_property
    def four_donts(self) -> tuple[DontRow, ...]:
        """Where customers wait, are annoyed, must think, must repeat themselves."""
        return four_donts(self.view, self.curves)
