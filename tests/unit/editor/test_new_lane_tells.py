"""A lane of pains or opportunities that comes where some are known already."""

from __future__ import annotations

import pytest
from telling import assert_told, exact, journey, known, put

from cxdesigner.editor.commands.lanes import add_lane, delete_lanes
from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Insight, Opportunity, PainPoint
from cxdesigner.model.lane import LaneRole
from cxdesigner.model.text import LocalText


def _stands(document: Document, lane_id: str) -> list[tuple[str, str]]:
    notes = [one for one in document.store.of_type(Element) if one.lane_id == lane_id]
    return sorted((str(one.step_id), one.label.text("en")) for one in notes)


def _known(kind: type[Insight], key: str, text: str, **fields: object) -> Insight:
    return kind.model_validate({"id": key, "text": LocalText.of(text), **fields})


@pytest.mark.parametrize(("role", "kind"), [("pain", PainPoint), ("opportunity", Opportunity)])
def test_it_tells_what_is_known(role: LaneRole, kind: type[Insight]) -> None:
    document = journey()
    document.run("Delete", delete_lanes, [f"lane-{role}"])
    put(
        document,
        _known(kind, "a", "No sign", element_id="waits"),
        _known(kind, "b", "Too loud", element_id="eats"),
        _known(kind, "c", "Dear", stage_id="stage-2"),
        _known(kind, "d", "", element_id="waits"),
        _known(kind, "e", "Everywhere"),
    )
    before = known(document, kind)
    exact(document, lambda: document.run("Insert lane", add_lane, role))
    (lane_id,) = document.selection.ids
    assert _stands(document, lane_id) == [
        ("None", "Everywhere"),
        ("step-2", "No sign"),
        ("step-3", "Too loud"),
        ("step-4", "Dear"),
    ]
    assert known(document, kind) == before, "what is known belongs where it did"


def test_one_idea_stands_where_the_pain_is_that_it_answers() -> None:
    document = journey()
    document.run("Delete", delete_lanes, ["lane-opportunity"])
    pain = _known(PainPoint, "p", "Slow", element_id="eats", opportunity_ids=("o",))
    put(document, _known(Opportunity, "o", "Book a table"), pain)
    document.run("Insert lane", add_lane, "opportunity")
    (lane_id,) = document.selection.ids
    assert _stands(document, lane_id) == [("step-3", "Book a table")]


def test_a_second_lane_tells_only_what_is_untold() -> None:
    document = journey()
    put(document, _known(PainPoint, "a", "No sign", element_id="waits"))
    document.run("Insert lane", add_lane, "pain")
    (lane_id,) = document.selection.ids
    assert _stands(document, lane_id) == []
    assert_told(document.store)
