"""Changes in the words of a reader."""

import pytest

from cxdesigner.model.text import LocalText
from cxdesigner.report.comparing.words import text_rows


@pytest.mark.parametrize(
    ("before", "after", "rows"),
    [
        ("Eat", "Dine", (("", "Eat", "Dine"),)),
        ("", "Dine", (("", "", "Dine"),)),
        ({"en": "Eat", "zh-CN": "吃"}, {"en": "Eat", "zh-CN": "用餐"}, (("zh-CN", "吃", "用餐"),)),
        ({"en": "Eat"}, {"en": "Eat", "zh-CN": "吃"}, (("zh-CN", "", "吃"),)),
        ("Eat", {"en": "Eat", "zh-CN": "吃"}, (("zh-CN", "Eat", "吃"),)),
        ("", {"en": "Eat"}, (("en", "", "Eat"),)),
        ("Eat", {"en": "Eat"}, (("", "Eat", "Eat"),)),
    ],
)
def test_a_text_is_told_in_the_languages_in_which_it_differs(
    before: str, after: object, rows: tuple[tuple[str, str, str], ...]
) -> None:
    assert text_rows(LocalText.of(before), LocalText.of(after)) == rows  # type: ignore[arg-type]
