"""What the status bar says and offers of a text: read at its end, or dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cxdesigner.base.i18n import _
from cxdesigner.ui.first_persona import name_offers

if TYPE_CHECKING:
    from cxdesigner.editor.document import Document
    from cxdesigner.editor.text_endings import TakenEnding
    from cxdesigner.model.patch import Patch
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
        document, about = window.session.document, taken.element_id
        window.status.offer(
            said, offers, is_over=lambda patch: _is_elsewhere(document, about, patch)
        )


def _is_elsewhere(document: Document, about: str, patch: Patch | None) -> bool:
    """Say whether somebody has gone on to something else than an element.

    Not by making the next one, as long as nothing is written into it.
    """
    # The window is there before the model is.
    from cxdesigner.model.element import Element
    from cxdesigner.model.schema import references_of

    if patch is None:
        if document.view_state.editor != "canvas":
            # Return goes on to the next row by itself.
            return False
        chosen = document.selection
        one = document.store.get(Element, chosen.primary)
        is_next = one is not None and not one.label
        return bool(chosen.ids) and about not in chosen.ids and not is_next
    if about in patch.changes:
        return about not in document.store
    changed = [after or before for before, after in patch.changes.values()]
    if any(isinstance(one, Element) and not one.label for one in patch.added()):
        return False
    return not any(
        target == about
        for one in changed
        if one is not None
        for _reference, target in references_of(one)
    )


def offer_dropped(
    window: Window,
    words: str,
    bring_back: Callable[[], object] | None,
    *,
    here: bool = False,
) -> None:
    """Say which words were dropped, and offer them until something else is done.

    Without a way to bring them back they could not be used where they were typed. What comes back
    `here`, into a field, is offered as long as the selection stays.
    """

    def back() -> None:
        assert bring_back is not None
        # What it says itself is to be read.
        window.status.tell("")
        bring_back()

    words = " ".join(words.split())
    if len(words) > _SHOWN:
        words = words[: _SHOWN - 1].rstrip() + "…"
    offers = () if bring_back is None else (("bringBack", _("Bring back"), back),)
    said = _("“{text}” was dropped.").format(text=words)
    window.status.offer(said, offers, is_over=lambda patch: here or bool(patch))
