"""What an analysis without data wants, in one sentence, and where to enter it."""

from __future__ import annotations

from cxdesigner.analysis.facts import Facts
from cxdesigner.base.i18n import N_, _
from cxdesigner.model.queries import customer_elements
from cxdesigner.report.analysis_pages.page import Need, Offer

_SENTENCES: dict[str, str] = {
    "cem": N_("Score experience, expectation, importance and ideal of each factor from 0 to 10."),
    "emotion": N_("Say at the steps how a persona feels there."),
    "nps": N_("Enter how many customers promote, are passive, and detract (answers 0 to 10)."),
    "csat": N_("Enter how many customers gave each answer about their satisfaction."),
    "ces": N_("Enter how many customers gave each answer about how easy it was."),
    "servqual": N_("Rate what customers expect and perceive in the five dimensions, 1 to 7."),
    "importance": N_("Score importance and experience of the factors in the CEM table."),
    "opportunity": N_("Score importance and experience of the factors in the CEM table."),
    "kano": N_("Enter how many customers put a feature into each Kano class."),
    "pains": N_("Note a pain point at a step, with severity and frequency from 1 to 5."),
    "opportunities": N_("Note an opportunity at a step, with impact and effort from 1 to 5."),
    "four_donts": N_(
        "Nothing is found: enter waits and tolerances, feelings, decisions, and what steps ask for."
    ),
    "time": N_("Draw the flow between the customer's steps and enter work and waiting times."),
    "links": N_("Draw links between the elements."),
    "reach": N_("Draw which processes support the touchpoints."),
    "coverage": N_("Tag the touchpoints with factors, modules, dimensions or a service level."),
    "channels": N_("Enter at two touchpoints or more what they tell customers about one matter."),
    "deviation": N_(
        "Select the touchpoints in the order in which a customer really passed them, and take them"
        " over here."
    ),
    "closure": N_("Record what customers said, and whether it was acted on."),
    "lifetime": N_("Enter margin, share of customers who stay, and interest of one period."),
    "profit": N_("Enter price and cost of labour a minute; the times come from the steps."),
}

_FIELDS: dict[str, tuple[str, str]] = {
    "emotion": ("emotion", N_("Enter a feeling")),
    "pains": ("pains", N_("Enter a pain point")),
    "opportunities": ("opportunities", N_("Enter an opportunity")),
    "four_donts": ("wait", N_("Enter a waiting time")),
    "time": ("work", N_("Enter a work time")),
    "coverage": ("factors", N_("Choose experience factors")),
    "channels": ("info", N_("Enter what is told")),
}
"""Page → attribute of a touchpoint that the inspector shows, words of the offer."""

_ROWS: dict[str, str] = {
    "cem": N_("Begin the table"),
    "importance": N_("Begin the CEM table"),
    "opportunity": N_("Begin the CEM table"),
    "servqual": N_("Begin the table"),
    "nps": N_("Begin with an NPS of the whole journey"),
    "csat": N_("Begin with a CSAT of the whole journey"),
    "ces": N_("Begin with a CES of the whole journey"),
    "kano": N_("Begin with a feature"),
    "lifetime": N_("Begin the calculation"),
    "profit": N_("Begin the calculation"),
    "closure": N_("Begin with a first item"),
    "deviation": N_("Take the selected touchpoints"),
}
"""Page → words of the offer to begin its table."""

_LINKED = ("links", "reach")
"""Pages that links alone fill."""

_DRAWN = (*_FIELDS, *_LINKED, "deviation")
"""Pages that touchpoints alone fill."""

_SURVEYS = ("nps", "csat", "ces")


def need_of(facts: Facts, key: str) -> Need:
    """Return what a page wants, in the language in use; there is always a way to begin."""
    sentence = _(_SENTENCES[key])
    touchpoint = next((e.id for e in customer_elements(facts.view) if e.kind == "touchpoint"), None)
    if touchpoint is None and key in _DRAWN:
        first = Offer(_("Add a touchpoint"), "action", "insert.touchpoint")
        return Need(sentence, (first,))
    offers = []
    if key in _FIELDS:
        attribute, words = _FIELDS[key]
        offers.append(Offer(_(words), "field", attribute, touchpoint))
    if key in _ROWS:
        offers.append(Offer(_(_ROWS[key]), "rows", key))
    if key in _LINKED:
        offers.append(Offer(_("Draw a link"), "action", "tool.link"))
    if key in _SURVEYS:
        offers.append(Offer(_("Import survey answers…"), "action", "file.import_data"))
    return Need(sentence, tuple(offers))
