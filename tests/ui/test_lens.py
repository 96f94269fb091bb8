"""Figures laid over the canvas: chosen in the menu, drawn, explained, followed."""

import pytest
from hands import settle
from pytestqt.qtbot import QtBot

from cxdesigner.editor.commands.emotion import set_emotion
from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.scene.lens.options import Lens
from cxdesigner.ui.assembly import Editor
from cxdesigner.ui.canvas import lens_veil
from cxdesigner.ui.window import Window


def drawn(window: Window) -> set[str]:
    return {item.id for item in window.canvas.overlay.lens.items}


def test_nothing_lies_over_the_canvas_at_first(window: Window, hot_pot: Document) -> None:
    assert drawn(window) == set()
    assert window.lens_legend is None


def test_the_critical_path_is_switched_by_its_action(window: Window, hot_pot: Document) -> None:
    window.actions_["view.critical_path"].trigger()
    settle()
    assert hot_pot.view_state.lens.critical_path
    assert {"c1", "c2", "c7"} <= drawn(window)
    assert not any(key.startswith("p") for key in drawn(window))
    assert window.lens_legend is not None
    assert window.lens_legend.accessibleDescription() == "关键路径"
    window.actions_["view.critical_path"].trigger()
    settle()
    assert drawn(window) == set()
    assert window.lens_legend.isHidden()


def test_the_foot_cuts_nothing_of_the_legend(window: Window, hot_pot: Document) -> None:
    for name in ("ruler", "crossings"):
        window.actions_[f"view.{name}"].trigger()
    settle()
    legend = window.lens_legend
    assert legend is not None
    picture = window.status.grab(legend.geometry()).toImage()
    rows = [
        {picture.pixel(x, y) for x in range(picture.width())}
        for y in (0, picture.height() // 2, picture.height() - 1)
    ]
    assert [len(colours) == 1 for colours in rows] == [True, False, True]


def test_the_heat_of_emotions_is_that_of_the_persona_who_is_chosen(
    window: Window, hot_pot: Document
) -> None:
    first, other = hot_pot.store.personas
    hot_pot.run("Feel", set_emotion, other.id, "c2", 1.0)
    window.registry["view.heat"].choose(window.session, "emotion")
    settle()

    def shown() -> tuple[str, str]:
        assert window.lens.figures is not None
        assert window.lens_legend is not None
        heat = window.lens.figures.heat
        assert heat is not None
        return heat.of["c2"].text, window.lens_legend.accessibleDescription()

    assert shown() == ("−1", f"情感·{first.name.text()}：−2 至 +2")
    window.registry["view.persona"].choose(window.session, other.id)
    settle()
    assert shown() == ("+1", f"情感·{other.name.text()}：−2 至 +2")


def test_heat_is_one_of_a_list(window: Window, hot_pot: Document) -> None:
    action = window.registry["view.heat"]
    keys = [choice.key for choice in action.choices(window.session)]
    assert keys[:3] == ["", "emotion", "duration"]
    assert "metric:csat" in keys
    action.choose(window.session, "wait")
    settle()
    assert drawn(window) == {"c2", "c5", "c6", "c7"}
    chosen = [choice.key for choice in action.choices(window.session) if choice.checked]
    assert chosen == ["wait"]
    window.actions_["view.no_lens"].trigger()
    settle()
    assert drawn(window) == set()


def test_figures_follow_an_edit(window: Window, hot_pot: Document, qtbot: QtBot) -> None:
    hot_pot.set_view(lens=Lens("wait"))
    settle()
    with hot_pot.transaction("Wait") as tx:
        tx.put(hot_pot.store.need(Element, "c1").replace(wait=90))
    qtbot.waitUntil(lambda: "c1" in drawn(window))


def test_another_document_has_a_lens_of_its_own(
    window: Window, hot_pot: Document, editor: Editor
) -> None:
    # A document that nobody has touched makes room for the next one.
    with hot_pot.transaction("Wait") as tx:
        tx.put(hot_pot.store.need(Element, "c1").replace(wait=90))
    hot_pot.set_view(lens=Lens(crossings=True))
    settle()
    assert len(drawn(window)) == 3
    editor.files.new("outpatient")
    settle()
    assert drawn(window) == set()
    editor.workspace.activate(hot_pot)
    settle()
    assert len(drawn(window)) == 3


def test_the_lens_is_printed(window: Window, hot_pot: Document) -> None:
    from cxdesigner.ui.dialogs.export import ExportDialog

    hot_pot.set_view(lens=Lens("emotion"))
    dialog = ExportDialog(hot_pot, "A3")
    assert dialog.request.pages.lens == Lens("emotion")
    dialog.close()


def test_the_ruler_stays_under_the_stages(window: Window, hot_pot: Document) -> None:
    headers = window.canvas.headers
    below = window.canvas.viewport().y()
    window.actions_["view.ruler"].trigger()
    settle()
    ruler = headers.ruler
    assert ruler is not None
    assert len(ruler.ticks) == 9
    assert ruler.geometry().top() == headers.stages.geometry().bottom() + 1
    assert window.canvas.viewport().y() == below + ruler.height()
    assert ruler.accessibleDescription().startswith("1. ")
    window.actions_["view.ruler"].trigger()
    settle()
    assert ruler.isHidden()
    assert window.canvas.viewport().y() == below


def test_the_lens_is_drawn_at_every_zoom(window: Window, hot_pot: Document) -> None:
    hot_pot.set_view(lens=Lens("wait", critical_path=True, crossings=True, ruler=True))
    for zoom in (0.1, 0.3, 1.0, 3.0):
        window.canvas.set_zoom(zoom)
        settle()
        assert not window.canvas.grab().isNull()


def test_a_lens_works_out_what_is_in_sight(
    window: Window, hot_pot: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lens_veil, "STRETCH", 100.0)
    window.canvas.set_zoom(3.0)
    hot_pot.set_view(lens=Lens("emotion"))
    settle()
    veil = window.canvas.overlay.lens
    window.canvas.grab()
    seen = veil.worked_out
    assert 0 < seen <= window.canvas.visible_rect().right // 100 + 1
    window.canvas.set_zoom(0.3)
    settle()
    window.canvas.grab()
    assert veil.worked_out > seen
    with hot_pot.transaction("Move") as tx:
        tx.put(hot_pot.store.need(Element, "c1").replace(label="Longer than it was before"))
    assert veil.worked_out == 0
