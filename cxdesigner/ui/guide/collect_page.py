"""The page of what the journey is about and who takes it: step 1 of the journey map method."""

from __future__ import annotations

from cxdesigner.base.i18n import _
from cxdesigner.editor.commands.add import add_persona
from cxdesigner.ui.guide.page import GuidePage
from cxdesigner.ui.guide.seat import GuideSeat
from cxdesigner.ui.panels.cards import Card, CardList
from cxdesigner.ui.panels.fields import AreaField
from cxdesigner.ui.panels.known_groups import PERSONA_CARD
from cxdesigner.ui.panels.portrait import PortraitButton
from cxdesigner.ui.widgets import plain_label


class CustomerPage(GuidePage):
    """Who takes the journey."""

    def __init__(self, seat: GuideSeat, name: str = "guideCustomer") -> None:
        super().__init__(seat, name)
        self._frame()
        self.box.addWidget(plain_label(_("Personas"), "strong"))
        self.personas = CardList(seat, PERSONA_CARD, self._card, self._add_one)
        self.personas.setObjectName("guidePersonas")
        self.box.addWidget(self.personas)
        self.box.addStretch(1)
        self.on_refresh(self._show)

    def _frame(self) -> None:
        """Add what stands above the personas."""

    def commit(self) -> None:
        super().commit()
        self.personas.commit()

    def restyle(self) -> None:
        self.personas.restyle()

    def _show(self) -> None:
        self.personas.show_groups([(persona.id,) for persona in self.view.personas])

    def _card(self, ids: tuple[str, ...]) -> Card:
        portrait = PortraitButton(self.seat, ids[0])
        return Card(self.seat, PERSONA_CARD, ids, self._remove, portrait)

    def _add_one(self) -> str | None:
        found = self.run(_("Add persona"), add_persona)
        self.refresh()
        return found[0] if found else None

    def _remove(self, ids: tuple[str, ...]) -> None:
        self.remove(_("Remove persona"), ids)
        self.refresh()


class CollectPage(CustomerPage):
    """The frame of the journey, and who takes it."""

    def __init__(self, seat: GuideSeat) -> None:
        super().__init__(seat, "guideCollect")

    def _frame(self) -> None:
        self.text(AreaField("guideTitle", _("Title"), 1), "title")
        self.text(AreaField("guideScenario", _("Scenario"), 2), "scenario")
        self.text(AreaField("guideGoal", _("Business goal"), 1), "business_goal")
        self.text(AreaField("guideScopeStart", _("Starts with"), 1), "scope_start")
        self.text(AreaField("guideScopeEnd", _("Ends with"), 1), "scope_end")
