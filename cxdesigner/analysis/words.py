"""Figures as people read them: minutes, shares, values on an emotion scale."""

from __future__ import annotations

from cxdesigner.analysis.counts import Counts
from cxdesigner.base.i18n import _, dotted, format_number, listed, ngettext, pgettext

_DAY = 1440
_SAME_S = 0.01
"""So much may be missing of a second that is said exactly."""


def minutes_text(minutes: float, *, exactly: bool = False) -> str:
    """Return a duration as people say it: ``45 s``, ``41 min``, ``2 h 27 min``, ``3 d 4 h``.

    All of the program words times so. They are rounded: from ten minutes on to whole minutes, from
    two days of 24 hours on to whole hours. What somebody has given is said ``exactly``; that text
    can be read back.
    """
    if minutes < 0:
        return "\N{MINUS SIGN}" + minutes_text(-minutes, exactly=exactly)
    seconds = round(minutes * 60, 0 if exactly or minutes * 60 >= 10 else 1)
    if 0 < seconds < 60 and (not exactly or abs(minutes * 60 - seconds) <= _SAME_S):
        return _("{n} s").format(n=number_text(seconds))
    if exactly:
        minutes = round(minutes, 4)
    elif minutes < 2 * _DAY:
        minutes = round(minutes, 1 if minutes < 10 else 0)
    else:
        minutes = round(minutes / 60) * 60
    return _parts_text(minutes)


def _parts_text(minutes: float) -> str:
    """Return minutes as days and hours, or hours and minutes, without those that are zero."""
    days, left = divmod(minutes, _DAY)
    hours, rest = divmod(minutes, 60)
    if minutes < 60:
        return _("{n} min").format(n=_figure(minutes))
    if not left:
        return _("{d} d").format(d=_figure(days))
    if days >= 2 and not rest:
        return _("{d} d {h} h").format(d=_figure(days), h=_figure(left / 60))
    if not rest:
        return _("{h} h").format(h=_figure(hours))
    return _("{h} h {m} min").format(h=_figure(hours), m=_figure(rest))


def span_text(low: float, high: float) -> str:
    """Return a range of minutes in one unit: ``10–25 min``, ``80–90 min``, ``1–2 h``."""
    if low == high:
        return minutes_text(low, exactly=True)
    if high < 1:
        return _("{n} s").format(n=_range(low * 60, high * 60))
    if not (low % _DAY or high % _DAY):
        return _("{d} d").format(d=_range(low / _DAY, high / _DAY))
    if not (low % 60 or high % 60):
        return _("{h} h").format(h=_range(low / 60, high / 60))
    return _("{n} min").format(n=_range(low, high))


def _range(low: float, high: float) -> str:
    return f"{number_text(low, 1)}\N{EN DASH}{number_text(high, 1)}"


def _figure(value: float) -> str:
    # A comma between thousands would be read as a point.
    return number_text(value, 4).replace(",", "")


def share_text(share: float, decimals: int = 1) -> str:
    """Return a share 0…1 in percent, with at most so many decimals: ``37.5%``."""
    return _("{n}%").format(n=number_text(share * 100, decimals))


def number_text(value: float, decimals: int = 2) -> str:
    """Return a number with at most so many decimals and no zeros at its end: ``1.75``, ``2``."""
    text = format_number(value, decimals)
    return text.rstrip("0").rstrip(".") if "." in text else text


def value_text(value: float, scale_min: float = -1.0, decimals: int = 2) -> str:
    """Return an emotion value; with a plus sign above 0 on scales that go below it: ``+1.5``."""
    text = number_text(value, decimals)
    return f"+{text}" if scale_min < 0 and value > 0 and text != "0" else text


def named(name: str, text: str) -> str:
    """Return a name with what is said about it behind it, as the language in use sets a colon."""
    return _("{name}: {text}").format(name=name, text=text)


def noted(text: str, note: object) -> str:
    """Return a text with a note or a number in brackets, as the language in use sets them."""
    return _("{text} ({note})").format(text=text, note=note)


def between(low: str, high: str) -> str:
    """Return the two ends of an interval."""
    return pgettext("ends of an interval", "{low} … {high}").format(low=low, high=high)


def unbroken(text: str) -> str:
    """Return a text whose intervals are not parted at the end of a line."""
    glue, joiner = "\N{NO-BREAK SPACE}", "\N{WORD JOINER}"
    return text.replace(" … ", f"{glue}…{glue}").replace("～", f"～{joiner}")


def list_text(words: tuple[str, ...]) -> str:
    """Return words one after another as the language in use lists them."""
    return listed(words)


def size_text(counts: Counts) -> str:
    """Return how much a blueprint holds: ``9 steps · 30 elements · 2 notes · 46 links``."""
    parts = [
        ngettext("{n} step", "{n} steps", counts.steps).format(n=counts.steps),
        ngettext("{n} element", "{n} elements", counts.elements).format(n=counts.elements),
        ngettext("{n} link", "{n} links", counts.links).format(n=counts.links),
    ]
    if counts.notes:
        notes = ngettext("{n} note", "{n} notes", counts.notes).format(n=counts.notes)
        parts.insert(2, notes)
    return dotted(parts)
