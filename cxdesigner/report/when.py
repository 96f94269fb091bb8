"""When each rule speaks and what it leaves alone; the pages in ``docs/rules`` say the same."""

from __future__ import annotations

from collections.abc import Mapping

from cxdesigner.base.i18n import N_

WHEN: Mapping[str, str] = {
    "C01": N_(
        "Speaks when there is no persona, or one without a name, as importing makes for a curve "
        "that belongs to nobody."
    ),
    "C02": N_("Speaks when a persona lacks background, goals, motivation or challenges."),
    "C03": N_(
        "Speaks when an element of frontstage, backstage or support has neither actor nor owner."
    ),
    "C04": N_("Speaks when no evidence leads to a touchpoint, drawn or standing in its column."),
    "C05": N_("Speaks when scenario, business goal, start or end of the scope is blank."),
    "C06": N_("Speaks when the state is none of current, future and ideal."),
    "C07": N_("Speaks when there is no metric."),
    "C08": N_(
        "Speaks when the blueprint declares two or more languages and a label lacks one of them."
    ),
    "C09": N_("Speaks when an opportunity has no owner."),
    "C10": N_("Speaks when the vision or the principles are blank."),
    "D01": N_(
        "Speaks when a figure lies outside of what it can be: NPS outside −100…100, an answer "
        "outside of its scale, a count that is negative or broken, a sample of 0."
    ),
    "D02": N_(
        "Speaks when promoters, passives and detractors do not add up to n, or to 100 as "
        "percentages."
    ),
    "D03": N_(
        "Speaks when a metric, pain point or responsibility names an element that does not exist."
    ),
    "D04": N_("Speaks when a work, wait, standard or tolerated time is below zero."),
    "D05": N_("Speaks when the tolerated time is shorter than the standard time."),
    "D06": N_("Speaks when a survey score rests on fewer than 30 answers (a setting)."),
    "D07": N_("Speaks when two metrics of one type are given on different scales."),
    "D08": N_("Speaks when SERVQUAL weights are given and miss 100 by more than half a point."),
    "D09": N_(
        "Speaks when experience, expectation, importance or ideal of a factor lies outside of 0…10."
    ),
    "D10": N_(
        "Speaks when a stored satisfaction, weighted satisfaction or gap differs from its "
        "formula by more than 0.01."
    ),
    "D11": N_("Speaks when a row of responsibilities has no or several accountable parties."),
    "D12": N_("Speaks when a row of responsibilities has neither R nor A."),
    "L01": N_(
        "Speaks when a link of any kind joins the customer with the backstage, support or "
        "management."
    ),
    "L02": N_(
        "Speaks when a flow joins the customer and the frontstage, or the backstage in remote "
        "contact."
    ),
    "L03": N_("Speaks when a touchpoint has no interaction, drawn or implied by its column."),
    "L04": N_(
        "Speaks when a customer step that is no touchpoint meets the provider: once, however "
        "many it meets."
    ),
    "L05": N_(
        "Speaks when a frontstage element is joined by no chain of flow with one that meets the "
        "customer."
    ),
    "L06": N_(
        "Speaks when from a backstage element no frontstage element can be reached over "
        "support, information and flow."
    ),
    "L07": N_(
        "Speaks when from a support process no backstage or frontstage element can be reached "
        "over support, information and flow."
    ),
    "L08": N_("Speaks when a support link leads to a lane further from the customer."),
    "L09": N_(
        "Speaks when the lanes are not in the order evidence, customer, frontstage, backstage, "
        "support, management, or the lines not in the order interaction, visibility, internal "
        "interaction, implementation."
    ),
    "L10": N_(
        "Speaks when both lanes beside one of the three lines hold elements, but the line is "
        "switched off."
    ),
    "L11": N_("Speaks when one of the five component lanes of a blueprint is empty."),
    "L12": N_(
        "Speaks when nothing in the support lane feeds what a touchpoint on a digital channel "
        "meets, drawn or implied by its column."
    ),
    "L13": N_("Speaks when a journey map holds elements in backstage or support."),
    "M01": N_(
        "Speaks when a later step of the seven-step method holds data while an earlier one is "
        "empty."
    ),
    "M02": N_(
        "Speaks when the factor with the lowest importance × satisfaction, if negative, is no "
        "key experience."
    ),
    "M03": N_(
        "Speaks when more than a third of three or more factors aim at an ideal of 9 or more."
    ),
    "M04": N_("Speaks when a need lacks a strategy, or one of people, process and technology."),
    "M05": N_("Speaks when the feedback step is filled without an interval or a next date."),
    "M06": N_("Speaks when a key experience lies below its ideal and no need names its factor."),
    "M07": N_(
        "Speaks when feedback is heard but not analysed, or analysed without an act, closed or not."
    ),
    "M08": N_("Speaks when the SERVQUAL table is begun, but not all five dimensions are rated."),
    "S01": N_("Speaks when a link names an element that does not exist."),
    "S02": N_("Speaks when a link leads from an element to itself."),
    "S03": N_(
        "Speaks when two links of one kind join the same two elements; for interaction and for "
        "links with two heads the direction does not count."
    ),
    "S04": N_("Speaks when two records of a file have the same id."),
    "S05": N_("Speaks when an element has no link, and its column does not link it either."),
    "S06": N_("Speaks when a step names a stage that does not exist."),
    "S07": N_(
        "Speaks when an element sits in a lane where its kind has no meaning. Until that is "
        "mended, its links, its use and what a touchpoint needs are not judged."
    ),
    "S08": N_(
        "Speaks when a customer step of a later stage stands left of a customer step of an "
        "earlier stage."
    ),
    "S09": N_("Speaks when a stage holds no element in any lane."),
    "S10": N_("Speaks when a stage holds elements, but the customer does nothing in it."),
    "S11": N_(
        "Speaks when no step is flagged as start and the flow does not have exactly one entry."
    ),
    "S12": N_("Speaks when no step is flagged as end and the flow does not have exactly one exit."),
    "S13": N_(
        "Speaks when no other step leads to a customer step which is not flagged as start, "
        "while the journey begins elsewhere."
    ),
    "S14": N_(
        "Speaks when a customer step leads to no other and is not flagged as end, while the "
        "journey ends elsewhere."
    ),
    "S15": N_(
        "Speaks when some step leads to a customer step, but no path from a start does: once "
        "for all steps that are joined to each other."
    ),
    "S16": N_("Speaks when flow links run in a circle and none of them is marked as a loop."),
    "S17": N_("Speaks when a flow that is no loop leads to an earlier column."),
    "S18": N_(
        "Speaks when a flow within one cell leads to an element that is not below its source."
    ),
    "S19": N_(
        "Speaks when a decision has fewer than two ways out: flows, loops included, or contacts "
        "that lead on from it."
    ),
    "S20": N_(
        "Speaks when a decision has two or more exits, and one has no label or two have the same."
    ),
    "S21": N_(
        "Speaks when an element that is no decision has two or more plain flows within its lane."
    ),
    "S22": N_("Speaks when all exits of a decision reach the same element directly."),
    "S23": N_("Speaks when a label is empty in every language that the blueprint declares."),
    "S24": N_(
        "Speaks when two elements of a file have the same lane, column and row; a missing row "
        "counts as 0."
    ),
    "S25": N_("Speaks when a link has a kind that means nothing between its two lanes."),
    "S26": N_("Speaks when there are elements but none in the customer lane."),
    "X01": N_(
        "Speaks when a touchpoint has no feeling while other customer steps have one; where "
        "none has, one advice for the document."
    ),
    "X02": N_("Speaks when a feeling lies outside of the scale of the blueprint."),
    "X03": N_(
        "Speaks when feelings are set, but neither the blueprint nor the steps say where they "
        "come from."
    ),
    "X04": N_("Speaks when a step is marked as a wait, but its wait is empty, zero or unreadable."),
    "X05": N_(
        "Speaks when a wait reaches the threshold (10 min, a setting) without the mark of a wait."
    ),
    "X06": N_("Speaks when work and wait together exceed the tolerance."),
    "X07": N_(
        "Speaks when the customer waits at least as long as the threshold with neither contact "
        "with the frontstage nor evidence, drawn or implied by the column."
    ),
    "X08": N_("Speaks when a pain point has no opportunity."),
    "X09": N_(
        "Speaks when the lowest step of a curve lies at or below −0.5 (a setting), without a "
        "recovery link, an opportunity or an answered pain point; in a journey map also without "
        "an opportunity for its stage."
    ),
    "X10": N_("Speaks when the last feeling of a curve is below neutral."),
    "X11": N_(
        "Speaks when five or more touchpoints have a feeling and these differ by less than 0.25 "
        "(a setting) on −1…1."
    ),
    "X12": N_(
        "Speaks when no element is marked as moment of truth; where there are feelings it "
        "suggests one."
    ),
    "X13": N_("Speaks when a moment of truth has no metric."),
    "X14": N_("Speaks when a fail point has neither a recovery link nor a mitigation."),
    "X15": N_(
        "Speaks when a touchpoint has no channel while others have one; where none has, one "
        "advice for the document."
    ),
    "X16": N_(
        "Speaks when two touchpoints declare different values under one key, trimmed and in one "
        "case."
    ),
    "X17": N_("Speaks when two touchpoints on one path ask the customer for the same item."),
    "X18": N_(
        "Speaks when a touchpoint follows another on a different channel, the customer begins "
        "the contact at both, and their frontstage shares nothing that feeds it."
    ),
    "X19": N_("Speaks when three or more touchpoints in a row are below neutral."),
    "X20": N_(
        "Speaks when from a chatbot in the frontstage no path of flow and information leads to "
        "a person there."
    ),
    "X21": N_(
        "Speaks when after a touchpoint tagged `complaint` no later step is tagged `followup`."
    ),
}
"""Code → when the rule speaks."""

