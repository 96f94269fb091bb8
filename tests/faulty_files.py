"""A file system that fails at a chosen call, for tests of saving and of the journal."""

import errno
import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cxdesigner.formats.filesystem import OsFileSystem

CALLS = ("read create write fsync close replace unlink listdir dirsync stat chmod mkdir").split()


class Killed(BaseException):
    """Stands for the end of the process: nothing of ours runs any more."""


class FaultyFiles(OsFileSystem):
    """Fails the call with a number (from 1; 0 never), with an error or as if the process died.

    After `Killed` every further call raises it again, so that no clean-up can run.
    """

    def __init__(self, fail_at: int = 0, error: int | None = errno.EIO, name: str = "") -> None:
        self.fail_at = fail_at
        self.error = error
        self.name = name
        self.count = 0
        self.calls: Counter[str] = Counter()
        self.is_dead = False

    def _step(self, name: str) -> None:
        if self.is_dead:
            raise Killed
        self.calls[name] += 1
        if self.name in ("", name):
            self.count += 1
            if self.count == self.fail_at:
                if self.error is None:
                    self.is_dead = True
                    raise Killed
                raise OSError(self.error, os.strerror(self.error))

    def write(self, descriptor: int, data: bytes) -> int:
        # Half of it gets through before the fault, and never all in one call.
        half = max(1, len(data) // 2)
        if self.is_dead:
            raise Killed
        will_fail = self.name in ("", "write") and self.count + 1 == self.fail_at
        if will_fail:
            super().write(descriptor, data[:half])
        self._step("write")
        return super().write(descriptor, data[:half] if len(data) > 4096 else data)

    def close(self, descriptor: int) -> None:
        # A real process gives its descriptors back however it ends.
        super().close(descriptor)
        self._step("close")


def _counted(name: str) -> Callable[..., Any]:
    original = getattr(OsFileSystem, name)

    def call(self: FaultyFiles, *arguments: Any) -> Any:
        self._step(name)
        return original(self, *arguments)

    return call


for _name in CALLS:
    if _name not in ("write", "close"):
        setattr(FaultyFiles, _name, _counted(_name))


def temporaries(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.endswith(".tmp"))
