"""All figures of a blueprint in one place, each computed when first asked for."""

from __future__ import annotations

from functools import cached_property

from cxdesigner.analysis.counts import Counts, counts
from cxdesigner.analysis.crossings import Crossings, crossings
from cxdesigner.analysis.emotion import Curve, curve_of, curves_of
from cxdesigner.analysis.handoffs import HandOffs, hand_offs
from cxdesigner.analysis.priority import (
    OpportunityValue,
    PainRank,
    opportunity_values,
    pain_ranks,
)
from cxdesigner.analysis.reach import Reach, Structure, reach, structure
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
