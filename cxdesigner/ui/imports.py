"""Imports without a second look at the source of every module.

Once Qt is imported, PySide6 reads the source of each module that is imported after it and looks for
its own name, to know where its snake_case mode may be switched on. Nobody switches it on here, and
reading four hundred files is a tenth of the time that the program takes to start. A frozen program
has no source: "does not use PySide6" is what PySide6 finds there, and what it is told here.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


def spare_sources() -> None:
    """Keep PySide6 from reading the source of modules that are imported from now on."""
    feature: Any = sys.modules.get("shibokensupport.feature")
    # Its own affair, so another release may have it under another name: then nothing is spared.
    if feature is not None and hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = _uses_none


def _uses_none(_module: ModuleType) -> bool:
    return False
