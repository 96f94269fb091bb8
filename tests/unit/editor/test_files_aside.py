"""Large files are opened, saved, grown and recovered aside, with progress and Cancel."""

import pytest

from cxdesigner.base.progress import Stopped
from cxdesigner.editor import files as files_module
from cxdesigner.editor.commands.text import set_text
from cxdesigner.model.element import Element


def edit(document, text):
    document.run("Edit", set_text, document.store.of_type(Element)[0].id, text, "en")


class Aside:
    """Does work at once and notes what was done; stops it where it is told to."""

    def __init__(self, stop_at=None):
        self.words, self.told, self.stop_at = [], [], stop_at

    def __call__(self, words, work, *, may_drop=False):
        self.words.append(words)

        def tell(done, total):
            self.told.append((done, total))
            if done == self.stop_at:
                raise Stopped

        return work(tell)


class Stopping(Aside):
    """Is cancelled while it works."""

    def __call__(self, words, work, *, may_drop=False):
        super().__call__(words, work, may_drop=may_drop)
        raise Stopped


@pytest.fixture
def all_is_large(monkeypatch):
    """What is large starts at nothing."""
    monkeypatch.setattr(files_module, "LARGE", 0)
    monkeypatch.setattr(files_module, "LARGE_BYTES", 0)


def test_a_large_file_is_read_aside_and_made_ready_there(
    session, registry, saved, host, all_is_large
):
    registry.run("file.close", session)
    aside = session.files.aside = Aside()
    session.files.prepare = lambda document: f"prepared {len(document.store)}"
    host.answers = [saved]
    registry.run("file.open", session)
    assert aside.words == ["Opening “tea.cxd”…"]
    assert aside.told == [(0, 10), (2, 10), (3, 10)]
    assert session.document.prepared == f"prepared {len(session.document.store)}"
    assert not session.document.is_dirty


@pytest.mark.parametrize("step", [0, 2, 3])
def test_opening_that_is_stopped_changes_nothing(
    session, registry, saved, host, all_is_large, step
):
    registry.run("file.close", session)
    before = session.workspace.documents
    session.files.aside = Aside(stop_at=step)
    host.answers = [saved]
    registry.run("file.open", session)
    assert session.workspace.documents == before
    assert host.told == ["Opening was cancelled."]


def test_a_large_document_is_saved_aside(session, registry, saved, document, all_is_large):
    aside = session.files.aside = Aside()
    edit(document, "Rooibos")
    registry.run("file.save", session)
    assert aside.words == ["Saving “tea.cxd”…"]
    assert [done for done, _total in aside.told] == [0, 1, 2, 3]
    assert not document.is_dirty


def test_a_save_that_is_stopped_leaves_file_and_document(
    session, registry, saved, document, all_is_large
):
    before = saved.read_bytes()
    session.files.aside = Aside(stop_at=2)
    edit(document, "Rooibos")
    registry.run("file.save", session)
    assert saved.read_bytes() == before
    assert document.is_dirty
    session.files.aside = Aside()
    registry.run("file.save", session)
    assert saved.read_bytes() != before


def test_a_small_file_needs_nobody_aside(session, registry, saved, document, host):
    aside = session.files.aside = Aside()
    edit(document, "Rooibos")
    registry.run("file.save", session)
    registry.run("file.close", session)
    host.answers = [saved]
    registry.run("file.open", session)
    assert not aside.words


def test_a_large_blueprint_becomes_a_journey_map_aside(session, registry, host, all_is_large):
    blueprint = session.files.new("hot-pot")
    aside = session.files.aside = Aside()
    session.files.prepare = lambda document: f"prepared {len(document.store)}"
    registry.run("file.as_journey", session)
    made = session.document
    assert made is not blueprint
    assert made.is_dirty
    assert aside.words == [f"Opening “{made.name}”…"]
    assert made.prepared == f"prepared {len(made.store)}"
    assert made.store.blueprint.kind == "journey_map"
    assert blueprint.store.blueprint.kind == "service_blueprint"


def test_a_journey_map_that_is_cancelled_opens_nothing(session, registry, host, all_is_large):
    blueprint = session.files.new("hot-pot")
    session.files.aside = Stopping()
    registry.run("file.as_journey", session)
    assert session.workspace.documents[-1] is blueprint
    assert host.told == ["Opening was cancelled."]


def test_what_is_large_is_recovered_aside(session, all_is_large, home):
    records = tuple(session.files.new("hot-pot").store.records.values())
    aside = session.files.aside = Aside()
    session.files.prepare = lambda document: f"prepared {len(document.store)}"
    found = session.files.open_recovered(records, None, "Found")
    assert aside.words == ["Opening “Found”…"]
    assert found.prepared == f"prepared {len(records)}"
    assert found.is_dirty
    session.files.aside = Stopping()
    before = session.workspace.documents
    with pytest.raises(Stopped):
        session.files.open_recovered(records, None, "Once more")
    assert session.workspace.documents == before
