"""What can be asked for in a blueprint: the words of each facet that are in use, with counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Hashable, Iterable, Sequence
from dataclasses import dataclass

from cxdesigner.base.fold import fold
from cxdesigner.base.i18n import N_, _
from cxdesigner.base.pinyin import sound_order
from cxdesigner.editor.builtin.insert import KIND_NAMES
from cxdesigner.editor.builtin.mark import MARK_NAMES
from cxdesigner.editor.filter import FACETS, NONE, Facet, Filter, Problems, words_of
from cxdesigner.model.element import ELEMENT_KINDS, MARKS, Element
from cxdesigner.model.insight import DelightPoint, Opportunity, PainPoint, Thought
from cxdesigner.model.lane import Lane
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.queries import channel_of, lane_name
from cxdesigner.model.record import Record
from cxdesigner.model.schema import references_of
from cxdesigner.model.stage import Stage
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView
from cxdesigner.rules.finding import SEVERITIES, SEVERITY_NAMES

FACET_NAMES: dict[Facet, str] = {
    "persona_ids": N_("Persona"),
    "stage_ids": N_("Stage"),
    "lane_ids": N_("Lane"),
    "kinds": N_("Kind"),
    "channels": N_("Channel"),
    "owners": N_("Owner or actor"),
    "marks": N_("Marks"),
    "severities": N_("Problems"),
    "rules": N_("Rules"),
}

_NONE_NAMES: dict[Facet, str] = {
    "persona_ids": N_("No persona"),
    "stage_ids": N_("No stage"),
    "channels": N_("No channel"),
    "owners": N_("No owner, no actor"),
    "marks": N_("No mark"),
    "severities": N_("No problem"),
}


_TELLING: tuple[type[Record], ...] = (Emotion, PainPoint, DelightPoint, Opportunity, Thought)
"""What tells of personas or marks at an element."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a facet that can be asked for."""

    key: str
    label: str
    count: int
    """How many elements answer to it."""


def facet_words(
    view: RecordView, language: str, problems: Problems, chosen: Filter
) -> dict[Facet, tuple[Word, ...]]:
    """Return the words of each facet in the order in which a person reads them.

    Words that no element answers to are left out unless they are asked for; so is "none" where
    every element has something.
    """
    elements = view.of_type(Element)
    found: dict[Facet, tuple[Word, ...]] = {}
    for facet in FACETS:
        counts = _counts(view, elements, facet, problems)
        found[facet] = tuple(_words(view, language, facet, counts, chosen))
    return found


def _counts(
    view: RecordView, elements: Sequence[Element], facet: Facet, problems: Problems
) -> Counter[str]:
    """Return how many elements answer to each word of a facet.

    Of those that answer alike for sure one is asked: there can be tens of thousands.
    """
    alike: dict[Hashable, list[Element]] = {}
    known = _told_of(view, facet, problems)
    for element in elements:
        key: Hashable = None
        match facet:
            case "stage_ids":
                key = element.step_id
            case "lane_ids":
                key = element.lane_id
            case "kinds":
                key = element.kind
            case "channels":
                key = channel_of(view, element).entries
            case "owners":
                key = element.owner.entries, element.actor.entries
            case "marks":
                key = element.id if element.marks or element.id in known else None
            case _:
                key = element.id if element.id in known else None
        alike.setdefault(key, []).append(element)
    counts: Counter[str] = Counter()
    for group in alike.values():
        for word in words_of(view, group[0], facet, problems):
            counts[word] += len(group)
    return counts


def _told_of(view: RecordView, facet: Facet, problems: Problems) -> Container[str]:
    """Return the elements of which a facet may know more than the elements themselves."""
    match facet:
        case "persona_ids" | "marks":
            return {
                target
                for kind in _TELLING
                for record in view.of_type(kind)
                for _reference, target in references_of(record)
            }
        case "severities" | "rules":
            return problems.keys()
        case _:
            return ()


def _words(
    view: RecordView, language: str, facet: Facet, counts: Counter[str], chosen: Filter
) -> list[Word]:
    names = _names(view, language, facet, sorted({*counts, *chosen.words(facet)} - {NONE}))
    asked = chosen.words(facet)
    is_text = facet in ("channels", "owners")
    if is_text:
        # What is asked for stays to be seen, also when nothing is called so any more.
        spelled = {fold(word): word for word in asked if word != NONE}
        names = {spelled.pop(fold(key), key): label for key, label in names.items()}
        names |= {word: word for word in spelled.values()}
    elif facet in ("persona_ids", "stage_ids", "lane_ids"):
        names |= {key: _("No longer there") for key in asked if key not in names and key != NONE}
    words = [
        Word(key, label, counts[fold(key) if is_text else key])
        for key, label in names.items()
        if counts[fold(key) if is_text else key] or key in asked
    ]
    if facet in _NONE_NAMES and words and (counts[NONE] or NONE in asked):
        words.append(Word(NONE, _(_NONE_NAMES[facet]), counts[NONE]))
    return words


def _rule_name(code: str) -> str:
    # A hundred modules, needed where a rule has spoken.
    from cxdesigner.report.rule_page import says
    from cxdesigner.rules.registry import find_rule

    rule = find_rule(code)
    return code if rule is None else f"{code}  {says(rule)}"


def _names(view: RecordView, language: str, facet: Facet, used: Iterable[str]) -> dict[str, str]:
    """Return key → label of all words there are, in order; of rules only of those in use."""
    match facet:
        case "persona_ids":
            return {
                persona.id: persona.name.text(language) or _("Persona without a name")
                for persona in view.of_type(Persona)
            }
        case "stage_ids":
            return {
                stage.id: stage.name.text(language) or _("Stage") for stage in view.of_type(Stage)
            }
        case "lane_ids":
            return {lane.id: lane_name(lane, language) for lane in view.of_type(Lane)}
        case "kinds":
            return {kind: _(KIND_NAMES[kind]) for kind in ELEMENT_KINDS}
        case "channels":
            return _texts(language, [channel_of(view, el) for el in view.of_type(Element)])
        case "owners":
            elements = view.of_type(Element)
            return _texts(language, [text for el in elements for text in (el.owner, el.actor)])
        case "marks":
            return {mark: _(MARK_NAMES[mark]) for mark in MARKS}
        case "severities":
            return {key: _(SEVERITY_NAMES[key]) for key in SEVERITIES}
        case "rules":
            return {key: _rule_name(key) for key in used}


def _texts(language: str, texts: list[LocalText]) -> dict[str, str]:
    """Return the texts in a language, each once whatever its width and capitals, by sound."""
    found: dict[str, str] = {}
    for text in texts:
        words = text.line(language)
        if words:
            found.setdefault(fold(words), words)
    return {words: words for words in sorted(found.values(), key=sound_order)}


def filter_words(view: RecordView, filter_: Filter, language: str) -> list[tuple[Facet, str, str]]:
    """Return what a filter asks for as (facet, key, label), for chips; unknown keys as they are."""
    found: list[tuple[Facet, str, str]] = []
    for facet in FACETS:
        words = filter_.words(facet)
        names = _names(view, language, facet, words) if words else {}
        for key in words:
            label = _(_NONE_NAMES.get(facet, "")) if key == NONE else names.get(key, key)
            found.append((facet, key, label))
    return found
