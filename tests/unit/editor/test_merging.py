"""Two versions of a blueprint brought together in the editor."""

from pathlib import Path

import pytest
from merging import edited, element, sample

from cxdesigner.base.errors import EditError
from cxdesigner.editor.builtin import register_all
from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.document import Document
from cxdesigner.editor.merging import Merging, likely_base, merge_into
from cxdesigner.editor.session import Session
from cxdesigner.editor.states import states
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element
from cxdesigner.model.text import LocalText


def test_decisions_become_one_step_that_can_be_undone() -> None:
    base = sample()
    document = Document(edited(base, element(base, "b", label=LocalText.of("Queue"))))
    label = LocalText.of("Stand")
    theirs = edited(base, element(base, "b", label=label, wait=Duration(5)), gone=["c"])
    before = dict(document.store.records)
    merging = Merging(base, document.store.snapshot(), theirs)
    with pytest.raises(EditError):
        merge_into(document, merging, "theirs")
    merging.choose(merging.open_conflicts, "both")
    merge_into(document, merging, "theirs")
    merged = document.store.need(Element, "b")
    assert (merged.label.text(), merged.wait) == ("Queue / Stand", Duration(5))
    assert "c" not in document.store
    assert document.history.undo_label == "Merge with “theirs”"
    document.undo()
    assert dict(document.store.records) == before


def test_what_was_typed_in_the_meantime_is_not_written_over() -> None:
    base = sample()
    document = Document(base)
    theirs = edited(base, element(base, "b", wait=Duration(5)))
    merging = Merging(base, document.store.snapshot(), theirs)
    document.run("Rename", set_text, "a", "Enquire", "en")
    with pytest.raises(EditError):
        merge_into(document, merging, "theirs")
    assert document.store.need(Element, "b").wait == Duration(40)


def test_strangers_are_not_merged(session: Session) -> None:
    one, other = session.files.new("hot-pot").store, sample()
    with pytest.raises(EditError):
        Merging(sample(), one, other)


def test_the_version_that_the_other_began_from_is_found(
    session: Session, host, tmp_path: Path
) -> None:
    document = session.files.new("hot-pot")
    host.answers = [str(tmp_path / "pot.cxd")]
    registry = register_all()
    registry.run("file.save_as", session)
    document.run("Rename", set_text, "c2", "Queue", document.language)
    registry.run("file.save", session)
    sent = document.store.snapshot()
    document.run("Rename", set_text, "c3", "Sit down", document.language)
    registry.run("file.save", session)
    document.run("Rename", set_text, "c4", "Order", document.language)
    theirs = edited(sent, element(sent, "c1", wait=Duration(3)))
    key = likely_base(session, states(session), theirs)
    assert key.startswith("version:")
    assert registry.run("file.merge", session)
    assert host.calls == [("show", "merge")]


def test_the_state_saved_last_is_found_without_undoing() -> None:
    document = Document(sample())
    document.run("Rename", set_text, "a", "Saved", "en")
    document.set_saved()
    document.run("Rename", set_text, "b", "Later", "en")
    saved = document.history.at_saved()
    assert saved is not None
    assert saved.need(Element, "a").label.text("en") == "Saved"
    assert saved.need(Element, "b").label.text("en") == "Wait"
    document.undo()
    document.undo()
    assert document.history.at_saved() is None
