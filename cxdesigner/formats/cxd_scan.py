"""The text of a document as header and raw records, each with the line it starts in.

Any layout of the JSON is read, not only our own of one record a line. Nothing here recurses over
the depth of the input.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from cxdesigner.base.i18n import _
from cxdesigner.formats import limits
from cxdesigner.formats.problems import Problem, ProblemList

_SPACE = re.compile(r"[ \t\r\n]*")
_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*"?|[\[\]{}]', re.DOTALL)
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class Scanned:
    """What a document holds before anything is checked against the model."""

    header: dict[str, Any] = field(default_factory=dict)
    records: list[tuple[int, Any]] = field(default_factory=list)
    """Line (from 1) and JSON value, normally an object."""


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

    def _constant(self, text: str) -> None:
        message = _("Expected a finite number, found {text}.")
        self.faults.append(("", message.format(text=text)))

    def _float(self, text: str) -> float:
        value = float(text)
        if not math.isfinite(value):
            self._constant(text[: limits.NUMBER_DIGITS])
            return 0.0
        return value

    def _int(self, text: str) -> int:
        if len(text) > limits.NUMBER_DIGITS:
            message = _("Expected a number of at most {most} digits.")
            self.faults.append(("", message.format(most=limits.NUMBER_DIGITS)))
            return 0
        return int(text)


def scan(text: str, problems: ProblemList, check_header: Callable[[str, Any], None]) -> Scanned:
    """Return header and records of a document.

    Parameters
    ----------
    problems
        Receives faults inside of values (duplicate fields, numbers that are not finite).
    check_header
        Called with name and value of each header field as soon as it is read; may raise.

    Raises
    ------
    CannotScan
        If the text is no JSON object.
    """
    scanner = _Scanner(text, problems)
    return scanner.document(check_header)


class _Scanner:
    def __init__(self, text: str, problems: ProblemList) -> None:
        self.text = text
        self.problems = problems
        self.reader = ValueReader()
        self.at = 0
        self._line = 1
        self._counted = 0

    def document(self, check_header: Callable[[str, Any], None]) -> Scanned:
        scanned = Scanned()
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
                    scanned.records += self._records()
                else:
                    scanned.header[key] = self._value()
                    check_header(key, scanned.header[key])
                if self._one_of(",}") == "}":
                    break
        if self._peek():
            raise self._wrong(_("Something follows after the end of the document."))
        return scanned

    def _records(self) -> Iterator[tuple[int, Any]]:
        self._expect("[")
        if self._peek() == "]":
            self._expect("]")
            return
        count = 0
        while True:
            self._skip()
            line = self._line_now()
            yield line, self._value()
            count += 1
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
            wanted = _(" or ").join(f"“{char}”" for char in chars)
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
