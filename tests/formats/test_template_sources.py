"""Every value of the template sources is found in the records: nothing is lost on the way.

The sources are read here by YAML's plainest loader, which knows nothing of the importer.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from cxdesigner.formats.cxd_read import read_cxd
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.formats.yaml_import import import_yaml
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element
from cxdesigner.model.insight import DelightPoint, Feedback, Metric, Opportunity, PainPoint, RaciRow
from cxdesigner.model.lane import Lane, LaneRow, Line
from cxdesigner.model.link import Link
from cxdesigner.model.method import CemFactor, CemNeed, CemTable, ServqualRow
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.text import LocalText
from cxdesigner.model.texts import texts_of
from cxdesigner.model.view import RecordView

OF_THE_REFERENCE = ("a_hotpot_zh-CN.yaml", "b_electronics_bilingual.yaml", "c_outpatient_en.yaml")
IN_THREE_LANGUAGES = (
    *("e_broadband.yaml", "f_online_order.yaml"),
    *("g_service_hall.yaml", "h_software_onboarding.yaml"),
    *("i_bank_account.yaml", "j_car_claim.yaml", "k_trip_by_air.yaml", "l_museum_day.yaml"),
)
FILES = (*OF_THE_REFERENCE, *IN_THREE_LANGUAGES)
LANGUAGES = {"en", "zh-CN", "zh-TW"}

# Path in the file → field of the record, where the value itself is stored.
STORED: dict[str, tuple[type[Record], str]] = {
    "id": (Blueprint, "id"),
    "title": (Blueprint, "title"),
    "kind": (Blueprint, "kind"),
    "state": (Blueprint, "state"),
    "maturity": (Blueprint, "maturity"),
    "languages": (Blueprint, "languages"),
    "scenario": (Blueprint, "scenario"),
    "business_goal": (Blueprint, "business_goal"),
    "scope.start": (Blueprint, "scope_start"),
    "scope.end": (Blueprint, "scope_end"),
    "vision": (Blueprint, "vision"),
    "principles": (Blueprint, "principles"),
    "emotion_scale.min": (Blueprint, "scale_min"),
    "emotion_scale.max": (Blueprint, "scale_max"),
    "emotion_source": (Blueprint, "emotion_source"),
    **{
        f"personas[].{name}": (Persona, name)
        for name in "id name segment background goals motivations challenges quote".split()
    },
    **{f"lanes[].{name}": (Lane, name) for name in ("id", "role", "name")},
    **{f"lanes[].rows[].{name}": (LaneRow, name) for name in ("id", "name")},
    **{f"lines[].{name}": (Line, name) for name in ("id", "kind", "name")},
    "lines[].after": (Line, "after_lane_id"),
    **{f"stages[].{name}": (Stage, name) for name in ("id", "name", "lifecycle", "scene")},
    "stages[].parent": (Stage, "parent_id"),
    **{
        f"nodes[].{name}": (Element, name)
        for name in (
            "id kind label channel actor owner work wait std max start end factors modules "
            "servqual level info collects tags automation icon mitigation third_party preparation"
        ).split()
    },
    "nodes[].mark": (Element, "marks"),
    "nodes[].lane_row": (Element, "row_id"),
    **{f"edges[].{name}": (Link, name) for name in ("label", "both", "loop", "condition")},
    "edges[].type": (Link, "kind"),
    "edges[].from": (Link, "source_id"),
    "edges[].to": (Link, "target_id"),
    **{
        f"metrics[].{name}": (Metric, name)
        for name in (
            "id type name value target unit date n counts scale promoters passives detractors"
        ).split()
    },
    "metrics[].node": (Metric, "element_id"),
    "metrics[].persona": (Metric, "persona_id"),
    **{f"pain_points[].{n}": (PainPoint, n) for n in ("id", "text", "severity", "frequency")},
    "pain_points[].node": (PainPoint, "element_id"),
    "pain_points[].persona": (PainPoint, "persona_id"),
    "pain_points[].dont": (PainPoint, "dont"),
    "pain_points[].opportunities": (PainPoint, "opportunity_ids"),
    **{f"opportunities[].{n}": (Opportunity, n) for n in ("id", "text", "impact", "effort")},
    **{f"delight_points[].{n}": (DelightPoint, n) for n in ("id", "text", "designed_peak")},
    "delight_points[].node": (DelightPoint, "element_id"),
    "opportunities[].owner": (Opportunity, "owner"),
    "opportunities[].node": (Opportunity, "element_id"),
    **{
        f"feedback[].{name}": (Feedback, name)
        for name in "id inlet listen analyse date closed".split()
    },
    "feedback[].act": (Feedback, "act_id"),
    "feedback[].node": (Feedback, "element_id"),
    "feedback[].owner": (Feedback, "owner"),
    "cem.brand_values": (CemTable, "brand_values"),
    "cem.key_experiences": (CemTable, "key_experiences"),
    "cem.feedback.evidence": (CemTable, "feedback_evidence"),
    "cem.feedback.review_every_months": (CemTable, "review_every_months"),
    "cem.feedback.next_cycle_brand_value": (CemTable, "next_cycle_brand_value"),
    "cem.factors[].id": (CemFactor, "factor"),
    **{
        f"cem.factors[].{name}": (CemFactor, name)
        for name in ("experience", "expectation", "importance", "ideal", "prov")
    },
    **{f"cem.needs[].{name}": (CemNeed, name) for name in ("id", "factor", "text", "strategy")},
    "cem.needs[].capability": (CemNeed, "capability"),
    **{
        f"servqual[].{name}": (ServqualRow, name)
        for name in ("dim", "expectation", "perception", "weight")
    },
    "raci[].node": (RaciRow, "element_id"),
    "raci[].R": (RaciRow, "responsible"),
    "raci[].A": (RaciRow, "accountable"),
    "raci[].C": (RaciRow, "consulted"),
    "raci[].I": (RaciRow, "informed"),
}

# What is meant, not stored as it stands: path → how the records say the same.
Entry = dict[str, Any]
MAPPED: dict[str, Callable[[RecordView, Entry, str], bool]] = {
    "stages[].order": lambda view, entry, value: (
        view.positions(Stage)[entry["id"]] == int(value) - 1
    ),
    "nodes[].lane": lambda view, entry, value: value in lane_words(view, entry),
    "nodes[].stage": lambda view, entry, value: step_of(view, entry).stage_id == value,
    "nodes[].col": lambda view, entry, value: (
        view.positions(Step)[step_of(view, entry).id] == int(value) - 1
    ),
    "nodes[].row": lambda view, entry, value: place_in_cell(view, entry) == int(value),
    "nodes[].emotion": lambda view, entry, value: emotions_of(view, entry) == told(view, value),
}


def step_of(view: RecordView, entry: Entry) -> Step:
    step_id = view.need(Element, entry["id"]).step_id
    assert step_id is not None
    return view.need(Step, step_id)


def place_in_cell(view: RecordView, entry: Entry) -> int:
    element = view.need(Element, entry["id"])
    return view.elements_in(element.lane_id, element.step_id).index(element)


def lane_words(view: RecordView, entry: Entry) -> tuple[str, str]:
    lane = view.need(Lane, view.need(Element, entry["id"]).lane_id)
    return lane.id, lane.role


Told = dict[str, tuple[float | None, LocalText]]


def emotions_of(view: RecordView, entry: Entry) -> Told:
    return {one.persona_id: (one.value, one.quote) for one in view.referring(entry["id"], Emotion)}


def told(view: RecordView, written: Any) -> Told:
    """Return what a file says of a node's emotions: persona → value and quote."""
    if isinstance(written, str):
        return {view.personas[0].id: (float(written), LocalText())}
    if "value" in written:
        quote = LocalText.of(written.get("quote", ""))
        return {view.personas[0].id: (float(written["value"]), quote)}
    return {persona: told(view, one)[view.personas[0].id] for persona, one in written.items()}


