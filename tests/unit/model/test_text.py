import pytest

from cxdesigner.model.text import EMPTY, MAX_LENGTH, LocalText


def test_a_plain_text_shows_in_every_language() -> None:
    text = LocalText.of("Kiosk")
    assert text.is_plain
    assert text.text("zh-TW") == text.text(None) == "Kiosk"
    assert text.has("zh-CN")
    assert text.languages == ()


def test_a_missing_language_falls_back_to_its_sister_then_english() -> None:
    text = LocalText.of({"en": "Pays", "zh-CN": "付款"})
    assert text.text("zh-TW") == "付款"
    assert text.text("fr") == "Pays"
    assert not text.has("zh-TW")


def test_a_line_has_no_breaks_and_is_of_the_language_asked_for() -> None:
    text = LocalText.of({"en": "Check\n  the table", "zh-CN": "检查\n桌面"})
    assert text.line("en") == text.line() == "Check the table"
    assert text.line("zh-CN") == "检查 桌面"
    assert LocalText.of(None).line("en") == ""


def test_typing_in_a_plain_text_keeps_it_plain_and_in_a_map_changes_one_language() -> None:
    assert LocalText.of("a").with_text("b", "en") == LocalText.of("b")
    text = LocalText.of({"en": "Pays", "zh-CN": "付款"}).with_text("Pay", "en")
    assert text.text("en") == "Pay"
    assert text.text("zh-CN") == "付款"
    assert text.with_text("", "zh-CN").languages == ("en",)


def test_entries_do_not_depend_on_the_order_given() -> None:
    assert LocalText.of({"zh-CN": "b", "en": "a"}) == LocalText.of({"en": "a", "zh-CN": "b"})


def test_controls_and_surrogates_never_enter() -> None:
    assert LocalText.of("a\x00\x1b\ud800b\r\nc\td").text() == "ab\nc\td"


def test_blank_is_no_text() -> None:
    assert not LocalText.of("  ")
    assert not LocalText.of({"en": ""})
    assert not EMPTY
    assert LocalText.of(None) is EMPTY


@pytest.mark.parametrize("wrong", [3, ["a"], {"en": 3}, "x" * (MAX_LENGTH + 1)])
def test_what_is_no_text_is_refused(wrong: object) -> None:
    with pytest.raises(ValueError, match="text"):
        LocalText.of(wrong)  # type: ignore[arg-type]


def test_json_form_is_the_one_given() -> None:
    assert LocalText.of("a").to_json() == "a"
    assert LocalText.of({"zh-TW": "乙", "en": "a"}).to_json() == {"en": "a", "zh-TW": "乙"}
    assert EMPTY.to_json() == ""
