"""Signs of marks."""

import pytest

from cxdesigner.scene.blocks.badge import MARK_NAMES, badge_shape
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.primitives import TextRun


@pytest.mark.parametrize("mark", sorted(MARK_NAMES))
def test_known_marks_are_signs_without_text(mark: str) -> None:
    """A letter in a badge would be smaller than any readable type and found by a search."""
    drawn = badge_shape(mark, Typesetter("en"))
    assert drawn
    assert not [part for part in drawn if isinstance(part, TextRun)]
