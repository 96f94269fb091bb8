"""Colour themes."""

import json
from pathlib import Path

import pytest

from cxdesigner.base import paths
from cxdesigner.base.colour import Colour, contrast, over
from cxdesigner.base.errors import LayoutError
from cxdesigner.model.element import MARKS
from cxdesigner.model.lane import BLUEPRINT_ROLES, JOURNEY_ROLES
from cxdesigner.model.link import LINK_KINDS
from cxdesigner.scene import theme as themes
from cxdesigner.scene.theme import NAMES, PRINT, TEXT_ON, Theme


@pytest.mark.parametrize("name", NAMES)
def test_every_theme_knows_every_token(name: str) -> None:
    assert set(Theme.load(name).tokens) == set(Theme.load("light").tokens)


@pytest.mark.parametrize("name", NAMES)
def test_texts_are_readable_on_what_they_stand_on(name: str) -> None:
    theme = Theme.load(name)
    canvas = theme.colour("canvas")
    faint = {
        (text, ground): round(found, 2)
        for text, grounds in TEXT_ON.items()
        for ground in grounds
        if (found := contrast(theme.colour(text), over(theme.colour(ground), canvas))) < 4.5
    }
    assert faint == {}


@pytest.mark.parametrize("name", NAMES)
def test_strokes_that_carry_meaning_stand_out(name: str) -> None:
    # WCAG 2.2, 1.4.11: 3 : 1 for graphics that are needed to understand.
    theme = Theme.load(name)
    canvas = theme.colour("canvas")
    tokens = ["line.ink", "emotion.curve", *(f"link.{kind}" for kind in LINK_KINDS)]
    tokens += [f"emotion.persona.{number}" for number in range(1, 9)]
    faint = [token for token in tokens if contrast(theme.colour(token), canvas) < 3]
    assert faint == []


@pytest.mark.parametrize("name", [name for name in NAMES if name != PRINT])
def test_edges_of_fields_and_the_focus_stand_out(name: str) -> None:
    # WCAG 2.2, 1.4.11 and 2.4.13: what tells a field, and where keys go.
    theme = Theme.load(name)
    grounds = ("ui.window", "ui.panel", "ui.field", "ui.canvas")
    pairs = [("ui.field.border", ground) for ground in grounds[:3]]
    pairs += [("ui.focus", ground) for ground in (*grounds, "ui.selected", "ui.hover")]
    pairs += [("ui.accent.ink", "ui.accent"), ("selection", "canvas"), ("focus", "canvas")]
    faint = [pair for pair in pairs if contrast(*(theme.colour(key) for key in pair)) < 3]
    assert faint == []


def test_high_contrast_is_high() -> None:
    # WCAG 2.2, 1.4.6: 7 : 1 for every text; and what is chosen has an edge, not a tint alone.
    theme = Theme.load("high-contrast")
    canvas = theme.colour("canvas")
    faint = {
        (text, ground): round(found, 2)
        for text, grounds in TEXT_ON.items()
        for ground in grounds
        if (found := contrast(theme.colour(text), over(theme.colour(ground), canvas))) < 7
    }
    assert faint == {}
    edges = ("ui.border", "ui.field.border", "ui.selected.border", "ui.hover.border", "ui.focus")
    assert all(contrast(theme.colour(edge), theme.colour("ui.panel")) >= 7 for edge in edges)


@pytest.mark.parametrize("name", NAMES)
def test_every_role_mark_and_kind_has_its_colours(name: str) -> None:
    theme = Theme.load(name)
    for role in (*BLUEPRINT_ROLES, *JOURNEY_ROLES):
        assert theme.knows(f"lane.{role}")
        assert theme.knows(f"lane.{role}.tint")
    for mark in MARKS:
        assert theme.knows(f"badge.{mark}")
        assert theme.knows(f"badge.{mark}.ink")
    assert all(theme.knows(f"link.{kind}") for kind in LINK_KINDS)


def test_the_look_of_a_light_sheet() -> None:
    theme = Theme.load("light")
    assert theme.colour("ink").hex == "#18202b"
    assert theme.colour("lane.customer").hex == "#1f5fbf"
    assert theme.colour("lane.doing") == theme.colour("lane.customer")
    assert not theme.dark()
    assert Theme.load("dark").dark()


def test_literal_colours_are_taken_as_they_are() -> None:
    assert Theme.load("light").colour("#ff000080") == Colour(255, 0, 0, 128)


def test_an_unknown_token_is_an_error_never_a_guess() -> None:
    theme = Theme.load("light")
    assert not theme.knows("no.such.token")
    with pytest.raises(LayoutError, match=r"no\.such\.token"):
        theme.colour("no.such.token")


def test_an_unknown_theme_is_told() -> None:
    with pytest.raises(LayoutError, match="sepia"):
        Theme.load("sepia")


def test_a_brand_replaces_some_colours() -> None:
    brand = Theme.load("light").replaced({"lane.customer": Colour(1, 2, 3)}, "brand")
    assert brand.colour("lane.customer") == Colour(1, 2, 3)
    assert brand.colour("ink") == Theme.load("light").colour("ink")


@pytest.mark.parametrize("content", ['{"ink": "=ink"}', '{"ink": "blue"}', "[]", "{"])
def test_a_damaged_theme_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "light.json").write_text(content, encoding="utf-8")
    monkeypatch.setattr(paths, "_resource_root", lambda: tmp_path)
    with pytest.raises(LayoutError, match="could not be read"):
        themes._load.__wrapped__("light")


@pytest.mark.parametrize("name", NAMES)
def test_theme_files_say_each_token_once(root: Path, name: str) -> None:
    pairs = json.loads(
        (root / "resources" / "themes" / f"{name}.json").read_text(encoding="utf-8"),
        object_pairs_hook=list,
    )
    tokens = [token for token, _ in pairs]
    assert len(tokens) == len(set(tokens))
