"""Views that were given a name."""

from __future__ import annotations

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _
from cxdesigner.base.ids import new_id
from cxdesigner.editor.commands.text import with_language
from cxdesigner.editor.filter import FACETS, NONE, Filter
from cxdesigner.editor.view_state import EMOTION_MODES, ViewState
from cxdesigner.model.saved_view import SavedView
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import EMPTY
from cxdesigner.model.view import RecordView


def saved_views(view: RecordView, language: str) -> tuple[SavedView, ...]:
    """Return the saved views by name."""
    return tuple(sorted(view.of_type(SavedView), key=lambda one: (one.name.text(language), one.id)))


def save_view(tx: Transaction, name: str, state: ViewState) -> tuple[str, ...]:
    """Save how a blueprint is looked at under a name; one of that name is replaced.

    Raises
    ------
    EditError
        If the name is empty.
    """
    words = " ".join(name.split())
    if not words:
        raise EditError(_("A view needs a name."))
    language = state.language
    known = next(
        (one for one in tx.view.of_type(SavedView) if one.name.text(language) == words), None
    )
    shown = tuple(key for key in state.persona_ids or () if key in tx.view)
    text = known.name if known is not None else with_language(tx.view, EMPTY, words, language)
    made = SavedView(
        id=known.id if known is not None else new_id(SavedView.PREFIX),
        name=text,
        language=language,
        emotion=state.emotion,
        shown_persona_ids=shown,
        hidden_lane_ids=tuple(key for key in state.hidden_lanes if key in tx.view),
    ).replace(**{facet: state.filter.words(facet) for facet in FACETS})
    tx.put(made)
    return (made.id,)


def _filter_of(view: RecordView, saved: SavedView) -> Filter:
    """Return the filter of a saved view without records that are gone."""
    found: dict[str, tuple[str, ...]] = {facet: getattr(saved, facet) for facet in FACETS}
    for facet in ("persona_ids", "stage_ids", "lane_ids"):
        found[facet] = tuple(word for word in found[facet] if word in view or word == NONE)
    return Filter(**found)


def view_changes(view: RecordView, saved: SavedView) -> dict[str, object]:
    """Return the fields of the view state that a saved view sets."""
    changes: dict[str, object] = {
        "filter": _filter_of(view, saved),
        "hidden_lanes": tuple(key for key in saved.hidden_lane_ids if key in view),
    }
    if saved.language in view.blueprint.languages:
        changes["language"] = saved.language
    if saved.emotion in EMOTION_MODES:
        changes["emotion"] = saved.emotion
    if saved.shown_persona_ids:
        changes["persona_ids"] = saved.shown_persona_ids
    return changes
