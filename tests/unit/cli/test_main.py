import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cxdesigner import __version__
from cxdesigner.cli import main as module
from cxdesigner.cli.main import COMMANDS
from cxdesigner.editor.merging import Versions


def in_process(*arguments: object, cwd: Path, **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "cxdesigner", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "CXDESIGNER_LANG": "en", **env},
        capture_output=True,
        check=False,
    )


def test_help_lists_every_command(run) -> None:
    found = run("--help")
    assert found.code == 0
    assert found.out.startswith("Usage: cxdesigner [FILE]")
    for name in COMMANDS:
        assert f"\n  {name} " in found.out


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_each_command_explains_itself(name: str, run) -> None:
    found = run(name, "--help")
    assert found.code == 0
    assert found.out.startswith(f"Usage: cxdesigner {name}")
    assert max(map(len, found.out.splitlines())) <= 100


def test_version(run) -> None:
    assert run("--version").out == f"CX Designer {__version__}\n"


def test_without_a_command_the_editor_opens(run, document: Path) -> None:
    asked: list[tuple[Path | None, Path | None]] = []

    def open_editor(path: Path | None, screenshot: Path | None) -> int:
        asked.append((path, screenshot))
        return 7

    assert run(open_editor=open_editor).code == 7
    assert run(document, open_editor=open_editor).code == 7
    assert run("--screenshot", "x.png", document, open_editor=open_editor).code == 7
    assert asked == [(None, None), (document, None), (document, Path("x.png"))]


def test_a_tool_of_git_hands_over_the_versions_to_merge(run, document: Path) -> None:
    asked: list[object] = []

    def open_editor(path: Path | None, screenshot: Path | None, versions: object = None) -> int:
        asked.extend((path, versions))
        return 0

    given = ("--merge", "theirs.cxd", "--base", "base.cxd", "--into", "out.cxd")
    assert run(document, *given, open_editor=open_editor).code == 0
    versions = Versions(Path("theirs.cxd"), Path("base.cxd"), Path("out.cxd"))
    assert asked == [document, versions]
    assert run("--merge", "theirs.cxd", open_editor=open_editor).code == 2
    for alone in ("--base", "--into"):
        assert run(document, alone, "other.cxd", open_editor=open_editor).code == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["chek", "a.cxd"], "There is no file and no command “chek”. Did you mean “check”?"),
        (["pizza"], "There is no file and no command “pizza”. See cxdesigner --help."),
        (["no.cxd"], "no.cxd: there is no such file."),
    ],
)
def test_a_first_word_that_is_no_command_and_no_file(arguments, told: str, run) -> None:
    found = run(*arguments)
    assert (found.code, found.err) == (2, f"cxdesigner: {told}\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check"], "Missing: FILE."),
        (["check", "a.cxd", "--maturity"], "--maturity needs a value."),
        (["check", "a.cxd", "--maturity", "old"], "“old” is not among the choices: sketch, draft"),
        (["check", "a.cxd", "--quick"], "Not understood: --quick."),
        (["export", "a.cxd", "-o", "b.pdf", "--lang", "fr"], "choices: en, zh-CN, zh-TW"),
        (["export", "a.cxd", "-o", "b.pdf", "--dpi", "nan"], "dots per inch"),
        (["export", "a.cxd", "-o", "b.pdf", "--landscape", "--portrait"], "exclude each other"),
        (["export", "a.cxd", "-o", "b.gif"], "b.gif: the ending says what to write"),
        (["analyse", "no.cxd"], "no.cxd: there is no such file"),
    ],
)
def test_unusable_arguments_are_told_in_one_line(arguments: list[str], words: str, run) -> None:
    found = run(*arguments)
    assert found.code == 2
    assert found.out == ""
    assert found.err.startswith("cxdesigner: ")
    assert words in found.err
    assert found.err.count("\n") == 1


def test_complaints_are_in_the_language_in_use(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CXDESIGNER_LANG", "pseudo")
    assert run("check").err.startswith("cxdesigner: ⟦")
    helped = run("check", "--help").out
    assert "⟦" in helped.splitlines()[0]


def test_a_yaml_file_is_to_be_imported_first(run, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("id: a\n", encoding="utf-8")
    found = run("check", path)
    assert found.code == 2
    assert f"cxdesigner import {path} -o {path.with_suffix('.cxd')}" in found.err


def test_a_damaged_document_names_code_line_and_repair(run, document: Path) -> None:
    broken = document.read_text(encoding="utf-8").replace('"target_id":"b"', '"target_id":"zz"')
    document.write_text(broken, encoding="utf-8")
    line = next(n for n, text in enumerate(broken.splitlines(), 1) if '"zz"' in text)
    for command in (["check"], ["analyse"], ["export", "-o", document.with_suffix(".svg")]):
        found = run(command[0], document, *command[1:])
        assert found.code == 2
        assert "S01" in found.err
        assert f"Line {line}" in found.err
        assert f"cxdesigner repair {document}" in found.err


def test_a_folder_is_no_document(run, tmp_path: Path) -> None:
    found = run("check", tmp_path)
    assert found.code == 2
    assert "Traceback" not in found.err


def test_a_bug_is_told_without_what_the_person_wrote(
    run, document: Path, user_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> int:
        raise ValueError("secret label")

    monkeypatch.setattr(module, "_command", fail)
    found = run("check", document)
    assert found.code == 2
    assert "ValueError" in found.err
    assert "secret" not in found.err
    log = (user_home / "log" / "cxdesigner.log").read_text(encoding="utf-8")
    assert "in fail" in log
    assert "secret" not in log.replace('raise ValueError("secret label")', "")


def test_a_reader_that_stops_early_is_no_fault(root: Path) -> None:
    # The schema is larger than the buffer of a pipe.
    with subprocess.Popen(
        [sys.executable, "-m", "cxdesigner", "schema"],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as writer:
        assert writer.stdout is not None
        assert writer.stderr is not None
        writer.stdout.read(1)
        writer.stdout.close()
        assert writer.stderr.read() == b""
    assert writer.returncode == 0


def test_output_is_utf8_whatever_the_system_says(document: Path, root: Path) -> None:
    found = in_process(
        "analyse", document, "--json", "--lang", "zh-CN", cwd=root, LC_ALL="C", PYTHONUTF8="0"
    )
    assert found.returncode == 0, found.stderr
    assert "到店" in json.dumps(json.loads(found.stdout.decode("utf-8")), ensure_ascii=False)


def test_a_windows_program_without_a_console_works(
    document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for arguments, code in (
        (["check", str(document)], 0),
        (["--help"], 0),
        (["schema"], 0),
        (["bogus"], 2),
    ):
        with monkeypatch.context() as windowed:
            windowed.setattr(sys, "stdout", None)
            windowed.setattr(sys, "stderr", None)
            assert module.main(arguments) == code
            sys.stdout.close()
            sys.stderr.close()


def test_help_loads_nothing_heavy(root: Path) -> None:
    code = (
        "import sys\nfrom cxdesigner.cli.main import main\n"
        "main(['export', '--help'])\n"
        "heavy = {'PySide6', 'networkx', 'pydantic', 'reportlab', 'pikepdf', 'yaml'}\n"
        "print(*sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert found.stderr.strip() == ""
