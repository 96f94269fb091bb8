"""Pieces of SVG text: numbers, escaped words, ids, attributes."""

from __future__ import annotations

import re

# What XML 1.0 has no way to write, not even escaped.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile(r"\s")
_NEEDS_ESCAPE = re.compile('[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]')


def number(value: float) -> str:
    """Return a length in points with at most two decimals (1/7200 inch)."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def words(text: str) -> str:
    """Return text as it may stand between tags or in an attribute."""
    if not _NEEDS_ESCAPE.search(text):
        return text
    text = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
    return (
        text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&quot;")
        .replace("\n", "&#10;")
        .replace("\t", "&#9;")
        .replace("\r", "&#13;")
    )


def attributes(**pairs: str | None) -> str:
    """Return `` name="value"`` for every pair that has a value; ``_`` in a name is ``-``."""
    return "".join(
        f' {name.strip("_").replace("_", "-")}="{words(value)}"'
        for name, value in pairs.items()
        if value
    )


class Ids:
    """Gives every group of a document an id of its own: no white space, never twice."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, wanted: str) -> str:
        """Return `wanted` itself wherever it may be an id, else the nearest that may."""
        base = _FORBIDDEN.sub("_", _SPACES.sub("_", wanted)) or "_"
        found = base
        count = 1
        while found in self._taken:
            count += 1
            found = f"{base}-{count}"
        self._taken.add(found)
        return found
