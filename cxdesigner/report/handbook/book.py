"""The chapters of the handbook. Whatever a registry knows has an entry: the tests hold that."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from cxdesigner.base.i18n import N_, _, language
from cxdesigner.model.queries import FLAG_NAMES, LINE_NAMES, ROLE_NAMES
from cxdesigner.report.handbook import signs
from cxdesigner.report.handbook.scores import SCORES
from cxdesigner.report.maturity import MATURITY_NAMES
from cxdesigner.report.rule_page import page_here, says
from cxdesigner.rules.finding import SEVERITY_NAMES
from cxdesigner.rules.registry import Rule, all_rules
from cxdesigner.scene.blocks.badge import MARK_NAMES, badge_shape
from cxdesigner.scene.blocks.element import kind_sample
from cxdesigner.scene.blocks.feeling import marker, persona_sample
from cxdesigner.scene.blocks.lane import LINE_STROKES
from cxdesigner.scene.blocks.link import LINK_SIGNS, sample
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.legend import ELEMENT_NAMES, LINK_NAMES
from cxdesigner.scene.primitives import Commands, Group, PathShape, Primitive, RectShape, Stroke
from cxdesigner.scene.surveyed import diamond, evidence_sample, spread_bar

K = TypeVar("K", bound=str)

SIGN_WIDTH, _KIND_WIDTH = 28.0, 18.0
_LANE_OF_KIND: Mapping[str, str] = {
    "touchpoint": "customer",
    "action": "frontstage",
    "decision": "customer",
    "system": "frontstage",
    "process": "support",
    "evidence": "evidence",
    "note": "note",
}
"""The lane in whose colour the sign of a kind of element is drawn."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing explained, in the language in use."""

    id: str
    """Kind and key, e.g. ``link:flow``."""

    name: str
    words: str
    sign: tuple[Primitive, ...] = ()
    """Drawn from its left middle, at most ``SIGN_WIDTH`` wide; scores, rules, exits have none."""

    page: str = ""
    """More of it in Markdown, where there is more."""

    def fits(self, query: str, chapter: str = "") -> bool:
        """Say whether every word of a query is in it or in the title of its chapter."""
        text = f"{self.id} {chapter} {self.name} {self.words} {self.page}".casefold()
        return all(word in text for word in query.casefold().split())


@dataclass(frozen=True, slots=True)
class Chapter:
    """Entries of one sort."""

    title: str
    entries: tuple[Entry, ...]


def handbook() -> tuple[Chapter, ...]:
    """Return all chapters in the language in use."""
    setter = Typesetter(language())

    def problem_sign(severity: str) -> tuple[Primitive, ...]:
        return _centred(_problem(severity, setter))

    def mark_sign(mark: str) -> tuple[Primitive, ...]:
        return _centred(badge_shape(mark, setter))

    return (
        _chapter(_("Elements"), "element", ELEMENT_NAMES, signs.ELEMENTS, _element_sign),
        _chapter(
            _("Links"),
            "link",
            LINK_NAMES | LINK_SIGNS,
            signs.LINKS | signs.LINK_SIGNS,
            _link_sign,
        ),
        Chapter(
            _("Marks"),
            (
                *_entries("mark", MARK_NAMES, signs.MARKS, mark_sign),
                Entry("mark:more", _(signs.MORE_MARKS[0]), _(signs.MORE_MARKS[1]), mark_sign("+2")),
            ),
        ),
        Chapter(_("Start, end and exit"), tuple(_flags())),
        _chapter(_("Lanes"), "lane", ROLE_NAMES, signs.LANES, _lane_sign),
        _chapter(_("Lines"), "line", LINE_NAMES, signs.LINES, _line_sign),
        Chapter(_("Emotion curve"), tuple(_curve())),
        Chapter(_("Problems"), _entries("problem", SEVERITY_NAMES, signs.PROBLEMS, problem_sign)),
        Chapter(
            _("Scores"),
            tuple(Entry(f"score:{key}", _(name), _(words)) for key, name, words in SCORES),
        ),
        Chapter(_("Rules"), tuple(_rule(rule) for rule in all_rules())),
    )


def _chapter(
    title: str,
    sort: str,
    names: Mapping[K, str],
    words: Mapping[str, str],
    draw: Callable[[str], tuple[Primitive, ...]],
) -> Chapter:
    return Chapter(title, _entries(sort, names, words, draw))


def _entries(
    sort: str,
    names: Mapping[K, str],
    words: Mapping[str, str],
    draw: Callable[[str], tuple[Primitive, ...]],
) -> tuple[Entry, ...]:
    return tuple(
        Entry(f"{sort}:{key}", _(name), _(words[key]), draw(key)) for key, name in names.items()
    )


