"""The inspectors of links, stages, steps, lanes, lines, and of a mixed selection."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QPushButton

from cxdesigner.base.i18n import N_, _, ngettext
from cxdesigner.editor.builtin.lanes import STROKE_NAMES, WEIGHT_NAMES
from cxdesigner.editor.builtin.link import LINK_KIND_NAMES
from cxdesigner.editor.commands.connect import reverse_links, set_link_kind
from cxdesigner.editor.commands.fields import MIXED, field_value
from cxdesigner.editor.commands.lanes import move_line
from cxdesigner.model.element import Element, Parked
from cxdesigner.model.lane import BLUEPRINT_ROLES, JOURNEY_ROLES, Lane, LaneRow, Line
from cxdesigner.model.link import LINK_KINDS, Link
from cxdesigner.model.queries import LINE_NAMES, ROLE_NAMES, lane_name, line_name
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Transaction
from cxdesigner.scene.blocks.link import LINK_SIGNS
from cxdesigner.ui.icons import beside_words, icon
from cxdesigner.ui.panels.cards import Card
from cxdesigner.ui.panels.fields import (
    AreaField,
    CheckField,
    ChoiceField,
    Field,
    TextField,
)
from cxdesigner.ui.panels.generated import GeneratedFields
from cxdesigner.ui.panels.known_groups import about_stages
from cxdesigner.ui.panels.page import Page, Seat, change_label
from cxdesigner.ui.panels.style_fields import ColourField, style_fields
from cxdesigner.ui.panels.words import LIFECYCLE_WORDS
from cxdesigner.ui.widgets import plain_label


def move_lines(tx: Transaction, line_ids: Sequence[str], lane_id: str) -> tuple[str, ...]:
    """Put several lines below a lane."""
    for line_id in line_ids:
        move_line(tx, line_id, lane_id)
    return tuple(line_ids)


class LinkPage(Page):
    """A link: what it carries, and how it is drawn."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat, "linkPage")
        self.ends = plain_label("", "hint", wrap=True)
        self.box.addWidget(self.ends)
        kinds = [(kind, _(LINK_KIND_NAMES[kind])) for kind in LINK_KINDS]
        self.kind = ChoiceField("linkKind", _("Kind"), kinds)
        self.custom(self.kind)
        self.kind.edited.connect(
            lambda kind: self.run(change_label(_("Kind")), set_link_kind, self.ids, kind)
        )
        self.text(TextField("linkLabel", _("Label")), "label")
        for name, title in (
            ("both", N_("Both ways")),
            *LINK_SIGNS.items(),
        ):
            self.value(CheckField(f"link{name.capitalize()}", _(title)), name)
        self.text(TextField("linkCondition", _("Repeat condition")), "condition")
        ColourField(self)
        style_fields(self, ("stroke", "weight"))
        self.text(AreaField("linkNotes", _("Notes")), "notes")
        self.reverse = QPushButton(_("Reverse direction"))
        self.reverse.setObjectName("linkReverse")
        self.reverse.setIconSize(beside_words(16))
        self.reverse.clicked.connect(
            lambda: self.run(_("Reverse direction"), reverse_links, self.ids)
        )
        self.box.addWidget(self.reverse)
        self.box.addStretch(1)
        self.on_refresh(self._show)
        self.restyle()

    def restyle(self) -> None:
        self.reverse.setIcon(icon("arrow-left-right", self.seat.theme, size=16))

    def _show(self) -> None:
        view, language = self.seat.doc.store, self.seat.doc.language
        links = [link for link in (view.get(Link, key) for key in self.ids) if link is not None]
        kinds = {link.kind for link in links}
        self.kind.show_value(next(iter(kinds), None), mixed=len(kinds) > 1)
        self.ends.setVisible(len(links) == 1)
        if len(links) == 1:
            ends = [
                element.label.text(language).replace("\n", " ") if element else ""
                for element in (
                    view.get(Element, links[0].source_id),
                    view.get(Element, links[0].target_id),
                )
            ]
            self.ends.setText(_("{source} → {target}").format(source=ends[0], target=ends[1]))


class StagePage(Page):
    """A stage: its name and what it stands for."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat, "stagePage")
        self.text(TextField("stageName", _("Name")), "name")
        choices = [(key, _(words)) for key, words in LIFECYCLE_WORDS.items()]
        self.value(ChoiceField("stageLifecycle", _("Part of the journey"), choices), "lifecycle")
        self.value(CheckField("stageNoContact", _("No contact on purpose")), "no_contact")
        self.text(AreaField("stageScene", _("Scene")), "scene")
        self.text(AreaField("stageHint", _("Note to the team")), "hint")
        self.known = about_stages(self)
        self.box.addStretch(1)

    def card_of(self, record: Record) -> Card | None:
        return self.known.card_of(record)

    def commit(self) -> None:
        super().commit()
        self.known.commit()

    def restyle(self) -> None:
        self.known.restyle()


class StepPage(Page):
    """A step: one column."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat, "stepPage")
        self.where = plain_label("", "hint", wrap=True)
        self.box.addWidget(self.where)
        self.text(TextField("stepName", _("Name")), "name")
        self.box.addStretch(1)
        self.on_refresh(self._show)

    def _show(self) -> None:
        view = self.seat.doc.store
        step = view.get(Step, self.ids[0]) if len(self.ids) == 1 else None
        stage = view.get(Stage, step.stage_id) if step is not None else None
        text = ""
        if step is not None:
            place = view.positions(Step)[step.id] + 1
            name = stage.name.text(self.seat.doc.language) if stage is not None else ""
            if name:
                text = _("Step {n} · {stage}").format(n=place, stage=name)
            else:
                text = _("Step {n}").format(n=place)
        self.where.setText(text)


