"""Earlier versions of a file are within reach."""

from pathlib import Path

import pytest

from cxdesigner.base.errors import CxError
from cxdesigner.editor.builtin import register_all
from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.session import Session
from cxdesigner.editor.states import versions
from cxdesigner.model.element import Element


def label(session: Session) -> str:
    return session.document.store.need(Element, "c2").label.text()


@pytest.fixture
def saved_twice(session: Session, host, tmp_path: Path) -> Session:
    document = session.files.new("hot-pot")
    host.answers = [str(tmp_path / "pot.cxd")]
    registry = register_all()
    for text in ("First", "Second"):
        document.run("Rename", set_text, "c2", text, document.language)
        registry.run("file.save", session)
    return session


def test_a_version_opens_beside_the_document_and_in_no_file(
    saved_twice: Session, host, tmp_path: Path
) -> None:
    session, now = saved_twice, saved_twice.document
    held = (tmp_path / "pot.cxd").read_bytes()
    (version,) = versions(session)
    assert version.label[:4].isdigit()
    assert register_all().run("file.versions", session, version.key)
    found = session.document
    assert found is not now
    assert label(session) == "First"
    assert found.path is None
    assert found.is_dirty
    assert found.name == f"pot – version of {version.label}"
    assert host.told
    assert (tmp_path / "pot.cxd").read_bytes() == held
    session.workspace.activate(now)
    assert label(session) == "Second"
    assert not now.is_dirty


def test_a_version_that_went_is_told_and_changes_nothing(saved_twice: Session, host) -> None:
    session, now = saved_twice, saved_twice.document
    (version,) = versions(session)
    Path(version.key).unlink()
    with pytest.raises(CxError):
        session.files.open_copy(Path(version.key), "x")
    register_all().run("file.versions", session, version.key)
    assert host.reported
    assert session.document is now


def test_a_document_without_a_file_has_no_versions(session: Session) -> None:
    session.files.new("hot-pot")
    assert versions(session) == ()
    assert not register_all()["file.versions"].applies(session.context)
