"""Reading what a command works on and writing what it makes."""

from __future__ import annotations

import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cxdesigner.base.i18n import _
from cxdesigner.cli.parser import CommandError
from cxdesigner.cli.text import remark
from cxdesigner.formats import limits
from cxdesigner.formats.cxd_read import EXTENSION, read_cxd
from cxdesigner.formats.version import CURRENT, Version
from cxdesigner.model.record import Record
from cxdesigner.model.view import RecordView

YAML_ENDINGS = (".yaml", ".yml")


def read_bytes(path: Path, most: int = limits.DOCUMENT_BYTES) -> bytes:
    """Return the content of a file, cut off one byte after a limit.

    Reading stops there because a device such as a terminal has no end; whoever parses the content
    refuses what is longer than the limit.

    Raises
    ------
    OSError
        If it cannot be read.
    """
    with path.open("rb") as file:
        return file.read(most + 1)


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it was read: its bytes, its records, the version of its format."""

    data: bytes
    view: RecordView
    version: Version


def read_document(path: Path) -> RecordView:
    """Return the records of a ``.cxd`` document; what was noticed goes to standard error.

    Raises
    ------
    CommandError
        If the file is one to import first.
    FormatError
        If it cannot be read.
    OSError
        If the system does not hand it out.
    """
    return open_document(path).view


def open_document(path: Path) -> Document:
    """Return a ``.cxd`` document; what was noticed goes to standard error.

    Raises
    ------
    CommandError
        If the file is one to import first.
    FormatError
        If it cannot be read.
    OSError
        If the system does not hand it out.
    """
    if path.suffix.lower() in YAML_ENDINGS:
        target = path.with_suffix(EXTENSION)
        raise CommandError(
            _("{name} is no CX Designer document.").format(name=path),
            hint=_("Import it first: {command}").format(
                command=f"cxdesigner import {path} -o {target}"
            ),
        )
    data = read_bytes(path)
    result = read_cxd(data, str(path))
    for warning in result.report.warnings:
        remark(_("{name}: {problem}").format(name=path, problem=warning))
    return Document(data, RecordView(result.records), result.report.version)


def content_language(view: RecordView, asked: str | None) -> str:
    """Return the language of labels and words: the one asked for, else the document's first."""
    languages = view.blueprint.languages
    return asked or (languages[0] if languages else "en")


def write_document(
    path: Path, records: Iterable[Record], *sources: Path, version: Version = CURRENT
) -> None:
    """Write records as a ``.cxd`` document; an older file of this name is kept as a version.

    Parameters
    ----------
    sources
        Files that must not be written over.
    version
        Of the format; a newer minor one is kept as it was read.

    Raises
    ------
    CommandError
        If the name is not that of a document, or it is one of the sources.
    SaveError
        If it cannot be written; an older file of this name is as it was.
    """
    if path.suffix.lower() != EXTENSION:
        raise CommandError(
            _("{name}: the name of a document ends in {ending}.").format(
                name=path, ending=EXTENSION
            )
        )
    _check_target(path, sources)
    from cxdesigner.formats.cxd_write import write_cxd
    from cxdesigner.formats.storage import save_document

    kept = tuple(records)
    saved = save_document(path, write_cxd(kept, version=version), records=kept)
    if saved.note:
        remark(saved.note)


def write_output(path: Path, data: bytes, *sources: Path) -> None:
    """Write an exported file, whole or not at all.

    Raises
    ------
    CommandError
        If it would take the place of one of the sources.
    SaveError
        If it cannot be written; an older file of this name is as it was.
    """
    _check_target(path, sources)
    try:
        old = path.stat()
    except FileNotFoundError:
        old = None
    if old is not None and not stat.S_ISREG(old.st_mode):
        # A pipe or a device such as /dev/stdout has no older content to protect.
        path.write_bytes(data)
        return
    from cxdesigner.formats.storage import write_file

    write_file(path, data)


def _check_target(path: Path, sources: Iterable[Path]) -> None:
    from cxdesigner.formats.storage import refuse_device

    if path.suffix:
        # A bare NUL is meant as a device, a drawing named aux.svg is not.
        refuse_device(path)
    folder = path.parent
    if not folder.is_dir():
        raise CommandError(_("{name}: there is no such folder.").format(name=folder))
    if path.is_dir():
        raise CommandError(_("{name}: this is a folder.").format(name=path))
    for source in sources:
        if path.exists() and source.exists() and path.samefile(source):
            raise CommandError(
                _("{name} cannot be read and written at once.").format(name=path),
                hint=_("Choose another name for the result."),
            )
