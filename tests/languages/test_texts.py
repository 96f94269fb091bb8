"""What the program prints and draws, in the pseudo-language: all of it went through translation."""

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path

import pytest
from pseudo import content_of, untranslated
from rules_examples import EXAMPLES
from rules_templates import Edit

from cxdesigner.base import i18n
from cxdesigner.base.errors import CxError
from cxdesigner.cli.main import COMMANDS, main
from cxdesigner.editor.data_in.header import LAYOUTS
from cxdesigner.formats.cxd_read import read_cxd
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.formats.repair import repair, repair_summary
from cxdesigner.formats.tabular.decoding import ENCODINGS
from cxdesigner.formats.templates import load_template, template_names
from cxdesigner.formats.yaml_import import import_yaml
from cxdesigner.model.view import RecordView
from cxdesigner.report.preflight import preflight
from cxdesigner.report.sections import analysis_sections
from cxdesigner.report.sheet_file import sheet_bytes
from cxdesigner.scene.page import PageOptions, compose

SAMPLES = Path(__file__).parents[1] / "rules" / "samples"
# What a person types: options, endings, tags, and the words in capitals that stand for values.
TYPED = re.compile(r"--?[a-z][\w-]*|\bcxdesigner\b|\bzh-(?:CN|TW)\b|\b[A-Z]+\d?\b|\.[a-z]{3,4}\b")
NAMES = {*COMMANDS, *(one.name for one in template_names())}
CHOICES = {
    *("sketch", "draft", "review", "final", "error", "warning", "advice"),
    *("band", "above", "overlay", "off", "en", "text", "json", "sarif"),
    *(*LAYOUTS, *ENCODINGS),
}


@pytest.fixture(autouse=True)
def _pseudo(_english: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CXDESIGNER_LANG", i18n.PSEUDO)
    i18n.set_language(i18n.PSEUDO)


@pytest.fixture
def said(capfd: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Run a command and return all it says."""

    def run(*arguments: object) -> str:
        capfd.readouterr()
        main([str(argument) for argument in arguments])
        return "".join(capfd.readouterr())

    return run


@pytest.fixture
def hot_pot(tmp_path: Path) -> Path:
    path = tmp_path / "1.cxd"
    path.write_bytes(write_cxd(load_template("hot-pot")))
    return path


def words_of(text: str, allowed: set[str]) -> list[str]:
    for name in NAMES:
        text = re.sub(rf"(?<![\w-]){name}(?![\w-])", " ", text)
    return untranslated(TYPED.sub(" ", text), CHOICES | allowed)


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_translated(said: Callable[..., str], command: str) -> None:
    text = said(*([command] if command else []), "--help")
    assert "⟦" in text
    assert not words_of(text, set())


@pytest.mark.parametrize("command", ["templates", "check"])
def test_output_is_translated(said: Callable[..., str], command: str, hot_pot: Path) -> None:
    allowed = content_of(load_template("hot-pot"))
    options = () if command == "templates" else (hot_pot,)
    text = said(command, *options)
    assert "⟦" in text
    assert not words_of(text, allowed)


@pytest.mark.parametrize(
    "wrong",
    [
        (),
        ("check",),
        ("check", "0.cxd"),
        ("check", "{file}", "--maturity", "0"),
        ("check", "{file}", "--0"),
        ("export", "{file}", "-o", "0"),
        ("export", "{file}", "-o", "0.png", "--dpi", "0"),
        ("export", "{file}", "-o", "0.png", "--landscape", "--portrait"),
        ("export", "{file}", "-o", "{file}"),
        ("import", "{file}", "-o", "0.cxd"),
        ("new", "--template", "0", "-o", "0.cxd"),
        ("repair", "0.cxd", "-o", "1.cxd"),
        ("exporf",),
        ("0.cxd",),
    ],
)
def test_complaints_are_translated(
    said: Callable[..., str], wrong: tuple[str, ...], hot_pot: Path
) -> None:
    arguments = [word.format(file=hot_pot) for word in wrong]
    text = said(*arguments)
    assert "⟦" in text
    assert not words_of(text.replace(str(hot_pot), ""), {"exporf"})


def test_an_empty_document_is_in_the_language_of_the_program(
    said: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CXDESIGNER_LANG", "zh-TW")
    path = tmp_path / "1.cxd"
    said("new", "-o", path)
    blueprint = RecordView(read_cxd(path.read_bytes(), path.name).records).blueprint
    assert blueprint.languages == ("zh-TW",)


@pytest.mark.parametrize("code", EXAMPLES)
def test_messages_and_fixes_of_rules_are_translated(code: str) -> None:
    letter, edit, _together = EXAMPLES[code]
    changed = Edit(letter)
    edit(changed)
    allowed = content_of(changed.store.records.values())
    # Tags, short names of metrics, and names that the templates give to pieces of information.
    allowed |= {"zh-TW", "NPS", "CES", "price", "symptoms"}
    for finding in changed.findings():
        assert finding.message.startswith("⟦")
        assert not untranslated(finding.message, allowed)
        assert not untranslated(finding.fix_label or "", allowed)


@pytest.mark.parametrize("emotion", ["band", "above", "overlay", "off"])
def test_exports_are_translated(emotion: str) -> None:
    view = RecordView(load_template("hot-pot"))
    pages = compose(view, PageOptions(language=i18n.PSEUDO, emotion=emotion))
    assert all(note.message.startswith("⟦") for note in preflight(pages))
    root = ElementTree.fromstring(sheet_bytes(view, pages, "svg").decode())
    text = "\n".join(
        text for element in root.iter() for text in (element.text, element.tail) if text
    )
    assert "⟦" in text
    # Content is broken into lines here, so its words count one by one.
    written = {
        word for text in content_of(view.records.values()) for word in re.findall("[A-Za-z]+", text)
    }
    assert not untranslated(text, written)


def test_an_analysis_is_translated() -> None:
    view = RecordView(load_template("electronics"))
    # Keys of pieces of information are content, too.
    allowed = content_of(view.records.values()) | {"price"}
    for section in analysis_sections(view, i18n.PSEUDO):
        table = section.table
        cells = () if table is None else (cell for row in table.rows for cell in row.cells)
        heads = () if table is None else table.columns
        for text in (section.title, *section.sentences, *heads, *cells):
            assert not untranslated(text, allowed), text


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_remarks_of_an_import_are_translated(path: Path) -> None:
    result = import_yaml(path.read_bytes(), path.name)
    # The parts of the file are called what they are called there.
    words = set(re.findall(r"[\w.-]+", path.read_text("utf-8")))
    allowed = content_of(result.records) | words
    for remark in result.repairs:
        assert remark.message.startswith("⟦")
        assert not untranslated(remark.message, allowed), remark.message


def test_what_a_damaged_file_says_is_translated(hot_pot: Path) -> None:
    data = hot_pot.read_bytes()
    cut = data[: len(data) // 2]
    repaired = repair(cut, "1.cxd")
    assert not words_of(repair_summary(repaired), set())
    with pytest.raises(CxError) as caught:
        read_cxd(cut, "1.cxd")
    error = caught.value
    fields = set(re.findall(r'"(\w+)":', data.decode()))
    assert not words_of(f"{error.message} {error.hint}", fields)
