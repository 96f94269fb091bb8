"""Whether a text can be read in a language that a blueprint declares."""

from __future__ import annotations

from cxdesigner.model.text import LocalText


def has_language(text: LocalText, tag: str) -> bool:
    """Say whether a text has words in a language.

    A plain text serves every language. Tags are compared without regard to case and ``_``, and
    a bare language (``zh``) is served by any of its regions and the other way round.
    """
    if text.has(tag):
        return True
    wanted = _parts(tag)
    return any(
        have[: len(wanted)] == wanted or wanted[: len(have)] == have
        for have in map(_parts, text.languages)
    )


def _parts(tag: str) -> list[str]:
    return tag.strip().casefold().replace("_", "-").split("-")
