"""The page of each step; what a page needs is imported when it is first shown."""

from __future__ import annotations

from cxdesigner.ui.guide.page import GuidePage
from cxdesigner.ui.guide.seat import GuideSeat


def make_page(key: str, seat: GuideSeat) -> GuidePage:
    """Return a new page for a step.

    Raises
    ------
    KeyError
        If no step is called so.
    """
    match key:
        case "brand" | "scores" | "key" | "ideal":
            from cxdesigner.ui.guide import cem_pages as cem

            return {
                "brand": cem.BrandPage,
                "scores": cem.ScoresPage,
                "key": cem.KeyPage,
                "ideal": cem.IdealPage,
            }[key](seat)
        case "needs" | "fit":
            from cxdesigner.ui.guide import need_pages

            return need_pages.NeedsPage(seat) if key == "needs" else need_pages.FitPage(seat)
        case "review":
            from cxdesigner.ui.guide.review_page import ReviewPage

            return ReviewPage(seat)
        case "collect" | "customer":
            from cxdesigner.ui.guide import collect_page as collect

            return collect.CollectPage(seat) if key == "collect" else collect.CustomerPage(seat)
        case "touchpoints":
            from cxdesigner.ui.guide.touchpoint_page import TouchpointPage

            return TouchpointPage(seat)
        case "draw":
            from cxdesigner.ui.guide.drawing_page import DrawingPage

            return DrawingPage(seat)
        case "analyse" | "feedback":
            from cxdesigner.ui.guide import feeling_page as feeling

            return feeling.AnalysePage(seat) if key == "analyse" else feeling.FeedbackPage(seat)
        case "optimise" | "insight":
            from cxdesigner.ui.guide import optimise_page as ideas

            return ideas.OptimisePage(seat) if key == "optimise" else ideas.InsightPage(seat)
        case _:
            raise KeyError(key)
