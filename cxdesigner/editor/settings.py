"""What the person chose and what the program remembers, outside of every document.

Two files: ``settings.json`` in the folder of settings, and ``state.json`` in the folder of what may
be lost without harm (recent files, window geometry).
"""

from __future__ import annotations

import json
import logging
import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from cxdesigner.base import paths
from cxdesigner.base.signal import Signal
from cxdesigner.formats.filesystem import DISK

ThemeChoice = Literal["system", "light", "dark", "high_contrast"]
THEME_CHOICES: tuple[ThemeChoice, ...] = ("system", "light", "dark", "high_contrast")

UiScale = Literal[100, 125, 150, 175, 200]
UI_SCALES: tuple[UiScale, ...] = (100, 125, 150, 175, 200)

_LOG = logging.getLogger(__name__)

_MAX_RECENT = 12
_MAX_COMMANDS = 20
_MAX_BYTES = 1_000_000

Migration = Callable[[dict[str, Any]], dict[str, Any]]


class Stored(BaseModel):
    """A frozen set of values in a file of its own; fields of newer versions are kept."""

    model_config = ConfigDict(frozen=True, extra="allow")

    version: int = 1


class RuleProfile(BaseModel):
    """How loud rules are and where their limits lie, kept under a name."""

    model_config = ConfigDict(frozen=True)

    name: str
    severities: tuple[tuple[str, str], ...] = ()
    """(Code, severity or off) pairs that differ from the recommended profile."""

    limits: tuple[tuple[str, Any], ...] = ()


class Settings(Stored):
    """What the person chose. None follows the system."""

    language: str | None = None
    """Language of the program: en, zh-CN or zh-TW."""

    theme: ThemeChoice = "system"
    ui_scale: UiScale = 100
    """Size of everything in the window, percent, on top of what the screen asks for."""

    author: str = Field(default="", max_length=200)
    page_size: str = "A3"
    """Sheet that the export dialog offers first."""

    shortcuts: tuple[tuple[str, str], ...] = ()
    """(action id, shortcut) pairs that differ from the built-in ones; '' takes one away."""

    autosave: bool = True
    """Whether a journal for recovery is written."""

    rule_profiles: tuple[RuleProfile, ...] = ()
    """Rule profiles of the person's own."""

    welcome: bool = True
    """Whether the welcome page is shown while no document is open."""


