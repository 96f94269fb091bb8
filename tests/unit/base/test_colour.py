"""Colours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxdesigner.base.colour import Colour, contrast, mix, over, parse

BLACK, WHITE = Colour(0, 0, 0), Colour(255, 255, 255)


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("#fff", WHITE),
        ("#18202B", Colour(24, 32, 43)),
        ("#ff000080", Colour(255, 0, 0, 128)),
    ],
)
def test_written_colours_are_read(text: str, colour: Colour) -> None:
    assert parse(text) == colour


@pytest.mark.parametrize("text", ["", "red", "#12", "#12345", "fff", "#ggg", "#fff\n"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a colour"):
        parse(text)


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_hex_is_read_back(parts: tuple[int, int, int]) -> None:
    assert parse(Colour(*parts).hex)[:3] == parts


def test_mixing_goes_from_one_to_the_other() -> None:
    assert mix(WHITE, BLACK, 0) == WHITE
    assert mix(WHITE, BLACK, 1) == BLACK
    assert mix(WHITE, BLACK, 0.2) == Colour(204, 204, 204)


def test_half_transparent_black_over_white_is_grey() -> None:
    assert over(Colour(0, 0, 0, 128), WHITE) == Colour(127, 127, 127)


def test_contrast_as_in_the_examples_of_wcag() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast(WHITE, WHITE) == pytest.approx(1)
    # The lightest grey that passes on white at 4.5 : 1.
    assert contrast(parse("#767676"), WHITE) == pytest.approx(4.54, abs=0.01)
