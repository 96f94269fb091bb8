"""The crash journal: a replay is an exact prefix of what was done, whatever became of the file."""

import errno
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from faulty_files import FaultyFiles
from hypothesis import given
from strategies import stores

from builders import BlueprintBuilder
from cxdesigner.base import paths
from cxdesigner.formats import journal as journal_module
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.formats.journal import Journal, discard, leftovers
from cxdesigner.formats.journal_records import JournalHead, change_body, frame, replay, start
from cxdesigner.model.element import Element
from cxdesigner.model.record import Record
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText


def small_store() -> Store:
    return BlueprintBuilder(steps=2).store()


def edited(store: Store, number: int) -> None:
    """One edit of a growing kind: add, change, delete."""
    with store.transaction(f"edit {number}") as tx:
        if number % 4 == 3:
            tx.delete([f"el-{number - 1}"])
        else:
            tx.put(
                Element(
                    id=f"el-{number}",
                    lane_id="lane-customer",
                    kind="action",
                    label=LocalText.of(f"第 {number} 步"),
                )
            )


def recorded(folder: Path, edits: int) -> tuple[bytes, list[dict[str, Record]]]:
    """Bytes of a journal, and the state after each edit."""
    store = small_store()
    journal = Journal(store, folder=folder)
    store.recorders.append(journal.append)
    states = [dict(store.records)]
    for number in range(edits):
        edited(store, number)
        states.append(dict(store.records))
    journal.sync()
    assert journal.is_synced
    assert journal.path is not None
    data = journal.path.read_bytes()
    journal.close()
    return data, states


def test_a_replay_gives_what_was_done(tmp_path: Path) -> None:
    data, states = recorded(tmp_path, 6)
    found = replay(data)
    assert found is not None
    assert {record.id: record for record in found.records} == states[-1]
    assert (found.changes, found.is_torn, found.length) == (6, False, len(data))
    assert found.labels[0] == "edit 0"
    assert found.head.pid == os.getpid()
    assert found.head.title == "Sample"


def test_a_cut_at_every_byte_gives_an_exact_prefix(tmp_path: Path) -> None:
    data, states = recorded(tmp_path, 5)
    reached = set()
    start = len(data)
    for end in range(len(data) + 1):
        found = replay(data[:end])
        if found is None:
            continue
        start = min(start, end)
        reached.add(found.changes)
        assert {record.id: record for record in found.records} == states[found.changes]
        assert found.is_torn is (found.length < end)
    assert reached == set(range(6))
    assert start < len(data) // 2 + 1_000


def test_a_flipped_bit_gives_an_exact_prefix(tmp_path: Path) -> None:
    data, states = recorded(tmp_path, 4)
    for at in range(len(data)):
        damaged = bytearray(data)
        damaged[at] ^= 1 << (at % 8)
        found = replay(bytes(damaged))
        if found is not None:
            assert found.changes < 4
            assert found.is_torn
            assert {record.id: record for record in found.records} == states[found.changes]


def test_records_out_of_sequence_and_of_absurd_length_end_the_replay(tmp_path: Path) -> None:
    data, states = recorded(tmp_path, 2)
    store = small_store()
    patches = []
    store.recorders.append(patches.append)
    edited(store, 9)
    body = change_body(patches[0])
    for tail in (
        frame(9, body),
        frame(4, b"\xff not json"),
        frame(4, b'{"gone":[],"put":[{"type":"lane"}],"label":""}'),
        frame(4, b"[" * 100_000),
        b"CXJ1" + (4).to_bytes(4, "little") + b"\xff\xff\xff\xff" + bytes(4),
        bytes(4096),
    ):
        found = replay(data + tail)
        assert found is not None
        assert found.changes == 2
        assert found.is_torn
        assert {record.id: record for record in found.records} == states[2]
    assert replay(b"") is None
    assert replay(bytes(4096)) is None
    assert replay(frame(0, b"{}")) is None
    assert replay(frame(0, b"[]") + frame(1, b"{}")) is None
    assert replay(frame(0, b"{}") + frame(1, b"{}")) is None


@given(store=stores())
def test_any_change_is_replayed(store: Store) -> None:
    target = Store()
    patches = []
    target.recorders.append(patches.append)
    with target.transaction("all") as tx:
        for record in store:
            tx.put(record)
    first = [record for record in store if record.TYPE == "blueprint"]
    data = start(JournalHead("s"), write_cxd(first)) + frame(2, change_body(patches[0]))
    found = replay(data)
    assert found is not None
    assert {record.id: record for record in found.records} == dict(store.records)


def test_a_restart_begins_with_the_present_state_and_removes_the_old_file(tmp_path: Path) -> None:
    store = small_store()
    journal = Journal(store, folder=tmp_path)
    store.recorders.append(journal.append)
    edited(store, 0)
    before = journal.path
    journal.restart(store, document=tmp_path / "a.cxd", base_sha256="ab")
    assert before is not None
    assert not before.exists()
    assert journal.path is not None
    found = replay(journal.path.read_bytes())
    assert found is not None
    assert (found.changes, found.head.base_sha256) == (0, "ab")
    assert dict(store.records) == {record.id: record for record in found.records}
    journal.close()
    assert [path.name for path in tmp_path.iterdir()] == []


