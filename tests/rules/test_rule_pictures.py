"""The pictures of the rules show what the rules speak about, and are those of the pages."""

import re
from pathlib import Path

import pytest
from rules_examples import EXAMPLES

from cxdesigner.report.rule_page import rule_page
from cxdesigner.report.rule_pictures import examples, rule_pictures, stores
from cxdesigner.rules.registry import all_rules
from cxdesigner.rules.runner import run
from tools import rule_examples

PAGES = Path(rule_examples.PAGES)


def test_the_shipped_examples_are_those_of_the_tests(tmp_path: Path) -> None:
    """If this fails, an example or a template has changed: python3 tools/rule_examples.py."""
    made = tmp_path / "rules.json"
    rule_examples.write_examples(made)
    assert made.read_text(encoding="utf-8") == rule_examples.TARGET.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", EXAMPLES)
def test_a_rule_speaks_in_its_wrong_picture_and_is_silent_in_its_right_one(code: str) -> None:
    wrong, right = stores(examples()[code])
    assert code in {one.code for one in run(wrong, maturity="final")}
    assert code not in {one.code for one in run(right, maturity="final")}


def test_what_is_wrong_is_framed_and_what_is_right_is_not() -> None:
    drawn = {rule.code: rule_pictures(rule.code) for rule in all_rules()}
    pairs = {code: pair for code, pair in drawn.items() if pair is not None}
    assert len(pairs) > 50
    assert {"L09", "L10", "S12", "S17"} <= set(pairs)
    for code, (wrong, right) in pairs.items():
        assert wrong.items != right.items, code
        assert not any(key.startswith(":frame") for key in right.items), code
    for code in ("L01", "X09", "S16", "S23", "C03", "X15"):
        framed = {key for key in pairs[code][0].items if key.startswith(":frame")}
        assert framed, code


def test_a_difference_that_cannot_be_seen_has_no_picture() -> None:
    assert rule_pictures("C05") is None
    assert rule_pictures("D08") is None
    assert rule_pictures("Z99") is None


def test_each_picture_is_on_its_page_and_each_page_finds_its_pictures() -> None:
    named = set()
    for rule in all_rules():
        page = rule_page(rule) or ""
        found = re.findall(r"\]\(images/([^)]+)\)", page)
        pair = rule_pictures(rule.code)
        assert len(found) == (0 if pair is None else 2), rule.code
        named |= set(found)
    assert named == {path.name for path in (PAGES / "images").glob("*.svg")}