class LanePage(Page):
    """A lane, or a row within one."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat, "lanePage")
        self.name = TextField("laneName", _("Name"))
        self.text(self.name, "name")
        self.role = ChoiceField("laneRole", _("Role"))
        self.value(self.role, "role")
        self.hint = AreaField("laneHint", _("Note to the team"))
        self.text(self.hint, "hint")
        self.colour = ColourField(self)
        self.generated = GeneratedFields(self, Lane, "lane")
        self.box.addStretch(1)
        self.on_refresh(self._show)

    def field_of(self, attribute: str) -> Field | None:
        return self.generated.field_of(attribute)

    def _show(self) -> None:
        view, language = self.seat.doc.store, self.seat.doc.language
        roles = JOURNEY_ROLES if view.blueprint.kind == "journey_map" else BLUEPRINT_ROLES
        used = tuple(lane.role for lane in view.lanes if lane.role not in roles)
        offered = dict.fromkeys((*roles, *used))
        self.role.set_choices([(role, _(ROLE_NAMES[role])) for role in offered])
        has_rows = any(isinstance(view.find(key), LaneRow) for key in self.ids)
        for only_lanes in (self.role, self.hint, self.colour, *self.generated.folds.values()):
            only_lanes.setVisible(not has_rows)
        role = field_value(view, self.ids, "role")
        self.role.show_value(None if role is MIXED else role, mixed=role is MIXED)
        lane = view.get(Lane, self.ids[0]) if len(self.ids) == 1 else None
        if lane is not None and not lane.name:
            self.name.show_value("", fallback=lane_name(lane, language))


class LinePage(Page):
    """A line across the blueprint."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat, "linePage")
        self.name = TextField("lineName", _("Name"))
        self.text(self.name, "name")
        kinds = [(kind, _(words)) for kind, words in LINE_NAMES.items()]
        self.value(ChoiceField("lineKind", _("Kind"), kinds), "kind")
        for field, title, names in (
            ("stroke", N_("Pattern"), STROKE_NAMES),
            ("weight", N_("Line weight"), WEIGHT_NAMES),
        ):
            looks = [(key or None, _(words)) for key, words in names.items()]
            self.value(ChoiceField(f"line{field.capitalize()}", _(title), looks), field)
        self.after = ChoiceField("lineAfter", _("Below the lane"))
        self.custom(self.after)
        self.after.edited.connect(self._move)
        self.value(CheckField("lineHidden", _("Not drawn and not counted")), "hidden")
        self.box.addStretch(1)
        self.on_refresh(self._show)

    def _move(self, lane_id: str) -> None:
        self.run(_("Move line"), move_lines, self.ids, lane_id)

    def _show(self) -> None:
        view, language = self.seat.doc.store, self.seat.doc.language
        lines = [line for line in (view.get(Line, key) for key in self.ids) if line is not None]
        self.after.set_choices([(lane.id, lane_name(lane, language)) for lane in view.lanes])
        places = {line.after_lane_id for line in lines}
        self.after.show_value(next(iter(places), None), mixed=len(places) > 1)
        if len(lines) == 1 and not lines[0].name:
            self.name.show_value("", fallback=line_name(lines[0], language))


class MixedPage(Page):
    """Things of different types: how many of each; menus and keys work on all of them."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat, "mixedPage")
        self.counts = plain_label("", wrap=True)
        self.box.addWidget(self.counts)
        self.hint = plain_label("", "hint", wrap=True)
        self.box.addWidget(self.hint)
        self.box.addStretch(1)
        self.on_refresh(self._show)

    def _show(self) -> None:
        found = (self.seat.doc.store.find(key) for key in self.ids)
        kinds = Counter(type(record) for record in found if record is not None)
        self.hint.setText(
            ngettext(
                "Drag it onto the canvas to go on with it.",
                "Drag them onto the canvas to go on with them.",
                len(self.ids),
            )
            if set(kinds) == {Parked}
            else _("Choose things of one kind to change them together.")
        )
        words: dict[type[Record], Callable[[int], str]] = {
            Element: lambda n: ngettext("{n} element", "{n} elements", n),
            Link: lambda n: ngettext("{n} link", "{n} links", n),
            Stage: lambda n: ngettext("{n} stage", "{n} stages", n),
            Step: lambda n: ngettext("{n} step", "{n} steps", n),
            Lane: lambda n: ngettext("{n} lane", "{n} lanes", n),
            LaneRow: lambda n: ngettext("{n} row", "{n} rows", n),
            Line: lambda n: ngettext("{n} line", "{n} lines", n),
            Parked: lambda n: ngettext("{n} parked", "{n} parked", n),
        }
        lines = [
            word(kinds[kind]).format(n=kinds[kind]) for kind, word in words.items() if kind in kinds
        ]
        self.counts.setText("\n".join(lines))
