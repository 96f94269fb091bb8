"""A presentation begins with what is selected."""

from cxdesigner.editor.document import Document
from cxdesigner.ui.presenting.presenter import Presenter
from cxdesigner.ui.window import Window


def test_presenting_from_the_selection(window: Window, hot_pot: Document) -> None:
    step = hot_pot.store.steps[3]
    hot_pot.selection.set((step.id,))
    window.actions_["view.present_here"].trigger()
    found = window.findChild(Presenter)
    assert found is not None
    assert (found.slide.kind, found.slide.first) == ("step", 3)
    found.close()


def test_presenting_from_a_stage_begins_with_the_stage(window: Window, hot_pot: Document) -> None:
    stage = hot_pot.store.stages[1]
    hot_pot.selection.set((stage.id,))
    window.actions_["view.present_here"].trigger()
    found = window.findChild(Presenter)
    assert found is not None
    assert (found.slide.kind, found.slide.heading) == ("stage", "点餐")
    found.close()
