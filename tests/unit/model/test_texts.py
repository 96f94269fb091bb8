"""Every text of every record is found and can be changed in its place."""

import typing

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import record_sets

from cxdesigner.model.blueprint import Blueprint, ExperiencePlan
from cxdesigner.model.element import Element
from cxdesigner.model.method import CemNeed
from cxdesigner.model.schema import RECORD_TYPES, REFERENCES
from cxdesigner.model.text import LocalText
from cxdesigner.model.texts import FREE, text_at, text_fields, texts_of, with_text_at

# Plain strings that are not written freely: words of a list, dates, addresses of records.
CODES = """
id unknown order parent_id lane_id step_id end_step_id row_id after_lane_id stage_id
persona_id element_id source_id target_id opportunity_ids subject_id image_ids image_id icon_id
logo_id act_id redundant_with kind role state maturity languages lineage_id date due status
lifecycle value_tier marks maister factors modules servqual drivers principles need_type
category senses service_type automation info_varies collects icon dont idea_card inlet aspect
type unit direction counts evidence_position component_exempt collects_ok loyalty_drivers
remote_channels profile code severity colours key_experiences next_review prov factor dim
paints sha256 mime data language emotion kinds severities rules
persona_ids stage_ids lane_ids former_id attached told hidden_lane_ids findings
"""
KNOWN = set(CODES.split())


def _is_text(annotation: object) -> bool:
    if annotation is str:
        return True
    return any(_is_text(part) for part in typing.get_args(annotation))


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_no_field_that_a_person_writes_in_is_missed(kind):
    references = {reference.field for reference in REFERENCES.get(kind, ())}
    for name, field in kind.model_fields.items():
        if name in text_fields(kind) or name in references:
            continue
        is_code = not _is_text(field.annotation) or name in KNOWN
        assert is_code, f"{kind.__name__}.{name}: a text (FREE) or a code?"


def test_free_strings_exist():
    for kind, names in FREE.items():
        assert set(names) <= set(kind.model_fields)


def test_texts_in_tuples_pairs_and_parts():
    need = CemNeed(id="n", capability=(("people", LocalText.of("train staff")),))
    assert list(texts_of(need)) == [(("capability", 0, 1), "", "train staff")]
    plan = ExperiencePlan(theme=LocalText.of({"en": "Sea", "zh-CN": "海"}), steps=(LocalText(),))
    bp = Blueprint(id="bp", plan=plan, version_label="v2")
    assert list(texts_of(bp)) == [
        (("version_label",), "", "v2"),
        (("plan", "theme"), "en", "Sea"),
        (("plan", "theme"), "zh-CN", "海"),
    ]
    changed = with_text_at(bp, ("plan", "theme"), "zh-CN", "山")
    assert changed.plan.theme.text("zh-CN") == "山"
    assert changed.plan.theme.text("en") == "Sea"
    element = Element(
        id="e", kind="note", lane_id="l", tags=("a", "b"), info=(("price", "12"), ("x", "y"))
    )
    assert [path for path, _tag, _text in texts_of(element)] == [
        ("info", 0, 1),
        ("info", 1, 1),
        ("tags", 0),
        ("tags", 1),
    ]
    assert with_text_at(element, ("info", 1, 1), "", "z").info == (("price", "12"), ("x", "z"))


def test_what_is_not_there_any_more_is_none():
    bp = Blueprint(id="bp")
    assert text_at(bp, ("principles", 3), "") is None
    assert text_at(bp, ("plan", "theme"), "en") is None
    assert text_at(bp, ("title",), "en") is None


@given(record_sets(most=2, most_elements=3), st.text("ab 等", min_size=1, max_size=5))
def test_every_text_can_be_read_and_changed_alone(records, new):
    for record in records:
        found = list(texts_of(record))
        for path, tag, text in found:
            assert text_at(record, path, tag) == text
            changed = with_text_at(record, path, tag, new)
            assert with_text_at(changed, path, tag, text) == record
            others = {(p, t): x for p, t, x in found if (p, t) != (path, tag)}
            now = {(p, t): x for p, t, x in texts_of(changed)}
            assert now == {**others, (path, tag): new}
