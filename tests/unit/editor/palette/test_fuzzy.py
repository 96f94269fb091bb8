"""What fits better comes first."""

from hypothesis import given
from hypothesis import strategies as st

from cxdesigner.base.fold import fold
from cxdesigner.editor.palette.fuzzy import parts_of, score, spans


def points(query: str, text: str) -> int | None:
    return score(parts_of(query), fold(text))


def order(query: str, *texts: str) -> list[str]:
    found = [(value, text) for text in texts if (value := points(query, text)) is not None]
    return [text for _value, text in sorted(found, key=lambda pair: -pair[0])]


def test_whole_then_beginning_then_word_then_inside_then_letters() -> None:
    texts = ["S_a_v_e", "unsaved", "To save", "Save as…", "Save"]
    assert order("save", *texts) == ["Save", "Save as…", "To save", "unsaved", "S_a_v_e"]


def test_initials_of_words_fit_and_scattered_letters_do_not() -> None:
    assert points("ftw", "Fit to window") is not None
    assert points("xyz", "Fit to window") is None
    assert points("fiw", "an if that would go on for a very long time, now") is None
    assert points("split", "Problems: Explain the rule") is None
    assert points("rename", "Experience management") is None
    assert points("tchpt", "Touchpoint") is not None
    assert points("exprt", "Export list") is not None


def test_every_part_has_to_be_found() -> None:
    assert points("zoom in", "Zoom in") is not None
    assert points("in zoom", "Zoom in") is not None
    assert points("zoom out", "Zoom in") is None


def test_chinese_is_found_inside_and_never_scattered() -> None:
    assert points("等位", "到店等位") is not None
    assert points("到位", "到店等位") is None
    assert points("ｗｉｆｉ", "WiFi 密码") is not None


def test_the_typed_stretch_is_marked() -> None:
    assert spans(parts_of("等位"), "到店等位") == ((2, 4),)
    assert spans(parts_of("fw"), "Fit window") == ((0, 1), (4, 5))
    assert spans(parts_of("in zo"), "Zoom in") == ((0, 2), (5, 7))
    assert spans(parts_of("s"), "ß") == ()


@given(st.text(max_size=8), st.text(max_size=30))
def test_marks_lie_within_the_text_and_apart(query: str, text: str) -> None:
    end = -1
    for start, stop in spans(parts_of(query), text):
        assert end < start < stop <= len(text)
        end = stop


@given(st.text(min_size=1, max_size=8), st.text(max_size=9), st.text(max_size=9))
def test_what_is_contained_is_always_found(part: str, before: str, after: str) -> None:
    parts = parts_of(part)
    assert score(parts, f"{fold(before)}{fold(part)}{fold(after)}") is not None
