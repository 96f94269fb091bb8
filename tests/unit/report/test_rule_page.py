import re
from pathlib import Path

import pytest

from cxdesigner.base import paths
from cxdesigner.base.i18n import _, use_language
from cxdesigner.report.rule_page import MANY, page_body, page_here, rule_page, says, source_of
from cxdesigner.report.rule_sources import WORDED_SOURCES
from cxdesigner.report.when import ALONE, WHEN
from cxdesigner.report.whys import WHYS
from cxdesigner.rules.registry import all_rules, find_rule


def test_every_rule_has_a_page_with_a_reason() -> None:
    for rule in all_rules():
        page = rule_page(rule)
        assert page is not None
        assert page.startswith(f"# {rule.code} ")
        body = page_body(page)
        assert "## Why" in body
        assert not body.startswith("#")


def test_what_is_left_open_ends_a_sentence_without_a_fourth_dot() -> None:
    assert not [rule.code for rule in all_rules() if "…." in says(rule)]


def test_the_reason_on_a_page_is_the_one_the_program_translates() -> None:
    assert set(WHYS) == {rule.code for rule in all_rules()}
    for rule in all_rules():
        page = " ".join((rule_page(rule) or "").split())
        assert f"## Why {WHYS[rule.code]} Source: " in page, rule.code


def test_when_and_what_is_left_alone_are_those_of_the_page() -> None:
    assert set(WHEN) == {rule.code for rule in all_rules()}
    for rule in all_rules():
        plain = re.sub(r"\[(\w+)\]\(\w+\.md\)", r"\1", rule_page(rule) or "")
        blocks = [" ".join(block.split()) for block in plain.split("\n\n")]
        assert blocks[2] == WHEN[rule.code]
        alone = f"Left alone: {ALONE[rule.code]}" if rule.code in ALONE else None
        assert [one for one in blocks if one.startswith("Left alone")] == [alone] * bool(alone)
        assert (MANY in blocks) == bool(rule.collapsed)


def test_sources_with_words_are_those_of_the_pages() -> None:
    said = {source_of(rule_page(rule) or "") for rule in all_rules()}
    assert set(WORDED_SOURCES) <= said
    # What is left names works, people and years.
    for source in said - set(WORDED_SOURCES):
        assert re.search(r"[A-Z]", source)
        assert not re.search(r"\b(the|of|practice|rule|research|on)\b", source.lower()) or (
            "The Psychology" in source or "Moments of Truth" in source
        )


@pytest.mark.parametrize("tag", ["zh-CN", "zh-TW"])
def test_the_page_of_a_rule_is_in_the_language_of_the_program(tag: str) -> None:
    for rule in all_rules():
        with use_language(tag):
            page, why = page_here(rule), _(WHYS[rule.code])
            when, source = _(WHEN[rule.code]), _(source_of(rule_page(rule) or ""))
        assert when != WHEN[rule.code]
        assert f"\n\n{when}\n\n" in page
        assert why != WHYS[rule.code]
        assert f"\n\n{why}\n\n" in page
        assert source in page
        assert not re.search("Speaks when|Left alone|On four fifths|Practice of|Convention", page)


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of resources as an installed program has it."""
    folder = tmp_path / "resources"
    (folder / "rules").mkdir(parents=True)
    monkeypatch.setattr(paths, "_resource_root", lambda: folder)
    return folder / "rules"


def test_an_installed_program_reads_its_own_pages(installed: Path) -> None:
    rule = find_rule("X06")
    assert rule is not None
    assert rule_page(rule) is None
    (installed / "X06.md").write_text("# X06 `time-over-tolerance`\n", encoding="utf-8")
    assert rule_page(rule) == "# X06 `time-over-tolerance`\n"
