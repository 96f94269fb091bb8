"""Long work tells how far it is from the first moment, and never less than before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from cxdesigner.analysis.facts import Facts
from cxdesigner.base.progress import heard_by
from cxdesigner.formats.templates import load_template
from cxdesigner.model.view import RecordView
from cxdesigner.report.analysis_pages.compose import summaries
from cxdesigner.report.analysis_report import analysis_report
from cxdesigner.scene.build import LayoutOptions
from cxdesigner.ui.comparing.work import figures, worked_out
from cxdesigner.ui.picture_copy import draw_pictures
from cxdesigner.ui.sheets import laid_out

OPTIONS = LayoutOptions(language="zh-CN")


def view() -> RecordView:
    return RecordView(load_template("hot-pot"))


def shares_of(work: Callable[[], object]) -> list[float]:
    told: list[float] = []
    with heard_by(told.append):
        work()
    return told


@pytest.mark.parametrize(
    ("work", "least"),
    [
        (lambda: laid_out(view(), OPTIONS), 0.95),
        (lambda: draw_pictures(view(), (), OPTIONS), 0.9),
        (lambda: summaries(Facts(view()), "zh-CN"), 0.9),
        (lambda: analysis_report(Facts(view()), "zh-CN"), 0.9),
    ],
    ids=["layout", "picture", "summaries", "report"],
)
def test_shares_rise_from_the_start_to_the_end(
    qapp: QApplication, work: Callable[[], object], least: float
) -> None:
    told = shares_of(work)
    assert told[0] == 0.0
    assert least <= told[-1] <= 1.0
    assert told == sorted(told)
    assert len(set(told)) >= 5


def test_a_comparison_tells_its_share_with_and_without_a_layout(qapp: QApplication) -> None:
    before, after = view(), RecordView(load_template("electronics"))
    found = worked_out(before, after, "zh-CN", "en", OPTIONS, None)
    for known in (None, found.made):
        told = shares_of(
            lambda known=known: worked_out(before, after, "zh-CN", "en", OPTIONS, known)  # type: ignore[misc]
        )
        assert told == sorted(told)
        assert told[0] == 0.0
        assert told[-1] >= 0.9
    told = shares_of(lambda: figures(found.comparison, "zh-CN", "en"))
    assert told == sorted(told)
    assert told[0] == 0.0
