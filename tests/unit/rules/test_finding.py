"""Messages are filled when they are read."""

from cxdesigner.base.i18n import use_language
from cxdesigner.model.text import LocalText
from cxdesigner.rules.finding import Finding, Term, document_hit, fill, hit
from cxdesigner.rules.languages import has_language
from cxdesigner.rules.settings import channel_words, is_digital


def test_texts_are_shown_in_the_language_in_use() -> None:
    params = (("name", LocalText.of({"en": "Pay", "zh-CN": "付款"})),)
    assert fill("“{name}”", params) == "“Pay”"
    with use_language("zh-CN"):
        assert "付款" in fill("“{name}”", params)


def test_braces_and_line_breaks_of_a_person_stay_plain_text() -> None:
    assert fill("“{name}”", (("name", LocalText.of("{x}\n{0}")),)) == "“{x} {0}”"


def test_numbers_and_lists() -> None:
    params = (("a", 2.0), ("b", 2.5), ("c", (Term("goals"), "x")), ("d", 2.255), ("e", -3))
    assert fill("{a} {b} {c} {d} {e}", params) == "2 2.5 goals, x 2.25 −3"


def test_a_hit_is_about_records_and_a_document_hit_about_all() -> None:
    assert hit("a", name="x")[0].params == (("name", "x"),)
    assert document_hit(["a"])[0].document


def test_a_collapsed_finding_stays_the_same_when_its_parts_change() -> None:
    part = Finding("X15", "channel-missing", "warning", ("a",), "t")
    whole = [
        Finding("X15", "channel-missing", "warning", ids, "t", document=True, parts=(part,))
        for ids in (("a", "b"), ("a",))
    ]
    assert whole[0].key == whole[1].key != part.key


def test_languages_are_matched_by_their_parts() -> None:
    text = LocalText.of({"zh-CN": "付款"})
    assert has_language(text, "zh_cn")
    assert has_language(text, "zh")
    assert not has_language(text, "zh-TW")
    assert has_language(LocalText.of("CRM"), "de")


def test_channels_are_known_in_any_case_and_spacing() -> None:
    assert channel_words(LocalText.of({"en": " Text  Message "})) == {"text message"}
    assert is_digital(LocalText.of("小程序"))
    assert not is_digital(LocalText.of("门店"))
    assert not is_digital(LocalText.of("web"), online=False)
