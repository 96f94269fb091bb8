"""The figures of the analyses as plain data: unrounded, times in minutes, shares 0…1."""

from __future__ import annotations

from typing import Any

from cxdesigner.analysis.emotion import Curve
from cxdesigner.analysis.facts import Facts
from cxdesigner.analysis.sentences import conclusions
from cxdesigner.analysis.time import Branch
from cxdesigner.cli.method_figures import method_figures
from cxdesigner.model.view import RecordView
from cxdesigner.report.plan.actions import action_plan


def figures_of(view: RecordView, language: str) -> dict[str, Any]:
    """Return all figures by name; None where there is nothing to compute from.

    Emotion figures at the top are those of the first persona that has values, on the scale of the
    blueprint; ``personas`` has those of all. Only ``title``, ``plan`` and ``conclusions`` depend
    on the language.
    """
    facts = Facts(view)
    time = facts.lead_time
    blueprint = view.blueprint
    return {
        "title": blueprint.title.text(language),
        "kind": blueprint.kind,
        "language": language,
        "illustrative": blueprint.illustrative,
        "scale": {"min": blueprint.scale_min, "max": blueprint.scale_max},
        **_emotion(facts.curve),
        "personas": [_emotion(curve) for curve in facts.curves],
        "lead_time": {
            "longest": _branch(time.longest),
            "shortest": _branch(time.shortest),
            "reason": time.reason or None,
            "cyclic": time.cyclic,
        },
        "crossings": {**dict(facts.crossings.by_kind), "total": facts.crossings.total},
        "crossings_by_line": dict(facts.crossings.by_line),
        "hand_offs": len(facts.hand_offs.links),
        "channel_switches": len(facts.hand_offs.switches),
        "channels": facts.hand_offs.channels,
        "actors": facts.hand_offs.actors,
        "encounters": dict(facts.hand_offs.encounters),
        "reach": {one.element_id: one.share for one in facts.reach},
        "critical": [one.element_id for one in facts.reach if one.critical],
        "pain_priority": {rank.pain_id: rank.priority for rank in facts.pains},
        "opportunity_value": {one.opportunity_id: one.value for one in facts.opportunities},
        **method_figures(facts),
        "plan": _plan(view, language),
        "counts": {
            "stages": facts.counts.stages,
            "steps": facts.counts.steps,
            "elements": facts.counts.elements,
            "touchpoints": facts.counts.touchpoints,
            "notes": facts.counts.notes,
            "links": facts.counts.links,
        },
        "conclusions": [
            {
                "tone": one.tone,
                "headline": one.headline,
                "detail": one.detail,
                "subjects": list(one.subject_ids),
            }
            for one in conclusions(view, language, facts=facts)
        ],
    }


def _plan(view: RecordView, language: str) -> list[dict[str, Any]]:
    """The actions in the order of the plan; whether they are late depends on the day."""
    return [
        {
            "id": one.id,
            "text": one.text,
            "status": one.status,
            "value": one.value,
            "impact": one.impact,
            "effort": one.effort,
            "owner": one.owner or None,
            "due": one.due or None,
            "answers": [
                {"kind": answer.kind, "id": answer.record_id or None, "code": answer.code or None}
                for answer in one.answers
            ],
            "changed": list(one.changed_ids),
        }
        for one in action_plan(view, language, "")
    ]


def _emotion(curve: Curve) -> dict[str, Any]:
    found = curve.figures
    if found is None:
        names = ("peak", "peak_element", "end", "end_element", "low", "low_element", "peak_end")
        more = ("peak_end_positive", "peak_end_negative", "mean", "duration_weighted_mean")
        empty: dict[str, Any] = dict.fromkeys((*names, *more, "memory_gap"))
        return {"persona": curve.persona_id, "peak_ambiguous": False, **empty, "values": {}}
    return {
        "persona": curve.persona_id,
        "peak": found.peak.value,
        "peak_element": found.peak.element_id,
        "peak_ambiguous": found.ambiguous,
        "end": found.end.value,
        "end_element": found.end.element_id,
        "low": found.low.value,
        "low_element": found.low.element_id,
        "peak_end": found.score,
        "peak_end_positive": found.positive,
        "peak_end_negative": found.negative,
        "mean": found.mean,
        "duration_weighted_mean": found.weighted_mean,
        "memory_gap": found.memory_gap,
        "values": {moment.element_id: moment.value for moment in curve.moments},
    }


def _branch(branch: Branch | None) -> dict[str, Any] | None:
    if branch is None:
        return None
    return {
        "minutes": branch.minutes,
        "work": branch.work,
        "wait": branch.wait,
        "wait_share": branch.wait_share,
        "efficiency": branch.efficiency,
        "path": list(branch.path),
    }
