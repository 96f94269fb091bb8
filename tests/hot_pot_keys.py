"""The hot-pot blueprint by keyboard alone: what a person presses, part by part."""

from __future__ import annotations

from hot_pot import words
from key_hands import ALT, CONTROL, SHIFT, K, Keys
from PySide6.QtWidgets import QWidget

from cxdesigner.analysis.names import (
    DIMENSION_NAMES,
    DONT_NAMES,
    FACTOR_NAMES,
    LEVEL_NAMES,
    METRIC_NAMES,
    MODULE_NAMES,
)
from cxdesigner.base.i18n import _
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Feedback, Metric, Opportunity, PainPoint
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.queries import emotion_at
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Store
from cxdesigner.ui.panels.words import LIFECYCLE_WORDS


def describe_blueprint(hands: Keys, pot: Store) -> None:
    """Title, scenario, scope, personas, state and principles, in the inspector."""
    blueprint = pot.need(Blueprint, pot.blueprint.id)
    hands.key(K.Key_F6)
    hands.write(words(blueprint.title))
    hands.fill(_("Scenario"), words(blueprint.scenario))
    hands.fill(_("Business goal"), words(blueprint.business_goal))
    hands.fill(_("Starts with"), words(blueprint.scope_start))
    hands.fill(_("Ends with"), words(blueprint.scope_end))
    for persona in pot.personas:
        hands.tab_to(_("Add persona"))
        hands.key(K.Key_Space)
        hands.write(words(persona.name))
        hands.unfold(_("About this persona"))
        hands.fill(_("Segment"), words(persona.segment))
        hands.fill(_("Background"), words(persona.background))
        for title, lines in (
            (_("Goals"), persona.goals),
            (_("Motivations"), persona.motivations),
            (_("Challenges"), persona.challenges),
        ):
            hands.tab_to(title)
            hands.write_lines([words(line) for line in lines])
    hands.choose(_("Maturity"), _("Review"))
    hands.choose(_("State"), _("Current state"))
    hands.unfold(_("Author, version, notes"))
    hands.fill(_("Vision"), words(blueprint.vision))
    hands.fill(_("Source of the emotions"), words(blueprint.emotion_source))
    hands.tab_to(_("The figures are examples"))
    hands.key(K.Key_Space)
    hands.unfold(_("Principles and method"))
    hands.tab_to(_("Principles"))
    hands.write_lines([words(line) for line in blueprint.principles])


def list_of_steps(hands: Keys, pot: Store) -> None:
    """The way of the customers by stages, and what stands right below it, as one list."""
    customer = next(n for n, lane in enumerate(pot.lanes) if lane.role == "customer")
    hands.key("1", ALT)

    def write(dialog: QWidget) -> None:
        stage, depth, is_first = None, 0, True
        for step in pot.steps:
            lines: list[tuple[int, str]] = []
            if step.stage_id != stage:
                stage = step.stage_id
                lines.append((0, "# " + words(pot.need(Stage, stage or "").name)))
            for below, lane in enumerate(pot.lanes[customer:]):
                cell = pot.elements_in(lane.id, step.id)
                if not cell:
                    break
                lines.append((below, line_of(pot, cell[0])))
            for below, text in lines:
                if not is_first:
                    hands.key(K.Key_Return)
                is_first = False
                for _indent in range(below - depth):
                    hands.key(K.Key_Tab)
                for _indent in range(depth - below):
                    hands.key(K.Key_Backtab, SHIFT)
                depth = below
                hands.write(text)
        hands.key(K.Key_Return, CONTROL)

    hands.expect(("listDialog", write))
    hands.key("l", CONTROL | SHIFT)


def line_of(pot: Store, element: Element) -> str:
    """An element as a line of a list; times and feelings at its end."""
    parts = [words(element.label)]
    waits = "wait" in element.marks
    time = element.wait if waits else element.work
    if time is not None and time.minutes:
        parts.append(f"{time.minutes:g}m" + (" W" if waits else ""))
    parts += ["F"] * ("fail" in element.marks) + ["*"] * ("mot" in element.marks)
    felt = emotion_at(pot, element.id, pot.personas[0].id)
    if felt is not None:
        parts.append(f"{felt.value:+g}")
    if element.channel:
        parts.append("@" + words(element.channel))
    return " ".join(parts)


def draw_the_rest(hands: Keys, pot: Store) -> None:
    """What stands apart in its column: evidence, and support below an empty cell."""
    view = hands.document.store
    there = {words(element.label) for element in view.of_type(Element)}
    lanes, columns = pot.positions(Lane), pot.positions(Step)
    rest = [element for element in pot.of_type(Element) if words(element.label) not in there]
    for element in sorted(rest, key=lambda el: (lanes[el.lane_id], columns[el.step_id or ""])):
        hands.go(lanes[element.lane_id], columns[element.step_id or ""])
        hands.write(words(element.label))
        hands.key(K.Key_Return)


def link_the_rest(hands: Keys, pot: Store) -> None:
    """Links by keys: Ctrl+L, arrows, Enter; then the kind, heads and label where they differ."""
    names = {element.id: words(element.label) for element in pot.of_type(Element)}
    for wanted in pot.of_type(Link):
        source, target = names[wanted.source_id], names[wanted.target_id]
        link = hands.link(source, target, wanted.kind)
        if link is None and hands.link(target, source, wanted.kind) is not None:
            hands.select_link(target, source, wanted.kind)
            hands.run(_("Reverse link"))
        elif link is None:
            hands.go_to(source)
            hands.key("l", CONTROL)
            hands.go_to(target)
            hands.key(K.Key_Return)
            hands.choose_kind(wanted.kind)
        elif wanted.both or wanted.label:
            hands.select_link(source, target, wanted.kind)
        if wanted.both:
            hands.run(_("Heads at both ends"))
        if wanted.label:
            hands.write(words(wanted.label))
            hands.key(K.Key_Return)


