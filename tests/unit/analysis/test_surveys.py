import pytest

from builders import BlueprintBuilder
from cxdesigner.analysis.surveys import (
    ces_surveys,
    csat_surveys,
    is_hard,
    kano_surveys,
    nps_surveys,
)
from cxdesigner.model.insight import Metric
from cxdesigner.model.view import RecordView


def with_metric(**fields) -> RecordView:
    bp = BlueprintBuilder(steps=1)
    bp.element("a", "customer", 1)
    bp.add(Metric(id="m", element_id="a", **fields))
    return bp.store()


def test_nps_of_parts() -> None:
    (found,) = nps_surveys(with_metric(type="NPS", promoters=50, passives=30, detractors=20))
    assert (found.metric_id, found.element_id) == ("m", "a")
    assert found.figures is not None
    assert (found.figures.score, found.figures.n) == (30, 100)


def test_nps_of_counted_answers() -> None:
    counts = (("0", 1.0), ("10", 3.0), ("6", 1.0), ("7", 2.0), ("8", 1.0), ("9", 2.0))
    (found,) = nps_surveys(with_metric(type="nps", counts=counts))
    assert found.figures is not None
    parts = found.figures.promoters, found.figures.passives, found.figures.detractors
    assert parts == (5, 3, 2)


def test_nps_of_percentages_needs_the_size_of_the_sample() -> None:
    parts = {"promoters": 50, "passives": 30, "detractors": 20, "percent": True}
    (found,) = nps_surveys(with_metric(type="nps", n=200, **parts))
    assert found.figures is not None
    assert (found.figures.n, found.figures.score) == (200, 30)
    (unknown,) = nps_surveys(with_metric(type="nps", **parts))
    assert unknown.figures is None


def test_a_value_alone_is_told_without_an_interval() -> None:
    (found,) = nps_surveys(with_metric(type="nps", value=42))
    assert (found.figures, found.stated) == (None, 42)


@pytest.mark.parametrize("answer", ["good", "nan", "11"])
def test_answers_that_are_none_give_no_figures(answer: str) -> None:
    counts = ((answer, 3.0),)
    assert [one.figures for one in nps_surveys(with_metric(type="nps", counts=counts))] == [None]
    assert [one.figures for one in csat_surveys(with_metric(type="csat", counts=counts))] == [None]


def test_without_a_scale_the_usual_one_that_holds_the_answers_is_taken() -> None:
    def scale(kind: str, answer: str) -> int:
        view = with_metric(type=kind, counts=((answer, 1.0),))
        (found,) = csat_surveys(view) if kind == "csat" else ces_surveys(view)
        assert found.figures is not None
        return found.figures.scale

    assert [scale("csat", answer) for answer in ("4", "6", "9")] == [5, 7, 10]
    assert [scale("ces", answer) for answer in ("4", "7", "8")] == [7, 7, 10]


def test_the_direction_of_an_effort_score() -> None:
    counts = (("1", 9.0), ("5", 1.0))
    for direction, hard in (("higher", True), (None, True), ("lower", False)):
        view = with_metric(type="ces", scale=5, counts=counts, direction=direction)
        (found,) = ces_surveys(view)
        assert is_hard(found) == hard


def test_a_stated_effort_below_four_is_hard() -> None:
    assert [is_hard(ces_surveys(with_metric(type="ces", value=v))[0]) for v in (3.9, 4)] == [
        True,
        False,
    ]


@pytest.mark.parametrize(("top", "share"), [(None, 0.5), (1, 0.25), (3, 0.75), (0, 0.5)])
def test_which_answers_count_as_satisfied_can_be_set(top, share: float) -> None:
    counts = (("4", 1.0), ("5", 1.0), ("6", 1.0), ("7", 1.0))
    (found,) = csat_surveys(with_metric(type="csat", scale=7, top=top, counts=counts))
    assert found.figures is not None
    assert found.figures.share == share


def test_kano_of_counted_classes() -> None:
    counts = (("A", 34.0), ("I", 12.0), ("M", 20.0), ("O", 28.0), ("Q", 2.0), ("r", 4.0))
    (found,) = kano_surveys(with_metric(type="kano", counts=counts))
    assert found.figures is not None
    assert (found.figures.n, found.figures.category) == (100, "A")


@pytest.mark.parametrize("counts", [(), (("X", 3.0),), (("A", 3.0), ("M", -1.0))])
def test_kano_classes_that_are_none_give_no_figures(counts) -> None:
    assert [one.figures for one in kano_surveys(with_metric(type="kano", counts=counts))] == [None]


def test_other_metrics_are_no_surveys() -> None:
    view = with_metric(type="duration", value=40)
    assert nps_surveys(view) == csat_surveys(view) == ces_surveys(view) == ()
