"""Changes of very many records are worked out aside and are one step like any other."""

from collections.abc import Callable
from typing import TypeVar

import pytest

from builders import BlueprintBuilder
from cxdesigner.base.errors import EditError, TransactionError
from cxdesigner.base.progress import Stopped, Tell, unheard
from cxdesigner.editor import document as documents
from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.document import Document
from cxdesigner.editor.history import Ids
from cxdesigner.model.element import Element
from cxdesigner.model.patch import Patch
from cxdesigner.model.store import Store, Transaction

T = TypeVar("T")


class NotingAside:
    """Does the work here and now and notes what for; or is cancelled."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.is_stopped = False

    def __call__(self, words: str, work: Callable[[Tell], T], *, may_drop: bool = False) -> T:
        self.words.append(words)
        result = work(unheard)
        if self.is_stopped:
            raise Stopped
        return result


@pytest.fixture
def aside() -> NotingAside:
    return NotingAside()


@pytest.fixture
def document(aside: NotingAside, monkeypatch: pytest.MonkeyPatch) -> Document:
    monkeypatch.setattr(documents, "MANY", 3)
    build = BlueprintBuilder(stages=(3,))
    for step in (1, 2, 3):
        build.element(f"c{step}", "customer", step)
    build.link("c1", "c2")
    build.link("c2", "c3")
    found = Document(build.store())
    found.aside = aside
    return found


def test_a_large_deletion_is_one_step_and_told_once(document: Document, aside: NotingAside) -> None:
    patches: list[Patch] = []
    document.changed.connect(patches.append)
    before = document.store.index_state()
    document.selection.set(("c1", "c2"))
    document.run_many(3, "Delete", delete_records, ("c1", "c2"))
    after = document.store.index_state()
    assert [element.id for element in document.store.of_type(Element)] == ["c3"]
    assert document.history.undo_labels == ("Delete",)
    assert document.undo()
    assert document.store.index_state() == before
    assert document.selection.ids == ("c1", "c2")
    assert document.redo()
    assert document.store.index_state() == after
    assert aside.words == ["Delete", "Undo: Delete", "Redo: Delete"]
    assert len(patches) == 3


def test_a_small_one_is_done_here_and_now(document: Document, aside: NotingAside) -> None:
    document.run_many(2, "Delete", delete_records, ("c3",))
    assert document.store.count(Element) == 2
    assert document.undo()
    assert aside.words == []


def test_who_cancels_finds_everything_as_it_was(document: Document, aside: NotingAside) -> None:
    document.run_many(3, "Delete", delete_records, ("c2",))
    state, mark = document.store.index_state(), document.history.mark
    aside.is_stopped = True
    assert document.run_many(3, "Delete", delete_records, ("c1",)) == ()
    assert not document.undo()
    assert document.store.index_state() == state
    assert document.history.mark == mark
    aside.is_stopped = False
    assert document.undo()
    assert document.store.count(Element) == 3


def test_a_refusal_changes_nothing(document: Document) -> None:
    def refuse(tx: Transaction) -> Ids:
        tx.delete(["c1"])
        raise EditError("No.")

    state = document.store.index_state()
    with pytest.raises(EditError):
        document.run_many(3, "Refused", refuse)
    assert document.store.index_state() == state
    assert not document.history.can_undo


def test_a_fork_of_what_has_changed_meanwhile_is_not_taken_over(document: Document) -> None:
    store: Store = document.store
    fork, made = store.fork(), []
    fork.recorders.append(made.append)
    with fork.transaction("Aside") as tx:
        tx.delete(["c1"])
    document.run("Delete", delete_records, ("c3",))
    state = store.index_state()
    with pytest.raises(TransactionError):
        store.take_over(fork, made[0])
    assert store.index_state() == state
