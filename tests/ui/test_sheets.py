"""A large document is laid out in another way aside; edits made meanwhile are in it."""

from __future__ import annotations

import threading

import pytest
from hands import settle
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from cxdesigner.base.order import key_between
from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.commands.lanes import add_lane
from cxdesigner.editor.commands.move import move_elements_by, resize_element
from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.model.text import LocalText
from cxdesigner.scene import live
from cxdesigner.scene.build import LiveLayout
from cxdesigner.ui import sheets
from cxdesigner.ui.canvas_controller import CanvasController
from cxdesigner.ui.sheets import layout_options
from cxdesigner.ui.window import Window


def assert_as_from_scratch(controller: CanvasController, document: Document) -> None:
    fresh = LiveLayout(document.store, layout_options(document)).scene
    assert dict(controller.scene.items) == dict(fresh.items)


def test_edits_go_on_while_another_layout_is_worked_out(
    window: Window, hot_pot: Document, slow: threading.Event, qtbot: QtBot
) -> None:
    controller = window.controller
    before = controller.layout
    hot_pot.set_view(emotion="off")
    assert controller.layout is before
    assert before.options.emotion == "band"
    element = hot_pot.store.need(Element, "c3")
    with hot_pot.transaction("Edit") as tx:
        tx.put(element.replace(label=LocalText.of("另一个")))
        tx.delete(("c2",))
    assert "c2" not in controller.scene.items, "what is shown follows too"
    slow.set()
    qtbot.waitUntil(lambda: controller.layout is not before)
    assert_as_from_scratch(controller, hot_pot)
    assert window.canvas.shown is controller.scene
    with hot_pot.transaction("Edit") as tx:
        tx.delete(("c3",))
    assert_as_from_scratch(controller, hot_pot)
    spot = controller.scene.items["c4"].rect.center
    hit = controller.index.at(spot)
    assert hit is not None
    assert hit.id == "c4"


def test_the_last_of_several_wishes_counts(
    window: Window, hot_pot: Document, slow: threading.Event, qtbot: QtBot
) -> None:
    controller = window.controller
    hot_pot.set_view(emotion="off")
    hot_pot.set_view(emotion="overlay")
    hot_pot.set_view(emotion="above")
    slow.set()
    qtbot.waitUntil(lambda: controller.layout.options.emotion == "above")
    qtbot.wait(30)
    assert controller.layout.options == layout_options(hot_pot)
    assert_as_from_scratch(controller, hot_pot)


@pytest.mark.parametrize("later", [0, 1, 2])
def test_many_changes_at_once_are_laid_out_aside(
    window: Window,
    hot_pot: Document,
    slow: threading.Event,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    later: int,
) -> None:
    """Until then nothing on the canvas can be taken; what follows is in it in the end."""
    controller, canvas = window.controller, window.canvas
    monkeypatch.setattr(sheets, "MANY", 5)
    controller.arm("link")
    spot = controller.scene.items["c4"].rect.center
    with hot_pot.transaction("Rename") as tx:
        for element in hot_pot.store.of_type(Element):
            tx.put(element.replace(label=LocalText.of(f"{element.label} 2")))
    assert canvas.tool is None
    assert controller.index.at(spot) is None
    assert controller.paste_place() is None
    for turn in range(later):
        hot_pot.undo() if turn else hot_pot.run("Edit", delete_records, ("c2",))
    slow.set()
    qtbot.waitUntil(lambda: canvas.tool is not None)
    assert_as_from_scratch(controller, hot_pot)
    assert controller.tool_name == "link"
    assert controller.index.at(controller.scene.items["c4"].rect.center) is not None
    hot_pot.undo()
    qtbot.waitUntil(lambda: canvas.tool is not None)
    assert_as_from_scratch(controller, hot_pot)


