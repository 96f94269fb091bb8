"""The main figure of each analysis in a few letters; None where it has no data."""

from __future__ import annotations

from collections.abc import Callable

from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.words import minutes_text, number_text, share_text, value_text
from cxdesigner.model.insight import Feedback
from cxdesigner.model.link import Link

NO_VALUE = "–"


def _number(value: float | None, decimals: int = 1) -> str:
    return NO_VALUE if value is None else number_text(value, decimals)


def _cem(facts: Facts) -> str | None:
    if facts.cem is None or not facts.cem.rows:
        return None
    known = [row.weighted for row in facts.cem.rows if row.weighted is not None]
    return _number(min(known)) if known else NO_VALUE


def _emotion(facts: Facts) -> str | None:
    figures = facts.curve.figures
    return None if figures is None else value_text(figures.score, facts.curve.scale_min)


def _nps(facts: Facts) -> str | None:
    if not facts.nps:
        return None
    found = facts.nps[0].figures
    return _number(facts.nps[0].stated if found is None else found.score)


def _csat(facts: Facts) -> str | None:
    if not facts.csat:
        return None
    found = facts.csat[0].figures
    return _number(facts.csat[0].stated) if found is None else share_text(found.share, 0)


def _ces(facts: Facts) -> str | None:
    if not facts.ces:
        return None
    found = facts.ces[0].figures
    return _number(facts.ces[0].stated if found is None else found.mean)


def _servqual(facts: Facts) -> str | None:
    found = facts.servqual
    if found is None:
        return None
    score = found.weighted if found.weighted is not None else found.unweighted
    return _number(found.perception if score is None else score, 2)


def _importance(facts: Facts) -> str | None:
    found = facts.quadrants
    return None if found is None else number_text(len(found.of("concentrate")))


def _opportunity(facts: Facts) -> str | None:
    return number_text(facts.factor_scores[0][1].score, 1) if facts.factor_scores else None


def _kano(facts: Facts) -> str | None:
    known = [one.figures for one in facts.kano if one.figures is not None]
    return known[0].category if known else NO_VALUE if facts.kano else None


def _pains(facts: Facts) -> str | None:
    return _number(facts.pains[0].priority) if facts.pains else None


def _opportunities(facts: Facts) -> str | None:
    return _number(facts.opportunities[0].value) if facts.opportunities else None


def _four_donts(facts: Facts) -> str | None:
    count = sum(row.count for row in facts.four_donts)
    known = count or any(row.pain_ids for row in facts.four_donts)
    return number_text(count) if known else None


def _time(facts: Facts) -> str | None:
    longest = facts.lead_time.longest
    return None if longest is None else minutes_text(longest.minutes)


def _links(facts: Facts) -> str | None:
    return number_text(facts.crossings.total) if facts.view.count(Link) else None


def _reach(facts: Facts) -> str | None:
    shares = [one.share for one in facts.reach if one.touchpoints]
    return share_text(max(shares), 0) if shares else None


def _coverage(facts: Facts) -> str | None:
    used = [matrix for matrix in facts.coverage.matrices if matrix.used]
    columns = sum(len(matrix.columns) for matrix in used)
    missing = sum(len(matrix.empty) for matrix in used)
    return f"{columns - missing}/{columns}" if used else None


def _channels(facts: Facts) -> str | None:
    found = facts.consistency
    return f"{found.consistent}/{len(found.declared)}" if found.declared else None


def _deviation(facts: Facts) -> str | None:
    fitness = facts.lived[0].figures.fitness if facts.lived else None
    return None if not facts.lived else NO_VALUE if fitness is None else share_text(fitness, 0)


def _closure(facts: Facts) -> str | None:
    found = facts.closure
    if not found.heard:
        return NO_VALUE if facts.view.count(Feedback) else None
    return f"{len(found.closed)}/{len(found.heard)}"


def _lifetime(facts: Facts) -> str | None:
    return None if facts.lifetime is None else _number(facts.lifetime.value, 0)


def _profit(facts: Facts) -> str | None:
    found = facts.profit
    if found is None:
        return None
    drawn = next((left for pace, _time, left in found.paces if pace == "drawn"), None)
    return _number(drawn, 2)


FIGURES: dict[str, Callable[[Facts], str | None]] = {
    "cem": _cem,
    "emotion": _emotion,
    "nps": _nps,
    "csat": _csat,
    "ces": _ces,
    "servqual": _servqual,
    "importance": _importance,
    "opportunity": _opportunity,
    "kano": _kano,
    "pains": _pains,
    "opportunities": _opportunities,
    "four_donts": _four_donts,
    "time": _time,
    "links": _links,
    "reach": _reach,
    "coverage": _coverage,
    "channels": _channels,
    "deviation": _deviation,
    "closure": _closure,
    "lifetime": _lifetime,
    "profit": _profit,
}
