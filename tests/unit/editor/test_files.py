"""New, open, save, save as, close, quit: through the actions, as a person does it."""

import os
from pathlib import Path

import pytest

from cxdesigner.base import i18n
from cxdesigner.base.errors import CxError
from cxdesigner.editor.builtin.file import quit_program
from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.file_names import safe_file_name, with_suffix
from cxdesigner.editor.questions import PathRequest
from cxdesigner.editor.workspace import is_untouched
from cxdesigner.formats.cxd_read import read_cxd
from cxdesigner.model.element import Element


def edit(document, text="Tea"):
    element = document.store.of_type(Element)
    key = element[0].id if element else document.store.blueprint.id
    document.run("Edit", set_text, key, text, "en")


def test_a_file_is_opened_once_however_its_name_is_written(session, registry, saved, home):
    document = session.document
    other = home / "Tea.CXD"
    if not other.exists():
        assert session.workspace.find(other) is None
        other.hardlink_to(saved)  # As a system sees it that does not mind case.
    assert session.workspace.find(other) is document
    (home / "copy.cxd").hardlink_to(saved)
    assert session.workspace.find(home / "copy.cxd") is None


def test_a_new_document_is_untouched_and_of_the_language_of_the_program(session, registry):
    i18n.set_language("zh-TW")
    registry.run("file.new", session)
    document = session.document
    assert document.language == "zh-TW"
    assert document.store.blueprint.languages == ("zh-TW",)
    assert document.store.blueprint.lineage_id
    assert not document.is_dirty
    assert is_untouched(document)


def test_a_file_is_opened_in_the_language_of_the_program_where_it_has_that(
    session, registry, host, home
):
    i18n.set_language("en")
    bilingual = session.files.new("electronics")
    host.answers = [home / "shop"]
    registry.run("file.save", session)
    session.workspace.remove(bilingual)
    session.files.state.set(session.files.state.value.model_copy(update={"views": ()}))
    i18n.set_language("zh-CN")
    assert session.files.open(home / "shop.cxd")[0].language == "zh-CN"
    i18n.set_language("en")
    assert session.files.new("hot-pot").language == "zh-CN", "the only one it has"


def test_two_documents_of_one_template_are_services_of_their_own(session):
    first = session.files.new("hot-pot")
    edit(first)
    second = session.files.new("hot-pot")
    assert first.store.blueprint.lineage_id != second.store.blueprint.lineage_id
    assert second.language == "zh-CN"
    assert session.workspace.documents == (first, second)


def test_an_untouched_new_document_makes_room(session, registry, saved, host):
    session.workspace.remove(session.document)
    registry.run("file.new", session)
    host.answers = [saved]
    registry.run("file.open", session)
    assert len(session.workspace.documents) == 1
    assert session.document.path == saved


def test_saving_asks_for_a_name_once(session, registry, host, home, document):
    host.answers = [home / "tea"]
    assert registry.run("file.save", session)
    (request,) = host.asked
    assert isinstance(request, PathRequest)
    assert request.suggested.name == "Sample.cxd"
    assert document.path == home / "tea.cxd"
    assert not document.is_dirty
    assert host.told == ["Saved “tea.cxd”."]
    assert not registry.run("file.save", session)
    edit(document)
    assert registry.run("file.save", session)
    assert len(host.asked) == 1
    read = read_cxd(document.path.read_bytes(), "tea.cxd").records
    assert {record.id: record for record in read} == dict(document.store.records)
    assert document.history.can_undo


def test_never_mind_when_asked_for_a_name(session, registry, host, document):
    edit(document)
    host.answers = [None]
    registry.run("file.save", session)
    assert document.path is None
    assert document.is_dirty
    assert host.told == []


def test_save_as_leaves_the_first_file_alone(session, registry, host, home, document, saved):
    before = saved.read_bytes()
    edit(document)
    host.answers = [home / "copy.CXD"]
    registry.run("file.save_as", session)
    assert saved.read_bytes() == before
    assert document.path == home / "copy.CXD"
    assert [path.name for path in session.files.recent] == ["copy.CXD", "tea.cxd"]


