"""The one module that writes documents: what is on the disk is always a whole old or new file.

Order of a save: the bytes are read as a document and compared; written under another name in the
same folder; flushed to the disk; read back and compared; the old file is kept as a version; then
the new one takes its name in one step, and the folder is flushed.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import secrets
import stat
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from cxdesigner.base.errors import CxError, FormatError
from cxdesigner.base.i18n import _
from cxdesigner.base.paths import is_device_name
from cxdesigner.base.progress import Tell, unheard
from cxdesigner.base.system_words import reason_of
from cxdesigner.formats.cxd_read import ReadResult, read_cxd
from cxdesigner.formats.filesystem import DISK, FileSystem, remove, write_new
from cxdesigner.formats.versions import keep_version, prune_versions
from cxdesigner.model.record import Record

SAVE_STEPS = 3
"""Steps of a save that are told of."""

_PRIVATE, _USUAL = 0o600, 0o666
"""Rights of new files, from which the system takes what the mask of the process forbids."""
_TEMPORARY = re.compile(r"\.cxd-([0-9a-f]{12})-(\d+)-[0-9a-f]{8}\.tmp\Z")

# Of the kernel of Windows: a right, an error, and what a process that has ended says.
_SYNCHRONIZE, _NO_SUCH_PROCESS, _SIGNALLED = 0x0010_0000, 87, 0


class SaveError(CxError):
    """The file could not be written; what was there before is still there."""


class ChangedOutsideError(SaveError):
    """Another program changed the file since it was read or saved here."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file was when it was read or saved: SHA-256, size in bytes, time in nanoseconds."""

    sha256: str
    size: int
    time_ns: int


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of a save; ``version`` is where the old file is kept, None if there was none.

    ``note`` is a sentence for the person if the old file could not be kept.
    """

    path: Path
    stamp: Stamp
    version: Path | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """A document that was read from a file, and what the file was then."""

    result: ReadResult
    stamp: Stamp


def open_document(path: Path, files: FileSystem = DISK) -> Opened:
    """Return a document with the stamp that its next save compares.

    Raises
    ------
    FormatError
        If the file cannot be read or is none of ours; the message names file, line and field.
    """
    data = read_file(path, files)
    result = read_cxd(data, path.name)
    sweep(path, files)
    return Opened(result, _stamp(path, data, files))


def read_file(path: Path, files: FileSystem = DISK) -> bytes:
    """Return the bytes of a file.

    Raises
    ------
    FormatError
        If it is not there or may not be read.
    """
    try:
        return files.read(path)
    except FileNotFoundError:
        raise FormatError(_("{name} does not exist."), name=path.name) from None
    except OSError as error:
        raise FormatError(
            _("{name} cannot be read: {reason}."), name=path.name, reason=reason_of(error)
        ) from error


def has_changed(path: Path, stamp: Stamp, files: FileSystem = DISK) -> bool:
    """Say whether another program changed a file; one that is gone has not changed."""
    try:
        data = files.read(_real(path))
    except OSError:
        return False
    return hashlib.sha256(data).hexdigest() != stamp.sha256


def save_document(
    path: Path,
    data: bytes,
    *,
    records: Iterable[Record] | None = None,
    expected: Stamp | None = None,
    files: FileSystem = DISK,
    tell: Tell = unheard,
) -> Saved:
    """Save a document; it is on the disk when this returns.

    Parameters
    ----------
    data
        What ``write_cxd`` made.
    records
        What `data` must hold; compared before anything is written.
    expected
        What the file was when it was read or saved last. None writes over whatever is there,
        which still is kept as a version.
    tell
        Hears of each step before the new file takes its name; after that nobody can stop it.

    Raises
    ------
    Stopped
        If `tell` says so; the old file is untouched.
    ChangedOutsideError
        If the file is another than expected; nothing was written.
    SaveError
        If a step failed. Up to the last step the old file is untouched; if only the last one
        failed, the new file is there but may not survive a power cut.
    """
    refuse_device(path)
    target = _real(path)
    tell(0, SAVE_STEPS)
    _check(data, path.name, records)
    tell(1, SAVE_STEPS)
    old = _old_bytes(target, files)
    if (
        old is not None
        and expected is not None
        and hashlib.sha256(old).hexdigest() != expected.sha256
    ):
        raise ChangedOutsideError(
            _("{name} was changed by another program since it was opened here."),
            hint=_("Save under another name, or compare the two first."),
            name=path.name,
        )
    version: Path | None = None
    note = ""

    def keep() -> None:
        nonlocal version, note
        tell(2, SAVE_STEPS)
        if old is None:
            return
        try:
            version = keep_version(target, old, files)
        except OSError as error:
            # The new work counts more than the old version.
            note = _("The earlier version could not be kept: {reason}.")
            note = note.format(reason=reason_of(error, writing=True))

    write_file(path, data, files=files, before_replace=keep)
    try:
        prune_versions(target, files)
        sweep(path, files)
    except OSError:
        pass  # Tidying up is tried again with the next save.
    return Saved(path, _stamp(target, data, files), version, note)


def write_file(
    path: Path,
    data: bytes,
    *,
    files: FileSystem = DISK,
    before_replace: Callable[[], None] | None = None,
) -> None:
    """Write any file (an export, say) so that it is whole or not there.

    Parameters
    ----------
    before_replace
        Called without arguments when the new bytes are safe and the old file still stands.

    Raises
    ------
    SaveError
        If a step failed.
    """
    refuse_device(path)
    target = _real(path)
    key = hashlib.sha256(os.fsencode(target.name)).hexdigest()[:12]
    temporary = target.parent / f".cxd-{key}-{os.getpid()}-{secrets.token_hex(4)}.tmp"
    try:
        mode = _mode(target, files)
        if sys.platform == "win32" and mode is not None and not mode & stat.S_IWRITE:
            # Windows lets nobody replace it, nor remove a copy that has its mode.
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        # A new file gets the rights that the person gives all files; an old one keeps its own.
        write_new(files, temporary, data, _USUAL if mode is None else _PRIVATE)
        try:
            if mode is not None:
                files.chmod(temporary, mode)
            if files.read(temporary) != data:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            if before_replace is not None:
                before_replace()
            files.dirsync(target.parent)
            files.replace(temporary, target)
        except BaseException:
            remove(files, temporary)
            raise
        files.dirsync(target.parent)
    except OSError as error:
        raise SaveError(
            _("{name} could not be saved: {reason}."),
            hint=_("Try another folder or disk."),
            name=path.name,
            reason=reason_of(error, writing=True),
        ) from error


def sweep(path: Path, files: FileSystem = DISK) -> None:
    """Remove what a save of this file left behind when its process was killed."""
    target = _real(path)
    key = hashlib.sha256(os.fsencode(target.name)).hexdigest()[:12]
    try:
        names = files.listdir(target.parent)
    except OSError:
        return
    for name in names:
        found = _TEMPORARY.match(name)
        if found and found[1] == key and not is_running(int(found[2])):
            remove(files, target.parent / name)


def is_running(pid: int) -> bool:
    """Say whether a process exists, as far as can be told."""
    if sys.platform == "win32":
        import ctypes

        # ``os.kill`` would end the process there.
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        handle = kernel.OpenProcess(_SYNCHRONIZE, False, ctypes.c_uint32(pid))
        if not handle:
            return ctypes.get_last_error() != _NO_SUCH_PROCESS
        ended = kernel.WaitForSingleObject(handle, 0) == _SIGNALLED
        kernel.CloseHandle(handle)
        return not ended
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _check(data: bytes, name: str, records: Iterable[Record] | None) -> None:
    try:
        result = read_cxd(data, name)
    except FormatError as error:
        raise SaveError(
            _("{name} was not saved: it could not be read again. {reason}"),
            name=name,
            reason=error.message,
        ) from error
    if records is None:
        return
    wanted = {record.id: record for record in records}
    if {record.id: record for record in result.records} != wanted:
        raise SaveError(_("{name} was not saved: what would be written differs."), name=name)


def _old_bytes(target: Path, files: FileSystem) -> bytes | None:
    try:
        if stat.S_ISFIFO(files.stat(target).st_mode):
            # To read it would be to wait for ever.
            raise SaveError(
                _("{name} could not be saved: it is a pipe, not a file."), name=target.name
            )
        return files.read(target)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SaveError(
            _("{name} could not be saved: {reason}."),
            name=target.name,
            reason=reason_of(error, writing=True),
        ) from error


def _mode(target: Path, files: FileSystem) -> int | None:
    try:
        return stat.S_IMODE(files.stat(target).st_mode)
    except FileNotFoundError:
        return None


def _stamp(path: Path, data: bytes, files: FileSystem) -> Stamp:
    try:
        time_ns = files.stat(path).st_mtime_ns
    except OSError:
        time_ns = 0
    return Stamp(hashlib.sha256(data).hexdigest(), len(data), time_ns)


@dataclass(frozen=True, slots=True)
class Seen:
    """What can be told of a file without reading it; zeros where there is none."""

    size: int = 0
    time_ns: int = 0


def seen(path: Path, files: FileSystem = DISK) -> Seen | None:
    """Look at a file; None where nothing can be said, e.g. because a share is away."""
    try:
        found = files.stat(path)
    except FileNotFoundError:
        return Seen()
    except OSError:
        return None
    return Seen(found.st_size, found.st_mtime_ns)


def is_stamped(path: Path, stamp: Stamp, files: FileSystem = DISK) -> bool | None:
    """Say whether a file holds the bytes that it was stamped with; None if it cannot be read."""
    try:
        return hashlib.sha256(files.read(path)).hexdigest() == stamp.sha256
    except OSError:
        return None


def refuse_device(path: Path) -> None:
    """Refuse to write what Windows would take for a device.

    Raises
    ------
    SaveError
        If it would.
    """
    if sys.platform == "win32" and is_device_name(path.name):
        error = OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        raise SaveError(
            _("{name} could not be saved: {reason}."),
            hint=_("Try another name."),
            name=path.name,
            reason=reason_of(error, writing=True),
        )


def _real(path: Path) -> Path:
    """Return the file itself: a symbolic link stays one, what it leads to is replaced."""
    return Path(os.path.realpath(path))
