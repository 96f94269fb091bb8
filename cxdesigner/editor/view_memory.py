"""How each file was looked at last, kept outside the file.

Zoom, place, editor, selection; whoever has a window adds the panels that stand open. It is kept
when a file is closed, and when it is saved: after a crash it is opened as it was then.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from cxdesigner.base.signal import Signal
from cxdesigner.editor.document import Document
from cxdesigner.editor.filter import EVERYTHING
from cxdesigner.editor.settings import State, StoredFile
from cxdesigner.editor.view_state import ViewState
from cxdesigner.editor.what_if import NOTHING
from cxdesigner.model.lane import Lane
from cxdesigner.model.stage import Stage

_LOG = logging.getLogger(__name__)

_MOST_FILES = 40
_MOST_SELECTED = 50
_MOST_PX = 10_000


@cache
def _adapter() -> TypeAdapter[ViewState]:
    return TypeAdapter(ViewState)


class ViewMemory:
    """Keeps how documents are looked at whenever one of some signals tells of them."""

    def __init__(self, state: StoredFile[State], *signals: Signal[Document]) -> None:
        self.panels: Callable[[], Mapping[str, int] | None] = lambda: None
        """Returns which panels stand open, and how high, 0 where that is fixed; None without a
        window: what was kept of them stays."""

        self._state = state
        for signal in signals:
            signal.connect(self.keep)

    def keep(self, document: Document) -> None:
        """Keep how a document is looked at now; see ``remember``."""
        remember(self._state, document, self.panels())


def remember(
    state: StoredFile[State], document: Document, panels: Mapping[str, int] | None = None
) -> None:
    """Keep how a document is looked at; one that has no file is forgotten."""
    if document.path is None:
        return
    key = str(document.path.absolute())
    kept: dict[str, Any] = {
        **(_kept(state.value, document) or {}),
        "view": asdict(lasting(document.view_state)),
        "selected": document.selection.ids[:_MOST_SELECTED],
    }
    if panels is not None:
        kept["panels"] = dict(panels)
    rest = tuple(pair for pair in state.value.views if pair[0] != key)
    state.set(state.value.model_copy(update={"views": ((key, kept), *rest)[:_MOST_FILES]}))


def panels_of(state: State, document: Document) -> dict[str, int] | None:
    """Return what ``remember`` kept of the panels at a document; None if nothing of use.

    Names are as they were kept, maybe by another version.
    """
    panels = (_kept(state, document) or {}).get("panels")
    if not isinstance(panels, dict):
        return None
    return {
        name: size if isinstance(size, int) and 0 < size < _MOST_PX else 0
        for name, size in panels.items()
    }


def _kept(state: State, document: Document) -> dict[str, Any] | None:
    return dict(state.views).get(str(document.path.absolute())) if document.path else None


def lasting(view: ViewState) -> ViewState:
    """Return a view without what ends with the file: trials, and the guide at one's side."""
    return replace(view, what_if=NOTHING, guide=view.guide.show(""))


def restore(state: State, document: Document) -> None:
    """Look at a document as its file was looked at last, as far as that still makes sense."""
    kept = _kept(state, document)
    if kept is None:
        return
    try:
        view = _adapter().validate_python(kept.get("view", {}))
    except ValidationError:
        # Written by another version, or by hand: the file is opened as if for the first time.
        _LOG.info("a remembered view could not be used")
        return
    document.restore_view(_fitting(view, document))
    store = document.store
    document.selection.set(key for key in _texts(kept.get("selected")) if key in store)


def _fitting(view: ViewState, document: Document) -> ViewState:
    """Return a view without what is no longer in the document."""
    store = document.store
    if view.language not in store.blueprint.languages:
        view = replace(view, language=document.language)
    personas = {persona.id for persona in store.personas}
    shown = tuple(key for key in view.persona_ids or () if key in personas)
    return replace(
        view,
        # Who opens a file wants to see it; what is worth keeping has a name (saved views).
        filter=EVERYTHING,
        persona_ids=shown or None,
        collapsed_stages=tuple(k for k in view.collapsed_stages if store.get(Stage, k) is not None),
        hidden_lanes=tuple(k for k in view.hidden_lanes if store.get(Lane, k) is not None),
        persona_id=view.persona_id if view.persona_id in personas else None,
    )


def _texts(value: Any) -> tuple[str, ...]:
    return (
        tuple(one for one in value if isinstance(one, str))
        if isinstance(value, list | tuple)
        else ()
    )
