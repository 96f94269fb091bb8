import pytest

from builders import BlueprintBuilder
from cxdesigner.analysis.quadrants import Point, importance_performance, quadrants
from cxdesigner.formats.templates import load_template
from cxdesigner.model.view import RecordView


@pytest.fixture
def electronics() -> RecordView:
    return RecordView(load_template("electronics"))


def test_the_cem_table_with_the_means_as_crosshair(electronics: RecordView) -> None:
    found = importance_performance(electronics)
    assert found is not None
    assert found.crosshair == "means"
    assert found.importance == pytest.approx(6.5)
    assert found.performance == pytest.approx(5.8333, abs=0.00005)
    assert found.of("concentrate") == ("convenience",)
    assert found.of("keep_up") == ("brand", "price")
    assert found.of("low_priority") == ("relationship",)
    assert found.of("overkill") == ("product", "service")


def test_with_the_midpoint_convenience_keeps_up(electronics: RecordView) -> None:
    found = importance_performance(electronics, "midpoint")
    assert found is not None
    assert (found.importance, found.performance) == (5, 5)
    assert "convenience" in found.of("keep_up")


def test_medians_and_lines_of_ones_own(electronics: RecordView) -> None:
    found = importance_performance(electronics, "medians")
    assert found is not None
    assert (found.importance, found.performance) == (6.5, 6)
    own = importance_performance(electronics, "custom", (9, 6))
    assert own is not None
    assert own.of("concentrate") == ("convenience",)
    assert own.of("keep_up") == ()
    with pytest.raises(ValueError, match="lines"):
        importance_performance(electronics, "custom")


def test_what_stands_on_a_line_is_on_the_high_side() -> None:
    found = quadrants([Point("only", 7, 3)])
    assert found is not None
    assert found.of("keep_up") == ("only",)


def test_without_points_there_is_no_picture() -> None:
    assert quadrants([]) is None
    assert importance_performance(BlueprintBuilder().store()) is None