def test_save_as_over_another_open_document_is_refused(session, registry, host, saved):
    other = session.files.new("outpatient")
    edit(other)
    host.answers = [saved]
    registry.run("file.save_as", session)
    assert "open in another window" in host.reported[0].message
    assert other.path is None


def test_a_file_that_changed_outside_is_not_overwritten_silently(
    session, registry, host, document, saved, home
):
    theirs = saved.read_bytes() + b"\n"
    saved.write_bytes(theirs)
    edit(document)
    host.answers = [None]
    registry.run("file.save", session)
    assert saved.read_bytes() == theirs
    assert document.is_dirty
    host.answers = ["save-as", home / "mine"]
    registry.run("file.save", session)
    assert saved.read_bytes() == theirs
    assert document.path == home / "mine.cxd"


def test_overwriting_a_changed_file_is_possible(session, registry, host, document, saved):
    saved.write_bytes(b"theirs")
    edit(document)
    host.answers = ["overwrite"]
    registry.run("file.save", session)
    assert read_cxd(saved.read_bytes(), "x")
    assert not document.is_dirty


def test_a_save_that_fails_leaves_everything_unsaved(session, registry, host, document, home):
    edit(document)
    host.answers = [home / "no" / "such" / "folder" / "tea"]
    assert not registry.run("file.save", session)
    assert "tea.cxd could not be saved" in host.reported[0].message
    assert document.path is None
    assert document.is_dirty


def test_opening_what_is_open_comes_back_to_it(session, document, saved):
    other = session.files.new("outpatient")
    assert session.document is other
    again, _notes = session.files.open(saved)
    assert again is document
    assert session.document is document


def test_a_file_that_cannot_be_read_leaves_all_as_it_was(
    session, registry, host, document, saved, home
):
    edit(document)
    state = (dict(document.store.records), document.history.mark, document.selection.ids)
    broken = home / "broken.cxd"
    broken.write_bytes(saved.read_bytes()[:-40])
    host.answers = [broken]
    assert not registry.run("file.open", session)
    assert len(host.reported) == 1
    assert "broken.cxd" in host.reported[0].message
    assert session.workspace.documents == (document,)
    assert state == (dict(document.store.records), document.history.mark, document.selection.ids)


def test_an_outline_opens_as_a_new_unsaved_document(session, host, home):
    path = home / "outline.yaml"
    path.write_text("id: tea\ntitle: Tea\nnodes: []\n", encoding="utf-8")
    document, _notes = session.files.open(path)
    assert document.path is None
    assert document.name == "outline"
    assert document.is_dirty


def test_recent_files(session, registry, host, saved):
    session.workspace.remove(session.document)
    (choice,) = registry["file.open_recent"].choices(session)
    assert choice.label == "tea.cxd"
    registry.run("file.open_recent", session, choice.key)
    assert session.document.path == saved
    session.workspace.remove(session.document)
    saved.unlink()
    assert registry["file.open_recent"].choices(session) == ()
    with pytest.raises(CxError, match=r"tea\.cxd"):
        session.files.open(saved)
    assert session.state.value.recent_files == ()


def test_a_recent_file_that_nobody_may_look_at_is_left_out(session, saved, monkeypatch):
    session.workspace.remove(session.document)
    stat = os.stat

    def refuse(path, *args, **options):
        if str(path).endswith("tea.cxd"):
            raise PermissionError
        return stat(path, *args, **options)

    monkeypatch.setattr(os, "stat", refuse)
    assert session.files.recent == ()
    monkeypatch.undo()
    assert session.files.recent == (saved,)


