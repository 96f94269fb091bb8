"""The version of the file format: major.minor."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

FORMAT: Final = "cxd"


class Version(NamedTuple):
    """A higher major version cannot be read by older programs, a higher minor one can."""

    major: int
    minor: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}"


CURRENT: Final = Version(1, 4)
"""1.1 knows elements that are parked, and views that are saved under a name; 1.2 what an action
answers and what it changed; 1.3 whose answers a metric counts and the lowest one of its scale,
from when on findings are one, and how lines are drawn and titles set; 1.4 what a note tells."""

_VERSION = re.compile(r"(\d{1,9})(?:\.(\d{1,9}))?(?:\.\d{1,9})*\Z")


def parse_version(text: object) -> Version | None:
    """Return the version that a header names, or None if that is none.

    A bare number counts as major version: a reader must notice a newer file in any spelling.
    """
    if isinstance(text, int | float) and not isinstance(text, bool):
        text = str(text)
    found = _VERSION.match(text) if isinstance(text, str) else None
    return Version(int(found[1]), int(found[2] or 0)) if found else None
