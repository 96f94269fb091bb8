"""A first feeling makes a persona: said, with a way to give it a name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cxdesigner.base.i18n import _

if TYPE_CHECKING:
    from cxdesigner.model.patch import Patch
    from cxdesigner.ui.window import Window


def name_offers(window: Window, patch: Patch) -> tuple[tuple[str, str, Callable[[], object]], ...]:
    """Return what the status bar offers for a persona that came with a feeling, without a name."""
    # The window is there before the model is.
    from cxdesigner.model.persona import Emotion, Persona

    document = window.session.document
    unnamed = [one.id for one in document.store.of_type(Persona) if not one.name]
    new = [key for key in unnamed if key in patch.changes and patch.changes[key][0] is None]
    # Thousands of records may have come: nobody goes through them for a persona that has not.
    felt = {one.persona_id for one in patch.added() if isinstance(one, Emotion)} if new else set()
    made = next((key for key in new if key in felt), None)
    if made is None:
        return ()

    def name() -> None:
        window.status.tell("")
        window.show_panel("inspector", True)
        window.inspector.focus_card(made, "name")

    return (("namePersona", _("Name the persona"), name),)


def tell_of_persona(window: Window, patch: Patch) -> None:
    """Say that a feeling made a persona, and offer to name it."""
    latest = window.session.document.history.latest
    # What undo brings back is nothing new.
    is_done = latest is not None and patch.changes.keys() <= latest.changes.keys()
    offers = name_offers(window, patch) if is_done else ()
    if offers:
        window.status.offer(_("This feeling belongs to a new persona without a name."), offers)
