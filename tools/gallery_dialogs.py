"""Views of what comes up over the window: dialogs, questions, messages, the presentation."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QTreeWidget,
    QWidget,
)

from cxdesigner.base.errors import CxError
from cxdesigner.base.i18n import _
from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.outside import OutsideWatch
from cxdesigner.editor.own_templates import keep_as_template
from cxdesigner.model.element import Element
from cxdesigner.model.insight import Opportunity
from cxdesigner.model.link import Link
from cxdesigner.report.sheet_file import FORMATS
from cxdesigner.ui.dialogs import questions
from cxdesigner.ui.dialogs.export import ExportDialog
from tools.gallery_room import Room
from tools.gallery_typed import ANSWERS, LISTS
from tools.gallery_views import view


def look(room: Room, name: str) -> Callable[[QWidget], object]:
    """Return an answer to a dialog that takes its picture."""
    return lambda dialog: room.shot(name, dialog)


@view("new from template", "file.new_from_template", "templates", "file.keep_template",
      "keep_template")  # fmt: skip
def templates(room: Room) -> None:
    """The gallery of templates, and what makes one of a document."""
    room.fresh()
    room.modal(lambda: room.act("file.keep_template"), look(room, "keep-template"))
    keep_as_template(room.window.session.files, room.document, room.document.name, {}, whole=False)

    def see(dialog: QWidget) -> None:
        room.wait(700)
        room.shot("templates", dialog)
        shelf, query = dialog.findChild(QListWidget), dialog.findChild(QLineEdit)
        assert shelf is not None
        assert query is not None
        shelf.setCurrentRow(2)
        room.shot("templates-own", dialog)
        query.setText("?!")
        room.shot("templates-none", dialog)

    room.modal(lambda: room.act("file.new_from_template"), see)


@view("files", "file.open", "file.save_as", "file.save_to_be", "compare.file", "insert.picture",
      "tools.export_analyses")  # fmt: skip
def files(room: Room) -> None:
    """The dialogs that ask for files."""
    room.fresh()
    room.document.selection.set([room.document.store.of_type(Element)[0].id])
    for action in ("file.open", "file.save_as", "file.save_to_be", "compare.file",
                   "insert.picture", "tools.export_analyses"):  # fmt: skip
        room.modal(lambda action=action: room.act(action), look(room, f"files-{action}"))  # type: ignore[misc]


@view("export", "file.export", "export")
def export(room: Room) -> None:
    """The export dialog for every format."""
    room.fresh()

    def see(dialog: QWidget) -> None:
        assert isinstance(dialog, ExportDialog)
        for format_ in FORMATS:
            dialog.format.show_value(format_)
            dialog.format.edited.emit(format_)
            room.until(lambda: "…" not in dialog.notes.text())
            room.shot(f"export-{format_}", dialog)

    room.modal(lambda: room.act("file.export"), see)


@view("print", "file.print", "print")
def printing(room: Room) -> None:
    """The dialog of the printer: Qt's own; its pages are laid out before."""
    room.fresh()

    def see(dialog: QWidget) -> None:
        room.shot("print", dialog)
        for button in dialog.findChildren(QPushButton):
            if ">>" in button.text():
                button.click()
        room.wait()
        room.shot("print-options", dialog)
        for tabs in dialog.findChildren(QTabWidget):
            tabs.setCurrentIndex(1)
        room.wait()
        room.shot("print-options-1", dialog)
        properties = dialog.findChild(QPushButton, "properties")
        if properties is not None:
            QTimer.singleShot(300, see_properties)
            properties.click()

    def see_properties() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        for tabs in dialog.findChildren(QTabWidget):
            for page in filter(tabs.isTabVisible, range(tabs.count())):
                tabs.setCurrentIndex(page)
                room.wait()
                room.shot(f"print-properties-{page}", dialog)
        dialog.reject()

    room.modal(lambda: room.act("file.print"), see, QPrintDialog)


