"""Files of open documents that another program changes: told once, when the person comes back."""

from __future__ import annotations

from typing import Literal

from cxdesigner.base.i18n import _
from cxdesigner.base.progress import Stopped
from cxdesigner.editor.document import Document
from cxdesigner.editor.file_questions import COMPARE, LOAD, MERGE, changed_meanwhile
from cxdesigner.editor.history import Ids
from cxdesigner.editor.session import Session
from cxdesigner.editor.storage import Seen
from cxdesigner.model.merge_choices import put_all
from cxdesigner.model.store import Transaction

News = Literal["", "changed", "gone"]


class OutsideWatch:
    """Looks at the files of documents and tells each change of one of them once.

    Nothing is written and nothing is lost by it: what is loaded is one step that can be undone, and
    whoever keeps the document as it is, is asked again before a save overwrites the file.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def news(self, document: Document) -> News:
        """Return what happened to a document's file since it was read, saved or told of."""
        path, stamp = document.path, document.file_stamp
        if path is None or stamp is None:
            return ""
        found = self._session.files.storage.seen(path)
        if found is None or found == Seen(stamp.stamp.size, stamp.stamp.time_ns):
            document.file_told = None
            return ""
        if found == document.file_told:
            return ""
        is_gone = found == Seen()
        # Copied, touched or taken from a backup: only other bytes are a change.
        is_same = False if is_gone else self._session.files.storage.is_stamped(path, stamp)
        if is_same is None:
            # Another program writes it just now.
            return ""
        document.file_told = found
        if is_gone:
            return "gone"
        return "" if is_same else "changed"

    def tell(self, document: Document, news: News) -> None:
        """Say what happened to the file of the active document, and do what the person wants.

        Raises
        ------
        CxError
            If the file cannot be read; the document is as it was.
        """
        session = self._session
        if news == "gone":
            words = _("The file of “{name}” is no longer there; saving writes it again.")
            session.host.tell(words.format(name=document.name))
        if news != "changed":
            return
        answer = session.host.ask(changed_meanwhile(document))
        try:
            if answer == MERGE:
                session.host.show("merge_file")
            elif answer == LOAD:
                self.load(document)
            elif answer == COMPARE:
                view, _stamp = session.files.read_again(document)
                session.host.compare(view, _("the changed file"))
        except Stopped:
            return

    def load(self, document: Document) -> None:
        """Make a document what its file holds now, as one step that can be undone.

        Raises
        ------
        CxError
            If the file cannot be read; the document is as it was.
        Stopped
            If the person cancelled.
        """
        view, stamp = self._session.files.read_again(document)
        records = {record.id: record for record in view.records.values()}

        def change(tx: Transaction) -> Ids:
            put_all(tx, records)
            return ()

        mark = document.history.mark
        document.run_many(len(records), _("Load the changed file"), change)
        if document.store.records.copy() == records:
            document.set_saved(stamp=stamp)
            self._session.files.saved.emit(document)
        elif document.history.mark != mark:
            # Something was added to it that belongs to every change.
            document.file_stamp = stamp
        else:
            return
        words = _("Loaded what another program has made of “{name}”.")
        self._session.host.tell(words.format(name=document.name))
