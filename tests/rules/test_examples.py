"""The worked example of each rule makes it fire, with what that example says and nothing else."""

import pytest
from rules_examples import EXAMPLES
from rules_templates import Edit

from cxdesigner.rules.registry import all_rules


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_worked_example_fires_the_rule(code: str) -> None:
    letter, edit, together = EXAMPLES[code]
    changed = Edit(letter)
    edit(changed)
    found = changed.codes()
    assert code in found
    if together is not None:
        assert found == {code, *together.split()}


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_message_of_the_example_can_be_read(code: str) -> None:
    letter, edit, _ = EXAMPLES[code]
    changed = Edit(letter)
    edit(changed)
    for finding in changed.findings():
        assert finding.message
        assert "{" not in finding.message
        assert finding.to_json()["fix"] == (finding.fix_label or None)
        assert all(subject in changed.store for subject in finding.subjects)


def test_every_rule_of_a_store_has_an_example() -> None:
    raw = {"S01", "S04", "S06", "S24", "D03"}
    assert {one.code for one in all_rules()} == set(EXAMPLES) | raw
