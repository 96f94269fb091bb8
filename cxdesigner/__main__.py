"""``cxdesigner`` and ``python -m cxdesigner``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxdesigner.editor.merging import Versions


def _open_editor(
    path: Path | None, screenshot: Path | None, merging: Versions | None = None
) -> int:
    # Qt takes a third of a second to import: only whoever wants the window pays for it.
    from cxdesigner.app import run_editor

    return run_editor(path, screenshot=screenshot, merging=merging)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line, or open the editor; return the exit code."""
    from cxdesigner.cli.main import main as run

    return run(argv, open_editor=_open_editor)


if __name__ == "__main__":
    sys.exit(main())
