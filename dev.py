"""One command for each job on this repository: ``python3 dev.py run | test | build | ...``.

Needs nothing but Python: it installs missing Debian libraries, makes the virtual environment in
``.venv``, installs the packages pinned in ``constraints.txt`` and compiles the catalogues. What is
already done is not done again.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import io
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BUILD = ROOT / "build"
OLDEST = (3, 11)

# What the Qt wheel leaves to the system; found one by one in a bare Debian 12.
LIBRARIES = (
    "libgl1 libegl1 libxkbcommon0 libglib2.0-0 libfreetype6 libfontconfig1 libdbus-1-3 "
    "libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-image0 "
    "libxcb-render-util0 libxcb-shape0 libxcb-xkb1 libxcb-randr0"
).split()
# Without it Qt shows its windows through Xwayland.
NICE_TO_HAVE = ["libwayland-cursor0"]
BUILD_TOOLS = ["binutils"]


def say(line: str) -> None:
    """Print one line at once, also into a pipe."""
    print(line, flush=True)


def spell_out() -> None:
    """Let no letter in the name of a folder end a job: a pipe of Windows knows few of them."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


# ---- set-up


def debian_packages(job: str) -> list[str]:
    """Return the names of the Debian packages that a job needs."""
    names = [*LIBRARIES, *NICE_TO_HAVE]
    debian_python = sys.base_prefix == "/usr"
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    if job == "build":
        names += BUILD_TOOLS
        if debian_python:
            names.append(f"libpython{version}")
    if debian_python and importlib.util.find_spec("ensurepip") is None:
        names.append(f"python{version}-venv")
    return names


def missing_packages(names: list[str]) -> list[str]:
    """Return those packages that dpkg does not know as installed."""
    listing = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package}\t${db:Status-Status}\t${Provides}\n"],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    installed = set()
    for line in listing.splitlines():
        package, status, provides = line.split("\t")
        if status == "installed":
            installed.add(package)
            # Newer systems renamed some, e.g. libglib2.0-0t64 provides libglib2.0-0.
            installed.update(name.split()[0] for name in provides.split(",") if name.strip())
    return [name for name in names if name not in installed]