@view("survey answers", "file.import_data", "data_in")
def data_in(room: Room) -> None:
    """A table of answers, before and after it was chosen."""
    document = room.fresh()
    language = document.language
    names = [one.label.text(language) for one in document.store.of_type(Element)[:5]]
    heads, said, last = ANSWERS[room.look.language]
    rows = "\n".join(f"{name},{3 + at % 3},{at},{said}" for at, name in enumerate(names))

    def see(dialog: QWidget) -> None:
        room.shot("data-empty", dialog)
        dialog.read_text(f"{heads}\n{rows}\n{last}\n")  # type: ignore[attr-defined]
        room.wait(300)
        room.shot("data", dialog)
        dialog.read_text("\n")  # type: ignore[attr-defined]
        room.wait(100)
        room.shot("data-wrong", dialog)

    room.modal(lambda: room.act("file.import_data"), see)


@view("list", "insert.list", "list")
def list_of_elements(room: Room) -> None:
    """A list that is typed."""
    room.fresh()

    def see(dialog: QWidget) -> None:
        room.shot("list-empty", dialog)
        field = dialog.findChild(QPlainTextEdit)
        assert field is not None
        field.setPlainText(LISTS[room.look.language])
        room.wait(300)
        room.shot("list", dialog)

    room.modal(lambda: room.act("insert.list"), see)


def _simple(name: str, action: str) -> Callable[[Room], None]:
    def take(room: Room) -> None:
        room.fresh()
        room.document.selection.set([room.document.store.of_type(Element)[0].id])
        room.modal(lambda: room.act(action), look(room, name))

    return take


for _name, _action, *_more in (
    ("preferences", "edit.preferences", "preferences"),
    ("saved-views", "view.manage_saved", "views"),
    ("about", "help.about", "about"),
    ("icons", "element.icon"),
):
    view(_name, _action, *_more)(_simple(_name, _action))


@view("history", "edit.history", "history")
def history(room: Room) -> None:
    """Steps done, steps taken back, and one chosen."""
    room.fresh()
    document = room.document
    key = document.store.of_type(Element)[0].id
    for text in ("One", "Two", "Three"):
        document.run(_("Rename view"), set_text, key, text, document.language)
    document.undo()
    room.act("edit.history")
    room.wait(200)
    dialog = next(
        top for top in QApplication.topLevelWidgets() if top.objectName() == "historyDialog"
    )
    room.shot("history", dialog)
    dialog.close()


@view("shortcuts", "help.shortcuts", "shortcuts")
def shortcuts(room: Room) -> None:
    """The sheet of keys, and a row of it chosen."""
    room.fresh()

    def see(dialog: QWidget) -> None:
        room.shot("shortcuts", dialog)
        items = dialog.items()  # type: ignore[attr-defined]
        items[12].treeWidget().setCurrentItem(items[12])
        dialog.press("Ctrl+S")  # type: ignore[attr-defined]
        room.wait(100)
        room.shot("shortcuts-taken", dialog)

    room.modal(lambda: room.act("help.shortcuts"), see)


@view("rules", "tools.rules", "rules")
def rules(room: Room) -> None:
    """Rules of the blueprint: one without limits, one with."""
    room.fresh()

    def see(dialog: QWidget) -> None:
        room.shot("rules", dialog)
        for code in ("X02", "D05", "X13"):
            dialog.choose(code)  # type: ignore[attr-defined]
            room.wait(250)
            room.shot(f"rules-{code}", dialog)

    room.modal(lambda: room.act("tools.rules"), see)


@view("handbook", "help.signs", "handbook")
def handbook(room: Room) -> None:
    """One entry of each chapter of the handbook."""
    room.fresh()
    room.act("help.signs")
    room.wait(400)
    dialog = next(
        top for top in QApplication.topLevelWidgets() if top.objectName() == "handbookDialog"
    )
    tree = dialog.findChild(QTreeWidget)
    assert tree is not None
    for row in range(tree.topLevelItemCount()):
        chapter = tree.topLevelItem(row)
        assert chapter is not None
        entry = chapter.child(min(1, chapter.childCount() - 1))
        assert entry is not None
        tree.setCurrentItem(entry)
        room.wait(250)
        room.shot(f"handbook-{row}", dialog)
    search = dialog.findChild(QLineEdit)
    assert search is not None
    search.setText("qqq")
    room.wait(100)
    room.shot("handbook-nothing", dialog)
    dialog.close()


