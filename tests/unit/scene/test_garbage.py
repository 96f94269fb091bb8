"""What drawing and editing leave behind goes at once: the collector is seldom let in."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from cxdesigner.base import collector
from cxdesigner.editor.document import Document
from cxdesigner.editor.workspace import Workspace
from cxdesigner.formats.templates import load_template
from cxdesigner.model.element import Element
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText
from cxdesigner.rules.live import LiveFindings
from cxdesigner.rules.runner import run
from cxdesigner.scene.live import LiveLayout
from cxdesigner.scene.route import strands
from cxdesigner.scene.route.live import LiveRoutes

FEW = 20
"""Objects that a library may leave."""


@pytest.fixture(autouse=True)
def _collector_stays_out() -> Iterator[None]:
    was_enabled, threshold = gc.isenabled(), gc.get_threshold()
    gc.collect()
    gc.disable()
    yield
    gc.set_threshold(*threshold)
    if was_enabled:
        gc.enable()


def edited(store: Store, at: int) -> None:
    """Move an element to the next column, and give it another label."""
    elements = [element for element in store.of_type(Element) if element.step_id is not None]
    element = elements[at % len(elements)]
    step = store.steps[at % len(store.steps)]
    with store.transaction("Edit") as tx:
        tx.put(element.replace(step_id=step.id, end_step_id=None, label=LocalText.of(str(at))))


def test_edits_of_a_drawing_leave_no_garbage() -> None:
    store = Store(load_template("hot-pot"))
    layout = LiveLayout(store)
    store.viewers.append(layout.apply)
    edited(store, 0)
    gc.collect()
    for at in range(1, 9):
        edited(store, at)
    assert gc.collect() < FEW


def test_a_drawing_leaves_no_garbage() -> None:
    store = Store(load_template("hot-pot"))
    layout = LiveLayout(store)
    gc.collect()
    del layout
    assert gc.collect() < FEW


def test_a_drawing_that_is_laid_out_anew_leaves_no_garbage() -> None:
    from dataclasses import replace

    layout = LiveLayout(Store(load_template("hot-pot")))
    gc.collect()
    layout.set_options(replace(layout.options, scale=1.5))
    assert gc.collect() < FEW


def test_rules_leave_no_garbage() -> None:
    store = Store(load_template("hot-pot"))
    run(store)
    gc.collect()
    run(store)
    assert gc.collect() < FEW


def test_rules_that_follow_edits_leave_no_garbage() -> None:
    store = Store(load_template("hot-pot"))
    live = LiveFindings(store)
    edited(store, 0)
    live.refresh()
    gc.collect()
    for at in range(1, 5):
        edited(store, at)
        assert live.is_stale
        live.refresh()
    assert gc.collect() < FEW


def test_a_closed_document_and_its_drawing_are_swept_away() -> None:
    workspace = Workspace()
    document = workspace.add(Document(load_template("hot-pot")))
    layout = LiveLayout(document.store)
    document.store.viewers.append(layout.apply)
    collector.settle()
    edited(document.store, 1)
    document.undo()
    collector.settle()
    traces = [weakref.ref(thing) for thing in (document, document.store, layout)]
    workspace.remove(document)
    del document, layout
    try:
        collector.sweep()
        assert [trace() for trace in traces] == [None] * 3
    finally:
        gc.unfreeze()


def test_a_layout_that_lives_to_the_end_of_the_process_ends_in_silence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    layout = LiveLayout(Store(load_template("hot-pot")))
    (routes,) = (one for one in vars(layout).values() if isinstance(one, LiveRoutes))
    # As the process ends, modules are taken apart before what is left of their objects goes.
    with monkeypatch.context() as patch:
        patch.setattr(strands, "untie", None)
        routes.__del__(lambda: True)
        with pytest.raises(TypeError):
            routes.__del__(lambda: False)
