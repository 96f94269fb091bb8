"""How long work tells how far it is, and hears that nobody wants it any more."""

from __future__ import annotations

from collections.abc import Callable

Tell = Callable[[int, int], None]
"""Says how many steps of how many are done; raises ``Stopped`` if the person cancelled."""


class Stopped(Exception):
    """The person cancelled; nothing was done, or what was done was taken back."""


def unheard(_done: int, _total: int) -> None:
    """Tell nobody."""
