"""A piece of a blueprint on its way to another place: what copying takes along."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass

from pydantic import ValidationError

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _
from cxdesigner.model.asset import Asset, Style
from cxdesigner.model.element import Element
from cxdesigner.model.insight import (
    DelightPoint,
    Feedback,
    Metric,
    Opportunity,
    PainPoint,
    RaciRow,
    Thought,
)
from cxdesigner.model.lane import Lane, LaneRow
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.queries import reading_order, steps_of_stage
from cxdesigner.model.record import Record
from cxdesigner.model.schema import TYPE_BY_NAME, references_of
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.told import told_by
from cxdesigner.model.view import RecordView

MIME_TYPE = "application/x-cxdesigner+json"
"""Name of a fragment on the system clipboard."""

_FORMAT = "cxdesigner-fragment"
_VERSION = 1
_MAX_BYTES = 50_000_000

ATTACHED: tuple[type[Record], ...] = (
    Emotion,
    Metric,
    PainPoint,
    DelightPoint,
    Opportunity,
    Feedback,
    Thought,
    RaciRow,
    Style,
)
"""What is known about an element and copied with it; remarks of reviewers are not."""

SHARED: tuple[type[Record], ...] = (Persona, Opportunity, Asset)
"""What copied records refer to: found again in the target, or brought along."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """Part of a blueprint with as much of its grid as tells the relative places.

    ``owned`` are the ids of the records that pasting makes anew; the rest is context.
    """

    records: tuple[Record, ...]
    owned: frozenset[str]
    blueprint_id: str = ""
    lineage_id: str = ""
    text: str = ""
    """The labels as plain text, one line each, for other programs."""

    severed: tuple[Link, ...] = ()
    """Links between what was cut and what stayed."""

    @property
    def view(self) -> RecordView:
        """The records, to read them by type and order."""
        return RecordView(self.records)

    def __bool__(self) -> bool:
        return bool(self.owned)


def copy_fragment(
    view: RecordView,
    record_ids: Collection[str],
    language: str | None = None,
    *,
    is_cut: bool = False,
) -> Fragment:
    """Return what copying some records takes along; false if there is nothing to copy.

    Elements take what is known about them, what they tell and the links among them; steps and
    stages take their elements and become columns of their own when pasted; lanes take their
    elements likewise. A link can be copied on its own: pasting draws it anew between elements that
    are there.

    Parameters
    ----------
    is_cut
        Whether the records are about to go: their links to others are remembered.
    """
    columns: set[str] = set()
    owned: set[str] = set()
    elements: set[str] = set()
    for key in record_ids:
        match view.find(key):
            case Element():
                elements.add(key)
            case Step():
                columns.add(key)
            case Stage():
                owned |= {key, *(child.id for child in view.referring(key, Stage))}
                columns |= {step.id for step in steps_of_stage(view, key)}
            case Lane():
                owned |= {key, *(row.id for row in view.referring(key, LaneRow))}
                elements |= {element.id for element in view.referring(key, Element)}
            case Link():
                owned.add(key)
            case _:
                pass
    for step_id in columns:
        starting = view.referring(step_id, Element)
        elements |= {element.id for element in starting if element.step_id == step_id}
    owned |= columns | elements
    owned |= {told.id for key in elements if (told := told_by(view, view.find(key))) is not None}
    for element_id in elements:
        owned |= {link.id for link in view.outgoing(element_id) if link.target_id in elements}
        owned |= {
            key for key in view.referring_ids(element_id) if isinstance(view.find(key), ATTACHED)
        }
    context = _context(view, elements, columns, owned)
    order = reading_order(view, (view.need(Element, key) for key in elements))
    blueprint = view.blueprint
    return Fragment(
        tuple(view.records[key] for key in sorted(owned | context)),
        frozenset(owned),
        blueprint.id,
        blueprint.lineage_id,
        "\n".join(element.label.line(language) for element in order),
        _severed(view, elements, owned) if is_cut else (),
    )


def _severed(
    view: RecordView, elements: Collection[str], owned: Collection[str]
) -> tuple[Link, ...]:
    """Return the links from elements to others, in the order of their ids."""
    found = {link.id: link for key in elements for link in view.links_of(key)}
    return tuple(found[key] for key in sorted(found) if key not in owned)


def _context(
    view: RecordView, elements: Collection[str], columns: Collection[str], owned: Collection[str]
) -> set[str]:
    """Return the ids of what is needed to understand the owned records, grid included."""
    if not owned:
        return set()
    found = {lane.id for lane in view.lanes} | {row.id for row in view.of_type(LaneRow)}
    positions = view.positions(Step)
    places = [positions[key] for key in columns]
    for key in elements:
        element = view.need(Element, key)
        places += [positions[i] for i in (element.step_id, element.end_step_id) if i is not None]
    if places:
        span = view.steps[min(places) : max(places) + 1]
        found |= {step.id for step in span}
        for step in span:
            stage = view.get(Stage, step.stage_id)
            while stage is not None and stage.id not in found:
                found.add(stage.id)
                stage = view.get(Stage, stage.parent_id)
    waiting = list(owned)
    while waiting:
        for _reference, target in references_of(view.records[waiting.pop()]):
            record = view.find(target)
            if isinstance(record, SHARED) and target not in found and target not in owned:
                found.add(target)
                waiting.append(target)
    return found - set(owned)


def to_json(fragment: Fragment) -> str:
    """Return a fragment as JSON text for the clipboard."""
    head = json.dumps(
        {
            "format": _FORMAT,
            "version": _VERSION,
            "blueprint_id": fragment.blueprint_id,
            "lineage_id": fragment.lineage_id,
            "owned": sorted(fragment.owned),
            "text": fragment.text,
            "severed": [
                link.model_dump(mode="json", exclude_defaults=True) for link in fragment.severed
            ],
        },
        ensure_ascii=False,
    )
    # The type apart from the fields: a metric has a field called type.
    records = ", ".join(
        f'["{record.TYPE}", {record.model_dump_json(exclude_defaults=True)}]'
        for record in fragment.records
    )
    return f'{head.removesuffix("}")}, "records": [{records}]}}'


def from_json(text: str) -> Fragment:
    """Return the fragment in a text from the clipboard.

    Raises
    ------
    EditError
        If it is none; another program may have written it.
    """
    refused = EditError(_("The clipboard holds nothing that can be pasted here."))
    if len(text) > _MAX_BYTES:
        raise refused
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise refused from error
    if (
        not isinstance(data, dict)
        or data.get("format") != _FORMAT
        or data.get("version") != _VERSION
        or not isinstance(data.get("records"), list)
        or not isinstance(data.get("owned"), list)
    ):
        raise refused
    found: dict[str, Record] = {}
    try:
        for name, body in data["records"]:
            record = TYPE_BY_NAME[name].model_validate_json(json.dumps(body))
            found[record.id] = record
        severed = tuple(
            Link.model_validate_json(json.dumps(one)) for one in data.get("severed", ())
        )
    except (ValidationError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise refused from error
    return Fragment(
        tuple(found.values()),
        frozenset(key for key in data["owned"] if isinstance(key, str) and key in found),
        str(data.get("blueprint_id", "")),
        str(data.get("lineage_id", "")),
        str(data.get("text", "")),
        severed,
    )
