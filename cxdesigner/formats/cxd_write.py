"""Write a blueprint as a ``.cxd`` document: the same records always give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter

from cxdesigner import __version__
from cxdesigner.base.turns import GivingWay, sorted_in_turns
from cxdesigner.formats.canonical_json import canonical, record_line
from cxdesigner.formats.version import CURRENT, FORMAT, Version
from cxdesigner.model.asset import Asset
from cxdesigner.model.record import Record
from cxdesigner.model.schema import type_order
from cxdesigner.model.text import clean_text

APPLICATION = f"CX Designer {__version__}"


def write_cxd(
    records: Iterable[Record], *, version: Version = CURRENT, gives_way: bool = False
) -> bytes:
    """Return the bytes of a document with these records (a view or any collection of records).

    The first line is the header, then comes one record a line, sorted by type and id, images
    last. A `version` of a higher minor number is kept: the file holds data that this program does
    not know and passes on. Where nobody waits for it, it `gives_way` to other threads.
    """
    if gives_way:
        lines = _lines_in_between(records)
    else:
        lines = [record_line(record) for record in _in_order(records)]
    number = canonical(str(max(version, CURRENT)))
    # The format comes first, so that the first bytes tell what the file is.
    head = f'{{"format":"{FORMAT}","version":{number},"application":{canonical(APPLICATION)},'
    text = head + '"records":[\n' + ",\n".join(lines) + "\n]}\n"
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        # Half a character from a foreign clipboard must not keep anybody from saving.
        return clean_text(text).encode("utf-8")


def _lines_in_between(records: Iterable[Record]) -> list[str]:
    way, lines = GivingWay(), []
    for record in _in_order(_resting(records, way)):
        lines.append(record_line(record))
        way.rest()
    return lines


def _resting(records: Iterable[Record], way: GivingWay) -> Iterator[Record]:
    for record in records:
        way.rest()
        yield record


def _in_order(records: Iterable[Record]) -> Iterator[Record]:
    kinds: dict[tuple[bool, int, str], list[Record]] = {}
    for record in records:
        kinds.setdefault((isinstance(record, Asset), *type_order(record)[:2]), []).append(record)
    for _kind, members in sorted(kinds.items()):
        yield from sorted_in_turns(members, attrgetter("id"))
