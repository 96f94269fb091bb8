"""The pictures of the rules show what the rules speak about, and are those of the pages."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from cxdesigner.base.geometry import Point
from cxdesigner.base.i18n import LANGUAGES, use_language
from cxdesigner.formats.yaml_import import import_yaml
from cxdesigner.report.rule_page import rule_page
from cxdesigner.report.rule_pictures.examples import Example, examples, files, stores
from cxdesigner.report.rule_pictures.pair import FELT, rule_pictures, said_about
from cxdesigner.report.rule_pictures.tables import CHARTS, NEAR, TABLES
from cxdesigner.rules.registry import all_rules, rules_by_code
from cxdesigner.rules.runner import run
from cxdesigner.scene.items import Scene
from cxdesigner.scene.primitives import Clip, Group, Primitive, TextRun
from tools import rule_examples

PAGES = Path(rule_examples.PAGES)
CODES = sorted(rules_by_code())

LINES = {"L09", "L10", "L11", "S26"}
"""Rules about lines and whole lanes: there is no place to frame."""

ENGLISH = {
    *("App", "Tries", "the", "camera", "English", "complaint", "followup"),  # as somebody wrote
    *("CES", "CRM", "CSAT", "NPS", "SERVQUAL"),
}
"""Words that pictures in Chinese may have."""


@cache
def pair(code: str, language: str = "en") -> tuple[Scene, Scene]:
    with use_language(language):
        found = rule_pictures(code)
    assert found is not None
    return found


def frames(scene: Scene) -> list[str]:
    return [key for key in scene.items if ":frame:" in key]


def drawn(scene: Scene, but: Collection[str] = ()) -> dict[str, object]:
    """What is drawn for each item, its marks included."""
    return {
        key: (item.primitives, [child.primitives for child in item.children])
        for key, item in scene.items.items()
        if key not in but
    }


def words(scene: Scene) -> str:
    def of(primitives: Iterable[Primitive]) -> Iterator[str]:
        for one in primitives:
            if isinstance(one, TextRun):
                yield one.text
            elif isinstance(one, Group | Clip):
                yield from of(one.children)

    items = [*scene.items.values()]
    items += [child for item in items for child in item.children]
    return " ".join(text for item in items for text in of(item.primitives))


def test_the_shipped_examples_are_those_of_the_tests(tmp_path: Path) -> None:
    """If this fails, an example or a template has changed: python3 tools/rule_examples.py."""
    made = tmp_path / "rules.json"
    rule_examples.write_examples(made)
    assert made.read_text(encoding="utf-8") == rule_examples.TARGET.read_text(encoding="utf-8")
    assert set(examples()) == {rule.code for rule in all_rules()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_a_rule_speaks_in_its_wrong_picture_and_is_silent_in_its_right_one(
    code: str, language: str
) -> None:
    example = examples()[code]
    if isinstance(example, Example):
        said = [
            {one.code for one in run(view, maturity="final", select=[code])}
            for view in stores(example, language)
        ]
    else:
        said = [
            {one.code for one in import_yaml(text.encode(), "example.yaml").repairs}
            for text in files(example, language)
        ]
    assert code in said[0]
    assert code not in said[1]


@pytest.mark.parametrize("code", CODES)
def test_what_is_wrong_is_framed_and_differs_from_what_is_right(code: str) -> None:
    wrong, right = pair(code)
    framed = frames(wrong)
    assert bool(framed) == (code not in LINES)
    assert not frames(right)
    assert drawn(wrong, but=framed) != drawn(right)
    assert all(wrong.rect.encloses(wrong.items[key].rect) for key in framed)


def test_a_rule_that_is_not_known_has_no_picture() -> None:
    assert rule_pictures("Z99") is None


@pytest.mark.parametrize("code", CODES)
def test_a_picture_speaks_the_language_of_the_program(code: str) -> None:
    for language in ("zh-CN", "zh-TW"):
        for scene in pair(code, language):
            shown = words(scene)
            if not isinstance(examples()[code], Example):
                # What stands in a file is written by programs.
                shown = " ".join(re.findall(r"(?:label|actor|channel): (.*?)[,}]", shown))
            found = set(re.findall(r"[A-Za-z]{3,}", shown))
            assert found <= ENGLISH | set(CODES), (language, found)


@pytest.mark.parametrize("code", CODES)
def test_what_a_rule_says_about_its_wrong_picture_is_in_the_language_of_the_program(
    code: str,
) -> None:
    with use_language("zh-TW"):
        said = said_about(code)
    assert bool(re.search("[\u4e00-\u9fff]", said)) == isinstance(examples()[code], Example)


def test_a_picture_in_english_has_nothing_chinese() -> None:
    for code in set(CODES) - {"C08"}:
        for scene in pair(code):
            assert not re.search("[\u4e00-\u9fff]", words(scene)), code


def test_the_cell_that_is_wrong_is_the_one_that_is_framed() -> None:
    wrong, _right = pair("D09")
    (frame,) = (wrong.items[key] for key in frames(wrong))
    runs = [run for run in wrong.items[":table"].primitives if isinstance(run, TextRun)]
    inside = [run.text for run in runs if frame.rect.contains(Point(run.x, run.y))]
    assert inside == ["12"]


def test_what_is_in_a_table_is_drawn_above_it_where_it_is_an_element() -> None:
    assert set(TABLES) >= NEAR | set(CHARTS)
    for code in ("X13", "D05"):
        wrong, _right = pair(code)
        table = wrong.items[":below:table"]
        boxes = [item for item in wrong.items.values() if item.kind == "element"]
        assert boxes
        assert all(item.rect.bottom < table.rect.y for item in boxes)
        assert all(item.rect.right <= table.rect.right for item in boxes)


def test_the_curve_is_drawn_for_rules_about_it_alone() -> None:
    with_curve = {code for code in CODES if any(pair(code)[1].of_kind("emotion_curve"))}
    assert with_curve == FELT


def test_each_picture_is_on_its_page_and_each_page_finds_its_pictures() -> None:
    named = set()
    for rule in all_rules():
        page = rule_page(rule) or ""
        found = re.findall(r"\]\(images/([^)]+)\)", page)
        assert found == [f"{rule.code}-wrong.svg", f"{rule.code}-right.svg"]
        named |= set(found)
    assert named == {path.name for path in (PAGES / "images").glob("*.svg")}
