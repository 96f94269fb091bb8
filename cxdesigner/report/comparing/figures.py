"""The figures of two states side by side, with their differences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from cxdesigner.analysis.emotion import Curve, curve_of
from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.time import Branch
from cxdesigner.analysis.words import minutes_text, noted, number_text, share_text, value_text
from cxdesigner.base.i18n import N_, _
from cxdesigner.base.kept import kept_property
from cxdesigner.base.progress import through
from cxdesigner.model.blueprint import Maturity
from cxdesigner.model.comparison import Comparison
from cxdesigner.model.lane import Line
from cxdesigner.model.persona import Persona
from cxdesigner.model.queries import line_name
from cxdesigner.rules.finding import SEVERITIES, active, counts
from cxdesigner.rules.runner import run

Unit = Literal["minutes", "share", "feeling", "number"]
MINUS = "\N{MINUS SIGN}"

_SEVERITY_FIGURES = {
    "error": N_("Errors"),
    "warning": N_("Warnings"),
    "advice": N_("Pieces of advice"),
}


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One figure before and after, unrounded: minutes, shares 0…1, values on the emotion scale."""

    key: str
    """Name for programs, e.g. ``lead_time.longest``; of a line ``crossings:`` and its kind."""

    name: str
    """In the language in use."""

    unit: Unit
    before: float | None
    after: float | None
    better: Literal[-1, 0, 1] = 0
    """Which way is better: 1 more, -1 less, 0 neither."""

    is_comparable: bool = True
    """False where the two do not measure the same: emotions on two scales."""

    subject_ids: tuple[str, ...] = ()
    scale_min: float = -1.0
    """Low end of the emotion scale: where it is below 0, feelings have a sign."""

    @property
    def difference(self) -> float | None:
        """Return after less before; None where one of them is missing, or means something else."""
        if self.before is None or self.after is None or not self.is_comparable:
            return None
        return self.after - self.before

    @property
    def verdict(self) -> Literal["better", "worse", "same", ""]:
        """Whether the change is for the better; empty where nobody can say."""
        difference = self.difference
        if difference is None:
            return ""
        if abs(difference) < 1e-9:
            return "same"
        if not self.better:
            return ""
        return "better" if (difference > 0) == (self.better > 0) else "worse"

    def text(self, value: float | None) -> str:
        """Return a value as a reader sees it."""
        if value is None:
            return "–"
        match self.unit:
            case "minutes":
                return minutes_text(value)
            case "share":
                return share_text(value)
            case "feeling":
                return value_text(value, self.scale_min)
        return number_text(value)

    @property
    def difference_text(self) -> str:
        """Return the difference with its sign; a share in percentage points, ``=`` for none."""
        difference = self.difference
        if difference is None:
            return "–"
        if abs(difference) < 1e-9:
            return "="
        sign = "+" if difference > 0 else MINUS
        size = abs(difference)
        if self.unit == "share":
            return sign + _("{n} points").format(n=number_text(size * 100, 1))
        return sign + (minutes_text(size) if self.unit == "minutes" else number_text(size))


