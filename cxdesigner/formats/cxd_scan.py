"""The text of a document as header and raw records, each with the line it starts in.

Any layout of the JSON is read, not only our own of one record a line. Nothing here recurses over
the depth of the input.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import Any, Protocol

from cxdesigner.base.i18n import _, quoted
from cxdesigner.formats import limits
from cxdesigner.formats.problems import Problem, ProblemList

_SPACE = re.compile(r"[ \t\r\n]*")
_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*"?|[\[\]{}]', re.DOTALL)
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Taker(Protocol):
    """Who wants to know what a document holds, piece by piece, so that bad ones end soon."""

    def header(self, key: str, value: Any) -> None:
        """Take one field of the header; may raise."""

    def record(self, line: int, raw: Any) -> bool:
        """Take one JSON value of the list of records; False ends the scan."""


class CannotScan(Exception):
    """The text is no JSON from some place on."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class ValueReader:
    """Reads single JSON values and notes what the JSON library would let pass."""

    def __init__(self) -> None:
        self.faults: list[tuple[str, str]] = []
        """(field, message) of the value read last."""

        self.unusable: set[str] = set()
        """Fields of the value read last whose numbers are none."""

        self._numbers: list[str] = []

        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._pairs,
            parse_constant=self._constant,
            parse_float=self._float,
            parse_int=self._int,
        )

    def read(self, text: str, at: int) -> tuple[Any, int]:
        """Return the value at an offset and the offset behind it.

        Raises
        ------
        CannotScan
            If there is no value, or it is nested too deeply. Its problem has no line yet where
            ``column`` is 0.
        """
        self.faults = []
        self._numbers = []
        try:
            value, end = self._decoder.raw_decode(text, at)
        except json.JSONDecodeError as error:
            if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string"):
                message = _("The file ends in the middle; the rest is missing.")
            else:
                message = _("Expected JSON: {reason}.").format(reason=error.msg.lower())
            raise CannotScan(Problem(message, error.lineno, error.colno)) from None
        except RecursionError:
            raise CannotScan(too_deep(text, at)) from None
        brackets = text.count("[", at, end) + text.count("{", at, end)
        if brackets > limits.DEPTH and depth(value) > limits.DEPTH:
            raise CannotScan(too_deep(text, at))
        self.unusable = _not_finite(value) if self._numbers else set()
        for name, message in zip(
            sorted(self.unusable) or [""] * len(self._numbers), self._numbers, strict=False
        ):
            self.faults.append((name, message))
        if _SURROGATE_ESCAPE.search(text, at, end):
            for name, part in strings(value):
                found = _SURROGATE.search(part)
                if found:
                    code = f"\\u{ord(found[0]):04x}"
                    message = _("Expected whole characters, found half of one ({code}).")
                    self.faults.append((name, message.format(code=code)))
        return value, end

    def _pairs(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            seen: set[str] = set()
            for key, _value in pairs:
                if key in seen:
                    self.faults.append((key, _("The field is there twice.")))
                seen.add(key)
        return found

    def _constant(self, text: str) -> float:
        message = _("Expected a finite number, found {text}.").format(text=text)
        self._numbers.append(message)
        return math.inf

    def _float(self, text: str) -> float:
        value = float(text)
        return value if math.isfinite(value) else self._constant(text[:40])

    def _int(self, text: str) -> int | float:
        if len(text) <= limits.NUMBER_DIGITS:
            return int(text)
        message = _("Expected a number of at most {most} digits.")
        self._numbers.append(message.format(most=limits.NUMBER_DIGITS))
        return math.inf


def _not_finite(value: object) -> set[str]:
    """Return the fields of an object that hold a number which is not finite."""
    found = set()
    for name, item in value.items() if isinstance(value, dict) else ():
        todo = [item]
        while todo:
            inner = todo.pop()
            if isinstance(inner, float) and not math.isfinite(inner):
                found.add(name)
            elif isinstance(inner, list):
                todo += inner
            elif isinstance(inner, dict):
                todo += inner.values()
    return found


def scan(text: str, problems: ProblemList, taker: Taker) -> None:
    """Hand header and records of a document to whoever takes them.

    Parameters
    ----------
    problems
        Receives faults inside of values (duplicate fields, numbers that are not finite).

    Raises
    ------
    CannotScan
        If the text is no JSON object.
    """
    _Scanner(text, problems).document(taker)


class _Scanner:
    def __init__(self, text: str, problems: ProblemList) -> None:
        self.text = text
        self.problems = problems
        self.reader = ValueReader()
        self.at = 0
        self._line = 1
        self._counted = 0

    def document(self, taker: Taker) -> None:
        self._expect("{")
        if self._peek() == "}":
            self._expect("}")
        else:
            while True:
                key = self._value()
                if not isinstance(key, str):
                    raise self._wrong(_("Expected a field name in quotation marks."))
                self._expect(":")
                if key == "records" and self._peek() == "[":
                    for line, raw in self._records():
                        if not taker.record(line, raw):
                            return
                else:
                    taker.header(key, self._value())
                if self._one_of(",}") == "}":
                    break
        if self._peek():
            raise self._wrong(_("Something follows after the end of the document."))

    def _records(self) -> Iterator[tuple[int, Any]]:
        self._expect("[")
        if self._peek() == "]":
            self._expect("]")
            return
        count = 0
        while True:
            raw = self._value()
            # Where the value began; counting went no further.
            line = self._line
            if not self.reader.faults:
                yield line, raw
            count += 1
            if self.problems.is_full:
                raise CannotScan(Problem(_("Too much is wrong to go on."), line))
            if count > limits.RECORDS:
                message = _("More than {most} records.").format(most=limits.RECORDS)
                raise CannotScan(Problem(message, line))
            if self._one_of(",]") == "]":
                return

    def _value(self) -> Any:
        self._skip()
        line = self._line_now()
        value, self.at = self.reader.read(self.text, self.at)
        if self.reader.faults:
            for name, message in self.reader.faults:
                self.problems.add(Problem(message, line, subject=subject_of(value), field=name))
        return value

    def _skip(self) -> None:
        if self.text[self.at : self.at + 1] not in " \t\r\n":
            return
        found = _SPACE.match(self.text, self.at)
        if found:
            self.at = found.end()

    def _peek(self) -> str:
        self._skip()
        return self.text[self.at : self.at + 1]

    def _expect(self, char: str) -> None:
        self._one_of(char)

    def _one_of(self, chars: str) -> str:
        found = self._peek()
        if not found:
            raise self._wrong(_("The file ends in the middle; the rest is missing."))
        if found not in chars:
            wanted = _(" or ").join(quoted(char) for char in chars)
            raise self._wrong(_("Expected {wanted}.").format(wanted=wanted))
        self.at += 1
        return found

    def _line_now(self) -> int:
        self._line += self.text.count("\n", self._counted, self.at)
        self._counted = self.at
        return self._line

    def _wrong(self, message: str) -> CannotScan:
        column = self.at - self.text.rfind("\n", 0, self.at)
        return CannotScan(Problem(message, self._line_now(), column))


def subject_of(raw: object) -> str:
    """Return how a message calls a raw record: ``element "c3"``; empty if it has no name."""
    if not isinstance(raw, dict):
        return ""
    kind, key = raw.get("type"), raw.get("id")
    if not isinstance(kind, str) or len(kind) > 80:
        kind = _("record")
    if not isinstance(key, str) or len(key) > 80:
        return kind
    return f'{kind} "{key}"'


def depth(value: object) -> int:
    """Return how deeply lists and objects are nested, at most one more than the limit."""
    level = [value]
    for found in range(limits.DEPTH + 1):
        inner: list[object] = []
        nested = False
        for item in level:
            if isinstance(item, dict):
                nested = True
                inner += item.values()
            elif isinstance(item, list):
                nested = True
                inner += item
        if not nested:
            return found
        level = inner
    return limits.DEPTH + 1


def too_deep(text: str, start: int) -> Problem:
    """Return the problem that names the place where nesting passes the limit."""
    level = 0
    for found in _STRING_OR_BRACKET.finditer(text, start):
        mark = found[0]
        if mark in "[{":
            level += 1
            if level > limits.DEPTH:
                at = found.start()
                message = _("Nested deeper than {most} levels.").format(most=limits.DEPTH)
                line = text.count("\n", 0, at) + 1
                return Problem(message, line, at - text.rfind("\n", 0, at))
        elif mark in "]}":
            level -= 1
    return Problem(_("Nested deeper than {most} levels.").format(most=limits.DEPTH))


def strings(value: object) -> Iterator[tuple[str, str]]:
    """Yield (name of the field, text) of every text in a value, names of fields included."""
    todo: list[tuple[str, object]] = [("", value)]
    while todo:
        name, item = todo.pop()
        if isinstance(item, str):
            yield name, item
        elif isinstance(item, list):
            todo += [(name, inner) for inner in item]
        elif isinstance(item, dict):
            todo += [(name, key) for key in item]
            todo += [(name or key, inner) for key, inner in item.items()]
