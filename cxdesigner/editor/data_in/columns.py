"""What a column of a table means: its role, and the scale, unit and direction of its values.

A column is written as one short text, the same in settings and on the command line: ``touchpoint``,
``csat:1..5``, ``ces:1..5:lower``, ``number:lower:min``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import N_, _, format_number, pgettext

Role = Literal[
    "ignore", "touchpoint", "persona", "nps", "csat", "ces", "emotion",
    "duration", "wait", "number", "n", "date", "comment",
]  # fmt: skip
ROLES: tuple[Role, ...] = get_args(Role)

ROLE_NAMES: Mapping[Role, str] = {
    "ignore": N_("Leave out"),
    "touchpoint": N_("Touchpoint (name or id)"),
    "persona": N_("Persona"),
    "nps": N_("NPS, recommendation"),
    "csat": N_("CSAT, satisfaction"),
    "ces": N_("CES, effort"),
    "emotion": N_("Emotion"),
    "duration": N_("Time taken"),
    "wait": N_("Waiting time"),
    "number": N_("Any number"),
    "n": N_("Number of answers"),
    "date": N_("Date"),
    "comment": N_("Comment → feedback"),
}

SCALED: frozenset[Role] = frozenset({"nps", "csat", "ces", "emotion"})
"""Roles whose values are answers on a scale."""

MEASURED: frozenset[Role] = SCALED | {"duration", "wait", "number"}
"""Roles that become a metric."""

USUAL: Mapping[Role, tuple[float, float]] = {"nps": (0, 10), "csat": (1, 5), "ces": (1, 7)}

_RANGE = re.compile(r"([-+−]?\d+(?:\.\d+)?)\s*(?:\.\.|…|–|-)\s*([-+−]?\d+(?:\.\d+)?)")


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``low`` and ``high`` are the ends of its scale, None as usual for the role.

    The usual scale of an emotion is the one of the blueprint. ``lower`` says that low is good.
    """

    role: Role = "ignore"
    low: float | None = None
    high: float | None = None
    lower: bool = False
    unit: str = ""

    @property
    def scale(self) -> tuple[float, float] | None:
        """Ends of the scale; None for what has none, or that of the blueprint."""
        if self.low is not None and self.high is not None:
            return self.low, self.high
        return USUAL.get(self.role)

    @property
    def text(self) -> str:
        """The column as it is written in settings and on the command line."""
        parts: list[str] = [self.role]
        if self.low is not None and self.high is not None:
            parts.append(f"{self.low:g}..{self.high:g}")
        if self.lower:
            parts.append("lower")
        if self.unit:
            parts.append(self.unit)
        return ":".join(parts)

    @property
    def name(self) -> str:
        """The column in words, for people."""
        words = _(ROLE_NAMES[self.role])
        if self.low is not None and self.high is not None:
            # The scale first: a narrow column cuts the end off.
            place = next((at for at, sign in enumerate(words) if sign in ",，"), len(words))
            ends = pgettext("ends of a scale", "{low}…{high}")
            scale = ends.format(low=_plain(self.low), high=_plain(self.high))
            words = f"{words[:place]} {scale}{words[place:]}"
        if self.lower:
            words = _("{role} (low is good)").format(role=words)
        if self.unit:
            words = f"{words} [{self.unit}]"
        return words


IGNORED = Column()


def parse_column(text: str) -> Column:
    """Return the column that a text describes.

    Raises
    ------
    EditError
        If there is no such role, or the scale makes no sense.
    """
    name, *rest = text.split(":")
    role = name.strip().lower()
    if role not in ROLES:
        raise EditError(
            _("“{found}” is no role of a column."),
            hint=_("Choose from {roles}."),
            found=name,
            roles=", ".join(ROLES),
        )
    low = high = None
    lower, unit = False, ""
    for part in rest:
        word = part.strip()
        found = _RANGE.fullmatch(word)
        if found and role in SCALED:
            low, high = (_number(end) for end in found.groups())
            if low >= high:
                raise EditError(
                    _("“{found}” is no scale: the first end must be lower."), found=word
                )
        elif word.lower() in ("lower", "higher"):
            lower = word.lower() == "lower"
        else:
            unit = word
    return Column(role, low, high, lower, unit)


CHOICES: tuple[Column, ...] = (
    IGNORED,
    Column("touchpoint"),
    Column("persona"),
    Column("nps"),
    Column("csat", 1, 5),
    Column("csat", 1, 3),
    Column("csat", 1, 7),
    Column("csat", 1, 10),
    Column("csat", 0, 10),
    Column("ces", 1, 7),
    Column("ces", 1, 5),
    Column("ces", 1, 5, lower=True),
    Column("emotion"),
    Column("emotion", -2, 2),
    Column("emotion", -5, 5),
    Column("emotion", 1, 5),
    Column("emotion", 1, 7),
    Column("emotion", 0, 10),
    Column("duration"),
    Column("wait"),
    Column("number"),
    Column("number", lower=True),
    Column("n"),
    Column("date"),
    Column("comment"),
)
"""What the window offers; a column of another text is offered besides where it is in use."""


def _number(text: str) -> float:
    return float(text.replace("−", "-"))


def _plain(value: float) -> str:
    return format_number(value, 0 if value == int(value) else 1)
