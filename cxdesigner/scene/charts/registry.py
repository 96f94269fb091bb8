"""The pictures of the analyses by key; each is drawn by a module of its own, imported then."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from cxdesigner.analysis.facts import Facts
from cxdesigner.base.i18n import use_language
from cxdesigner.scene.charts.options import ChartOptions
from cxdesigner.scene.charts.sheet import Sheet
from cxdesigner.scene.items import Scene

_DRAWN: dict[str, tuple[str, str]] = {
    "cem": ("cem", "draw_cem"),
    "emotion": ("emotion", "draw_emotion"),
    "nps": ("surveys", "draw_nps"),
    "csat": ("surveys", "draw_csat"),
    "ces": ("surveys", "draw_ces"),
    "servqual": ("servqual", "draw_servqual"),
    "importance": ("importance", "draw_importance"),
    "opportunity": ("opportunity", "draw_opportunity"),
    "kano": ("kano", "draw_kano"),
    "time": ("time", "draw_time"),
    "links": ("links", "draw_links"),
    "reach": ("reach", "draw_reach"),
    "pains": ("ranking", "draw_pains"),
    "opportunities": ("ranking", "draw_opportunities"),
    "lifetime": ("sums", "draw_lifetime"),
    "four_donts": ("four_donts", "draw_four_donts"),
    "coverage": ("coverage", "draw_coverage"),
    "channels": ("channels", "draw_channels"),
    "deviation": ("deviation", "draw_deviation"),
    "closure": ("closure", "draw_closure"),
    "profit": ("sums", "draw_profit"),
}

KEYS: tuple[str, ...] = tuple(_DRAWN)
"""Of all pictures, in the order of domain part 4."""


def chart(
    key: str,
    facts: Facts,
    language: str,
    *,
    width: float,
    options: ChartOptions | None = None,
    words: str = "",
) -> Scene | None:
    """Draw the picture of an analysis.

    Items that stand for records carry their ids (``subject_ids``, the main one first) and say in
    ``description`` what they show; they come in reading order.

    Parameters
    ----------
    key
        One of `KEYS`.
    language
        Tag of the language of labels.
    words
        Tag of the language of words; '' for that of the labels.
    width
        Of the picture, points; no less than 220 are used. The height follows.

    Returns
    -------
    Scene or None
        None if there is nothing to draw.

    Raises
    ------
    KeyError
        If there is no picture of that key.
    """
    module, name = _DRAWN[key]
    draw: Callable[[Sheet, Facts, ChartOptions], bool] = getattr(
        import_module(f"cxdesigner.scene.charts.{module}"), name
    )
    with use_language(words or language):
        sheet = Sheet(language, width)
        return sheet.scene() if draw(sheet, facts, options or ChartOptions()) else None
