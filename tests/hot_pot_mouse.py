"""The hot-pot blueprint by mouse alone: what a person clicks, part by part; keys only type text."""

from __future__ import annotations

from hot_pot import words
from mouse_hands import RIGHT, Mouse
from PySide6.QtCore import QPointF

from cxdesigner.analysis.names import DONT_NAMES, LEVEL_NAMES, METRIC_NAMES
from cxdesigner.base.i18n import _
from cxdesigner.editor.builtin.mark import MARK_NAMES
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Feedback, Metric, Opportunity, PainPoint
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Store
from cxdesigner.ui.panels.words import LIFECYCLE_WORDS

METRIC_TITLES = (
    ("value", "Value"),
    ("target", "Target"),
    ("unit", "Unit"),
    ("date", "Date"),
    ("n", "Number of answers"),
    ("scale", "Highest answer"),
    ("promoters", "Promoters"),
    ("passives", "Passives"),
    ("detractors", "Detractors"),
)
"""Fields of a metric with what they are called, from top to bottom."""


def describe_blueprint(hands: Mouse, pot: Store) -> None:
    """Title, scenario, scope, personas, state and principles, in the inspector."""
    blueprint = pot.need(Blueprint, pot.blueprint.id)
    hands.fill(_("Title"), words(blueprint.title))
    hands.fill(_("Scenario"), words(blueprint.scenario))
    hands.fill(_("Business goal"), words(blueprint.business_goal))
    hands.fill(_("Starts with"), words(blueprint.scope_start))
    hands.fill(_("Ends with"), words(blueprint.scope_end))
    for persona in pot.personas:
        hands.press_button(hands.called(_("Add persona")))
        hands.write(words(persona.name))
        hands.unfold(_("About this persona"))
        hands.fill(_("Segment"), words(persona.segment))
        hands.fill(_("Background"), words(persona.background))
        hands.write_lines(_("Goals"), [words(line) for line in persona.goals])
        hands.write_lines(_("Motivations"), [words(line) for line in persona.motivations])
        hands.write_lines(_("Challenges"), [words(line) for line in persona.challenges])
    hands.choose(_("Maturity"), _("Review"))
    hands.choose(_("State"), _("Current state"))
    hands.unfold(_("Author, version, notes"))
    hands.fill(_("Vision"), words(blueprint.vision))
    hands.fill(_("Source of the emotions"), words(blueprint.emotion_source))
    hands.press_button(hands.called(_("The figures are examples")))
    hands.unfold(_("Principles and method"))
    hands.write_lines(_("Principles"), [words(line) for line in blueprint.principles])


def draw_elements(hands: Mouse, pot: Store) -> None:
    """The customers by the dot at the right, then what stands below and above them."""
    way = [pot.elements_in("lane-customer", step.id)[0] for step in pot.steps]
    names = [words(element.label) for element in way]
    hands.double_click(hands.cell("customer", 0))
    hands.write(names[0])
    for before, element, name in zip(names, way[1:], names[1:], strict=False):
        hands.click(hands.dot(before, RIGHT))
        hands.write(name)
        if element.kind == "decision":
            hands.unfold(_("Kind, people, detail"))
            hands.choose(_("Kind"), _("Decision"))
    rest = [element for element in pot.of_type(Element) if element not in way]
    lanes, columns = pot.positions(Lane), pot.positions(Step)
    for element in sorted(rest, key=lambda el: (lanes[el.lane_id], columns[el.step_id or ""])):
        lane = pot.need(Lane, element.lane_id)
        hands.double_click(hands.cell(lane.role, columns[element.step_id or ""]))
        hands.write(words(element.label))
    hands.click(empty_place(hands))


def draw_stages(hands: Mouse, pot: Store) -> None:
    """Each stage at its first step, then its end over the others."""
    store = hands.document.store
    for stage in pot.stages:
        columns = [n for n, step in enumerate(pot.steps) if step.stage_id == stage.id]
        hands.press_button(hands.window.rail.buttons["stage"])
        hands.click(hands.cell("evidence", columns[0], low=True))
        hands.write(words(stage.name))
        made = store.stages[-1]
        hands.choose(_("Part of the journey"), _(LIFECYCLE_WORDS[stage.lifecycle]))
        if len(columns) > 1:
            bar, middle = hands.header(made.id)
            place = hands.canvas.headers.stages.place_of(made.id)
            box = hands.window.controller.grid.columns[columns[-1]]
            edge = QPointF(box.x + box.width, hands.cell("evidence", 0).y())
            far = hands.pixel(edge).x()
            hands.drag_header(bar, QPointF(place.right() - 2, middle.y()), QPointF(far, middle.y()))


def draw_links(hands: Mouse, pot: Store) -> None:
    """Every link that is not there, with its kind, heads and label."""
    names = {element.id: words(element.label) for element in pot.of_type(Element)}
    store = hands.document.store
    for wanted in pot.of_type(Link):
        source, target = names[wanted.source_id], names[wanted.target_id]
        ends = (hands.named(source).id, hands.named(target).id)
        there = [k for k in store.outgoing(ends[0]) if (k.target_id, k.kind) == (ends[1], "flow")]
        if there and not wanted.label:
            continue
        if there:
            hands.click(middle_of_link(hands, there[0].id))
            assert hands.document.selection.ids == (there[0].id,)
        else:
            made = hands.link(source, target, wanted.kind)
            if made.kind != wanted.kind:
                hands.press_button(hands.window.link_kinds.buttons[wanted.kind])
            assert hands.document.selection.ids == (made.id,)
        if wanted.both:
            hands.press_button(hands.called(_("Both ways")))
        hands.fill(_("Label"), words(wanted.label))


