"""Three columns under the canvas: impact of the selection, what is switched off, other times."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cxdesigner.base.i18n import _
from cxdesigner.editor.document import Document
from cxdesigner.report.record_names import name_of
from cxdesigner.report.what_if import impact_sentences, outage_sentences
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.bridge import Later
from cxdesigner.ui.flow import FlowLayout
from cxdesigner.ui.icons import beside_words, icon
from cxdesigner.ui.menu_button import MenuButton
from cxdesigner.ui.qactions import QActions
from cxdesigner.ui.roving import Roving
from cxdesigner.ui.what_if.links import ROW_LEFT_PX, RecordLinks
from cxdesigner.ui.what_if.times import TriedTimes
from cxdesigner.ui.widgets import ShortLabel, give_tip, plain_label

_FEW_OFF, _AT_ONCE = 20, 50
_MOST_LISTED = 200
_SOON_MS = 30

_BESIDE_PX = 620
"""Width from which the columns stand beside each other."""


class WhatIfPanel(QWidget):
    """What hangs on the selection, what fails, what other times would change."""

    def __init__(self, actions: QActions, theme: Theme, reveal: Callable[[str], object]) -> None:
        super().__init__()
        self.setObjectName("whatIf")
        self.setAccessibleName(_("What if"))
        self.setMinimumHeight(120)
        self._actions, self._theme, self._reveal = actions, theme, reveal
        self._document: Document | None = None
        self._off: list[tuple[str, str]] = []
        self._disconnects: list[Callable[[], None]] = []
        self._later = Later(self.refresh, _SOON_MS, parent=self)
        self._rest = Later(self._show_rest, 1, parent=self)
        self.close_button = QToolButton()
        self.close_button.setObjectName("whatIfClose")
        self.close_button.setAccessibleName(_("Close and switch everything on again"))
        give_tip(self.close_button, self.close_button.accessibleName())
        self.close_button.clicked.connect(actions["tools.what_if"].trigger)
        self.impact_title = ShortLabel("whatIfTitle", "strong")
        self.impact_text = _sentences("whatIfImpact")
        self.impact_list = RecordLinks("whatIfImpactList", _("Depends on it"), self._go)
        self.off_chips = QWidget()
        self.off_chips.setObjectName("whatIfOff")
        self._off_flow = FlowLayout(self.off_chips)
        self._chips: dict[str, QToolButton] = {}
        self.off_text = _sentences("whatIfOutage")
        self.failing_list = RecordLinks("whatIfFailing", _("Fails"), self._go)
        self.times = TriedTimes(actions)
        switches = self._switches()
        self._roving = Roving(self.off_chips, then=self.on_button)
        body = QWidget()
        body.setObjectName("whatIfBody")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, body)
        self._row.setContentsMargins(12 - ROW_LEFT_PX, 6, 6, 6)
        off_title = plain_label(_("Switched off"), "strong")
        impact, off = _Column(), _Column()
        self._columns = impact, off
        impact.fill(self.impact_text, self.impact_list)
        off.fill(switches, self.off_chips, self.off_text, self.failing_list)
        for title, column in ((self.impact_title, impact), (off_title, off)):
            box = QVBoxLayout()
            box.setSpacing(4)
            title.setContentsMargins(ROW_LEFT_PX, 0, 0, 0)
            column.setAccessibleName(title.text())
            box.addWidget(title)
            box.addWidget(column, 1)
            self._row.addLayout(box, 1)
        self._row.addWidget(self.times, 1)
        # In a low or narrow window it scrolls, before its parts lie over each other.
        area = QScrollArea()
        area.setObjectName("whatIfArea")
        area.setAccessibleName(_("What if"))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(body)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 6, 0)
        outer.setSpacing(0)
        outer.addWidget(area, 1)
        outer.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._arrange()
        self.restyle(theme)

    def _switches(self) -> QWidget:
        holder = QWidget()
        holder.setObjectName("whatIfSwitches")
        flow = FlowLayout(holder)
        self.switch_button = QPushButton(_("Selection"))
        self.switch_button.setObjectName("whatIfSwitch")
        self.switch_button.setIconSize(beside_words(14))
        give_tip(self.switch_button, _("Switch off and see what fails"))
        self.switch_button.clicked.connect(self._actions["tools.switch_off"].trigger)
        self.somebody_button = MenuButton(_("Somebody"))
        self.somebody_button.setObjectName("whatIfSomebody")
        self.somebody_button.setMenu(self._actions.menu("tools.switch_off_performer"))
        self.on_button = QPushButton(_("All on"))
        self.on_button.setObjectName("whatIfOn")
        self.on_button.clicked.connect(self._actions["tools.switch_on"].trigger)
        for button in (self.switch_button, self.somebody_button, self.on_button):
            flow.addWidget(button)
        return holder

    def restyle(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.close_button.setIcon(icon("x", theme, "ui.text.secondary", size=14))
        self.switch_button.setIcon(icon("power", theme, size=14))
        self._show_off(restyled=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the columns beside each other, or below each other where they would be narrow."""
        way = QBoxLayout.Direction
        is_wide = self.width() >= _BESIDE_PX
        self._row.setDirection(way.LeftToRight if is_wide else way.TopToBottom)
        self._row.setSpacing(20 - ROW_LEFT_PX if is_wide else 12)
        for column in self._columns:
            column.set_whole(not is_wide)

    # -- document ----------------------------------------------------------------------------

    def set_document(self, document: Document | None) -> None:
        """Follow a document; None while the panel is hidden."""
        if document is self._document:
            if document is not None:
                self._later.request()
            return
        for disconnect in self._disconnects:
            disconnect()
        self._disconnects.clear()
        self._later.cancel()
        self._rest.cancel()
        self._document = document
        self.times.set_document(document)
        if document is not None:
            self._disconnects += [
                document.changed.connect(self._changed),
                document.selection.changed.connect(self._later.request),
                document.trials.changed.connect(self._later.request),
            ]
            self.refresh()

    def _changed(self, _patch: object) -> None:
        document = self._document
        if document is not None:
            state = document.view_state.what_if
            document.set_view(what_if=state.within(document.store))
        self._later.request()

    def refresh(self) -> None:
        """Show what follows from the selection and from what is tried now."""
        document = self._document
        if document is None:
            return
        self._show_impact(document)
        self._show_outage(document)
        if len(document.view_state.what_if.off) > _FEW_OFF:
            # To make so many buttons takes as long as all else, and they stand below it.
            self._rest.request()
        else:
            self._show_rest()

    def _show_rest(self) -> None:
        self._rest.cancel()
        self._show_off()
        self.times.refresh()

    def _show_impact(self, document: Document) -> None:
        store, language = document.store, document.language
        selected = document.selection.ids
        found = document.trials.impact(selected)
        if found is None:
            # It is being worked out: what is shown stays until then.
            return
        names = [name_of(store, store.find(key), language) for key in selected[:1]]
        self.impact_title.setText(names[0] if len(selected) == 1 and names[0] else _("Selection"))
        sentences = impact_sentences(store, found, language)
        nothing = _("Select something to see what depends on it and what it depends on.")
        self.impact_text.setText("\n".join(sentences) or nothing)
        self.impact_list.show_records(self._named(found.hit.touchpoints))
        self.switch_button.setEnabled(bool(found.elements))

    def _show_outage(self, document: Document) -> None:
        found = document.trials.outage(document.view_state.what_if.off)
        if found is None:
            return
        hint = _("Switch off elements or somebody to see which touchpoints fail.")
        sentences = outage_sentences(document.store, found, document.language)
        self.off_text.setText("\n".join(sentences) or hint)
        self.failing_list.show_records(self._named(found.hit.touchpoints))
        self.on_button.setEnabled(bool(found.off))

    def _named(self, ids: Sequence[str]) -> list[tuple[str, str]]:
        assert self._document is not None
        store, language = self._document.store, self._document.language
        return [(key, name_of(store, store.find(key), language)) for key in ids[:_MOST_LISTED]]

    def _show_off(self, *, restyled: bool = False) -> None:
        document = self._document
        off = self._named(document.view_state.what_if.off) if document is not None else []
        if off == self._off and not restyled:
            return
        self._off = off
        wanted = dict(off)
        for gone in [key for key in self._chips if key not in wanted]:
            chip = self._chips.pop(gone)
            self._roving.drop(chip)
            self._off_flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        # Two hundred new buttons take 0.1 s: the others come in later turns of the event loop.
        later = set([key for key, _name in off if key not in self._chips][_AT_ONCE:])
        if later:
            self._off = []
            self._rest.request()
        if any(key not in self._chips for key in wanted) and not self._has_focus_in_chips():
            # Each button that comes to be seen has all of them laid out.
            self.off_chips.hide()
        for key, name in off:
            if key in later:
                continue
            chip = self._chips.get(key) or self._chip(key)
            chip.setText(name.replace("&", "&&"))
            chip.setIcon(icon("x", self._theme, "ui.text.secondary", size=12))
            chip.setAccessibleName(_("Switch {name} on again").format(name=name))
            give_tip(chip, chip.accessibleName())
        self._roving.follow()
        self.off_chips.setVisible(bool(off))
        self.off_chips.updateGeometry()

    def _has_focus_in_chips(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.off_chips.isAncestorOf(focus)

    def _chip(self, element_id: str) -> QToolButton:
        chip = self._chips[element_id] = QToolButton()
        chip.setObjectName(f"whatIfOff-{element_id}")
        chip.setProperty("role", "chip")
        chip.setIconSize(beside_words(12))
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        chip.clicked.connect(partial(self._switch_on, element_id))
        self._roving.add(chip)
        self._off_flow.addWidget(chip)
        chip.show()
        return chip

    def _switch_on(self, element_id: str, _checked: bool = False) -> None:
        if self._document is not None:
            state = self._document.view_state.what_if
            self._document.set_view(what_if=state.switch((element_id,), False))

    def _go(self, record_id: str) -> None:
        if self._document is not None and self._document.store.find(record_id) is not None:
            self._reveal(record_id)


def _sentences(name: str) -> QLabel:
    label = plain_label("", wrap=True)
    label.setObjectName(name)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


class _Column(QScrollArea):
    """Texts and lists that scroll beside each other, and are shown whole below each other."""

    def __init__(self) -> None:
        super().__init__()
        self.is_whole = False
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def fill(self, *parts: QWidget) -> None:
        """Put parts below each other."""
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 4, 0)
        inner.setSpacing(6)
        for part in parts:
            beside = QHBoxLayout()
            beside.setContentsMargins(0 if isinstance(part, RecordLinks) else ROW_LEFT_PX, 0, 0, 0)
            beside.addWidget(part)
            inner.addLayout(beside)
        inner.addStretch(1)
        self.setObjectName(f"{parts[0].objectName()}Scroll")
        self.setWidget(holder)

    def set_whole(self, is_whole: bool) -> None:
        """Be as high as everything in it, or as high as there is room."""
        self.is_whole = is_whole
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        holder = self.widget()
        if not self.is_whole or holder is None:
            return super().minimumSizeHint()
        width = self.viewport().width()
        height = holder.heightForWidth(width) if holder.hasHeightForWidth() else -1
        return QSize(0, max(height, holder.sizeHint().height()))

    def sizeHint(self) -> QSize:
        least = self.minimumSizeHint()
        # It scrolls by itself: what it would like to be as high as is not for the panel to scroll.
        return least if self.is_whole else QSize(super().sizeHint().width(), least.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.is_whole and event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.updateGeometry()
        return super().eventFilter(watched, event)
