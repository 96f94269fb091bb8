"""What lanes, lines, elements, links and marks mean, in plain words; by the key of the registry."""

from __future__ import annotations

from cxdesigner.base.i18n import N_

LANES: dict[str, str] = {
    "evidence": N_(
        "What customers see, hold or read at a step: a sign, a receipt, a screen, a package. It"
        " stands above the step at which it is met."
    ),
    "customer": N_(
        "What customers do, from left to right. Read alone, this lane is the whole story as the"
        " customer lives it."
    ),
    "frontstage": N_("What staff or machines do before the eyes of the customer."),
    "backstage": N_(
        "What is done for this customer out of sight: preparing, packing, checking, calling back."
    ),
    "support": N_(
        "What helps the others to serve: kitchens, systems, suppliers, rules. It serves every"
        " customer, not only this one."
    ),
    "management": N_("What plans and controls the service: staffing, budgets, goals."),
    "doing": N_("What customers do, step by step: the lane that the map is read along."),
    "thinking": N_("What goes through the customer's mind at the step, best in their own words."),
    "feeling": N_("How the customer feels at the step, in a word or a picture."),
    "pain": N_("What annoys, hinders or worries the customer at the step."),
    "opportunity": N_("What could be done better or new at the step."),
    "note": N_("Remarks that belong to the map but to no other lane."),
}

LINES: dict[str, str] = {
    "interaction": N_(
        "Customers above it, the provider below: each link across it is a moment in which the two"
        " meet."
    ),
    "visibility": N_("What lies above it the customer can see; what lies below stays hidden."),
    "internal": N_(
        "Above it are the people who serve the customer, below it those who serve these people."
    ),
    "implementation": N_("Parts what carries the service from what plans and manages it."),
    "custom": N_("A line of your own, between whatever you want to keep apart."),
}

ELEMENTS: dict[str, str] = {
    "touchpoint": N_(
        "A moment in which the customer meets the service: in a shop, on the phone, on a screen."
    ),
    "action": N_("Something that somebody does: the customer, or somebody who serves."),
    "decision": N_("A fork: from here it goes on in one of several ways. Give each way a name."),
    "system": N_("A machine or software that takes part: a till, an app, a booking system."),
    "process": N_("Work behind the scenes that runs by a procedure of its own."),
    "evidence": N_("A thing that the customer sees, holds or reads."),
    "note": N_("A remark. It belongs to the paper, not to the service: no rule looks at it."),
}

LINKS: dict[str, str] = {
    "flow": N_("What happens next. Between two people of the provider it is a hand-off."),
    "interaction": N_(
        "Customer and provider meet here. The head points at whoever receives; two heads mean both."
    ),
    "support": N_("What stands at its start is needed by what it points at."),
    "information": N_("Data that is passed on: an order, a record, a request. Name what it is."),
    "recovery": N_("What is done to make good when something fails here."),
    "evidence": N_("Ties a thing to the step at which the customer meets it."),
}

LINK_SIGNS: dict[str, str] = {
    "loop": N_(
        "A round arrow on a link: here it goes back, and something is done once more. The label of"
        " the link says when."
    ),
    "default": N_(
        "A slanted stroke at the beginning of a link: it is the way that is usually taken."
    ),
    "parallel": N_(
        "Two strokes at the beginning of a link: this goes on while other ways from here do."
    ),
}

MARKS: dict[str, str] = {
    "wait": N_("Customers wait here. Write down how long, and how long is still all right."),
    "fail": N_("Here things can go wrong. Write down what is done then."),
    "pain": N_("Something here hurts: it annoys customers or costs them trouble."),
    "mot": N_(
        "A moment of truth: it decides what customers think of the whole service. Take most care"
        " of it."
    ),
    "delight": N_("Here customers are pleased more than they expected to be."),
    "opportunity": N_("Here something could be done better or new."),
}

FLAGS: dict[str, str] = {
    "start": N_(
        "The customer's journey begins here. Without it the first step counts as the start; the"
        " rules look from here whether every step can be reached."
    ),
    "end": N_(
        "The customer's journey ends here as it should. The peak–end score takes the feeling here"
        " as the last one, and the lead time is counted up to here."
    ),
    "abandon": N_(
        "Customers who go this way leave before the service is done. That is no proper end: the"
        " feeling here does not count as the last one, and the lead time stops here only if"
        " nothing else is an end."
    ),
}
"""What the start, the end and the exit of a journey mean; they are set in the inspector."""

CURVE: tuple[tuple[str, str, str], ...] = (
    (
        "curve",
        N_("Emotion curve"),
        N_(
            "How the customer feels from step to step: above the dashed line well, below it badly."
            " A triangle that points up is a good moment, one that points down a bad one, a square"
            " neither."
        ),
    ),
    (
        "assumed",
        N_("Assumed value"),
        N_(
            "Hollow and dashed: nobody has asked customers yet. Replace it when you know better; "
            "what follows from it is marked as assumed too."
        ),
    ),
    (
        "personas",
        N_("Several personas"),
        N_("Each persona has a curve of its own, with its own dashes and its own filling."),
    ),
    (
        "surveys",
        N_("Emotion from surveys"),
        N_(
            "A hollow diamond: how customers feel here by what they answered. A dotted line leads"
            " to the point that somebody drew; “n=” says how many answered."
        ),
    ),
    (
        "spread",
        N_("Standard deviation of the answers"),
        N_("The longer the pale bar behind a diamond, the less the answers agree."),
    ),
    (
        "evidence",
        N_("Curve calculated from evidence"),
        N_("The dotted curve joins what was measured; where nothing was, it breaks off."),
    ),
)

MORE_MARKS = (
    N_("Further marks"),
    N_("Where an element has more marks than it has room for; the inspector shows all of them."),
)

PROBLEMS: dict[str, str] = {
    "error": N_(
        "An octagon: something is wrong, or the analyses cannot read it. A number says how many"
        " problems there are; a click leads to them."
    ),
    "warning": N_("A triangle: very likely a mistake."),
    "advice": N_("A circle: worth a look."),
}
"""What the signs of problems beside elements and links say; while one sketches they are grey."""
