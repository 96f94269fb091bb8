"""Small pictures of files, kept outside of the files: one for each state of a file and look."""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path

from cxdesigner.base import paths

_LOG = logging.getLogger(__name__)

MOST_KEPT = 60
MAX_FILE_BYTES = 400_000
"""A larger file takes too long to be drawn for a picture of a thumb's size."""


def cache_folder() -> Path:
    """Folder of the pictures; it may not exist yet."""
    return paths.state_dir() / "thumbnails"


def cached_at(path: Path, look: str) -> Path | None:
    """Return where the picture of a file, as it is now, is kept; None where it gets none.

    Parameters
    ----------
    look
        What the picture depends on beside the file: theme, language.
    """
    try:
        stat = path.stat()
    except OSError:
        return None
    if stat.st_size > MAX_FILE_BYTES:
        return None
    state = f"{path.absolute()}\n{stat.st_mtime_ns}\n{stat.st_size}\n{look}"
    return cache_folder() / (hashlib.sha256(state.encode()).hexdigest()[:40] + ".png")


def keep(picture: bytes, at: Path) -> None:
    """Keep a picture, and let go of those that were not made or wanted for longest.

    Where nothing can be written, it is drawn again the next time.
    """
    try:
        paths.ensure(at.parent)
        at.write_bytes(picture)
        kept = sorted(at.parent.glob("*.png"), key=lambda one: one.stat().st_mtime_ns)
        for old in kept[:-MOST_KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        _LOG.info("a thumbnail could not be kept")
