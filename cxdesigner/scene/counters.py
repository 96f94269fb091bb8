"""How much work a layout did."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Counters:
    """Work done since the layout began; tests hold it against what was touched.

    What is drawn late, because nobody asked for it before, counts when it is drawn.
    """

    blocks: int = 0
    """Drawings of elements made."""
    routes: int = 0
    """Ways of links worked out."""
    links: int = 0
    """Drawings of links made."""
    arranged: int = 0
    """Times the coordinates of columns and lanes were worked out."""
