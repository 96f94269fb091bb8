"""Which figures are laid over the drawing."""

from __future__ import annotations

from dataclasses import dataclass

from cxdesigner.analysis.names import METRIC_NAMES
from cxdesigner.base.i18n import N_, _
from cxdesigner.model.insight import Metric
from cxdesigner.model.view import RecordView

HEAT_NAMES: dict[str, str] = {
    "emotion": N_("Emotion"),
    "duration": N_("Time taken"),
    "wait": N_("Waiting"),
    "pains": N_("Pain points"),
    "priority": N_("Priority of the pains"),
    "reach": N_("Reach"),
    "problems": N_("Problems"),
}
"""Kinds of heat; besides, ``metric:<type>`` for each type of metric in the blueprint."""

METRIC = "metric:"


@dataclass(frozen=True, slots=True)
class Lens:
    """What is laid over the drawing; nothing by default."""

    heat: str = ""
    """A key of `HEAT_NAMES`, ``metric:<type>``, or '' for none."""

    critical_path: bool = False
    crossings: bool = False
    ruler: bool = False

    def __bool__(self) -> bool:
        return bool(self.heat) or self.critical_path or self.crossings or self.ruler


NO_LENS = Lens()


def heat_name(key: str) -> str:
    """Return what a kind of heat is called, in the language in use."""
    if key.startswith(METRIC):
        name = key.removeprefix(METRIC)
        return _(METRIC_NAMES[name]) if name in METRIC_NAMES else name
    # A view remembered by another version may ask for what this one does not know.
    return _(HEAT_NAMES.get(key, key))


def heats_of(view: RecordView) -> tuple[str, ...]:
    """Return the kinds of heat that a blueprint can be asked for, one's own metrics last."""
    types = sorted(
        {metric.type.strip().casefold() for metric in view.of_type(Metric) if metric.element_id}
    )
    return (*HEAT_NAMES, *(METRIC + name for name in types if name))