class Figures:
    """The figures of both states of a comparison, each computed when first asked for.

    Findings of both are those of one maturity: that of ``after``, if no other is asked for. Lines
    and personas have their names in ``language``, the first one of ``after`` if none is given.
    """

    def __init__(
        self, comparison: Comparison, maturity: Maturity | None = None, *, language: str = ""
    ) -> None:
        self.comparison = comparison
        self._language = language or next(iter(comparison.after.blueprint.languages), "")
        self.maturity: Maturity = maturity or comparison.after.blueprint.maturity
        self._before, self._after = Facts(comparison.before), Facts(comparison.after)

    @kept_property
    def changes(self) -> tuple[FigureChange, ...]:
        """All figures, changed or not, names in the language in use when first asked for."""
        return (
            *self._times(),
            *self._feelings(),
            *self._crossings(),
            *self._hand_overs(),
            *self._findings(),
            *self._sizes(),
        )

    def _times(self) -> Iterator[FigureChange]:
        old, new = self._before.lead_time, self._after.lead_time
        yield self._time("longest", old.longest, new.longest)
        if self._has_branches:
            yield self._time("shortest", old.shortest, new.shortest)
        yield self._share("longest", old.longest, new.longest)
        if self._has_branches:
            yield self._share("shortest", old.shortest, new.shortest)

    @property
    def _has_branches(self) -> bool:
        return self._before.lead_time.has_branches or self._after.lead_time.has_branches

    def _time(self, way: str, old: Branch | None, new: Branch | None) -> FigureChange:
        names = {"longest": _("Lead time, longest way"), "shortest": _("Lead time, shortest way")}
        name = names[way] if self._has_branches else _("Lead time")
        before = None if old is None else old.minutes
        after = None if new is None else new.minutes
        return FigureChange(f"lead_time.{way}", name, "minutes", before, after, -1)

    def _share(self, way: str, old: Branch | None, new: Branch | None) -> FigureChange:
        names = {
            "longest": _("Share of waiting, longest way"),
            "shortest": _("Share of waiting, shortest way"),
        }
        name = names[way] if self._has_branches else _("Share of waiting")
        before = None if old is None else old.wait_share
        after = None if new is None else new.wait_share
        return FigureChange(f"wait_share.{way}", name, "share", before, after, -1)

    def _feelings(self) -> Iterator[FigureChange]:
        before, after = self._before.curve, self._after.curve
        twin = self._twin(before, after)
        one, other = before.figures, None if twin is None else twin.figures
        if one is None and other is None:
            return
        scales = [
            (state.blueprint.scale_min, state.blueprint.scale_max)
            for state in (self.comparison.before, self.comparison.after)
        ]
        named = (
            ("peak_end", _("Peak–end score"), "score"),
            ("mean", _("Mean emotion"), "mean"),
            ("low", _("Lowest point"), "low"),
        )
        many = max(len(self._before.curves), len(self._after.curves)) > 1
        person = self._name_of(before if one is not None else after) if many else ""
        for key, name, field in named:
            values = [None if found is None else getattr(found, field) for found in (one, other)]
            first, second = (getattr(value, "value", value) for value in values)
            yield FigureChange(
                key,
                noted(name, person) if person else name,
                "feeling",
                first,
                second,
                better=1,
                is_comparable=scales[0] == scales[1],
                scale_min=scales[1][0],
            )

    def _name_of(self, curve: Curve) -> str:
        """Return whose curve it is."""
        for state in (self.comparison.before, self.comparison.after):
            persona = state.get(Persona, curve.persona_id)
            if persona is not None:
                return persona.name.line(self._language) or persona.segment.line(self._language)
        return ""

    def _twin(self, before: Curve, after: Curve) -> Curve | None:
        """Return the curve of the same persona in ``after``; its first where there is none."""
        key = self.comparison.after_ids.get(before.persona_id or "", before.persona_id)
        if before.figures is None or self.comparison.after.get(Persona, key) is None:
            return after
        return after if after.persona_id == key else curve_of(self.comparison.after, key)

    def _crossings(self) -> Iterator[FigureChange]:
        old, new = self._before.crossings, self._after.crossings
        own = self.comparison.after_ids
        first, second = dict(old.by_line), dict(new.by_line)
        back = {new_id: old_id for old_id, new_id in own.items()}
        keys = [*(key for key, _n in old.by_line)]
        keys += [key for line, _n in new.by_line if (key := back.get(line, line)) not in first]
        for key in keys:
            there = own.get(key, key)
            line = self.comparison.after.get(Line, there) or self.comparison.before.get(Line, key)
            if line is None:
                continue
            name = line_name(line, self._language or None)
            yield FigureChange(
                f"crossings:{key}",
                _("Crossings: {line}").format(line=name),
                "number",
                first.get(key),
                second.get(there),
                subject_ids=(line.id,),
            )
        yield FigureChange("crossings.total", _("Crossings in all"), "number", old.total, new.total)

    def _hand_overs(self) -> Iterator[FigureChange]:
        old, new = self._before.hand_offs, self._after.hand_offs
        yield FigureChange(
            "hand_offs", _("Hand-offs"), "number", len(old.links), len(new.links), -1
        )
        yield FigureChange(
            "channel_switches",
            _("Channel switches"),
            "number",
            len(old.switches),
            len(new.switches),
            -1,
        )

    def _findings(self) -> Iterator[FigureChange]:
        states = (self.comparison.before, self.comparison.after)
        found = (counts(active(run(view, maturity=self.maturity))) for view in through(states))
        old, new = found
        for severity in SEVERITIES:
            name = _(_SEVERITY_FIGURES[severity])
            yield FigureChange(
                f"findings.{severity}", name, "number", old[severity], new[severity], -1
            )

    def _sizes(self) -> Iterator[FigureChange]:
        old, new = self._before.counts, self._after.counts
        for key, name in (
            ("steps", _("Steps")),
            ("elements", _("Elements")),
            ("links", _("Links")),
        ):
            yield FigureChange(key, name, "number", getattr(old, key), getattr(new, key))
