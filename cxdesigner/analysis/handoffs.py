"""Hand-offs between people and systems, channel switches, encounters.

Source: domain 4.9; provider lanes as in 2.4, an encounter is an interaction link (7.8).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from cxdesigner.model.element import Element
from cxdesigner.model.lane import CUSTOMER_ROLES, PROVIDER_ROLES
from cxdesigner.model.link import Link
from cxdesigner.model.queries import (
    channel_of,
    customer_elements,
    provider_of,
    role_of,
    stage_of,
    top_stage,
)
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView

_HAND_OFF_KINDS = frozenset({"flow", "support", "information"})


@dataclass(frozen=True, slots=True)
class HandOffs:
    """Who hands over to whom, and how often the customer changes channel."""

    links: tuple[str, ...]
    """Ids of the links that hand over from one actor to another."""

    switches: tuple[tuple[str, str], ...]
    """(touchpoint before, touchpoint after) pairs between which the channel changes."""

    encounters: tuple[tuple[str, int], ...]
    """(stage id, encounters) of the first-level stages in order; '' = steps without a stage."""

    channels: int
    """Distinct channels of touchpoints."""

    actors: int
    """Distinct actors of the provider's elements."""


def hand_offs(view: RecordView) -> HandOffs:
    """Return hand-offs, channel switches and encounters of a blueprint.

    A hand-off is a flow, support or information link between two provider elements with different
    actors (the owner where no actor is named); where one of them has neither, nobody knows, and it
    does not count. Channels are compared along the touchpoints in column order; those without a
    channel are passed over.
    """
    word = _words(view)
    links = view.of_type(Link)
    touchpoints = [e for e in customer_elements(view) if e.kind == "touchpoint"]
    spoken = [
        (element.id, said) for element in touchpoints if (said := word(channel_of(view, element)))
    ]
    switches = tuple(
        (before, after)
        for (before, channel), (after, other) in pairwise(spoken)
        if channel != other
    )
    actors = {
        said
        for element in view.of_type(Element)
        if role_of(view, element) in PROVIDER_ROLES and (said := word(provider_of(element)))
    }
    return HandOffs(
        links=tuple(link.id for link in links if _is_hand_off(view, link, word)),
        switches=switches,
        encounters=_encounters(view, links),
        channels=len({said for _key, said in spoken}),
        actors=len(actors),
    )


def _words(view: RecordView) -> Callable[[LocalText], str]:
    """What two texts are compared by: case and outer space make no other actor or channel."""
    languages = view.blueprint.languages
    first = languages[0] if languages else None
    return lambda text: text.text(first).strip().casefold()


def _is_hand_off(view: RecordView, link: Link, word: Callable[[LocalText], str]) -> bool:
    if link.kind not in _HAND_OFF_KINDS:
        return False
    words = []
    for key in (link.source_id, link.target_id):
        element = view.get(Element, key)
        if element is None or element.kind == "note":
            return False
        if role_of(view, element) not in PROVIDER_ROLES:
            return False
        words.append(word(provider_of(element)))
    return all(words) and words[0] != words[1]


def _encounters(view: RecordView, links: tuple[Link, ...]) -> tuple[tuple[str, int], ...]:
    counts: Counter[str] = Counter()
    for link in links:
        if link.kind != "interaction":
            continue
        for key in (link.source_id, link.target_id):
            element = view.get(Element, key)
            if element is not None and role_of(view, element) in CUSTOMER_ROLES:
                stage = top_stage(view, stage_of(view, element))
                counts["" if stage is None else stage.id] += 1
                break
    tops = [stage.id for stage in view.stages if top_stage(view, stage) is stage]
    found = [(key, counts[key]) for key in tops]
    return (*found, ("", counts[""])) if counts[""] else tuple(found)
