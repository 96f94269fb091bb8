"""What a person wants to see of a blueprint: a filter, and which records it lets through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Final, Literal

from cxdesigner.base.fold import fold
from cxdesigner.model.element import Element
from cxdesigner.model.insight import PainPoint, Thought
from cxdesigner.model.persona import Emotion
from cxdesigner.model.queries import channel_of, stage_of, top_stage
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView
from cxdesigner.rules.finding import SEVERITIES
from cxdesigner.scene.specs import marks_of

Facet = Literal[
    "persona_ids", "stage_ids", "lane_ids", "kinds", "channels", "owners", "marks", "severities",
    "rules",
]  # fmt: skip
FACETS: tuple[Facet, ...] = (
    "persona_ids",
    "stage_ids",
    "lane_ids",
    "kinds",
    "channels",
    "owners",
    "marks",
    "severities",
    "rules",
)
"""The questions of a filter, in the order in which a person is asked."""

NONE: Final = ""
"""The word for elements that have none of a kind: no channel, no mark, no problem."""

Problems = Mapping[str, frozenset[str]]
"""Record id → how grave the findings about it are, and the codes of their rules."""

_GRAVE = frozenset(SEVERITIES)


@dataclass(frozen=True, slots=True)
class Filter:
    """Words by facet; an element passes if it has one of each facet that asks for any."""

    persona_ids: tuple[str, ...] = ()
    stage_ids: tuple[str, ...] = ()
    lane_ids: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any(self.words(facet) for facet in FACETS)

    @property
    def asks_for_problems(self) -> bool:
        """Whether what the rules say matters."""
        return bool(self.severities or self.rules)

    def words(self, facet: Facet) -> tuple[str, ...]:
        """Return what a facet asks for."""
        found: tuple[str, ...] = getattr(self, facet)
        return found

    def toggled(self, facet: Facet, word: str) -> Filter:
        """Return this filter with a word more, or less if it was there."""
        before = self.words(facet)
        if word in before:
            after = tuple(other for other in before if other != word)
        else:
            after = tuple(sorted((*before, word)))
        return replace(self, **{facet: after})

    def without(self, facet: Facet) -> Filter:
        """Return this filter without the words of a facet."""
        return replace(self, **{facet: ()})


EVERYTHING: Final = Filter()
assert tuple(field.name for field in fields(Filter)) == FACETS


def text_words(text: LocalText) -> frozenset[str]:
    """Return the words by which a text is asked for: itself in every language, folded."""
    # Of thousands of elements most say nothing here, and the others much the same.
    return _folded(text.entries) if text.entries else frozenset()


@lru_cache(maxsize=4096)
def _folded(entries: tuple[tuple[str, str], ...]) -> frozenset[str]:
    return frozenset(fold(words).strip() for _tag, words in entries) - {""}


def words_of(
    view: RecordView, element: Element, facet: Facet, problems: Problems
) -> frozenset[str]:
    """Return the words that an element answers to in a facet; ``NONE`` if it has nothing there."""
    found: frozenset[str]
    match facet:
        case "persona_ids":
            found = frozenset(_personas_of(view, element))
        case "stage_ids":
            stage = stage_of(view, element)
            top = top_stage(view, stage)
            found = frozenset(one.id for one in (stage, top) if one is not None)
        case "lane_ids":
            found = frozenset((element.lane_id,))
        case "kinds":
            found = frozenset((element.kind,))
        case "channels":
            found = text_words(channel_of(view, element))
        case "owners":
            found = text_words(element.owner)
            if element.actor.entries:
                found |= text_words(element.actor)
        case "marks":
            found = frozenset(marks_of(view, element))
        case "severities":
            found = problems.get(element.id, frozenset()) & _GRAVE
        case "rules":
            found = problems.get(element.id, frozenset()) - _GRAVE
    return found or frozenset((NONE,))


def _personas_of(view: RecordView, element: Element) -> Iterator[str]:
    """Yield the personas of whom something is known at an element."""
    for emotion in view.referring(element.id, Emotion):
        yield emotion.persona_id
    for pain in view.referring(element.id, PainPoint):
        if pain.persona_id is not None:
            yield pain.persona_id
    for thought in view.referring(element.id, Thought):
        if thought.persona_id is not None:
            yield thought.persona_id


def tests_of(filter_: Filter) -> tuple[tuple[Facet, frozenset[str]], ...]:
    """Return the facets that ask for anything, with the words as they are compared."""
    folded = ("channels", "owners")
    return tuple(
        (facet, frozenset(fold(word).strip() if facet in folded else word for word in words))
        for facet in FACETS
        if (words := filter_.words(facet))
    )


def passing(
    view: RecordView,
    elements: Iterable[Element],
    tests: tuple[tuple[Facet, frozenset[str]], ...],
    problems: Problems,
) -> set[str]:
    """Return the ids of those elements that have a word of each facet that asks for any."""
    for facet, words in tests:
        elements = [
            element
            for element in elements
            if not words.isdisjoint(words_of(view, element, facet, problems))
        ]
    return {element.id for element in elements}
