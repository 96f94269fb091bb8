import pytest

from builders import BlueprintBuilder
from cxdesigner.analysis.servqual import DIMENSIONS, servqual, servqual_result
from cxdesigner.formats.templates import load_template
from cxdesigner.model.method import ServqualRow
from cxdesigner.model.view import RecordView

# Domain 4.4: E, P, w, gap, gap·w/100.
WORKED = {
    "tangibles": (5.8, 5.5, 11, -0.3, -0.033),
    "reliability": (6.4, 5.1, 32, -1.3, -0.416),
    "responsiveness": (6.1, 5.4, 22, -0.7, -0.154),
    "assurance": (5.9, 5.6, 19, -0.3, -0.057),
    "empathy": (5.6, 5.2, 16, -0.4, -0.064),
}


def rows(*, expected=True, weighted=True) -> list[ServqualRow]:
    return [
        ServqualRow(
            id=f"servqual-{name}",
            dim=name,
            expectation=e if expected else None,
            perception=p,
            weight=w if weighted else None,
        )
        for name, (e, p, w, _gap, _part) in reversed(WORKED.items())
    ]


def test_worked_table_of_domain_4_4() -> None:
    found = servqual_result(rows())
    assert tuple(one.name for one in found.dimensions) == DIMENSIONS
    for one in found.dimensions:
        assert (one.gap, one.weighted_gap) == pytest.approx(WORKED[one.name][3:], abs=0.0005)
    assert found.unweighted == pytest.approx(-0.6)
    assert found.weighted == pytest.approx(-0.724)
    assert not found.performance_only


def test_without_expectations_the_perceptions_alone_are_shown() -> None:
    found = servqual_result(rows(expected=False))
    assert found.performance_only
    assert (found.unweighted, found.weighted) == (None, None)
    assert found.perception == pytest.approx(5.36)
    assert found.weighted_perception == pytest.approx(5.321)


def test_without_weights_there_is_no_weighted_score() -> None:
    found = servqual_result(rows(weighted=False))
    assert found.unweighted == pytest.approx(-0.6)
    assert found.weighted is None


def test_weights_that_do_not_sum_to_100_weigh_nothing() -> None:
    found = servqual_result(rows()[:4])
    assert found.weighted is None
    assert found.unweighted is not None


def test_of_a_blueprint() -> None:
    found = servqual(RecordView(load_template("outpatient")))
    assert found is not None
    assert (found.unweighted, found.weighted) == pytest.approx((-0.6, -0.724))
    assert servqual(BlueprintBuilder().store()) is None


def test_a_row_without_numbers_has_no_gap() -> None:
    found = servqual_result([ServqualRow(id="s", dim="empathy", weight=100)])
    assert found.dimensions[0].gap is None
    assert (found.unweighted, found.perception, found.performance_only) == (None, None, False)
