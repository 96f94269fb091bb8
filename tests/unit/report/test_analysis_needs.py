"""What analyses without data want, and the way to it that each of them offers."""

from __future__ import annotations

import pytest

from cxdesigner.analysis.facts import Facts
from cxdesigner.editor.builtin import register_all
from cxdesigner.formats.templates import load_template
from cxdesigner.model.store import Store
from cxdesigner.report.analysis_pages.needs import need_of
from cxdesigner.report.analysis_pages.page import PAGE_KEYS

NOTHING_DRAWN = Facts(Store(load_template("empty-blueprint")))


@pytest.mark.parametrize("key", PAGE_KEYS)
def test_every_page_offers_a_way_to_its_data_even_where_nothing_is_drawn(key: str) -> None:
    need = need_of(NOTHING_DRAWN, key)
    assert need.sentence
    assert need.offers
    actions = register_all()
    for offer in need.offers:
        if offer.kind == "action":
            assert offer.name in actions


@pytest.mark.parametrize("key", ["emotion", "pains", "time", "links", "reach", "deviation"])
def test_what_needs_touchpoints_begins_with_one(key: str) -> None:
    (offer,) = need_of(NOTHING_DRAWN, key).offers
    assert offer.name == "insert.touchpoint"
    (offer,) = need_of(Facts(Store(load_template("outpatient"))), key).offers
    assert offer.name != "insert.touchpoint"


@pytest.mark.parametrize("key", ["nps", "csat", "ces"])
def test_answers_of_a_survey_can_be_read_from_a_file(key: str) -> None:
    assert "file.import_data" in [offer.name for offer in need_of(NOTHING_DRAWN, key).offers]
