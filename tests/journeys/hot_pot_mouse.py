"""The hot-pot blueprint by mouse alone: what a person clicks, part by part; keys only type text."""

from __future__ import annotations

from collections.abc import Sequence

from hands import LEFT, NONE, Hands, settle
from hot_pot import words
from PySide6.QtCore import QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QComboBox, QMenu, QWidget

from cxdesigner.analysis.names import DIMENSION_NAMES, FACTOR_NAMES, LEVEL_NAMES, MODULE_NAMES
from cxdesigner.base.i18n import _
from cxdesigner.editor.builtin.mark import MARK_NAMES
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion
from cxdesigner.model.stage import Step
from cxdesigner.model.store import Store
from cxdesigner.ui.panels.words import LIFECYCLE_WORDS
from cxdesigner.ui.tools.handles import grips_of

RIGHT, BELOW, LEFT_SIDE, ABOVE = range(4)
"""The dots beside an element."""


def words_on(widget: QWidget) -> tuple[str, str]:
    """What a widget is called, and what is written on it."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName(), text


class Mouse(Hands):
    """Hands that click and drag what can be seen; keys are pressed for the letters of texts."""

    # -- what is on the screen ---------------------------------------------------------------

    def pixel(self, place: QPointF) -> QPointF:
        at = super().pixel(place)
        if not self.port.rect().adjusted(2, 2, -2, -2).contains(at.toPoint()):
            # A person looks at all of it first.
            self.press_button(self.window.status.fit)
            at = super().pixel(place)
        assert self.port.rect().contains(at.toPoint()), "this is not on the screen"
        return at

    def called(self, title: str, kind: type[QWidget] = QWidget) -> QWidget:
        """The last field of the inspector that is called so; it comes with the next frame."""
        inspector = self.window.inspector
        page = inspector.widget()
        chosen = self.document.selection.ids
        if chosen:
            self.wait(lambda: inspector.page is not None and inspector.page.ids == chosen)
        found: list[QWidget] = []

        def look() -> bool:
            found[:] = [
                widget
                for widget in page.findChildren(kind)
                if widget.isVisible()
                and title in words_on(widget)
                and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
            ]
            return bool(found)

        self.wait(look)
        return max(found, key=lambda widget: widget.mapTo(page, QPoint()).y())

    def scroll_to(self, widget: QWidget) -> None:
        """Turn the wheel over the inspector until all of a widget is seen."""
        area = self.window.inspector
        port = area.viewport()
        for _turn in range(60):
            place = QRect(widget.mapTo(port, QPoint()), widget.size())
            if port.rect().contains(place.center()):
                return
            turn = 120 if place.center().y() < 0 else -120
            at = QPointF(port.rect().center())
            event = QWheelEvent(
                at, QPointF(port.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, turn),
                Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QApplication.sendEvent(port, event)
            settle(1)
        raise AssertionError("the wheel does not lead there")

    def press_button(self, button: QWidget) -> None:
        if self.window.inspector.widget().isAncestorOf(button):
            self.scroll_to(button)
        assert button.isVisible(), button.objectName()
        at = button.rect().center()
        if isinstance(button, QCheckBox):
            at.setX(8)
        self.presses += 1
        QTest.mouseClick(button, LEFT, pos=at)
        settle(2)

    # -- fields ------------------------------------------------------------------------------

    def write(self, text: str) -> None:
        """Type through an input method; each character of the text counts as one key."""
        if text.isascii():
            self.type(text)
        else:
            self.compose(text[:1], commit=text)
            self.keys += len(text)

    def fill(self, title: str, text: str) -> None:
        """Click into a field and type."""
        if text:
            self.press_button(self.called(title))
            self.write(text)

    def write_lines(self, title: str, lines: Sequence[str]) -> None:
        """Click into a field and type some lines."""
        self.press_button(self.called(title))
        for number, line in enumerate(lines):
            if number:
                self.key(Qt.Key.Key_Return)
            self.write(line)

    def unfold(self, title: str) -> None:
        """Open a group of the inspector, unless it is open."""
        header = self.called(title, QAbstractButton)
        assert isinstance(header, QAbstractButton)
        if not header.isChecked():
            self.press_button(header)

    def choose(self, title: str, wanted: str) -> None:
        """Open a list of choices and click one."""
        box = self.called(title, QComboBox)
        assert isinstance(box, QComboBox)
        self.press_button(box)
        view = box.view()
        # A list takes no release of the press that opened it; a hand that moves is another one.
        self.move_to(QPointF(view.viewport().rect().bottomRight()), view.viewport(), held=NONE)
        place = view.visualRect(box.model().index(box.findText(wanted), 0)).center()
        self.move_to(QPointF(place), view.viewport(), held=NONE)
        self.presses += 1
        QTest.mouseClick(view.viewport(), LEFT, pos=place)
        settle(2)
        assert box.currentText() == wanted, box.currentText()

    # -- the canvas --------------------------------------------------------------------------

    def named(self, name: str) -> Element:
        """The element with a text on the canvas."""
        store = self.document.store
        if self.editor.is_open and self.editor.toPlainText() == name:
            return store.need(Element, self.document.selection.primary or "")
        return next(e for e in store.of_type(Element) if words(e.label) == name)

    def dot(self, name: str, side: int) -> QPointF:
        """A dot beside an element, which shows when the pointer is over it."""
        element = self.named(name)
        self.hover(self.middle(element.id))
        return QPointF(*grips_of(self.window.controller.scene.items[element.id])[side])

    def select(self, name: str) -> None:
        self.click(self.middle(self.named(name).id))

    def link(self, source: str, target: str) -> Link:
        """Drag a link from the dot that looks to where it leads; it is selected then."""
        chosen = self.document.store.get(Link, self.document.selection.primary)
        if chosen is not None and self.named(source).id in (chosen.source_id, chosen.target_id):
            # Else its end may be taken, which covers a dot.
            self.select(source)
        before = {link.id for link in self.document.store.of_type(Link)}
        items = self.window.controller.scene.items
        ends = [items[self.named(name).id].rect for name in (source, target)]
        across = ends[1].center.x - ends[0].center.x
        if abs(across) < ends[0].width:
            side = BELOW if ends[1].center.y > ends[0].center.y else ABOVE
        else:
            side = RIGHT if across > 0 else LEFT_SIDE
        self.drag(self.dot(source, side), self.middle(self.named(target).id))
        made = [link for link in self.document.store.of_type(Link) if link.id not in before]
        assert len(made) == 1, f"{source} → {target}"
        return made[0]

    def mark(self, name: str) -> None:
        """Open the list of marks and click one."""
        button = self.called(_("Add a mark"))
        self.scroll_to(button)
        self.choose_in_menu(button, name)

    def choose_in_menu(self, button: QWidget, name: str) -> None:
        """Click a button that opens a menu, then an entry of it."""

        def look() -> None:
            menu = QApplication.activePopupWidget()
            if not isinstance(menu, QMenu):
                QTimer.singleShot(10, self.window, look)
                return
            action = next(action for action in menu.actions() if action.text() == name)
            self.presses += 1
            QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())

        QTimer.singleShot(10, self.window, look)
        self.press_button(button)


def describe_blueprint(hands: Mouse, pot: Store) -> None:
    """Title, scenario, scope, personas, state and principles, in the inspector."""
    blueprint = pot.need(Blueprint, pot.blueprint.id)
    hands.fill(_("Title"), words(blueprint.title))
    hands.fill(_("Scenario"), words(blueprint.scenario))
    hands.fill(_("Business goal"), words(blueprint.business_goal))
    hands.fill(_("Starts with"), words(blueprint.scope_start))
    hands.fill(_("Ends with"), words(blueprint.scope_end))
    for persona in pot.personas:
        hands.press_button(hands.called(_("Add persona")))
        hands.write(words(persona.name))
        hands.unfold(_("About this persona"))
        hands.fill(_("Segment"), words(persona.segment))
        hands.fill(_("Background"), words(persona.background))
        hands.write_lines(_("Goals"), [words(line) for line in persona.goals])
        hands.write_lines(_("Motivations"), [words(line) for line in persona.motivations])
        hands.write_lines(_("Challenges"), [words(line) for line in persona.challenges])
    hands.choose(_("Maturity"), _("Review"))
    hands.choose(_("State"), _("Current state"))
    hands.unfold(_("Author, version, notes"))
    hands.fill(_("Vision"), words(blueprint.vision))
    hands.fill(_("Source of the emotions"), words(blueprint.emotion_source))
    hands.press_button(hands.called(_("The figures are examples")))
    hands.unfold(_("Principles and method"))
    hands.write_lines(_("Principles"), [words(line) for line in blueprint.principles])


def draw_elements(hands: Mouse, pot: Store) -> None:
    """The customers by the dot at the right, then what stands below and above them."""
    way = [pot.elements_in("lane-customer", step.id)[0] for step in pot.steps]
    names = [words(element.label) for element in way]
    hands.double_click(hands.cell("customer", 0))
    hands.write(names[0])
    for before, element, name in zip(names, way[1:], names[1:], strict=False):
        hands.click(hands.dot(before, RIGHT))
        hands.write(name)
        if element.kind == "decision":
            hands.unfold(_("Kind, people, detail"))
            hands.choose(_("Kind"), _("Decision"))
    rest = [element for element in pot.of_type(Element) if element not in way]
    lanes, columns = pot.positions(Lane), pot.positions(Step)
    for element in sorted(rest, key=lambda el: (lanes[el.lane_id], columns[el.step_id or ""])):
        lane = pot.need(Lane, element.lane_id)
        hands.double_click(hands.cell(lane.role, columns[element.step_id or ""]))
        hands.write(words(element.label))
    hands.click(QPointF(hands.canvas.content_rect().right - 2, hands.canvas.content_rect().bottom))


def draw_stages(hands: Mouse, pot: Store) -> None:
    """Each stage at its first step, then its end over the others."""
    store = hands.document.store
    for stage in pot.stages:
        columns = [n for n, step in enumerate(pot.steps) if step.stage_id == stage.id]
        hands.press_button(hands.window.rail.buttons["stage"])
        hands.click(hands.cell("evidence", columns[0], low=True))
        hands.write(words(stage.name))
        made = store.stages[-1]
        hands.choose(_("Part of the journey"), _(LIFECYCLE_WORDS[stage.lifecycle]))
        if len(columns) > 1:
            bar, middle = hands.header(made.id)
            place = hands.canvas.headers.stages.place_of(made.id)
            box = hands.window.controller.grid.columns[columns[-1]]
            edge = QPointF(box.x + box.width, hands.cell("evidence", 0).y())
            far = hands.pixel(edge).x()
            hands.drag_header(bar, QPointF(place.right() - 2, middle.y()), QPointF(far, middle.y()))


def draw_links(hands: Mouse, pot: Store) -> None:
    """Every link that is not there, with its kind, heads and label."""
    names = {element.id: words(element.label) for element in pot.of_type(Element)}
    store = hands.document.store
    for wanted in pot.of_type(Link):
        source, target = names[wanted.source_id], names[wanted.target_id]
        ends = (hands.named(source).id, hands.named(target).id)
        there = [k for k in store.outgoing(ends[0]) if (k.target_id, k.kind) == (ends[1], "flow")]
        if there and not wanted.label:
            continue
        if there:
            hands.click(middle_of_link(hands, there[0].id))
            assert hands.document.selection.ids == (there[0].id,)
        else:
            made = hands.link(source, target)
            if made.kind != wanted.kind:
                hands.press_button(hands.window.link_kinds.buttons[wanted.kind])
            assert hands.document.selection.ids == (made.id,)
        if wanted.both:
            hands.press_button(hands.called(_("Both ways")))
        hands.fill(_("Label"), words(wanted.label))


def middle_of_link(hands: Mouse, link_id: str) -> QPointF:
    """A place on a link."""
    return QPointF(*hands.window.controller.scene.items[link_id].rect.center)


def describe_elements(hands: Mouse, pot: Store) -> None:
    """Times, channel, feeling, marks, who acts, and what the experience is made of."""
    axis = hands.window.controller.grid.emotion
    assert axis is not None
    columns = pot.positions(Step)
    felt = {emotion.element_id: emotion.value for emotion in pot.of_type(Emotion)}
    for element in pot.of_type(Element):
        name = words(element.label)
        value = felt.get(element.id)
        if value:
            axis = hands.window.controller.grid.emotion
            at = hands.cell("customer", columns[element.step_id or ""]).x()
            hands.drag(QPointF(at, axis.y_of(axis.neutral)), QPointF(at, axis.y_of(value)))
        if element.kind == "evidence" or element.kind == "decision":
            continue
        hands.select(name)
        if value == 0:
            hands.press_button(hands.window.inspector.page.emotion.slider)
        for field, title in (("work", _("Work time")), ("wait", _("Wait time"))):
            time = getattr(element, field)
            hands.fill(title, "" if time is None else f"{time.minutes:g}")
        hands.fill(_("Channel"), words(element.channel))
        for mark in element.marks:
            hands.mark(_(MARK_NAMES[mark]))
        hands.unfold(_("Kind, people, detail"))
        if hands.named(name).kind != element.kind:
            hands.choose(_("Kind"), _("System"))
        hands.fill(_("Actor"), words(element.actor))
        for flag, title in (("start", _("Start")), ("end", _("End"))):
            if getattr(element, flag):
                hands.press_button(hands.called(title))
        if not element.level:
            continue
        hands.unfold(_("Need, quote, notes"))
        hands.fill(_("Standard time"), f"{element.std.minutes:g}" if element.std else "")
        hands.fill(_("Tolerance"), f"{element.max.minutes:g}" if element.max else "")
        hands.unfold(_("Experience"))
        for chosen, texts in (
            (element.factors, FACTOR_NAMES),
            (element.modules, MODULE_NAMES),
            (element.servqual, DIMENSION_NAMES),
        ):
            for word in chosen:
                hands.press_button(hands.called(_(texts[word]), QAbstractButton))
        hands.choose(_("Service level"), _(LEVEL_NAMES[str(element.level)]))
