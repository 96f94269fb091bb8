"""Kano model: what a feature means to customers, from a pair of questions.

Source: domain 4.7 (Kano 1984; coefficients better and worse after Berger et al.). A must-be
attribute only hurts when it is missing, a one-dimensional one is better the more there is, an
attractive one delights; indifferent, reverse and questionable are the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Answer = Literal["like", "must-be", "neutral", "live-with", "dislike"]
ANSWERS: tuple[Answer, ...] = ("like", "must-be", "neutral", "live-with", "dislike")

Class = Literal["M", "O", "A", "I", "R", "Q"]
CLASSES: tuple[Class, ...] = ("M", "O", "A", "I", "R", "Q")
"""Must-be, one-dimensional, attractive, indifferent, reverse, questionable: the order of ties."""

_TABLE: dict[Answer, str] = {
    "like": "QAAAO",
    "must-be": "RIIIM",
    "neutral": "RIIIM",
    "live-with": "RIIIM",
    "dislike": "RRRRQ",
}
_MANY_QUESTIONABLE = 0.1


@dataclass(frozen=True, slots=True)
class Kano:
    """What all answers about one feature amount to; shares and coefficients 0…1."""

    n: int
    counts: tuple[tuple[Class, int], ...]
    category: Class
    better: float | None
    """(A + O) / (A + O + M + I): how much satisfaction it adds."""

    worse: float | None
    """−(O + M) / (A + O + M + I), −1…0: how much its absence takes."""

    total_strength: float
    """(A + O + M) / n."""

    category_strength: float
    """Share of the category less that of the next."""

    misunderstood: bool
    """More than a tenth is questionable: the questions were not understood."""


def kano_class(present: Answer, absent: Answer) -> Class:
    """Return the class of one pair of answers: if the feature is there, and if it is not."""
    return _TABLE[present][ANSWERS.index(absent)]  # type: ignore[return-value]


def kano(counts: Mapping[Class, int]) -> Kano | None:
    """Return the figures of counted classes; None if there is none.

    The most frequent class wins; of equally frequent ones the first of M, O, A, I.
    """
    n = sum(counts.values())
    if n <= 0:
        return None
    of = {name: counts.get(name, 0) for name in CLASSES}
    order = sorted(CLASSES, key=lambda name: (-of[name], CLASSES.index(name)))
    answered = of["A"] + of["O"] + of["M"] + of["I"]
    return Kano(
        n=n,
        counts=tuple(of.items()),
        category=order[0],
        better=(of["A"] + of["O"]) / answered if answered else None,
        worse=-(of["O"] + of["M"]) / answered if answered else None,
        total_strength=(of["A"] + of["O"] + of["M"]) / n,
        category_strength=(of[order[0]] - of[order[1]]) / n,
        misunderstood=of["Q"] / n > _MANY_QUESTIONABLE,
    )


def class_of_level(level: int | None) -> Class | None:
    """Return the class that a service level 1…4 is like: basic M, up to delightful O, 4 is A."""
    match level:
        case 1:
            return "M"
        case 2 | 3:
            return "O"
        case 4:
            return "A"
    return None
