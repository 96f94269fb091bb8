"""Which box lies next to which: the free shafts of a grid.

Every column and every vertical gutter is a *passage*, numbered from the left: gutter ``i`` is
passage ``2 * i`` and column ``i`` is passage ``2 * i + 1``. The boxes in a passage (in a gutter,
those that span it) divide it into *shafts*, in which a link may run up and down.
"""

from __future__ import annotations

from cxdesigner.scene.route.grid import RouteGrid


class Topology:
    """An index of a grid: built once, read by `plan_link` and `assign_tracks`."""

    def __init__(self, grid: RouteGrid) -> None:
        self.grid = grid
