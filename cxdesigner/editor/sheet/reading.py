"""How columns look at a blueprint: language, persona, and names by which a person finds things."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cxdesigner.base.errors import EditError
from cxdesigner.editor.commands.emotion import require_on_scale
from cxdesigner.editor.values import Choices, folded, parse_choice, parse_number, spellings
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane, LaneRow
from cxdesigner.model.queries import lane_name
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.view import RecordView


@dataclass(frozen=True, slots=True)
class Names:
    """What records of one type are called, each by another name, in their order."""

    labels: Mapping[str, str]
    plain: Mapping[str, str]
    """The same without numbers behind twins; the first one of a name has it."""

    @property
    def choices(self) -> Choices:
        """Pairs of id and name, in order."""
        return tuple(self.labels.items())

    def find(self, text: str) -> str | None:
        """Return the id of the record with a name; None if there is none."""
        return parse_choice(text, self.choices) or parse_choice(text, tuple(self.plain.items()))


class Reading:
    """A view, the language of its texts, and whose feelings are shown.

    Follows the view as it changes; names are made anew only after records of their type changed.
    """

    def __init__(self, view: RecordView, language: str, persona_id: str | None = None) -> None:
        self.view = view
        self.language = language
        personas = view.personas
        known = any(persona.id == persona_id for persona in personas)
        self.persona_id = persona_id if known else personas[0].id if personas else None
        self._titles: tuple[Any, Mapping[str, Sequence[str]]] = (None, {})
        self._names: dict[type[Record], tuple[Any, Names]] = {}

    def on(self, view: RecordView) -> Reading:
        """Return the same look at another view: what is made there alone has a name too."""
        return self if view is self.view else Reading(view, self.language, self.persona_id)

    @property
    def stages(self) -> Names:
        """Stages by their names; one without a name has its number."""
        return self._of(Stage, lambda stage: stage.name.text(self.language))

    @property
    def steps(self) -> Names:
        """Steps by their names; one without a name has its number."""
        return self._of(Step, lambda step: step.name.text(self.language))

    @property
    def lanes(self) -> Names:
        """Lanes by their names."""
        return self._of(Lane, lambda lane: lane_name(lane, self.language))

    def rows_of(self, lane_id: str | None) -> Names:
        """Return the rows of a lane by their names."""
        rows = [row for row in self.view.of_type(LaneRow) if row.lane_id == lane_id]
        return names_of(rows, lambda row: row.name.text(self.language))

    @property
    def element_ids(self) -> Mapping[str, Sequence[str]]:
        """Ids of the elements with a title, by that title as `folded` writes it."""
        members = self.view.of_type(Element)
        if self._titles[0] is not members:
            found: dict[str, list[str]] = {}
            for element in members:
                title = folded(element.label.text(self.language))
                if title:
                    found.setdefault(title, []).append(element.id)
            self._titles = (members, found)
        return self._titles[1]

    def _of(self, kind: type[Any], name: Callable[[Any], str]) -> Names:
        members = self.view.of_type(kind)
        known = self._names.get(kind)
        # The view keeps the tuple as long as nothing of the type changes.
        if known is None or known[0] is not members:
            known = self._names[kind] = (members, names_of(members, name))
        return known[1]


def names_of(records: Sequence[Any], name: Callable[[Any], str]) -> Names:
    """Return names that differ: a record without one has its number, twins have it behind."""
    plain = [" ".join(name(record).split()) for record in records]
    count = Counter(text.casefold() for text in plain)
    labels = {}
    first: dict[str, str] = {}
    for number, (record, text) in enumerate(zip(records, plain, strict=True), start=1):
        if text:
            first.setdefault(text, record.id)
        if not text:
            labels[record.id] = str(number)
        elif count[text.casefold()] > 1:
            labels[record.id] = f"{text} ({number})"
        else:
            labels[record.id] = text
    return Names(labels, {key: text for text, key in first.items()})


def key_of(names: Mapping[Any, str], text: str) -> str | None:
    """Return the key of a word of the program, in any of its languages; None for other words."""
    wanted = folded(text)
    found = (key for key, label in names.items() if wanted == key or wanted in spellings(label))
    key = next(found, None)
    return None if key is None else str(key)


def named(names: Mapping[Any, str], text: str, refusal: str) -> str:
    """Return the key of a word of the program, in any of its languages, or refuse."""
    key = key_of(names, text)
    if key is None:
        raise EditError(refusal, name=text.strip())
    return key


def parse_emotion(reading: Reading, text: str) -> float:
    """Return the value of the emotion scale that a text is.

    Raises
    ------
    EditError
        If it is no number, or lies beyond the scale.
    """
    value = parse_number(text)
    require_on_scale(reading.view, value)
    return value