class State(Stored):
    """What the program remembers by itself."""

    recent_files: tuple[str, ...] = ()
    """Paths, latest first."""

    window_geometry: str = ""
    """Base64, opaque to this layer."""

    window_state: str = ""
    panels: tuple[str, ...] | None = None
    """Names of the panels that were shown; None for the first time."""

    open_folds: tuple[str, ...] = ()
    """Names of the groups of the inspector that were left unfolded."""

    last_folder: str = ""
    views: tuple[tuple[str, dict[str, Any]], ...] = ()
    """(Path, how the file was looked at last) pairs, latest first; see ``view_memory``."""

    tour: str = ""
    """Step at which the guided tour was left; '' where it was never begun, or ended."""

    tour_lineage: str = ""
    """Lineage of the sheet that the tour was left on."""

    tour_file: str = ""
    """Path of that sheet; '' where it was in no file."""

    recent_commands: tuple[str, ...] = ()
    """What was chosen in the command palette, latest first."""

    guide_width: int = 0
    """Width of the guide in pixels; 0 where nobody has changed it."""

    data_columns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(Names of the columns, how a table with them was read) pairs, latest first; see
    ``data_in.memory``."""

    data_matches: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    """(Lineage, (key of a name, element id or '') pairs) pairs, latest first; see
    ``data_in.memory``."""

    def with_recent(self, path: Path) -> State:
        """Return this state with a file at the head of the recent ones."""
        name = str(path)
        rest = tuple(other for other in self.recent_files if other != name)
        return self.model_copy(
            update={
                "recent_files": (name, *rest)[:_MAX_RECENT],
                "last_folder": str(path.parent),
            }
        )

    def with_command(self, name: str) -> State:
        """Return this state with a command at the head of those used last."""
        rest = tuple(other for other in self.recent_commands if other != name)
        return self.model_copy(update={"recent_commands": (name, *rest)[:_MAX_COMMANDS]})

    def with_fold(self, name: str, *, is_open: bool) -> State:
        """Return this state with a group of the inspector unfolded or folded."""
        rest = {other for other in self.open_folds if other != name}
        folds = tuple(sorted({*rest, name} if is_open else rest))
        return self.model_copy(update={"open_folds": folds})

    def without_recent(self, path: Path) -> State:
        """Return this state without a file that is gone."""
        kept = tuple(other for other in self.recent_files if other != str(path))
        return self.model_copy(update={"recent_files": kept})


SETTINGS_MIGRATIONS: Mapping[int, Migration] = {}
"""Version → function that brings raw settings of that version to the next one."""

STATE_MIGRATIONS: Mapping[int, Migration] = {}

S = TypeVar("S", bound=Stored)


class StoredFile(Generic[S]):
    """One such set of values and its file.

    Reading never fails: a damaged file is kept aside and defaults are used, a bad value is replaced
    by its default. Writing is atomic; ``update`` returns False where it is impossible.
    """

    def __init__(
        self, kind: type[S], path: Path, migrations: Mapping[int, Migration] | None = None
    ) -> None:
        self._kind = kind
        self.path = path
        self._migrations = migrations or {}
        self.changed: Signal[S] = Signal()
        self.kept_aside: Path | None = None
        """Where a damaged file was moved to, if that happened."""

        self.value: S = self._read()

    def update(self, **changes: Any) -> bool:
        """Change values, write the file, tell ``changed``; say whether it could be written.

        Raises
        ------
        pydantic.ValidationError
            If a value has the wrong type.
        KeyError
            If there is no such value; fields of newer versions are kept but not set.
        """
        for name in changes:
            if name not in self._kind.model_fields:
                raise KeyError(name)
        value = self._kind.model_validate({**self.value.model_dump(), **changes})
        return self.set(value)

    def set(self, value: S) -> bool:
        """Put a whole new value in place; see ``update``."""
        if value == self.value:
            return True
        self.value = value
        written = self._write()
        self.changed.emit(value)
        return written

    def _read(self) -> S:
        try:
            with self.path.open("rb") as file:
                data = file.read(_MAX_BYTES + 1)
        except OSError:
            return self._kind()
        try:
            if len(data) > _MAX_BYTES:
                raise ValueError("too large")
            raw = json.loads(data.decode("utf-8-sig"))
            if not isinstance(raw, dict):
                raise ValueError("no object")
            return self._validated(self._migrated(raw))
        except (ValueError, RecursionError, KeyError, TypeError):
            self._keep_aside()
            return self._kind()

    def _migrated(self, raw: dict[str, Any]) -> dict[str, Any]:
        version = raw.get("version", 1)
        while isinstance(version, int) and version in self._migrations:
            raw = self._migrations[version](dict(raw))
            version += 1
            raw["version"] = version
        return raw

    def _validated(self, raw: dict[str, Any]) -> S:
        try:
            return self._kind.model_validate_json(json.dumps(raw))
        except ValidationError as error:
            bad = {str(problem["loc"][0]) for problem in error.errors() if problem["loc"]}
            _LOG.warning("%d settings could not be used", len(bad))
            return self._kind.model_validate_json(
                json.dumps({key: value for key, value in raw.items() if key not in bad})
            )

    def _keep_aside(self) -> None:
        target = self.path.with_name(self.path.name + ".damaged")
        try:
            os.replace(self.path, target)
            self.kept_aside = target
        except OSError:
            pass

    def _write(self) -> bool:
        text = json.dumps(
            self.value.model_dump(mode="json"), ensure_ascii=False, indent=1, sort_keys=True
        )
        try:
            paths.ensure(self.path.parent)
            # A sibling first: replacing is atomic only within one file system.
            handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=self.path.name + ".")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(text.encode("utf-8"))
                    file.flush()
                    os.fsync(file.fileno())
                DISK.replace(Path(name), self.path)
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise
        except OSError:
            _LOG.warning("settings could not be written")
            return False
        return True


def open_settings() -> StoredFile[Settings]:
    """Return the settings of the person who runs the program."""
    return StoredFile(Settings, paths.config_dir() / "settings.json", SETTINGS_MIGRATIONS)


def open_state() -> StoredFile[State]:
    """Return what the program remembers for the person who runs it."""
    return StoredFile(State, paths.state_dir() / "state.json", STATE_MIGRATIONS)
