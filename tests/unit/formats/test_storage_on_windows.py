"""What files do on Windows, simulated: processes, files in use, files that may only be read."""

import ctypes
import errno
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from cxdesigner.formats import filesystem, storage
from cxdesigner.formats.journal import Journal, is_locked, leftovers
from cxdesigner.formats.journal_records import replay
from cxdesigner.formats.storage import SaveError, is_running, save_document, write_file
from cxdesigner.model.create import empty_blueprint


class Kernel:
    """Processes of Windows by number: True lives, False has ended but somebody still holds it."""

    def __init__(self, processes: dict[int, bool], error: int) -> None:
        self.processes = processes
        self.error = error
        self.closed: list[int] = []

    def OpenProcess(self, access: int, inherits: bool, pid: ctypes.c_uint32) -> int:
        assert access == 0x0010_0000
        return pid.value if pid.value in self.processes else 0

    def WaitForSingleObject(self, handle: int, milliseconds: int) -> int:
        return 0x102 if self.processes[handle] else 0

    def CloseHandle(self, handle: int) -> None:
        self.closed.append(handle)


def test_windows_is_asked_for_a_process_without_ending_it(monkeypatch: pytest.MonkeyPatch) -> None:
    kernel = Kernel({8: True, 12: False}, error=87)
    monkeypatch.setattr(storage.sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "WinDLL", lambda _name, **_options: kernel, raising=False)
    monkeypatch.setattr(ctypes, "get_last_error", lambda: kernel.error, raising=False)
    monkeypatch.setattr(os, "kill", None)
    assert [is_running(pid) for pid in (8, 12, 16)] == [True, False, False]
    assert kernel.closed == [8, 12]
    kernel.error = 5  # The process of somebody else may not be asked.
    assert is_running(16)
    assert not is_running(2**32 + 12)


def test_a_file_that_may_only_be_read_is_left_alone_on_windows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    path.chmod(0o444)
    monkeypatch.setattr(storage.sys, "platform", "win32")
    with pytest.raises(SaveError, match="not allowed"):
        write_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["aux.svg", "NUL.pdf", "com1.first draft.png", "con"])
def test_what_windows_takes_for_a_device_is_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(storage.sys, "platform", "win32")
    for save in (write_file, save_document):
        with pytest.raises(SaveError, match="not possible there"):
            save(tmp_path / name, b"new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("code", "other", "said"),
    [(32, None, "has it open"), (5, "a.pdf", "has it open"), (5, None, "not allowed")],
)
def test_a_target_that_is_open_in_another_program_is_told(
    tmp_path: Path, code: int, other: str | None, said: str
) -> None:
    class Denied(PermissionError):
        winerror = code
        filename2 = other

    class Windows(filesystem.OsFileSystem):
        def replace(self, source: Path, target: Path) -> None:
            raise Denied(errno.EACCES, "Permission denied")

    with pytest.raises(SaveError, match=said):
        write_file(tmp_path / "a.pdf", b"new", files=Windows())
    assert list(tmp_path.iterdir()) == []


def test_windows_is_asked_again_while_it_says_busy() -> None:
    class Busy(OSError):
        winerror = 32

    now = 0.0
    tries = 0

    def sleep(seconds: float) -> None:
        nonlocal now
        now += seconds

    def replace() -> None:
        nonlocal tries
        tries += 1
        if tries < 4:
            raise Busy

    filesystem.patiently(replace, clock=lambda: now, sleep=sleep)
    assert tries == 4

    def never() -> None:
        raise Busy

    with pytest.raises(Busy):
        filesystem.patiently(never, clock=lambda: now, sleep=sleep)
    assert now >= filesystem.RETRY_SECONDS

    def denied() -> None:
        raise PermissionError

    with pytest.raises(PermissionError):
        filesystem.patiently(denied, clock=lambda: now, sleep=sleep)


def test_a_journal_is_locked_behind_all_it_will_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: set[tuple[int, int]] = set()

    def locking(descriptor: int, mode: int, count: int) -> None:
        assert (mode, count) == (2, 1)
        place = os.fstat(descriptor).st_ino, os.lseek(descriptor, 0, os.SEEK_CUR)
        if place in held:
            raise PermissionError(errno.EACCES, "Permission denied")
        held.add(place)

    monkeypatch.setattr(storage.sys, "platform", "win32")
    fake = SimpleNamespace(LK_NBLCK=2, locking=locking)
    monkeypatch.setitem(sys.modules, "msvcrt", fake)
    journal = Journal(empty_blueprint(title="a"), folder=tmp_path)
    assert journal.path is not None
    assert is_locked(journal.path)
    assert leftovers(tmp_path) == ()
    ((_file, place),) = held
    assert place > 2_000_000_000
    data = journal.path.read_bytes()
    assert len(data) < 10_000
    assert replay(data) is not None
    held.clear()
    journal.close()
    assert list(tmp_path.iterdir()) == []
