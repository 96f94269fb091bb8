"""What is open can be kept as a template, whole or as an empty frame."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest

from cxdesigner.base import paths
from cxdesigner.base.errors import CxError
from cxdesigner.base.progress import Tell, unheard
from cxdesigner.editor.builtin.file import begin_with
from cxdesigner.editor.document import Document
from cxdesigner.editor.own_templates import keep_as_template, rename_template
from cxdesigner.editor.questions import Cancelled, Done, NeedsAnswer, settle
from cxdesigner.editor.session import Session
from cxdesigner.formats.own_templates import offered, own_name, own_path, own_templates
from cxdesigner.formats.templates import template_names
from cxdesigner.formats.version import CURRENT
from cxdesigner.model.element import Element
from cxdesigner.model.lane import Lane, Line
from cxdesigner.model.link import Link
from cxdesigner.model.persona import Persona
from cxdesigner.model.stage import Stage, Step

T = TypeVar("T")


@pytest.fixture
def pot(session: Session) -> Document:
    return session.files.new("hot-pot")


def keep(session: Session, title: str, *, whole: bool = True, answer: str | None = None):
    answers = iter([answer])
    return settle(
        lambda given: keep_as_template(session.files, session.document, title, given, whole=whole),
        lambda _question: next(answers),
    )


def kept(session: Session, title: str) -> tuple[str, Path]:
    """Keep the document; return the name of the template and its file."""
    assert isinstance(keep(session, title), Done)
    (own,) = own_templates()
    path = own_path(own.name)
    assert path is not None
    return own.name, path


def test_a_document_kept_whole_is_started_from_as_it_was(session: Session, pot: Document) -> None:
    assert isinstance(keep(session, "  Noodle   bar "), Done)
    (own,) = own_templates()
    assert (own.title, own.is_own) == ("Noodle bar", True)
    begun = session.files.new(own.name)
    assert begun is not pot
    assert begun.path is None
    assert not begun.is_dirty
    assert begun.store.blueprint.lineage_id != pot.store.blueprint.lineage_id
    one, other = (
        {record.id: record for record in document.store if record is not document.store.blueprint}
        for document in (pot, begun)
    )
    assert one == other


def test_the_frame_has_stages_steps_lanes_and_lines_alone(session: Session, pot: Document) -> None:
    keep(session, "Frame", whole=False)
    store = session.files.new(own_templates()[0].name).store
    for kind in (Stage, Step, Lane, Line):
        assert [one.id for one in store.of_type(kind)] == [
            one.id for one in pot.store.of_type(kind)
        ]
    for kind in (Element, Link, Persona):
        assert pot.store.count(kind)
        assert store.count(kind) == 0
    blueprint = store.blueprint
    assert blueprint.languages == pot.store.blueprint.languages
    assert not blueprint.title
    assert not blueprint.scenario
    assert not blueprint.illustrative


def test_the_document_stays_as_it_is(session: Session, pot: Document) -> None:
    before = dict(pot.store.records)
    keep(session, "Frame", whole=False)
    assert dict(pot.store.records) == before
    assert pot.path is None
    assert not pot.is_dirty
    assert not pot.history.can_undo


def test_another_one_of_this_name_is_replaced_only_if_the_person_says_so(
    session: Session, pot: Document
) -> None:
    _name, path = kept(session, "Mine")
    held = path.read_bytes()
    assert isinstance(keep_as_template(session.files, pot, "Mine ", {}, whole=False), NeedsAnswer)
    assert isinstance(keep(session, "Mine", whole=False), Cancelled)
    assert path.read_bytes() == held
    assert isinstance(keep(session, "Mine", whole=False, answer="replace"), Done)
    assert path.read_bytes() != held


def test_they_stand_behind_the_empty_ones_by_title(session: Session, pot: Document) -> None:
    for title in ("zebra", "Apple", "mango"):
        keep(session, title)
    titles = [template.title for template in offered()]
    assert titles[2:5] == ["Apple", "mango", "zebra"]
    assert [one for one in offered() if not one.is_own] == list(template_names())


def test_a_template_gets_another_name(session: Session, pot: Document) -> None:
    keep(session, "One")
    keep(session, "Two")
    one, two = (template.name for template in own_templates())
    with pytest.raises(CxError, match="Two"):
        rename_template(one, "Two")
    with pytest.raises(CxError):
        rename_template(one, "  ")
    assert [template.name for template in own_templates()] == [one, two]
    assert rename_template(one, "one") == own_templates()[0].name
    assert [template.title for template in own_templates()] == ["one", "Two"]


@pytest.mark.parametrize("title", ["../outside", "a/b", "con", ".."])
def test_no_title_leads_out_of_the_folder(session: Session, pot: Document, title: str) -> None:
    assert isinstance(keep(session, title), Done)
    (found,) = paths.own_templates_dir().iterdir()
    assert found.is_file()
    assert own_path(own_templates()[0].name) == found


def test_a_template_without_a_name_is_refused(session: Session, pot: Document) -> None:
    with pytest.raises(CxError):
        keep(session, "  ")
    assert own_templates() == ()


def test_a_damaged_or_missing_one_is_told_and_opens_nothing(
    session: Session, pot: Document
) -> None:
    name, path = kept(session, "Mine")
    path.write_bytes(b"nothing of the kind")
    with pytest.raises(CxError, match="Mine"):
        session.files.new(name)
    path.unlink()
    with pytest.raises(CxError, match="Mine"):
        session.files.new(name)
    assert session.document is pot
    assert own_templates() == ()


def test_a_name_that_is_taken_is_told_also_where_the_template_has_gone(
    session: Session, pot: Document
) -> None:
    keep(session, "One")
    keep(session, "Two")
    one, two = (template.name for template in own_templates())
    path = own_path(one)
    assert path is not None
    path.unlink()
    with pytest.raises(CxError, match="Two"):
        rename_template(one, "Two")
    assert [template.name for template in own_templates()] == [two]


def test_what_is_no_template_stands_in_no_ones_way(session: Session, pot: Document) -> None:
    keep(session, "Mine")
    folder = paths.own_templates_dir()
    (folder / "Gone.cxd").symlink_to(folder / "nothing")
    (folder / "Folder.cxd").mkdir()
    (folder / "._Mine.cxd").write_bytes(b"what other systems keep beside a file")
    assert [template.title for template in own_templates()] == ["Mine"]


def test_a_folder_that_nobody_may_look_into_is_told(
    session: Session, pot: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(session, "Mine")
    stat = os.stat

    def refused(path: str | Path, *args: object, **named: object) -> os.stat_result:
        if Path(path).parent == paths.own_templates_dir():
            raise PermissionError(13, "Permission denied", str(path))
        return stat(path, *args, **named)

    monkeypatch.setattr(os, "stat", refused)
    with pytest.raises(CxError, match="Mine"):
        rename_template(own_name("Mine"), "Other")
    with pytest.raises(CxError, match="Other"):
        keep(session, "Other")
    assert own_templates() == ()


def test_a_large_one_is_begun_with_aside(
    session: Session, pot: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(session, "Mine")
    said: list[str] = []

    def aside(words: str, work: Callable[[Tell], T], *, may_drop: bool = False) -> T:
        assert may_drop
        said.append(words)
        return work(unheard)

    session.files.aside = aside
    session.files.new(own_name("Mine"))
    assert said == []
    monkeypatch.setattr("cxdesigner.editor.files.LARGE_BYTES", 1)
    prepared: list[Document] = []
    session.files.prepare = prepared.append
    begun = session.files.new(own_name("Mine"))
    assert len(said) == 1
    assert "Mine" in said[0]
    assert prepared == [begun]
    session.files.new("hot-pot")
    assert len(said) == 1


def test_a_folder_that_cannot_be_made_is_told(session: Session, pot: Document) -> None:
    folder: Path = paths.own_templates_dir()
    paths.ensure(folder.parent)
    folder.write_text("in the way", encoding="utf-8")
    with pytest.raises(CxError, match="Mine"):
        keep(session, "Mine")
    assert own_templates() == ()


def test_what_reading_a_template_brings_up_is_said(
    session: Session, host: Any, pot: Document
) -> None:
    name, path = kept(session, "Noodle bar")
    newer = str(CURRENT._replace(minor=CURRENT.minor + 1))
    text = path.read_text(encoding="utf-8")
    changed = text.replace(f'"version":"{CURRENT}"', f'"version":"{newer}"', 1)
    changed = changed.replace('"type":"blueprint"', '"smell":"pepper","type":"blueprint"', 1)
    assert len(changed) > len(text)
    path.write_text(changed, encoding="utf-8")
    host.told.clear()
    assert begin_with(session, name)
    (note,) = host.told
    assert newer in note
