"""The moments in which actions apply."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from acting import Moments
from hands import settle

from cxdesigner.base import paths
from cxdesigner.base.paths import resource
from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.filter import Filter
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion
from cxdesigner.model.saved_view import SavedView
from cxdesigner.model.text import EMPTY, LocalText
from cxdesigner.ui.plan.editor import PlanEditor
from cxdesigner.ui.table.editor import TableEditor


def _choose(*ids: str) -> Callable[[Moments], None]:
    def choose(moments: Moments) -> None:
        moments.document.selection.set(ids)

    return choose


def _then(*actions: str, ids: Sequence[str] = ()) -> Callable[[Moments], None]:
    """A moment that some actions lead to, with something selected before."""

    def act(moments: Moments) -> None:
        moments.document.selection.set(ids)
        for action in actions:
            assert moments.run(*action.split("=", 1)), action

    return act


def _plan(moments: Moments) -> None:
    """The plan with an action chosen, wherever the focus is."""
    _then("view.plan")(moments)
    plan = moments.window.editors.current
    assert isinstance(plan, PlanEditor)
    plan.choose_action(plan.actions_[0].id)
    settle(2)


def _style_to_give(moments: Moments) -> None:
    _then("style.colour=red", "style.copy", ids=("c2",))(moments)
    moments.document.selection.set(("c3",))


def _link(kind: str) -> Callable[[Moments], None]:
    def choose(moments: Moments) -> None:
        links = moments.document.store.of_type(Link)
        moments.document.selection.set((next(one.id for one in links if one.kind == kind),))

    return choose


def _link_and_element(moments: Moments) -> None:
    store = moments.document.store
    flow = next(one for one in store.of_type(Link) if one.kind == "flow")
    touched = {end for one in store.of_type(Link) for end in (one.source_id, one.target_id)}
    element = store.need(Element, "c9") if "c9" in store else store.need(Element, "c2")
    with moments.document.transaction("Add") as tx:
        made = element.replace(id="alone", label=element.label)
        tx.put(made)
    assert "alone" not in touched
    moments.document.selection.set((flow.id, "alone"))


def _emotion(moments: Moments) -> None:
    felt = next(iter(moments.document.store.of_type(Emotion)))
    moments.document.selection.set((felt.id,))


def _record(kind: str, place: int = 1, count: int = 1) -> Callable[[Moments], None]:
    def choose(moments: Moments) -> None:
        records = getattr(moments.document.store, kind)
        moments.document.selection.set(one.id for one in records[place : place + count])

    return choose


def _hidden_lane(moments: Moments) -> None:
    _then("lane.hide", ids=(moments.document.store.lanes[0].id,))(moments)


def _high_lane(moments: Moments) -> None:
    _then("lane.higher", "lane.higher", ids=(moments.document.store.lanes[0].id,))(moments)


def _collapsed(moments: Moments) -> None:
    _then("stage.collapse", ids=(moments.document.store.stages[1].id,))(moments)


def _cell(moments: Moments) -> None:
    store = moments.document.store
    for lane in store.lanes:
        for step in store.steps:
            if not store.elements_in(lane.id, step.id):
                moments.document.selection.set_cell((lane.id, step.id))
                return


def _faulty(moments: Moments) -> None:
    document, window = moments.document, moments.window
    with document.transaction("Break something") as tx:
        tx.put(document.store.need(Element, "c2").replace(label=EMPTY))
        for key in ("f2", "f3"):
            tx.put(document.store.need(Element, key).replace(actor=EMPTY))
    window.findings.refresh()
    moments.wait(lambda: window.findings.is_current and window.findings.found)
    window.show_dialog("problems")
    document.selection.set(("c2",))
    current = next(one for one in window.problems.model.rows if one.code == "S23")
    window.problems.choose(current.key)


def _unlinked(moments: Moments) -> None:
    """Nothing is linked, and the problem that is chosen can be mended at once."""
    document, window = moments.document, moments.window
    links = [link.id for link in document.store.of_type(Link)]
    document.run("Unlink", delete_records, links)
    window.findings.refresh()
    moments.wait(lambda: window.findings.is_current and window.findings.found)
    window.show_dialog("problems")
    current = next(one for one in window.problems.model.rows if one.code == "L12")
    window.problems.choose(current.key)
    document.selection.set(("c2",))


def _table(*actions: str) -> Callable[[Moments], None]:
    """The table with a cell selected, after some actions."""

    def show(moments: Moments) -> None:
        _then("view.table")(moments)
        table = moments.window.editors.current
        assert isinstance(table, TableEditor)
        table.view.setCurrentIndex(table.model.index(2, 4))
        settle(2)
        _then(*actions)(moments)

    return show


def _filtered_table(moments: Moments) -> None:
    document = moments.document
    layout = replace(document.view_state.table.layout, query="x")
    document.set_view(editor="table", table=document.view_state.table.with_layout(layout))
    settle(2)


def _filtered(moments: Moments) -> None:
    moments.document.set_view(filter=Filter(kinds=("touchpoint",)))


def _saved_view(moments: Moments) -> None:
    with moments.document.transaction("Keep") as tx:
        tx.put(SavedView(id="mine", name=LocalText.of("Mine"), kinds=("touchpoint",)))


def _tried(moments: Moments) -> None:
    _then("tools.what_if", ids=("c2",))(moments)
    document = moments.document
    tried = document.view_state.what_if.try_time(
        document.store.need(Element, "c2"), "wait", Duration(5)
    )
    document.set_view(what_if=tried)


def _compared(moments: Moments) -> None:
    document = moments.document
    before = document.store.snapshot()
    with document.transaction("Change") as tx:
        tx.put(document.store.need(Element, "c2").replace(label=LocalText.of("Changed")))
    moments.editor.session.host.compare(before, "as-is")
    comparing = moments.window.comparing.controller
    assert comparing is not None
    moments.wait(lambda: comparing.is_current and comparing.found is not None)


def _open_file(moments: Moments) -> None:
    path = paths.state_dir() / "pot.cxd"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(resource("templates", "hot-pot.cxd").read_bytes())
    moments.editor.files.open(path)


def _recent(moments: Moments) -> None:
    _open_file(moments)
    made = moments.document
    _then("file.as_journey")(moments)
    moments.editor.workspace.remove(made)


def _saved_again(moments: Moments) -> None:
    _open_file(moments)
    _then("mark.delight", "file.save", ids=("c2",))(moments)


MOMENTS: tuple[tuple[str, str, Callable[[Moments], None]], ...] = (
    ("an element", "hot-pot", _choose("c2")),
    ("nothing", "hot-pot", _choose()),
    ("two elements", "hot-pot", _choose("c1", "c4")),
    ("a link", "hot-pot", _link("flow")),
    ("another link", "hot-pot", _link("support")),
    ("a request", "hot-pot", _link("information")),
    ("a link and an element", "hot-pot", _link_and_element),
    ("a lane", "hot-pot", _record("lanes")),
    ("a line", "hot-pot", _record("lines")),
    ("a stage", "hot-pot", _record("stages")),
    ("the first stage", "hot-pot", _record("stages", 0)),
    ("two stages", "hot-pot", _record("stages", 0, 2)),
    ("a step", "hot-pot", _record("steps")),
    ("two steps", "hot-pot", _record("steps", 0, 2)),
    ("an emotion", "hot-pot", _emotion),
    ("an empty cell", "hot-pot", _cell),
    ("after an edit", "hot-pot", _then("mark.delight", ids=("c2",))),
    ("after undoing", "hot-pot", _then("mark.delight", "edit.undo", ids=("c2",))),
    ("two in a cell", "hot-pot", _then("edit.duplicate", ids=("c2",))),
    ("copied", "hot-pot", _then("edit.copy", ids=("c2",))),
    ("a copied style", "hot-pot", _then("style.copy", ids=("c2",))),
    ("a style to give", "hot-pot", _style_to_give),
    ("a style to take", "hot-pot", _then("style.colour=red", ids=("c2",))),
    ("a tool in use", "hot-pot", _then("tool.link", ids=("c2",))),
    ("a tool for one thing", "hot-pot", _then("tool.line")),
    ("the curve above", "hot-pot", _then("view.emotion_above")),
    ("an element that reaches on", "hot-pot", _then("arrange.reach_further", ids=("e1",))),
    ("an analysis with a picture", "hot-pot", _then("tools.analyses", "tools.analysis=emotion")),
    ("something parked", "hot-pot", _then("move.park", ids=("c2",))),
    ("the table", "hot-pot", _table()),
    ("the table, sorted", "hot-pot", _table("table.sort_rising")),
    ("the table, filtered", "hot-pot", _filtered_table),
    ("the table of steps", "hot-pot", _then("table.rows_steps")),
    ("the outline", "hot-pot", _then("view.outline", ids=("c2",))),
    ("the plan", "hot-pot", _plan),
    ("the roles", "hot-pot", _then("plan.roles")),
    ("what fails", "hot-pot", _then("tools.what_if", "tools.switch_off", ids=("f2",))),
    ("the tour", "empty-blueprint", _then("help.tour", "help.tour_skip")),
    ("the analyses", "hot-pot", _then("tools.analyses")),
    ("a guide", "hot-pot", _then("guide.cem")),
    ("a guide of some width", "hot-pot", _then("guide.cem", "guide.wider")),
    ("a journey map", "homestay", _choose()),
    ("a finding", "hot-pot", _faulty),
    ("no links", "hot-pot", _unlinked),
    ("a lens", "hot-pot", _then("view.critical_path")),
    ("a filter", "hot-pot", _filtered),
    ("a saved view", "hot-pot", _saved_view),
    ("a hidden lane", "hot-pot", _hidden_lane),
    ("a high lane", "hot-pot", _high_lane),
    ("a collapsed stage", "hot-pot", _collapsed),
    ("a row of the outline", "hot-pot", _then("view.outline", ids=("s2",))),
    ("other times", "hot-pot", _tried),
    ("a comparison", "hot-pot", _compared),
    ("a recent file", "hot-pot", _recent),
    ("a saved file", "hot-pot", _saved_again),
    ("two documents", "hot-pot", _then("file.as_journey")),
)
