"""The figures of surveys and of the method as plain data: unrounded, shares 0…1."""

from __future__ import annotations

from typing import Any

from cxdesigner.analysis.cem import CemResult
from cxdesigner.analysis.ces import Ces
from cxdesigner.analysis.csat import Csat
from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.intervals import Interval
from cxdesigner.analysis.kano import Kano
from cxdesigner.analysis.lived import Lived
from cxdesigner.analysis.money import Lifetime, Profit
from cxdesigner.analysis.nps import Nps
from cxdesigner.analysis.quadrants import Quadrants
from cxdesigner.analysis.servqual import Servqual
from cxdesigner.analysis.surveys import Survey


def method_figures(facts: Facts) -> dict[str, Any]:
    """Return the figures by name; None or empty where there is nothing to compute from."""
    consistency, closure, coverage = facts.consistency, facts.closure, facts.coverage
    return {
        "nps": {one.metric_id: {**_about(one), **_nps(one.figures)} for one in facts.nps},
        "csat": {one.metric_id: {**_about(one), **_csat(one.figures)} for one in facts.csat},
        "ces": {one.metric_id: {**_about(one), **_ces(one.figures)} for one in facts.ces},
        "kano": {one.metric_id: {**_about(one), **_kano(one.figures)} for one in facts.kano},
        "servqual": _servqual(facts.servqual),
        "cem": _cem(facts.cem),
        "importance_performance": _quadrants(facts.quadrants),
        "opportunity_score": {
            factor: {"score": one.score, "band": one.band, "overserved": one.overserved}
            for factor, one in facts.factor_scores
        },
        "coverage": {
            "touchpoints": len(coverage.touchpoints),
            **{one.aspect: _lists(one.columns) for one in coverage.matrices},
            "empty": {one.aspect: list(one.empty) for one in coverage.matrices},
        },
        "channel_consistency": {
            "score": consistency.score,
            "consistent": consistency.consistent,
            "declared": len(consistency.declared),
            "keys": {
                one.key: {
                    "consistent": one.consistent,
                    "values": list(one.values),
                    "touchpoints": list(one.element_ids),
                }
                for one in consistency.declared
            },
        },
        "feedback_closure": {
            "heard": len(closure.heard),
            "closed": len(closure.closed),
            "closed_share": closure.closed_share,
            "told": len(closure.told),
            "told_share": closure.told_share,
        },
        "four_donts": {
            row.dont: {
                "count": row.count,
                "elements": list(row.element_ids),
                "pain_points": list(row.pain_ids),
            }
            for row in facts.four_donts
        },
        "planned_against_actual": {one.persona_id: _lived(one) for one in facts.lived},
        "lifetime_value": _lifetime(facts.lifetime),
        "profit": _profit(facts.profit),
        "betweenness": dict(facts.structure.betweenness),
        "betweenness_sampled": facts.structure.sampled,
        "articulation": list(facts.structure.articulation),
        "critical_path": {
            "minutes": facts.critical_path.minutes if facts.critical_path.rows else None,
            "path": list(facts.critical_path.path),
            "slack": {row.element_id: row.slot.slack for row in facts.critical_path.rows},
        },
        "peak_end_rank": {rank.pain_id: rank.peak_end_rank for rank in facts.pains},
        "cem_rank": {rank.pain_id: rank.cem_rank for rank in facts.pains},
    }


def _about(survey: Survey[Any]) -> dict[str, Any]:
    return {
        "element": survey.element_id,
        "persona": survey.persona_id,
        "stated": survey.stated,
    }


def _nps(found: Nps | None) -> dict[str, Any]:
    if found is None:
        return dict.fromkeys(("n", "score", "standard_error", "wald", "adjusted", "adjusted_score"))
    return {
        "n": found.n,
        "promoters": found.promoters,
        "passives": found.passives,
        "detractors": found.detractors,
        "score": found.score,
        "standard_error": found.error,
        "wald": _interval(found.wald.clamped(-100, 100)),
        "adjusted_score": found.adjusted_score,
        "adjusted": _interval(found.adjusted.clamped(-100, 100)),
    }


