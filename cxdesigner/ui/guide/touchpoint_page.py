"""The page of stages, touchpoints and channels: step 2 of the journey map method."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from cxdesigner.base.errors import EditError
from cxdesigner.base.i18n import _
from cxdesigner.editor.commands.guide import add_touchpoints, remove_touchpoint
from cxdesigner.editor.commands.presets import PRESETS, add_stage_preset
from cxdesigner.editor.values import used_words
from cxdesigner.model.element import Element
from cxdesigner.model.queries import stage_of
from cxdesigner.report.record_names import name_of
from cxdesigner.ui.flow import FlowLayout
from cxdesigner.ui.guide.page import GuidePage, RowPage, Rows
from cxdesigner.ui.guide.seat import GuideSeat
from cxdesigner.ui.panels.fields import AreaField, ChoiceField, TextField
from cxdesigner.ui.widgets import give_tip

_AIR_PX = 16
"""Left and right of the words on a button without an edge."""

_RING_PX = 3
"""From the left edge of such a button to its words."""


class TouchRow(RowPage):
    """A touchpoint and its channel, to be renamed and removed; its stage leads to the canvas."""

    def __init__(self, seat: GuideSeat, element_id: str) -> None:
        super().__init__(seat, "guideTouch", element_id)
        self.lead = lead_button(self, "guideTouchStage")
        self.label_field = TextField("guideTouchLabel", "")
        self.label_field.title = _("Name")
        self.channel = TextField("guideTouchChannel", "", self._channels)
        self.channel.title = _("Channel")
        self.channel.setFixedWidth(140)
        remove = self.remove_button("guideTouchRemove", _("Remove the touchpoint"), self._removed)
        top = lead_line()
        top.addWidget(self.lead, 1)
        top.addWidget(remove)
        self.inner.addLayout(top)
        line = QHBoxLayout()
        line.addWidget(self.label_field, 1)
        line.addWidget(self.channel)
        self.inner.addLayout(line)
        self.text(self.label_field, "label")
        self.text(self.channel, "channel")
        self.on_refresh(self._show)
        self.restyle()

    def _removed(self) -> None:
        self.run(_("Remove the touchpoint"), remove_touchpoint, self.record_id)

    def _channels(self) -> Sequence[str]:
        elements = self.view.of_type(Element)
        return used_words(el.channel.text(self.language) for el in elements)

    def _show(self) -> None:
        element = self.view.get(Element, self.record_id)
        stage = stage_of(self.view, element) if element is not None else None
        self.lead.show_words(self.name(stage.id) if stage is not None else _("No stage"))
        name = self.name(self.record_id)
        self.lead.setAccessibleName(_("Show {name} on the canvas").format(name=name))
        self.label_field.line.setAccessibleName(_("{name}: name").format(name=name))
        title = _("{name}: channel").format(name=name)
        self.channel.line.setAccessibleName(title)
        self.channel.line.setPlaceholderText(self.channel.line.placeholderText() or _("Channel"))


class TouchpointPage(GuidePage):
    """Stages, and the touchpoints in each of them."""

    def __init__(self, seat: GuideSeat) -> None:
        super().__init__(seat, "guideTouchpoints")
        self.presets = QWidget()
        self.presets.setObjectName("guidePresets")
        flow = FlowLayout(self.presets)
        self.hint = self.label(_("Begin with ready-made stages:"), "field")
        for preset in PRESETS:
            button = QPushButton(_(preset.label))
            button.setObjectName(f"guidePreset-{preset.key}")
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._preset, preset.key))
            flow.addWidget(button)
        self.box.addWidget(self.presets)
        self.stage = ChoiceField("guideStage", _("Stage"))
        self.stage.choice.activated.connect(self._chosen)
        self._stage: str | None = None
        self.box.addWidget(self.stage)
        self.list = AreaField("guideList", _("New touchpoints, one a line: name @channel"), 3)
        self.list.area.installEventFilter(self)
        self.box.addWidget(self.list)
        self.add = self.button("guideListAdd", _("Add touchpoints"), self._add_one)
        self.points = self.rows(Rows("guideTouchRows", partial(TouchRow, seat), self._ids))
        self.box.addWidget(self.points)
        self.box.addStretch(1)
        self.on_refresh(self._show)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._add_one()
                return True
        return super().eventFilter(watched, event)

    def _ids(self) -> list[str]:
        return [element.id for element in self.touchpoints()]

    def _show(self) -> None:
        stages = [stage for stage in self.view.stages if stage.parent_id is None]
        for widget in (self.hint, self.presets):
            widget.setVisible(not stages)
        self.stage.setVisible(bool(stages))
        self.stage.set_choices([(stage.id, self._name(stage.id)) for stage in stages])
        known = any(stage.id == self._stage for stage in stages)
        self.stage.show_value(self._stage if known else (stages[0].id if stages else None))
        self.points.refresh()
        self.points.mark(self.seat.doc.selection.ids)

    def _name(self, stage_id: str) -> str:
        return name_of(self.view, self.view.find(stage_id), self.language)

    def _chosen(self) -> None:
        self._stage = self.stage.value

    def _preset(self, key: str, _checked: bool = False) -> None:
        self.run(_("Add stages"), add_stage_preset, key)
        self.refresh()
        self.list.setFocus()

    def _add_one(self) -> None:
        text = self.list.area.toPlainText()
        try:
            self.seat.doc.run(
                _("Add touchpoints"), add_touchpoints, text, self.stage.value, self.language
            )
        except EditError as error:
            self.list.set_error(str(error))
            return
        self.list.set_error("")
        self.list.show_value("")
        self.refresh()
        self.list.setFocus()


class LeadButton(QPushButton):
    """The name of what a row shows, as much of it as there is room for; leads to the canvas."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFlat(True)
        self.setAutoDefault(False)
        self.setProperty("role", "lead")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._words = ""

    def show_words(self, words: str) -> None:
        """Show a name; what is cut of it is in the tip."""
        self._words = words
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(0, self.width() - _AIR_PX)
        cut = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(cut.replace("&", "&&"))
        give_tip(self, "" if cut == self._words else self._words)


def lead_button(row: RowPage, name: str) -> LeadButton:
    """Return a button with the name of what a row shows, that leads to it on the canvas."""
    lead = LeadButton(name)
    lead.clicked.connect(lambda: row.seat.go((row.record_id,)))
    return lead


def lead_line() -> QHBoxLayout:
    """Return a line that begins with the name of a row: its words begin where fields begin."""
    line = QHBoxLayout()
    line.addSpacing(-_RING_PX)
    return line


def show_lead(row: RowPage, lead: LeadButton) -> None:
    """Show the name of what a row is about."""
    words = row.name(row.record_id)
    lead.show_words(words)
    lead.setAccessibleName(_("Show {name} on the canvas").format(name=words))
