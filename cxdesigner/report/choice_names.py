"""Values of fields that have a meaning of their own, and names of fields that hold no texts.

Marked here, translated where they are shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cxdesigner.analysis.names import (
    DIMENSION_NAMES,
    DONT_NAMES,
    FACTOR_NAMES,
    LEVEL_NAMES,
    METRIC_NAMES,
    MODULE_NAMES,
)
from cxdesigner.base.i18n import N_
from cxdesigner.model.asset import Style
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Feedback, Metric, Opportunity, PainPoint, Thought
from cxdesigner.model.record import Record
from cxdesigner.report.insight_words import (
    ASPECT_NAMES,
    DIRECTION_NAMES,
    IDEA_CARD_NAMES,
    INLET_NAMES,
    INSIGHT_TITLES,
    STATUS_NAMES,
)

SENSE_NAMES: dict[str, str] = {
    "sight": N_("Sight"),
    "hearing": N_("Hearing"),
    "smell": N_("Smell"),
    "touch": N_("Touch"),
    "taste": N_("Taste"),
}

MAISTER_NAMES: dict[str, str] = {
    "unoccupied": N_("Nothing to do"),
    "pre-process": N_("Before it begins"),
    "anxious": N_("Anxious"),
    "uncertain": N_("Of unknown length"),
    "unexplained": N_("Unexplained"),
    "unfair": N_("Unfair"),
    "low-value": N_("Not worth it"),
    "solo": N_("Alone"),
}

CATEGORY_NAMES: dict[str, str] = {
    "environment": N_("Environment"),
    "facility": N_("Facilities"),
    "goods": N_("Goods"),
    "people": N_("People"),
}

AUTOMATION_NAMES: dict[str, str] = {
    "self-service": N_("Self-service"),
    "chatbot": N_("Chatbot"),
    "message": N_("Automatic message"),
    "recommendation": N_("Recommendation"),
}

DRIVER_NAMES: dict[str, str] = {
    "product": N_("Product quality"),
    "service": N_("Customer service"),
    "brand": N_("Brand image"),
    "relationship": N_("Emotional bond"),
    "price": N_("Price"),
}


CHOICE_NAMES: Mapping[tuple[type[Record], str], Mapping[Any, str]] = {
    (Element, "factors"): FACTOR_NAMES,
    (Element, "modules"): MODULE_NAMES,
    (Element, "servqual"): DIMENSION_NAMES,
    (Element, "drivers"): DRIVER_NAMES,
    (Element, "senses"): SENSE_NAMES,
    (Element, "maister"): MAISTER_NAMES,
    (Element, "level"): {int(level): name for level, name in LEVEL_NAMES.items()},
    (Element, "category"): CATEGORY_NAMES,
    (Element, "automation"): AUTOMATION_NAMES,
    (Element, "service_type"): {"core": N_("Core service"), "extra": N_("Extra service")},
    (Element, "online"): {True: N_("Online"), False: N_("On site")},
    (PainPoint, "dont"): DONT_NAMES,
    (Opportunity, "status"): STATUS_NAMES,
    (Opportunity, "idea_card"): IDEA_CARD_NAMES,
    (Metric, "type"): METRIC_NAMES,
    (Metric, "direction"): DIRECTION_NAMES,
    (Thought, "aspect"): ASPECT_NAMES,
    (Style, "text_size"): {"small": N_("Small"), "large": N_("Large")},
    (Style, "text_weight"): {"regular": N_("Regular"), "bold": N_("Bold")},
    (Feedback, "inlet"): INLET_NAMES,
    (Blueprint, "loyalty_drivers"): DRIVER_NAMES,
    (Blueprint, "evidence_position"): {
        "above_customer": N_("Above the customer"),
        "below_customer": N_("Below the customer"),
    },
}
"""Words with a meaning of their own; a list takes others too."""

OTHER_FIELD_NAMES: dict[str, str] = {
    "accepted": N_("Accepted as it is"),
    "automation": N_("Automation"),
    "category": N_("Kind of evidence"),
    "collects": N_("Asks the customer for"),
    "collects_ok": N_("May be asked again"),
    "component_exempt": N_("Components left out on purpose"),
    "date": N_("Date"),
    "dont": N_("What the customer asks"),
    "drivers": N_("Loyalty drivers"),
    "due": N_("Due date"),
    "evidence_position": N_("Place of the evidence lane"),
    "factors": N_("Experience factors"),
    "idea_card": N_("Idea card"),
    "info": N_("Facts told to the customer"),
    "info_varies": N_("Facts that may differ"),
    "level": N_("Service level"),
    "lived": N_("Touchpoints really passed"),
    "loyalty_drivers": N_("Loyalty drivers"),
    "maister": N_("What makes the wait feel longer"),
    "min_height": N_("Least height, points"),
    "element.mitigation": N_("What makes the wait bearable"),
    "modules": N_("Experience modules"),
    "servqual.weight": N_("Weight"),
    "online": N_("Where it happens"),
    "personalised": N_("Made for this customer"),
    "preparation": N_("Prepared beforehand"),
    "redundant_with": N_("Can be replaced by"),
    "senses": N_("Senses it speaks to"),
    "service_type": N_("Core or extra"),
    "servqual": N_("SERVQUAL dimensions"),
    "status": N_("Status"),
    "third_party": N_("Done by a third party"),
    "link_url": N_("Web address"),
    "value_tier": N_("Value of the customer"),
    **INSIGHT_TITLES,
}
"""Fields that hold no texts, or are called otherwise in one type (``type.field``)."""
