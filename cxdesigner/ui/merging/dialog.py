"""Another version of the document is chosen, and every conflict is decided before they are one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from cxdesigner.base import paths
from cxdesigner.base.errors import CxError
from cxdesigner.base.i18n import _, in_sequence, ngettext
from cxdesigner.base.progress import Stopped
from cxdesigner.editor.actions import Choice as Entry
from cxdesigner.editor.files import SUFFIX
from cxdesigner.editor.merging import Merging, Versions, likely_base
from cxdesigner.editor.questions import PathRequest
from cxdesigner.editor.states import state_of, states
from cxdesigner.model.merge import Conflict
from cxdesigner.model.merge_choices import Choice, choices_of, key_of
from cxdesigner.model.view import RecordView
from cxdesigner.report.comparing.conflicts import ConflictWords
from cxdesigner.report.comparing.sections import summary_section
from cxdesigner.ui.aside import WindowAside
from cxdesigner.ui.dialogs.frame import FramedDialog
from cxdesigner.ui.dialogs.questions import ask
from cxdesigner.ui.merging.conflicts import ConflictsTree
from cxdesigner.ui.panels.fields import ChoiceField
from cxdesigner.ui.widgets import plain_label
from cxdesigner.ui.wrapping_tree import wrap_rows

if TYPE_CHECKING:
    from cxdesigner.editor.session import Session

_T = TypeVar("_T")

_SIZE_PX = (1020, 660)
_LARGE = 3_000
"""Records from which on versions are brought together aside."""

_NONE, _FILE, _UNCHOSEN = "none", "file", ""
_GIVEN = ("file:theirs", "file:base")


class MergeDialog(FramedDialog):
    """Shows what two versions want otherwise; ``merging`` is what it came to."""

    def __init__(
        self,
        session: Session,
        reveal: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("mergeDialog", _("Merge with another version"), parent)
        self._session, self._reveal = session, reveal
        self._aside = WindowAside(self)
        self._key: str | None = None
        self._base_key = _NONE
        self._error = ""
        self._ours = session.document.store.snapshot()
        self._read: dict[str, RecordView] = {}
        self._entries = list(states(session))
        self.merging: Merging | None = None
        self._words: ConflictWords | None = None
        self.theirs = ChoiceField("mergeTheirs", _("The other version (theirs)"))
        self.base = ChoiceField("mergeBase", _("Both go back to"))
        self._offer()
        self.summary = plain_label("", "strong", wrap=True)
        self.summary.setObjectName("mergeSummary")
        self.hint = plain_label("", "hint", wrap=True)
        self.hint.setObjectName("mergeHint")
        self.tree = ConflictsTree()
        self.texts = {name: _text_area(name) for name in ("before", "ours", "theirs")}
        self.takes: dict[Choice, QPushButton] = {
            "ours": self._take_button("ours", _("Take &mine")),
            "theirs": self._take_button("theirs", _("Take &theirs")),
            "both": self._take_button("both", _("Take &both, one after the other")),
        }
        self._titles: list[QLabel] = []
        self._lay_out()
        self.rest_ours = self.add_button("mergeRestOurs", _("Mine for all the rest"))
        self.rest_theirs = self.add_button("mergeRestTheirs", _("Theirs for all the rest"))
        self.add_cancel()
        self.merge = self.add_button("merge", _("Merge"), default=True)
        self.merge.clicked.connect(self.accept)
        self.rest_ours.clicked.connect(lambda: self._take_rest("ours"))
        self.rest_theirs.clicked.connect(lambda: self._take_rest("theirs"))
        self.tree.chosen.connect(self._show_chosen)
        self.theirs.edited.connect(self._chose_theirs)
        self.base.edited.connect(self._chose_base)
        self.resize(*_SIZE_PX)
        self._show_state()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(self.theirs, 1)
        top.addWidget(self.base, 1)
        told = self._told_row = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        told.setSpacing(12)
        told.addWidget(self.summary)
        told.addWidget(self.hint, 1)
        below = self._below = QWidget()
        columns = self._columns = QHBoxLayout(below)
        columns.setContentsMargins(0, 6, 0, 0)
        columns.setSpacing(10)
        titles = {"before": _("Before"), "ours": _("Mine"), "theirs": _("Theirs")}
        buttons: dict[str, QPushButton] = {
            "before": self.takes["both"],
            "ours": self.takes["ours"],
            "theirs": self.takes["theirs"],
        }
        for name, area in self.texts.items():
            column = QVBoxLayout()
            column.setSpacing(4)
            title = plain_label(titles[name], "field")
            self._titles.append(title)
            column.addWidget(title)
            area.setAccessibleName(titles[name])
            column.addWidget(area, 1)
            column.addWidget(buttons[name])
            columns.addLayout(column, 1)
        self.parts = QSplitter(Qt.Orientation.Vertical)
        self.parts.setObjectName("mergeParts")
        self.parts.setChildrenCollapsible(False)
        self.parts.addWidget(self.tree)
        self.parts.addWidget(below)
        self.parts.setStretchFactor(0, 2)
        self.parts.setStretchFactor(1, 1)
        self.body.addLayout(top)
        self.body.addLayout(told)
        self.body.addWidget(self.parts, 1)
        # Keeps what is above together while there is nothing to decide.
        self.rest = QWidget()
        self.body.addWidget(self.rest, 1)

    def tighten(self) -> None:
        """Have the texts in full in the rows of the list alone."""
        self._told_row.setDirection(QBoxLayout.Direction.LeftToRight)
        for widget in (*self._titles, *self.texts.values()):
            widget.hide()
        # Else its height would go by the texts that were there.
        self._columns.activate()
        self._below.setFixedHeight(self._columns.sizeHint().height())
        wrap_rows(self.tree)

    def _take_button(self, choice: Choice, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(f"mergeTake:{choice}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.take(choice))
        return button

    # -- which versions ----------------------------------------------------------------------

    def _offer(self) -> None:
        """Offer what there is to choose; what was chosen stays chosen."""
        others = [one for one in self._entries if one.key.startswith(("tab:", "file:"))]
        file = (_FILE, _("A file…"))
        unchosen = (_UNCHOSEN, _("Not chosen yet"))
        entries = [*((one.key, one.label) for one in others), file]
        self.theirs.set_choices(entries if self._key else [unchosen, *entries])
        every = [(one.key, one.label) for one in self._entries]
        self.base.set_choices([*every, file, (_NONE, _("Nothing that is known"))])

    def take_versions(self, versions: Versions) -> None:
        """Take files without asking, as a version control system hands them over."""
        key = self._known(versions.theirs)
        base = versions.base
        if base is not None and base.exists() and not (base.is_file() and base.stat().st_size):
            # Both sides added the document: an empty file, or the device that is always empty.
            base = None
        self._begin(key, _NONE if base is None else self._known(base))

    def take_views(self, theirs: tuple[str, RecordView], base: tuple[str, RecordView]) -> None:
        """Take states that are known already, each with what it is called."""
        for key, (name, view) in ((_GIVEN[0], theirs), (_GIVEN[1], base)):
            self._read[key] = view
            self._entries.append(Entry(key, name))
        self._begin(*_GIVEN)

    def _known(self, path: Path) -> str:
        key = f"file:{path}"
        if all(one.key != key for one in self._entries):
            self._entries.append(Entry(key, path.name))
            self._offer()
        return key

    def _ask_file(self, title: str) -> str | None:
        document = self._session.document
        folder = document.path.parent if document.path is not None else paths.documents_dir()
        words = _("CX Designer blueprint")
        answer = ask(PathRequest("merge-path", "open", title, folder, ((words, (SUFFIX,)),)), self)
        return None if answer is None else self._known(Path(answer))

    def ask_first(self) -> bool:
        """Ask for the file of the other version where there is nothing else to choose.

        False if the person does not want any.
        """
        if any(one.key.startswith("tab:") for one in self._entries):
            return True
        self._chose_theirs(_FILE)
        return self._key is not None

    def _chose_theirs(self, key: str) -> None:
        chosen = self._ask_file(_("The other version")) if key == _FILE else key
        if chosen:
            self._begin(chosen, None)
        else:
            self.theirs.show_value(self._key or _UNCHOSEN)

    def _chose_base(self, key: str) -> None:
        chosen = self._ask_file(_("What both versions go back to")) if key == _FILE else key
        if chosen is not None and self._key is not None:
            self._begin(self._key, chosen)
        else:
            self.base.show_value(self._base_key)

    def _begin(self, key: str, base: str | None) -> None:
        """Bring the document and a version together; without a base the likeliest is taken."""
        self._key, self.merging, self._words = key, None, None
        self._offer()
        try:
            theirs = self._state(key)
            if base is None:
                known = [one for one in self._entries if not one.key.startswith(("tab:", "file:"))]
                base = likely_base(self._session, known, theirs) or _NONE
            first = RecordView() if base == _NONE else self._state(base)
            ours = self._ours
            is_long = len(ours) + len(theirs) > _LARGE
            self.merging = self._apart(lambda: Merging(first, ours, theirs), is_long)
        except CxError as error:
            self._refuse(in_sequence(part for part in (error.message, error.hint) if part))
        except Stopped:
            self._refuse(_("Reading was cancelled."))
        self.theirs.show_value(key)
        self._base_key = base or _NONE
        self.base.show_value(self._base_key)
        if self.merging is not None:
            language = self._session.document.language
            merging = self.merging
            self._words = ConflictWords(merging.base, merging.ours, merging.theirs, language)
        self._show_state()
        first_open = self.merging.open_conflicts[:1] if self.merging is not None else ()
        self.tree.select(key_of(one) for one in first_open)

    def _refuse(self, text: str) -> None:
        self._error = text

    def _state(self, key: str) -> RecordView:
        if key not in self._read:
            self._read[key] = state_of(self._session, key)
        return self._read[key]

    def _apart(self, work: Callable[[], _T], is_long: bool) -> _T:
        if is_long:
            return self._aside(_("The versions are being brought together…"), lambda _tell: work())
        return work()

    # -- deciding ----------------------------------------------------------------------------

    def take(self, choice: Choice) -> None:
        """Decide the selected conflicts; the next one that is open is selected then."""
        merging, chosen = self.merging, self.tree.selected
        if merging is None or not chosen:
            return
        self._choose(chosen, choice)
        later = list(merging.conflicts)
        places = [at for at, one in enumerate(later) if one in chosen]
        after = later[places[-1] + 1 :] + later if places else later
        opened = [one for one in after if key_of(one) in merging.decided.open_keys]
        if opened:
            self.tree.select([key_of(opened[0])])
        else:
            self.merge.setFocus()

    def _take_rest(self, choice: Choice) -> None:
        if self.merging is None:
            return
        # A decision can lead to another conflict.
        while self.merging.open_conflicts:
            before = self.merging.decided.open_keys
            self._choose(self.merging.open_conflicts, choice)
            if self.merging.decided.open_keys == before:
                break

    def _choose(self, conflicts: tuple[Conflict, ...], choice: Choice) -> None:
        merging = self.merging
        assert merging is not None
        is_long = len(self._ours) > _LARGE
        self._apart(lambda: merging.choose(conflicts, choice), is_long)
        self._show_state()

    # -- showing -----------------------------------------------------------------------------

    def _show_state(self) -> None:
        merging, words = self.merging, self._words
        self.parts.setVisible(merging is not None and bool(merging.conflicts))
        self.rest.setVisible(self.parts.isHidden())
        self.base.setVisible(self._key is not None)
        if merging is None or words is None:
            self.summary.setText(self._error or _("Choose the version to merge with."))
            self.hint.setText("")
        else:
            self.summary.setText(self._told(merging))
            told = in_sequence(summary_section(merging.incoming).sentences[:-1])
            self.hint.setText(_("In this blueprint: {changes}").format(changes=told))
            self.tree.show_merging(merging, words)
        self._error = ""
        opened = 0 if merging is None else len(merging.open_conflicts)
        for button in (self.rest_ours, self.rest_theirs):
            button.setVisible(opened > 0)
        has_work = merging is not None and bool(merging.conflicts or merging.incoming)
        self.merge.setEnabled(has_work and not opened)
        self._show_chosen()

    def _told(self, merging: Merging) -> str:
        number, opened = len(merging.conflicts), len(merging.open_conflicts)
        if not number:
            if not merging.incoming:
                return _("No conflicts, and nothing is new: everything of theirs is here.")
            return _("No conflicts: what each side changed comes together.")
        told = ngettext("{n} conflict", "{n} conflicts", number).format(n=number)
        if not opened:
            return _("{conflicts}, all decided.").format(conflicts=told)
        left = ngettext("{n} is not decided", "{n} are not decided", opened).format(n=opened)
        return _("{conflicts}, {left}.").format(conflicts=told, left=left)

    def _show_chosen(self) -> None:
        """Show the texts of one selected conflict in full, and what can be taken."""
        chosen, words = self.tree.selected, self._words
        said = ("", "", "")
        if len(chosen) == 1 and words is not None:
            said = words.sides(chosen[0])
            self._reveal(words.about(chosen[0]))
        for area, text in zip(self.texts.values(), said, strict=True):
            area.setPlainText(text)
        for choice, button in self.takes.items():
            button.setEnabled(any(choice in choices_of(one) for one in chosen))

    def accept(self) -> None:
        if self.merge.isEnabled():
            super().accept()

    @property
    def name(self) -> str:
        """What the other version is called."""
        return next((one.label for one in self._entries if one.key == self._key), "")


def _text_area(name: str) -> QPlainTextEdit:
    area = QPlainTextEdit()
    area.setObjectName(f"mergeText:{name}")
    area.setReadOnly(True)
    area.setTabChangesFocus(True)
    return area
