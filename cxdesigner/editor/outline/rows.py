"""What a row of the outline says: in its columns, and as one sentence for a screen reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cxdesigner.analysis.words import noted, value_text
from cxdesigner.base.i18n import _, dotted, ngettext, pgettext
from cxdesigner.editor.builtin.insert import KIND_NAMES
from cxdesigner.editor.builtin.link import LINK_KIND_NAMES
from cxdesigner.editor.builtin.mark import MARK_NAMES
from cxdesigner.editor.outline.nodes import Key, cell_of
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.queries import (
    channel_of,
    emotion_at,
    lane_name,
    provider_of,
    steps_of_stage,
)
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.view import RecordView
from cxdesigner.scene.specs import duration_text, marks_of


@dataclass(slots=True)
class Rows:
    """Reads the texts of rows from a view.

    ``problems`` says how many findings there are about a record.
    """

    view: RecordView
    language: str = "en"
    """Content language."""

    persona_id: str | None = None
    """Whose emotions are shown; None for the first persona."""

    problems: Mapping[str, int] = field(default_factory=dict)

    # -- columns -----------------------------------------------------------------------------

    def title(self, key: Key) -> str:
        """Return what a row is called, in one line; never empty."""
        view = self.view
        match key.kind:
            case "journey":
                return _("Whole journey")
            case "stage":
                stage = view.get(Stage, key.id)
                return self._name(stage.name.text(self.language) if stage else "") or _("Stage")
            case "step":
                step = view.get(Step, key.id)
                name = self._name(step.name.text(self.language) if step else "")
                return name or _("Step {n}").format(n=self._number(key.id))
            case "lane":
                lane = view.get(Lane, key.id)
                return lane_name(lane, self.language) if lane is not None else ""
            case "element":
                element = view.get(Element, key.id)
                if element is None:
                    return ""
                return self._label(element) or _(KIND_NAMES[element.kind])
            case "link":
                return self._link_title(key)
            case "root":
                return ""

    def is_named(self, key: Key) -> bool:
        """Say whether the title is a text of the record and no stand-in for one."""
        match self.view.find(key.record_id):
            case Stage() | Step() as header:
                return bool(self._name(header.name.text(self.language)))
            case Element() as element:
                return bool(self._label(element))
            case _:
                return True

    def place(self, key: Key) -> str:
        """Return channel and who performs it of an element, how many steps a stage has."""
        match self.view.find(key.record_id):
            case Element() as element:
                words = (channel_of(self.view, element), provider_of(element))
                shown = dict.fromkeys(self._name(word.text(self.language)) for word in words)
                return dotted(shown)
            case Stage() as stage:
                return self._steps(stage)
            case Link() as link:
                return _(LINK_KIND_NAMES[link.kind])
            case _:
                return ""

    def time(self, key: Key) -> str:
        """Return work and wait of an element together."""
        element = self.view.get(Element, key.id) if key.kind == "element" else None
        return "" if element is None else duration_text(element.work, element.wait)

    def emotion(self, key: Key) -> float | None:
        """Return the value of what the persona feels at an element."""
        found = emotion_at(self.view, key.id, self.persona_id) if key.kind == "element" else None
        return found.value if found is not None else None

    def emotion_text(self, key: Key) -> str:
        """Return what the persona feels at an element, as a value of the scale."""
        value = self.emotion(key)
        return "" if value is None else value_text(value, self.view.blueprint.scale_min)

    def marks(self, key: Key) -> tuple[str, ...]:
        """Return the known marks of an element, those of records about it included."""
        element = self.view.get(Element, key.id) if key.kind == "element" else None
        found = marks_of(self.view, element) if element is not None else ()
        return tuple(mark for mark in found if mark in MARK_NAMES)

    def mark_text(self, key: Key) -> str:
        """Return the marks of an element in words."""
        return _joined([_(MARK_NAMES[mark]) for mark in self.marks(key)])

    def problem_count(self, key: Key) -> int:
        """Return how many findings there are about the record of a row."""
        return self.problems.get(key.id, 0) if key.record_id is not None else 0

    # -- one sentence ------------------------------------------------------------------------

    def sentence(self, key: Key) -> str:
        """Return all that a row says, to be heard."""
        match self.view.find(key.id):
            case Element() as element if key.kind == "element":
                return self._element_sentence(key, element)
            case Link():
                return _spoken([_named(self.place(key), self.title(key))], self._problems(key))
            case Stage() as stage:
                kind = _("Stage") if stage.parent_id is None else _("Stage within a stage")
                return _spoken(
                    [_named(kind, self.title(key))], self._steps(stage), self._problems(key)
                )
            case Step():
                words = []
                if self.is_named(key):
                    words.append(_named(_("Step"), self.title(key)))
                words.append(self._step_place(key.id))
                return _spoken(words, self._count(self._in_step(key.id)), self._problems(key))
            case Lane() as lane:
                words = [_("lane {name}").format(name=lane_name(lane, self.language))]
                step_id = cell_of(key)[1]
                words.append(self._step_place(step_id) if step_id else _("whole journey"))
                return _spoken(words, self._count(len(self.view.elements_in(*cell_of(key)))))
            case _:
                spanning = [len(self.view.elements_in(lane.id, None)) for lane in self.view.lanes]
                return _spoken([self.title(key)], self._count(sum(spanning)))

    def _element_sentence(self, key: Key, element: Element) -> str:
        view = self.view
        kind = _(KIND_NAMES[element.kind])
        if self.is_named(key):
            words = [_named(kind, self.title(key))]
        else:
            words = [_("{kind} without a name").format(kind=kind)]
        lane = view.get(Lane, element.lane_id)
        if lane is not None:
            words.append(_("lane {name}").format(name=lane_name(lane, self.language)))
        if element.step_id is None:
            words.append(_("whole journey"))
        else:
            words.append(self._step_place(element.step_id))
            if element.end_step_id is not None:
                words.append(_("up to step {n}").format(n=self._number(element.end_step_id)))
        words += [word for word in (self.place(key), self.time(key)) if word]
        feeling = self.emotion_text(key)
        if feeling:
            words.append(_("feels {value}").format(value=feeling))
        words += [_(MARK_NAMES[mark]) for mark in self.marks(key)]
        links = len(view.links_of(element.id))
        linked = ngettext("{n} link", "{n} links", links).format(n=links) if links else ""
        return _spoken(words, linked, self._problems(key))

    # -- parts -------------------------------------------------------------------------------

    @staticmethod
    def _name(text: str) -> str:
        return " ".join(text.split())

    def _label(self, element: Element) -> str:
        return self._name(element.label.text(self.language))

    def _number(self, step_id: str) -> int:
        return self.view.positions(Step).get(step_id, 0) + 1

    def _step_place(self, step_id: str) -> str:
        return _("step {n} of {total}").format(n=self._number(step_id), total=self.view.count(Step))

    def _steps(self, stage: Stage) -> str:
        count = len(steps_of_stage(self.view, stage.id))
        return ngettext("{n} step", "{n} steps", count).format(n=count)

    def _in_step(self, step_id: str) -> int:
        return sum(len(self.view.elements_in(lane.id, step_id)) for lane in self.view.lanes)

    @staticmethod
    def _count(elements: int) -> str:
        return ngettext("{n} element", "{n} elements", elements).format(n=elements)

    def _problems(self, key: Key) -> str:
        count = self.problem_count(key)
        return ngettext("{n} problem", "{n} problems", count).format(n=count) if count else ""

    def _link_title(self, key: Key) -> str:
        link = self.view.get(Link, key.id)
        if link is None:
            return ""
        leaves = link.source_id == key.inner
        other = Key("element", link.target_id if leaves else link.source_id)
        name, label = self.title(other), self._name(link.label.text(self.language))
        if leaves:
            text = _("→ to {name}").format(name=name)
        else:
            text = _("← from {name}").format(name=name)
        return noted(text, label) if label else text


def _named(kind: str, name: str) -> str:
    return _("{kind} {name}").format(kind=kind, name=name)


def _joined(words: list[str]) -> str:
    return pgettext("between the parts of a sentence that is heard", ", ").join(words)


def _spoken(words: list[str], *counts: str) -> str:
    """Return what a thing is, then what there is about it."""
    first = _joined(words)
    more = _joined([count for count in counts if count])
    if not more:
        return first
    return pgettext("between what a thing is and counts about it", "; ").join((first, more))