def install_debian_packages(job: str) -> None:
    """Install what Debian and its kin lack; other systems are left alone."""
    if not (sys.platform == "linux" and shutil.which("dpkg-query") and shutil.which("apt-get")):
        return
    missing = missing_packages(debian_packages(job))
    if not missing:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    prefix = root_prefix()
    if prefix is not None:
        say(f"apt: installing {' '.join(missing)}")
        # A mirror that does not answer is no reason to stop: the old lists may do.
        subprocess.run([*prefix, "apt-get", "update"], capture_output=True, check=False)
        done = subprocess.run([*prefix, *install], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return
        say((done.stderr or "").strip())
    if set(missing) <= set(NICE_TO_HAVE):
        return
    say("Some system packages are missing. Please run this once, then try again:")
    say(f"  sudo apt-get update && sudo {' '.join(install)}")
    raise SystemExit(2)


def root_prefix() -> list[str] | None:
    """Return what lets a command run as root without asking; None if nothing does."""
    quietly = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if sys.platform != "win32" and os.geteuid() == 0:
        return quietly
    if not shutil.which("sudo"):
        return None
    asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n", *quietly] if asked.returncode == 0 else None


def in_venv(name: str) -> Path:
    """Return the path of a command of the virtual environment."""
    if os.name == "nt":
        return VENV / "Scripts" / f"{name}.exe"
    return VENV / "bin" / name


def call(*command: str | Path, env: dict[str, str] | None = None) -> int:
    """Run a command in the root of the repository and return its exit code."""
    full = {**os.environ, "PYTHONUTF8": "1", **(env or {})}
    return subprocess.run(
        [str(part) for part in command], cwd=ROOT, env=full, check=False
    ).returncode


def must(code: int, what: str) -> None:
    """End with the code of a step that failed."""
    if code != 0:
        say(f"{what} failed with exit code {code}")
        raise SystemExit(code)


def digest(paths: list[Path]) -> str:
    """Return a hash of files and of the Python in use."""
    state = hashlib.sha256(sys.version.encode())
    for path in paths:
        state.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return state.hexdigest()


def is_current(stamp: str, value: str) -> bool:
    """Tell whether a step was done for just this state."""
    path = VENV / f"cxdesigner-{stamp}.stamp"
    return path.is_file() and path.read_text(encoding="utf-8") == value


def mark(stamp: str, value: str) -> None:
    """Remember that a step is done for this state."""
    (VENV / f"cxdesigner-{stamp}.stamp").write_text(value, encoding="utf-8")


def install_python_packages() -> None:
    """Make the virtual environment and install the program with its tools into it."""
    names = ("pyproject.toml", "constraints.txt", "hatch_build.py", "dev.py")
    state = digest([ROOT / name for name in names])
    python = in_venv("python")
    if is_current("packages", state) and in_venv("cxdesigner").exists():
        return
    if not python.exists() or call(python, "-c", "import pip", env={"PYTHONUTF8": "1"}) != 0:
        say("venv: making .venv")
        must(call(sys.executable, "-m", "venv", "--clear", VENV), "making .venv")
    say("pip: installing packages (a few minutes at most)")
    pip: list[str | Path] = [
        python,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "install",
        "--quiet",
    ]
    must(call(*pip, "-e", ".[dev]", "-c", "constraints.txt"), "pip")
    mark("packages", state)


def compile_catalogues() -> None:
    """Compile the translations that changed since last time."""
    sources = sorted((ROOT / "resources" / "i18n").glob("*/LC_MESSAGES/*.po"))
    state = digest(sources)
    if is_current("catalogues", state) and all(p.with_suffix(".mo").exists() for p in sources):
        return
    say("i18n: compiling catalogues")
    must(call(in_venv("python"), "tools/catalogues.py", "compile"), "compiling catalogues")
    mark("catalogues", state)


def set_up(job: str) -> None:
    """Do whatever is missing before a job can run."""
    install_debian_packages(job)
    install_python_packages()
    compile_catalogues()


# ---- jobs


def has_display() -> bool:
    """Tell whether a window can be shown to somebody."""
    if os.environ.get("QT_QPA_PLATFORM", "").startswith("offscreen"):
        return False
    if platform.system() == "Linux":
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True


def run() -> int:
    """Export the hot-pot sample and open the editor on a copy of it."""
    program = in_venv("cxdesigner")
    BUILD.mkdir(exist_ok=True)
    sample = BUILD / "hot-pot.cxd"
    copy = BUILD / "hot-pot-copy.cxd"
    # A copy that the person has changed is theirs: it is opened, never written over.
    untouched = not copy.exists() or (sample.exists() and sample.read_bytes() == copy.read_bytes())
    sample.unlink(missing_ok=True)
    must(call(program, "new", "--template", "hot-pot", "-o", sample), "making the sample")
    if untouched:
        shutil.copyfile(sample, copy)
    for suffix in (".pdf", ".png"):
        target = sample.with_suffix(suffix)
        must(call(program, "export", sample, "-o", target), f"exporting {target.name}")
        say(f"export: {target}")
    if has_display():
        say(f"editor: opening {copy}")
        return call(program, copy)
    picture = BUILD / "editor.png"
    say("editor: no display here, so the window is drawn into a picture")
    # Qt's offscreen platform warns about size hints once a window, which helps nobody.
    offscreen = {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
    must(call(program, "--screenshot", picture, sample, env=offscreen), "drawing the window")
    say(f"editor: {picture}")
    return 0


def test(extra: list[str]) -> int:
    """Run every check; the first failure decides the exit code, but all run."""
    python = in_venv("python")
    checks: list[tuple[str, list[str | Path]]] = [
        ("lint", [in_venv("ruff"), "check", "."]),
        ("format", [in_venv("ruff"), "format", "--check", "."]),
        ("types", [python, "-m", "mypy"]),
        ("layers", [in_venv("lint-imports"), "--no-logo"]),
        ("tests", [python, "-m", "pytest", "-q", "-n", "2", *extra]),
    ]
    failures: list[tuple[str, int]] = []
    for name, command in checks:
        say(f"test: {name}")
        code = call(*command, env={"QT_QPA_PLATFORM": "offscreen"})
        if code != 0:
            failures.append((name, code))
    if failures:
        say(f"test: failed: {', '.join(name for name, _ in failures)}")
        return failures[0][1]
    say("test: all passed")
    return 0


def build() -> int:
    """Freeze the program into dist/cxdesigner and let it test itself."""
    say("build: freezing into dist/cxdesigner (about a minute)")
    dist = ROOT / "dist"
    freeze: list[str | Path] = [
        in_venv("python"),
        "-m",
        "PyInstaller",
        "--noconfirm",
        "--log-level",
        "WARN",
    ]
    freeze += ["--distpath", dist, "--workpath", BUILD / "pyinstaller", ROOT / "build.spec"]
    must(call(*freeze), "PyInstaller")
    program = dist / "cxdesigner" / ("cxdesigner.exe" if os.name == "nt" else "cxdesigner")
    say("build: starting the built program with --selftest")
    code = call(program, "--selftest", env={"QT_QPA_PLATFORM": "offscreen"})
    say(f"build: {program}" if code == 0 else f"build: self-test failed with exit code {code}")
    return code


def translate(*, check: bool) -> int:
    """Bring the catalogues up to date with the code, or tell what they lack."""
    say("i18n: checking catalogues" if check else "i18n: extracting, updating, compiling")
    return call(in_venv("python"), "tools/catalogues.py", "check" if check else "update")


def bench(extra: list[str]) -> int:
    """Run every benchmark and print its figures."""
    for script in sorted((ROOT / "benchmarks").glob("bench_*.py")):
        say(f"bench: {script.stem}")
        offscreen = {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
        must(call(in_venv("python"), script, *extra, env=offscreen), script.name)
    return 0


def main() -> int:
    """Do one job and return its exit code."""
    spell_out()
    if sys.version_info < OLDEST:
        say(f"CX Designer needs Python {OLDEST[0]}.{OLDEST[1]} or newer, this is {sys.version}")
        return 2
    parser = argparse.ArgumentParser(prog="dev.py", description=(__doc__ or "").split("\n")[0])
    jobs = parser.add_subparsers(dest="job", required=True, metavar="job")
    jobs.add_parser("run", help="export the sample and open the editor on it")
    jobs.add_parser("test", help="lint, types, layers, tests; more arguments go to pytest")
    jobs.add_parser("build", help="freeze the program and let it test itself")
    i18n = jobs.add_parser("i18n", help="update and compile the translations")
    i18n.add_argument("--check", action="store_true", help="only tell what is missing")
    jobs.add_parser("bench", help="run the benchmarks; more arguments go to each")
    jobs.add_parser("setup", help="only install what is needed")
    arguments, extra = parser.parse_known_args()
    if extra and arguments.job not in ("test", "bench"):
        parser.error(f"unknown arguments: {' '.join(extra)}")
    set_up(arguments.job)
    if arguments.job == "run":
        return run()
    if arguments.job == "test":
        return test(extra)
    if arguments.job == "build":
        return build()
    if arguments.job == "i18n":
        return translate(check=arguments.check)
    if arguments.job == "bench":
        return bench(extra)
    say("setup: ready")
    return 0


if __name__ == "__main__":
    sys.exit(main())
