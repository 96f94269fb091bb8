"""Older documents brought to the present format: numbered functions from raw dict to raw dict.

Each migration leads from one version to the next and is never edited after a release. A file
written by that version is kept for ever in ``tests/formats``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from cxdesigner.base.errors import MigrationError
from cxdesigner.base.i18n import _
from cxdesigner.formats.migrations import m0001_titles_become_labels
from cxdesigner.formats.version import CURRENT, Version

RawRecord = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: what it reads, what it makes, and how one raw record changes.

    ``record`` returns the raw records that one becomes: normally one, none or several.
    """

    number: int
    name: str
    before: Version
    after: Version
    record: Callable[[RawRecord], Sequence[RawRecord]]


MIGRATIONS: tuple[Migration, ...] = (
    Migration(
        1,
        "titles_become_labels",
        Version(0, 9),
        Version(1, 0),
        m0001_titles_become_labels.record,
    ),
)


def migrations_from(version: Version, name: str) -> tuple[Migration, ...]:
    """Return the steps that lead from a version to the present one; none if it is present.

    Raises
    ------
    MigrationError
        If no step starts at this version.
    """
    steps: list[Migration] = []
    while version < CURRENT and version.major != CURRENT.major:
        step = next((step for step in MIGRATIONS if step.before == version), None)
        if step is None:
            raise MigrationError(
                _("{name} is in format {found}, which no release has written."),
                name=name,
                found=version,
            )
        steps.append(step)
        version = step.after
    return tuple(steps)


def migrated(raw: RawRecord, steps: Sequence[Migration]) -> list[RawRecord]:
    """Return what a raw record becomes; the record given is left as it is."""
    records = [dict(raw)]
    for step in steps:
        records = [made for record in records for made in step.record(record)]
    return records