def test_it_asks_for_a_restart_when_it_grew_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_module, "RECORDS_BEFORE_BASE", 2)
    store = small_store()
    journal = Journal(store, folder=tmp_path)
    store.recorders.append(journal.append)
    edited(store, 0)
    assert not journal.needs_restart
    edited(store, 1)
    assert journal.needs_restart
    journal.restart(store)
    assert not journal.needs_restart
    journal.close()


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_failure_is_loud_and_the_next_restart_heals_it(tmp_path: Path, call: str) -> None:
    files = FaultyFiles()
    store = small_store()
    journal = Journal(store, folder=tmp_path, files=files)
    store.recorders.append(journal.append)
    edited(store, 0)
    journal.sync()
    files.name, files.fail_at, files.error = call, files.calls[call] + 1, errno.ENOSPC
    files.count = files.calls[call]

    def edit_and_sync() -> None:
        edited(store, 1)
        journal.sync()

    with pytest.raises(OSError, match="No space"):
        edit_and_sync()
    assert journal.needs_restart
    with pytest.raises(OSError, match="closed"):
        edited(store, 2)
    # What was appended before is still there.
    assert journal.path is not None
    found = replay(journal.path.read_bytes())
    assert found is not None
    assert found.changes >= 1
    journal.restart(store)
    edited(store, 4)
    journal.sync()
    found = replay(journal.path.read_bytes())
    assert found is not None
    assert {record.id: record for record in found.records} == dict(store.records)
    journal.close()


def test_a_restart_that_fails_keeps_the_old_file(tmp_path: Path) -> None:
    files = FaultyFiles()
    store = small_store()
    journal = Journal(store, folder=tmp_path, files=files)
    before = journal.path
    assert before is not None
    for call in ("mkdir", "create", "write", "fsync", "dirsync"):
        files.name, files.error = call, errno.EIO
        files.count, files.fail_at = 0, 1
        with pytest.raises(OSError, match="Input/output"):
            journal.restart(store)
        assert before.exists()
        assert [path.name for path in tmp_path.iterdir()] == [before.name]
    files.fail_at = 0
    journal.close()


# ---- after a crash

CRASH = """
import os, sys
from pathlib import Path
from builders import BlueprintBuilder
from cxdesigner.formats.journal import Journal
from cxdesigner.model.element import Element
from cxdesigner.model.text import LocalText
store = BlueprintBuilder(steps=1).store()
document = Path(sys.argv[2]) if len(sys.argv) > 2 else None
journal = Journal(store, folder=Path(sys.argv[1]), document=document, base_sha256="abc")
store.recorders.append(journal.append)
for number in range(3):
    with store.transaction(f"edit {number}") as tx:
        tx.put(Element(id=f"el-{number}", lane_id="lane-customer", kind="action"))
os.kill(os.getpid(), 9) if os.name != "nt" else os._exit(9)
"""


def crash(root: Path, folder: Path, *arguments: str) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root), str(root / "tests")])}
    result = subprocess.run(
        [sys.executable, "-c", CRASH, str(folder), *arguments],
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    assert result.returncode != 0
    assert result.stderr == ""


def test_a_killed_session_is_found_and_offered(root: Path, tmp_path: Path) -> None:
    crash(root, tmp_path, str(tmp_path / "a.cxd"))
    (left,) = leftovers(tmp_path)
    assert left.document == tmp_path / "a.cxd"
    assert left.replay.changes == 3
    assert left.replay.head.base_sha256 == "abc"
    assert {f"el-{n}" for n in range(3)} <= {record.id for record in left.replay.records}
    # Looking does not take it away; only a person does.
    assert len(leftovers(tmp_path)) == 1
    discard(left.path)
    assert leftovers(tmp_path) == ()
    assert len(list((tmp_path / "bin").iterdir())) == 1


def test_the_journal_of_a_running_session_is_left_alone() -> None:
    store = small_store()
    journal = Journal(store)
    store.recorders.append(journal.append)
    edited(store, 0)
    assert leftovers() == ()
    assert journal.path is not None
    assert journal.path.parent == paths.journal_dir()
    journal.close(keep=True)
    assert leftovers() == ()
    assert len(list((paths.journal_dir() / "bin").iterdir())) == 1


def test_journals_without_a_change_or_a_beginning_go_to_the_bin(tmp_path: Path) -> None:
    data, _states = recorded(tmp_path, 0)
    head = replay(data)
    assert head is not None
    (tmp_path / f"{'a' * 16}-000001.journal").write_bytes(b"CXJ1 torn")
    (tmp_path / "notes.txt").write_text("not ours")
    store = small_store()
    journal = Journal(store, folder=tmp_path, document=tmp_path / "x.cxd")
    assert journal.path is not None
    saved = journal.path.read_bytes()
    journal.close()
    (tmp_path / f"{'b' * 16}-000001.journal").write_bytes(saved)
    assert leftovers(tmp_path) == ()
    assert len(list((tmp_path / "bin").iterdir())) == 2
    assert (tmp_path / "notes.txt").exists()


def test_of_two_generations_of_a_session_the_later_whole_one_counts(tmp_path: Path) -> None:
    first, _states = recorded(tmp_path, 2)
    second, states = recorded(tmp_path, 4)
    session = "c" * 16
    (tmp_path / f"{session}-000001.journal").write_bytes(first)
    (tmp_path / f"{session}-000002.journal").write_bytes(second)
    (tmp_path / f"{session}-000003.journal").write_bytes(second[:40])
    (left,) = leftovers(tmp_path)
    assert left.path.name == f"{session}-000002.journal"
    assert {record.id: record for record in left.replay.records} == states[-1]


def test_the_bin_is_emptied_after_thirty_days(tmp_path: Path) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    now = int(time.time())
    for days in (29, 31):
        (folder / f"{now - days * 86_400}-x.journal").write_bytes(b"")
    path = tmp_path / "y.journal"
    path.write_bytes(b"")
    discard(path)
    names = {name.partition("-")[2] for name in os.listdir(folder)}
    assert names == {"x.journal", "y.journal"}
    assert len(os.listdir(folder)) == 2