@view("presentation", "view.present", "view.present_here")
def presentation(room: Room) -> None:
    """The presentation: a step, a lane in the spotlight, the whole curve, its menu."""
    room.fresh()
    room.act("view.present")
    room.wait(300)
    shown = next(top for top in QApplication.topLevelWidgets() if top.objectName() == "presenter")
    for number in (0, 1, 2):
        shown.go(number)  # type: ignore[attr-defined]
        room.wait(700)
        room.shot(f"present-{number}", shown)
    shown._step_spot(2)  # type: ignore[attr-defined]
    room.wait(700)
    room.shot("present-spotlight", shown)
    menu = shown.findChild(QWidget, "spotlightMenu")
    assert menu is not None
    room.shot("present-menu", menu)
    shown.close()


@view("finish an action", "plan.status")
def finish(room: Room) -> None:
    """What is asked when an action is done."""
    from cxdesigner.ui.plan.finish import FinishDialog

    document = room.fresh()
    actions = document.store.of_type(Opportunity)
    if not actions:
        return
    dialog = FinishDialog(document, actions[0].id, room.window)
    room.modal(dialog.exec, look(room, "finish"))


@view("suppress", "problems.suppress", "problems.fix_all")
def problems(room: Room) -> None:
    """What is asked about problems."""
    document = room.fresh()
    links = [link.id for link in document.store.of_type(Link)]
    document.run("x", delete_records, links[: len(links) // 2])
    room.window.show_panel("problems", True)
    room.window.findings.refresh()
    room.until(lambda: room.window.findings.is_current)
    room.act("problems.next")
    room.modal(lambda: room.act("problems.suppress"), look(room, "suppress"))
    room.modal(lambda: room.act("problems.fix_all"), look(room, "fix-all"))


@view("questions", "file.close", "file.quit")
def asked(room: Room) -> None:
    """Questions before work is lost, files that cannot be read, mistakes of the program."""
    document = room.fresh()
    document.run("x", delete_records, [document.store.of_type(Link)[0].id])
    room.modal(lambda: room.act("file.close"), look(room, "question-unsaved"))
    room.modal(
        lambda: questions.say_bug("Traceback …", room.folder / "cxdesigner.log", room.window),
        look(room, "bug"),
    )
    error = CxError(_("The file is empty (0 bytes)."), hint=_("Later"))
    room.modal(lambda: questions.say_error(error, room.window), look(room, "error"))
    broken = room.folder / "broken.cxd"
    good = room.folder / "good.cxd"
    room.editor.files.save_as(document, {"save-path": good})
    broken.write_bytes(good.read_bytes()[:-400])
    good.write_bytes(good.read_bytes() + b"\n")
    document.run("x", delete_records, [document.store.of_type(Link)[0].id])
    room.modal(lambda: room.act("file.save"), look(room, "question-changed-outside"))
    watch = OutsideWatch(room.window.session)
    room.modal(lambda: watch.tell(document, "changed"), look(room, "question-changed-meanwhile"))
    room.modal(lambda: room.window.open_files([broken]), look(room, "damaged"))


@view("merge", "file.merge", "merge", "merge_file")
def merging(room: Room) -> None:
    """Two versions of a document that want different things."""
    from cxdesigner.editor.merging import Versions
    from cxdesigner.ui.merging.opening import merge_versions

    document = room.fresh()
    base, theirs = room.folder / "base.cxd", room.folder / "theirs.cxd"
    room.editor.files.save_as(document, {"save-path": base})
    elements = document.store.of_type(Element)
    one, other, third = elements[2], elements[5], elements[7]
    with document.store.transaction("Theirs") as tx:
        tx.put(one.replace(label=other.label, channel=third.label))
        tx.delete([other.id])
    room.editor.files.save_as(document, {"save-path": theirs})
    document.undo()
    with document.store.transaction("Ours") as tx:
        tx.put(one.replace(label=third.label))
        tx.put(other.replace(label=third.label))
    room.modal(lambda: merge_versions(room.window, Versions(theirs, base)), look(room, "merge"))


@view("recovery")
def recovery(room: Room) -> None:
    """The offer of what a crash left behind."""
    from cxdesigner.editor.questions import Choice, Question

    room.fresh()
    question = Question(
        "recovery",
        _("The program ended before “{name}” was saved.").format(name=room.document.name),
        (
            Choice("recover", _("Open the recovered copy")),
            Choice("decline", _("Discard"), destructive=True),
            Choice("cancel", _("Later")),
        ),
        _("Nothing is written to your file until you save."),
    )
    room.modal(lambda: questions.ask(question, room.window), look(room, "recovery"))
