"""The page of each step."""

from __future__ import annotations

from collections.abc import Callable

from cxdesigner.ui.guide.cem_pages import BrandPage, IdealPage, KeyPage, ScoresPage
from cxdesigner.ui.guide.collect_page import CollectPage, CustomerPage
from cxdesigner.ui.guide.drawing_page import DrawingPage
from cxdesigner.ui.guide.feeling_page import AnalysePage, FeedbackPage
from cxdesigner.ui.guide.need_pages import FitPage, NeedsPage
from cxdesigner.ui.guide.optimise_page import InsightPage, OptimisePage
from cxdesigner.ui.guide.page import GuidePage
from cxdesigner.ui.guide.review_page import ReviewPage
from cxdesigner.ui.guide.seat import GuideSeat
from cxdesigner.ui.guide.touchpoint_page import TouchpointPage

_PAGES: dict[str, Callable[[GuideSeat], GuidePage]] = {
    "collect": CollectPage,
    "customer": CustomerPage,
    "touchpoints": TouchpointPage,
    "draw": DrawingPage,
    "analyse": AnalysePage,
    "feedback": FeedbackPage,
    "optimise": OptimisePage,
    "insight": InsightPage,
    "brand": BrandPage,
    "scores": ScoresPage,
    "key": KeyPage,
    "ideal": IdealPage,
    "needs": NeedsPage,
    "fit": FitPage,
    "review": ReviewPage,
}


def make_page(key: str, seat: GuideSeat) -> GuidePage:
    """Return a new page for a step.

    Raises
    ------
    KeyError
        If no step is called so.
    """
    return _PAGES[key](seat)