def _csat(found: Csat | None) -> dict[str, Any]:
    if found is None:
        return dict.fromkeys(
            ("n", "satisfied", "share", "wilson", "mean", "scale", "scale_min", "top")
        )
    return {
        "n": found.n,
        "satisfied": found.satisfied,
        "share": found.share,
        "wilson": _interval(found.interval),
        "mean": found.mean,
        "scale": found.scale,
        "scale_min": found.low,
        "top": found.top,
    }


def _ces(found: Ces | None) -> dict[str, Any]:
    if found is None:
        names = ("n", "mean", "standard_deviation", "mean_interval", "easy", "wilson")
        return dict.fromkeys((*names, "net", "index", "scale", "scale_min", "direction"))
    return {
        "n": found.n,
        "mean": found.mean,
        "standard_deviation": found.deviation,
        "mean_interval": _interval(found.mean_interval),
        "easy": found.easy,
        "wilson": _interval(found.easy_interval),
        "net": found.net,
        "index": found.index,
        "scale": found.scale,
        "scale_min": found.low,
        "direction": found.direction,
    }


def _kano(found: Kano | None) -> dict[str, Any]:
    names = ("n", "category", "better", "worse", "total_strength", "category_strength")
    if found is None:
        return dict.fromkeys((*names, "misunderstood", "counts"))
    return {
        **{name: getattr(found, name) for name in names},
        "misunderstood": found.misunderstood,
        "counts": dict(found.counts),
    }


def _servqual(found: Servqual | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "unweighted": found.unweighted,
        "weighted": found.weighted,
        "perception": found.perception,
        "weighted_perception": found.weighted_perception,
        "dimensions": {
            one.name: {
                "expectation": one.expectation,
                "perception": one.perception,
                "gap": one.gap,
                "weight": one.weight,
                "weighted_gap": one.weighted_gap,
            }
            for one in found.dimensions
        },
    }


def _cem(found: CemResult | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "key": list(found.key),
        "chosen": list(found.chosen),
        "lowest": list(found.lowest),
        "total": found.total,
        "mean": found.mean,
        "factors": {
            row.factor: {
                "experience": row.experience,
                "expectation": row.expectation,
                "satisfaction": row.satisfaction,
                "importance": row.importance,
                "weighted": row.weighted,
                "ideal": row.ideal,
                "gap": row.gap,
                "assumed": [column for column, _known in row.provenance if row.is_assumed(column)],
            }
            for row in found.rows
        },
    }


def _quadrants(found: Quadrants | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "crosshair": found.crosshair,
        "importance": found.importance,
        "performance": found.performance,
        "factors": {point.name: quadrant for point, quadrant in found.points},
    }


def _lived(found: Lived) -> dict[str, Any]:
    return {
        "planned": list(found.planned),
        "actual": list(found.actual),
        "common": list(found.figures.common),
        "missing": list(found.figures.missing),
        "extra": list(found.figures.extra),
        "fitness": found.figures.fitness,
        "precision": found.figures.precision,
    }


def _lifetime(found: Lifetime | None) -> dict[str, Any] | None:
    names = ("margin", "retention", "discount", "value", "with_first")
    return None if found is None else {name: getattr(found, name) for name in names}


def _profit(found: Profit | None) -> dict[str, Any] | None:
    if found is None:
        return None
    names = ("price", "labour_rate", "materials", "overhead", "break_even")
    return {
        **{name: getattr(found, name) for name in names},
        "paces": {
            pace: {"minutes": minutes, "profit": left} for pace, minutes, left in found.paces
        },
    }


def _interval(found: Interval | None) -> dict[str, float] | None:
    return None if found is None else {"low": found.low, "high": found.high}


def _lists(columns: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, list[str]]:
    return {column: list(ids) for column, ids in columns}
