"""What an imported file says of the blueprint as a whole."""

from __future__ import annotations

import hashlib

from cxdesigner.base.i18n import _
from cxdesigner.base.ids import derived_id
from cxdesigner.formats.yaml_fields import Fields, number_in
from cxdesigner.formats.yaml_ids import Names
from cxdesigner.formats.yaml_nodes import ListNode, MapNode, Node, ScalarNode
from cxdesigner.model.blueprint import (
    MATURITIES,
    Blueprint,
    BlueprintKind,
    Brand,
    ExperiencePlan,
    RuleSettings,
    SeverityOverride,
    Suppression,
)
from cxdesigner.model.lane import JOURNEY_ROLES, PROVIDER_ROLES
from cxdesigner.model.record import Record
from cxdesigner.model.text import EMPTY, LocalText

KINDS: tuple[BlueprintKind, ...] = ("service_blueprint", "journey_map")


def read_kind(root: Fields, nodes: list[Fields]) -> BlueprintKind:
    """Return the kind of the document; what the lanes suggest if it is not said."""
    kind = root.word("kind", KINDS)
    if kind is not None:
        return "journey_map" if kind == "journey_map" else "service_blueprint"
    words = {node.text("lane") for node in nodes}
    is_journey = bool(words & set(JOURNEY_ROLES)) and not words & PROVIDER_ROLES
    return "journey_map" if is_journey else "service_blueprint"


def read_blueprint(root: Fields, kind: BlueprintKind, names: Names) -> Blueprint:
    """Return the record of the document."""
    scope = root.child("scope")
    low, high = _scale(root)
    content = hashlib.sha256(root.content.encode("utf-8")).hexdigest()
    record_id = names.own("blueprint", root, Blueprint.PREFIX)
    lineage = root.text("lineage_id") or root.text("lineage")
    lineage = lineage or derived_id("lineage", root.text("id") or content)
    languages = root.words("languages") or _languages(root.node)
    maturity = root.word("maturity", MATURITIES)
    position = root.word("evidence_position", ("above_customer", "below_customer"))
    blueprint = Blueprint(
        id=record_id,
        title=root.local("title"),
        subtitle=root.local("subtitle"),
        kind=kind,
        state=root.text("state"),
        maturity=next((word for word in MATURITIES if word == maturity), "draft"),
        languages=languages,
        lineage_id=lineage,
        version_label=root.text("version") or root.text("version_label") or "",
        author=root.local("author"),
        date=root.text("date"),
        illustrative=bool(root.flag("illustrative")),
        scenario=root.local("scenario"),
        business_goal=root.local("business_goal"),
        scope_start=scope.local("start") if scope else EMPTY,
        scope_end=scope.local("end") if scope else EMPTY,
        vision=root.local("vision"),
        principles=root.locals("principles"),
        plan=_plan(root.child("plan")),
        loyalty_drivers=root.words("loyalty_drivers"),
        notes=root.local("notes"),
        scale_min=low,
        scale_max=high,
        emotion_source=root.local("emotion_source"),
        evidence_position="below_customer" if position == "below_customer" else "above_customer",
        default_channel=root.local("default_channel"),
        component_exempt=root.words("component_exempt"),
        collects_ok=root.words("collects_ok"),
    )
    if scope:
        scope.finish()
    return blueprint


def read_document_records(root: Fields, names: Names) -> list[Record]:
    """Return settings, severities, brand and what is ignored in the whole document."""
    records: list[Record] = []
    settings = root.child("settings")
    if settings:
        remote = settings.words("remote_channels") if settings.get("remote_channels") else None
        records.append(
            RuleSettings(
                id=names.fresh(RuleSettings.PREFIX, "settings", ""),
                wait_mark=settings.duration("wait_mark"),
                low_threshold=settings.number("low_threshold"),
                flat_curve=settings.number("flat_curve"),
                small_sample=settings.integer("small_sample"),
                stale_days=settings.integer("stale_days"),
                collapse_share=settings.number("collapse_share"),
                collapse_least=settings.integer("collapse_least"),
                remote_channels=remote,
                profile=settings.text("profile"),
            )
        )
        settings.finish()
    brand = root.child("brand")
    if brand:
        records.append(
            Brand(
                id=names.fresh(Brand.PREFIX, "brand", ""),
                name=brand.local("name"),
                colours=brand.pairs("colours"),
                header=brand.local("header"),
                footer=brand.local("footer"),
            )
        )
        brand.finish()
    severities = root.child("severity")
    if severities:
        for code in severities.node.items:
            word = severities.word(code, ("error", "warning", "advice", "off"))
            if word in ("error", "warning", "advice", "off"):
                made = names.fresh(SeverityOverride.PREFIX, f"severity-{code}", code)
                records.append(
                    SeverityOverride.model_validate({"id": made, "code": code, "severity": word})
                )
    records += read_ignored(root, None, names)
    return records


def read_ignored(fields: Fields, subject_id: str | None, names: Names) -> list[Suppression]:
    """Return the findings that a node or the document lives with, with the reason.

    Forms: ``ignore: [L07]`` with ``ignore_reason``, ``ignore: {L07: why}``, or a list of
    ``{code: L07, reason: why}``.
    """
    reason = fields.local("ignore_reason")
    node = fields.get("ignore")
    found: list[tuple[str, LocalText]] = []
    items: list[Node] = node.items if isinstance(node, ListNode) else [node] if node else []
    for item in items:
        if isinstance(item, ScalarNode):
            if not item.is_null:
                found.append((item.text.strip(), reason))
        elif isinstance(item, MapNode):
            inner = Fields(fields.source, item, fields.subject)
            if "code" in item.items:
                found.append((inner.text("code") or "", inner.local("reason") or reason))
                inner.finish()
            else:
                found += [(code, inner.local(code) or reason) for code in item.items]
        else:
            fields.wrong("ignore", _("Expected codes of rules, as in [L07]."))
    return [
        Suppression(
            id=names.fresh(
                Suppression.PREFIX,
                f"ignore-{code}-{subject_id}" if subject_id else f"ignore-{code}",
                f"{code}-{subject_id}",
            ),
            code=code,
            subject_id=subject_id,
            reason=why,
        )
        for code, why in found
        if code
    ]


def _plan(fields: Fields | None) -> ExperiencePlan | None:
    if fields is None:
        return None
    plan = ExperiencePlan(
        background=fields.local("background"),
        purpose=fields.local("purpose"),
        theme=fields.local("theme"),
        audience=fields.local("audience"),
        design=fields.local("design"),
        steps=fields.locals("steps"),
    )
    fields.finish()
    return plan


def _scale(root: Fields) -> tuple[float, float]:
    node = root.get("emotion_scale")
    low: float | None = None
    high: float | None = None
    if isinstance(node, ListNode):
        values = [number_in(item.text) for item in node.items if isinstance(item, ScalarNode)]
        if len(values) == 2 and len(node.items) == 2:
            low, high = values
        elif node.items:
            root.wrong("emotion_scale", _("Expected the ends of the scale, as in [-2, 2]."))
    elif node is not None:
        fields = root.child("emotion_scale")
        if fields:
            low, high = fields.number("min"), fields.number("max")
            fields.finish()
    low = -2.0 if low is None else low
    high = 2.0 if high is None else high
    if low >= high:
        root.wrong("emotion_scale", _("Expected a least value below the highest."))
        return -2.0, 2.0
    return low, high


def _languages(root: MapNode) -> tuple[str, ...]:
    """Return the languages that the title has texts in, if it is a mapping."""
    title = root.items.get("title")
    return tuple(title.items) if isinstance(title, MapNode) else ()
