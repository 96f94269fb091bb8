"""Random damage to real files ends in a document that opens again or in one clear refusal."""

import contextlib
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from cxdesigner.base.errors import FormatError
from cxdesigner.formats.cxd_read import read_cxd
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.formats.repair import repair
from cxdesigner.formats.yaml_import import import_yaml
from cxdesigner.model.record import Record

PIECES = (b"null", b"{", b"}", b"[", b"]", b",", b":", b"1e60", b"\n", b'"', b"&a ", b"*a ", b"NaN")
ROUNDS = 60


def damaged(data: bytes, source: random.Random) -> bytes:
    """The bytes with a few places changed as editors, disks and people do."""
    made = bytearray(data)
    for _hit in range(source.choice([1, 1, 2, 5])):
        at = source.randrange(len(made))
        match source.randrange(6):
            case 0:
                made[at] = source.randrange(256)
            case 1:
                del made[at : at + source.randrange(40)]
            case 2:
                made[at:at] = made[: source.randrange(60)]
            case 3:
                spans = [found.span() for found in re.finditer(rb"[\w.]+", bytes(made))]
                (a, b), (c, d) = sorted(source.sample(spans, 2))
                made = made[:a] + made[c:d] + made[b:c] + made[a:b] + made[d:]
            case 4:
                made[at:at] = source.choice(PIECES)
            case 5:
                lines = bytes(made).split(b"\n")
                number = source.randrange(len(lines))
                lines[number : number + 1] = source.choice([[], [lines[number]] * 2])
                made = bytearray(b"\n".join(lines))
    return bytes(made)


def read(data: bytes) -> tuple[Record, ...]:
    return read_cxd(data, "a").records


def repaired(data: bytes) -> tuple[Record, ...]:
    return repair(data, "a").records


def imported(data: bytes) -> tuple[Record, ...]:
    return import_yaml(data, "a").records


@pytest.mark.parametrize(
    ("call", "pattern"),
    [
        (read, "resources/templates/*.cxd"),
        (repaired, "resources/templates/*.cxd"),
        (imported, "tests/data/templates/*.yaml"),
    ],
)
def test_random_damage_ends_in_a_document_or_a_refusal(
    call: Callable[[bytes], tuple[Record, ...]], pattern: str, root: Path
) -> None:
    source = random.Random(11)
    files = [path.read_bytes() for path in sorted(root.glob(pattern))]
    opened = 0
    for _round in range(ROUNDS):
        data = damaged(source.choice(files), source)
        records: tuple[Record, ...] = ()
        with contextlib.suppress(FormatError):
            records = call(data)
        if records:
            opened += 1
            assert set(read_cxd(write_cxd(records), "b").records) == set(records)
    assert opened > ROUNDS // 20
