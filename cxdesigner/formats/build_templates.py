"""Make the shipped templates: ``python -m cxdesigner.formats.build_templates``.

The samples come from YAML files under ``tests/data/templates``, which only a source tree has.
"""

from __future__ import annotations

import base64
import hashlib
import json
import struct
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from cxdesigner.base.order import initial_keys
from cxdesigner.base.paths import resource
from cxdesigner.formats.cxd_read import EXTENSION
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.formats.yaml_import import import_yaml
from cxdesigner.model.asset import Asset
from cxdesigner.model.blueprint import Blueprint, BlueprintKind
from cxdesigner.model.create import empty_blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity
from cxdesigner.model.method import CemNeed, CemTable
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Step
from cxdesigner.model.text import LocalText

SAMPLES = {
    "hot-pot": "a_hotpot_zh-CN.yaml",
    "electronics": "b_electronics_bilingual.yaml",
    "outpatient": "c_outpatient_en.yaml",
    "homestay": "d_homestay_journey.yaml",
    "broadband": "e_broadband.yaml",
    "online-order": "f_online_order.yaml",
    "service-hall": "g_service_hall.yaml",
    "onboarding": "h_software_onboarding.yaml",
    "bank-account": "i_bank_account.yaml",
    "car-claim": "j_car_claim.yaml",
    "flight": "k_trip_by_air.yaml",
    "museum": "l_museum_day.yaml",
}
WORDS = {"electronics": "b_electronics_words.json"}
"""Who does it and where is written in English alone in the source; said in the other languages."""

PICTURES = {"museum": "l_museum_frames"}
"""A folder of PNG files, each called as the element that shows it: YAML holds no pictures."""

EMPTY: dict[str, BlueprintKind] = {
    "empty-blueprint": "service_blueprint",
    "empty-journey": "journey_map",
}
Words = Mapping[str, Mapping[str, str]]

STEPS = 4
"""Empty columns of an empty blueprint, so that a person sees where things go."""


def sample_records(data: bytes, name: str) -> tuple[Record, ...]:
    """Return the records of a sample; its figures are examples and say so.

    Raises
    ------
    ValueError
        If the importer had anything to mend: samples are right.
    """
    result = import_yaml(data, name)
    if result.repairs:
        raise ValueError("\n".join(str(repair) for repair in result.repairs))
    return tuple(
        record.replace(illustrative=True, title=_without_hyphens(record.title))
        if isinstance(record, Blueprint)
        else record
        for record in result.records
    )


def _without_hyphens(title: LocalText) -> LocalText:
    """Return a title in which no hyphen stands for a dash, as one does in the reference."""
    return LocalText.of({tag: text.replace(" - ", ": ") for tag, text in title.entries})


def translated(records: Iterable[Record], words: Words) -> tuple[Record, ...]:
    """Return records whose plain names (actor, owner, channel …) are said in other languages too.

    Parameters
    ----------
    words
        English name → language → name.
    """

    def said(text: LocalText) -> LocalText:
        name = text.text()
        return LocalText.of({"en": name, **words[name]}) if name in words else text

    def change(record: Record) -> Record:
        match record:
            case Element():
                return record.replace(
                    actor=said(record.actor),
                    owner=said(record.owner),
                    channel=said(record.channel),
                )
            case Opportunity():
                return record.replace(owner=said(record.owner))
            case CemTable():
                value = said(record.next_cycle_brand_value)
                return record.replace(next_cycle_brand_value=value)
            case CemNeed():
                able = tuple((key, said(text)) for key, text in record.capability)
                return record.replace(capability=able)
            case _:
                return record

    return tuple(change(record) for record in records)


def pictured(records: Iterable[Record], folder: Path) -> tuple[Record, ...]:
    """Return records with the pictures of a folder; what an element is called describes its own."""
    found: list[Record] = []
    for record in records:
        path = folder / f"{record.id}.png"
        if isinstance(record, Element) and path.is_file():
            data = path.read_bytes()
            width, height = struct.unpack_from(">II", data, 16)
            asset = Asset(
                id=f"asset-{record.id}",
                sha256=hashlib.sha256(data).hexdigest(),
                mime="image/png",
                data=base64.b64encode(data).decode("ascii"),
                width=width,
                height=height,
                alt=record.label,
            )
            found += (asset, record.replace(image_ids=(asset.id,)))
        else:
            found.append(record)
    return tuple(found)


def empty_records(kind: BlueprintKind) -> tuple[Record, ...]:
    """Return an empty document with a few steps that belong to no stage yet."""
    records = [
        record.replace(id="blueprint", languages=()) if isinstance(record, Blueprint) else record
        for record in empty_blueprint(kind)
    ]
    keys = initial_keys(STEPS)
    return (*records, *(Step(id=f"step-{n}", order=key) for n, key in enumerate(keys, 1)))


def build(samples: Path) -> dict[str, bytes]:
    """Return the bytes of each template by its name."""
    made = {name: write_cxd(empty_records(kind)) for name, kind in EMPTY.items()}
    for name, file in SAMPLES.items():
        records = sample_records((samples / file).read_bytes(), file)
        if name in WORDS:
            words = json.loads((samples / WORDS[name]).read_text(encoding="utf-8"))
            records = translated(records, words)
        if name in PICTURES:
            records = pictured(records, samples / PICTURES[name])
        made[name] = write_cxd(records)
    return made


def main() -> int:
    """Write the templates into the resources."""
    folder = resource("templates")
    samples = folder.parent.parent / "tests" / "data" / "templates"
    folder.mkdir(exist_ok=True)
    for name, data in build(samples).items():
        (folder / (name + EXTENSION)).write_bytes(data)
        print(f"{name}{EXTENSION}  {len(data)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
