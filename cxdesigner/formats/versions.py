"""Earlier versions of saved documents: the last ten saves, and one a day for two weeks."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cxdesigner.base import paths
from cxdesigner.formats.filesystem import DISK, FileSystem, remove, write_new

SAVES_KEPT = 10
DAYS_KEPT = 14
BYTES_KEPT = 500_000_000

_NAME = re.compile(r"(\d{8}T\d{12})Z-([0-9a-f]{12})\.cxd\Z")
_TIME = "%Y%m%dT%H%M%S%f"


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """One earlier version: where it lies, when it was replaced (UTC), its size in bytes."""

    path: Path
    time: datetime
    size: int


def versions_folder(document: Path) -> Path:
    """Return the folder that keeps the versions of a document, by the hash of its full path."""
    key = hashlib.sha256(os.fsencode(document.resolve())).hexdigest()[:32]
    return paths.versions_dir() / key


def kept_versions(document: Path, files: FileSystem = DISK) -> tuple[KeptVersion, ...]:
    """Return the versions that are kept of a document, newest first."""
    folder = versions_folder(document)
    try:
        names = files.listdir(folder)
    except OSError:
        return ()
    found = []
    for name in names:
        match = _NAME.match(name)
        if match is None:
            continue
        time = datetime.strptime(match[1], _TIME).replace(tzinfo=UTC)
        try:
            size = files.stat(folder / name).st_size
        except OSError:
            continue
        found.append(KeptVersion(folder / name, time, size))
    return tuple(sorted(found, key=lambda version: version.path.name, reverse=True))


def keep_version(
    document: Path, data: bytes, files: FileSystem = DISK, *, now: datetime | None = None
) -> Path:
    """Keep bytes as a version of a document; the same bytes are kept once.

    A copy, not a hard link: another program that writes into the document in place would change a
    link with it.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    digest = hashlib.sha256(data).hexdigest()[:12]
    folder = versions_folder(document)
    versions = kept_versions(document, files)
    if versions and versions[0].path.name.endswith(f"-{digest}.cxd"):
        return versions[0].path
    files.mkdir(folder)
    time = (now or datetime.now(UTC)).strftime(_TIME)
    path = folder / f"{time}Z-{digest}.cxd"
    # Written under another name first: a torn copy must not count as a version.
    temporary = folder / f"{path.name}.part"
    remove(files, temporary)
    write_new(files, temporary, data)
    try:
        files.replace(temporary, path)
    except OSError:
        remove(files, temporary)
        raise
    files.dirsync(folder)
    return path


def prune_versions(
    document: Path, files: FileSystem = DISK, *, now: datetime | None = None
) -> None:
    """Remove what is older than the rule says: ten saves, the last of each of 14 days, 500 MB."""
    today = (now or datetime.now(UTC)).date()
    oldest = today - timedelta(days=DAYS_KEPT)
    days = set()
    total = 0
    for number, version in enumerate(kept_versions(document, files)):
        day = version.time.date()
        total += version.size
        is_last_of_day = day not in days and day > oldest
        days.add(day)
        is_wanted = number < SAVES_KEPT or is_last_of_day
        if number and (not is_wanted or total > BYTES_KEPT):
            remove(files, version.path)
