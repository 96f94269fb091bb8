"""How tables were read last and what names in them meant, kept outside of every document."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from cxdesigner.base.errors import EditError
from cxdesigner.editor.data_in.columns import parse_column
from cxdesigner.editor.data_in.header import LAYOUTS, Plot, guess, signature
from cxdesigner.editor.data_in.names import Names
from cxdesigner.editor.settings import State, StoredFile
from cxdesigner.formats.tabular.sheet import Sheet
from cxdesigner.model.element import Element
from cxdesigner.model.view import RecordView

_MOST = 30
_MOST_NAMES = 500


def remember(state: StoredFile[State], sheet: Sheet, plot: Plot) -> None:
    """Keep how a table is read."""
    key = _key(sheet, plot.header)
    words = (plot.layout, *(column.text for column in plot.columns))
    rest = tuple(pair for pair in state.value.data_columns if pair[0] != key)
    state.update(data_columns=((key, words), *rest)[:_MOST])


def plot_of(state: State, sheet: Sheet, names: Names | None = None) -> Plot:
    """Return how a table like this was read last, else how it is probably read; see ``guess``."""
    guessed = guess(sheet, names)
    known = dict(state.data_columns).get(_key(sheet, guessed.header))
    if known is None or len(known) != len(guessed.columns) + 1 or known[0] not in LAYOUTS:
        return guessed
    try:
        columns = tuple(parse_column(text) for text in known[1:])
    except EditError:
        # Written by another version, or by hand.
        return guessed
    return Plot(known[0], guessed.header, columns)


def remember_matches(
    state: StoredFile[State], view: RecordView, matches: Mapping[str, str]
) -> None:
    """Keep what names in tables mean in a service, beside what was known about it before."""
    key = view.blueprint.lineage_id or view.blueprint.id
    known = dict(dict(state.value.data_matches).get(key, ())) | dict(matches)
    if not known:
        return
    rest = tuple(pair for pair in state.value.data_matches if pair[0] != key)
    words = tuple(known.items())[-_MOST_NAMES:]
    state.update(data_matches=((key, words), *rest)[:_MOST])


def forget_match(state: StoredFile[State], view: RecordView, name: str) -> None:
    """No longer know what a name, by its key, means in a service."""
    key = view.blueprint.lineage_id or view.blueprint.id
    state.update(
        data_matches=tuple(
            (one, tuple(pair for pair in words if one != key or pair[0] != name))
            for one, words in state.value.data_matches
        )
    )


def matches_of(state: State, view: RecordView) -> dict[str, str]:
    """Return what names meant when tables were last brought into a service, by the key of the name.

    Elements that are gone mean nothing any more; '' leaves a name out.
    """
    key = view.blueprint.lineage_id or view.blueprint.id
    known = dict(state.data_matches).get(key, ())
    return {name: one for name, one in known if not one or view.get(Element, one) is not None}


def _key(sheet: Sheet, header: int) -> str:
    # Questions of a survey are long, and nobody reads them here.
    return hashlib.sha256(signature(sheet, header).encode()).hexdigest()[:16]
