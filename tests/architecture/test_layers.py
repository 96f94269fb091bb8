"""The layers of the design hold: contracts of pyproject.toml, and what they cannot say."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

QT_FREE = (
    "base",
    "model",
    "analysis",
    "scene",
    "rules",
    "render",
    "formats",
    "report",
    "editor",
    "cli",
)

LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"

IMPORT_ALL = """
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
print(*sorted(name for name in sys.modules if name.split(".")[0] in ("PySide6", "shiboken6")))
"""


def run_python(code: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def imported_names(path: Path) -> set[str]:
    """Dotted names that a module imports, in functions too."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def test_all_contracts_hold(root: Path) -> None:
    result = run_python(LINT, cwd=root)
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_contracts_notice_every_kind_of_violation(root: Path, tmp_path: Path) -> None:
    shutil.copy(root / "pyproject.toml", tmp_path)
    package = tmp_path / "cxdesigner"
    shutil.copytree(
        root / "cxdesigner", package, ignore=shutil.ignore_patterns("__pycache__", "resources")
    )
    planted = {
        "base": "import cxdesigner.model",
        "scene": "import cxdesigner.rules",
        "editor": "import PySide6.QtCore",
        "rules": "import networkx",
        "formats": "import pikepdf",
        "render": "import cxdesigner.model",
    }
    for name, line in planted.items():
        with (package / name / "__init__.py").open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")
    result = run_python(LINT, cwd=tmp_path)
    words = " ".join(result.stdout.split())
    assert result.returncode == 1
    assert "5 broken" in words, result.stdout
    for broken in (
        "cxdesigner.base is not allowed to import cxdesigner.model",
        "cxdesigner.scene is not allowed to import cxdesigner.rules",
        "cxdesigner.editor is not allowed to import PySide6",
        "cxdesigner.rules is not allowed to import networkx",
        "cxdesigner.formats is not allowed to import pikepdf",
        "cxdesigner.render is not allowed to import cxdesigner.model",
    ):
        assert broken in words


def test_a_package_outside_of_the_layers_is_noticed(root: Path, tmp_path: Path) -> None:
    shutil.copy(root / "pyproject.toml", tmp_path)
    package = tmp_path / "cxdesigner"
    for name in (*QT_FREE, "qtrender", "ui", "stray"):
        (package / name).mkdir(parents=True)
        (package / name / "__init__.py").touch()
    for name in ("__init__.py", "__main__.py", "app.py"):
        (package / name).touch()
    result = run_python(LINT, cwd=tmp_path)
    assert result.returncode == 1
    assert "stray" in result.stdout


@pytest.mark.parametrize("package", QT_FREE)
def test_importing_a_qt_free_package_loads_no_qt(package: str, root: Path) -> None:
    result = run_python(IMPORT_ALL, f"cxdesigner.{package}", cwd=root)
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == ""


def test_the_entry_point_loads_nothing_heavy(root: Path) -> None:
    code = (
        "import sys, cxdesigner.__main__\n"
        "heavy = {'PySide6', 'networkx', 'pydantic', 'reportlab', 'pikepdf', 'lxml', 'PIL'}\n"
        "print(*sorted(heavy & set(sys.modules)))"
    )
    result = run_python(code, cwd=root)
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == ""


def test_widgets_belong_to_the_window(root: Path) -> None:
    package = root / "cxdesigner"
    for path in package.rglob("*.py"):
        if path.is_relative_to(package / "ui") or path == package / "app.py":
            continue
        names = imported_names(path)
        assert not any(name.startswith("PySide6.QtWidgets") for name in names), path


def test_in_render_only_the_pdf_backend_knows_pdf_libraries(root: Path) -> None:
    render = root / "cxdesigner" / "render"
    for path in render.rglob("*.py"):
        if path.relative_to(render).parts[0].startswith("pdf"):
            continue
        tops = {name.split(".")[0] for name in imported_names(path)}
        assert not tops & {"reportlab", "pikepdf"}, path
