"""Tables of an imported file: people, emotions, metrics, pains, opportunities, method."""

from __future__ import annotations

from cxdesigner.base.i18n import N_, _
from cxdesigner.base.order import initial_keys
from cxdesigner.formats.yaml_elements import Feeling, read_feeling
from cxdesigner.formats.yaml_fields import Fields
from cxdesigner.formats.yaml_ids import Names
from cxdesigner.model.blueprint import Comment
from cxdesigner.model.insight import (
    DelightPoint,
    Feedback,
    Metric,
    Opportunity,
    PainPoint,
    RaciRow,
    Thought,
)
from cxdesigner.model.persona import Emotion, Persona, Role
from cxdesigner.model.record import ElementId, OpportunityId, PersonaId, Record, StageId

UNNAMED = "unnamed"


def read_people(root: Fields, names: Names) -> tuple[list[Persona], list[Role]]:
    """Return personas, in the order of the file, and roles."""
    rows = root.table("personas", N_("persona"))
    personas = []
    for fields, order in zip(rows, initial_keys(len(rows)), strict=True):
        personas.append(
            Persona(
                id=names.own("personas", fields, Persona.PREFIX),
                order=order,
                name=fields.local("name"),
                segment=fields.local("segment"),
                value_tier=fields.text("value_tier"),
                background=fields.local("background"),
                goals=fields.locals("goals"),
                motivations=fields.locals("motivations"),
                challenges=fields.locals("challenges"),
                quote=fields.local("quote"),
                source=fields.local("source"),
            )
        )
        fields.finish()
    roles = []
    for fields in root.table("roles", N_("role")):
        roles.append(
            Role(
                id=names.own("roles", fields, Role.PREFIX),
                name=fields.local("name"),
                duty=fields.local("duty"),
                purpose=fields.local("purpose"),
                authority=fields.local("authority"),
            )
        )
        fields.finish()
    return personas, roles


def read_emotions(
    root: Fields, feelings: list[Feeling], personas: list[Persona], names: Names
) -> list[Record]:
    """Return the emotions of nodes and of the list ``emotions``, and a persona if there is none.

    What names no persona belongs to the first. Without any, an unnamed one is made, which rule
    C01 still reports.
    """
    told = [(feeling, "") for feeling in feelings]
    for fields in root.table("emotions", N_("emotion")):
        element_id = _node(fields, names, _("left out"))
        feeling = read_feeling(fields, ElementId(element_id or ""))
        if element_id is not None:
            told.append(
                (
                    feeling,
                    names.own("emotions", fields, Emotion.PREFIX) if fields.text("id") else "",
                )
            )
        fields.text("id")
        fields.finish()
    records: list[Record] = []
    first = personas[0].id if personas else None
    if told and first is None:
        first = names.fresh(Persona.PREFIX, f"persona-{UNNAMED}", "")
        records.append(Persona(id=first))
    seen: set[tuple[str, str]] = set()
    for feeling, given in told:
        persona_id = first if feeling.persona is None else names.find("personas", feeling.persona)
        if persona_id is None:
            message = _("The emotion at “{element}” was left out: there is no persona “{id}”.")
            text = message.format(element=feeling.element_id, id=feeling.persona)
            root.source.repair(text, line=feeling.line)
            continue
        pair = (persona_id, feeling.element_id)
        if pair in seen:
            message = _("A second emotion of “{persona}” at “{element}” was left out.")
            text = message.format(persona=persona_id, element=feeling.element_id)
            root.source.repair(text, code="S04", line=feeling.line)
            continue
        seen.add(pair)
        wished = f"emotion-{persona_id}-{feeling.element_id}"
        records.append(
            Emotion(
                id=given or names.fresh(Emotion.PREFIX, wished, wished),
                persona_id=PersonaId(persona_id),
                element_id=feeling.element_id,
                value=feeling.value,
                word=feeling.word,
                quote=feeling.quote,
                source=feeling.source,
                assumed=feeling.assumed,
            )
        )
    return records


