"""Every text of the code is translated into every language."""

import ast
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from unicodedata import category

import pytest

from cxdesigner.scene.fonts import faces
from tools import catalogues

MARKS = frozenset(catalogues.KEYWORDS)

_extracted = cache(catalogues.extract)


@cache
def _problems(root: Path) -> tuple[str, ...]:
    return tuple(catalogues.problems(root))


@pytest.mark.parametrize("locale", catalogues.LOCALES)
def test_every_text_is_translated(locale: str, root: Path) -> None:
    missing = [line for line in _problems(root) if line.startswith(locale)]
    assert not missing, f"{len(missing)} problems, run `python3 dev.py i18n --check`: {missing[:5]}"


def test_the_template_is_that_of_the_code(root: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.pot"
    catalogues.write(fresh, _extracted(root))
    kept = catalogues.template_path(root)
    assert fresh.read_text(encoding="utf-8") == kept.read_text(encoding="utf-8"), (
        "run `python3 dev.py i18n`"
    )


def test_every_marked_text_reaches_the_template(root: Path) -> None:
    """Babel reads tokens: it misses what stands inside an f-string."""
    template = _extracted(root)
    lost = [
        f"{path.relative_to(root)}:{line}: {text!r}"
        for path in sorted((root / "cxdesigner").rglob("*.py"))
        for line, text, context in marked_texts(path)
        if text and template.get(text, context) is None
    ]
    assert not lost, "take them out of the f-string"


def test_only_plain_texts_are_marked(root: Path) -> None:
    """A text that is put together before the look-up is found in no catalogue."""
    wrong = [
        f"{path.relative_to(root)}:{call.lineno}"
        for path in sorted((root / "cxdesigner").rglob("*.py"))
        for call in marking_calls(path)
        if any(isinstance(part, ast.JoinedStr | ast.BinOp) for part in call.args[:2])
    ]
    assert not wrong


@pytest.mark.parametrize("locale", catalogues.LOCALES)
def test_chinese_is_written_with_its_own_marks(locale: str, root: Path) -> None:
    """Full-width marks between Chinese characters, and the quotation marks of the place."""
    own, foreign = ("“”", "「」") if locale == "zh_CN" else ("「」", "“”")
    faults = []
    for message in catalogues.read(catalogues.catalogue_path(root, locale), locale):
        for text in _texts(message.string) if message.id else ():
            halves = any(mark in ",.;:!?" and _is_han(before) for before, mark in pairwise(text))
            if halves or any(mark in text for mark in foreign):
                faults.append(text)
            assert text.count(own[0]) == text.count(own[1]), text
    assert not faults


def test_terms_of_one_place_do_not_stray_into_the_other(root: Path) -> None:
    """Words that mark a text as converted rather than written for Taiwan, and the reverse."""
    strays = {
        "zh_TW": (
            "文檔",
            "軟件",
            "程序",
            "信息",
            "默認",
            "鼠標",
            "屏幕",
            "導出",
            "粘貼",
            "客戶",
            "得分",
            "等待",
        ),
        "zh_CN": (
            # The key is 回车 here, as menus call it.
            "Enter",
            "档案",
            "软体",
            "资讯",
            "预设",
            "滑鼠",
            "萤幕",
            "汇出",
            "贴上",
            "专案",
            "情绪",
            "顾客",
        ),
    }
    found = [
        (locale, word, text)
        for locale, words in strays.items()
        for message in catalogues.read(catalogues.catalogue_path(root, locale), locale)
        if message.id
        for text in _texts(message.string)
        for word in words
        # The lane of the customer keeps the name it has in the literature.
        if word in text.replace("顾客行为", "")
    ]
    assert not found


def test_every_sign_of_the_window_is_in_a_font_of_the_program(root: Path) -> None:
    """Elsewhere a font of the system may have it, or there is a box in its place."""
    texts = [
        (f"{path.relative_to(root)}:{node.lineno}", node.value)
        for path in sorted((root / "cxdesigner" / "ui").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    for locale in catalogues.LOCALES:
        for message in catalogues.read(catalogues.catalogue_path(root, locale), locale):
            texts += [(locale, text) for text in (*_texts(message.id), *_texts(message.string))]
    missing = {
        (place, sign)
        for place, text in texts
        for sign in text
        if category(sign)[0] in "PS" and not any(face.covers(sign) for face in faces().values())
    }
    assert not missing


@cache
def marking_calls(path: Path) -> tuple[ast.Call, ...]:
    """Return the calls of a file that mark a text for translation."""
    return tuple(
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS
    )


def marked_texts(path: Path) -> Iterator[tuple[int, str, str | None]]:
    """Yield line, text and context of every text that is marked in a file."""
    for call in marking_calls(path):
        words = [
            part.value
            for part in call.args
            if isinstance(part, ast.Constant) and isinstance(part.value, str)
        ]
        assert isinstance(call.func, ast.Name)
        if not words:
            continue
        if call.func.id == "pgettext":
            yield call.lineno, words[1], words[0]
        else:
            yield call.lineno, words[0], None


def _texts(string: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else tuple(string)


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"
