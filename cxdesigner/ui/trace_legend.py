"""What the light over the canvas means: what leads to the selection, what fails, and the like."""

from __future__ import annotations

from collections.abc import Collection

from cxdesigner.base.i18n import _, pgettext
from cxdesigner.scene.legend import Entry
from cxdesigner.scene.primitives import PathShape, Primitive, RectShape, Stroke
from cxdesigner.ui.canvas.trace_veil import DOWN, FAILS, OFF, UP

_WIDE, _DISC = 20.0, 12.0


def trace_entries(tokens: Collection[str], *, signs: bool) -> tuple[Entry, ...]:
    """Return what a legend says about what is lit up.

    Parameters
    ----------
    tokens
        Paint tokens of what is lit up.
    signs
        Whether they mean what is switched off, fails or goes on.
    """
    if signs:
        return tuple(
            Entry(_sign(token), _DISC, name)
            for token, name in (
                (OFF, _("Switched off")),
                (FAILS, pgettext("legend", "Fails")),
                (DOWN, _("A substitute stands in")),
            )
            if token in tokens
        )
    return tuple(
        Entry((PathShape((("M", 0.0, 0.0), ("L", _WIDE, 0.0)), None, stroke),), _WIDE, name)
        for stroke, name in (
            (Stroke(UP, 2.0, (5.0, 2.5)), _("Leads here")),
            (Stroke(DOWN, 2.0), _("Follows")),
        )
        if stroke.paint in tokens
    )


def _sign(token: str) -> tuple[Primitive, ...]:
    """Return a disc as it lies on an element."""
    middle, reach = _DISC / 2, 2.6
    pen = Stroke("canvas", 1.4, cap="round")
    if token == OFF:
        ring = RectShape(middle - 3.2, -3.2, 6.4, 6.4, 3.2, None, pen)
        lines: tuple[Primitive, ...] = (
            ring,
            PathShape((("M", middle, -4.4), ("L", middle, 0.0)), None, Stroke(token, 3.2)),
            PathShape((("M", middle, -4.0), ("L", middle, -0.6)), None, pen),
        )
    elif token == FAILS:
        lines = tuple(
            PathShape((("M", middle - reach, a), ("L", middle + reach, -a)), None, pen)
            for a in (-reach, reach)
        )
    else:
        way = (("M", middle - 3.0, 0.0), ("L", middle - 0.8, 2.6), ("L", middle + 3.2, -2.6))
        lines = (PathShape(way, None, pen),)
    return (RectShape(0.0, -middle, _DISC, _DISC, middle, token), *lines)
