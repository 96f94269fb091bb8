"""What a comparison takes: worked out in a thread, on states that nobody changes."""

from __future__ import annotations

from dataclasses import dataclass

from cxdesigner.base import i18n
from cxdesigner.base.progress import part
from cxdesigner.model.comparison import Comparison, compare
from cxdesigner.model.view import RecordView
from cxdesigner.report.comparing.sections import change_sections, summary_section
from cxdesigner.report.table import Section
from cxdesigner.scene.build import LiveLayout
from cxdesigner.scene.options import LayoutOptions
from cxdesigner.ui.sheets import Made, laid_out

_COMPARED, _WITH_LAYOUT = 0.6, 0.4
"""Which share of finding the changes is done once they are known, and which share of all that is
where the other state has to be laid out as well."""


@dataclass(frozen=True)
class Found:
    """What a comparison came to."""

    comparison: Comparison
    summary: Section
    changes: tuple[Section, ...]
    made: Made
    """The other state, laid out as the canvas is, and made ready to be shown."""

    @property
    def layout(self) -> LiveLayout:
        """The layout of the other state."""
        return self.made[0]


def worked_out(
    before: RecordView,
    after: RecordView,
    language: str,
    words: str,
    options: LayoutOptions,
    known: Made | None,
) -> Found:
    """Compare two states; `known` is how ``before`` was laid out last, `words` the language."""
    is_known = known is not None and known[0].options == options
    last = 1.0 if is_known else _WITH_LAYOUT
    with part(0.0, last * _COMPARED):
        comparison = compare(before, after)
    with i18n.use_language(words), part(last * _COMPARED, last):
        summary, changes = summary_section(comparison), tuple(change_sections(comparison, language))
    if known is None or not is_known:
        with part(last, 1.0):
            known = laid_out(before, options)
    return Found(comparison, summary, changes, known)


def figures(comparison: Comparison, language: str, words: str) -> Section:
    """Return the figures of both states, named in the language of words."""
    # A hundred modules of rules: imported where nobody waits for them.
    from cxdesigner.report.comparing.figures import Figures
    from cxdesigner.report.comparing.sections import figure_section

    with i18n.use_language(words):
        return figure_section(Figures(comparison, language=language))
