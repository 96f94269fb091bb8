"""Composition root: the only place that knows all layers."""

from pathlib import Path


def run_editor(path: Path | None, *, screenshot: Path | None = None) -> int:
    """Open the editor and return its exit code.

    Parameters
    ----------
    path
        The document to open; None starts with an empty blueprint.
    screenshot
        Save a picture of the window there and end, instead of waiting for the person.
    """
    raise NotImplementedError