def leaves(
    value: Any, path: str = "", entry: Entry | None = None
) -> Iterator[tuple[str, Any, Any]]:
    """Yield (path, value, entry of the innermost list) of every value."""
    if isinstance(value, dict) and not is_one_value(path, value):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}.{key}" if path else key, entry)
    elif isinstance(value, list) and value and isinstance(value[0], dict) and path not in STORED:
        for inner in value:
            yield from leaves(inner, f"{path}[]", inner)
    else:
        yield path, value, entry


def is_one_value(path: str, value: dict[str, Any]) -> bool:
    return path in STORED or path in MAPPED or (bool(value) and set(value) <= LANGUAGES)


def same(stored: Any, written: Any) -> bool:
    """Say whether a field holds what the file says, each in its own form."""
    match stored:
        case LocalText():
            expected = LocalText.of(written)
            return stored == expected
        case Duration():
            return stored.minutes == float(written)
        case bool():
            return written == str(stored).lower()
        case int() | float():
            return stored == float(written)
        case tuple() if isinstance(written, dict):
            pairs = dict(stored)
            return set(pairs) == set(written) and all(same(pairs[k], written[k]) for k in pairs)
        case tuple():
            return len(stored) == len(written) and all(map(same, stored, written))
    return bool(stored == written)


def source(root: Path, name: str) -> tuple[bytes, dict[str, Any]]:
    data = (root / "tests" / "data" / "templates" / name).read_bytes()
    return data, yaml.BaseLoader(data).get_single_data()


