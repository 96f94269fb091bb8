"""Feedback closure: how much of what customers said was answered.

Source: domain 4.17 (closed loop: listen, analyse, act, tell the customer).
"""

from __future__ import annotations

from dataclasses import dataclass

from cxdesigner.model.insight import Feedback
from cxdesigner.model.view import RecordView


@dataclass(frozen=True, slots=True)
class Closure:
    """Feedback by how far it came; ids sorted."""

    heard: tuple[str, ...]
    """Items with something listened to."""

    closed: tuple[str, ...]
    told: tuple[str, ...]
    """Whose customers were told what was improved."""

    @property
    def closed_share(self) -> float | None:
        """Closed of heard, 0…1; None if nothing was heard."""
        return len(self.closed) / len(self.heard) if self.heard else None

    @property
    def told_share(self) -> float | None:
        """Told of heard, 0…1; None if nothing was heard."""
        return len(self.told) / len(self.heard) if self.heard else None


def feedback_closure(view: RecordView) -> Closure:
    """Return the feedback of a blueprint by how far it came."""
    heard = [item for item in view.of_type(Feedback) if item.listen]
    return Closure(
        heard=tuple(item.id for item in heard),
        closed=tuple(item.id for item in heard if item.closed),
        told=tuple(item.id for item in heard if item.told_customer),
    )
