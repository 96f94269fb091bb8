"""Pieces of SVG text."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxdesigner.render.markup import Ids, attributes, number, words


@pytest.mark.parametrize(
    ("value", "text"),
    [(1.0, "1"), (0.1 + 0.2, "0.3"), (-0.001, "0"), (12345.678, "12345.68"), (100, "100")],
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert number(value) == text


@given(st.text())
def test_any_text_can_be_written_and_read(text: str) -> None:
    node = ElementTree.fromstring(f'<a b="{words(text)}">{words(text)}</a>')
    kept = "".join(char if char.isprintable() or char in "\t\n\r" else "" for char in text)
    assert node.text is None or set(kept) <= set(node.text)
    assert node.get("b") == (node.text or "")


@given(st.lists(st.text(max_size=4), max_size=12))
def test_ids_are_unique_and_without_spaces(wanted: list[str]) -> None:
    ids = Ids()
    found = [ids.take(one) for one in wanted]
    assert len(set(found)) == len(found)
    assert all(one and not any(char.isspace() for char in one) for one in found)


def test_an_id_that_can_stay_stays() -> None:
    ids = Ids()
    assert [ids.take("c2"), ids.take("badge:c2:wait"), ids.take("c2")] == [
        "c2",
        "badge:c2:wait",
        "c2-2",
    ]


def test_attributes_without_value_are_left_out() -> None:
    assert attributes(data_kind="link", data_lane=None, id="") == ' data-kind="link"'
