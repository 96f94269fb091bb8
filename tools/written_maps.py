"""Blueprints as people publish them, written down in a short notation in ``tests/data/maps``.

Each file is modelled on a kind of map that domain 3.9 describes (``like`` says which): textbook
blueprints, student work, samples of tools, public-service documents, journey maps. ``rows`` has the
lanes by their first letter, each with column → label or list of labels; in brackets behind a label
stands what the map shows of it::

    Waits [@surgery; -1; W 10-25 min; by Reception; pain Nobody says how long]

``flow`` is ``customer`` for a line along the customer's steps, or a list of chains; ``links`` are
chains like ``c2>f2``, with ``-`` for mutual ones and ``=`` before a label. A map has untyped lines,
so kinds of links are read off the lanes as an importer does.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity, PainPoint
from cxdesigner.model.lane import LaneRole
from cxdesigner.model.link import Link
from cxdesigner.model.policy import suggested_link_kind
from cxdesigner.model.record import ElementId
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText
from tools.map_samples import Map

_ROLES: dict[str, LaneRole] = {
    "e": "evidence",
    "c": "customer",
    "f": "frontstage",
    "b": "backstage",
    "s": "support",
    "d": "doing",
    "t": "thinking",
    "p": "pain",
}
_MARKS = {"W": "wait", "F": "fail", "*": "mot"}
_KINDS = {"act": "action", "sys": "system", "?": "decision"}
_TIMES = ("work", "wait", "max")


def written_maps(folder: Path) -> Iterator[tuple[str, Store]]:
    """Yield the name and the blueprint of each file of a folder, in the order of the names."""
    for path in sorted(folder.glob("*.yaml")):
        yield path.stem, _store(yaml.safe_load(path.read_text(encoding="utf-8")))


def _store(said: dict[str, Any]) -> Store:
    rows: dict[str, dict[int, Any]] = said["rows"]
    columns = sorted({column for row in rows.values() for column in row})
    places = {column: place for place, column in enumerate(columns)}
    made = Map(said.get("kind", "service_blueprint"), len(columns))
    stages = [
        (name, *map(int, str(span).split("-"))) for name, span in said.get("stages", {}).items()
    ]
    for column in columns:
        made.stage_id = None
        for name, first, last in stages:
            if first <= column <= last:
                made.stage_id = made.staged(name)
        made.step(places[column])
    named: dict[str, str] = {}
    for letter, row in rows.items():
        for column, cell in row.items():
            for number, text in enumerate(cell if isinstance(cell, list) else [cell]):
                key = _box(made, _ROLES[letter], places[column], str(text))
                if key is not None:
                    named[f"{letter}{column}{'' if not number else 'abc'[number]}"] = key
    store = made.store(languages=tuple(said.get("languages", ("en",))))
    with store.transaction("links") as tx:
        for number, (source, target, both, label) in enumerate(_links(said, named)):
            ends = store.need(Element, source), store.need(Element, target)
            tx.put(
                Link(
                    id=f"line{number}",
                    kind=suggested_link_kind(*ends, store),
                    source_id=ElementId(source),
                    target_id=ElementId(target),
                    both=both,
                    label=LocalText.of(label),
                )
            )
    return store


def _box(made: Map, role: LaneRole, column: int, text: str) -> str | None:
    found = re.fullmatch(r"(.*?)\s*(?:\[(.*)\])?", text)
    assert found is not None
    said = [part.strip() for part in (found[2] or "").split(";") if part.strip()]
    kind = next((_KINDS[part] for part in said if part in _KINDS), None)
    key = made.box(role, column, found[1], kind)  # type: ignore[arg-type]
    if key is None:
        return None
    changes: dict[str, Any] = {}
    marks: list[str] = []
    for part in said:
        word, _, rest = part.partition(" ")
        if part.startswith("@"):
            changes["channel"] = LocalText.of(part[1:])
        elif re.fullmatch(r"[+-]?\d", part):
            made.feel(key, float(part))
        elif word in _MARKS:
            marks.append(_MARKS[word])
            if rest:
                changes["wait"] = Duration.of(rest)
        elif word in _TIMES:
            changes[word] = Duration.of(rest)
        elif word == "by":
            changes["actor"] = LocalText.of(rest)
        elif word == "fix":
            changes["mitigation"] = LocalText.of(rest)
        elif word == "bot":
            changes["automation"] = "chatbot"
        elif word in ("abandon", "start", "end"):
            changes[word] = True
        elif word == "pain":
            made.records.append(
                PainPoint(id=f"{key}-pain", element_id=ElementId(key), text=LocalText.of(rest))
            )
        elif word == "idea":
            made.records.append(
                Opportunity(id=f"{key}-idea", element_id=ElementId(key), text=LocalText.of(rest))
            )
        elif part not in _KINDS:
            raise ValueError(f"not understood: {part}")
    made.change(key, marks=tuple(marks), **changes)
    return key


def _links(said: dict[str, Any], named: dict[str, str]) -> Iterator[tuple[str, str, bool, str]]:
    chains: list[str] = []
    flow = said.get("flow", [])
    if flow == "customer":
        letter = "d" if said.get("kind") == "journey_map" else "c"
        chains.append(">".join(f"{letter}{column}" for column in sorted(said["rows"][letter])))
    else:
        chains += flow
    for chain in (*chains, *said.get("links", [])):
        chain, _, label = chain.partition("=")
        ends = re.split(r"([>-])", chain)
        for source, sign, target in itertools.islice(
            zip(ends, ends[1:], ends[2:], strict=False), 0, None, 2
        ):
            yield named[source.strip()], named[target.strip()], sign == "-", label
