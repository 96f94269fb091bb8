"""Names for files that every system takes."""

from __future__ import annotations

from pathlib import Path

from cxdesigner.base.i18n import _
from cxdesigner.base.paths import is_device_name


def with_suffix(path: Path, suffix: str) -> Path:
    """Return the path with a suffix added unless it ends in it in whatever case."""
    return path if path.name.lower().endswith(suffix) else path.with_name(path.name + suffix)


def safe_file_name(title: str) -> str:
    """Return a title as a file name that every system takes: no separators, not too long."""
    kept = "".join(" " if char in '<>:"/\\|?*' or ord(char) < 32 else char for char in title)
    name = " ".join(kept.split()).strip(". ")
    if is_device_name(name):
        name = f"_{name}"
    while len(name.encode("utf-8")) > 120:
        name = name[:-1]
    return name.rstrip(". ") or _("Untitled")
