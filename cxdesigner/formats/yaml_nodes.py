"""A YAML file as a tree whose every value knows its line and its spelling.

YAML turns ``No`` into false, ``1:20`` into 80 and ``2026-10-31`` into a date. Here a value stays as
it was written until a field says what it wants, so that labels, ids and language tags keep their
spelling. Only plain values, lists and mappings are built: no tag makes an object.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from cxdesigner.base.i18n import N_, _
from cxdesigner.formats import limits
from cxdesigner.formats.problems import Problem, Repair, damaged
from cxdesigner.formats.sniff import read_text

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq")
)
_MERGE = "<<"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")

_REASONS = {
    "did not find expected node content": N_("a value is missing"),
    "mapping values are not allowed in this context": N_(
        "a colon has no meaning here; texts with colons go in quotation marks"
    ),
    "did not find expected ',' or '}'": N_("a comma or a closing brace is missing"),
    "did not find expected ',' or ']'": N_("a comma or a closing bracket is missing"),
    "found character that cannot start any token": N_(
        "no value begins with this character; put it in quotation marks"
    ),
    "found unexpected end of stream": N_("the quotation marks are not closed"),
    "did not find expected '-' indicator": N_("this is no entry of the list above"),
    "found unknown escape character": N_("the character after the backslash has no meaning"),
    "did not find expected key": N_(
        "the name of a field is missing, or the line is indented wrong"
    ),
}
"""What the C parser says → how a person understands it; what is not here stays as it is."""

# The C parser is twenty times as fast where the wheel brings it.
_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class ScalarNode:
    """A single value as it was written; ``plain`` means without quotation marks."""

    text: str
    plain: bool
    line: int

    @property
    def is_null(self) -> bool:
        """Whether it stands for nothing."""
        return self.plain and self.text in _NULLS


@dataclass(slots=True)
class ListNode:
    """A list."""

    line: int
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class MapNode:
    """A mapping; ``lines`` are those of its keys."""

    line: int
    items: dict[str, Node] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


Node = ScalarNode | ListNode | MapNode


def read_tree(data: bytes, name: str, repairs: list[Repair]) -> MapNode:
    """Return the mapping that a YAML file holds.

    Fields that a mapping holds twice are told in `repairs`; the later one counts, as in YAML 1.1.

    Raises
    ------
    DamagedFileError
        If the file is no YAML, too large, too deep, holds other tags than plain ones, several
        documents, or no mapping.
    """
    text = read_text(data, name, most=limits.IMPORT_BYTES, is_ours=False)
    control = _CONTROL.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        raise damaged(name, Problem(_("Control characters are not allowed."), line=line))
    builder = _Builder(name, repairs)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        reason = _reason(error.problem or error.context or "")
        lines = text.split("\n")
        if mark and mark.line < len(lines) and "\t" in lines[mark.line][: mark.column + 1]:
            reason = _("indent with spaces, not with tabs")
        message = _("Expected YAML: {reason}.").format(reason=reason)
        raise damaged(name, Problem(message, line, column)) from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        reason = _reason(str(error).split("\n")[0][:200])
        message = _("Expected YAML: {reason}.").format(reason=reason)
        raise damaged(name, Problem(message)) from None
    if not isinstance(builder.root, MapNode):
        message = _("Expected fields and values, as in “title: My service”.")
        raise damaged(name, Problem(message, line=1))
    return builder.root


def _reason(words: str) -> str:
    return _(_REASONS[words]) if words in _REASONS else words


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    node: ListNode | MapNode
    anchor: str | None
    key: str | None = None
    key_line: int = 0
    size: int = 1
    merged: list[MapNode] = field(default_factory=list)


class _Builder:
    """Builds the tree from parser events with a stack of its own: depth costs no recursion."""

    def __init__(self, name: str, repairs: list[Repair]) -> None:
        self.root: Node | None = None
        self._name = name
        self._repairs = repairs
        self._stack: list[_Open] = []
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    raise self._wrong(event, _("More than one document in the file."))
            case yaml.AliasEvent():
                found = self._anchors.get(event.anchor or "")
                if found is None:
                    message = _("The alias *{name} stands for nothing.").format(name=event.anchor)
                    raise self._wrong(event, message)
                self._add(found[0], found[1], event)
            case yaml.ScalarEvent():
                self._check_tag(event)
                node = ScalarNode(event.value, not event.style and event.implicit[0], _line(event))
                if event.anchor:
                    self._anchors[event.anchor] = (node, 1)
                self._add(node, 1, event)
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                self._check_tag(event)
                if len(self._stack) >= limits.DEPTH:
                    message = _("Nested deeper than {most} levels.").format(most=limits.DEPTH)
                    raise self._wrong(event, message)
                made: ListNode | MapNode = (
                    ListNode(_line(event))
                    if isinstance(event, yaml.SequenceStartEvent)
                    else MapNode(_line(event))
                )
                self._stack.append(_Open(made, event.anchor))
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                done = self._stack.pop()
                if isinstance(done.node, MapNode):
                    _merge(done.node, done.merged)
                if done.anchor:
                    self._anchors[done.anchor] = (done.node, done.size)
                self._add(done.node, done.size, event)

    def _add(self, node: Node, size: int, event: yaml.Event) -> None:
        if not self._stack:
            self.root = node
            return
        top = self._stack[-1]
        top.size += size
        if top.size > limits.IMPORT_NODES:
            message = _("More than {most} values, aliases counted as often as they are used.")
            raise self._wrong(event, message.format(most=limits.IMPORT_NODES))
        if isinstance(top.node, ListNode):
            top.node.items.append(node)
        elif top.key is None:
            if not isinstance(node, ScalarNode):
                raise self._wrong(event, _("A field name must be a single word or text."))
            top.key, top.key_line = node.text, _line(event)
        else:
            self._put(top, top.key, node)
            top.key = None

    def _put(self, top: _Open, key: str, node: Node) -> None:
        made = top.node
        assert isinstance(made, MapNode)
        if key == _MERGE and isinstance(node, MapNode | ListNode):
            sources = [node] if isinstance(node, MapNode) else node.items
            top.merged += [source for source in sources if isinstance(source, MapNode)]
            return
        if key in made.items:
            message = _("The field “{field}” is there twice; the later one counts.")
            self._repairs.append(Repair(message.format(field=key), line=top.key_line))
        made.items[key] = node
        made.lines[key] = top.key_line

    def _check_tag(self, event: Any) -> None:
        if event.tag is not None and event.tag != "!" and event.tag not in _PLAIN_TAGS:
            message = _("The tag {tag} is not allowed.").format(tag=event.tag)
            raise self._wrong(event, message)

    def _wrong(self, event: yaml.Event, message: str) -> Exception:
        mark: Any = event.start_mark
        return damaged(self._name, Problem(message, mark.line + 1, mark.column + 1))


def _merge(node: MapNode, sources: list[MapNode]) -> None:
    """Add the fields of merged mappings (``<<: *base``) that a mapping does not have itself."""
    for source in sources:
        for key, value in source.items.items():
            if key not in node.items:
                node.items[key] = value
                node.lines[key] = node.line


def _line(event: yaml.Event) -> int:
    mark: Any = event.start_mark
    return int(mark.line) + 1


def plain(node: Node) -> object:
    """Return the tree as lists, dicts and texts, e.g. as a fingerprint of content."""
    if isinstance(node, ScalarNode):
        return None if node.is_null else node.text
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.items.items()}


def paths(node: Node, at: str = "") -> Iterator[tuple[str, ScalarNode]]:
    """Yield (path of keys, value) of every single value: ``nodes[].label.en``."""
    if isinstance(node, ScalarNode):
        yield at, node
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from paths(item, f"{at}[]")
    else:
        for key, value in node.items.items():
            yield from paths(value, f"{at}.{key}" if at else key)