def _centred(sign: tuple[Primitive, ...], left: float = 0.0) -> tuple[Primitive, ...]:
    """Put a sign in the middle of the width of all, from what is left of its own middle."""
    return (Group(SIGN_WIDTH / 2 - left, 0.0, sign),)


def _problem(severity: str, setter: Typesetter) -> tuple[Primitive, ...]:
    """Draw the sign of a problem about the origin, as `ProblemMarks` does on the canvas."""
    ink, fill = f"problem.{severity}", f"problem.{severity}.fill"
    pen = Stroke(ink, 1.4)
    if severity == "advice":
        return (
            RectShape(-8.0, -8.0, 16.0, 16.0, 8.0, fill, pen),
            *setter.line("i", 0.0, -5.0, 8.0, "bold", ink, "center"),
        )
    if severity == "warning":
        return (
            PathShape(_corners(10.0, 3, -90.0), fill, pen),
            *setter.line("!", 0.0, -4.0, 8.0, "bold", ink, "center"),
        )
    return (
        PathShape(_corners(8.6, 8, 22.5), ink, pen),
        *setter.line("!", 0.0, -5.0, 8.0, "bold", fill, "center"),
    )


def _corners(radius: float, count: int, start: float) -> Commands:
    angles = [math.radians(start + 360.0 / count * at) for at in range(count)]
    first, *rest = [(math.cos(one) * radius, math.sin(one) * radius) for one in angles]
    return (("M", *first), *(("L", *point) for point in rest), ("Z",))


def _flags() -> Iterator[Entry]:
    for key, name in FLAG_NAMES.items():
        # Start and end have a ring on the canvas, an exit has none.
        shape = kind_sample("touchpoint", "customer", start=key == "start", end=key == "end")
        sign = _centred(shape, left=_KIND_WIDTH / 2)
        yield Entry(f"flag:{key}", _(name), _(signs.FLAGS[key]), () if key == "abandon" else sign)


def _element_sign(kind: str) -> tuple[Primitive, ...]:
    return _centred(kind_sample(kind, _LANE_OF_KIND[kind]), left=_KIND_WIDTH / 2)


def _link_sign(key: str) -> tuple[Primitive, ...]:
    if key in LINK_SIGNS:
        return sample("flow", SIGN_WIDTH, signs=(key,))
    return sample(key, SIGN_WIDTH)


def _lane_sign(role: str) -> tuple[Primitive, ...]:
    return (
        RectShape(0.0, -8.0, SIGN_WIDTH, 16.0, fill=f"lane.{role}.tint"),
        RectShape(0.0, -8.0, 3.0, 16.0, fill=f"lane.{role}"),
    )


def _line_sign(kind: str) -> tuple[Primitive, ...]:
    return (PathShape((("M", 0.0, 0.0), ("L", SIGN_WIDTH, 0.0)), stroke=LINE_STROKES[kind]),)


def _curve() -> Iterator[Entry]:
    drawn: dict[str, tuple[Primitive, ...]] = {
        "curve": persona_sample(0, SIGN_WIDTH),
        "assumed": _centred(marker(1, 0, "emotion.positive", assumed=True)),
        "personas": persona_sample(1, SIGN_WIDTH),
        "surveys": _centred((diamond(),)),
        "spread": _centred(spread_bar(-7.0, 7.0)),
        "evidence": evidence_sample(SIGN_WIDTH),
    }
    for key, name, words in signs.CURVE:
        yield Entry(f"curve:{key}", _(name), _(words), drawn[key])


_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def _more(body: str) -> str:
    """Return the page of a rule without examples and fix, its headings as bold lines.

    Whoever shows the page draws the examples, and the fix stands above it.
    """
    headings = "|".join(re.escape(_(name)) for name in (N_("Wrong"), N_("Right"), N_("Quick fix")))
    left_out = re.compile(rf"^## (?:{headings})\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
    text = left_out.sub("", body)
    return _HEADING.sub(r"&nbsp;\n\n**\1**\n", text).strip()


def _rule(rule: Rule) -> Entry:
    head = _("{severity}, from maturity {maturity}").format(
        severity=_(SEVERITY_NAMES[rule.severity]), maturity=_(MATURITY_NAMES[rule.maturity])
    )
    parts = [head]
    if rule.fix is not None:
        parts.append(_("What helps: {fix}").format(fix=_(rule.fix.label)))
    body = _more(page_here(rule).removeprefix(says(rule)))
    return Entry(f"rule:{rule.code}", f"{rule.code}  {says(rule)}", "\n".join(parts), page=body)
