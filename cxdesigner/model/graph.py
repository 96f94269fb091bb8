"""The blueprint as a networkx graph: a projection of the records, kept in step by patches.

Elements of every lane and the lines are nodes, links are edges keyed by link id. Built on first
use; after that each patch changes only what it names.
"""

from __future__ import annotations

from typing import Any

import networkx as nx

from cxdesigner.model.element import Element
from cxdesigner.model.lane import Line
from cxdesigner.model.link import Link
from cxdesigner.model.patch import Patch
from cxdesigner.model.record import Record
from cxdesigner.model.view import RecordView

Graph = Any
"""A ``networkx.MultiDiGraph``; node attribute ``record`` and edge attribute ``record``."""


def build_graph(view: RecordView) -> Graph:
    """Return a new ``MultiDiGraph`` of elements, lines and links."""
    graph: Graph = nx.MultiDiGraph()
    links: list[Link] = []
    for record in view:
        if isinstance(record, Element | Line):
            _add_node(graph, record)
        elif isinstance(record, Link):
            links.append(record)
    for link in links:
        graph.add_edge(link.source_id, link.target_id, key=link.id, record=link, kind=link.kind)
    return graph


def _add_node(graph: Graph, record: Element | Line) -> None:
    graph.add_node(
        record.id,
        record=record,
        node_type="line" if isinstance(record, Line) else "element",
        kind=record.kind,
    )


class GraphProjection:
    """The graph of a store, built lazily and kept equal to the records.

    Connect ``apply`` to ``Store.recorders``.
    """

    def __init__(self, view: RecordView) -> None:
        self._view = view
        self._graph: Graph | None = None

    @property
    def graph(self) -> Graph:
        """A read-only view of the graph; built when first asked for."""
        if self._graph is None:
            self._graph = build_graph(self._view)
        return self._graph.copy(as_view=True)

    def apply(self, patch: Patch) -> None:
        """Follow a committed patch; nothing to do while nobody has asked for the graph."""
        graph = self._graph
        if graph is None:
            return
        befores: list[Record] = [before for before, _ in patch.changes.values() if before]
        afters: list[Record] = [after for _, after in patch.changes.values() if after]
        kept = {record.id for record in afters if isinstance(record, Element | Line)}
        for record in befores:
            if isinstance(record, Link) and graph.has_edge(
                record.source_id, record.target_id, key=record.id
            ):
                graph.remove_edge(record.source_id, record.target_id, key=record.id)
        for record in befores:
            if isinstance(record, Element | Line) and record.id not in kept:
                graph.remove_node(record.id)
        for record in afters:
            if isinstance(record, Element | Line):
                _add_node(graph, record)
        for record in afters:
            if isinstance(record, Link):
                graph.add_edge(
                    record.source_id,
                    record.target_id,
                    key=record.id,
                    record=record,
                    kind=record.kind,
                )
