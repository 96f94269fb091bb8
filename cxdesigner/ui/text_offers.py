"""What the status bar says and offers of a text: read at its end, or dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxdesigner.base.i18n import _
from cxdesigner.ui.first_persona import name_offers

if TYPE_CHECKING:
    from cxdesigner.editor.text_endings import TakenEnding
    from cxdesigner.editor.text_session import DroppedText
    from cxdesigner.ui.window import Window

_SHOWN = 40
"""So many characters of what was dropped are said."""


def offer_text(window: Window, taken: TakenEnding) -> None:
    """Say what the end of a text was taken for, and offer the text as it was typed."""

    def keep() -> None:
        taken.keep_text()
        window.status.tell("")

    if taken.words:
        said = _("Taken from the text: {what}.").format(what=taken.words)
        offers = (("keepText", _("Keep as text"), keep), *name_offers(window, taken.patch))
        window.status.offer(said, offers)


def offer_dropped(window: Window, dropped: DroppedText) -> None:
    """Say which words were dropped, and offer them until something else is done."""

    def bring_back() -> None:
        dropped.bring_back()
        window.status.tell("")

    words = " ".join(dropped.words.split())
    if len(words) > _SHOWN:
        words = words[: _SHOWN - 1].rstrip() + "…"
    offers = (("bringBack", _("Bring back"), bring_back),)
    window.status.offer(
        _("“{text}” was dropped.").format(text=words), offers, is_over=lambda patch: bool(patch)
    )
