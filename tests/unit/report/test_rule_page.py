from pathlib import Path

import pytest

from cxdesigner.base import paths
from cxdesigner.base.i18n import _, use_language
from cxdesigner.report.rule_page import page_body, page_here, rule_page, source_of
from cxdesigner.report.rule_sources import SOURCES
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


def test_the_reason_on_a_page_is_the_one_the_program_translates() -> None:
    assert set(WHYS) == {rule.code for rule in all_rules()}
    for rule in all_rules():
        page = " ".join((rule_page(rule) or "").split())
        assert f"## Why {WHYS[rule.code]} Source: " in page, rule.code


def test_the_sources_on_the_pages_are_those_the_program_translates() -> None:
    assert set(SOURCES) == {source_of(rule_page(rule) or "") for rule in all_rules()}


def test_a_source_is_named_in_the_language_of_the_program() -> None:
    with use_language("zh-TW"):
        assert "來源：人物誌的實務。" in page_here(find_rule("C02"))


@pytest.mark.parametrize("tag", ["zh-CN", "zh-TW"])
def test_the_page_of_a_rule_is_in_the_language_of_the_program(tag: str) -> None:
    for rule in all_rules():
        with use_language(tag):
            page, why = page_here(rule), _(WHYS[rule.code])
            source = _(source_of(rule_page(rule) or ""))
        assert why != WHYS[rule.code]
        assert f"\n\n{why}\n\n" in page
        assert source in page
        assert "Speaks when" not in page


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
