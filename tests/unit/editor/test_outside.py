"""Files that another program changes while they are open: told once, loaded as one step."""

import os

import pytest

from cxdesigner.base.errors import CxError
from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.outside import OutsideWatch
from cxdesigner.editor.session import Session
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.model.element import Element
from cxdesigner.model.store import Store


@pytest.fixture
def watch(session: Session) -> OutsideWatch:
    return OutsideWatch(session)


def title(document):
    return document.store.of_type(Element)[0].label.text("en")


def edit(document, text="Tea"):
    document.run("Edit", set_text, document.store.of_type(Element)[0].id, text, "en")


def change_outside(document, path, text="Theirs"):
    store = Store(document.store)
    element = store.of_type(Element)[0]
    with store.transaction() as tx:
        tx.put(element.replace(label=element.label.with_text(text, "en")))
    path.write_bytes(write_cxd(store))


def test_a_file_that_stays_as_it_is_is_no_news(watch, document, saved, session, registry):
    assert watch.news(document) == ""
    edit(document)
    registry.run("file.save", session)
    assert watch.news(document) == ""
    assert watch.news(session.files.new()) == ""


def test_a_file_that_is_only_touched_is_no_news(watch, document, saved):
    os.utime(saved, (1, 1))
    assert watch.news(document) == ""


def test_a_change_is_told_once(watch, document, saved):
    change_outside(document, saved)
    assert watch.news(document) == "changed"
    assert watch.news(document) == ""
    change_outside(document, saved, "And once more")
    assert watch.news(document) == "changed"


def test_a_file_that_went_is_told_and_written_again(watch, document, saved, host, session):
    saved.unlink()
    assert watch.news(document) == "gone"
    watch.tell(document, "gone")
    assert "no longer there" in host.told[-1]
    assert not host.asked
    assert watch.news(document) == ""


def test_what_cannot_be_read_just_now_is_told_later(watch, document, saved, monkeypatch):
    change_outside(document, saved)
    storage = watch._session.files.storage
    with monkeypatch.context() as patch:
        patch.setattr(storage, "is_stamped", lambda *_args: None)
        assert watch.news(document) == ""
    assert watch.news(document) == "changed"


def test_loading_is_one_step_that_undo_takes_back(watch, document, saved, host):
    edit(document, "Mine")
    change_outside(document, saved)
    host.answers = ["load"]
    watch.tell(document, watch.news(document))
    assert title(document) == "Theirs"
    assert not document.is_dirty
    document.history.undo()
    assert title(document) == "Mine"
    assert document.is_dirty
    document.history.redo()
    assert not document.is_dirty


def test_after_loading_a_save_does_not_ask(watch, document, saved, host, session, registry):
    change_outside(document, saved)
    host.answers = ["load"]
    watch.tell(document, watch.news(document))
    edit(document, "On top")
    host.answers = []
    registry.run("file.save", session)
    assert not document.is_dirty
    assert watch.news(document) == ""


def test_who_keeps_the_own_is_asked_when_saving(watch, document, saved, host, session, registry):
    edit(document, "Mine")
    change_outside(document, saved)
    theirs = saved.read_bytes()
    host.answers = [None]
    watch.tell(document, watch.news(document))
    assert title(document) == "Mine"
    assert saved.read_bytes() == theirs
    host.answers = [None]
    registry.run("file.save", session)
    assert [one.key for one in host.asked] == ["changed-meanwhile", "changed-outside"]
    assert saved.read_bytes() == theirs


def test_who_was_asked_when_saving_is_not_asked_again(
    watch, document, saved, host, session, registry
):
    edit(document, "Mine")
    change_outside(document, saved)
    host.answers = [None]
    registry.run("file.save", session)
    assert watch.news(document) == ""


def test_merging_is_offered_where_there_is_something_to_merge(watch, document, saved, host):
    change_outside(document, saved)
    host.answers = [None]
    watch.tell(document, watch.news(document))
    assert "merge" not in [one.key for one in host.asked[-1].choices]
    assert host.asked[-1].choices[0].key == "load"
    edit(document, "Mine")
    host.answers = ["merge"]
    watch.tell(document, "changed")
    assert host.asked[-1].choices[0].key == "merge"
    assert host.calls == [("show", "merge_file")]


def test_comparing_shows_what_the_file_holds(watch, document, saved, host):
    change_outside(document, saved)
    host.answers = ["compare"]
    watch.tell(document, watch.news(document))
    ((_compare, before, _name),) = host.calls
    assert before.of_type(Element)[0].label.text("en") == "Theirs"
    assert title(document) != "Theirs"


def test_a_file_that_is_no_blueprint_any_more_changes_nothing(watch, document, saved, host):
    before = document.store.records.copy()
    saved.write_bytes(b"something else")
    host.answers = ["load"]
    with pytest.raises(CxError):
        watch.tell(document, watch.news(document))
    assert document.store.records.copy() == before
