"""What the importer tells, and what it refuses with line and words."""

import pytest
import yaml
from yaml_texts import imported, refused, view_of

from cxdesigner.base.i18n import use_language
from cxdesigner.formats import limits
from cxdesigner.formats.yaml_import import import_yaml
from cxdesigner.model.blueprint import (
    Blueprint,
)
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Line
from cxdesigner.model.persona import Persona
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView


def test_unknown_fields_are_told_and_left_out() -> None:
    result = imported("""
        colour: red
        scope: {start: a, middle: b}
        nodes: [{id: c1, lane: customer, col: 1, wieght: 3}]
        cem: {factors: [{id: price, mood: 1}]}
    """)
    messages = [str(repair) for repair in result.repairs]
    assert messages == [
        "Line 2: The field “colour” is not known and was left out.",
        "Line 3: The field “middle” of scope is not known and was left out.",
        'Line 4: The field “wieght” of node "c1" is not known and was left out.',
        'Line 5: The field “mood” of factor "price" is not known and was left out.',
    ]


def test_a_field_that_is_there_twice_is_told() -> None:
    result = imported("title: a\ntitle: b\n")
    assert RecordView(result.records).blueprint.title == LocalText.of("b")
    assert result.repairs[0].line == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "nodes: [{id: c1, lane: customer, kind: cloud, col: 1}]",
            'Line 1, node "c1", field “kind”: Expected one of: touchpoint, action, decision, '
            "system, process, evidence, note. Found “cloud”.",
        ),
        ("nodes: [{id: c1, lane: upstairs, col: 1}]", "evidence, customer, frontstage"),
        ("nodes: [{id: a}, {id: b}]\nedges: [{from: a, to: b, type: magic}]", "flow, interaction"),
        ("kind: poster", "service_blueprint, journey_map"),
        ("maturity: finished", "sketch, draft, review, final"),
        ("nodes: [{id: a, lane: customer, col: first}]", "field “col”: Expected a finite number"),
        ("nodes: [{id: a, lane: customer, col: 1, emotion: .nan}]", "Expected a finite number"),
        ("nodes: [{id: a, lane: customer, col: 1, level: 2.5}]", "Expected a whole number"),
        ("nodes: [{id: a, lane: customer, col: 1, start: maybe}]", "Expected true or false"),
        ("nodes: [{id: a, lane: customer, col: 1, label: [a]}]", "Expected a text"),
        ("nodes: [{id: a, lane: customer, col: 1, work: {least: 1}}]", "{min, max, unit}"),
        ("nodes: {a: b}", "Expected a list"),
        ("nodes: [a]", "Expected fields and values"),
        ("metrics: [{id: m, counts: {1: many}}]", "Expected numbers"),
        ("emotion_scale: {min: 2, max: -2}", "least value below the highest"),
        ("lanes: [{id: x, role: attic}]", "evidence, customer"),
        ("- a\n- b\n", "Expected fields and values, as in"),
        ("just text", "Expected fields and values, as in"),
        ("title: 'x\n", "Line 2"),
        ("a:\n\tb: 1\n", "Line 2, column 1"),
        ("a: [1, 2\nb: 3", "Line 2"),
        ("a: {b: 1\u2028", "Line"),
        ("a: *x", "stands for nothing"),
        ("a: !!python/object/apply:os.system [ls]", "is not allowed"),
        ("a: !!binary aGk=", "is not allowed"),
        ("a: 1\n---\nb: 2\n", "Line 2, column 1: More than one document"),
        ("? [a, b]\n: c\n", "single word or text"),
        ("title: " + "x" * 10_001, "longer than 10000"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_line_and_words(text: str, words: str) -> None:
    assert words in refused(text)


def test_tabs_are_named() -> None:
    assert "with tabs" in refused("a:\n\tb: 1\n")


def test_twenty_of_many_problems_are_shown() -> None:
    nodes = ", ".join(f"{{id: n{n}, lane: customer, kind: x, col: 1, row: {n}}}" for n in range(30))
    assert "30 problems in all" in refused(f"nodes: [{nodes}]")


def test_aliases_count_as_often_as_they_are_used() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    for n in range(1, 9):
        lines.append(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]")
    assert "aliases counted" in refused("\n".join(lines))
    assert "stands for nothing" in refused("a: &a [*a]")


def test_nesting_is_limited() -> None:
    for depth in (limits.DEPTH, 5_000, 100_000):
        assert "Nested deeper than 64 levels" in refused("a: " + "[" * depth)


def test_anchors_and_merges_work() -> None:
    view = view_of("""
        base: &base {lane: customer, kind: touchpoint, channel: shop}
        nodes:
          - {<<: *base, id: a, col: 1}
          - {<<: [*base], id: b, col: 2, channel: web}
    """)
    assert view.need(Element, "a").channel == LocalText.of("shop")
    assert view.need(Element, "b").channel == LocalText.of("web")


def test_other_encodings_and_kinds_of_files_are_named() -> None:
    assert "UTF-16" in refused("title: x".encode("utf-16"))
    assert "UTF-8" in refused("title: é".encode("latin-1"))
    assert "empty" in refused(b"")
    assert "Control characters" in refused(b"title: a\x00b")
    assert import_yaml("\ufefftitle: x".encode(), "a").records


def test_sizes_are_limited() -> None:
    assert "limit is 8 MB" in refused(b"title: x\n" + b"#" * limits.IMPORT_BYTES)


def test_unnamed_persona_is_no_persona_of_the_file() -> None:
    view = view_of("nodes: [{id: a, lane: customer, col: 1, emotion: 1}]")
    assert view.of_type(Persona)[0].id == "persona-unnamed"
    assert isinstance(view.blueprint, Blueprint)
    assert view.of_type(Line)
    assert view.of_type(Step)
    assert not view.of_type(Stage)


@pytest.mark.skipif(not hasattr(yaml, "CSafeLoader"), reason="the other parser has other words")
@pytest.mark.parametrize(
    "text",
    [
        "a: [",
        "a: b: c",
        "a: {x",
        "a: [b, c}",
        "a: @b",
        "a: 'x",
        "- a\nb: c",
        'a: "\\q"',
        "'a' 'b': c",
    ],
)
def test_what_is_no_yaml_is_told_in_the_language_of_the_person(text: str) -> None:
    with use_language("zh-CN"):
        message = str(refused(text))
    words = message.partition("YAML")[2]
    assert words.isascii() is False
    assert not any(char.isascii() and char.isalpha() for char in words), words