ALONE: Mapping[str, str] = {
    "C02": N_("a persona without any content (C01)."),
    "C03": N_("systems, which are their own name; elements in a named row of their lane."),
    "C04": N_(
        "journey maps; a lane of evidence that is empty in the whole document (L11); entries of "
        "a list."
    ),
    "C05": N_("a boundary where exactly one start, or one end, is flagged or drawn."),
    "C08": N_("labels given as one plain text, such as proper names."),
    "D01": N_("percentages as parts."),
    "D02": N_("parts that are not all given."),
    "D03": N_("figures of the whole journey."),
    "D05": N_("steps that lack one of the two."),
    "D06": N_("scores whose number of answers is unknown."),
    "D07": N_("metrics without a scale."),
    "D08": N_("tables without weights; tables that lack a dimension (M08)."),
    "D09": N_("empty cells."),
    "D10": N_("empty cells, which are computed."),
    "D11": N_("rows with neither R nor A (D12)."),
    "D12": N_("A without R, which is read as both."),
    "L01": N_(
        "contact without sight: the customer's channel is remote (telephone, mail, chat and the "
        "like, a setting) and the other end is in the backstage. Such a link counts as contact."
    ),
    "L02": N_("an importer of untyped arrows writes interaction by itself."),
    "L03": N_(
        "journey maps; touchpoints of third parties; a flow reported by L02; a frontstage that "
        "is empty in the whole document (L11); entries of a list."
    ),
    "L05": N_(
        "visible acts of several steps, also where the chain dips into the backstage; journey "
        "maps; entries of a list."
    ),
    "L06": N_(
        'work marked "preparation"; a recovery that leads to it; remote contact with the '
        "customer; nothing visible between it and the customer in its column (L03); an empty "
        "frontstage (L11)."
    ),
    "L07": N_(
        "chains within the support lane that end in visible work; support that spans the "
        "journey; elements without any link (S05); both lanes above empty (L11)."
    ),
    "L08": N_("mutual support (two heads)."),
    "L09": N_("evidence below the customer lane where the document says so."),
    "L10": N_("journey maps."),
    "L11": N_("lanes that were left out on purpose; journey maps."),
    "L12": N_(
        "touchpoints of third parties; touchpoints that meet nothing (L03); an empty support "
        "lane (L11)."
    ),
    "M01": N_("documents without the method."),
    "M02": N_("a reason for choosing another one."),
    "M03": N_("tables of one or two factors."),
    "M08": N_(
        "documents without the table; expectations, where nobody was asked for any (SERVPERF)."
    ),
    "S02": N_("repetition drawn as a loop to an earlier step."),
    "S03": N_(
        "links of different kinds between the same pair (an interaction and a recovery), and "
        "the exits of a decision (S22)."
    ),
    "S05": N_(
        "notes; support that spans the journey; customer steps while no customer flow is drawn; "
        "an entry of a list, that is an element stacked in one cell with a linked one or below "
        "another that nothing links."
    ),
    "S06": N_("steps without a stage."),
    "S07": N_("notes, which may sit anywhere."),
    "S08": N_("elements of other lanes, which do not define the range of a stage."),
    "S09": N_(
        "a stage whose second-level stages hold elements; parts of a stage that is empty as a "
        "whole."
    ),
    "S10": N_(
        'stages marked "no contact in this stage"; empty stages (S09); customer actions without '
        "contact, such as travel or use at home; parts of a stage that is told or marked as a "
        "whole."
    ),
    "S11": N_("exactly one entry: that is the start; no flow drawn: the first column is."),
    "S12": N_("exactly one exit; an exit that only loops back; no flow drawn: the last column is."),
    "S13": N_(
        "entries of the first column while no start is flagged (S11); entries of a list in one "
        "cell; no customer flow drawn. A step also leads on through the frontstage and through "
        "loops."
    ),
    "S14": N_(
        "steps flagged as end or as abandoned; exits of the last column while no end is flagged "
        "(S12); entries of a list in one cell; no customer flow drawn."
    ),
    "S15": N_("steps that nothing leads to (S13); no start known."),
    "S16": N_("a circle whose way back is marked as a loop (rework, queueing again)."),
    "S17": N_("loops; parts of a circle (S16)."),
    "S18": N_("parallel flow; different lanes in one column; a stack that reads downwards."),
    "S20": N_("a single exit without label that is the default."),
    "S21": N_("ways of which all but one are parallel or loops."),
    "S23": N_("notes."),
    "S25": N_(
        "pairs judged by L01, L02 and L08; interaction, information or recovery in remote "
        "contact; elements in a wrong lane (S07)."
    ),
    "X01": N_("steps where customers give up; a feeling given as a word."),
    "X03": N_("a source at the step or at the feeling; feelings marked as assumed."),
    "X04": N_("ranges and units such as `10-25 min` or `3 business days`."),
    "X06": N_("steps without a tolerance; a tolerance below the standard time (D05)."),
    "X07": N_("journey maps, which have no lanes for these."),
    "X08": N_("pain points accepted on purpose; a mitigation of the pain point or its element."),
    "X09": N_("a mitigation of the step."),
    "X10": N_("steps where customers give up."),
    "X11": N_("curves of fewer touchpoints, or with a touchpoint that is designed as a peak."),
    "X12": N_("documents with fewer than four touchpoints."),
    "X15": N_("a default channel of the document."),
    "X16": N_("keys that are said to vary."),
    "X17": N_('items listed as fine to ask again; a pain point "repeat" at the later touchpoint.'),
    "X18": N_(
        "touchpoints of third parties; a decision between the two; touchpoints without frontstage."
    ),
    "X19": N_("touchpoints without a feeling, which end a run; an opportunity at one of them."),
}
"""Code → what looks alike and is none of its matter; no entry: nothing."""