def middle_of_link(hands: Mouse, link_id: str) -> QPointF:
    """A place on a link."""
    return QPointF(*hands.window.controller.scene.items[link_id].rect.center)


def describe_elements(hands: Mouse, pot: Store) -> None:
    """Times, channel, feeling, marks, who acts, and what the experience is made of."""
    axis = hands.window.controller.grid.emotion
    assert axis is not None
    columns = pot.positions(Step)
    felt = {emotion.element_id: emotion.value for emotion in pot.of_type(Emotion)}
    for element in pot.of_type(Element):
        name = words(element.label)
        value = felt.get(element.id)
        if value:
            axis = hands.window.controller.grid.emotion
            at = hands.cell("customer", columns[element.step_id or ""]).x()
            hands.drag(QPointF(at, axis.y_of(axis.neutral)), QPointF(at, axis.y_of(value)))
        if element.kind == "evidence" or element.kind == "decision":
            continue
        hands.select(name)
        if value == 0:
            hands.press_button(hands.window.inspector.page.emotion.slider)
        for field, title in (("work", _("Work time")), ("wait", _("Wait time"))):
            time = getattr(element, field)
            hands.fill(title, "" if time is None else f"{time.minutes:g}")
        hands.fill(_("Channel"), words(element.channel))
        for mark in element.marks:
            hands.mark(_(MARK_NAMES[mark]))
        hands.unfold(_("Kind, people, detail"))
        if hands.named(name).kind != element.kind:
            hands.choose(_("Kind"), _("System"))
        hands.fill(_("Actor"), words(element.actor))
        for flag, title in (("start", _("Start")), ("end", _("End"))):
            if getattr(element, flag):
                hands.press_button(hands.called(title))
        if not element.level:
            continue
        hands.unfold(_("Need, quote, notes"))
        hands.fill(_("Standard time"), f"{element.std.minutes:g}" if element.std else "")
        hands.fill(_("Tolerance"), f"{element.max.minutes:g}" if element.max else "")
        hands.unfold(_("Experience"))
        for field in ("factors", "modules", "servqual"):
            for word in getattr(element, field):
                hands.chip(field, word)
        hands.choose(_("Service level"), _(LEVEL_NAMES[str(element.level)]))


def write_insights(hands: Mouse, pot: Store) -> None:
    """Pains, what would answer them, and figures, in the groups of the inspector."""
    for pain in pot.of_type(PainPoint):
        idea = pot.need(Opportunity, pain.opportunity_ids[0])
        hands.select(words(pot.need(Element, pain.element_id or "").label))
        hands.unfold(_("Pains and opportunities"))
        hands.press_button(hands.called(_("Add pain point")))
        hands.write(words(pain.text))
        hands.fill(_("Severity 1–5"), f"{pain.severity:g}")
        hands.fill(_("Frequency 1–5"), f"{pain.frequency:g}")
        hands.unfold(_("More"))
        hands.choose(_("What the customer asks"), _(DONT_NAMES[pain.dont or "wait"]))
        hands.press_button(hands.called(_("Add opportunity")))
        hands.write(words(idea.text))
        hands.fill(_("Impact 1–5"), f"{idea.impact:g}")
        hands.fill(_("Effort 1–5"), f"{idea.effort:g}")
        hands.unfold(_("More"))
        hands.fill(_("Owner"), words(idea.owner), hands.card("opportunity"))
        hands.pick(_("Opportunities"), words(idea.text))
    for metric in pot.of_type(Metric):
        hands.select(words(pot.need(Element, metric.element_id or "").label))
        hands.unfold(_("Metrics"))
        hands.press_button(hands.called(_("Add metric")))
        hands.choose(_("Kind of metric"), _(METRIC_NAMES[metric.type]))
        hands.unfold(_("More"))
        for field, title in METRIC_TITLES:
            value = getattr(metric, field)
            if value not in (None, ""):
                hands.fill(_(title), value if isinstance(value, str) else f"{value:g}")
        if metric.counts:
            lines = [f"{answer}: {count:g}" for answer, count in metric.counts]
            hands.write_lines(_("Answers and how many gave them"), lines)


def write_feedback(hands: Mouse, pot: Store) -> None:
    """The round of feedback about the whole journey, with nothing selected."""
    hands.click(empty_place(hands))
    for round_ in pot.of_type(Feedback):
        hands.unfold(_("Whole journey"))
        hands.press_button(hands.called(_("Add feedback")))
        hands.write(words(round_.listen))
        hands.unfold(_("More"))
        hands.fill(_("Analysis"), words(round_.analyse))
        idea = pot.need(Opportunity, round_.act_id or "")
        hands.choose(_("Opportunity it became"), words(idea.text))
        hands.fill(_("Owner"), words(round_.owner))
        if round_.closed:
            hands.press_button(hands.called(_("Closed")))


def empty_place(hands: Mouse) -> QPointF:
    """A place below the lanes."""
    rect = hands.canvas.content_rect()
    return QPointF(rect.right - 2, rect.bottom)
