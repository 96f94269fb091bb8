import pytest

from cxdesigner.analysis.opportunity_score import factor_scores, opportunity_score
from cxdesigner.formats.templates import load_template
from cxdesigner.model.view import RecordView


@pytest.mark.parametrize(
    ("importance", "satisfaction", "score", "band", "overserved"),
    [
        (9, 3, 15, "high", False),
        (9, 5, 13, "high", False),
        (8, 5, 11, "consider", False),
        (6, 4, 8, "low", False),
        (5, 8, 5, "low", True),
        (9, 9, 9, "low", False),
        (9, 2.9, 15.1, "extreme", False),
        (6, 0, 12, "high", False),
        (5, 0, 10, "consider", False),
    ],
)
def test_worked_cases_of_domain_4_6(importance, satisfaction, score, band, overserved) -> None:
    found = opportunity_score(importance, satisfaction)
    assert found.score == pytest.approx(score)
    assert (found.band, found.overserved) == (band, overserved)


def test_the_satisfaction_of_a_factor_is_its_level() -> None:
    found = factor_scores(RecordView(load_template("electronics")))
    assert found[0][0] == "convenience"
    assert (found[0][1].score, found[0][1].band) == (13, "high")
