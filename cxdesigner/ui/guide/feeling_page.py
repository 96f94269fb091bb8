"""The pages of feelings, quotes and pains: step 4 of the journey map method, 3 of the short one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from cxdesigner.base.i18n import _
from cxdesigner.editor.commands.emotion import (
    FeelingText,
    default_step,
    emotion_merge_key,
    set_emotion,
    set_feeling,
)
from cxdesigner.editor.commands.fields import set_field
from cxdesigner.editor.commands.guide import add_pain
from cxdesigner.editor.values import used_words
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.queries import emotion_at
from cxdesigner.model.store import Transaction
from cxdesigner.ui.guide.page import GuidePage, RowPage, Rows
from cxdesigner.ui.guide.pain_rows import PainRow, pains_of
from cxdesigner.ui.guide.seat import GuideSeat
from cxdesigner.ui.guide.touchpoint_page import lead_button, lead_line, show_lead
from cxdesigner.ui.panels.emotion_field import EmotionField
from cxdesigner.ui.panels.fields import AreaField, CheckField, ChoiceField, Field, TextField
from cxdesigner.ui.panels.page import change_label


class FeelingRow(RowPage):
    """What the persona feels at one touchpoint, and what hurts there."""

    def __init__(self, seat: GuideSeat, element_id: str, *, pains: bool) -> None:
        super().__init__(seat, "guideFeeling", element_id)
        self.lead = lead_button(self, "guideFeelingName")
        self.emotion = EmotionField("guideEmotion", "", seat.theme)
        line = lead_line()
        line.addWidget(self.lead, 1)
        line.addWidget(self.emotion, 1)
        self.inner.addLayout(line)
        self.custom(self.emotion)
        self.emotion.edited.connect(self._feel)
        self.quote = TextField("guideQuote", _("Quote"))
        self.source = TextField("guideSource", _("Source"), self._sources)
        self.row(self.quote, self.source, into=self.inner)
        self._say(self.quote, "quote")
        self._say(self.source, "source")
        self.assumed = CheckField("guideAssumed", _("The emotion is assumed"))
        foot = QHBoxLayout()
        foot.addWidget(self.assumed, 1)
        self.inner.addLayout(foot)
        self.custom(self.assumed)
        self.assumed.edited.connect(self._assume)
        self.pains: Rows | None = None
        if pains:
            self.pains = self.rows(Rows("guidePains", partial(PainRow, seat), self._pains))
            self.inner.addWidget(self.pains)
            self.pain = QPushButton(_("Add pain point"))
            self.pain.setObjectName("guidePainAdd")
            self.pain.setFlat(True)
            self.pain.setAutoDefault(False)
            self.pain.clicked.connect(self._add_pain)
            foot.addWidget(self.pain, 0, Qt.AlignmentFlag.AlignRight)
        self.on_refresh(self._show)

    def restyle(self) -> None:
        super().restyle()
        self.emotion.restyle(self.seat.theme)

    @property
    def persona_id(self) -> str | None:
        """Whose feelings these are."""
        persona = persona_of(self)
        return None if persona is None else persona.id

    def _sources(self) -> Sequence[str]:
        return used_words(one.source.text(self.language) for one in self.view.of_type(Emotion))

    def _pains(self) -> list[str]:
        return pains_of(self.view, self.record_id)

    def _say(self, field: Field, attribute: FeelingText) -> None:
        def read() -> str:
            felt = emotion_at(self.view, self.record_id, self.persona_id)
            return "" if felt is None else getattr(felt, attribute).text(self.language)

        def write(tx: Transaction, text: str) -> tuple[str, ...]:
            ids = (self.record_id,)
            return set_feeling(tx, self.persona_id, ids, attribute, text, self.language)

        self.bind(field, read, write)

    def _show(self) -> None:
        show_lead(self, self.lead)
        blueprint = self.view.blueprint
        self.emotion.set_title(_("{name}: emotion").format(name=self.name(self.record_id)))
        self.emotion.caption.hide()
        self.emotion.set_scale(blueprint.scale_min, blueprint.scale_max, default_step(self.view))
        felt = emotion_at(self.view, self.record_id, self.persona_id)
        self.emotion.show_value(None if felt is None else felt.value)
        self.assumed.setVisible(felt is not None and felt.value is not None)
        self.assumed.show_value(felt is not None and felt.assumed)
        if self.pains is not None:
            self.pains.refresh()

    def _feel(self, value: float | None) -> None:
        self.run_merging(
            emotion_merge_key(self.persona_id, self.ids),
            change_label(_("Emotion")),
            lambda tx: set_emotion(tx, self.persona_id, self.record_id, value),
            field=self.emotion,
        )

    def _assume(self, assumed: bool) -> None:
        felt = emotion_at(self.view, self.record_id, self.persona_id)
        if felt is not None:
            label = change_label(self.assumed.title)
            self.run(label, set_field, (felt.id,), "assumed", assumed)

    def _add_pain(self) -> None:
        made = self.run(_("Add pain point"), add_pain, self.record_id)
        self.refresh()
        if made and self.pains is not None:
            self.pains.begin(made[0])


class FeedbackPage(GuidePage):
    """What a persona feels at each touchpoint, and how that is known."""

    def __init__(
        self, seat: GuideSeat, name: str = "guideFeedback", *, pains: bool = False
    ) -> None:
        super().__init__(seat, name)
        self.verdict = self.label("", "strong")
        self.persona = ChoiceField("guidePersona", _("Persona"))
        self.persona.edited.connect(self._choose)
        self.box.addWidget(self.persona)
        self.general = AreaField("guideEmotionSource", _("Source of all feelings"), 1)
        self.text(self.general, "emotion_source")
        make = partial(FeelingRow, seat, pains=pains)
        self.points = self.rows(Rows("guideFeelingRows", make, self._ids))
        self.box.addWidget(self.points)
        self.box.addStretch(1)
        self.on_refresh(self._show)

    def _ids(self) -> list[str]:
        return [element.id for element in self.touchpoints()]

    def _show(self) -> None:
        personas = self.view.personas
        self.persona.setVisible(len(personas) > 1)
        self.persona.set_choices(
            [(one.id, one.name.text(self.language) or _("Persona")) for one in personas]
        )
        current = persona_of(self)
        if current is not None:
            self.persona.show_value(current.id)
        self.general.setVisible(bool(self._ids()))
        self.points.refresh()
        self.points.mark(self.seat.doc.selection.ids)
        self.verdict.setText(self.seat.verdict)
        self.verdict.setVisible(bool(self.seat.verdict))

    def _choose(self, persona_id: str) -> None:
        self.commit()
        self.seat.doc.set_view(persona_id=persona_id)


class AnalysePage(FeedbackPage):
    """What a persona feels at each touchpoint, and what hurts there."""

    def __init__(self, seat: GuideSeat) -> None:
        super().__init__(seat, "guideAnalyse", pains=True)


def persona_of(page: GuidePage) -> Persona | None:
    """Return the persona whose feelings are edited."""
    wanted = page.seat.doc.view_state.persona_id
    chosen = page.view.get(Persona, wanted)
    return chosen or next(iter(page.view.personas), None)
