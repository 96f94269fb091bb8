"""Make the shipped templates: ``python -m cxdesigner.formats.build_templates``.

The samples come from YAML files under ``tests/data/templates``, which only a source tree has.
"""

from __future__ import annotations

import sys
from pathlib import Path

from cxdesigner.base.order import initial_keys
from cxdesigner.base.paths import resource
from cxdesigner.formats.cxd_read import EXTENSION
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.formats.yaml_import import import_yaml
from cxdesigner.model.blueprint import Blueprint, BlueprintKind
from cxdesigner.model.create import empty_blueprint
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Step

SAMPLES = {
    "hot-pot": "a_hotpot_zh-CN.yaml",
    "electronics": "b_electronics_bilingual.yaml",
    "outpatient": "c_outpatient_en.yaml",
    "homestay": "d_homestay_journey.yaml",
}
EMPTY: dict[str, BlueprintKind] = {
    "empty-blueprint": "service_blueprint",
    "empty-journey": "journey_map",
}
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
        record.replace(illustrative=True) if isinstance(record, Blueprint) else record
        for record in result.records
    )


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
        made[name] = write_cxd(sample_records((samples / file).read_bytes(), file))
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
