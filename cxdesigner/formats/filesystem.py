"""The few calls by which files of a person are touched: a seam that tests can make fail."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from cxdesigner.base.system_words import BUSY

RETRY_SECONDS = 2.5
_PAUSE_SECONDS = 0.05


class FileSystem(Protocol):
    """Calls that storage and journal make; each may raise ``OSError``."""

    def read(self, path: Path) -> bytes:
        """Return the bytes of a file."""

    def create(self, path: Path, mode: int) -> int:
        """Make a file that does not exist yet and return a descriptor for writing."""

    def write(self, descriptor: int, data: bytes) -> int:
        """Write some of the bytes and return how many."""

    def fsync(self, descriptor: int) -> None:
        """Return when the bytes are on the disk."""

    def close(self, descriptor: int) -> None:
        """Close a descriptor."""

    def replace(self, source: Path, target: Path) -> None:
        """Give a file another name, in place of what had it, in one step."""

    def unlink(self, path: Path) -> None:
        """Remove a file."""

    def listdir(self, folder: Path) -> list[str]:
        """Return the names in a folder."""

    def dirsync(self, folder: Path) -> None:
        """Return when the names of a folder are on the disk."""

    def stat(self, path: Path) -> os.stat_result:
        """Return size, time and mode of a file."""

    def chmod(self, path: Path, mode: int) -> None:
        """Set the mode of a file."""

    def mkdir(self, folder: Path) -> None:
        """Make a folder that only its owner may read, with those above it."""


class OsFileSystem:
    """The real file system."""

    def read(self, path: Path) -> bytes:
        """Return the bytes of a file."""
        return path.read_bytes()

    def create(self, path: Path, mode: int) -> int:
        """Make a file that does not exist yet and return a descriptor for writing."""
        flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0)
        return os.open(path, flags | getattr(os, "O_CLOEXEC", 0), mode)

    def write(self, descriptor: int, data: bytes) -> int:
        """Write some of the bytes and return how many."""
        return os.write(descriptor, data)

    def fsync(self, descriptor: int) -> None:
        """Return when the bytes are on the disk."""
        if sys.platform == "darwin":
            import fcntl

            try:
                # fsync of macOS leaves the bytes in the cache of the drive.
                fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
                return
            except OSError:
                pass
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """Close a descriptor."""
        os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """Give a file another name, in place of what had it; waits while Windows says busy."""
        patiently(lambda: os.replace(source, target))

    def unlink(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()

    def listdir(self, folder: Path) -> list[str]:
        """Return the names in a folder."""
        return os.listdir(folder)

    def dirsync(self, folder: Path) -> None:
        """Return when the names of a folder are on the disk; Windows has no such call."""
        if sys.platform == "win32":
            return
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        except OSError as error:
            # Some network shares cannot do it; there is nothing better to ask for.
            if error.errno not in (errno.EINVAL, errno.ENOTSUP):
                raise
        finally:
            os.close(descriptor)

    def stat(self, path: Path) -> os.stat_result:
        """Return size, time and mode of a file."""
        return path.stat()

    def chmod(self, path: Path, mode: int) -> None:
        """Set the mode of a file."""
        path.chmod(mode)

    def mkdir(self, folder: Path) -> None:
        """Make a folder that only its owner may read, with those above it."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


DISK: FileSystem = OsFileSystem()


def patiently(
    call: Callable[[], None],
    *,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """Call again while Windows says that the file is in use, for `RETRY_SECONDS` at most.

    Raises
    ------
    OSError
        The last one, if it does not get better.
    """
    end = clock() + RETRY_SECONDS
    while True:
        try:
            call()
            return
        except OSError as error:
            if getattr(error, "winerror", None) not in BUSY or clock() >= end:
                raise
        sleep(_PAUSE_SECONDS)


def write_all(files: FileSystem, descriptor: int, data: bytes) -> None:
    """Write all of the bytes.

    Raises
    ------
    OSError
        If the file system refuses, or accepts nothing any more.
    """
    rest = memoryview(data)
    while rest:
        done = files.write(descriptor, bytes(rest[: 1 << 24]))
        if done <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        rest = rest[done:]


def write_new(files: FileSystem, path: Path, data: bytes, mode: int = 0o600) -> None:
    """Make a new file with these bytes, on the disk when this returns; nothing stays of a failure.

    Raises
    ------
    OSError
        If it exists, or any step fails.
    """
    descriptor = files.create(path, mode)
    try:
        try:
            write_all(files, descriptor, data)
            # After a failed fsync the same file is never trusted again: the caller starts anew.
            files.fsync(descriptor)
        finally:
            files.close(descriptor)
    except BaseException:
        remove(files, path)
        raise


def remove(files: FileSystem, path: Path) -> None:
    """Remove a file of ours; that it cannot be removed stops nobody."""
    try:
        files.unlink(path)
    except OSError:
        return
