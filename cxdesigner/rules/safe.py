"""Which quick fixes may be made without asking anybody."""

from __future__ import annotations

from cxdesigner.model.link import Link
from cxdesigner.model.view import RecordView
from cxdesigner.rules.finding import Finding

SAFE: frozenset[str] = frozenset({"D02", "D08", "D10", "S03", "X05"})
"""Rules whose fix only says again what the document says already: recomputed sums and results,
weights scaled to 100, one of two equal links, the mark of a wait that has minutes. All others
choose between possibilities, invent a placeholder or take something away."""


def is_safe(view: RecordView, finding: Finding) -> bool:
    """Say whether the quick fix of a finding needs no decision of a person."""
    if finding.code not in SAFE or finding.suppressed or not finding.can_fix:
        return False
    if finding.code != "S03":
        return True
    # Of two links that say different things, a person has to choose.
    links = [view.get(Link, key) for key in finding.subjects[:2]]
    found = [link for link in links if link is not None]
    words = {(link.label, link.condition) for link in found if link.label}
    kinds = {(link.loop, link.parallel, link.default) for link in found}
    return len(words) < 2 and len(kinds) < 2