def write_insights(hands: Keys, pot: Store) -> None:
    """Pains, what would answer them, and figures, in the groups of the inspector."""
    hands.key("1", ALT)
    for pain in pot.of_type(PainPoint):
        idea = pot.need(Opportunity, pain.opportunity_ids[0])
        hands.go_to(words(pot.need(Element, pain.element_id or "").label))
        hands.open_group(_("Pains and opportunities"))
        hands.tab_to(_("Add opportunity"))
        hands.key(K.Key_Space)
        hands.write(words(idea.text))
        hands.fill(_("Impact 1–5"), f"{idea.impact:g}")
        hands.fill(_("Effort 1–5"), f"{idea.effort:g}")
        hands.unfold(_("More"))
        hands.fill(_("Owner"), words(idea.owner))
        hands.open_group(_("Pains and opportunities"))
        hands.tab_to(_("Add pain point"))
        hands.key(K.Key_Space)
        hands.write(words(pain.text))
        hands.fill(_("Severity 1–5"), f"{pain.severity:g}")
        hands.fill(_("Frequency 1–5"), f"{pain.frequency:g}")
        hands.unfold(_("More"))
        hands.choose(_("What the customer asks"), _(DONT_NAMES[pain.dont or "wait"]))
        hands.pick(_("Opportunities"), words(idea.text))
        hands.key("1", ALT)
    for metric in pot.of_type(Metric):
        hands.go_to(words(pot.need(Element, metric.element_id or "").label))
        hands.open_group(_("Metrics"))
        hands.tab_to(_("Add metric"))
        hands.key(K.Key_Space)
        hands.choose_here(_(METRIC_NAMES[metric.type]))
        for field, title in (("value", _("Value")), ("target", _("Target"))):
            hands.fill_if(title, getattr(metric, field))
        hands.unfold(_("More"))
        for field, title in (
            ("unit", _("Unit")),
            ("date", _("Date")),
            ("n", _("Number of answers")),
            ("scale", _("Highest answer")),
        ):
            hands.fill_if(title, getattr(metric, field))
        if metric.counts:
            hands.tab_to(_("Answers and how many gave them"))
            hands.write_lines([f"{answer}: {count:g}" for answer, count in metric.counts])
        for field, title in (
            ("promoters", _("Promoters")),
            ("passives", _("Passives")),
            ("detractors", _("Detractors")),
        ):
            hands.fill_if(title, getattr(metric, field))
        hands.key("1", ALT)


def write_feedback(hands: Keys, pot: Store) -> None:
    """The round of feedback about the whole journey, with nothing selected."""
    hands.key(K.Key_Escape)
    for round_ in pot.of_type(Feedback):
        hands.open_group(_("Whole journey"))
        hands.tab_to(_("Add feedback"))
        hands.key(K.Key_Space)
        hands.write(words(round_.listen))
        hands.unfold(_("More"))
        hands.fill(_("Analysis"), words(round_.analyse))
        hands.choose(_("Opportunity it became"), words(pot.need(Opportunity, round_.act_id).text))
        hands.fill(_("Owner"), words(round_.owner))
        if round_.closed:
            hands.tab_to(_("Closed"))
            hands.key(K.Key_Space)


_HIDDEN_COLUMNS = (
    "Standard time", "Tolerance", "Experience factors", "Experience modules",
    "SERVQUAL dimensions", "Service level", "Start of the journey", "End of the journey",
)  # fmt: skip


def fill_the_table(hands: Keys, pot: Store) -> None:
    """Who acts, times and what the experience is made of, column by column."""
    hands.key("2", ALT)
    every = hands.rows(pot)
    hands.fill_column("actor", [words(element.actor) for element in every])
    hands.go_to_cell(0, "kind")
    for row, element in enumerate(every):
        if element.kind == "system":
            hands.go_to_cell(row, "kind")
            hands.write(_("System"))
            hands.key(K.Key_Return)
    hands.in_menu(*(_(title) for title in _HIDDEN_COLUMNS))
    hands.run(_("Choose columns…"))
    hands.key("f", CONTROL | ALT | SHIFT)
    hands.write(_("Customer actions"))
    hands.key(K.Key_Return)
    steps = hands.rows(pot)
    for field in ("work", "wait", "std", "max"):
        times = [getattr(element, field) for element in steps]
        hands.fill_column(field, ["" if time is None else f"{time.minutes:g}" for time in times])
    for field, names in (
        ("factors", FACTOR_NAMES),
        ("modules", MODULE_NAMES),
        ("servqual", DIMENSION_NAMES),
    ):
        hands.tick_column(field, [[_(names[w]) for w in getattr(el, field)] for el in steps])
    levels = [_(LEVEL_NAMES[str(el.level)]) if el.level else "" for el in steps]
    hands.fill_column("level", levels)
    for field in ("start", "end"):
        hands.fill_column(field, [_("Yes") if getattr(el, field) else "" for el in steps])


def describe_stages(hands: Keys, pot: Store) -> None:
    """What part of the journey each stage is: up from its first step to its header."""
    hands.key("1", ALT)
    for stage in pot.stages:
        first = next(n for n, step in enumerate(pot.steps) if step.stage_id == stage.id)
        hands.go(1, first)
        while hands.document.store.get(Stage, hands.document.selection.primary) is None:
            hands.key(K.Key_Up)
        hands.key(K.Key_F6)
        hands.choose(_("Part of the journey"), _(LIFECYCLE_WORDS[stage.lifecycle]))
        hands.key(K.Key_F6, SHIFT)
        hands.key(K.Key_Down)
        hands.key(K.Key_Down)
