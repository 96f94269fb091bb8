"""As-is and to-be: another state is made, chosen and handed to the window."""

from pathlib import Path

from cxdesigner.base.progress import Stopped
from cxdesigner.editor import files
from cxdesigner.editor.builtin import register_all
from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.session import Session
from cxdesigner.model.comparison import compare
from cxdesigner.model.element import Element


def _run(session: Session, action: str, choice: str | None = None) -> bool:
    return register_all().run(action, session, choice)


def test_save_as_to_be_keeps_lineage_and_ids(session: Session, host, tmp_path: Path) -> None:
    as_is = session.files.new("hot-pot")
    as_is.set_view(language="zh-TW", hidden_lanes=(as_is.store.lanes[0].id,))
    host.answers = [str(tmp_path / "pot.cxd"), str(tmp_path / "pot to be")]
    assert _run(session, "file.save_as")
    assert _run(session, "file.save_to_be")
    to_be = session.document
    assert to_be is not as_is
    assert to_be.view_state == as_is.view_state, "it is looked at in the same way"
    assert to_be.path == tmp_path / "pot to be.cxd"
    assert host.asked[-1].suggested.name == "pot – to-be.cxd"
    assert as_is.path == tmp_path / "pot.cxd"
    assert not as_is.is_dirty
    comparison = compare(as_is.store, to_be.store)
    assert comparison.relation == "lineage"
    assert [(one.record.TYPE, [f.name for f in one.fields]) for one in comparison.changes] == [
        ("blueprint", ["state"])
    ]
    assert to_be.store.blueprint.state == "future"


def test_a_document_without_lineage_gets_one_that_can_be_undone(
    session: Session, host, tmp_path: Path
) -> None:
    document = session.files.new("empty-blueprint")
    with document.store.transaction() as tx:
        tx.put(document.store.blueprint.replace(lineage_id=""))
    host.answers = [str(tmp_path / "to-be.cxd")]
    assert _run(session, "file.save_to_be")
    assert document.store.blueprint.lineage_id
    assert session.document.store.blueprint.lineage_id == document.store.blueprint.lineage_id
    document.history.undo()
    assert document.store.blueprint.lineage_id == ""


def test_a_large_to_be_is_written_aside_and_cancelling_changes_nothing(
    session: Session, host, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr(files, "LARGE", 0)
    document = session.files.new("empty-blueprint")
    with document.store.transaction() as tx:
        tx.put(document.store.blueprint.replace(lineage_id=""))
    revision = document.store.revision
    words: list[str] = []

    def aside(said, work, *, may_drop=False):
        words.append(said)

        def stop(done, total):
            raise Stopped

        return work(stop)

    session.files.aside = aside
    host.answers = [str(tmp_path / "to-be.cxd")]
    _run(session, "file.save_to_be")
    assert words == ["Saving “to-be.cxd”…"]
    assert session.workspace.documents == (document,)
    assert document.store.revision == revision
    assert not (tmp_path / "to-be.cxd").exists()


def test_an_as_is_that_no_file_holds_stays_open(session: Session, host, tmp_path: Path) -> None:
    as_is = session.files.new("electronics")
    host.answers = [str(tmp_path / "to-be.cxd")]
    assert _run(session, "file.save_to_be")
    assert session.workspace.documents == (as_is, session.document)
    assert as_is.is_dirty


def test_never_mind_changes_nothing(session: Session, host) -> None:
    document = session.files.new("hot-pot")
    host.answers = [None, None]
    _run(session, "file.save_to_be")
    _run(session, "compare.file")
    assert session.workspace.documents == (document,)
    assert host.calls == []
    assert not document.is_dirty


def test_a_file_is_compared_with(session: Session, host, tmp_path: Path) -> None:
    session.files.new("hot-pot")
    host.answers = [str(tmp_path / "pot.cxd"), str(tmp_path / "pot.cxd")]
    _run(session, "file.save_as")
    _run(session, "compare.file")
    (call,) = host.calls
    assert (call[0], call[2]) == ("compare", "pot.cxd")
    assert call[1].count(Element) == 30


def test_a_file_that_cannot_be_read_is_told(session: Session, host, tmp_path: Path) -> None:
    session.files.new("hot-pot")
    (tmp_path / "bad.cxd").write_text("{", encoding="utf-8")
    host.answers = [str(tmp_path / "bad.cxd")]
    assert not _run(session, "compare.file")
    assert len(host.reported) == 1
    assert host.calls == []


def test_saved_file_open_blueprints_and_kept_versions_are_offered(
    session: Session, host, tmp_path: Path
) -> None:
    registry = register_all()
    document = session.files.new("hot-pot")
    choices = registry["compare.with"].choices
    assert choices is not None
    assert [choice.key for choice in choices(session)] == ["opened"]
    host.answers = [str(tmp_path / "pot.cxd")]
    _run(session, "file.save_as")
    document.run("Rename", set_text, "c2", "Queue", document.language)
    _run(session, "file.save")
    document.run("Rename", set_text, "c2", "Stand", document.language)
    session.files.new("outpatient")
    session.workspace.activate(document)
    keys = [choice.key.partition(":")[0] for choice in choices(session)]
    assert keys == ["opened", "saved", "tab", "version"]
    for choice in choices(session):
        assert _run(session, "compare.with", choice.key)
    opened, saved, _other, version = (call[1] for call in host.calls)
    label = saved.need(Element, "c2").label
    assert label.text(document.language) == "Queue"
    assert opened.need(Element, "c2").label.text(document.language) == "到店等位"
    assert version.need(Element, "c2").label.text(document.language) == "到店等位"


def test_the_start_is_found_without_undoing(session: Session) -> None:
    document = session.files.new("hot-pot")
    before = dict(document.store.records)
    document.run("Rename", set_text, "c2", "Queue", document.language)
    with document.store.transaction("More") as tx:
        tx.delete(["c3"])
        tx.put(Element(id="new", kind="action", lane_id="lane-backstage"))
    now = dict(document.store.records)
    assert dict(document.history.at_start().records) == before
    assert dict(document.store.records) == now


def test_the_rest_applies_only_while_comparing(session: Session, host) -> None:
    session.files.new("hot-pot")
    for name in ("overlay", "side", "end"):
        assert not _run(session, f"compare.{name}")