def read_insights(root: Fields, names: Names) -> list[Record]:
    """Return metrics, pains, delights, opportunities, feedback, thoughts, RACI rows, comments.

    What is said about an unknown node is kept for the whole journey (D03), a RACI row is dropped.
    """
    records: list[Record] = []
    opportunities = [
        (fields, names.own("opportunities", fields, Opportunity.PREFIX))
        for fields in root.table("opportunities", N_("opportunity"))
    ]
    for fields, key in opportunities:
        records.append(_opportunity(fields, key, names))
        fields.finish()
    for fields in root.table("metrics", N_("metric")):
        records.append(_metric(fields, names))
        fields.finish()
    for fields in root.table("pain_points", N_("pain point")):
        records.append(_pain(fields, names))
        fields.finish()
    for fields in root.table("delight_points", N_("delight point")):
        records.append(
            DelightPoint(
                id=names.own("delight_points", fields, DelightPoint.PREFIX),
                element_id=_element(fields, names),
                text=fields.local("text"),
                designed_peak=bool(fields.flag("designed_peak")),
                source=fields.local("source"),
            )
        )
        fields.finish()
    for fields in root.table("feedback", N_("feedback")):
        records.append(_feedback(fields, names))
        fields.finish()
    for fields in root.table("thoughts", N_("thought")):
        records.append(
            Thought(
                id=names.own("thoughts", fields, Thought.PREFIX),
                element_id=_element(fields, names),
                persona_id=_persona(fields, names),
                aspect=fields.text("aspect"),
                text=fields.local("text"),
                source=fields.local("source"),
            )
        )
        fields.finish()
    for fields in root.table("raci", N_("RACI row")):
        row = _raci(fields, names)
        if row is not None:
            records.append(row)
        fields.finish()
    return records


def read_comments(root: Fields, names: Names) -> list[Comment]:
    """Return the comments; one about something unknown is kept for the whole document."""
    comments = []
    for fields in root.table("comments", N_("comment")):
        written = fields.text("subject") or fields.text("node")
        subject = names.find_anywhere(written)
        if written is not None and subject is None:
            message = _("{subject}: “{id}” does not exist; kept for the whole document.")
            text = message.format(subject=fields.subject, id=written)
            fields.source.repair(text, line=fields.line)
        comments.append(
            Comment(
                id=names.own("comments", fields, Comment.PREFIX),
                subject_id=subject,
                author=fields.text("author") or "",
                date=fields.text("date"),
                text=fields.local("text"),
                resolved=bool(fields.flag("resolved")),
            )
        )
        fields.finish()
    return comments


def _node(fields: Fields, names: Names, done: str) -> str | None:
    written = fields.text("node")
    found = names.find("nodes", written)
    if found is None and written is not None:
        message = _("{subject}: there is no node “{id}”; {done}.")
        text = message.format(subject=fields.subject, id=written, done=done)
        fields.source.repair(text, code="D03", line=fields.line_of("node"))
    return found


def _element(fields: Fields, names: Names) -> ElementId | None:
    found = _node(fields, names, _("kept for the whole journey"))
    return None if found is None else ElementId(found)


def _stage(fields: Fields, names: Names) -> StageId | None:
    written = fields.text("stage")
    found = names.find("stages", written)
    if written is not None and found is None:
        message = _("{subject}: the stage “{stage}” does not exist; left without a stage.")
        text = message.format(subject=fields.subject, stage=written)
        fields.source.repair(text, code="S06", line=fields.line_of("stage"))
    return None if found is None else StageId(found)


def _persona(fields: Fields, names: Names) -> PersonaId | None:
    written = fields.text("persona")
    found = names.find("personas", written)
    if written is not None and found is None:
        message = _("{subject}: there is no persona “{id}”; kept without one.")
        text = message.format(subject=fields.subject, id=written)
        fields.source.repair(text, line=fields.line_of("persona"))
    return None if found is None else PersonaId(found)