def test_lanes_and_lines_of_a_large_document_are_laid_out_aside(
    window: Window,
    hot_pot: Document,
    slow: threading.Event,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """So are those that come meanwhile; a title stands on sheets and makes nobody wait."""
    controller, canvas = window.controller, window.canvas
    monkeypatch.setattr(sheets, "REFRAMED", 0)
    with hot_pot.transaction("Title") as tx:
        tx.put(hot_pot.store.blueprint.replace(title=LocalText.of("Another")))
    assert canvas.tool is not None
    assert controller.is_current
    before = controller.layout
    hot_pot.run("Insert lane", add_lane, "support")
    assert canvas.tool is None
    assert not controller.is_current
    hot_pot.run("Insert lane", add_lane, "backstage")
    hot_pot.run("Edit", set_text, "c3", "另一个", "zh-CN")
    assert controller.layout is before
    slow.set()
    qtbot.waitUntil(lambda: controller.is_current)
    assert_as_from_scratch(controller, hot_pot)
    assert window.canvas.shown is controller.scene
    for _turn in range(3):
        hot_pot.undo()
    qtbot.waitUntil(lambda: controller.is_current)
    assert_as_from_scratch(controller, hot_pot)


def test_what_reaches_over_steps_of_a_large_document_is_laid_out_aside(
    window: Window,
    hot_pot: Document,
    slow: threading.Event,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """All links are planned anew then; a title in such an element makes nobody wait."""
    controller = window.controller
    monkeypatch.setattr(sheets, "REFRAMED", 0)
    steps = [step.id for step in hot_pot.store.steps]
    slow.set()

    for first, last in ((steps[2], steps[4]), (steps[2], steps[2])):
        slow.clear()
        hot_pot.run("Reach further", resize_element, "c3", first, last)
        assert not controller.is_current
        slow.set()
        qtbot.waitUntil(lambda: controller.is_current)
        assert_as_from_scratch(controller, hot_pot)
        hot_pot.run("Edit", set_text, "c3", f"另一个 {last}", "zh-CN")
        assert controller.is_current
        assert_as_from_scratch(controller, hot_pot)


def test_where_links_crowd_what_moves_is_laid_out_aside_but_no_text(
    window: Window,
    hot_pot: Document,
    slow: threading.Event,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One element over the whole journey made each edit of a long one take seconds."""
    controller = window.controller
    monkeypatch.setattr("cxdesigner.scene.route.live.CROWD", 0)
    hot_pot.run("Edit", set_text, "c3", "另一个", "zh-CN")
    assert controller.is_current
    hot_pot.run("Move", move_elements_by, ["c3"], columns=1)
    assert not controller.is_current
    slow.set()
    qtbot.waitUntil(lambda: controller.is_current)
    assert_as_from_scratch(controller, hot_pot)


@pytest.mark.parametrize("later", [False, True])
def test_what_lifts_all_of_a_long_curve_is_laid_out_aside(
    window: Window,
    hot_pot: Document,
    slow: threading.Event,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    later: bool,
) -> None:
    """To draw 4,000 points anew stood still the window for 0.5 s, also where another came late."""
    controller = window.controller
    monkeypatch.setattr(live, "MANY_POINTS", 2)
    before = dict(controller.scene.items)
    slow.set()
    if later:
        slow.clear()
        hot_pot.set_view(evidence_curve=True)
    step = hot_pot.store.steps[1]
    hot_pot.run("Edit", set_text, step.id, "label", "Long words " * 20)
    assert dict(controller.scene.items) == before
    assert not controller.is_current
    slow.set()
    qtbot.waitUntil(lambda: controller.is_current)
    assert_as_from_scratch(controller, hot_pot)
    hot_pot.run("Edit", set_text, step.id, "label", "Another " * 20)
    hot_pot.undo()
    qtbot.waitUntil(lambda: controller.is_current)
    assert_as_from_scratch(controller, hot_pot)


def test_nothing_is_tried_in_the_drawing_that_takes_as_long_as_all_of_it(
    window: Window, hot_pot: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = [step.id for step in hot_pot.store.steps]
    with hot_pot.store.trial() as tx:
        resize_element(tx, "c3", steps[2], steps[4])
        wider = hot_pot.store.pending()
    assert window.controller.lay_out_trial(wider)
    monkeypatch.setattr(sheets, "LARGE", 0)
    monkeypatch.setattr(sheets, "REFRAMED", 0)
    assert not window.controller.lay_out_trial(wider)


def test_a_step_is_not_tried_where_thousands_would_get_other_numbers(
    window: Window, hot_pot: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At 20,000 elements a drag over the gap between two steps stood still for 0.3 s."""
    first = hot_pot.store.steps[0]
    with hot_pot.store.trial() as tx:
        tx.put(first.replace(id="before", order=key_between(None, first.order)))
        tx.put(hot_pot.store.need(Element, "c3").replace(step_id="before"))
        apart = hot_pot.store.pending()
    with hot_pot.store.trial() as tx:
        tx.put(hot_pot.store.need(Element, "c3").replace(step_id=first.id))
        beside = hot_pot.store.pending()
    assert window.controller.lay_out_trial(apart)
    monkeypatch.setattr(sheets, "MANY_STEPS", 0)
    assert not window.controller.lay_out_trial(apart)
    assert window.controller.lay_out_trial(beside)


def test_closing_lets_go_of_what_is_being_worked_out(
    window: Window, hot_pot: Document, slow: threading.Event, qtbot: QtBot
) -> None:
    hot_pot.set_view(emotion="off")
    hot_pot.set_saved()
    window.workspace.remove(hot_pot)
    slow.set()
    qtbot.wait(60)
    assert window.document is not hot_pot


def test_what_is_left_of_a_large_document_is_laid_out_aside(
    window: Window, hot_pot: Document, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    controller = window.controller
    monkeypatch.setattr(sheets, "LARGE", len(hot_pot.store) - 5)
    monkeypatch.setattr(sheets, "MANY", 20)
    elements = [element.id for element in hot_pot.store.of_type(Element)]
    with hot_pot.transaction("Delete") as tx:
        tx.delete(elements)
    assert not controller.is_current
    qtbot.waitUntil(lambda: controller.is_current)
    assert_as_from_scratch(controller, hot_pot)
    hot_pot.undo()
    qtbot.waitUntil(lambda: controller.is_current)
    assert set(elements) <= controller.scene.items.keys()
    assert window.canvas.shown is controller.scene


def test_a_layout_that_came_too_late_is_let_go_little_by_little(
    window: Window,
    hot_pot: Document,
    slow: threading.Event,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """All of a large one at once would stand still the window for 0.3 s."""
    gone: list[object] = []
    monkeypatch.setattr(sheets, "let_go", lambda *things: gone.extend(things))
    monkeypatch.setattr(sheets, "REFRAMED", 0)
    first = window.controller.layout
    hot_pot.run("Insert lane", add_lane, "support")
    qtbot.wait(30)
    slow.set()
    # It is ready by then, and the window has not heard of it.
    assert QThreadPool.globalInstance().waitForDone(20_000)
    hot_pot.run("Insert lane", add_lane, "backstage")
    qtbot.waitUntil(lambda: window.controller.is_current)
    layouts = [thing for thing in gone if isinstance(thing, LiveLayout)]
    assert len(layouts) == 2, "the one for one lane more has come, too"
    assert layouts[-1] is first


def test_what_is_taken_back_while_it_is_laid_out_is_on_the_canvas_at_once(
    window: Window,
    hot_pot: Document,
    slow: threading.Event,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """To lay out all elements over the whole journey is long work, which nobody waits for."""
    controller, gone = window.controller, list[object]()
    monkeypatch.setattr(sheets, "let_go", lambda *things: gone.extend(things))
    monkeypatch.setattr(sheets, "REFRAMED", 0)
    first = controller.layout
    hot_pot.run("Insert lane", add_lane, "support")
    qtbot.wait(30)
    assert window.canvas.tool is None
    hints = list[str]()
    controller.hinted.connect(hints.append)
    hot_pot.undo()
    assert window.canvas.tool is not None
    assert hints[-1] == ""
    assert controller.is_current
    slow.set()
    assert QThreadPool.globalInstance().waitForDone(20_000)
    settle()
    assert not gone
    assert controller.layout is first
    hot_pot.run("Edit", delete_records, ("c2",))
    assert_as_from_scratch(controller, hot_pot)
    hot_pot.run("Insert lane", add_lane, "support")
    qtbot.waitUntil(lambda: controller.is_current)
    assert_as_from_scratch(controller, hot_pot)
