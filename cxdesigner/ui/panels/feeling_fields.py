"""What is known about a feeling besides its value: the quote, a word for it, where it is from."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from cxdesigner.analysis.felt import measured_emotion
from cxdesigner.analysis.words import value_text
from cxdesigner.base.i18n import _, listed
from cxdesigner.editor.commands.emotion import FeelingText, set_feeling
from cxdesigner.editor.commands.fields import MIXED, field_value, set_field
from cxdesigner.model.element import Element
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.queries import emotions_at
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView
from cxdesigner.scene.blocks.quote import shown_of_quote
from cxdesigner.scene.surveyed import spread_words, surveys_text
from cxdesigner.ui.panels.fields import AreaField, CheckField, Field, TextField
from cxdesigner.ui.panels.page import Page, change_label
from cxdesigner.ui.widgets import plain_label

_NO_TEXT = LocalText()


def measured_text(view: RecordView, element_id: str, persona_id: str | None = None) -> str:
    """Return what surveys say of a persona's emotion at an element; '' if there are none."""
    found = measured_emotion(view, element_id, persona_id)
    if found is None:
        return ""
    value = value_text(found.value, min(view.blueprint.scale_min, view.blueprint.scale_max))
    words = _("From {surveys}: {value}").format(surveys=surveys_text(found), value=value)
    return listed([words, *spread_words(found)])


class FeelingFields:
    """Fields over the emotions of the elements of a page, of the persona that is edited."""

    def __init__(
        self, page: Page, persona: Callable[[], Persona | None], into: QVBoxLayout
    ) -> None:
        self._page, self._persona = page, persona
        self.texts: dict[FeelingText, Field] = {
            "quote": AreaField("quote", _("Quote")),
            "word": TextField("emotionWord", _("Feeling in a word")),
            "source": TextField("emotionSourceHere", _("Where the emotion is known from")),
        }
        self.cut = plain_label("", "hint", wrap=True)
        self.cut.hide()
        for attribute, field in self.texts.items():
            page.custom(field, into)
            field.edited.connect(partial(self._set_text, attribute, field))
            if attribute == "quote":
                page.by_attribute["quote"] = field
                into.addWidget(self.cut)
        self.assumed = CheckField("emotionAssumed", _("The emotion is assumed"))
        page.custom(self.assumed, into)
        self.assumed.edited.connect(self._set_assumed)
        page.on_refresh(self._show)

    @property
    def _persona_id(self) -> str | None:
        persona = self._persona()
        return None if persona is None else persona.id

    def _felt(self) -> list[Emotion | None]:
        view = self._page.seat.doc.store
        elements = [key for key in self._page.ids if isinstance(view.find(key), Element)]
        return emotions_at(view, elements, self._persona_id)

    def _show(self) -> None:
        felt, language = self._felt(), self._page.seat.doc.language
        # At most of thousands of elements nothing is felt: once is enough to ask.
        different = {id(one): one for one in felt}.values()
        for attribute, field in self.texts.items():
            texts = (_NO_TEXT if one is None else getattr(one, attribute) for one in different)
            text = next(texts, _NO_TEXT)
            is_mixed = any(other is not text and other != text for other in texts)
            field.show_value(text.text(language), mixed=is_mixed)
        self._show_cut(felt, language)
        ids = [one.id for one in felt if one is not None]
        value = field_value(self._page.seat.doc.store, ids, "assumed")
        self.assumed.setVisible(bool(ids))
        self.assumed.show_value(value is True, mixed=value is MIXED)

    def _show_cut(self, felt: list[Emotion | None], language: str) -> None:
        """Say how much of the quote of the one thing selected the curve has room for."""
        quote = felt[0].quote.text(language) if len(felt) == 1 and felt[0] is not None else ""
        shown, count = shown_of_quote(quote, language)
        words = _("The curve shows the first {shown} of {count} characters.")
        self.cut.setText(words.format(shown=shown, count=count))
        self.cut.setVisible(shown < count)

    def _set_text(self, attribute: FeelingText, field: Field, text: str) -> None:
        page, persona_id = self._page, self._persona_id
        language = page.seat.doc.language
        page.run_merging(
            f"feeling:{attribute}:{persona_id}:{page.ids}:{language}",
            change_label(field.title),
            set_feeling,
            persona_id,
            page.ids,
            attribute,
            text,
            language,
            field=field,
        )

    def _set_assumed(self, assumed: bool) -> None:
        ids = [one.id for one in self._felt() if one is not None]
        self._page.run(change_label(self.assumed.title), set_field, ids, "assumed", assumed)
