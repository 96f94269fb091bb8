"""Records of two unrelated blueprints that seem to be the same, by role, name and place."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping

from cxdesigner.base.progress import while_wanted
from cxdesigner.model.blueprint import Blueprint, Brand, RuleSettings
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Metric, Opportunity, PainPoint, RaciRow
from cxdesigner.model.lane import Lane, Line
from cxdesigner.model.link import Link
from cxdesigner.model.method import CemFactor, CemTable, ServqualRow
from cxdesigner.model.persona import Emotion, Persona, Role
from cxdesigner.model.record import Record
from cxdesigner.model.schema import REFERENCES
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView

Namer = Callable[[RecordView, Record, Mapping[str, str] | None], Hashable]
"""Names a record by what it is and where, in the ids of ``before``; None where it has no name."""


def matched_ids(before: RecordView, after: RecordView) -> dict[str, str]:
    """Return id in ``after`` → id by which it is compared.

    A record that seems to be one of ``before`` gets its id. Every other keeps its own, or gets a
    new one where ``before`` uses that for something else. Each record is matched at most once; of
    several that are alike, the first in order.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for kind, passes in _PASSES:
        for key in passes:
            _match(before, after, kind, key, found, taken)
    for record in while_wanted(after):
        if record.id not in found:
            found[record.id] = _free(record.id, before, taken)
            taken.add(found[record.id])
    return found


def _match(
    before: RecordView,
    after: RecordView,
    kind: type[Record],
    key: Namer,
    found: dict[str, str],
    taken: set[str],
) -> None:
    known: dict[Hashable, list[str]] = {}
    for record in while_wanted(before.of_type(kind)):
        if record.id not in taken:
            name = key(before, record, None)
            if name is not None:
                known.setdefault(name, []).append(record.id)
    for record in while_wanted(after.of_type(kind)):
        if record.id in found:
            continue
        name = key(after, record, found)
        candidates = known.get(name) if name is not None else None
        if candidates:
            found[record.id] = candidates.pop(0)
            taken.add(found[record.id])


def with_ids(record: Record, ids: Mapping[str, str]) -> Record:
    """Return a record with other ids, its own and those it refers to."""
    changes: dict[str, object] = {"id": ids.get(record.id, record.id)}
    for reference in REFERENCES.get(type(record), ()):
        value = getattr(record, reference.field)
        if reference.many:
            changes[reference.field] = tuple(ids.get(key, key) for key in value)
        elif value is not None:
            changes[reference.field] = ids.get(value, value)
    return record.replace(**changes)


def _free(key: str, before: RecordView, taken: set[str]) -> str:
    if key not in before and key not in taken:
        return key
    number = 2
    while (made := f"{key[:74]}.{number}") in before or made in taken:
        number += 1
    return made


def _words(text: LocalText) -> str | None:
    """Return the first text without case and space; None where there is none."""
    for _tag, found in text.entries:
        folded = " ".join(found.split()).casefold()
        if folded:
            return folded
    return None


def _only(_view: RecordView, record: Record, _ids: Mapping[str, str] | None) -> Hashable:
    return record.TYPE


def _name(_view: RecordView, record: Record, _ids: Mapping[str, str] | None) -> Hashable:
    texts = (getattr(record, field, None) for field in ("name", "text"))
    return next((_words(text) for text in texts if isinstance(text, LocalText)), None)


def _lane(_view: RecordView, record: Record, _ids: Mapping[str, str] | None) -> Hashable:
    assert isinstance(record, Lane)
    return record.role, _words(record.name)


def _role(_view: RecordView, record: Record, _ids: Mapping[str, str] | None) -> Hashable:
    assert isinstance(record, Lane)
    return record.role


def _line(_view: RecordView, record: Record, _ids: Mapping[str, str] | None) -> Hashable:
    assert isinstance(record, Line)
    return record.kind, _words(record.name)


def _step(_view: RecordView, record: Record, ids: Mapping[str, str] | None) -> Hashable:
    assert isinstance(record, Step)
    words = _words(record.name)
    return None if words is None else (_there(record.stage_id, ids), words)


def _step_place(view: RecordView, record: Record, ids: Mapping[str, str] | None) -> Hashable:
    """Name a step by its place within its stage, or among those without one."""
    assert isinstance(record, Step)
    members = [step.id for step in view.steps if step.stage_id == record.stage_id]
    return _there(record.stage_id, ids), members.index(record.id)


def _element(view: RecordView, record: Record, ids: Mapping[str, str] | None) -> Hashable:
    assert isinstance(record, Element)
    words = _words(record.label)
    return None if words is None else (_there(record.lane_id, ids), record.kind, words)


def _element_anywhere(view: RecordView, record: Record, _ids: Mapping[str, str] | None) -> Hashable:
    assert isinstance(record, Element)
    words = _words(record.label)
    return None if words is None else (record.kind, words)


def _link(_view: RecordView, record: Record, ids: Mapping[str, str] | None) -> Hashable:
    assert isinstance(record, Link)
    return record.kind, _there(record.source_id, ids), _there(record.target_id, ids)


def _link_ends(_view: RecordView, record: Record, ids: Mapping[str, str] | None) -> Hashable:
    assert isinstance(record, Link)
    return _there(record.source_id, ids), _there(record.target_id, ids)


def _emotion(_view: RecordView, record: Record, ids: Mapping[str, str] | None) -> Hashable:
    assert isinstance(record, Emotion)
    return _there(record.persona_id, ids), _there(record.element_id, ids)


def _about(_view: RecordView, record: Record, ids: Mapping[str, str] | None) -> Hashable:
    assert isinstance(record, Metric | PainPoint | RaciRow)
    what = record.type if isinstance(record, Metric) else ""
    words = _words(record.text) if isinstance(record, PainPoint) else None
    return _there(record.element_id, ids), what, words


def _row(_view: RecordView, record: Record, _ids: Mapping[str, str] | None) -> Hashable:
    return record.factor if isinstance(record, CemFactor) else getattr(record, "dim", None)


def _there(key: str | None, ids: Mapping[str, str] | None) -> Hashable:
    """Return the id in ``before`` that a reference leads to; ``ids`` is None in ``before`` itself.

    What has no counterpart there equals nothing.
    """
    if key is None or ids is None:
        return key
    return ids.get(key, ("new", key))


_PASSES: tuple[tuple[type[Record], tuple[Namer, ...]], ...] = (
    (Blueprint, (_only,)),
    (RuleSettings, (_only,)),
    (Brand, (_only,)),
    (CemTable, (_only,)),
    (CemFactor, (_row,)),
    (ServqualRow, (_row,)),
    (Lane, (_lane, _role)),
    (Line, (_line,)),
    (Stage, (_name,)),
    (Step, (_step, _step_place)),
    (Persona, (_name,)),
    (Role, (_name,)),
    (Element, (_element, _element_anywhere)),
    (Link, (_link, _link_ends)),
    (Emotion, (_emotion,)),
    (Metric, (_about,)),
    (PainPoint, (_about,)),
    (RaciRow, (_about,)),
    (Opportunity, (_name,)),
)
"""Types in the order in which they are matched, each by ever weaker names."""
