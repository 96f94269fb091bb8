"""Saving: whatever fails, the file is a whole old or a whole new one."""

import errno
import os
import stat
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from faulty_files import FaultyFiles, Killed, temporaries

from cxdesigner.base.errors import FormatError
from cxdesigner.base.progress import Stopped
from cxdesigner.formats import filesystem, versions
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.formats.storage import (
    SAVE_STEPS,
    ChangedOutsideError,
    SaveError,
    has_changed,
    open_document,
    save_document,
    write_file,
)
from cxdesigner.formats.versions import keep_version, kept_versions, prune_versions
from cxdesigner.model.create import empty_blueprint
from cxdesigner.model.record import Record

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="modes and links of POSIX")


def document(title: str) -> tuple[tuple[Record, ...], bytes]:
    records = empty_blueprint(title=title)
    return records, write_cxd(records)


OLD = document("old")[1]
NEW_RECORDS, NEW = document("new " + "x" * 9_000)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    target = tmp_path / "docs" / "a.cxd"
    target.parent.mkdir()
    target.write_bytes(OLD)
    return target


def test_a_saved_document_opens_again(path: Path) -> None:
    opened = open_document(path)
    saved = save_document(path, NEW, records=NEW_RECORDS, expected=opened.stamp)
    assert path.read_bytes() == NEW
    again = open_document(path)
    assert again.stamp == saved.stamp
    assert set(again.result.records) == set(NEW_RECORDS)
    assert saved.version is not None
    assert saved.version.read_bytes() == OLD
    assert saved.note == ""


@pytest.mark.parametrize("last", range(SAVE_STEPS))
def test_a_save_that_is_stopped_leaves_the_file_as_it_was(path: Path, last: int) -> None:
    told: list[int] = []

    def tell(done: int, total: int) -> None:
        assert total == SAVE_STEPS
        told.append(done)
        if done == last:
            raise Stopped

    with pytest.raises(Stopped):
        save_document(path, NEW, records=NEW_RECORDS, tell=tell)
    assert told == list(range(last + 1))
    assert path.read_bytes() == OLD
    assert not temporaries(path.parent)
    assert not kept_versions(path)


def test_a_first_save_makes_a_file_with_the_usual_rights_and_no_version(tmp_path: Path) -> None:
    path = tmp_path / "新 file.cxd"
    mask = os.umask(0o027)
    try:
        saved = save_document(path, NEW)
    finally:
        os.umask(mask)
    assert path.read_bytes() == NEW
    assert saved.version is None
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert temporaries(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "pipe.cxd"
    os.mkfifo(path)
    with pytest.raises(SaveError, match="it is a pipe"):
        save_document(path, NEW)
    assert list(tmp_path.iterdir()) == [path]


def fresh(folder: Path, number: int) -> Path:
    """A document of its own for each try: what earlier tries kept must not matter."""
    path = folder / f"{number}.cxd"
    path.write_bytes(OLD)
    return path


def calls_of_a_save(folder: Path) -> int:
    files = FaultyFiles()
    save_document(fresh(folder, 0), NEW, files=files)
    return files.count


@pytest.mark.parametrize("error", [errno.EIO, errno.ENOSPC, errno.EACCES])
def test_failing_each_call_leaves_a_whole_old_or_new_file(tmp_path: Path, error: int) -> None:
    total = calls_of_a_save(tmp_path)
    assert total > 20
    failed = 0
    for number in range(1, total + 1):
        path = fresh(tmp_path, number)
        files = FaultyFiles(number, error)
        try:
            save_document(path, NEW, files=files)
            assert path.read_bytes() == NEW
        except SaveError:
            failed += 1
            # Only the last flush of the folder can fail behind the new file.
            is_last = files.calls["replace"] == 2 and files.count == number
            assert path.read_bytes() == OLD or is_last
        assert path.read_bytes() in (OLD, NEW)
    assert failed > 8
    assert temporaries(tmp_path) == []


def test_dying_at_each_call_leaves_a_whole_old_or_new_file(tmp_path: Path) -> None:
    seen = set()
    for number in range(1, calls_of_a_save(tmp_path) + 1):
        path = fresh(tmp_path, number)
        with pytest.raises(Killed):
            save_document(path, NEW, files=FaultyFiles(number, None))
        assert path.read_bytes() in (OLD, NEW)
        seen.add(path.read_bytes())
        for version in kept_versions(path):
            assert version.path.read_bytes() == OLD
    assert seen == {OLD, NEW}


def test_a_failed_flush_is_never_believed_later(path: Path) -> None:
    files = FaultyFiles(1, errno.EIO, "fsync")
    with pytest.raises(SaveError):
        save_document(path, NEW, files=files)
    assert files.calls["fsync"] == 1
    assert path.read_bytes() == OLD
    assert temporaries(path.parent) == []


def test_bytes_that_came_back_different_are_not_saved(path: Path) -> None:
    class Lying(filesystem.OsFileSystem):
        def read(self, file: Path) -> bytes:
            data = super().read(file)
            return data[:-1] + b"?" if file.suffix == ".tmp" else data

    with pytest.raises(SaveError, match="disk reports an error"):
        save_document(path, NEW, files=Lying())
    assert path.read_bytes() == OLD
    assert temporaries(path.parent) == []


def test_what_cannot_be_read_again_is_not_written(path: Path) -> None:
    with pytest.raises(SaveError, match="could not be read again"):
        save_document(path, NEW[:-5])
    with pytest.raises(SaveError, match="differs"):
        save_document(path, OLD, records=NEW_RECORDS)
    assert path.read_bytes() == OLD


def test_a_change_by_another_program_is_not_overwritten(path: Path) -> None:
    stamp = open_document(path).stamp
    other = document("other")[1]
    path.write_bytes(other)
    # The same size and time deceive nobody.
    os.utime(path, ns=(stamp.time_ns, stamp.time_ns))
    assert has_changed(path, stamp)
    with pytest.raises(ChangedOutsideError, match="another program"):
        save_document(path, NEW, expected=stamp)
    assert path.read_bytes() == other
    saved = save_document(path, NEW)
    assert saved.version is not None
    assert saved.version.read_bytes() == other


def test_touching_and_deleting_is_no_change(path: Path) -> None:
    stamp = open_document(path).stamp
    os.utime(path, (1, 1))
    assert not has_changed(path, stamp)
    path.unlink()
    assert not has_changed(path, stamp)
    save_document(path, NEW, expected=stamp)
    assert path.read_bytes() == NEW


@posix_only
def test_links_are_followed_and_the_mode_is_kept(path: Path, tmp_path: Path) -> None:
    path.chmod(0o640)
    link = tmp_path / "link.cxd"
    link.symlink_to(path)
    save_document(link, NEW)
    assert link.is_symlink()
    assert path.read_bytes() == NEW
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_folder_that_is_gone_and_a_target_that_is_one_are_told(tmp_path: Path) -> None:
    with pytest.raises(SaveError, match="folder does not exist"):
        save_document(tmp_path / "gone" / "a.cxd", NEW)
    with pytest.raises(SaveError):
        save_document(tmp_path, NEW)
    with pytest.raises(FormatError, match="does not exist"):
        open_document(tmp_path / "a.cxd")
    with pytest.raises(FormatError, match="cannot be read"):
        open_document(tmp_path)


def test_a_file_that_nobody_may_read_is_told(path: Path) -> None:
    class Closed(filesystem.OsFileSystem):
        def read(self, path: Path) -> bytes:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))

    with pytest.raises(FormatError, match="access is not allowed"):
        open_document(path, Closed())
    # Windows says the same of a folder.
    with pytest.raises(FormatError, match="is a folder"):
        open_document(path.parent, Closed())


