"""The crash journal: every change is written outside of the person's file at once.

A session owns one journal and holds a lock on it, so two running programs never share one. What a
crash leaves is found by ``leftovers`` and goes nowhere but into a bin for 30 days, or away after a
verified save.
"""

from __future__ import annotations

import os
import re
import secrets
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cxdesigner.base import paths
from cxdesigner.base.i18n import language
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.formats.filesystem import DISK, FileSystem, remove, write_all
from cxdesigner.formats.journal_records import (
    JournalHead,
    Replay,
    change_body,
    frame,
    replay,
    start,
)
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.patch import Patch
from cxdesigner.model.record import Record

RECORDS_BEFORE_BASE = 1_000
BYTES_BEFORE_BASE = 4_000_000
BIN_DAYS = 30

_NAME = re.compile(r"([0-9a-f]{16})-(\d{6})\.journal\Z")


class Journal:
    """The journal of one open document.

    ``append`` hands a change to the operating system at once, which survives the end of the
    process; ``sync`` brings it to the disk, which survives a power cut: call it at most a second
    after an edit. Either may raise ``OSError``; then the person must be told, editing goes on, and
    ``restart`` begins a new file.
    """

    def __init__(
        self,
        records: Iterable[Record],
        *,
        document: Path | None = None,
        base_sha256: str = "",
        folder: Path | None = None,
        files: FileSystem = DISK,
    ) -> None:
        self._files = files
        self._folder = paths.journal_dir() if folder is None else folder
        self._session = secrets.token_hex(8)
        self._generation = 0
        self._descriptor: int | None = None
        self._count = 0
        self._size = 0
        self._unsynced = False
        self.path: Path | None = None
        self.restart(records, document=document, base_sha256=base_sha256)

    @property
    def needs_restart(self) -> bool:
        """Whether so much was appended that a new beginning is shorter, or appending failed."""
        return (
            self._descriptor is None
            or self._count >= RECORDS_BEFORE_BASE
            or self._size >= BYTES_BEFORE_BASE
        )

    @property
    def is_synced(self) -> bool:
        """Whether everything appended is on the disk."""
        return not self._unsynced

    def restart(
        self,
        records: Iterable[Record],
        *,
        document: Path | None = None,
        base_sha256: str = "",
    ) -> None:
        """Begin anew with the document as it is now; call it after each verified save too.

        The old file goes when the new one is on the disk.

        Raises
        ------
        OSError
            If it cannot be written; the old file is kept.
        """
        files = self._files
        listed = tuple(records)
        titles = [record.title.text(None) for record in listed if type(record) is Blueprint]
        head = JournalHead(
            session=self._session,
            document="" if document is None else str(document.resolve()),
            title=titles[0] if titles else "",
            base_sha256=base_sha256,
            pid=os.getpid(),
            started=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        files.mkdir(self._folder)
        path = self._folder / f"{self._session}-{self._generation + 1:06d}.journal"
        remove(files, path)
        descriptor = files.create(path, 0o600)
        try:
            lock(descriptor)
            write_all(files, descriptor, start(head, write_cxd(listed, gives_way=True)))
            files.fsync(descriptor)
            files.dirsync(self._folder)
        except BaseException:
            files.close(descriptor)
            remove(files, path)
            raise
        self._close_and_remove()
        self._generation += 1
        self._descriptor, self.path = descriptor, path
        self._count = self._size = 0
        self._unsynced = False

    def append(self, patch: Patch) -> None:
        """Write a change behind the others.

        Raises
        ------
        OSError
            If it cannot be written. Nothing more is appended until ``restart``: a gap would make
            what follows worthless.
        """
        if self._descriptor is None:
            raise OSError("the journal is closed")
        data = frame(self._count + 2, change_body(patch))
        try:
            write_all(self._files, self._descriptor, data)
        except BaseException:
            self._give_up()
            raise
        self._count += 1
        self._size += len(data)
        self._unsynced = True

    def sync(self) -> None:
        """Return when all changes are on the disk.

        Raises
        ------
        OSError
            If the disk refuses; what was appended since the last time may be lost.
        """
        if self._descriptor is None or not self._unsynced:
            return
        try:
            self._files.fsync(self._descriptor)
        except BaseException:
            self._give_up()
            raise
        self._unsynced = False

    def close(self, *, keep: bool = False) -> None:
        """End the session.

        Parameters
        ----------
        keep
            Move the journal into the bin: the person chose not to save. False removes it: the
            document is saved.
        """
        path = self.path
        if keep and path is not None:
            self._give_up()
            self.path = None
            discard(path, files=self._files)
        else:
            self._close_and_remove()

    def _give_up(self) -> None:
        """Close the file and leave it where it is."""
        if self._descriptor is not None:
            descriptor, self._descriptor = self._descriptor, None
            try:
                self._files.close(descriptor)
            except OSError:
                pass  # It is closed all the same.

    def _close_and_remove(self) -> None:
        self._give_up()
        if self.path is not None:
            remove(self._files, self.path)
            self.path = None


@dataclass(frozen=True, slots=True)
class Leftover:
    """A journal that a session left which is over."""

    path: Path
    replay: Replay

    @property
    def document(self) -> Path | None:
        """The file that was edited; None if it was never saved."""
        return Path(self.replay.head.document) if self.replay.head.document else None

    @property
    def title(self) -> str:
        """What was edited: the name of its file, else the title it had in the end; may be ''.

        A title in several languages is that of the language of the program.
        """
        if self.document is not None:
            return self.document.name
        blueprints = (one for one in self.replay.records if isinstance(one, Blueprint))
        title = next((one.title.text(language()) for one in blueprints), "")
        return title or self.replay.head.title


def leftovers(folder: Path | None = None, files: FileSystem = DISK) -> tuple[Leftover, ...]:
    """Return the journals with changes that ended sessions left, oldest first.

    A journal without any change, or one that a later one of its session replaces, is put into the
    bin; so is one of which not even the beginning is whole.
    """
    folder = paths.journal_dir() if folder is None else folder
    try:
        names = sorted(files.listdir(folder))
    except OSError:
        return ()
    best: dict[str, Leftover] = {}
    for name in names:
        found = _NAME.match(name)
        path = folder / name
        if found is None or is_locked(path):
            continue
        try:
            result = replay(files.read(path))
        except OSError:
            continue
        if result is None:
            discard(path, files=files)
            continue
        older = best.get(found[1])
        if older is not None:
            discard(older.path, files=files)
        best[found[1]] = Leftover(path, result)
    kept = []
    for leftover in best.values():
        if leftover.replay.changes or not leftover.replay.head.document:
            kept.append(leftover)
        else:
            discard(leftover.path, files=files)
    return tuple(sorted(kept, key=lambda item: (item.replay.head.started, item.path.name)))


def discard(path: Path, *, files: FileSystem = DISK) -> None:
    """Move a journal into the bin, and remove what has been there for 30 days.

    Raises
    ------
    OSError
        If it cannot be moved; it is still there then.
    """
    folder = path.parent / "bin"
    files.mkdir(folder)
    stamp = int(time.time())
    files.replace(path, folder / f"{stamp}-{path.name}")
    oldest = stamp - BIN_DAYS * 86_400
    for name in files.listdir(folder):
        when, _dash, _rest = name.partition("-")
        if when.isdecimal() and int(when) < oldest:
            remove(files, folder / name)


def lock(descriptor: int) -> None:
    """Hold a file as long as this process lives.

    Raises
    ------
    OSError
        If somebody else holds it.
    """
    if sys.platform == "win32":
        import msvcrt

        # Behind all content, because Windows lets nobody read a locked range.
        at = os.lseek(descriptor, 0, os.SEEK_CUR)
        os.lseek(descriptor, 0x7FFF_0000, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(descriptor, at, os.SEEK_SET)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def is_locked(path: Path) -> bool:
    """Say whether a running process holds a file."""
    try:
        descriptor = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        lock(descriptor)
    except OSError:
        return True
    finally:
        os.close(descriptor)
    return False
