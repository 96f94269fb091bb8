"""The inspector of the blueprint itself, shown while nothing is selected."""

from __future__ import annotations

from functools import partial
from typing import Any

from cxdesigner.analysis.words import between, number_text
from cxdesigner.base.i18n import _, dotted
from cxdesigner.editor.builtin.tools import MATURITY_NAMES
from cxdesigner.editor.builtin.view import LANGUAGE_NAMES
from cxdesigner.editor.commands.add import add_persona
from cxdesigner.editor.commands.fields import set_field
from cxdesigner.model.blueprint import MATURITIES, Blueprint
from cxdesigner.model.persona import Persona
from cxdesigner.model.record import Record
from cxdesigner.model.store import Transaction
from cxdesigner.ui.panels.cards import Card, CardList
from cxdesigner.ui.panels.fields import AreaField, CheckField, ChoiceField, Field, TextField
from cxdesigner.ui.panels.generated import GeneratedFields
from cxdesigner.ui.panels.known_groups import PERSONA_CARD, about_all
from cxdesigner.ui.panels.page import Page, Seat, change_label
from cxdesigner.ui.panels.portrait import PortraitButton
from cxdesigner.ui.panels.words import STATE_WORDS
from cxdesigner.ui.widgets import plain_label

_MOST_NAMED = 2
"""Languages that have room beside the title of their group."""

SCALES: tuple[tuple[float, float], ...] = ((-2, 2), (-5, 5), (1, 5), (0, 10))


def set_scale(tx: Transaction, blueprint_id: str, scale: tuple[float, float]) -> tuple[str, ...]:
    """Set the ends of the emotion scale; values stay as they are, a rule names those beyond it."""
    set_field(tx, (blueprint_id,), "scale_min", scale[0])
    return set_field(tx, (blueprint_id,), "scale_max", scale[1])


class DocumentPage(Page):
    """Title, scenario, goal, scope, personas, scale, languages, maturity, state."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat, "documentPage")
        self.text(AreaField("title", _("Title"), return_finishes=True), "title")
        self.text(AreaField("scenario", _("Scenario")), "scenario")
        self.text(AreaField("businessGoal", _("Business goal"), 1), "business_goal")
        self.text(AreaField("scopeStart", _("Starts with"), 1), "scope_start")
        self.text(AreaField("scopeEnd", _("Ends with"), 1), "scope_end")
        self.box.addWidget(plain_label(_("Personas"), "field"))
        self.personas = CardList(seat, PERSONA_CARD, self._persona_card, self._add_persona)
        self.box.addWidget(self.personas)
        maturities = [(value, _(MATURITY_NAMES[value])) for value in MATURITIES]
        states = [(value, _(words)) for value, words in STATE_WORDS.items()]
        maturity = ChoiceField("maturity", _("Maturity"), maturities)
        state = ChoiceField("state", _("State"), states)
        self.scale = ChoiceField("scale", _("Emotion scale"))
        self.row(maturity, self.scale)
        self.value(maturity, "maturity")
        self.custom(self.scale)
        self.value(state, "state")
        self.scale.edited.connect(self._set_scale)
        self._build_languages()
        self._build_more()
        self.known = about_all(self)
        self.generated = GeneratedFields(self, Blueprint, "document")
        self.box.addStretch(1)
        self.on_refresh(self._show)

    def _build_languages(self) -> None:
        group = self.fold(_("Languages"), "languagesGroup")
        self.languages: dict[str, CheckField] = {}
        for tag, words in LANGUAGE_NAMES.items():
            check = CheckField(f"language-{tag}", words)
            check.edited.connect(partial(self._set_language, tag))
            self.custom(check, group.box)
            self.languages[tag] = check
        self.language_group = group

    def _build_more(self) -> None:
        group = self.fold(_("Author, version, notes"), "documentMoreGroup")
        self.text(TextField("subtitle", _("Subtitle")), "subtitle", group.box)
        self.text(TextField("author", _("Author")), "author", group.box)
        self.value(TextField("versionLabel", _("Version")), "version_label", group.box)
        self.text(AreaField("vision", _("Vision")), "vision", group.box)
        source = AreaField("emotionSource", _("Source of the emotions"), 1, return_finishes=True)
        self.text(source, "emotion_source", group.box)
        self.text(
            TextField("defaultChannel", _("Usual channel of touchpoints")),
            "default_channel",
            group.box,
        )
        self.value(
            CheckField("illustrative", _("The figures are examples")), "illustrative", group.box
        )
        self.text(AreaField("documentNotes", _("Notes")), "notes", group.box)

    def show_records(self, ids: Any) -> None:
        super().show_records((self.seat.doc.store.blueprint.id,))

    def card_of(self, record: Record) -> Card | None:
        if isinstance(record, Persona):
            return self.personas.cards.get(record.id)
        return self.known.card_of(record)

    def commit(self) -> None:
        super().commit()
        self.personas.commit()
        self.known.commit()

    def restyle(self) -> None:
        self.personas.restyle()
        self.known.restyle()
        self.generated.restyle()

    def field_of(self, attribute: str) -> Field | None:
        return self.generated.field_of(attribute)

    def _show(self) -> None:
        view = self.seat.doc.store
        self.personas.show_groups([(persona.id,) for persona in view.personas])
        blueprint = view.blueprint
        current = (blueprint.scale_min, blueprint.scale_max)
        scales = [*SCALES, *([] if current in SCALES else [current])]
        self.scale.set_choices([(scale, _scale_words(scale)) for scale in scales])
        self.scale.show_value(current)
        for tag, check in self.languages.items():
            check.show_value(tag in blueprint.languages)
            # The last language cannot be taken away.
            check.setEnabled(blueprint.languages != (tag,))
        spoken = [LANGUAGE_NAMES.get(tag, tag) for tag in blueprint.languages]
        told = dotted(spoken) if len(spoken) <= _MOST_NAMED else number_text(len(spoken))
        self.language_group.set_count(told)

    def _set_scale(self, scale: tuple[float, float]) -> None:
        self.run(change_label(_("Emotion scale")), set_scale, self.ids[0], scale)

    def _set_language(self, tag: str, wanted: bool) -> None:
        current = self.seat.doc.store.blueprint.languages
        others = tuple(known for known in current if known != tag)
        languages = (*others, tag) if wanted else others
        if languages:
            self.run(change_label(_("Languages")), set_field, self.ids, "languages", languages)
        self.refresh()

    def _add_persona(self) -> str | None:
        found = self.run(_("Add persona"), add_persona)
        self.refresh()
        return found[0] if found else None

    def _persona_card(self, ids: tuple[str, ...]) -> Card:
        portrait = PortraitButton(self.seat, ids[0])
        return Card(self.seat, PERSONA_CARD, ids, self._remove_persona, portrait)

    def _remove_persona(self, ids: tuple[str, ...]) -> None:
        self.remove(_("Remove persona"), ids)
        self.refresh()


def _scale_words(scale: tuple[float, float]) -> str:
    low, high = (f"{value:g}" for value in scale)
    if scale[0] < 0:
        low, high = f"\N{MINUS SIGN}{low[1:]}", f"+{high}"
    return between(low, high)
