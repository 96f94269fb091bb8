"""What the documentation of the command line promises."""

import re
from pathlib import Path

import pytest
import yaml

from cxdesigner.rules.safe import SAFE


@pytest.fixture
def page(root: Path) -> str:
    return (root / "docs" / "command-line.md").read_text(encoding="utf-8")


def test_the_hook_of_pre_commit_runs(run, page: str, document: Path) -> None:
    block = re.search(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert block is not None
    (hook,) = yaml.safe_load(block[1])["repos"][0]["hooks"]
    assert re.search(hook["files"], document.name)
    program, *arguments = hook["entry"].split()
    assert program == "cxdesigner"
    assert run(*arguments, *hook["args"], document, document).code == 0


def test_every_key_of_the_figures_is_documented(run, page: str, document: Path) -> None:
    told = set(re.findall(r"`(?:lead_time\.)?([a-z_]+)`", page))
    keys = set(run("analyse", document, "--json").json) - {"lead_time"}
    assert keys <= told


def test_the_safe_fixes_are_listed(page: str) -> None:
    assert set(re.findall(r"^\| ([A-Z]\d\d) \|", page, re.MULTILINE)) == SAFE


def test_every_formula_has_its_source(root: Path) -> None:
    text = (root / "docs" / "analyses.md").read_text(encoding="utf-8")
    sections = dict(part.split("\n", 1) for part in text.split("\n## ")[1:])
    formulas = {title for title, body in sections.items() if re.search(r"`\w+\.py`", body)}
    formulas -= {"What if", "Pictures", "In the window", "On the drawing"}
    assert len(formulas) >= 18
    assert [title for title in sorted(formulas) if "Source:" not in sections[title]] == []
