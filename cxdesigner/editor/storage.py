"""Documents on the disk: the seam between the life of a document and the formats."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from cxdesigner.base import collector
from cxdesigner.base.progress import Tell, unheard
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.formats.filesystem import DISK, FileSystem
from cxdesigner.formats.own_templates import own_path
from cxdesigner.formats.sniff import YAML_SUFFIXES
from cxdesigner.formats.storage import (
    SAVE_STEPS,
    ChangedOutsideError,
    Seen,
    Stamp,
    is_stamped,
    open_document,
    read_file,
    save_document,
    seen,
)
from cxdesigner.formats.templates import load_template
from cxdesigner.formats.version import CURRENT, Version
from cxdesigner.model.record import Record
from cxdesigner.model.view import RecordView


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What a file was when it was read or written, and the version of the format to keep."""

    stamp: Stamp
    version: Version = CURRENT


@dataclass(frozen=True, slots=True)
class Loaded:
    """What reading a file gave."""

    records: tuple[Record, ...]
    stamp: FileStamp | None = None
    """None for a file of another format, which is not written back."""

    notes: tuple[str, ...] = ()
    """What the person should know about the reading: repairs, unknown fields."""


@dataclass(frozen=True, slots=True)
class Written:
    """What came of a save; ``note`` is a sentence for the person, or ''."""

    stamp: FileStamp
    note: str = ""


class FileStorage(Protocol):
    """How documents reach the disk."""

    def load(self, path: Path) -> Loaded:
        """Read a document, or import one.

        Raises
        ------
        FormatError
            With one clear message, if it cannot be read.
        """
        ...

    def save(
        self,
        path: Path,
        view: RecordView,
        *,
        expected: FileStamp | None,
        version: Version,
        tell: Tell = unheard,
    ) -> Written:
        """Write a document safely.

        Raises
        ------
        Stopped
            If the person cancelled; the file is as it was.
        ChangedOutsideError
            If the file is another than expected; nothing was written.
        SaveError
            If it cannot be written; the file is as it was.
        """
        ...

    def template(self, name: str) -> Loaded:
        """Read a template, shipped or the person's own.

        Raises
        ------
        FormatError
            If there is none of this name, or it cannot be read.
        """
        ...

    def seen(self, path: Path) -> Seen | None:
        """Look at a file without reading it; None where nothing can be said."""
        ...

    def is_stamped(self, path: Path, stamp: FileStamp) -> bool | None:
        """Say whether a file holds what it was stamped with; None if it cannot be read now."""
        ...


class DiskStorage:
    """The real one."""

    def __init__(self, files: FileSystem = DISK) -> None:
        self._files = files

    def load(self, path: Path) -> Loaded:
        """Read a ``.cxd``, or import a YAML outline; see ``FileStorage``."""
        if path.suffix.lower() in YAML_SUFFIXES:
            # A dozen modules and a parser that most sessions do without.
            from cxdesigner.formats.yaml_import import import_yaml

            imported = import_yaml(read_file(path, self._files), path.name)
            return Loaded(imported.records, notes=tuple(str(r) for r in imported.repairs))
        opened = open_document(path, self._files)
        report = opened.result.report
        return Loaded(
            opened.result.records,
            FileStamp(opened.stamp, report.version),
            tuple(str(warning) for warning in report.warnings),
        )

    @collector.paused()
    def save(
        self,
        path: Path,
        view: RecordView,
        *,
        expected: FileStamp | None,
        version: Version = CURRENT,
        tell: Tell = unheard,
    ) -> Written:
        """Write a ``.cxd``; see ``FileStorage``."""
        tell(0, SAVE_STEPS + 1)
        data = write_cxd(view, version=version)
        saved = save_document(
            path,
            data,
            records=view,
            expected=expected.stamp if expected is not None else None,
            files=self._files,
            tell=lambda done, total: tell(done + 1, total + 1),
        )
        return Written(FileStamp(saved.stamp, version), saved.note)

    def template(self, name: str) -> Loaded:
        """Read a template; see ``FileStorage``."""
        path = own_path(name)
        return Loaded(load_template(name)) if path is None else self.load(path)

    def seen(self, path: Path) -> Seen | None:
        """Look at a file; see ``FileStorage``."""
        return seen(path, self._files)

    def is_stamped(self, path: Path, stamp: FileStamp) -> bool | None:
        """Compare a file with its stamp; see ``FileStorage``."""
        return is_stamped(path, stamp.stamp, self._files)


__all__ = [
    "ChangedOutsideError",
    "DiskStorage",
    "FileStamp",
    "FileStorage",
    "Loaded",
    "Seen",
    "Written",
]
