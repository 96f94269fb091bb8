"""Text in several languages: every text a person writes is a ``LocalText``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import core_schema

PLAIN = ""
"""Language key of a text without a language, such as a proper name."""

MAX_LENGTH = 10_000
"""Longest text in characters; beyond it line breaking and typesetting become quadratic."""

# C0 controls but line feed and tab, DEL, and lone surrogates: they break XML or make saving fail.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def clean_text(text: str) -> str:
    """Return a text without control characters and lone surrogates, line ends as line feeds."""
    if text.isprintable():  # nearly every text, and a tenth of the time
        return text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNWANTED.sub("", text)


@dataclass(frozen=True, slots=True)
class LocalText:
    """One text in one or more languages.

    ``entries`` are (language tag, text) pairs sorted by tag; the tag ``PLAIN`` marks a text that
    is the same in every language. Stored as a JSON string when it is plain, else as an object.
    """

    entries: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, value: LocalText | str | Mapping[str, str] | None) -> LocalText:
        """Return a text from a string (plain), a mapping language → text, or None (empty).

        Raises
        ------
        ValueError
            If a text is longer than ``MAX_LENGTH`` or is no string.
        """
        if isinstance(value, LocalText):
            return value
        if value is None:
            return EMPTY
        if isinstance(value, str):
            if not value:
                return EMPTY
            return cls(_checked(((PLAIN, value),)))
        if isinstance(value, Mapping):
            return cls(_checked(tuple(sorted((str(tag), text) for tag, text in value.items()))))
        raise ValueError("expected a text or a mapping of language to text")

    def __bool__(self) -> bool:
        for _tag, text in self.entries:
            if text.strip():
                return True
        return False

    @property
    def languages(self) -> tuple[str, ...]:
        """Tags of the languages that have a text here; none for a plain text."""
        return tuple(tag for tag, text in self.entries if tag != PLAIN and text.strip())

    @property
    def is_plain(self) -> bool:
        """Whether this is one text for every language."""
        return all(tag == PLAIN for tag, _ in self.entries)

    def has(self, language: str) -> bool:
        """Say whether the text can be shown in exactly this language (a plain text can)."""
        return any(tag in (language, PLAIN) and text.strip() for tag, text in self.entries)

    def text(self, language: str | None = None) -> str:
        """Return the text to show for a language.

        Falls back to a plain text, then to a tag with the same primary language (zh-CN for
        zh-TW), then English, then the first text; '' when there is none.
        """
        if not self.entries:
            return ""
        if len(self.entries) == 1:
            return self.entries[0][1]
        for tag, text in self.entries:
            # Thousands are asked for at once, and most have it.
            if tag == language and text.strip():
                return text
        found = {tag: text for tag, text in self.entries if text.strip()}
        if PLAIN in found:
            return found[PLAIN]
        if language is not None:
            primary = language.split("-")[0]
            for tag, text in found.items():
                if tag.split("-")[0] == primary:
                    return text
        if "en" in found:
            return found["en"]
        return next(iter(found.values()), "")

    def line(self, language: str | None = None) -> str:
        """Return the text to show for a language as one line, without the breaks of a label."""
        return " ".join(self.text(language).split())

    def with_text(self, text: str, language: str | None = None) -> LocalText:
        """Return this text changed in one language.

        A plain or empty text stays plain unless it already is a map, so that typing in a
        one-language blueprint does not create language maps.
        """
        if language is None or self.is_plain:
            return LocalText.of(text) if text else EMPTY
        found = dict(self.entries)
        if text:
            found[language] = text
        else:
            found.pop(language, None)
        return LocalText.of(found)

    def to_json(self) -> str | dict[str, str]:
        """Return the JSON form: a string when plain, else an object language → text."""
        if self.is_plain:
            return self.entries[0][1] if self.entries else ""
        return dict(self.entries)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.of,
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda value: value.to_json()
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        return {
            "anyOf": [
                {"type": "string", "maxLength": MAX_LENGTH},
                {
                    "type": "object",
                    "additionalProperties": {"type": "string", "maxLength": MAX_LENGTH},
                },
            ]
        }


def _checked(entries: tuple[tuple[str, Any], ...]) -> tuple[tuple[str, str], ...]:
    checked: list[tuple[str, str]] = []
    for tag, text in entries:
        if not isinstance(text, str):
            raise ValueError("expected a text or a mapping of language to text")
        if len(text) > MAX_LENGTH:
            raise ValueError(f"text longer than {MAX_LENGTH} characters")
        cleaned = clean_text(text)
        if cleaned or tag != PLAIN:
            checked.append((tag, cleaned))
    return tuple(checked)


EMPTY = LocalText()
"""The text without any text."""
