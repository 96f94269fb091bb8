"""What the canvas keeps of one open document: its layout, kept in step with what is shown of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from cxdesigner.base.i18n import use_language
from cxdesigner.editor.document import Document
from cxdesigner.model.patch import Patch
from cxdesigner.scene.build import LayoutOptions, LiveLayout
from cxdesigner.scene.diff import SceneDiff
from cxdesigner.scene.feelings import summit_names
from cxdesigner.scene.hit import SceneIndex
from cxdesigner.scene.items import SceneItem
from cxdesigner.ui.tools.ghosts import ghost_items


def layout_options(document: Document, *, empty_band: bool = True) -> LayoutOptions:
    """Return how the canvas lays a document out: as it is looked at."""
    state = document.view_state
    shown = state.persona_ids
    if shown is None:
        shown = tuple(persona.id for persona in document.store.personas[:1]) or None
    options = LayoutOptions(
        language=state.language, emotion=state.emotion, persona_ids=shown, empty_band=empty_band
    )
    if not state.collapsed_stages:
        return options
    # What is the peak of the journey does not change with what is seen of it.
    with use_language(options.language):
        return replace(options, summits=summit_names(document.store, options))


class Sheet:
    """Layout and index of one document, of what is not hidden.

    Attributes
    ----------
    was_shown
        Whether the document was on the canvas already.
    remembered
        Zoom and middle at which the file was looked at last; None for the first time.
    disconnects
        End the connections to the document.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.disconnects: list[Callable[[], None]] = []
        self.was_shown = False
        self.remembered: tuple[float, tuple[float, float]] | None = None
        self.lay_out()

    def lay_out(self) -> None:
        """Lay everything out anew."""
        document = self.document
        self.shown_as = document.view_state.selects
        self._filter = document.projection()
        view = document.store if self._filter is None else self._filter.view
        self.layout = LiveLayout(view, layout_options(document))
        self.index = SceneIndex(self.layout.scene)

    def follow(self, patch: Patch) -> SceneDiff:
        """Follow a patch that the document has taken; the index follows the diff by itself."""
        return self.layout.apply(patch if self._filter is None else self._filter.follow(patch))

    def lay_out_trial(self, patch: Patch) -> tuple[SceneItem, ...]:
        """Return how the records of a patch that is never committed would look."""
        store = self.document.store
        with store.trial() as tx:
            for key, (_before, after) in patch.changes.items():
                if after is None:
                    tx.delete((key,))
            for _before, after in patch.changes.values():
                if after is not None:
                    tx.put(after)
            tried = store.pending()
            diff = self.follow(tried)
            wanted = {key for key, (_before, after) in tried.changes.items() if after is not None}
            ghosts = ghost_items(diff, wanted)
        self.follow(tried.inverse())
        return ghosts
