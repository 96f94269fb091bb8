"""The analysis panel: all summaries together, then each page with its picture.

All of it runs aside; the limit is that of the issue, all analyses of 5,000 elements within a
second, betweenness (page ``reach``) outside of it. What the window itself does with a page (show
its tables) is in the second table.
"""

from __future__ import annotations

import sys
from time import perf_counter

from generate import blueprint_of
from measure import sizes

from cxdesigner.analysis.facts import Facts
from cxdesigner.model.store import Store
from cxdesigner.report.analysis_pages.compose import analysis_page, summaries
from cxdesigner.report.analysis_pages.page import PAGE_KEYS, AnalysisPage
from cxdesigner.scene.charts import chart
from cxdesigner.scene.items import Scene

LIMIT_MS = 1_000.0
SHOWN_MS = 200.0
WIDTH = 300.0


def main() -> int:
    """Print the times; return 1 if a limit is broken."""
    broken = False
    for count in sizes():
        facts = Facts(Store(blueprint_of(count)).snapshot())
        start = perf_counter()
        summaries(facts, "en")
        together = _ms(start)
        print(f"{count} elements: all summaries {together:.0f} ms")
        broken = broken or (count <= 5_000 and together > LIMIT_MS)
        pages: list[tuple[AnalysisPage, Scene | None]] = []
        for key in PAGE_KEYS:
            start = perf_counter()
            page = analysis_page(key, facts, "en")
            made = _ms(start)
            start = perf_counter()
            picture = chart(key, facts, "en", width=WIDTH) if page.need is None else None
            pages.append((page, picture))
            print(f"  {key:14} page {made:7.1f} ms   picture {_ms(start):7.1f} ms")
        slowest = _shown(pages)
        print(f"  slowest page to show: {slowest[0]} {slowest[1]:.0f} ms")
        broken = broken or slowest[1] > SHOWN_MS
    return int(broken)


def _shown(pages: list[tuple[AnalysisPage, Scene | None]]) -> tuple[str, float]:
    from cxdesigner.ui.analysis.live import painted
    from cxdesigner.ui.analysis.page_view import PageView
    from cxdesigner.ui.application import make_application

    application, theme = make_application("light")
    view = PageView(theme)
    view.resize(840, 360)
    view.show()
    found = ("", 0.0)
    for page, picture in pages:
        drawn = painted(picture, theme) if picture else None
        start = perf_counter()
        view.show_page(page, drawn, None)
        application.processEvents()
        found = max(found, (page.key, _ms(start)), key=lambda one: one[1])
    return found


def _ms(start: float) -> float:
    return (perf_counter() - start) * 1000


if __name__ == "__main__":
    sys.exit(main())
