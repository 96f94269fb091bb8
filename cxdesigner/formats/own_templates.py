"""The templates that a person made: files like any other, in a folder of the program."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from stat import S_ISREG

from cxdesigner.base.fold import fold
from cxdesigner.base.i18n import _
from cxdesigner.base.paths import own_templates_dir
from cxdesigner.formats.cxd_read import EXTENSION
from cxdesigner.formats.templates import Template, template_names

_OWN = "own:"


def own_templates() -> tuple[Template, ...]:
    """Return the templates that the person made, sorted by their titles.

    A folder that cannot be read holds none; what is no file is passed over.
    """
    try:
        paths = [path for path in own_templates_dir().iterdir() if path.suffix == EXTENSION]
    except OSError:
        return ()
    found: list[tuple[str, datetime]] = []
    for path in paths:
        try:
            state = path.stat()
        except OSError:
            continue
        # What begins with a point is of the system.
        if S_ISREG(state.st_mode) and not path.name.startswith("."):
            found.append((path.stem, datetime.fromtimestamp(state.st_mtime)))
    found.sort(key=lambda one: (fold(one[0]), one[0]))
    said = _("Your template, saved on {date}.")
    return tuple(
        Template(own_name(title), title, said.format(date=f"{time:%Y-%m-%d}"), is_own=True)
        for title, time in found
    )


def offered() -> tuple[Template, ...]:
    """Return all templates: empty ones, those that the person made, samples."""
    shipped = template_names()
    empty = tuple(template for template in shipped if template.is_empty)
    return (*empty, *own_templates(), *(one for one in shipped if not one.is_empty))


def own_name(title: str) -> str:
    """Return the name of the person's template of a title, which is one for a file."""
    return _OWN + title


def own_title(name: str) -> str:
    """Return what a template of the person is called."""
    return name.removeprefix(_OWN)


def own_path(name: str) -> Path | None:
    """Return the file of a template of the person; None for one that came with the program."""
    if not name.startswith(_OWN):
        return None
    # Nothing outside of the folder has such a name.
    return own_templates_dir() / (Path(own_title(name)).name + EXTENSION)
