"""Figures as people read them: minutes, shares, values on an emotion scale."""

from __future__ import annotations

from cxdesigner.analysis.counts import Counts
from cxdesigner.base.i18n import _, dotted, format_number, listed, ngettext, pgettext


def minutes_text(minutes: float) -> str:
    """Return a duration as people say it: ``45 s``, ``41 min``, ``2 h 27 min``, ``3 d 4 h``.

    Below a minute in seconds; from ten minutes on whole minutes; from two days on days of 24 hours
    and whole hours.
    """
    if minutes < 0:
        return "\N{MINUS SIGN}" + minutes_text(-minutes)
    if 0 < minutes < 1 and round(minutes * 60) < 60:
        return _("{n} s").format(n=number_text(minutes * 60, 0 if minutes * 60 >= 10 else 1))
    if minutes < 60 and round(minutes, 1 if minutes < 10 else 0) < 60:
        return _("{n} min").format(n=number_text(minutes, 1 if minutes < 10 else 0))
    whole = round(minutes)
    if whole < 2880:
        hours, rest = divmod(whole, 60)
        if not rest:
            return _("{h} h").format(h=number_text(hours))
        return _("{h} h {m} min").format(h=number_text(hours), m=number_text(rest))
    days, hours = divmod(round(minutes / 60), 24)
    if not hours:
        return _("{d} d").format(d=number_text(days))
    return _("{d} d {h} h").format(d=number_text(days), h=number_text(hours))


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
