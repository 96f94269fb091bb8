import plistlib
import threading
from pathlib import Path

import pytest

from cxdesigner.base import i18n


@pytest.mark.parametrize(
    ("tag", "served"),
    [
        ("en", "en"),
        ("de-DE", "en"),
        ("C", "en"),
        ("", "en"),
        ("zh", "zh-CN"),
        ("zh_CN.UTF-8", "zh-CN"),
        ("zh-Hans-HK", "zh-CN"),
        ("zh_SG", "zh-CN"),
        ("zh-Hant", "zh-TW"),
        ("zh_HK.UTF-8", "zh-TW"),
        ("zh-Hant-MO", "zh-TW"),
        ("zh_TW@radical", "zh-TW"),
        ("zha", "en"),
        ("pseudo", "pseudo"),
    ],
)
def test_a_reader_is_served_in_the_nearest_language(tag: str, served: str) -> None:
    assert i18n.match_language(tag) == served


@pytest.mark.parametrize(
    ("variables", "served"),
    [
        ({"LANG": "zh_TW.UTF-8"}, "zh-TW"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh-CN"),
        ({"LC_ALL": "C", "LANG": "zh_HK.UTF-8"}, "zh-TW"),
        ({"LANGUAGE": "zh_HK:en", "LANG": "en_US.UTF-8"}, "zh-TW"),
        ({"LANG": "C.UTF-8"}, "en"),
    ],
)
def test_without_a_choice_the_system_decides(
    variables: dict[str, str], served: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(i18n.locale, "getlocale", lambda: (None, None))
    i18n.set_language(None)
    assert i18n.language() == served


@pytest.mark.parametrize(
    ("languages", "served"),
    [(["zh-Hant-TW", "en-TW"], "zh-TW"), (["zh-Hans-CN"], "zh-CN"), (["de-DE", "zh-Hans"], "en")],
)
def test_a_program_started_from_the_finder_speaks_the_language_of_the_mac(
    languages: list[str], served: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(i18n.locale, "getlocale", lambda: (None, None))
    monkeypatch.setattr(i18n.sys, "platform", "darwin")
    monkeypatch.setattr(i18n.Path, "home", lambda: tmp_path)
    preferences = tmp_path / "Library" / "Preferences" / ".GlobalPreferences.plist"
    preferences.parent.mkdir(parents=True)
    assert i18n.system_language() == "en"
    preferences.write_bytes(b"damaged")
    assert i18n.system_language() == "en"
    data = plistlib.dumps({"AppleLanguages": languages}, fmt=plistlib.FMT_BINARY)
    preferences.write_bytes(data)
    assert i18n.system_language() == served
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert i18n.system_language() == "zh-CN"


def test_an_export_in_another_language_does_not_flip_the_window() -> None:
    i18n.set_language("zh-CN")
    seen = []
    with i18n.use_language("zh-TW"):
        assert i18n.language() == "zh-TW"
        thread = threading.Thread(target=lambda: seen.append(i18n.language()))
        thread.start()
        thread.join()
        with i18n.use_language("en"):
            assert i18n.language() == "en"
        assert i18n.language() == "zh-TW"
    assert seen == ["zh-CN"]
    assert i18n.language() == "zh-CN"


def test_the_empty_text_stays_empty_in_every_language() -> None:
    for tag in (*i18n.LANGUAGES, i18n.PSEUDO):
        with i18n.use_language(tag):
            assert i18n._("") == ""


def test_pseudo_texts_keep_placeholders_and_mark_up() -> None:
    with i18n.use_language("pseudo"):
        text = i18n._("Save {name} as <b>copy</b>: {count:.1f} {{x}}")
        assert text.startswith("⟦Sávé {name} ")
        assert text.endswith("⟧")
        filled = text.format(name="n", count=1)
        assert "<b>" in filled
        assert "1.0" in filled


def test_pseudo_plurals_choose_by_number() -> None:
    with i18n.use_language("pseudo"):
        assert i18n.ngettext("{n} step", "{n} steps", 1) == "⟦{n} štép⟧"
        assert i18n.ngettext("{n} step", "{n} steps", 2) == "⟦{n} štépš⟧"


def test_a_marked_text_is_translated_only_where_it_is_shown() -> None:
    with i18n.use_language("pseudo"):
        assert i18n.N_("Save") == "Save"


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0, 0, "0"),
        (-1.5, 1, "−1.5"),
        (-0.04, 1, "0.0"),
        (12345.678, 2, "12,345.68"),
        (-1234, 0, "−1,234"),
    ],
)
def test_numbers_are_written_for_readers(value: float, decimals: int, text: str) -> None:
    assert i18n.format_number(value, decimals) == text


@pytest.mark.parametrize(("tongue", "told"), [("en", "One. Two."), ("zh-TW", "One.Two.")])
def test_between_sentences_is_the_space_of_the_language(tongue: str, told: str) -> None:
    with i18n.use_language(tongue):
        assert i18n.in_sequence(["One.", "Two."]) == told


@pytest.mark.parametrize(("tag", "told"), [("en", "9 · 30"), ("zh-CN", "9·30"), ("zh-TW", "9·30")])
def test_the_dot_between_words_has_the_width_of_its_language(tag: str, told: str) -> None:
    with i18n.use_language(tag):
        assert i18n.dotted(["9", "", "30"]) == told
