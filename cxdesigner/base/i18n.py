"""Words a person sees: translation, choice of language, numbers.

``_`` looks up when it is called, so a string at module level is marked with `N_` and translated
where it is shown. Placeholders are named and filled after the look-up:
``_("Two {what} missing").format(what=...)``.
"""

import gettext as _gettext
import locale
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from string import Formatter

from cxdesigner.base.fold import CJK
from cxdesigner.base.paths import resource

DOMAIN = "cxdesigner"

# Offered to the person; the source text is English. PSEUDO is for tests alone.
LANGUAGES: tuple[str, ...] = ("en", "zh-CN", "zh-TW")
PSEUDO = "pseudo"

_FOLDERS = {"zh-CN": "zh_CN", "zh-TW": "zh_TW"}
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})

_LETTER, _HAN = rf"[^\W{CJK}]", "[\u3400-\u4dbf\u4e00-\u9fff]"
_TOUCH = re.compile(f"{_LETTER}{_HAN}|{_HAN}{_LETTER}")

_chosen = "en"
_override: ContextVar[str | None] = ContextVar("cxdesigner_language", default=None)


def match_language(tag: str) -> str:
    """Return the offered language that serves a reader of `tag` best.

    Understands BCP 47 tags and POSIX names: ``zh_HK.UTF-8`` and ``zh-Hant`` give ``zh-TW``, other
    Chinese gives ``zh-CN``, and all the rest ``en``.
    """
    parts = re.split(r"[-_]", tag.split(".")[0].split("@")[0].lower())
    if parts == [PSEUDO]:
        return PSEUDO
    if parts[0] != "zh":
        return "en"
    if "hans" in parts:
        return "zh-CN"
    return "zh-TW" if _TRADITIONAL.intersection(parts) else "zh-CN"


def system_language() -> str:
    """Return the offered language that the system asks for."""
    for tag in _system_tags():
        if tag.split(".")[0] not in ("", "C", "POSIX"):
            return match_language(tag)
    return "en"


def _system_tags() -> Sequence[str]:
    # The order in which gettext itself looks; LANGUAGE is a list.
    names = [
        *os.environ.get("LANGUAGE", "").split(":"),
        *(os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")),
    ]
    if sys.platform == "win32":
        import ctypes

        code = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        names.append(locale.windows_locale.get(code, ""))
    else:
        names.append(locale.getlocale()[0] or "")
    if sys.platform == "darwin":
        names += _apple_languages()
    return names


def _apple_languages() -> list[str]:
    """Return the languages that a person of a Mac prefers: the Finder sets no variable."""
    import plistlib
    from xml.parsers.expat import ExpatError

    path = Path.home() / "Library" / "Preferences" / ".GlobalPreferences.plist"
    try:
        listed = plistlib.loads(path.read_bytes()).get("AppleLanguages")
    except (OSError, ValueError, AttributeError, ExpatError):
        return []
    return [tag for tag in listed if isinstance(tag, str)] if isinstance(listed, list) else []


def set_language(tag: str | None) -> None:
    """Choose the language of everything shown from now on; None follows the system.

    `tag` is one of `LANGUAGES` or `PSEUDO`; other tags are matched by `match_language`.
    """
    global _chosen
    _chosen = system_language() if tag is None else match_language(tag)


def language() -> str:
    """Return the tag of the language in use here, e.g. ``zh-CN``."""
    return _override.get() or _chosen


@contextmanager
def use_language(tag: str) -> Iterator[None]:
    """Use another language inside this block and thread only, e.g. for an export."""
    token = _override.set(match_language(tag))
    try:
        yield
    finally:
        _override.reset(token)


@cache
def _catalogue(tag: str) -> _gettext.NullTranslations:
    folder = _FOLDERS.get(tag)
    if folder is None:
        return _gettext.NullTranslations()
    return _gettext.translation(DOMAIN, resource("i18n"), languages=[folder], fallback=True)


def _(message: str) -> str:
    """Return the text in the language in use."""
    tag = language()
    if tag == PSEUDO:
        return pseudo(message)
    # gettext answers the empty message with the header of the catalogue.
    return _catalogue(tag).gettext(message) if message else ""


def ngettext(singular: str, plural: str, n: int) -> str:
    """Return the form of the text that fits the number `n`."""
    tag = language()
    if tag == PSEUDO:
        return pseudo(singular if n == 1 else plural)
    return _catalogue(tag).ngettext(singular, plural, n)


def pgettext(context: str, message: str) -> str:
    """Return the text as it is said in a context, where one English word has two meanings."""
    tag = language()
    if tag == PSEUDO:
        return pseudo(message)
    return _catalogue(tag).pgettext(context, message)


def N_(message: str) -> str:
    """Mark a text for translation without translating it yet."""
    return message


def listed(words: Iterable[str]) -> str:
    """Return words one after another as the language in use lists them."""
    # Chinese lists with the enumeration comma.
    return pgettext("between the entries of a list", ", ").join(words)


def filled(sentence: str, **values: str) -> str:
    """Put values into a sentence, with a space where letters would touch Chinese characters.

    A name in another language stands apart from the Chinese around it, as Chinese sets it.
    """
    said = ""
    for literal, field, _spec, _conversion in Formatter().parse(sentence):
        for part in (literal, values[field] if field else ""):
            apart = " " if _TOUCH.fullmatch(said[-1:] + part[:1]) else ""
            said += apart + part
    return said


def in_sequence(sentences: Iterable[str]) -> str:
    """Return sentences one after another; Chinese ones have no space between them."""
    return ("" if language().startswith("zh") else " ").join(sentences)


def quoted(text: str, tag: str | None = None) -> str:
    """Put a text into the quotation marks of a language, without one of that in use."""
    return _quotation(language() if tag is None else tag).format(quote=text)


@cache
def _quotation(tag: str) -> str:
    with use_language(tag):
        return _("“{quote}”")


def dotted(words: Iterable[str | None]) -> str:
    """Put words in one line with dots between them; what is empty is left out.

    The dot of Chinese is as wide as a character, without spaces.
    """
    return _(" · ").join(word for word in words if word)


def format_number(value: float, decimals: int = 0) -> str:
    """Return a number as all offered languages write it: ``12,345.6``, with a true minus sign."""
    text = f"{value:,.{decimals}f}"
    if text.startswith("-"):
        # A negative number that rounds to zero has no sign.
        return f"\N{MINUS SIGN}{text[1:]}" if text.strip("-0.,") else text[1:]
    return text


# ---- pseudo-locale

_ACCENTS = str.maketrans(
    "aceinouyACEINOUYsz",
    "áçéíñóúýÁÇÉÍÑÓÚÝšž",
)
_KEPT = re.compile(r"\{\{|\}\}|\{[^{}]*\}|%\([a-z_]+\)[sd]|<[^<>]+>|&\w+;|https?://\S+")


def pseudo(message: str) -> str:
    """Return a text that shows it went through translation: ``⟦Twó {what} míššíñg⟧`` with accents.

    Placeholders, mark-up and addresses stay as they are.
    """
    if not message:
        return ""
    parts = []
    at = 0
    for kept in _KEPT.finditer(message):
        parts += [message[at : kept.start()].translate(_ACCENTS), kept.group()]
        at = kept.end()
    parts.append(message[at:].translate(_ACCENTS))
    return f"⟦{''.join(parts)}⟧"
