"""Read a blueprint or journey map that a person wrote in YAML.

The form is that of the templates (``docs/file-format.md``). Lists and fields may be missing, null
or empty. What contradicts itself is mended and told under the code of the rule that knows it; what
cannot be understood is refused with line and field.
"""

from __future__ import annotations

from dataclasses import dataclass

from cxdesigner.base.i18n import N_
from cxdesigner.formats.problems import Repair
from cxdesigner.formats.telling import told_right
from cxdesigner.formats.yaml_blueprint import (
    read_blueprint,
    read_document_records,
    read_kind,
)
from cxdesigner.formats.yaml_elements import find_lanes, name_nodes, read_elements, read_links
from cxdesigner.formats.yaml_fields import Fields, Source
from cxdesigner.formats.yaml_ids import Names
from cxdesigner.formats.yaml_lanes import Lanes, find_rows, read_lines, read_stages
from cxdesigner.formats.yaml_method import read_method
from cxdesigner.formats.yaml_nodes import read_tree
from cxdesigner.formats.yaml_steps import build_columns, read_places
from cxdesigner.formats.yaml_tables import (
    read_comments,
    read_emotions,
    read_insights,
    read_people,
)
from cxdesigner.model.record import Record
from cxdesigner.model.schema import type_order
from cxdesigner.model.view import RecordView


@dataclass(frozen=True, slots=True)
class ImportResult:
    """Records that hold together, sorted by type and id, and what was mended or left out."""

    records: tuple[Record, ...]
    repairs: tuple[Repair, ...] = ()


def import_yaml(data: bytes, name: str) -> ImportResult:
    """Return the blueprint that a YAML file describes.

    Importing the same bytes twice gives equal records. Emotions without a persona belong to the
    first one.

    Parameters
    ----------
    name
        How messages call the file.

    Raises
    ------
    DamagedFileError
        One error that names file, line and field of up to 20 problems.
    """
    source = Source(name)
    root = Fields(source, read_tree(data, name, source.repairs))
    names = Names(source)

    nodes = root.table("nodes", N_("node"))
    node_ids = name_nodes(nodes, names, source)
    if source.problems:
        raise source.problems.error(name)
    kind = read_kind(root, nodes)
    blueprint = read_blueprint(root, kind, names)
    records: list[Record] = [blueprint]

    lanes = Lanes(kind, blueprint.evidence_position, names)
    lanes.read(root.table("lanes", N_("lane")))
    lane_ids = find_lanes(nodes, lanes)
    lane_records = lanes.records()
    stages = read_stages(root, names)
    places = read_places(nodes, stages, names)
    columns = build_columns(places, root.table("steps", N_("step")), stages, names, source)
    records += lane_records
    records += lanes.rows
    records += read_lines(root, lane_records, names)
    records += stages
    records += columns.steps

    row_ids = find_rows(nodes, lane_ids, lanes.rows, names)
    made = read_elements(nodes, node_ids, lane_ids, row_ids, lane_records, places, columns, names)
    records += made.elements
    personas, roles = read_people(root, names)
    records += personas
    records += roles
    records += read_emotions(root, made.feelings, personas, names)
    records += read_insights(root, names)
    records += read_method(root, names)
    records += read_links(root.table("edges", N_("edge")), RecordView(records), names, source)
    records += made.ignored
    records += read_document_records(root, names)
    records += read_comments(root, names)
    root.finish()
    if source.problems:
        raise source.problems.error(name)
    repairs = sorted(source.repairs, key=lambda repair: repair.line)
    records = told_right(sorted(records, key=type_order))
    return ImportResult(tuple(records), tuple(repairs))
