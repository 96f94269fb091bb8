"""Ready-made stages for a journey: awareness to loyalty; before, during and after the sale."""

from __future__ import annotations

from dataclasses import dataclass

from cxdesigner.base.i18n import N_, _, use_language
from cxdesigner.base.ids import new_id
from cxdesigner.editor.commands.columns import sort_stages
from cxdesigner.editor.commands.order import after_last
from cxdesigner.editor.commands.steps import insert_step
from cxdesigner.model.record import StageId
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Transaction
from cxdesigner.model.text import LocalText


@dataclass(frozen=True, slots=True)
class StagePreset:
    """Names of stages, translated where they are used, with their phase of domain 0, row 3."""

    key: str
    label: str
    stages: tuple[tuple[str, str | None], ...]


PRESETS: tuple[StagePreset, ...] = (
    StagePreset(
        "lifecycle",
        N_("Awareness to loyalty"),
        (
            (N_("Awareness"), "awareness"),
            (N_("Consideration"), "consideration"),
            (N_("Purchase"), "purchase"),
            (N_("Usage"), "usage"),
            (N_("Loyalty"), "loyalty"),
        ),
    ),
    StagePreset(
        "sale",
        N_("Before, during and after the sale"),
        (
            (N_("Before the sale"), "consideration"),
            (N_("During the sale"), "purchase"),
            (N_("After the sale"), "usage"),
        ),
    ),
    StagePreset(
        "service",
        N_("Before, during and after the service"),
        (
            (N_("Before the service"), None),
            (N_("During the service"), "usage"),
            (N_("After the service"), None),
        ),
    ),
)


def add_stage_preset(tx: Transaction, key: str) -> tuple[str, ...]:
    """Add the stages of a preset behind the last column; steps without a stage are taken first.

    Names are written in every language of the blueprint.

    Returns
    -------
    tuple of str
        The ids of the stages.

    Raises
    ------
    KeyError
        If there is no such preset.
    """
    preset = {one.key: one for one in PRESETS}[key]
    languages = tx.view.blueprint.languages or ("en",)
    # Only free steps at the end: stages stay in one piece and in order.
    free: list[Step] = []
    for step in reversed(tx.view.steps):
        if step.stage_id is not None:
            break
        free.insert(0, step)
    share, rest = divmod(len(free), len(preset.stages))
    made: list[str] = []
    for place, (name, lifecycle) in enumerate(preset.stages):
        stage = Stage(
            id=new_id(Stage.PREFIX),
            order=after_last(tx.view.stages),
            name=LocalText.of(_in_all(name, languages)),
            lifecycle=lifecycle,
        )
        tx.put(stage)
        made.append(stage.id)
        count = share + (place < rest)
        for step in free[:count]:
            tx.put(step.replace(stage_id=StageId(stage.id)))
        del free[:count]
        if not count:
            insert_step(tx, len(tx.view.steps), stage_id=stage.id)
    sort_stages(tx)
    return tuple(made)


def _in_all(name: str, languages: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for tag in languages:
        with use_language(tag):
            found[tag] = _(name)
    return found
