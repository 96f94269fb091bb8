"""Views that were given a name."""

from __future__ import annotations

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _, in_sequence, ngettext
from cxdesigner.base.ids import new_id
from cxdesigner.editor.commands.text import with_language
from cxdesigner.editor.filter import FACETS, NONE, Facet, Filter
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


def _gone(view: RecordView, saved: SavedView) -> dict[Facet, int]:
    """Return how many records of each facet that a saved view asks for are no longer there."""
    facets: tuple[Facet, ...] = ("stage_ids", "lane_ids", "persona_ids")
    found = {
        facet: sum(word not in view and word != NONE for word in getattr(saved, facet))
        for facet in facets
    }
    return {facet: count for facet, count in found.items() if count}


def _filter_of(view: RecordView, saved: SavedView) -> Filter | None:
    """Return the filter of a saved view without records that are gone; None if nothing is left."""
    found: dict[str, tuple[str, ...]] = {facet: getattr(saved, facet) for facet in FACETS}
    gone = _gone(view, saved)
    for facet in gone:
        found[facet] = tuple(word for word in found[facet] if word in view or word == NONE)
    left = Filter(**found)
    return left if left or not gone else None


def told_of_gone(view: RecordView, saved: SavedView) -> str:
    """Return what to say of what a saved view asks for and is no longer there; '' for nothing."""
    said = [_words_of_gone(facet, count) for facet, count in _gone(view, saved).items()]
    if said and _filter_of(view, saved) is None:
        said.append(_("What is shown stays as it was."))
    return in_sequence(said)


def _words_of_gone(facet: Facet, n: int) -> str:
    match facet:
        case "stage_ids":
            words = ngettext(
                "A stage of this view is no longer there.",
                "{n} stages of this view are no longer there.",
                n,
            )
        case "lane_ids":
            words = ngettext(
                "A lane of this view is no longer there.",
                "{n} lanes of this view are no longer there.",
                n,
            )
        case _:
            words = ngettext(
                "A persona of this view is no longer there.",
                "{n} personas of this view are no longer there.",
                n,
            )
    return words.format(n=n)


def view_changes(view: RecordView, saved: SavedView) -> dict[str, object]:
    """Return the fields of the view state that a saved view sets.

    None where all that it asks for is gone: what is shown would be everything.
    """
    filter_ = _filter_of(view, saved)
    if filter_ is None:
        return {}
    changes: dict[str, object] = {
        "filter": filter_,
        "hidden_lanes": tuple(key for key in saved.hidden_lane_ids if key in view),
    }
    if saved.language in view.blueprint.languages:
        changes["language"] = saved.language
    if saved.emotion in EMOTION_MODES:
        changes["emotion"] = saved.emotion
    if saved.shown_persona_ids:
        changes["persona_ids"] = saved.shown_persona_ids
    return changes
