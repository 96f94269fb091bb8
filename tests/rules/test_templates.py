"""The templates are drawn right, so rules say nothing about them."""

import pytest
from rules_templates import TEMPLATES, records

from cxdesigner.formats.templates import load_template, template_names
from cxdesigner.model.blueprint import MATURITIES, Maturity
from cxdesigner.model.view import RecordView
from cxdesigner.rules.runner import run


@pytest.mark.parametrize("maturity", MATURITIES)
@pytest.mark.parametrize("letter", TEMPLATES)
def test_templates_have_no_findings(letter: str, maturity: Maturity) -> None:
    assert run(RecordView(records(letter)), maturity=maturity) == ()


@pytest.mark.parametrize("maturity", MATURITIES)
@pytest.mark.parametrize("name", [one.name for one in template_names()])
def test_no_shipped_template_has_findings(name: str, maturity: Maturity) -> None:
    assert run(RecordView(load_template(name)), maturity=maturity) == ()
