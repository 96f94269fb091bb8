"""The bytes of a journal: records that tell where they are whole, and what a replay gives.

A record is magic, sequence number, length, CRC-32 of number and body, body; numbers little-endian.
The first body is the head, the second the document at the start, all others are changes. A replay
reads nothing but the journal and stops at the first record that is not whole.
"""

from __future__ import annotations

import json
import struct
import zlib
from dataclasses import dataclass

from cxdesigner.base.errors import CxError
from cxdesigner.base.turns import GivingWay
from cxdesigner.formats import limits
from cxdesigner.formats.canonical_json import canonical, record_line
from cxdesigner.formats.cxd_read import read_cxd
from cxdesigner.formats.telling import told_right
from cxdesigner.formats.validate import Invalid, record_of
from cxdesigner.formats.version import CURRENT
from cxdesigner.model.patch import Patch
from cxdesigner.model.record import OpaqueRecord, Record

MAGIC = b"CXJ1"
_HEAD = struct.Struct("<4sIII")


@dataclass(frozen=True, slots=True)
class JournalHead:
    """Whose changes these are.

    ``document`` is the path of the file, '' if it was never saved; ``base_sha256`` its content
    when the journal began. ``boot`` and ``pid`` name the process, ``started`` the time (ISO, UTC).
    """

    session: str
    document: str = ""
    title: str = ""
    base_sha256: str = ""
    pid: int = 0
    started: str = ""


@dataclass(frozen=True, slots=True)
class Replay:
    """What a journal holds up to the first record that is not whole.

    ``changes`` counts the replayed ones, ``length`` the bytes up to there; ``is_torn`` says that
    something follows that could not be used.
    """

    head: JournalHead
    records: tuple[Record, ...]
    changes: int
    length: int
    is_torn: bool
    labels: tuple[str, ...] = ()


def frame(number: int, body: bytes) -> bytes:
    """Return the bytes of one record."""
    crc = zlib.crc32(body, zlib.crc32(struct.pack("<I", number)))
    return _HEAD.pack(MAGIC, number, len(body), crc) + body


def start(head: JournalHead, document: bytes) -> bytes:
    """Return the bytes that a journal begins with: head, and the document as it is."""
    fields = {name: getattr(head, name) for name in JournalHead.__dataclass_fields__}
    return frame(0, canonical(fields).encode("utf-8")) + frame(1, document)


def change_body(patch: Patch) -> bytes:
    """Return the body of a change: the records put, the ids gone."""
    # One by one: no other thread runs while one text is put together.
    put: list[str] = []
    gone: list[str] = []
    way = GivingWay()
    for key, (_before, after) in patch.changes.items():
        way.rest()
        if after is None:
            gone.append(canonical(key))
        elif isinstance(after, OpaqueRecord):
            put.append(canonical(json.loads(after.body)))
        else:
            put.append(record_line(after))
    label = canonical(patch.label)
    body = f'{{"gone":[{",".join(gone)}],"label":{label},"put":[{",".join(put)}]}}'
    # Half a character from a foreign clipboard must not stop the journal.
    return body.encode("utf-8", "replace")


def replay(data: bytes) -> Replay | None:
    """Return what a journal holds; None if not even its beginning is whole."""
    bodies, length = _whole(data)
    if len(bodies) < 2:
        return None
    head = _head_of(bodies[0])
    if head is None:
        return None
    try:
        found = read_cxd(bodies[1], "journal").records
    except CxError:
        return None
    records = {record.id: record for record in found}
    labels = []
    at = len(frame(0, bodies[0])) + len(frame(1, bodies[1]))
    for body in bodies[2:]:
        label = _apply(records, body)
        if label is None:
            length = at
            break
        labels.append(label)
        at += _HEAD.size + len(body)
    return Replay(
        head,
        # An older program may have begun it, which leaves notes and what they tell apart.
        tuple(told_right(tuple(records.values()), CURRENT)),
        len(labels),
        length,
        is_torn=length < len(data),
        labels=tuple(labels),
    )


def _whole(data: bytes) -> tuple[list[bytes], int]:
    bodies: list[bytes] = []
    at = 0
    while len(data) - at >= _HEAD.size:
        magic, number, size, crc = _HEAD.unpack_from(data, at)
        end = at + _HEAD.size + size
        if magic != MAGIC or number != len(bodies) or size > limits.JOURNAL_RECORD_BYTES:
            break
        if end > len(data):
            break
        body = data[at + _HEAD.size : end]
        if zlib.crc32(body, zlib.crc32(struct.pack("<I", number))) != crc:
            break
        bodies.append(body)
        at = end
    return bodies, at


def _head_of(body: bytes) -> JournalHead | None:
    try:
        fields = json.loads(body)
        return JournalHead(**fields)
    except (ValueError, TypeError, RecursionError):
        return None


def _apply(records: dict[str, Record], body: bytes) -> str | None:
    """Apply one change and return its label; None, and nothing changed, if it makes no sense."""
    try:
        change = json.loads(body)
        put = [record_of(raw, 0) for raw in change["put"]]
        gone = [key for key in change["gone"] if isinstance(key, str)]
        label = str(change["label"])
    except (ValueError, KeyError, TypeError, RecursionError, Invalid):
        return None
    for record in put:
        records[record.id] = record
    for key in gone:
        records.pop(key, None)
    return label
