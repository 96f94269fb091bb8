"""Fields of a YAML mapping, each read as what the model wants there."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cxdesigner.base.i18n import _
from cxdesigner.formats.canonical_json import canonical
from cxdesigner.formats.problems import Problem, ProblemList, Repair
from cxdesigner.formats.yaml_nodes import ListNode, MapNode, Node, ScalarNode, plain
from cxdesigner.model.duration import Duration
from cxdesigner.model.text import EMPTY, LocalText, clean_text

_NUMBER = re.compile(r"[-+\u2212]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\Z")
_TRUE = frozenset({"true", "yes", "on", "y"})
_FALSE = frozenset({"false", "no", "off", "n"})


@dataclass(slots=True)
class Source:
    """The file being imported: its name, what is wrong with it, what was mended or left out."""

    name: str
    problems: ProblemList = field(default_factory=ProblemList)
    repairs: list[Repair] = field(default_factory=list)

    def repair(self, message: str, *, code: str = "", line: int = 0) -> None:
        """Say what was found and done."""
        self.repairs.append(Repair(message, code, line))


def number_in(text: str) -> float | None:
    """Return the finite number that a text spells, or None."""
    text = text.strip()
    if len(text) > 40 or not _NUMBER.match(text):
        return None
    value = float(text.replace("\u2212", "-"))
    return value if math.isfinite(value) else None


def is_empty(node: Node) -> bool:
    """Say whether a value stands for nothing: null, a blank text, a list or mapping of nothing."""
    if isinstance(node, ScalarNode):
        return node.is_null or not node.text.strip()
    return not node.items


class Fields:
    """A mapping of the file. Reading a field marks it as known; ``finish`` tells the others.

    Fields may be missing, null or empty everywhere. A value of another form than wanted becomes a
    problem that names line and field.
    """

    def __init__(self, source: Source, node: MapNode, subject: str = "") -> None:
        self.source = source
        self.node = node
        self.subject = subject
        self._known: set[str] = set()

    @property
    def line(self) -> int:
        """Line of the mapping."""
        return self.node.line

    @property
    def content(self) -> str:
        """Canonical text of the mapping: equal content, equal text."""
        return canonical(plain(self.node))

    def line_of(self, key: str) -> int:
        """Return the line of a field, or of the mapping if it has no such field."""
        return self.node.lines.get(key, self.node.line)

    def names(self, key: str) -> bool:
        """Say whether a field is written at all, be it null."""
        return key in self.node.items

    def get(self, key: str) -> Node | None:
        """Return the value of a field; None if it is missing, null or empty."""
        self._known.add(key)
        node = self.node.items.get(key)
        return None if node is None or is_empty(node) else node

    def wrong(self, key: str, expected: str) -> None:
        """Note that a field holds something else than expected."""
        node = self.node.items.get(key)
        line = node.line if node is not None else self.line
        message = expected
        if isinstance(node, ScalarNode):
            shown = node.text if len(node.text) <= 40 else f"{node.text[:37]}…"
            message = _("{expected} Found “{found}”.").format(expected=expected, found=shown)
        self.source.problems.add(Problem(message, line, subject=self.subject, field=key))

    # -- single values

    def text(self, key: str) -> str | None:
        """Return a word or a text without language, spelled as in the file."""
        node = self.get(key)
        if node is None:
            return None
        if isinstance(node, ScalarNode):
            return clean_text(node.text).strip() or None
        self.wrong(key, _("Expected a single word or text."))
        return None

    def word(self, key: str, allowed: Sequence[str]) -> str | None:
        """Return one of the allowed words."""
        text = self.text(key)
        if text is None or text in allowed:
            return text
        words = ", ".join(allowed)
        self.wrong(key, _("Expected one of: {words}.").format(words=words))
        return None

    def number(self, key: str) -> float | None:
        """Return a finite number."""
        node = self.get(key)
        if node is None:
            return None
        value = number_in(node.text) if isinstance(node, ScalarNode) else None
        if value is None:
            self.wrong(key, _("Expected a finite number."))
        return value

    def integer(self, key: str) -> int | None:
        """Return a whole number."""
        value = self.number(key)
        if value is None or value.is_integer():
            return None if value is None else int(value)
        self.wrong(key, _("Expected a whole number."))
        return None

    def flag(self, key: str) -> bool | None:
        """Return true or false in any of YAML's spellings."""
        node = self.get(key)
        if node is None:
            return None
        text = node.text.strip().lower() if isinstance(node, ScalarNode) else ""
        if text in _TRUE or text in _FALSE:
            return text in _TRUE
        self.wrong(key, _("Expected true or false."))
        return None

    def duration(self, key: str) -> Duration | None:
        """Return minutes, a range, {min, max, unit} or a text with a unit."""
        node = self.get(key)
        if node is None:
            return None
        try:
            value = _duration_value(node)
            return None if value is None else Duration.of(value)
        except ValueError:
            message = _(
                "Expected minutes, [least, most], {{min, max, unit}} or a text such as “10-25 min”."
            )
            self.wrong(key, message.format())
            return None

    def local(self, key: str) -> LocalText:
        """Return a text, or a mapping of language to text."""
        node = self.get(key)
        return EMPTY if node is None else self._local(key, node)

    def _local(self, key: str, node: Node) -> LocalText:
        try:
            if isinstance(node, ScalarNode):
                return EMPTY if node.is_null else LocalText.of(node.text)
            if isinstance(node, MapNode) and all(
                isinstance(item, ScalarNode) for item in node.items.values()
            ):
                texts = {
                    language: item.text
                    for language, item in node.items.items()
                    if isinstance(item, ScalarNode) and not item.is_null
                }
                return LocalText.of(texts) if texts else EMPTY
        except ValueError as error:
            self.wrong(key, _("{reason}.").format(reason=str(error).capitalize()))
            return EMPTY
        self.wrong(key, _("Expected a text, or a mapping of language to text."))
        return EMPTY

    # -- lists

    def locals(self, key: str) -> tuple[LocalText, ...]:
        """Return a list of texts; a single text counts as a list of one."""
        node = self.get(key)
        if node is None:
            return ()
        items = node.items if isinstance(node, ListNode) else [node]
        return tuple(text for item in items if (text := self._local(key, item)))

    def words(self, key: str) -> tuple[str, ...]:
        """Return a list of words, spelled as in the file; a single word counts as one."""
        node = self.get(key)
        if node is None:
            return ()
        items = node.items if isinstance(node, ListNode) else [node]
        found = []
        for item in items:
            if not isinstance(item, ScalarNode):
                self.wrong(key, _("Expected a list of words."))
                return ()
            word = clean_text(item.text).strip()
            if word and not item.is_null:
                found.append(word)
        return tuple(found)

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """Return a mapping of words to words as sorted pairs."""
        found = []
        for name, item in self._mapping(key):
            if isinstance(item, ScalarNode):
                if not item.is_null:
                    found.append((name, clean_text(item.text)))
            else:
                text = self._local(key, item).text(None)
                found.append((name, text))
        return tuple(sorted(found))

    def numbers(self, key: str) -> tuple[tuple[str, float], ...]:
        """Return a mapping of words to numbers as pairs, sorted by number where words are such."""
        found = []
        for name, item in self._mapping(key):
            if isinstance(item, ScalarNode) and item.is_null:
                continue
            value = number_in(item.text) if isinstance(item, ScalarNode) else None
            if value is None:
                self.wrong(key, _("Expected numbers, as in {{1: 4, 2: 7}}.").format())
                return ()
            found.append((name, value))
        return tuple(sorted(found, key=lambda pair: (_rank(pair[0]), pair[0])))

    def local_pairs(self, key: str) -> tuple[tuple[str, LocalText], ...]:
        """Return a mapping of words to texts as sorted pairs."""
        return tuple(sorted((name, self._local(key, item)) for name, item in self._mapping(key)))

    def _mapping(self, key: str) -> Iterator[tuple[str, Node]]:
        node = self.get(key)
        if isinstance(node, MapNode):
            yield from node.items.items()
        elif node is not None and not (isinstance(node, ListNode) and not node.items):
            self.wrong(key, _("Expected a mapping in braces."))

    # -- mappings inside

    def child(self, key: str) -> Fields | None:
        """Return the fields of a mapping inside this one."""
        node = self.get(key)
        if node is None or (isinstance(node, ListNode) and not node.items):
            return None
        if isinstance(node, MapNode):
            path = f"{self.subject}.{key}" if self.subject else key
            return Fields(self.source, node, path)
        self.wrong(key, _("Expected fields and values in braces."))
        return None

    def table(self, key: str, what: str) -> list[Fields]:
        """Return the mappings of a list; null and empty entries are passed over.

        Parameters
        ----------
        what
            How messages call an entry, e.g. ``node``, marked for translation.
        """
        words = _(what)
        node = self.get(key)
        if node is None:
            return []
        if not isinstance(node, ListNode):
            self.wrong(key, _("Expected a list."))
            return []
        found = []
        for item in node.items:
            if isinstance(item, MapNode):
                name = item.items.get("id")
                subject = words
                if isinstance(name, ScalarNode):
                    subject = _('{what} "{id}"').format(what=words, id=name.text)
                found.append(Fields(self.source, item, subject))
            elif not is_empty(item):
                message = _("Expected fields and values in braces.")
                self.source.problems.add(Problem(message, item.line, subject=words, field=key))
        return found

    def finish(self) -> None:
        """Tell which fields of this mapping nobody read."""
        for key in self.node.items:
            if key in self._known:
                continue
            if self.subject:
                message = _("The field “{field}” of {subject} is not known and was left out.")
            else:
                message = _("The field “{field}” is not known and was left out.")
            text = message.format(field=key, subject=self.subject)
            self.source.repair(text, line=self.line_of(key))


def _duration_value(node: Node) -> object:
    """Return what a duration is made of; a range of which one bound is missing is the other."""
    if isinstance(node, ScalarNode):
        return _minutes(node, quoted=False)
    if isinstance(node, ListNode):
        bounds = [bound for item in node.items if (bound := _bound(item)) is not None]
        return bounds if len(bounds) > 1 else next(iter(bounds), None)
    parts = {key: part for key, item in node.items.items() if (part := _bound(item)) is not None}
    if parts.keys() <= {"unit"}:
        return None
    low, high = parts.get("min", parts.get("max")), parts.get("max", parts.get("min"))
    return {**parts, "min": low, "max": high}


def _bound(node: Node) -> object:
    if isinstance(node, ScalarNode):
        return None if node.is_null else _minutes(node, quoted=True)
    return node


def _minutes(node: ScalarNode, *, quoted: bool) -> int | float | str:
    value = number_in(node.text) if node.plain or quoted else None
    if value is None:
        return node.text
    return int(value) if value.is_integer() and abs(value) < 2**53 else value


def _rank(word: str) -> float:
    value = number_in(word)
    return math.inf if value is None else value
