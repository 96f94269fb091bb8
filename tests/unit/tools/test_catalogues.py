from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from tools import catalogues

SOURCE = """
from cxdesigner.base.i18n import N_, _, ngettext, pgettext

TITLE = N_("Marked")


def shown(n):
    # Translators: a verb
    _("Save {name}")
    pgettext("lane", "Support")
    return ngettext("One step", "{n} steps", n)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    package = tmp_path / "cxdesigner"
    package.mkdir()
    (package / "a.py").write_text(SOURCE, encoding="utf-8")
    return tmp_path


def translate(project: Path, **changes: object) -> None:
    """Fill both catalogues; `changes` replace the translation of a text by its first word."""
    for locale in catalogues.LOCALES:
        path = catalogues.catalogue_path(project, locale)
        catalogue: Catalog = catalogues.read(path, locale)
        for message in catalogue:
            if not message.id:
                continue
            plural = isinstance(message.id, tuple)
            text = message.id[1] if plural else message.id
            text = changes.get(text.split()[0], f"译{text}")
            message.string = (text,) if plural else text
        catalogues.write(path, catalogue)


def test_every_marked_text_is_found(project: Path) -> None:
    ids = {message.id for message in catalogues.extract(project) if message.id}
    assert ids == {"Marked", "Save {name}", "Support", ("One step", "{n} steps")}


def test_a_complete_translation_has_no_problems_and_compiles(project: Path) -> None:
    catalogues.update(project)
    assert len(list(catalogues.problems(project))) == 8
    translate(project)
    assert list(catalogues.problems(project)) == []
    catalogues.compile_all(project)
    assert catalogues.catalogue_path(project, "zh_TW").with_suffix(".mo").stat().st_size > 100


def test_updating_twice_gives_equal_bytes_and_keeps_translations(project: Path) -> None:
    catalogues.update(project)
    translate(project)
    before = catalogues.catalogue_path(project, "zh_CN").read_bytes()
    catalogues.update(project)
    assert catalogues.catalogue_path(project, "zh_CN").read_bytes() == before
    assert b"Creation-Date" not in before
    assert b"a.py" not in before


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"Save": "存"}, "other placeholders: 'Save {name}'"),
        ({"Save": "存 {nam}"}, "other placeholders: 'Save {name}'"),
        ({"Save": "存 {name"}, "other placeholders: 'Save {name}'"),
        ({"{n}": "几步"}, "other placeholders: 'One step'"),
        ({"Marked": ""}, "untranslated: 'Marked'"),
    ],
)
def test_a_faulty_translation_is_named(project: Path, change: dict[str, str], problem: str) -> None:
    catalogues.update(project)
    translate(project, **change)
    assert list(catalogues.problems(project)) == [f"zh_CN: {problem}", f"zh_TW: {problem}"]


def test_a_new_text_is_missing_until_the_catalogues_are_updated(project: Path) -> None:
    catalogues.update(project)
    translate(project)
    (project / "cxdesigner" / "b.py").write_text('_("Fresh")\n', encoding="utf-8")
    assert set(catalogues.problems(project)) == {
        "zh_CN: missing: 'Fresh'",
        "zh_TW: missing: 'Fresh'",
    }


def test_a_fuzzy_translation_is_named(project: Path) -> None:
    catalogues.update(project)
    translate(project)
    path = catalogues.catalogue_path(project, "zh_CN")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('msgid "Marked"', '#, fuzzy\nmsgid "Marked"'), encoding="utf-8")
    assert list(catalogues.problems(project)) == ["zh_CN: fuzzy: 'Marked'"]
