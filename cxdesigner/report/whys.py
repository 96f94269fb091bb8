"""Why each rule is there, in one or two sentences; the pages in ``docs/rules`` say the same."""

from __future__ import annotations

from collections.abc import Mapping

from cxdesigner.base.i18n import N_

WHYS: Mapping[str, str] = {
    "C01": N_("The map must say whose journey it is."),
    "C02": N_("These four make a persona more than a name."),
    "C03": N_("Work across departments fails at ownership."),
    "C04": N_(
        "What cannot be perceived does not count; physical evidence is one of the five"
        " components and the first dimension of SERVQUAL."
    ),
    "C05": N_("One scenario, one goal, clear boundaries."),
    "C06": N_("As-is and to-be must not be mixed."),
    "C07": N_("Without measurement nobody knows whether a change helped."),
    "C08": N_("A bilingual deliverable with holes looks unfinished."),
    "C09": N_('The "act" of listen, analyse, act needs a name.'),
    "C10": N_("A vision and principles that can be acted on keep channels consistent."),
    "D01": N_("Impossible numbers usually mean a wrong scale."),
    "D02": N_("A score on a wrong base is wrong."),
    "D03": N_(
        "Dangling data disappears from the report. In the editor such records go with their"
        " element; importing and repairing report what they changed under this code."
    ),
    "D04": N_("Durations are not negative."),
    "D05": N_("The acceptable maximum cannot be shorter than the standard."),
    "D06": N_("Intervals are too wide to rank touchpoints."),
    "D07": N_("An effort score on 5 points cannot be compared with one on 7."),
    "D08": N_("The weighted score is defined on 100 points."),
    "D09": N_("The method scores everything on 10."),
    "D10": N_("Imported sheets carry stale formulas."),
    "D11": N_("Exactly one party is accountable for an activity."),
    "D12": N_("Somebody has to do it."),
    "L01": N_(
        "The link crosses the line of visibility with nobody visible in between. It is a"
        " warning and no error, because the drawing stays readable and practice differs."
    ),
    "L02": N_(
        "Crossing the line of interaction is contact, and the number of contacts depends on it."
    ),
    "L03": N_("A touchpoint exists only where a line crosses the line of interaction."),
    "L04": N_(
        "Every crossing is a service encounter, so its customer end carries channel, emotion"
        " and metrics."
    ),
    "L05": N_("An act on stage that nobody meets is backstage work in the wrong lane."),
    "L06": N_("Backstage work that feeds nothing visible is waste or a missing link."),
    "L07": N_("Support that serves nobody cannot be traced to what customers value."),
    "L08": N_(
        "Support runs from provider to consumer, that is upwards; a downward arrow is a"
        " request, which is information."
    ),
    "L09": N_("The lines mean something only in this order."),
    "L10": N_("The lines are what makes it a blueprint."),
    "L11": N_(
        "Five components make a blueprint: evidence, customer actions, frontstage, backstage,"
        " support."
    ),
    "L12": N_("Self-service technology always stands on a system that can fail."),
    "L13": N_(
        "The document has grown into a blueprint; rules about lower lanes are silent for"
        " journey maps."
    ),
    "M01": N_("The steps feed each other in their order."),
    "M02": N_("Step 3 picks the most negative weighted satisfaction."),
    "M03": N_("Resources are limited: excel at the key experience only."),
    "M04": N_("Step 6 asks whether the firm is able to meet the need."),
    "M05": N_("Step 7 leads back to step 1 at intervals."),
    "M06": N_("Step 5 exists to close that gap."),
    "M07": N_("Listen, analyse, act must close."),
    "M08": N_("The five dimensions are meant to be read together."),
    "S01": N_(
        "A connector joins two elements; the usual cause is a deleted element or a bad"
        " import. A blueprint in the editor cannot come into this state, because links are"
        " deleted with their ends; importing and repairing drop such links and report them"
        " under this code."
    ),
    "S02": N_("A step cannot trigger itself in a diagram ordered by time."),
    "S03": N_("Double lines hide real hand-offs and count crossings twice."),
    "S04": N_(
        "Every reference to that id becomes ambiguous. Records are kept by id, so this cannot"
        " be in the editor; importing gives the later one a new id, keeps links on the first,"
        " and reports it under this code."
    ),
    "S05": N_(
        "An unconnected step is unfinished or belongs to another scenario. A map that aligns"
        " elements in columns instead of drawing arrows is neither."
    ),
    "S06": N_(
        "The column cannot be placed. Importing and repairing meet such files, take the step"
        " out of the stage and report it under this code."
    ),
    "S07": N_(
        "The lane is the meaning: a touchpoint below the line of visibility is a contradiction."
    ),
    "S08": N_("Time runs from left to right and stages are contiguous bands."),
    "S09": N_("An empty band is forgotten work or a wrong model of the stages."),
    "S10": N_(
        "A stage in which the customer does nothing gives the organisation nothing to design."
    ),
    "S11": N_(
        "Lead time and the scope of the journey need one beginning; where the drawing shows"
        " it, nobody has to say it."
    ),
    "S12": N_("The peak–end score needs one end."),
    "S13": N_("Two silent beginnings usually mean a missing arrow."),
    "S14": N_("An unmarked dead end is where customers fall out of the service."),
    "S15": N_("Steps nobody can get to are a dead scenario."),
    "S16": N_("Layout in time, lead time and the critical path need a spine without circles."),
    "S17": N_("Blueprints are read from left to right."),
    "S18": N_(
        "A stack is read from top to bottom within its moment; an arrow against it"
        " contradicts the drawing."
    ),
    "S19": N_("A diamond with one exit decides nothing."),
    "S20": N_("Readers cannot tell the branches apart."),
    "S21": N_("The reader cannot know whether it is a choice or parallel work."),
    "S22": N_("Both answers lead to the same place."),
    "S23": N_("A box without a label means nothing in print."),
    "S24": N_(
        "Overlapping boxes hide work in print. In the editor the order within a cell decides,"
        " so nothing overlaps; importing stacks such elements and reports it under this code."
    ),
    "S25": N_("Each relation has a fixed meaning between lanes."),
    "S26": N_(
        "A blueprint is built from the customer's side; without customer actions nothing can"
        " be aligned."
    ),
    "X01": N_("The curve has a hole exactly where the contact is."),
    "X02": N_("Mixed scales (−2…+2, −5…+5, 1…5) silently distort the curve."),
    "X03": N_("An arbitrary line undermines the whole map."),
    "X04": N_(
        "Textbooks use the W without minutes, which is legible; but a wait with no length"
        " cannot enter lead time."
    ),
    "X05": N_("Long waits deserve the W."),
    "X06": N_(
        "Each step has a standard time and a tolerance beyond which quality is judged to fail."
    ),
    "X07": N_("Unoccupied and unexplained waits feel longer."),
    "X08": N_("A pain nobody answers is decoration."),
    "X09": N_("The worst moment dominates the memory."),
    "X10": N_("The end weighs as much as the peak in memory."),
    "X11": N_("Without a peak there is nothing to remember."),
    "X12": N_("Resources should go to the few decisive moments."),
    "X13": N_("A decisive moment that is not measured cannot be managed."),
    "X14": N_("Fail points are isolated in order to design what happens then."),
    "X15": N_("A touchpoint is an interaction through a channel."),
    "X16": N_("Information on site, app, service desk and shop must agree."),
    "X17": N_('"Do not make me repeat myself."'),
    "X18": N_("In an omnichannel service the context travels with the customer."),
    "X19": N_("A long trough is a problem of the structure, not of one step."),
    "X20": N_("Complex cases must pass smoothly from bot to person."),
    "X21": N_("After solving a complaint, somebody checks that the customer is satisfied."),
}
"""Code of a rule → why."""
