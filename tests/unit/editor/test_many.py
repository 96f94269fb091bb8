"""Changes of very many records are worked out aside and are one step like any other."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest

from builders import BlueprintBuilder
from cxdesigner.base import i18n
from cxdesigner.base.errors import EditError, TransactionError
from cxdesigner.base.progress import Stopped, Tell, unheard
from cxdesigner.editor import document as documents
from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.commands.fields import set_field
from cxdesigner.editor.document import Document
from cxdesigner.editor.history import Ids
from cxdesigner.editor.many import extent, named_in
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


def test_a_command_that_is_given_many_records_works_aside(
    document: Document, aside: NotingAside
) -> None:
    document.selection.set(("c1",))
    document.run_merging("kind", "Change kind", set_field, ["c1", "c2", "c3"], "kind", "action")
    document.run_merging("kind", "Change kind", set_field, ["c1", "c2", "c3"], "kind", "system")
    assert aside.words == ["Change kind", "Change kind"]
    assert {element.kind for element in document.store.of_type(Element)} == {"system"}
    assert document.history.undo_labels == ("Change kind",)
    assert document.selection.ids == ("c1",)
    document.run("Change kind", set_field, ["c1"], "kind", "note")
    assert len(aside.words) == 2
    aside.is_stopped = True
    assert document.run("Change kind", set_field, ["c1", "c2", "c3"], "kind", "note") == ()
    assert document.store.need(Element, "c2").kind == "system"


def test_a_command_aside_words_things_in_the_language_of_whoever_runs_it(
    document: Document,
) -> None:
    spoken: list[str] = []

    def apart(words: str, work: Callable[[Tell], T], *, may_drop: bool = False) -> T:
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(work, unheard).result()

    def listen(tx: Transaction, ids: Ids) -> Ids:
        spoken.append(i18n.language())
        return ()

    document.aside = apart
    with i18n.use_language("zh-TW"):
        document.run("Listen", listen, ("c1", "c2", "c3"))
    assert spoken == ["zh-TW"]


def test_what_goes_along_with_lanes_stages_and_steps_counts() -> None:
    build = BlueprintBuilder(stages=(2, 1))
    for step in (1, 2, 3):
        build.element(f"c{step}", "customer", step)
    store = build.store()
    lane = store.need(Element, "c1").lane_id
    assert extent(store, ("c1", "c2")) == 2
    assert extent(store, (lane,)) >= 4
    assert extent(store, (store.steps[0].id,)) == 2
    assert extent(store, (store.stages[0].id,)) == 5
    assert named_in(({"persona": ["c1", "c2"]}, 1, "word")) == 2
    assert named_in(()) == 0


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