def test_what_a_killed_save_left_is_swept_at_the_next_opening(path: Path) -> None:
    with pytest.raises(Killed):
        save_document(path, NEW, files=FaultyFiles(1, None, "fsync"))
    ours = temporaries(path.parent)
    assert ours
    foreign = path.parent / ".cxd-000000000000-1-00000000.tmp"
    foreign.write_bytes(b"")
    # A running process may be saving; this one is.
    open_document(path)
    assert temporaries(path.parent) == sorted([*ours, foreign.name])
    for name in ours:
        dead = name.replace(f"-{os.getpid()}-", "-4194999-")
        (path.parent / name).rename(path.parent / dead)
    open_document(path)
    assert temporaries(path.parent) == [foreign.name]


def test_a_version_that_cannot_be_kept_does_not_stop_the_save(path: Path, user_home: Path) -> None:
    blocked = user_home / "data"
    blocked.parent.mkdir(exist_ok=True)
    blocked.write_text("")
    saved = save_document(path, NEW)
    assert path.read_bytes() == NEW
    assert saved.version is None
    assert "could not be kept" in saved.note


def test_any_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    write_file(path, b"%PDF")
    with pytest.raises(SaveError):
        write_file(path, b"%PDF-2", files=FaultyFiles(1, errno.ENOSPC, "write"))
    assert path.read_bytes() == b"%PDF"


# ---- versions


def test_ten_saves_and_one_a_day_for_two_weeks_are_kept(path: Path) -> None:
    start = datetime(2026, 1, 1, 8, tzinfo=UTC)
    times = [start + timedelta(days=day, hours=hour) for day in range(30) for hour in range(3)]
    for number, time in enumerate(times):
        keep_version(path, str(number).encode(), now=time)
    prune_versions(path, now=times[-1])
    kept = kept_versions(path)
    assert [version.time for version in kept[:10]] == times[:-11:-1]
    days = [version.time.date() for version in kept[10:]]
    assert len(days) == len(set(days))
    assert min(days) == times[-1].date() - timedelta(days=13)
    assert len({version.time.date() for version in kept}) == 14


def test_the_same_bytes_are_kept_once_in_a_row(path: Path) -> None:
    first = keep_version(path, OLD)
    assert keep_version(path, OLD) == first
    assert len(kept_versions(path)) == 1


def test_versions_end_at_a_total_size(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "BYTES_KEPT", 25)
    for number in range(6):
        time = datetime(2026, 1, 1, number, tzinfo=UTC)
        keep_version(path, f"{number:010d}".encode(), now=time)
    prune_versions(path, now=datetime(2026, 1, 1, 9, tzinfo=UTC))
    assert [version.size for version in kept_versions(path)] == [10, 10]


def test_documents_of_one_name_in_two_folders_share_nothing(tmp_path: Path) -> None:
    keep_version(tmp_path / "a" / "x.cxd", OLD)
    assert kept_versions(tmp_path / "b" / "x.cxd") == ()


# ---- the real file system


def test_a_disk_that_takes_nothing_is_an_error(tmp_path: Path) -> None:
    class Full(filesystem.OsFileSystem):
        def write(self, descriptor: int, data: bytes) -> int:
            return 0

    with pytest.raises(OSError, match="No space"):
        filesystem.write_new(Full(), tmp_path / "x", b"abc")
    assert list(tmp_path.iterdir()) == []
