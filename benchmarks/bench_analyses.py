"""The analysis panel: all analyses together, then each page with its picture.

The blueprints have answers to everything (``answers.py``), so that no page is empty. All of it runs
aside; the limit is that of the issue, all analyses of 5,000 elements within a second, betweenness
outside of it. What the window itself does with a page (show its tables) is told last.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

from answers import with_answers
from generate import blueprint_of
from measure import clock, print_table, sizes, verdict

from cxdesigner.analysis.facts import Facts
from cxdesigner.model.store import Store
from cxdesigner.report.analysis_pages.compose import analysis_page, summaries
from cxdesigner.report.analysis_pages.page import PAGE_KEYS, AnalysisPage
from cxdesigner.report.chart_inputs import chart_options
from cxdesigner.scene.charts import chart
from cxdesigner.scene.items import Scene

T = TypeVar("T")

LIMIT_MS = 1_000.0
SHOWN_MS = 200.0
WIDTH = 300.0


def main() -> int:
    """Print the times; return 1 if a limit is broken."""
    rows: list[list[object]] = []
    totals: list[list[object]] = []
    for count in sizes():
        _measure(count, rows, totals)
    print_table("pages of the analyses", ["elements", "page", "page ms", "picture ms", ""], rows)
    print_table("analyses", ["elements", "work", "ms", "target", ""], totals)
    return int(any(row[-1] == "MISSED" for row in totals))


def _measure(count: int, rows: list[list[object]], totals: list[list[object]]) -> None:
    """Add the rows of one size."""
    facts = Facts(Store(with_answers(blueprint_of(count))).snapshot())
    betweenness = _taken(lambda: facts.structure)[1]
    short = _taken(lambda: summaries(facts, "en"))[1]
    pages: list[tuple[AnalysisPage, Scene | None]] = []
    of_pages = of_pictures = 0.0
    for key in PAGE_KEYS:
        page, made = _taken(lambda key=key: analysis_page(key, facts, "en"))
        picture, drawn = None, 0.0
        if page.need is None:
            options = chart_options(facts)
            picture, drawn = _taken(
                lambda key=key, options=options: chart(
                    key, facts, "en", width=WIDTH, options=options
                )
            )
        pages.append((page, picture))
        of_pages, of_pictures = of_pages + made, of_pictures + drawn
        rows.append([count, key, made, drawn, "" if page.need is None else "empty"])
    slowest = _shown(pages)
    together = LIMIT_MS if count <= 5_000 else LIMIT_MS * count / 5_000
    totals += [
        [count, "figures, in short", short, "–", "–"],
        [count, "all pages after that", of_pages, "–", "–"],
        [count, "together", short + of_pages, together, verdict(short + of_pages, together)],
        [count, "betweenness", betweenness, "–", "–"],
        [count, "all pictures", of_pictures, "–", "–"],
        [count, f"slowest to show: {slowest[0]}", slowest[1], SHOWN_MS,
         verdict(slowest[1], SHOWN_MS)],
    ]  # fmt: skip


def _taken(work: Callable[[], T]) -> tuple[T, float]:
    """Return what work comes to, and its milliseconds."""
    start = clock()
    found = work()
    return found, (clock() - start) * 1000


def _shown(pages: list[tuple[AnalysisPage, Scene | None]]) -> tuple[str, float]:
    from cxdesigner.ui.analysis.live import Picture, painted
    from cxdesigner.ui.analysis.page_view import PageView
    from cxdesigner.ui.application import make_application

    application, theme = make_application("light")
    view = PageView(theme)
    view.resize(840, 360)
    view.show()
    found = ("", 0.0)
    for page, picture in pages:
        drawn = painted(picture, theme) if picture else None

        def show(page: AnalysisPage = page, drawn: Picture | None = drawn) -> None:
            view.show_page(page, drawn, None)
            application.processEvents()

        found = max(found, (page.key, _taken(show)[1]), key=lambda one: one[1])
    return found


if __name__ == "__main__":
    sys.exit(main())