def record_for(view: RecordView, kind: type[Record], entry: Entry | None) -> list[Record]:
    """Records that can stand for an entry: the one with its id, else those that agree with it."""
    found = list(view.of_type(kind))
    if entry is None:
        return found
    if "id" in entry and kind is not CemFactor:
        return [record for record in found if record.id == entry["id"]]
    wanted = {
        Link: {"source_id": "from", "target_id": "to", "kind": "type"},
        CemFactor: {"factor": "id"},
        ServqualRow: {"dim": "dim"},
        RaciRow: {"element_id": "node"},
    }[kind]
    return [
        record
        for record in found
        if all(getattr(record, field) == entry[key] for field, key in wanted.items())
    ]


@pytest.mark.parametrize("name", FILES)
def test_every_value_of_a_template_is_stored_or_mapped(name: str, root: Path) -> None:
    data, raw = source(root, name)
    view = RecordView(import_yaml(data, name).records)
    missed = []
    count = 0
    for path, value, entry in leaves(raw):
        count += 1
        if path in MAPPED:
            assert entry is not None
            if not MAPPED[path](view, entry, value):
                missed.append((path, value))
        elif path in STORED:
            kind, field = STORED[path]
            records = record_for(view, kind, entry)
            if len(records) != 1 or not same(getattr(records[0], field), value):
                missed.append((path, value))
        else:
            missed.append((path, value))
    assert missed == []
    assert count > 400


@pytest.mark.parametrize("name", FILES)
def test_importing_a_template_mends_nothing_and_gives_equal_bytes_twice(
    name: str, root: Path
) -> None:
    data, raw = source(root, name)
    first = import_yaml(data, name)
    assert first.repairs == ()
    written = write_cxd(first.records)
    assert written == write_cxd(import_yaml(data, "other name.yaml").records)
    assert set(read_cxd(written, "a.cxd").records) == set(first.records)
    view = RecordView(first.records)
    assert view.count(Element) == len(raw["nodes"])
    assert view.count(Link) == len(raw["edges"])
    assert view.blueprint.lineage_id.startswith("lineage-")


def test_the_sources_are_those_of_the_reference(root: Path) -> None:
    folder = root.parent / "shared" / "reference" / "templates"
    if not folder.is_dir():
        pytest.skip("no reference beside the repository")
    for name in OF_THE_REFERENCE:
        assert source(root, name)[0] == (folder / name).read_bytes()


@pytest.mark.parametrize("name", IN_THREE_LANGUAGES)
def test_every_text_is_in_three_languages(name: str, root: Path) -> None:
    said: dict[tuple[Any, ...], set[str]] = {}
    for record in import_yaml(source(root, name)[0], name).records:
        for path, language, _text in texts_of(record):
            if path[0] != "tags":  # Words that rules know, the same in every language.
                said.setdefault((record.id, *path), set()).add(language)
    assert len(said) > 90
    assert {place: tags for place, tags in said.items() if tags != LANGUAGES} == {}