def _opportunities(fields: Fields, key: str, names: Names) -> tuple[OpportunityId, ...]:
    found = []
    for word in fields.words(key):
        made = names.find("opportunities", word)
        if made is None:
            message = _("{subject}: there is no opportunity “{id}”; left out.")
            text = message.format(subject=fields.subject, id=word)
            fields.source.repair(text, line=fields.line_of(key))
        else:
            found.append(OpportunityId(made))
    return tuple(found)


def _opportunity(fields: Fields, key: str, names: Names) -> Opportunity:
    return Opportunity(
        id=key,
        element_id=_element(fields, names),
        stage_id=_stage(fields, names),
        text=fields.local("text"),
        impact=fields.number("impact"),
        effort=fields.number("effort"),
        owner=fields.local("owner"),
        due=fields.text("due"),
        status=fields.text("status"),
        idea_card=fields.text("idea_card"),
        findings=fields.words("findings"),
        changed_ids=_changed(fields, names),
        source=fields.local("source"),
    )


def _changed(fields: Fields, names: Names) -> tuple[ElementId, ...]:
    found = []
    for word in fields.words("changed"):
        made = names.find("nodes", word)
        if made is None:
            message = _("{subject}: there is no node “{id}”; {done}.")
            text = message.format(subject=fields.subject, id=word, done=_("left out"))
            fields.source.repair(text, code="D03", line=fields.line_of("changed"))
        else:
            found.append(ElementId(made))
    return tuple(found)


def _metric(fields: Fields, names: Names) -> Metric:
    return Metric(
        id=names.own("metrics", fields, Metric.PREFIX),
        element_id=_element(fields, names),
        persona_id=_persona(fields, names),
        type=fields.text("type") or "",
        name=fields.local("name"),
        value=fields.number("value"),
        target=fields.number("target"),
        unit=fields.text("unit") or "",
        date=fields.text("date"),
        n=fields.number("n"),
        scale=fields.number("scale"),
        scale_min=fields.number("scale_min"),
        top=fields.number("top"),
        direction=fields.text("direction"),
        counts=fields.numbers("counts"),
        promoters=fields.number("promoters"),
        passives=fields.number("passives"),
        detractors=fields.number("detractors"),
        percent=bool(fields.flag("percent")),
        source=fields.local("source"),
    )


def _pain(fields: Fields, names: Names) -> PainPoint:
    return PainPoint(
        id=names.own("pain_points", fields, PainPoint.PREFIX),
        element_id=_element(fields, names),
        stage_id=_stage(fields, names),
        persona_id=_persona(fields, names),
        text=fields.local("text"),
        severity=fields.number("severity"),
        frequency=fields.number("frequency"),
        dont=fields.text("dont"),
        opportunity_ids=_opportunities(fields, "opportunities", names),
        accepted=bool(fields.flag("accepted")),
        mitigation=fields.local("mitigation"),
        source=fields.local("source"),
    )


def _feedback(fields: Fields, names: Names) -> Feedback:
    acts = _opportunities(fields, "act", names)
    return Feedback(
        id=names.own("feedback", fields, Feedback.PREFIX),
        element_id=_element(fields, names),
        inlet=fields.text("inlet"),
        listen=fields.local("listen"),
        analyse=fields.local("analyse"),
        act_id=acts[0] if acts else None,
        owner=fields.local("owner"),
        date=fields.text("date"),
        closed=bool(fields.flag("closed")),
        told_customer=bool(fields.flag("told_customer")),
    )


def _raci(fields: Fields, names: Names) -> RaciRow | None:
    element_id = _node(fields, names, _("the row was dropped"))
    responsible, accountable = fields.locals("R"), fields.locals("A")
    consulted, informed = fields.locals("C"), fields.locals("I")
    fields.text("id")
    if element_id is None:
        if fields.text("node") is None:
            message = _("A RACI row without a node was dropped.")
            fields.source.repair(message, code="D03", line=fields.line)
        return None
    return RaciRow(
        id=names.own("raci", fields, RaciRow.PREFIX, wished=f"raci-{element_id}"),
        element_id=ElementId(element_id),
        responsible=responsible,
        accountable=accountable,
        consulted=consulted,
        informed=informed,
    )
