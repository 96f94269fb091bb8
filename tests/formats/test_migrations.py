"""Files of older formats open, and every migration has a sample that is kept for ever."""

import itertools
import re
from pathlib import Path

import pytest

from cxdesigner.base.errors import MigrationError
from cxdesigner.formats.cxd_read import read_cxd
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.formats.migrations import MIGRATIONS, migrated, migrations_from
from cxdesigner.formats.repair import repair
from cxdesigner.formats.version import CURRENT, Version, parse_version
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView


def samples(root: Path, version: Version) -> list[Path]:
    folder = f"v{version.major * 10 + version.minor:04d}"
    return sorted((root / "tests" / "formats" / folder).glob("*.cxd"))


def test_every_migration_has_a_sample_a_test_and_a_number_of_its_own(root: Path) -> None:
    here = Path(__file__).read_text(encoding="utf-8")
    package = root / "cxdesigner" / "formats" / "migrations"
    modules = {path.stem for path in package.glob("m*.py")}
    assert modules == {f"m{step.number:04d}_{step.name}" for step in MIGRATIONS}
    assert [step.number for step in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))
    for step in MIGRATIONS:
        assert samples(root, step.before), step.name
        assert f"def test_m{step.number:04d}_{step.name}" in here
    for before, after in itertools.pairwise(MIGRATIONS):
        assert before.after == after.before
    # A minor version only adds: nothing of the one before it changes.
    assert MIGRATIONS[-1].after.major == CURRENT.major


def test_every_sample_opens_and_is_saved_in_the_present_format(root: Path) -> None:
    found = sorted((root / "tests" / "formats").glob("v*/*.cxd"))
    assert found
    for path in found:
        result = read_cxd(path.read_bytes(), path.name)
        assert result.report.warnings == ()
        data = write_cxd(result.records, version=result.report.version)
        again = read_cxd(data, path.name)
        assert again.report.written_in == CURRENT
        assert set(again.records) == set(result.records)


def test_m0001_titles_become_labels(root: Path) -> None:
    (path,) = samples(root, Version(0, 9))
    view = RecordView(read_cxd(path.read_bytes(), path.name).records)
    label = LocalText.of({"en": "Asks for a loaf", "zh-CN": "要一条面包"})
    assert view.need(Element, "c1").label == label
    assert view.need(Element, "f1").label == LocalText.of("Cuts and packs it")
    assert view.need(Link, "link-1").label == LocalText.of("Order")
    # The title of the document is a title still.
    assert view.need(Blueprint, "bakery").title == LocalText.of("Buying bread")


def test_an_older_damaged_file_is_migrated_while_it_is_repaired(root: Path) -> None:
    (path,) = samples(root, Version(0, 9))
    found = repair(path.read_bytes()[:-120], path.name)
    assert RecordView(found.records).need(Element, "c1").label.has("en")
    assert found.version == CURRENT


def test_a_migration_changes_no_dict_that_it_was_given() -> None:
    raw = {"type": "element", "id": "a", "title": "x"}
    steps = migrations_from(Version(0, 9), "a.cxd")
    (made,) = migrated(raw, steps)
    assert made == {"type": "element", "id": "a", "label": "x"}
    assert raw == {"type": "element", "id": "a", "title": "x"}
    assert migrations_from(CURRENT, "a.cxd") == ()
    assert migrations_from(Version(CURRENT.major, 99), "a.cxd") == ()


def test_versions_are_read_in_any_spelling() -> None:
    assert parse_version("1.0") == Version(1, 0)
    assert parse_version("12.34") > Version(2, 0)  # type: ignore[operator]
    assert parse_version(7) == Version(7, 0)
    for newer in ("2", "2.0.1", 2.0, 2.5, "99999.0", 99999):
        assert parse_version(newer) > CURRENT  # type: ignore[operator]
    assert parse_version("1") == parse_version("1.0.0") == parse_version(1.0) == Version(1, 0)
    for wrong in ("", "a.b", "-1.0", "1.", True, None, [], float("inf"), -1):
        assert parse_version(wrong) is None
    with pytest.raises(MigrationError, match=re.escape("0.4")):
        migrations_from(Version(0, 4), "a.cxd")
