"""Where files live: shipped resources, and the folders of the person who runs the program."""

import os
import re
import sys
from functools import cache
from pathlib import Path

import platformdirs

_APP = "cxdesigner"

# Tests and portable installations keep every user file under one folder.
HOME_VARIABLE = "CXDESIGNER_HOME"

# What Windows takes for a device, whatever follows behind a point.
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]) *(\.|\Z)", re.IGNORECASE)


@cache
def _resource_root() -> Path:
    """The folder of shipped files: in a frozen program, an installed wheel, or a source tree."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parent.parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


def resource(*parts: str) -> Path:
    """Return the path of a shipped file or folder, e.g. ``resource("fonts", "NotoSans.ttf")``.

    The path is not checked: a caller that opens it gets the usual ``FileNotFoundError``.
    """
    return _resource_root().joinpath(*parts)


def is_device_name(name: str) -> bool:
    """Say whether Windows takes a file of this name for a device: what is written there is lost."""
    return _DEVICE.match(name) is not None


def _home() -> Path | None:
    value = os.environ.get(HOME_VARIABLE, "")
    return Path(value) if value else None


def config_dir() -> Path:
    """Folder of the person's settings; it may not exist yet."""
    home = _home()
    if home is not None:
        return home / "config"
    return Path(platformdirs.user_config_dir(_APP, appauthor=False, roaming=True))


def data_dir() -> Path:
    """Folder of what the program keeps for the person; it may not exist yet."""
    home = _home()
    if home is not None:
        return home / "data"
    return Path(platformdirs.user_data_dir(_APP, appauthor=False))


def journal_dir() -> Path:
    """Folder of the crash journals, outside of every folder of documents."""
    return data_dir() / "journal"


def own_templates_dir() -> Path:
    """Folder of the templates that the person made."""
    return data_dir() / "templates"


def versions_dir() -> Path:
    """Folder of earlier versions of saved documents."""
    return data_dir() / "versions"


def state_dir() -> Path:
    """Folder of what may be lost without harm: window geometry, recent files."""
    home = _home()
    if home is not None:
        return home / "state"
    return Path(platformdirs.user_state_dir(_APP, appauthor=False))


def log_dir() -> Path:
    """Folder of the log files."""
    home = _home()
    if home is not None:
        return home / "log"
    return Path(platformdirs.user_log_dir(_APP, appauthor=False))


def documents_dir() -> Path:
    """Folder that file dialogs offer first."""
    home = _home()
    return home / "documents" if home is not None else Path(platformdirs.user_documents_dir())


def ensure(folder: Path) -> Path:
    """Create a user folder that only its owner may read, and return it.

    Raises
    ------
    OSError
        If it cannot be created.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
