"""The crash journal of open documents, and what is offered after a crash."""

import os
import signal
import subprocess
import sys
from concurrent.futures import Future
from pathlib import Path

import pytest

from builders import BlueprintBuilder
from cxdesigner.base.i18n import use_language
from cxdesigner.editor.autosave import Autosave
from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.document import Document
from cxdesigner.editor.files import Files
from cxdesigner.editor.settings import open_state
from cxdesigner.editor.storage import DiskStorage
from cxdesigner.editor.workspace import Workspace
from cxdesigner.formats.journal import Leftover, leftovers
from cxdesigner.formats.journal_records import replay
from cxdesigner.model.text import LocalText


class AtOnce:
    """A worker without a thread."""

    def submit(self, job):
        future = Future()
        try:
            job()
        except Exception as error:
            future.set_exception(error)
        else:
            future.set_result(None)
        return future


class Desk:
    """One running program."""

    def __init__(self, folder: Path, worker=None) -> None:
        self.workspace = Workspace()
        self.files = Files(self.workspace, DiskStorage(), open_state())
        self.autosave = Autosave(self.workspace, self.files, folder=folder, worker=worker)

    def open_sample(self) -> Document:
        builder = BlueprintBuilder()
        builder.element("a", "customer", 1)
        return self.workspace.add(Document(builder.store()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "journal"


@pytest.fixture
def desk(folder: Path) -> Desk:
    return Desk(folder, AtOnce())


def rename(document: Document, text: str) -> None:
    document.run("Rename", set_text, "a", text, "en")


def journals(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.journal"))


def crashed(folder: Path, tmp_path: Path) -> Path:
    """Copy what a killed program leaves: its journals without its locks."""
    copy = tmp_path / "crashed"
    copy.mkdir(exist_ok=True)
    for path in journals(folder):
        (copy / path.name).write_bytes(path.read_bytes())
    return copy


def test_looking_at_a_document_writes_nothing(desk, folder):
    desk.open_sample()
    desk.autosave.tick()
    assert not folder.exists()


def test_what_no_file_holds_is_offered_before_any_change(desk, folder, tmp_path):
    sample = desk.open_sample()
    made = desk.files.open_made(sample.store, tuple, "Sample – journey map", "en")
    desk.autosave.tick()
    left = crashed(folder, tmp_path)
    later = Desk(left, AtOnce())
    (offer,) = later.autosave.offers()
    assert dict(later.autosave.recover(offer).store.records) == dict(made.store.records)
    # It is not offered twice after another crash.
    assert len(journals(left)) == 1


def test_what_no_file_holds_goes_into_the_bin_when_it_is_closed(desk, folder):
    made = desk.files.open_made(desk.open_sample().store, tuple, "Made", "en")
    desk.workspace.remove(made)
    assert journals(folder) == []
    assert list((folder / "bin").iterdir())


def test_every_commit_is_in_the_journal(desk, folder):
    document = desk.open_sample()
    rename(document, "one")
    rename(document, "two")
    document.undo()
    desk.autosave.tick()
    (path,) = journals(folder)
    found = replay(path.read_bytes())
    assert {record.id: record for record in found.records} == dict(document.store.records)
    assert found.changes == 3


def test_a_thread_writes_and_flush_waits_for_it(folder):
    desk = Desk(folder)
    document = desk.open_sample()
    for number in range(20):
        rename(document, str(number))
    desk.autosave.flush()
    (path,) = journals(folder)
    assert replay(path.read_bytes()).changes == 20
    desk.workspace.remove(document)
    desk.autosave.shut_down()


def test_the_person_gets_back_what_a_crash_left(desk, folder, tmp_path):
    document = desk.open_sample()
    rename(document, "typed before the power cut")
    left = crashed(folder, tmp_path)
    later = Desk(left, AtOnce())
    (offer,) = later.autosave.offers()
    recovered = later.autosave.recover(offer)
    assert dict(recovered.store.records) == dict(document.store.records)
    assert recovered.is_dirty
    assert recovered.path is None
    assert recovered.name == "Sample (recovered)"
    assert offer.path.exists()
    recovered.set_saved(tmp_path / "x.cxd")
    later.files.saved.emit(recovered)
    assert not offer.path.exists()
    assert list((left / "bin").iterdir())


_KILLED = """
import os, signal, sys, time
from pathlib import Path
from cxdesigner.editor.autosave import Autosave
from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.files import Files
from cxdesigner.model.text import LocalText
from cxdesigner.editor.settings import open_state
from cxdesigner.editor.storage import DiskStorage
from cxdesigner.editor.workspace import Workspace

workspace = Workspace()
files = Files(workspace, DiskStorage(), open_state())
autosave = Autosave(workspace, files)
document = files.new("hot-pot")
for number in range(50):
    document.run("Rename", set_text, document.store.blueprint.id, f"title {number}", "zh-CN")
autosave.flush()
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_a_killed_program_loses_nothing_that_was_committed(root, user_home):
    ended = subprocess.run(
        [sys.executable, "-c", _KILLED], cwd=root, env={**os.environ, "PYTHONPATH": str(root)}
    )
    assert ended.returncode == -signal.SIGKILL
    workspace = Workspace()
    files = Files(workspace, DiskStorage(), open_state())
    autosave = Autosave(workspace, files, worker=AtOnce())
    (offer,) = autosave.offers()
    assert offer.replay.changes == 50
    recovered = autosave.recover(offer)
    assert recovered.store.blueprint.title.text("zh-CN") == "title 49"


def test_recovery_never_overwrites_a_newer_file(desk, folder, tmp_path):
    document = desk.open_sample()
    path = tmp_path / "tea.cxd"
    desk.files.save_as(document, {"save-path": path})
    rename(document, "unsaved")
    left = crashed(folder, tmp_path)
    path.write_bytes(path.read_bytes() + b"\n")
    later = Desk(left, AtOnce())
    (offer,) = later.autosave.offers()
    recovered = later.autosave.recover(offer)
    assert recovered.path == path
    outcome = later.files.save(recovered, {})
    assert outcome.question.key == "changed-outside"


def test_recovery_saves_into_a_file_that_did_not_change(desk, folder, tmp_path):
    document = desk.open_sample()
    path = tmp_path / "tea.cxd"
    desk.files.save_as(document, {"save-path": path})
    rename(document, "unsaved")
    later = Desk(crashed(folder, tmp_path), AtOnce())
    (offer,) = later.autosave.offers()
    recovered = later.autosave.recover(offer)
    later.files.save(recovered, {})
    assert not recovered.is_dirty
    assert later.autosave.offers() == ()


@pytest.mark.parametrize(("since", "tabs"), [("", 1), ("edited", 2), ("saved", 2)])
def test_recovery_takes_the_place_of_what_it_goes_on_from(desk, folder, tmp_path, since, tabs):
    document = desk.open_sample()
    path = tmp_path / "tea.cxd"
    desk.files.save_as(document, {"save-path": path})
    rename(document, "unsaved")
    later = Desk(crashed(folder, tmp_path), AtOnce())
    opened, _notes = later.files.open(path)
    if since:
        rename(opened, "other")
    if since == "saved":
        later.files.save(opened, {})
    (offer,) = later.autosave.offers()
    recovered = later.autosave.recover(offer)
    assert len(later.workspace.documents) == tabs
    assert later.workspace.active is recovered


def test_saving_ends_the_journal_and_the_next_edit_begins_one(desk, folder, tmp_path):
    document = desk.open_sample()
    rename(document, "one")
    desk.files.save_as(document, {"save-path": tmp_path / "tea.cxd"})
    assert journals(folder) == []
    rename(document, "two")
    (path,) = journals(folder)
    found = replay(path.read_bytes())
    assert found.changes == 1
    assert found.head.document == str((tmp_path / "tea.cxd").resolve())
    assert found.head.base_sha256 == document.file_stamp.stamp.sha256


def test_closing_without_saving_moves_the_journal_to_the_bin(desk, folder):
    document = desk.open_sample()
    rename(document, "one")
    desk.workspace.remove(document)
    assert journals(folder) == []
    assert len(list((folder / "bin").iterdir())) == 1
    rename(document, "nobody listens")
    assert journals(folder) == []


def test_an_offer_that_is_declined_goes_to_the_bin(desk, folder, tmp_path):
    rename(desk.open_sample(), "one")
    later = Desk(crashed(folder, tmp_path), AtOnce())
    (offer,) = later.autosave.offers()
    later.autosave.decline(offer)
    assert later.autosave.offers() == ()
    later.autosave.decline(Leftover(offer.path, offer.replay))


def test_a_journal_in_use_is_not_offered(desk, folder):
    rename(desk.open_sample(), "one")
    assert leftovers(folder) == ()


def test_a_journal_that_cannot_be_written_is_said_once_and_retried(tmp_path):
    folder = tmp_path / "journal"
    folder.write_text("a file where the folder should be")
    desk = Desk(folder, AtOnce())
    told = []
    desk.autosave.problem_changed.connect(told.append)
    document = desk.open_sample()
    rename(document, "one")
    desk.autosave.tick()
    rename(document, "two")
    desk.autosave.tick()
    assert len(told) == 1
    assert "not kept for recovery" in desk.autosave.problem
    folder.unlink()
    rename(document, "three")
    desk.autosave.tick()
    assert desk.autosave.problem == ""
    assert told[1:] == [""]
    (path,) = journals(folder)
    assert replay(path.read_bytes()).changes == 1


def test_a_long_journal_begins_anew(desk, folder, monkeypatch):
    monkeypatch.setattr("cxdesigner.formats.journal.RECORDS_BEFORE_BASE", 3)
    document = desk.open_sample()
    for number in range(5):
        rename(document, str(number))
    (path,) = journals(folder)
    found = replay(path.read_bytes())
    assert found.changes == 2
    assert {record.id: record for record in found.records} == dict(document.store.records)


def test_it_can_be_switched_off(folder):
    workspace = Workspace()
    files = Files(workspace, DiskStorage(), open_state())
    Autosave(workspace, files, folder=folder, worker=AtOnce(), enabled=lambda: False)
    document = workspace.add(Document(BlueprintBuilder().store()))
    document.run("Rename", set_text, "bp", "x", "en")
    assert not folder.exists()


def test_what_got_its_title_while_drawing_is_offered_by_that(desk, folder, tmp_path):
    document = desk.open_sample()
    document.run("Title", set_text, document.store.blueprint.id, "Hotel", "en", "title")
    later = Desk(crashed(folder, tmp_path), AtOnce())
    (offer,) = later.autosave.offers()
    assert offer.replay.head.title == "Sample"
    assert offer.title == "Hotel"
    assert later.autosave.recover(offer).name == "Hotel (recovered)"


def test_a_title_in_several_languages_is_offered_in_that_of_the_program(desk, folder, tmp_path):
    document = desk.open_sample()
    with document.transaction("Title") as tx:
        titles = LocalText((("en", "Hotel"), ("zh-CN", "酒店")))
        tx.put(document.store.blueprint.replace(title=titles))
    later = Desk(crashed(folder, tmp_path), AtOnce())
    (offer,) = later.autosave.offers()
    with use_language("zh-CN"):
        assert offer.title == "酒店"
    assert offer.title == "Hotel"


def test_what_is_in_a_file_is_offered_by_its_name(desk, folder, tmp_path):
    # Versions of one blueprint have one title.
    document = desk.open_sample()
    desk.files.save_as(document, {"save-path": tmp_path / "spring.cxd"})
    rename(document, "unsaved")
    (offer,) = Desk(crashed(folder, tmp_path), AtOnce()).autosave.offers()
    assert offer.title == "spring.cxd"
