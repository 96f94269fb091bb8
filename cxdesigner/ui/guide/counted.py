"""What a guide counts over all records: once for each revision, however many pages show it."""

from __future__ import annotations

from dataclasses import dataclass

from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.verdicts import page_verdict
from cxdesigner.base.i18n import use_language
from cxdesigner.editor.guide.guides import Guide, progress
from cxdesigner.editor.guide.progress import Progress
from cxdesigner.model.view import RecordView


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be counted, and of what."""

    guide: Guide
    revision: int
    language: str
    """Of the contents."""

    words: str
    """Language of the sentences."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How far the pages are, and what follows from the records."""

    of: Asked
    progress: tuple[Progress, ...]
    verdict: str
    """What the analysis of the guide says, '' if nothing."""


def counted(asked: Asked, view: RecordView) -> Counted:
    """Count; in a thread, where nobody changes the records meanwhile."""
    with use_language(asked.words):
        found = page_verdict(Facts(view), asked.guide.analysis, asked.language)
        parts = (found.headline, found.detail) if found is not None else ()
        return Counted(
            asked,
            progress(asked.guide, view, asked.language),
            "\n".join(part for part in parts if part),
        )
