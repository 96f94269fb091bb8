"""Every page of the inspector, all of it unfolded: names, and a focus that is seen."""

from collections.abc import Callable, Iterable

import pytest
from hands import settle
from inspecting import show, unfold
from photos import picture
from program import document_of_its_own
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget
from walking import described, focusable, looks_of, spoken, without_focus

from cxdesigner.editor.commands.pictures import add_pictures, set_portrait
from cxdesigner.formats.templates import load_template
from cxdesigner.model.element import ELEMENT_KINDS, Element
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Emotion
from cxdesigner.model.record import Record
from cxdesigner.model.view import RecordView
from cxdesigner.ui.assembly import Editor

Pick = Callable[[RecordView], Iterable[Record]]


def elements(*kinds: str, count: int = 1) -> Pick:
    """The first elements of some kinds."""
    return lambda view: [e for e in view.of_type(Element) if e.kind in kinds][:count]


PAGES: dict[str, tuple[str, Pick]] = {
    **{kind: ("elementPage", elements(kind)) for kind in ELEMENT_KINDS},
    "elements": ("elementPage", elements(*ELEMENT_KINDS, count=4)),
    "point of the curve": ("elementPage", lambda view: view.of_type(Emotion)[:1]),
    "link": ("linkPage", lambda view: view.of_type(Link)[:1]),
    "links": ("linkPage", lambda view: view.of_type(Link)[:3]),
    "stage": ("stagePage", lambda view: view.stages[:1]),
    "stages": ("stagePage", lambda view: view.stages[:2]),
    "step": ("stepPage", lambda view: view.steps[:1]),
    "lane": ("lanePage", lambda view: view.lanes[:1]),
    "lanes": ("lanePage", lambda view: view.lanes[:2]),
    "line": ("linePage", lambda view: view.lines[:1]),
    "personas and all else of the blueprint": ("documentPage", lambda _view: ()),
}
"""What is selected → the page that shows it. Things of several kinds have no fields together."""


def filled(page: QWidget) -> None:
    """Unfold all of a page, and add one of each thing that can be known."""
    unfold(page)
    for button in page.findChildren(QPushButton):
        if button.property("role") == "add" and button.isVisible():
            button.click()
            settle()
    unfold(page)


@pytest.mark.parametrize("name", PAGES)
def test_everything_on_a_page_has_a_name_and_shows_the_focus(editor: Editor, name: str) -> None:
    page_name, pick = PAGES[name]
    # A blueprint tells by other means what a note of a journey map tells.
    records = load_template("homestay" if name == "note" else "outpatient")
    with document_of_its_own(editor, records) as document:
        picked = pick(document.store)
        if page_name == "elementPage":
            shown = [getattr(record, "element_id", record.id) for record in picked]
            document.run("Insert picture", add_pictures, shown, (picture(), picture(30, 20)))
        for persona in document.store.personas:
            document.run("Insert picture", set_portrait, persona.id, picture())
        page = show(editor.window.inspector, *(record.id for record in picked))
        assert page.objectName() == page_name
        filled(page)
        assert all(one.isChecked() for one in page.findChildren(QPushButton, "foldHeader"))
        widgets = focusable(page)
        buttons = [one for one in page.findChildren(QAbstractButton) if one.isVisible()]
        wrong = [
            f"{described(one)}: no name"
            for one in dict.fromkeys((*widgets, *buttons))
            if not spoken(one)
        ]
        for widget in looks_of(widgets):
            wrong += without_focus(editor.window, widget)
    assert not wrong, "\n".join(wrong)
