"""What is made of other records is made and laid out aside where it is large."""

import pytest

from cxdesigner.base.progress import Stopped, unheard
from cxdesigner.editor import files as files_module


class Aside:
    """Does work at once and notes what was done."""

    def __init__(self):
        self.words = []

    def __call__(self, words, work, *, may_drop=False):
        self.words.append(words)
        return work(unheard)


class Stopping(Aside):
    """Is cancelled while it works."""

    def __call__(self, words, work, *, may_drop=False):
        super().__call__(words, work, may_drop=may_drop)
        raise Stopped


@pytest.fixture
def all_is_large(monkeypatch):
    """What is large starts at nothing."""
    monkeypatch.setattr(files_module, "LARGE", 0)


def test_a_large_blueprint_becomes_a_journey_map_aside(session, registry, host, all_is_large):
    blueprint = session.files.new("hot-pot")
    aside = session.files.aside = Aside()
    session.files.prepare = lambda document: f"prepared {len(document.store)}"
    registry.run("file.as_journey", session)
    made = session.document
    assert made is not blueprint
    assert made.is_dirty
    assert aside.words == [f"Opening “{made.name}” …"]
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
    assert aside.words == ["Opening “Found” …"]
    assert found.prepared == f"prepared {len(records)}"
    assert found.is_dirty
    session.files.aside = Stopping()
    before = session.workspace.documents
    with pytest.raises(Stopped):
        session.files.open_recovered(records, None, "Once more")
    assert session.workspace.documents == before
