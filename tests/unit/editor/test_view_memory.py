"""How a file was looked at is remembered outside the file."""

from pathlib import Path

import pytest

from cxdesigner.editor.document import Document
from cxdesigner.editor.filter import Filter
from cxdesigner.editor.guide.place import NOWHERE
from cxdesigner.editor.session import Session
from cxdesigner.editor.settings import open_state


@pytest.fixture
def path(session: Session, document: Document, home: Path) -> Path:
    """The sample document in a file, which is still open."""
    target = home / "tea.cxd"
    session.files.save_as(document, {"save-path": target})
    return target


def reopened(session: Session, path: Path) -> Document:
    for document in session.workspace.documents:
        session.workspace.remove(document)
    session.files.open(path)
    return session.document


def test_a_file_is_opened_as_it_was_looked_at_last(
    session: Session, document: Document, path: Path
) -> None:
    document.set_view(zoom=2.5, corner=(10.0, 20.0), language="zh-CN", emotion="off")
    document.selection.set(("b",))
    again = reopened(session, path)
    assert again is not document
    assert again.view_state == document.view_state
    assert again.selection.ids == ("b",)
    assert not again.is_dirty


def test_the_page_of_a_guide_is_remembered_but_the_guide_does_not_come_by_itself(
    session: Session, document: Document, path: Path
) -> None:
    document.set_view(guide=NOWHERE.show("cem").at("needs"))
    again = reopened(session, path)
    assert again.view_state.guide.shown == ""
    assert again.view_state.guide.show("cem").page == "needs"
    assert again.view_state.guide.show("journey").page == ""


def test_what_is_remembered_outlives_the_program(
    session: Session, document: Document, path: Path
) -> None:
    document.set_view(zoom=2.5)
    session.workspace.remove(document)
    assert dict(open_state().value.views)[str(path)]["view"]["zoom"] == 2.5


def test_what_is_gone_from_the_file_is_not_looked_at(
    session: Session, document: Document, path: Path
) -> None:
    document.set_view(persona_id="persona", persona_ids=("persona",), language="zh-CN")
    document.selection.set(("a",))
    session.workspace.remove(document)
    text = path.read_text(encoding="utf-8").replace('"persona"', '"other"').replace('"a"', '"x"')
    path.write_text(text.replace('["en","zh-CN"]', '["en"]'), encoding="utf-8")
    again = reopened(session, path)
    assert again.view_state.persona_id is None
    assert again.view_state.persona_ids is None
    assert again.language == "en"
    assert again.selection.ids == ()


@pytest.mark.parametrize("kept", [{}, {"view": {"zoom": "large"}}, {"view": 3, "selected": 4}])
def test_nonsense_in_the_memory_is_no_obstacle(
    session: Session, document: Document, path: Path, kept: dict[str, object]
) -> None:
    session.workspace.remove(document)
    session.state.update(views=((str(path), kept),))
    assert reopened(session, path).view_state.zoom == 1.0


def test_a_document_without_a_file_leaves_nothing(session: Session, document: Document) -> None:
    session.workspace.remove(document)
    assert session.state.value.views == ()


def test_a_file_is_opened_without_a_filter(
    session: Session, document: Document, path: Path
) -> None:
    document.set_view(filter=Filter(marks=("wait",)), zoom=2.5)
    again = reopened(session, path)
    assert again.view_state.zoom == 2.5
    assert not again.filtering.is_on
