"""Names of a table that no element has: each is matched by hand, or left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from cxdesigner.base.i18n import _
from cxdesigner.base.turns import GivingWay
from cxdesigner.editor.data_in.names import Names, name_key
from cxdesigner.model.element import Element
from cxdesigner.model.queries import customer_elements, reading_order
from cxdesigner.model.view import RecordView
from cxdesigner.ui.widgets import Choice, plain_tip
from cxdesigner.ui.workers import Job

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ROW_PX = 36
_MOST = 200
"""Names that are offered; whoever has more has chosen the wrong column."""

_MANY = 2_000
"""Labels from which on a likely one is looked for aside: for each name this takes long."""


class Known:
    """What tables can speak of in a blueprint; may be worked out in a thread."""

    def __init__(self, view: RecordView, language: str) -> None:
        self.names = Names(view)
        first = {element.id for element in customer_elements(view)}
        elements = sorted(reading_order(view), key=lambda element: element.id not in first)
        self.offers = tuple(
            (element.id, _label(element, language))
            for element in elements
            if element.kind != "note"
        )
        """Id and label of each element that a name can mean, those of the customer first."""


class MatchTable(QTableWidget):
    """One row for each name; ``matched`` tells that somebody chose an element for one."""

    matched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dataMatches")
        self.setAccessibleName(_("Names that no element has"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setColumnCount(2)
        self.setHorizontalHeaderLabels([_("In the table"), _("Means")])
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setDefaultAlignment(_LEFT)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_PX)
        self._is_whole = False
        self._known: Known | None = None
        self._choices = QStringListModel(self)
        self._ids: list[str | None] = []
        self._places: dict[str | None, int] = {}
        self._looking: Job | None = None
        self._keys: list[str] = []
        self.matches: dict[str, str] = {}
        """Name key → element id, or '' to leave the name out."""

    def follow(self, known: Known) -> None:
        """Offer other elements from now on; nothing is made of them before there are names."""
        self._known = known
        self._ids = []
        self._keys = []

    def rest(self) -> None:
        """Look for nothing any more."""
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    def show_names(self, names: Sequence[tuple[str, int]], keep: Mapping[str, str]) -> None:
        """Show names with the number of rows that have them.

        Parameters
        ----------
        keep
            Names (by key) matched before, as the table writes them: they stay in the list.
        """
        listed = [*names[:_MOST]]
        known = {name_key(name) for name, _n in listed}
        listed += [(name, 0) for key, name in keep.items() if key not in known]
        keys = [name_key(name) for name, _n in listed]
        if sorted(keys) == sorted(self._keys):
            return
        self._keys = keys
        self.rest()
        self.setRowCount(0)
        if listed:
            self._offer()
        self.setRowCount(len(listed))
        for row, (name, number) in enumerate(listed):
            self._show_row(row, name, number)
        self._keep_height()
        self._look_for([name for name, _n in listed])

    def show_whole(self) -> None:
        """Be as high as its rows from now on: what is around it scrolls."""
        self._is_whole = True
        self._keep_height()

    def _keep_height(self) -> None:
        if self._is_whole:
            head = self.horizontalHeader().sizeHint().height()
            self.setFixedHeight(head + self.rowCount() * _ROW_PX + 2 * self.frameWidth())

    def take_matches(self, matches: Mapping[str, str]) -> None:
        """Take what names meant the last time; they are shown with the names."""
        self.matches.update(matches)
        self._keys = []

    def combo(self, row: int) -> Choice:
        """Return the choice of a row."""
        found = self.cellWidget(row, 1)
        assert isinstance(found, Choice)
        return found

    def _show_row(self, row: int, name: str, number: int) -> None:
        words = name
        if number:
            words = f"{name}  × {number}"
        item = QTableWidgetItem(words)
        item.setToolTip(plain_tip(name))
        self.setItem(row, 0, item)
        key = name_key(name)
        combo = Choice()
        combo.setObjectName(f"dataMatch{row}")
        combo.setAccessibleName(_("What “{name}” means").format(name=name))
        combo.setModel(self._choices)
        combo.setCurrentIndex(self._places[self.matches.get(key)])
        combo.activated.connect(lambda at, key=key: self._choose(key, at))
        self.setCellWidget(row, 1, combo)

    def _choose(self, key: str, at: int) -> None:
        chosen = self._ids[at]
        if chosen is None:
            self.matches.pop(key, None)
        else:
            self.matches[key] = chosen
        self.matched.emit()

    def _look_for(self, listed: Sequence[str]) -> None:
        """Look for the labels that are most like names nobody has matched."""
        assert self._known is not None or not listed
        names = [name for name in listed if name_key(name) not in self.matches]
        if self._known is None or not names:
            return
        known = self._known.names

        def look(job: Job | None) -> dict[str, str | None]:
            found: dict[str, str | None] = {}
            rest = GivingWay().rest
            for at, name in enumerate(names):
                if job is not None:
                    job.progress(at, len(names))
                found[name_key(name)] = known.alike(name, rest)
            return found

        if len(self._known.offers) < _MANY:
            self._suggest(look(None))
            return
        self._looking = Job(look)
        self._looking.on.done.connect(self._suggest)
        self._looking.start(quietly=True)

    def _suggest(self, found: Mapping[str, str | None]) -> None:
        """Show what names may mean where nobody has said it yet."""
        self._looking = None
        for row, key in enumerate(self._keys):
            likely, combo = found.get(key), self.combo(row)
            if likely is None or key in self.matches or combo.view().isVisible():
                continue
            label = combo.itemText(self._places[likely])
            combo.setPlaceholderText(_("Perhaps {name}?").format(name=label))
            combo.setCurrentIndex(-1)

    def _offer(self) -> None:
        """Fill the list of elements that names can mean."""
        if self._ids or self._known is None:
            return
        ids, words = zip(*self._known.offers, strict=True) if self._known.offers else ((), ())
        self._ids = [None, "", *ids]
        self._places = {key: place for place, key in enumerate(self._ids)}
        self._choices.setStringList([_("Not known: leave out for now"), _("Leave out"), *words])


def _label(element: Element, language: str) -> str:
    return element.label.line(language) or element.id
