from pathlib import Path

import pytest

from cxdesigner.base import paths
from cxdesigner.report.rule_page import page_body, rule_page
from cxdesigner.rules.registry import all_rules, find_rule


def test_every_rule_has_a_page_with_a_reason() -> None:
    for rule in all_rules():
        page = rule_page(rule)
        assert page is not None
        assert page.startswith(f"# {rule.code} ")
        body = page_body(page)
        assert "## Why" in body
        assert not body.startswith("#")


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
