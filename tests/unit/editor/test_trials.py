"""What follows from selection and trial is worked out once for each revision."""

from collections.abc import Callable
from typing import Any

import pytest

from builders import BlueprintBuilder
from cxdesigner.editor import trials as module
from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.document import Document
from cxdesigner.editor.what_if import TriedTime
from cxdesigner.model.duration import Duration


def document() -> Document:
    bp = BlueprintBuilder(steps=2)
    bp.element("T1", "customer", 1, work=10, start=True)
    bp.element("T2", "customer", 2, work=5, end=True)
    bp.element("F", "frontstage", 1)
    bp.link("F", "T1", "interaction")
    bp.link("T1", "T2")
    return Document(bp.store().records.values())


class Elsewhere:
    """Work that waits until the test lets it be done."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Callable[[], Any], Callable[[Any], object]]] = []

    def __call__(self, work: Any, take: Any, fail: Any) -> None:
        self.waiting.append((work, take))

    def finish(self) -> None:
        work, take = self.waiting.pop(0)
        take(work())


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Elsewhere:
    monkeypatch.setattr(module, "FEW", 0)
    return Elsewhere()


def test_panel_and_canvas_share_what_is_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    kind = module.Dependence
    monkeypatch.setattr(module, "Dependence", lambda view: made.append(view) or kind(view))
    doc = document()
    for _ in range(2):
        found = doc.trials.impact(("F",))
        assert found is not None
        assert found is doc.trials.impact(("F",))
        fault = doc.trials.outage(("F",))
        assert fault is not None
        assert fault.hit.touchpoints == found.hit.touchpoints == ("T1",)
        assert doc.trials.lead_times(()) is not None
    assert len(made) == 1
    doc.run("Edit", set_text, "F", "Another", "en")
    assert doc.trials.impact(("F",)) is not None
    assert len(made) == 2


def test_a_large_blueprint_is_worked_out_elsewhere(elsewhere: Elsewhere) -> None:
    doc = document()
    doc.trials.elsewhere = elsewhere
    told: list[bool] = []
    doc.trials.changed.connect(lambda: told.append(True))
    assert doc.trials.impact(("F",)) is None
    assert doc.trials.outage(()) is None
    assert len(elsewhere.waiting) == 1
    elsewhere.finish()
    assert told == [True]
    # Another selection needs nothing new.
    assert doc.trials.impact(("T1",)) is not None
    assert elsewhere.waiting == []


def test_what_was_worked_out_of_the_past_is_not_shown(elsewhere: Elsewhere) -> None:
    doc = document()
    doc.trials.elsewhere = elsewhere
    assert doc.trials.impact(("F",)) is None
    doc.run("Edit", set_text, "F", "Another", "en")
    elsewhere.finish()
    assert doc.trials.impact(("F",)) is None
    elsewhere.finish()
    assert doc.trials.impact(("F",)) is not None


def test_other_times_are_tried_elsewhere_and_leave_the_impact_alone(elsewhere: Elsewhere) -> None:
    doc = document()
    doc.trials.elsewhere = elsewhere
    doc.trials.lead_times(())
    elsewhere.finish()
    times = (TriedTime("T1", "work", Duration(30)),)
    assert doc.trials.lead_times(times) is None
    assert doc.trials.impact(("F",)) is not None
    elsewhere.finish()
    found = doc.trials.lead_times(times)
    assert found is not None
    assert [one.longest and one.longest.minutes for one in found] == [15, 35]
    assert not doc.is_dirty
