"""How often links cross the lines between the lanes, as lanes and lines are placed now.

Source: domain 2.4 (line-crossing semantics) and 4.9.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from cxdesigner.model.lane import LineKind
from cxdesigner.model.link import Link
from cxdesigner.model.queries import lines_crossed
from cxdesigner.model.view import RecordView


@dataclass(frozen=True, slots=True)
class Crossings:
    """Numbers of crossings; a link that crosses two lines counts once for each."""

    by_line: tuple[tuple[str, int], ...]
    """(line id, crossings) of the lines that are not hidden, from top to bottom."""

    by_kind: tuple[tuple[LineKind, int], ...]
    """(kind, crossings); the three named lines always, the others where they are drawn."""

    total: int

    def of(self, kind: LineKind) -> int:
        """Return the crossings of the lines of a kind."""
        return dict(self.by_kind).get(kind, 0)


def crossings(view: RecordView) -> Crossings:
    """Return how many flow, interaction, support and information links cross each line."""
    counts: Counter[str] = Counter()
    for link in view.of_type(Link):
        counts.update(line.id for line in lines_crossed(view, link))
    lines = [line for line in view.lines if not line.hidden]
    kinds: dict[LineKind, int] = {"interaction": 0, "visibility": 0, "internal": 0}
    for line in lines:
        kinds[line.kind] = kinds.get(line.kind, 0) + counts[line.id]
    return Crossings(
        by_line=tuple((line.id, counts[line.id]) for line in lines),
        by_kind=tuple(kinds.items()),
        total=counts.total(),
    )
