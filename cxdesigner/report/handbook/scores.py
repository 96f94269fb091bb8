"""What the scores mean, in plain words; formulas and sources are in ``docs/analyses.md``."""

from __future__ import annotations

from cxdesigner.base.i18n import N_

SCORES: tuple[tuple[str, str, str], ...] = (
    (
        "peak_end",
        N_("Peak–end score"),
        N_(
            "How the visit will be remembered: half its strongest moment, good or bad, half its"
            " last one. How long it took does not count. One bad moment and a poor end outweigh an"
            " hour of friendliness; so mend these two first."
        ),
    ),
    (
        "felt",
        N_("Emotion from surveys"),
        N_(
            "What satisfaction, recommendation and effort surveys at a step say, brought to the"
            " scale of the emotion curve: the middle of each survey is neutral. It stands beside"
            " the value that was drawn, so that both can be compared."
        ),
    ),
    (
        "lead_time",
        N_("Lead time"),
        N_(
            "How long the customer needs from start to end, work and waiting together, on the"
            " longest way. Of things that happen at the same time the slowest counts."
        ),
    ),
    (
        "wait_share",
        N_("Share of waiting"),
        N_("How much of the lead time is waiting. The rest is time in which something is done."),
    ),
    (
        "critical_path",
        N_("Critical path"),
        N_(
            "The chain of steps that makes the visit as long as it is. Only what shortens one of"
            " these shortens the whole; other steps have slack."
        ),
    ),
    (
        "crossings",
        N_("Crossings"),
        N_(
            "How many lines the links cross. Many crossings of the line of interaction mean many"
            " encounters, each a chance to please or to fail."
        ),
    ),
    (
        "handoffs",
        N_("Hand-offs"),
        N_(
            "How often work passes from one person or department to another. At each of them"
            " something can be lost or wait."
        ),
    ),
    (
        "reach",
        N_("Reach"),
        N_(
            "How many touchpoints would suffer if one thing failed. What half or more depend on,"
            " and nothing can replace, is a single point of failure."
        ),
    ),
    (
        "priority",
        N_("Priority of a pain"),
        N_(
            "How bad it is times how often it happens, 1 to 25. An opportunity is worth the pains"
            " it heals, times its effect, divided by its effort."
        ),
    ),
    (
        "cem",
        N_("CEM table"),
        N_(
            "Sets experience against expectation for each factor and weighs it by importance. The"
            " most negative factor is where the experience breaks: the key experience."
        ),
    ),
    (
        "nps",
        N_("NPS"),
        N_(
            "Would customers recommend you, 0 to 10? The share of 9 and 10 minus the share of 0 to"
            " 6; from −100 to +100. With few answers it swings widely: look at the interval."
        ),
    ),
    (
        "csat",
        N_("CSAT"),
        N_("The share of customers who gave one of the best answers when asked how satisfied."),
    ),
    (
        "ces",
        N_("CES"),
        N_("How easy it was for customers to get what they came for, from 1 to 7."),
    ),
    (
        "servqual",
        N_("SERVQUAL"),
        N_(
            "What customers perceived minus what they expected, in five dimensions: tangibles,"
            " reliability, responsiveness, assurance, empathy. Below zero it fell short."
        ),
    ),
    (
        "quadrants",
        N_("Importance and performance"),
        N_(
            "Puts each factor on a map: important and weak is where to concentrate, important and"
            " strong to keep up, the others can wait or get too much already."
        ),
    ),
    (
        "opportunity_score",
        N_("Opportunity score"),
        N_(
            "High where something matters much and satisfies little: importance plus what is"
            " missing in satisfaction. From 10 it is worth considering, above 15 extreme."
        ),
    ),
    (
        "kano",
        N_("Kano model"),
        N_(
            "Tells features that must be there, that please the more the better, that delight"
            " unexpectedly, and that leave customers cold."
        ),
    ),
    (
        "lifetime",
        N_("Customer lifetime value"),
        N_(
            "What a customer brings as long as they stay, from margin, loyalty and interest,"
            " counted in today's money."
        ),
    ),
    (
        "four_donts",
        N_("Four don'ts"),
        N_("Do not make customers wait, do not annoy them, make them think, or make them repeat."),
    ),
    (
        "coverage",
        N_("Coverage"),
        N_("Which factors and dimensions of quality the touchpoints serve, and which none serves."),
    ),
    (
        "consistency",
        N_("Consistency of channels"),
        N_("Are customers told the same in every channel? The share of matters that agree."),
    ),
    (
        "deviation",
        N_("Plan and reality"),
        N_("How far the way that customers took is the one that was planned for them."),
    ),
    (
        "closure",
        N_("Feedback closed"),
        N_("How much of what customers said was acted on, and how many of them were told so."),
    ),
    (
        "profit",
        N_("Time and profit"),
        N_("What is left of the price after time, material and overheads, and when nothing is."),
    ),
)
"""Module of ``analysis`` that works it out, or a word for a part of one; name; meaning."""
