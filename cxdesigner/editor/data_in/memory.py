"""How tables were read last, by the names of their columns, kept outside of every document."""

from __future__ import annotations

import hashlib

from cxdesigner.base.errors import EditError
from cxdesigner.editor.data_in.columns import parse_column
from cxdesigner.editor.data_in.header import LAYOUTS, Plot, guess, signature
from cxdesigner.editor.settings import State, StoredFile
from cxdesigner.formats.tabular.sheet import Sheet

_MOST = 30


def remember(state: StoredFile[State], sheet: Sheet, plot: Plot) -> None:
    """Keep how a table is read."""
    key = _key(sheet, plot.header)
    words = (plot.layout, *(column.text for column in plot.columns))
    rest = tuple(pair for pair in state.value.data_columns if pair[0] != key)
    state.update(data_columns=((key, words), *rest)[:_MOST])


def plot_of(state: State, sheet: Sheet) -> Plot:
    """Return how a table like this was read last, else how it is probably read."""
    guessed = guess(sheet)
    known = dict(state.data_columns).get(_key(sheet, guessed.header))
    if known is None or len(known) != len(guessed.columns) + 1 or known[0] not in LAYOUTS:
        return guessed
    try:
        columns = tuple(parse_column(text) for text in known[1:])
    except EditError:
        # Written by another version, or by hand.
        return guessed
    return Plot(known[0], guessed.header, columns)


def _key(sheet: Sheet, header: int) -> str:
    # Questions of a survey are long, and nobody reads them here.
    return hashlib.sha256(signature(sheet, header).encode()).hexdigest()[:16]
