import os
import subprocess
import sys
from pathlib import Path

import pytest

import dev


@pytest.fixture
def debian(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A Debian machine of an ordinary person; the list fills with the commands that are run."""
    commands: list[list[str]] = []

    def run(command: list[str], **_options: object) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        if command[0] == "dpkg-query":
            listing = "libgl1\tinstalled\t\nlibglib2.0-0t64\tinstalled\tlibglib2.0-0 (= 2.8)\n"
            return subprocess.CompletedProcess(command, 0, listing + "xvfb\tconfig-files\t\n")
        return subprocess.CompletedProcess(command, 1 if "true" in command else 0, "", "")

    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(dev.subprocess, "run", run)
    return commands


def test_a_package_counts_as_installed_by_its_name_or_what_it_provides(
    debian: list[list[str]],
) -> None:
    names = ["libgl1", "libglib2.0-0", "libegl1", "xvfb"]
    assert dev.missing_packages(names) == ["libegl1", "xvfb"]


def test_without_root_the_line_to_run_is_printed(
    debian: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        dev.install_debian_packages("run")
    assert end.value.code == 2
    printed = capsys.readouterr().out
    assert "sudo apt-get update && sudo apt-get install -y" in printed
    assert "libegl1" in printed
    assert "libgl1 " not in printed
    assert not any("apt-get" in command for command in debian)


def test_root_installs_what_is_missing(
    debian: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.os, "geteuid", lambda: 0, raising=False)
    dev.install_debian_packages("test")
    jobs = [command[command.index("apt-get") + 1] for command in debian if "apt-get" in command]
    assert jobs == ["update", "install"]
    assert "libegl1" in debian[-1]
    assert "libgl1" not in debian[-1]


def test_tests_want_nothing_of_the_system_that_the_program_does_not(
    debian: list[list[str]],
) -> None:
    assert dev.debian_packages("test") == dev.debian_packages("run")


def test_a_folder_of_any_name_can_be_told_of(root: Path) -> None:
    script = "import dev; dev.spell_out(); dev.say('C:\\火锅')"
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=root,
        env={**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
        capture_output=True,
        check=True,
    )
    assert b"\\u706b" in done.stdout


def test_a_library_that_is_only_nice_to_have_stops_nobody(
    debian: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "debian_packages", lambda job: ["libgl1", *dev.NICE_TO_HAVE])
    dev.install_debian_packages("run")
    assert not any("apt-get" in command for command in debian)


def test_other_systems_are_left_alone(
    debian: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda name: None)
    dev.install_debian_packages("run")
    assert debian == []


@pytest.mark.parametrize(
    ("system", "variables", "shown"),
    [
        ("Linux", {}, False),
        ("Linux", {"DISPLAY": ":0"}, True),
        ("Linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("Linux", {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ("Darwin", {}, True),
        ("Windows", {"QT_QPA_PLATFORM": "offscreen"}, False),
    ],
)
def test_a_display_is_where_somebody_can_look(
    system: str, variables: dict[str, str], shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(dev.platform, "system", lambda: system)
    assert dev.has_display() is shown


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """A program that writes what it is asked for; the list fills with its arguments."""
    calls: list[tuple[str, ...]] = []

    def call(*command: str | Path, env: dict[str, str] | None = None) -> int:
        arguments = tuple(Path(part).name for part in command[1:])
        calls.append(arguments)
        if "-o" in arguments:
            Path(command[command.index("-o") + 1]).write_text("made", encoding="utf-8")
        return 0

    monkeypatch.setattr(dev, "call", call)
    monkeypatch.setattr(dev, "BUILD", tmp_path / "build")
    return calls


def test_run_exports_the_sample_and_draws_the_window_where_nobody_looks(
    program: list[tuple[str, ...]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(dev, "has_display", lambda: False)
    assert dev.run() == 0
    assert program == [
        ("new", "--template", "hot-pot", "-o", "hot-pot.cxd"),
        ("export", "hot-pot.cxd", "-o", "hot-pot.pdf"),
        ("export", "hot-pot.cxd", "-o", "hot-pot.png"),
        ("--screenshot", "editor.png", "hot-pot.cxd"),
    ]
    printed = capsys.readouterr().out
    assert "no display" in printed
    for name in ("hot-pot.pdf", "hot-pot.png", "editor.png"):
        assert str(dev.BUILD / name) in printed


def test_run_opens_a_copy_and_never_overwrites_what_a_person_drew(
    program: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "has_display", lambda: True)
    copy = dev.BUILD / "hot-pot-copy.cxd"
    assert dev.run() == 0
    assert program[-1] == ("hot-pot-copy.cxd",)
    assert copy.read_text(encoding="utf-8") == "made"
    copy.write_text("drawn", encoding="utf-8")
    assert dev.run() == 0
    assert copy.read_text(encoding="utf-8") == "drawn"


def test_all_checks_run_and_the_first_failure_decides(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    codes = iter([0, 3, 0, 1, 0])
    commands: list[list[str]] = []

    def call(*command: str | Path, env: dict[str, str] | None = None) -> int:
        assert env == {"QT_QPA_PLATFORM": "offscreen"}
        commands.append([str(part) for part in command])
        return next(codes)

    monkeypatch.setattr(dev, "call", call)
    assert dev.test(["-k", "signal"]) == 3
    assert commands[-1][-2:] == ["-k", "signal"]
    assert "failed: format, layers" in capsys.readouterr().out


def test_an_old_python_is_told_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev.sys, "version_info", (3, 9, 2))
    assert dev.main() == 2
    assert "3.11" in capsys.readouterr().out


def test_arguments_that_no_job_takes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["dev.py", "run", "--wrong"])
    with pytest.raises(SystemExit) as end:
        dev.main()
    assert end.value.code == 2
