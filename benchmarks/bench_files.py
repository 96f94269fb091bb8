"""Reading and writing ``.cxd`` against the least that Python can do with the same records.

Floors: ``model_dump_json`` of each record for writing; ``json.loads`` of the whole text, and
``model_validate_json`` of each record, for reading.
"""

from __future__ import annotations

import gc
import json
import tempfile
from pathlib import Path

from generate import blueprint_of
from measure import compared, print_table, sizes, timed, verdict

from cxdesigner.base import collector
from cxdesigner.editor.document import Document
from cxdesigner.editor.storage import DiskStorage
from cxdesigner.formats.cxd_read import read_cxd
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.formats.version import CURRENT
from cxdesigner.scene.build import LayoutOptions, LiveLayout

WRITE_LIMIT = READ_LIMIT = 3.0
"""Over ``model_dump_json`` and ``model_validate_json``, at most."""

OPEN_S = {1_000: 0.4, 5_000: 1.5, 20_000: 5.0}
"""Open to painted; here without the paint, which is a few milliseconds."""


def main() -> None:
    """Print the figures."""
    writing: list[list[object]] = []
    reading: list[list[object]] = []
    opening: list[list[object]] = []
    for size in sizes():
        records = blueprint_of(size)
        data = write_cxd(records)
        text = data.decode("utf-8")
        dumped = [(type(record), record.model_dump_json()) for record in records]

        def dump_all() -> object:
            return [record.model_dump_json() for record in records]  # noqa: B023

        def validate_all() -> object:
            return [kind.model_validate_json(raw) for kind, raw in dumped]  # noqa: B023

        ours, theirs = compared(lambda: write_cxd(records), dump_all)  # noqa: B023
        write, floor = ours.median_ms, theirs.median_ms
        writing.append(
            [
                size,
                len(data) / 1e6,
                write,
                floor,
                write / floor,
                WRITE_LIMIT,
                verdict(write / floor, WRITE_LIMIT),
            ]
        )
        least = timed(lambda: json.loads(text)).median_ms  # noqa: B023
        ours, theirs = compared(lambda: read_cxd(data, "bench.cxd"), validate_all)  # noqa: B023
        read, floor = ours.median_ms, theirs.median_ms
        reading.append(
            [
                size,
                read,
                least,
                read / least,
                floor,
                read / floor,
                READ_LIMIT,
                verdict(read / floor, READ_LIMIT),
            ]
        )
        with tempfile.TemporaryDirectory() as folder:
            opening.append(_opening(Path(folder) / "bench.cxd", size, data))
    print_table(
        "write .cxd",
        ["elements", "MB", "ms", "dump_json ms", "x dump", "at most", ""],
        writing,
    )
    print_table(
        "read .cxd",
        ["elements", "ms", "loads ms", "x loads", "validate ms", "x validate", "at most", ""],
        reading,
    )
    print_table(
        "open and save a document",
        ["elements", "save ms", "load ms", "store ms", "layout ms", "open s", "target s", ""],
        opening,
    )


def _opening(path: Path, size: int, data: bytes) -> list[object]:
    path.write_bytes(data)
    storage = DiskStorage()
    loaded = storage.load(path)
    document = Document(loaded.records)
    save = timed(
        lambda: storage.save(path, document.store, expected=None, version=CURRENT), repeat=3
    )
    load = timed(lambda: storage.load(path), repeat=3)
    store = timed(lambda: Document(loaded.records), repeat=3)
    options = LayoutOptions(language="en")
    layout = timed(lambda: LiveLayout(document.store, options), repeat=3)

    @collector.paused()  # as Files.open does
    def open_all() -> object:
        opened = Document(storage.load(path).records)
        return LiveLayout(opened.store, options)

    whole = timed(open_all, repeat=3)
    gc.collect()
    seconds = whole.median_ms / 1000
    return [
        size,
        save.median_ms,
        load.median_ms,
        store.median_ms,
        layout.median_ms,
        seconds,
        OPEN_S[size],
        verdict(seconds, OPEN_S[size]),
    ]


if __name__ == "__main__":
    main()
