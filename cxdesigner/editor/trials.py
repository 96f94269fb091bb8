"""What follows from the selection and from what is tried: worked out once, read by all who show it.

What hangs together is gone through once for each revision, elsewhere where the blueprint is large;
after that impact and outage of anything take a moment.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cxdesigner.analysis.impact import Dependence, Impact, Outage
from cxdesigner.analysis.time import LeadTime, lead_time
from cxdesigner.base.signal import Signal
from cxdesigner.editor.what_if import TriedTime, tried_lead_time
from cxdesigner.model.giving_view import GivingView
from cxdesigner.model.store import Store
from cxdesigner.model.view import RecordView

FEW = 1500
"""Up to so many records all is worked out at once; beyond that elsewhere."""


@dataclass(frozen=True, slots=True)
class _Ground:
    """What all answers about one revision rest on."""

    revision: int
    dependence: Dependence
    now: LeadTime
    times: tuple[TriedTime, ...]
    tried: LeadTime
    """Lead time with these times."""


Elsewhere = Callable[
    [Callable[[], _Ground], Callable[[_Ground], object], Callable[[Exception], object]], object
]
"""Does work in another thread, then gives its result, or an error, to somebody in this one."""


class Trials:
    """Answers what hangs on records, what fails without some, what other times would change.

    An answer is None as long as it is being worked out; ``changed`` tells that it is there.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._ground: _Ground | None = None
        self._is_working = False
        self._impact: tuple[Dependence, tuple[str, ...], Impact] | None = None
        self._outage: tuple[Dependence, tuple[str, ...], Outage] | None = None
        self.elsewhere: Elsewhere | None = None
        """Set by whoever has threads."""

        self.changed: Signal[()] = Signal()
        """Emitted when answers are there that were not."""

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being worked out elsewhere."""
        return not self._is_working

    def impact(self, record_ids: tuple[str, ...]) -> Impact | None:
        """Return what depends on records and what they depend on."""
        ground = self._known(None)
        if ground is None:
            return None
        of = (ground.dependence, record_ids)
        if self._impact is None or self._impact[:2] != of:
            self._impact = (*of, ground.dependence.impact(record_ids))
        return self._impact[2]

    def outage(self, off: tuple[str, ...]) -> Outage | None:
        """Return what fails while elements are switched off."""
        ground = self._known(None)
        if ground is None:
            return None
        of = (ground.dependence, off)
        if self._outage is None or self._outage[:2] != of:
            self._outage = (*of, ground.dependence.outage(off))
        return self._outage[2]

    def lead_times(self, times: tuple[TriedTime, ...]) -> tuple[LeadTime, LeadTime] | None:
        """Return the lead time as it is, and as it would be with other times."""
        ground = self._known(times)
        return None if ground is None else (ground.now, ground.tried)

    def _known(self, times: tuple[TriedTime, ...] | None) -> _Ground | None:
        """Return the ground of the revision of now; with any times, if None are asked for."""
        known, store = self._ground, self._store
        if known is not None and known.revision != store.revision:
            known = None
        if times is None:
            times = () if self._ground is None else self._ground.times
        if known is not None and known.times == times:
            return known
        if self._is_working:
            return None
        if self.elsewhere is None or len(store) <= FEW:
            self._ground = _worked_out(store.revision, store, store, times, known)
            return self._ground
        self._is_working = True
        revision, view = store.revision, GivingView(store)
        fork = store.fork() if times else store
        self.elsewhere(
            lambda: _worked_out(revision, view, fork, times, known), self._take, self._fail
        )
        return None

    def _take(self, ground: _Ground) -> None:
        self._is_working = False
        self._ground = ground
        # If that is the past by now, whoever asks again has the present worked out.
        self.changed.emit()

    def _fail(self, error: Exception) -> None:
        self._is_working = False
        raise error


def _worked_out(
    revision: int,
    view: RecordView,
    store: Store,
    times: tuple[TriedTime, ...],
    known: _Ground | None,
) -> _Ground:
    """Work out the ground of a revision; what is known of it already is kept.

    Parameters
    ----------
    store
        The same records as `view`, to try times in; not looked at without times.
    """
    now = lead_time(view) if known is None else known.now
    tried = tried_lead_time(store, times) if times else now
    dependence = Dependence(view) if known is None else known.dependence
    return _Ground(revision, dependence, now, times, tried)
