"""What the palette shows: commands, records and files, each as one line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from cxdesigner.base.fold import fold
from cxdesigner.base.i18n import LANGUAGES, _, dotted, use_language
from cxdesigner.editor.actions import MENUS, ROOMS, SUBMENUS, Action, ActionRegistry, Slot
from cxdesigner.editor.builtin.insert import KIND_NAMES
from cxdesigner.editor.context import Context
from cxdesigner.editor.document import Document
from cxdesigner.editor.palette.fuzzy import Spans
from cxdesigner.editor.palette.other_names import OTHER_NAMES
from cxdesigner.editor.palette.reasons import why_not
from cxdesigner.editor.session import Session
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane, LaneRow, Line
from cxdesigner.model.queries import channel_of, lane_name, stage_of
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step
from cxdesigner.report.record_names import name_of

EntryKind = Literal["command", "record", "file"]

PATH_SIGN = " › "
"""Between a menu and what is in it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the palette."""

    kind: EntryKind
    key: str
    """Id of the action, of the record, or path of the file."""

    title: str
    detail: str = ""
    """Where it is: the menu, or stage and lane, or the folder."""

    icon: str = ""
    choice: str | None = None
    """Key of the choice, for an action that is a list."""

    why_not: str = ""
    """Why it cannot be done now; '' if it can."""

    spans: Spans = ()
    """Which stretches of the title were typed."""

    @property
    def is_ready(self) -> bool:
        """Whether it can be chosen now."""
        return not self.why_not

    @property
    def memory(self) -> str:
        """The name by which the palette remembers that it was chosen."""
        return self.key if self.choice is None else f"{self.key}:{self.choice}"


@dataclass(frozen=True, slots=True)
class Command:
    """An action, or one choice of it, with what it is searched by."""

    action: Action
    title: str
    folded: str
    also: str
    """The English title, the menu, and what other programs call it; folded."""

    elsewhere: str
    """The title and what others call it in all languages: some type in another script."""

    path: str
    choice: str | None = None

    @property
    def memory(self) -> str:
        """See ``Entry.memory``."""
        return self.action.id if self.choice is None else f"{self.action.id}:{self.choice}"

    def entry(self, context: Context, spans: Spans = ()) -> Entry:
        """Return the line for a moment."""
        return Entry(
            "command",
            self.action.id,
            self.title,
            self.path,
            self.action.icon,
            self.choice,
            why_not(self.action, context),
            spans,
        )


def menu_path(action: Action) -> str:
    """Return the menus that lead to an action, in the language in use; '' if it is in none."""
    labels = dict(MENUS)
    slot = _menu_slot(action)
    if slot is None:
        # A tool is called as what it draws: say that it waits for the mouse.
        return _("Tool") if any(slot.where == "rail" for slot in action.slots) else ""
    words = [_(labels[slot.where.partition(":")[2]])]
    if slot.submenu:
        words.append(_(SUBMENUS[slot.submenu]))
    return PATH_SIGN.join(words)


def full_title(action: Action, context: Context | None = None) -> str:
    """Return what an action is called outside of its menu: *Kind of link: Flow*."""
    title = action.title(context)
    slot = _menu_slot(action)
    if slot is None or not slot.submenu or slot.submenu in ROOMS:
        return title
    return _("{command}: {choice}").format(command=_(SUBMENUS[slot.submenu]), choice=title)


def _menu_slot(action: Action) -> Slot | None:
    return next((slot for slot in action.slots if slot.where.startswith("menu:")), None)


def commands(registry: ActionRegistry, session: Session, context: Context) -> Iterator[Command]:
    """Yield all commands as they are called at a moment; recent files are lines of their own."""
    for action in registry:
        if action.id in NOT_LISTED:
            continue
        title, path = full_title(action, context), menu_path(action)
        also = f"{fold(action.label)} {fold(path)}"
        others = OTHER_NAMES.get(action.id, "")
        if others:
            also = f"{also} {fold(others)} {fold(_(others))}"
        elsewhere = _in_all_languages(action.label, others)
        if action.choices is None or not action.when(context):
            yield Command(action, title, fold(title), also, elsewhere, path)
        else:
            for choice in action.choices(session):
                whole = _("{command}: {choice}").format(command=title, choice=choice.label)
                yield Command(action, whole, fold(whole), also, elsewhere, path, choice.key)


@cache
def _in_all_languages(*words: str) -> str:
    said: list[str] = []
    for tag in LANGUAGES:
        with use_language(tag):
            said += [_(word) for word in words]
    return fold(" ".join(dict.fromkeys(said)))


NOT_LISTED = frozenset({"edit.palette", "file.open_recent"})
"""The palette itself, and what it shows in another way."""

_ICONS: dict[type[Record], str] = {
    Stage: "kind-stage",
    Step: "kind-step",
    Lane: "kind-lane",
    LaneRow: "kind-lane",
    Line: "kind-line",
}


def record_entry(document: Document, record: Record, spans: Spans = ()) -> Entry:
    """Return the line of a record: what it is called, what it is, and where it stands."""
    store, language = document.store, document.language
    icon = f"tool-{record.kind}" if isinstance(record, Element) else _ICONS[type(record)]
    title = name_of(store, record, language)
    words: list[str] = []
    match record:
        case Element():
            stage = stage_of(store, record)
            lane = store.get(Lane, record.lane_id)
            words = [
                _(KIND_NAMES[record.kind]),
                stage.name.text(language) if stage is not None else "",
                lane_name(lane, language) if lane is not None else "",
                channel_of(store, record).text(language),
            ]
        case Step():
            number = store.positions(Step)[record.id] + 1
            owner = store.get(Stage, record.stage_id)
            words = [
                _("Step {number}").format(number=number),
                owner.name.text(language) if owner is not None else "",
            ]
        case Stage():
            words = [_("Stage")]
        case Lane() | LaneRow():
            words = [_("Lane")]
        case Line():
            words = [_("Line")]
    return Entry("record", record.id, title, _dotted(words), icon, spans=spans)


def _dotted(words: list[str]) -> str:
    return dotted(" ".join(word.split()) for word in words)
