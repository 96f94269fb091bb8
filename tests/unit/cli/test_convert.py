"""``new``, ``templates``, ``import``, ``repair``, ``schema``: what writes documents."""

import json
from pathlib import Path

import pytest

from cxdesigner.formats.cxd_read import read_cxd
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.formats.templates import load_template, template_names
from cxdesigner.model.record import Record
from cxdesigner.model.view import RecordView

YAML = """
id: small
title: Small
languages: [en]
nodes:
  - {id: c1, lane: customer, kind: touchpoint, col: 1, label: Arrive}
  - {id: c1, lane: customer, kind: touchpoint, col: 2, label: Leave}
edges:
  - {from: c1, to: c9, type: flow}
"""


@pytest.fixture
def yaml_file(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    path.write_text(YAML, encoding="utf-8")
    return path


def test_templates_are_listed(run) -> None:
    names = [one.name for one in template_names()]
    assert [line.split()[0] for line in run("templates").out.splitlines()] == names
    assert [one["name"] for one in run("templates", "--json").json] == names


@pytest.mark.parametrize("template", [one.name for one in template_names()])
def test_a_new_document_is_the_template(run, tmp_path: Path, template: str) -> None:
    path = tmp_path / "new.cxd"
    found = run("new", "--template", template.upper(), "-o", path)
    assert found.code == 0
    assert read_cxd(path.read_bytes(), path.name).records == load_template(template)


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Record, ...]:
    """A template that the person made."""
    records = load_template("homestay")
    monkeypatch.setattr("cxdesigner.formats.own_templates.own_templates_dir", lambda: tmp_path)
    (tmp_path / "Noodle bar.cxd").write_bytes(write_cxd(RecordView(records)))
    return records


def test_templates_of_ones_own_are_listed_behind_the_empty_ones(
    run, own: tuple[Record, ...]
) -> None:
    found = run("templates", "--json").json
    assert [one["name"] for one in found][:4] == [
        "empty-blueprint", "empty-journey", "own:Noodle bar", "hot-pot",
    ]  # fmt: skip
    assert found[2]["title"] == "Noodle bar"
    assert "own:Noodle bar" in run("templates").out


@pytest.mark.parametrize("name", ["own:Noodle bar", "noodle bar"])
def test_a_new_document_is_made_from_a_template_of_ones_own(
    run, tmp_path: Path, own: tuple[Record, ...], name: str
) -> None:
    path = tmp_path / "new.cxd"
    found = run("new", "--template", name, "-o", path)
    assert (found.code, "Noodle bar" in found.out) == (0, True)
    made = RecordView(read_cxd(path.read_bytes(), "").records)
    kept = RecordView(own)
    assert [one for one in made if one.id != made.blueprint.id] == [
        one for one in kept if one.id != kept.blueprint.id
    ]
    # It is no later state of what the template was made from.
    assert made.blueprint.lineage_id not in ("", kept.blueprint.lineage_id)


def test_without_a_template_a_document_is_empty(run, tmp_path: Path) -> None:
    path = tmp_path / "new.cxd"
    assert run("new", "-o", path).code == 0
    assert read_cxd(path.read_bytes(), "").records == load_template("empty-blueprint")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--template", "pizza", "-o", "x.cxd"], "choose from empty-blueprint"),
        (["-o", "x.pdf"], "ends in .cxd"),
        (["-o", "no/such/x.cxd"], "there is no such folder"),
    ],
)
def test_what_cannot_be_made(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    found = run("new", *arguments)
    assert found.code == 2
    assert words in found.err
    assert list(tmp_path.iterdir()) == []


def test_import_writes_a_file_and_tells_what_it_mended(run, yaml_file: Path) -> None:
    target = yaml_file.with_suffix(".cxd")
    found = run("import", yaml_file, "-o", target)
    assert found.code == 0
    assert "S01" in found.err
    assert "S04" in found.err
    assert run("analyse", target, "--json").json["counts"]["elements"] == 2


def test_importing_twice_gives_equal_bytes(run, yaml_file: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "1.cxd", tmp_path / "2.cxd"
    run("import", yaml_file, "-o", first)
    run("import", yaml_file, "-o", second)
    run("import", yaml_file, "-o", second)
    assert first.read_bytes() == second.read_bytes()


def test_a_file_that_is_no_yaml_names_its_line(run, tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("id: a\nnodes: [\n", encoding="utf-8")
    target = tmp_path / "x.cxd"
    found = run("import", path, "-o", target)
    assert found.code == 2
    assert "Line" in found.err
    assert not target.exists()


def test_a_document_is_not_imported_again(run, document: Path, tmp_path: Path) -> None:
    found = run("import", document, "-o", tmp_path / "x.cxd")
    assert found.code == 2
    assert "is a document already" in found.err


def test_repair_saves_what_can_be_saved(run, document: Path, tmp_path: Path) -> None:
    whole = document.read_text(encoding="utf-8")
    document.write_text(whole.replace('"target_id":"b"', '"target_id":"zz"'), encoding="utf-8")
    broken = document.read_bytes()
    target = tmp_path / "whole.cxd"
    found = run("repair", document, "-o", target)
    assert found.code == 0
    assert "S01" in found.err
    assert document.read_bytes() == broken
    assert run("check", target, "--maturity", "sketch").code in (0, 1)


def test_where_nothing_can_be_saved_nothing_is_written(run, tmp_path: Path) -> None:
    path, target = tmp_path / "zeros.cxd", tmp_path / "x.cxd"
    path.write_bytes(b"\0" * 100)
    found = run("repair", path, "-o", target)
    assert found.code == 2
    assert found.err.startswith("cxdesigner: ")
    assert not target.exists()


def test_a_damaged_document_is_not_written_over(run, document: Path) -> None:
    before = document.read_bytes()
    found = run("repair", document, "-o", document)
    assert found.code == 2
    assert "cannot be read and written at once" in found.err
    assert document.read_bytes() == before


def test_the_schema_is_json(run) -> None:
    found = run("schema")
    assert found.code == 0
    assert json.loads(found.out)["$schema"].startswith("https://json-schema.org/")
