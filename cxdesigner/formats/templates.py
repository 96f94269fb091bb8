"""The blueprints that a person can start from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from cxdesigner.base.errors import FormatError
from cxdesigner.base.i18n import N_, _
from cxdesigner.base.paths import resource
from cxdesigner.formats.cxd_read import EXTENSION, read_cxd
from cxdesigner.model.record import Record


@dataclass(frozen=True, slots=True)
class Template:
    """What a person reads before choosing: name for programs, title and description."""

    name: str
    title: str
    description: str
    is_empty: bool = False
    is_own: bool = False
    """Whether the person made it."""


_TEMPLATES: tuple[tuple[str, str, str, bool], ...] = (
    (
        "empty-blueprint",
        N_("Empty service blueprint"),
        N_("Five lanes, three lines and room for the first steps."),
        True,
    ),
    (
        "empty-journey",
        N_("Empty journey map"),
        N_("What customers do, think and feel, step by step."),
        True,
    ),
    (
        "hot-pot",
        N_("Hot-pot restaurant"),
        N_("Dining in at a busy hour, from the queue to the review. In Chinese."),
        False,
    ),
    (
        "electronics",
        N_("Electronics retail chain"),
        N_("Buying a camera, with a CEM table. In English and Chinese."),
        False,
    ),
    (
        "outpatient",
        N_("Hospital outpatient visit"),
        N_("From booking to follow-up, with SERVQUAL and RACI. In English."),
        False,
    ),
    (
        "homestay",
        N_("Weekend at a homestay"),
        N_("A journey map with pains and ideas. In English and Chinese."),
        False,
    ),
    (
        "broadband",
        N_("Home broadband"),
        N_("From the order to the repair, with a contractor. In English and Chinese."),
        False,
    ),
    (
        "online-order",
        N_("Online order and return"),
        N_("A shop, its warehouse, a courier and a refund. In English and Chinese."),
        False,
    ),
    (
        "service-hall",
        N_("Government service hall"),
        N_("Registering a small business at three windows. In English and Chinese."),
        False,
    ),
    (
        "onboarding",
        N_("First weeks with software"),
        N_("A journey map of a buyer and a user. In English and Chinese."),
        False,
    ),
    (
        "bank-account",
        N_("Opening a bank account"),
        N_("App, branch and a refused paper. In English and Chinese."),
        False,
    ),
    (
        "car-claim",
        N_("Car insurance claim"),
        N_("Repair or write-off, with a partner shop. In English and Chinese."),
        False,
    ),
    (
        "flight",
        N_("A trip by air"),
        N_("Two curves: frequent flyer and family. In English and Chinese."),
        False,
    ),
    (
        "museum",
        N_("A day at the museum"),
        N_("A journey map with a storyboard. In English and Chinese."),
        False,
    ),
)


def template_names() -> tuple[Template, ...]:
    """Return the templates, empty ones first, in the language in use."""
    return tuple(
        Template(name, _(title), _(description), is_empty)
        for name, title, description, is_empty in _TEMPLATES
    )


def load_template(name: str) -> tuple[Record, ...]:
    """Return the records of a template.

    Raises
    ------
    FormatError
        If there is no template of this name.
    """
    known = [entry[0] for entry in _TEMPLATES]
    if name not in known:
        raise FormatError(
            _("There is no template “{name}”. There are: {names}."),
            name=name,
            names=", ".join(known),
        )
    return _read(name)


@cache
def _read(name: str) -> tuple[Record, ...]:
    path = resource("templates", name + EXTENSION)
    return read_cxd(path.read_bytes(), path.name).records