@pytest.mark.parametrize(
    ("answer", "closed", "written"),
    [("save", True, True), ("discard", True, False), (None, False, False)],
)
def test_closing_asks_about_unsaved_changes(
    session, registry, host, document, saved, answer, closed, written
):
    before = saved.read_bytes()
    edit(document)
    host.answers = [answer]
    registry.run("file.close", session)
    (question,) = host.asked
    assert [choice.key for choice in question.choices] == ["save", "discard", "cancel"]
    assert "1 change is lost" not in question.text
    assert (session.workspace.active is None) == closed
    assert (saved.read_bytes() != before) == written


def test_closing_what_is_saved_asks_nothing(session, registry, host, saved):
    registry.run("file.close", session)
    assert host.asked == []
    assert session.workspace.active is None


def test_closing_with_save_but_no_name_closes_nothing(session, registry, host, document):
    edit(document)
    host.answers = ["save", None]
    registry.run("file.close", session)
    assert session.document is document


def test_quitting_asks_about_each_document_and_stops_at_never_mind(session, host, document, home):
    edit(document)
    other = session.files.new("outpatient")
    edit(other)
    host.answers = ["each", "save", home / "one", "cancel"]
    assert not quit_program(session)
    assert session.workspace.documents == (document, other)
    assert document.path == home / "one.cxd"
    assert ("quit",) not in host.calls
    host.answers = ["discard"]
    assert quit_program(session)
    assert session.workspace.documents == ()
    assert ("quit",) in host.calls


@pytest.fixture
def two(session, document, saved):
    """Two documents with changes: one of a file, one that is in none, and a third without."""
    edit(document)
    other = session.files.new("outpatient")
    edit(other)
    session.files.new("hot-pot")
    return document, other


def test_quitting_with_several_asks_once_and_names_them(session, host, two):
    host.answers = ["discard"]
    assert quit_program(session)
    (question,) = host.asked
    assert [one.key for one in question.choices] == ["save", "discard", "each", "cancel"]
    assert "2" in question.text
    assert question.detail.split("\n") == [document.name for document in two]
    assert ("quit",) in host.calls


def test_never_mind_loses_nothing(session, host, two, saved):
    before, open_ones = saved.read_bytes(), session.workspace.documents
    host.answers = [None]
    assert not quit_program(session)
    assert session.workspace.documents == open_ones
    assert all(document.is_dirty for document in two)
    assert saved.read_bytes() == before
    assert ("quit",) not in host.calls


def test_save_all_saves_each_and_ends(session, host, two, saved, home):
    before = saved.read_bytes()
    host.answers = ["save", home / "two"]
    assert quit_program(session)
    assert saved.read_bytes() != before
    assert (home / "two.cxd").exists()
    assert ("quit",) in host.calls


def test_save_all_stops_where_one_gets_no_name(session, host, two, saved):
    before, open_ones = saved.read_bytes(), session.workspace.documents
    host.answers = ["save", None]
    assert not quit_program(session)
    assert session.workspace.documents == open_ones
    assert saved.read_bytes() != before, "what was saved stays saved"
    assert two[1].is_dirty
    assert ("quit",) not in host.calls


def test_save_all_stops_where_one_cannot_be_written(session, host, two, monkeypatch):
    def refuse(*_given, **_named):
        raise CxError("No room.")

    open_ones = session.workspace.documents
    monkeypatch.setattr(session.files.storage, "save", refuse)
    host.answers = ["save"]
    with pytest.raises(CxError):
        quit_program(session)
    assert session.workspace.documents == open_ones
    assert all(document.is_dirty for document in two)
    assert ("quit",) not in host.calls


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Tea", "Tea"),
        ("a/b: c?", "a b c"),
        (" .. ", "Untitled"),
        ("火锅店\n堂食", "火锅店 堂食"),
        ("Con", "_Con"),
        ("aux.first draft", "_aux.first draft"),
        ("COM1", "_COM1"),
        ("Contact", "Contact"),
        ("Lpt10", "Lpt10"),
    ],
)
def test_file_names(title, name):
    assert safe_file_name(title) == name
    assert len(safe_file_name("火" * 200).encode()) <= 120
    assert with_suffix(Path("a.b"), ".cxd") == Path("a.b.cxd")
