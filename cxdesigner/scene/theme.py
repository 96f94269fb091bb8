"""Paint tokens and the colours they stand for.

A theme is one file of ``resources/themes``: token → ``#rrggbb``, ``#rrggbbaa``, or ``=token`` for
the colour of another token. Every theme knows every token, so that a scene never depends on one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from cxdesigner.base.colour import Colour, parse
from cxdesigner.base.errors import LayoutError
from cxdesigner.base.i18n import _
from cxdesigner.base.paths import resource

LIGHT = "light"
DARK = "dark"
HIGH_CONTRAST = "high-contrast"
PRINT = "print"
NAMES: tuple[str, ...] = (LIGHT, DARK, HIGH_CONTRAST, PRINT)

STYLE_COLOURS: tuple[str, ...] = (
    "blue", "teal", "green", "yellow", "orange", "red", "purple", "grey",
)  # fmt: skip
"""Colours that a person can give things; ``style.<name>`` is a stroke, ``style.<name>.tint`` a
ground. People who see few colours tell the strokes apart as they do those of personas."""

_STYLE_TINTS = tuple(f"style.{name}.tint" for name in STYLE_COLOURS)
_LANE_ROLES = (
    "evidence",
    "customer",
    "frontstage",
    "backstage",
    "support",
    "management",
    "doing",
    "thinking",
    "feeling",
    "pain",
    "opportunity",
    "note",
)
_LANE_TINTS = tuple(f"lane.{role}.tint" for role in _LANE_ROLES)

# What must be readable on what: text token → tokens it is drawn on (WCAG 2.2, 1.4.3: 4.5 : 1).
TEXT_ON: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ink": (
            "canvas",
            "element.fill",
            "link.label.fill",
            "emotion.band.fill",
            "summary.fill",
            *_STYLE_TINTS,
        ),
        "ink.secondary": (
            "canvas",
            "element.fill",
            "emotion.band.fill",
            "summary.fill",
            *_STYLE_TINTS,
        ),
        "stage.ink": ("stage.fill", "stage.fill.sub"),
        "step.ink": ("canvas",),
        "line.pill.ink": ("line.pill.fill",),
        "link.label": ("link.label.fill",),
        "note.ink": ("note.fill", *_STYLE_TINTS),
        "emotion.positive": ("emotion.band.fill", "ui.panel", "ui.hover"),
        "emotion.negative": ("emotion.band.fill", "ui.panel", "ui.hover"),
        "emotion.neutral": ("emotion.band.fill", "ui.panel", "ui.hover"),
        "emotion.axis": ("emotion.band.fill",),
        "emotion.quote.ink": ("emotion.quote.fill",),
        "title.ink": ("canvas",),
        "subtitle.ink": ("canvas",),
        "footer.ink": ("canvas",),
        "legend.ink": ("canvas", "legend.fill"),
        "summary.ink": ("summary.fill",),
        **{
            f"badge.{mark}.ink": (f"badge.{mark}",)
            for mark in ("fail", "wait", "pain", "mot", "delight", "opportunity", "more")
        },
        **{f"lane.{role}": (f"lane.{role}.tint",) for role in _LANE_ROLES},
        **{f"style.{name}": ("canvas", *_LANE_TINTS) for name in STYLE_COLOURS},
        "change.ink": ("change.added", "change.removed", "change.moved", "change.edited"),
        **{
            f"change.{sign}": ("ui.panel", "ui.hover", "canvas")
            for sign in ("added", "removed", "moved", "edited")
        },
        "problem.error": ("ui.panel", "ui.hover"),
        "problem.warning": ("ui.panel", "ui.hover"),
        "problem.advice": ("ui.panel", "ui.hover"),
        "ui.text": ("ui.window", "ui.panel", "ui.field", "ui.hover", "ui.selected"),
        "ui.text.secondary": ("ui.window", "ui.panel", "ui.field", "ui.hover", "ui.selected"),
        "ui.accent": ("ui.window", "ui.panel"),
        "ui.accent.ink": ("ui.accent", "ui.accent.hover"),
        "ui.selected.ink": ("ui.selected",),
        "ui.danger": ("ui.panel",),
        "ui.danger.ink": ("ui.danger",),
        "ui.success": ("ui.panel",),
        "ui.tooltip.ink": ("ui.tooltip",),
    }
)


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of all paint tokens."""

    name: str
    tokens: Mapping[str, Colour]
    _literals: dict[str, Colour] = field(default_factory=dict, compare=False, repr=False)

    @staticmethod
    def load(name: str = LIGHT) -> Theme:
        """Return one of the shipped themes; see `NAMES`.

        Raises
        ------
        LayoutError
            If there is none of that name, or its file is damaged.
        """
        return _load(name)

    def colour(self, token: str) -> Colour:
        """Return the colour of a token, or of a literal ``#rrggbb``.

        Raises
        ------
        LayoutError
            If the token is unknown.
        """
        found = self.tokens.get(token) or self._literals.get(token)
        if found is None:
            try:
                found = self._literals[token] = parse(token)
            except ValueError as error:
                raise LayoutError(
                    _("The colour theme {theme} has no colour named {token}."),
                    theme=self.name,
                    token=token,
                ) from error
        return found

    def knows(self, token: str) -> bool:
        """Say whether `colour` has an answer."""
        try:
            self.colour(token)
        except LayoutError:
            return False
        return True

    def replaced(self, colours: Mapping[str, Colour], name: str = "") -> Theme:
        """Return this theme with some colours of a brand in place of its own."""
        return Theme(name or self.name, MappingProxyType({**self.tokens, **colours}))

    def dark(self) -> bool:
        """Say whether texts are lighter than the canvas."""
        return sum(self.colour("ink")[:3]) > sum(self.colour("canvas")[:3])


@cache
def _load(name: str) -> Theme:
    if name not in NAMES:
        raise LayoutError(
            _("There is no colour theme named {name} among: {known}."),
            name=name,
            known=", ".join(NAMES),
        )
    path = resource("themes", f"{name}.json")
    try:
        raw: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
        tokens = {token: parse(_resolved(raw, token)) for token, _ignored in raw.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise LayoutError(
            _("The colour theme {name} could not be read: {path}"),
            hint=_("Install the program again."),
            name=name,
            path=path,
        ) from error
    return Theme(name, MappingProxyType(tokens))


def _resolved(raw: Mapping[str, str], token: str) -> str:
    value = raw[token]
    for _step in range(len(raw)):
        if not value.startswith("="):
            return value
        value = raw[value[1:]]
    raise ValueError(f"{token} refers to itself")
