"""The inspector of touchpoints, actions and all else that sits in a lane."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QToolButton, QVBoxLayout, QWidget

from cxdesigner.base.i18n import _
from cxdesigner.editor.builtin.insert import KIND_NAMES
from cxdesigner.editor.builtin.mark import MARK_NAMES
from cxdesigner.editor.commands.emotion import (
    can_feel,
    default_step,
    emotion_merge_key,
    set_emotion,
)
from cxdesigner.editor.commands.fields import can_last, set_time, toggle_mark
from cxdesigner.editor.commands.lists import words_in
from cxdesigner.editor.values import used_words
from cxdesigner.model.element import ELEMENT_KINDS, MARKS, Element
from cxdesigner.model.persona import Persona
from cxdesigner.model.queries import emotion_at, role_of
from cxdesigner.model.record import Record
from cxdesigner.model.store import Transaction
from cxdesigner.ui.flow import FlowLayout
from cxdesigner.ui.icons import beside_words, icon
from cxdesigner.ui.panels.cards import Card
from cxdesigner.ui.panels.emotion_field import EmotionField
from cxdesigner.ui.panels.feeling_fields import FeelingFields, measured_text
from cxdesigner.ui.panels.fields import (
    AreaField,
    CheckField,
    ChoiceField,
    DurationField,
    Field,
    TextField,
)
from cxdesigner.ui.panels.generated import GeneratedFields
from cxdesigner.ui.panels.known_groups import about_elements
from cxdesigner.ui.panels.list_fields import show_partly
from cxdesigner.ui.panels.look_group import LookGroup
from cxdesigner.ui.panels.page import Page, Seat, change_label
from cxdesigner.ui.panels.told_cards import ToldCards
from cxdesigner.ui.popup_menu import PopupMenu
from cxdesigner.ui.roving import Roving
from cxdesigner.ui.widgets import give_tip, plain_label


def set_emotions(
    tx: Transaction, persona_id: str | None, element_ids: tuple[str, ...], value: float | None
) -> tuple[str, ...]:
    """Set what a persona feels at those of several elements where somebody feels something."""
    for element_id in element_ids:
        if can_feel(tx.view, tx.view.need(Element, element_id), persona_id):
            set_emotion(tx, persona_id, element_id, value)
    return element_ids


_TIMES = frozenset(("work", "wait"))
_QUIET: Mapping[str, frozenset[str]] = {
    "note": frozenset(("work", "wait", "emotion", "channel", "marks")),
    "evidence": frozenset(("work", "wait", "emotion", "channel")),
}
"""What says nothing about a kind: shown where it holds something all the same."""


class MarksField(Field):
    """The marks of an element as chips, and a button that adds others; ``edited`` = a mark."""

    def __init__(self, seat: Seat) -> None:
        super().__init__("marks", _("Marks"))
        self._seat = seat
        holder = self._holder = QWidget()
        holder.setObjectName("marksHolder")
        flow = FlowLayout(holder)
        self.chips: dict[str, QToolButton] = {}
        self.add_button = QToolButton()
        self._roving = Roving(holder, then=self.add_button)
        menu = PopupMenu(self.add_button)
        menu.setObjectName("marksMenu")
        self.choices: dict[str, QAction] = {}
        for mark in MARKS:
            chip = QToolButton()
            chip.setObjectName(f"mark-{mark}")
            chip.setProperty("role", "chip")
            chip.setText(_(MARK_NAMES[mark]))
            chip.setIconSize(beside_words(13))
            give_tip(chip, _("Remove this mark"))
            chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            chip.clicked.connect(partial(self._pressed, mark))
            self.chips[mark] = chip
            self._roving.add(chip)
            flow.addWidget(chip)
            choice = menu.addAction(_(MARK_NAMES[mark]))
            choice.setObjectName(f"choose-mark-{mark}")
            choice.setCheckable(True)
            choice.triggered.connect(partial(self._pressed, mark))
            self.choices[mark] = choice
        self.add_button.setObjectName("marksAdd")
        self.add_button.setProperty("role", "chip")
        self.add_button.setAccessibleName(_("Add a mark"))
        give_tip(self.add_button, _("Add a mark"))
        self.add_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add_button.setMenu(menu)
        flow.addWidget(self.add_button)
        self.box.insertWidget(1, holder)
        self.setFocusProxy(self.add_button)
        self.restyle()

    def _pressed(self, mark: str, _checked: bool = False) -> None:
        self.edited.emit(mark)

    def restyle(self) -> None:
        """Take the colours of the theme."""
        theme = self._seat.theme
        for mark, chip in self.chips.items():
            chip.setIcon(icon(f"mark-{mark}", theme, size=13))
            self.choices[mark].setIcon(icon(f"mark-{mark}", theme, size=16))
        self.add_button.setIcon(icon("plus", theme, size=13))

    def show_value(self, value: Any, *, mixed: bool = False, fallback: str = "") -> None:
        self.show_words(tuple(value or ()), ())

    def show_words(self, everywhere: Sequence[str], somewhere: Sequence[str]) -> None:
        """Show which marks all have that are shown, and which only some."""
        for mark, chip in self.chips.items():
            is_shown = mark in everywhere or mark in somewhere
            if not is_shown:
                self._roving.leave(chip)
            chip.setVisible(is_shown)
            show_partly(chip, is_partly=mark in somewhere, otherwise=_("Remove this mark"))
            self.choices[mark].setChecked(mark in everywhere)
        self._roving.follow()
        # The layout above remembers how high the rows were.
        self._holder.updateGeometry()


class ElementPage(Page):
    """What is used most unfolded: name, time, emotion, channel, marks; the rest folded."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat, "elementPage")
        self.text(AreaField("label", _("Name"), return_finishes=True), "label")
        self.told = ToldCards(self)
        work = DurationField("work", _("Work time"))
        wait = DurationField("wait", _("Wait time"))
        self.row(work, wait)
        self.value(work, "work")
        self.value(wait, "wait")
        self.emotion = EmotionField("emotion", _("Emotion"), seat.theme)
        self.custom(self.emotion)
        self.by_attribute["emotion"] = self.emotion.number
        self.emotion.edited.connect(self._set_emotion)
        self.measured = plain_label("", "hint", wrap=True)
        self.measured.setObjectName("emotionMeasured")
        self.box.addWidget(self.measured)
        self.text(TextField("channel", _("Channel"), partial(self._used, "channel")), "channel")
        self.marks = MarksField(seat)
        self.custom(self.marks)
        self.marks.edited.connect(self._toggle_mark)

        self.look = LookGroup(self, lambda ids: seat.choose_icon(ids))
        box = self.look.fold.box
        self._pictures_seat = (box, box.indexOf(self.look.pictures))
        self.known = about_elements(self)
        self._build_who()
        self._build_more()
        self.generated = GeneratedFields(self, Element, "element")
        self.box.addStretch(1)
        self.on_refresh(self._show_emotion)
        self.on_refresh(self._show_marks)
        self.on_refresh(self._show_by_kind)

    def _build_who(self) -> None:
        group = self.fold(_("Kind, people, detail"), "whoGroup")
        kinds = [(kind, _(KIND_NAMES[kind])) for kind in ELEMENT_KINDS]
        self.value(ChoiceField("kind", _("Kind"), kinds), "kind", group.box)
        self.text(AreaField("detail", _("Detail")), "detail", group.box)
        self._detail_seat = (group.box, group.box.indexOf(self.by_attribute["detail"]))
        actor = TextField("actor", _("Actor"), partial(self._used, "actor", "owner"))
        owner = TextField("owner", _("Owner"), partial(self._used, "actor", "owner"))
        self.text(actor, "actor", group.box)
        self.text(owner, "owner", group.box)
        start, end = CheckField("start", _("Start")), CheckField("end", _("End"))
        abandon = CheckField("abandon", _("Exit"))
        self.row(start, end, abandon, into=group.box)
        self.value(start, "start")
        self.value(end, "end")
        self.value(abandon, "abandon")

    def _build_more(self) -> None:
        group = self.fold(_("Need, quote, notes"), "moreGroup")
        self.text(AreaField("need", _("Need")), "need", group.box)
        types = [(None, _("Not said")), ("stated", _("Stated")), ("unspoken", _("Unspoken"))]
        self.value(ChoiceField("needType", _("Kind of need"), types), "need_type", group.box)
        self.feeling = FeelingFields(self, self._persona, group.box)
        std = DurationField("std", _("Standard time"))
        most = DurationField("max", _("Tolerance"))
        self.row(std, most, into=group.box)
        self.value(std, "std")
        self.value(most, "max")
        self.text(AreaField("notes", _("Notes")), "notes", group.box)
        self.text(TextField("source", _("Source")), "source", group.box)

    # -- showing -----------------------------------------------------------------------------

    def _elements(self) -> tuple[Element, ...]:
        view = self.seat.doc.store
        found = (view.get(Element, key) for key in self.ids)
        return tuple(element for element in found if element is not None)

    def _persona(self) -> Persona | None:
        document = self.seat.doc
        chosen = document.store.get(Persona, document.view_state.persona_id)
        return chosen or next(iter(document.store.personas), None)

    def _show_emotion(self) -> None:
        view, persona = self.seat.doc.store, self._persona()
        elements = self._elements()
        whose = persona.id if persona else None
        values: set[float | None] = set()
        for element in elements:
            if not can_feel(view, element, whose):
                continue
            emotion = emotion_at(view, element.id, whose)
            values.add(None if emotion is None else emotion.value)
            if len(values) > 1:
                # Of thousands nobody asks how they differ.
                break
        # Only who is a customer feels along the curve.
        self.emotion.setVisible(
            bool(values - {None})
            or any(
                role_of(view, element) in ("customer", "doing")
                for element in elements
                if "emotion" not in _QUIET.get(element.kind, ())
            )
        )
        blueprint = view.blueprint
        self.emotion.set_scale(blueprint.scale_min, blueprint.scale_max, default_step(view))
        name = persona.name.text(self.seat.doc.language) if persona else ""
        self.emotion.set_title(_("Emotion · {name}").format(name=name) if name else _("Emotion"))
        self.emotion.show_value(next(iter(values), None), mixed=len(values) > 1)
        text = measured_text(view, elements[0].id, whose) if len(elements) == 1 else ""
        self.measured.setText(text)
        self.measured.setVisible(bool(text))

    def _show_by_kind(self) -> None:
        """Begin with what matters for notes and evidence: detail and pictures, no times."""
        elements = self._elements()
        kinds = {element.kind for element in elements}
        if not elements:
            return
        quiet = frozenset.intersection(*(_QUIET.get(kind, frozenset()) for kind in kinds))
        for name in ("work", "wait", "channel"):
            held = any(getattr(element, name) for element in elements)
            self._show_field(self.by_attribute[name], name not in quiet or held)
        marked = any(element.marks for element in elements)
        self._show_field(self.marks, "marks" not in quiet or marked)
        self.known.folds["insightsGroup"].setVisible(not self.told.is_all)
        self._seat_field(self.look.pictures, kinds == {"evidence"}, *self._pictures_seat)
        self._seat_field(self.by_attribute["detail"], bool(quiet), *self._detail_seat)

    def _show_field(self, field: Field, is_shown: bool) -> None:
        # Somebody may have been led to it.
        here = QApplication.focusWidget()
        field.setVisible(is_shown or (here is not None and field.isAncestorOf(here)))

    def _seat_field(self, field: Field, on_top: bool, home: QVBoxLayout, place: int) -> None:
        """Put a field below the name and what a note tells, or back into its group."""
        box = self.box if on_top else home
        if box.indexOf(field) < 0:
            box.insertWidget(box.indexOf(self.told.holder) + 1 if on_top else place, field)

    def _show_marks(self) -> None:
        self.marks.show_words(*words_in(self.seat.doc.store, self.ids, "marks"))

    def _used(self, *attributes: str) -> tuple[str, ...]:
        language = self.seat.doc.language
        return used_words(
            getattr(element, attribute).text(language)
            for element in self.seat.doc.store.of_type(Element)
            for attribute in attributes
        )

    def field_of(self, attribute: str) -> Field | None:
        field = self.by_attribute.get(attribute)
        if field is not None:
            (self.emotion if attribute == "emotion" else field).show()
        return field or self.generated.field_of(attribute)

    def card_of(self, record: Record) -> Card | None:
        return self.told.card_of(record) or self.known.card_of(record)

    def commit(self) -> None:
        super().commit()
        self.told.commit()
        self.known.commit()

    def restyle(self) -> None:
        self.emotion.restyle(self.seat.theme)
        self.marks.restyle()
        self.generated.restyle()
        self.look.restyle()
        self.told.restyle()
        self.known.restyle()

    # -- writing -----------------------------------------------------------------------------

    def _ids_with(self, attribute: str) -> tuple[str, ...]:
        if attribute not in _TIMES:
            return self.ids
        found = tuple(one.id for one in self._elements() if can_last(one, attribute))
        return found or self.ids

    def _setter_of(self, attribute: str) -> Callable[..., tuple[str, ...]]:
        return set_time if attribute in _TIMES else super()._setter_of(attribute)

    def _set_emotion(self, value: float | None) -> None:
        persona = self._persona()
        persona_id = persona.id if persona else None
        key = emotion_merge_key(persona_id, self.ids)
        label = change_label(_("Emotion"))
        self.run_merging(key, label, set_emotions, persona_id, self.ids, value)

    def _toggle_mark(self, mark: str) -> None:
        self.run(change_label(_("Marks")), toggle_mark, self.ids, mark)
