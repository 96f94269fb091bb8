"""Files that are dragged onto the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDropEvent

OPENS = (".cxd", ".yaml", ".yml")


def files_in(event: QDropEvent) -> list[Path]:
    """Return the files of a drag that can be opened."""
    urls = event.mimeData().urls()
    found = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return [path for path in found if path.suffix.lower() in OPENS]
