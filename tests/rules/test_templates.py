"""The templates are drawn right, so rules say nothing about them."""

import pytest
from rules_templates import TEMPLATES, records

from cxdesigner.formats.templates import load_template
from cxdesigner.model.blueprint import MATURITIES, Maturity
from cxdesigner.model.view import RecordView
from cxdesigner.rules.runner import run


@pytest.mark.parametrize("maturity", MATURITIES)
@pytest.mark.parametrize("letter", TEMPLATES)
def test_templates_have_no_findings(letter: str, maturity: Maturity) -> None:
    assert run(RecordView(records(letter)), maturity=maturity) == ()


@pytest.mark.parametrize("maturity", MATURITIES)
@pytest.mark.parametrize("name", ["homestay", "bank-account", "car-claim", "flight", "museum"])
def test_templates_of_our_own_have_no_findings(name: str, maturity: Maturity) -> None:
    assert run(RecordView(load_template(name)), maturity=maturity) == ()
