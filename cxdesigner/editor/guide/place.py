"""Which guide is shown and at which page one was last: part of the view, never of the file."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class GuidePlace:
    """Where somebody is in the guides."""

    shown: str = ""
    """Key of the guide that is shown: ``journey``, ``journey_short`` or ``cem``; '' for none."""

    pages: tuple[tuple[str, str], ...] = ()
    """(Guide, page looked at last) pairs, sorted."""

    @property
    def page(self) -> str:
        """The page of the guide that is shown; '' if it was never looked at."""
        return dict(self.pages).get(self.shown, "")

    def at(self, page: str) -> GuidePlace:
        """Return this at another page of the guide that is shown."""
        return replace(self, pages=tuple(sorted({**dict(self.pages), self.shown: page}.items())))

    def show(self, guide: str) -> GuidePlace:
        """Return this with another guide shown, or none."""
        return replace(self, shown=guide)


NOWHERE = GuidePlace()
