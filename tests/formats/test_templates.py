"""The shipped templates and the schema are current, and right."""

import json
from pathlib import Path

import jsonschema
import pytest

from cxdesigner.base.errors import FormatError
from cxdesigner.base.i18n import use_language
from cxdesigner.formats.build_templates import build
from cxdesigner.formats.cxd_write import APPLICATION, write_cxd
from cxdesigner.formats.schema import FILE_NAME, document_schema, schema_text
from cxdesigner.formats.templates import load_template, template_names
from cxdesigner.model.asset import Asset
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Line
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Store

NAMES = (
    *("empty-blueprint", "empty-journey"),
    *("hot-pot", "electronics", "outpatient", "homestay"),
    *("broadband", "online-order", "service-hall", "onboarding"),
    *("bank-account", "car-claim", "flight", "museum"),
)


def test_the_templates_are_those_that_the_tool_builds(root: Path) -> None:
    built = build(root / "tests" / "data" / "templates")
    assert set(built) == set(NAMES)
    for name, data in built.items():
        shipped = (root / "resources" / "templates" / f"{name}.cxd").read_bytes()
        # The header names the program that wrote the file; a new version alone changes nothing.
        assert shipped.split(b"\n")[1:] == data.split(b"\n")[1:], (
            "python -m cxdesigner.formats.build_templates"
        )


@pytest.mark.parametrize("name", NAMES)
def test_a_template_can_be_edited(name: str) -> None:
    store = Store(load_template(name))
    before = dict(store.records)
    with store.trial() as tx:
        tx.delete([step.id for step in store.steps])
        assert store.count(Step) == 0
    assert dict(store.records) == before
    assert write_cxd(store).startswith(b'{"format":"cxd"')
    assert APPLICATION.encode() in write_cxd(store)


def test_figures_of_samples_are_labelled_as_examples() -> None:
    for template in template_names():
        blueprint = Store(load_template(template.name)).blueprint
        assert blueprint.illustrative is not template.is_empty


def test_empty_templates_show_a_grid() -> None:
    blueprint = Store(load_template("empty-blueprint"))
    assert (len(blueprint.lanes), blueprint.count(Line), len(blueprint.steps)) == (5, 3, 4)
    journey = Store(load_template("empty-journey"))
    assert [lane.role for lane in journey.lanes][:2] == ["doing", "thinking"]
    assert journey.blueprint.kind == "journey_map"
    for store in (blueprint, journey):
        assert store.count(Element) == 0
        assert store.stages == ()


def test_frames_of_the_storyboard_have_pictures_that_are_described() -> None:
    store = Store(load_template("museum"))
    (board,) = [lane for lane in store.lanes if lane.role == "note"]
    frames = [one for one in store.of_type(Element) if one.lane_id == board.id]
    pictures = [store.need(Asset, key) for one in frames for key in one.image_ids]
    assert len(pictures) == len(frames) == store.count(Asset) == 8
    assert {(picture.width, picture.height) for picture in pictures} == {(480, 320)}
    assert [picture.alt for picture in pictures] == [one.label for one in frames]


def test_templates_are_named_in_the_language_in_use() -> None:
    assert [template.name for template in template_names()] == list(NAMES)
    assert template_names()[0].title == "Empty service blueprint"
    with use_language("pseudo"):
        assert template_names()[0].title.startswith("⟦")


def test_an_unknown_template_is_told_with_the_known_ones() -> None:
    with pytest.raises(FormatError, match="outpatient"):
        load_template("../outpatient")


def test_the_schema_is_that_of_the_records(root: Path) -> None:
    shipped = root / "resources" / "schema" / FILE_NAME
    assert shipped.read_text(encoding="utf-8") == schema_text(), (
        "python -m cxdesigner.formats.schema"
    )


@pytest.mark.parametrize("name", NAMES)
def test_templates_fit_the_schema(name: str) -> None:
    schema = document_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    document = json.loads(write_cxd(load_template(name)))
    assert list(validator.iter_errors(document)) == []
    if name == "outpatient":
        for change in ({"kind": "cloud"}, {"lane_id": 4}, {"label": 1}, {"id": "a b"}):
            broken = json.loads(json.dumps(document))
            element = next(raw for raw in broken["records"] if raw["type"] == "element")
            element.update(change)
            assert list(validator.iter_errors(broken)), change
