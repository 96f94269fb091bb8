"""The program never talks to a network: nothing a person draws leaves the machine."""

import ast
from pathlib import Path

BANNED = {
    "socket",
    "socketserver",
    "ssl",
    "urllib.request",
    "urllib.error",
    "http",
    "ftplib",
    "smtplib",
    "poplib",
    "imaplib",
    "xmlrpc",
    "webbrowser",
    "requests",
    "httpx",
    "aiohttp",
    "PySide6.QtNetwork",
    "PySide6.QtNetworkAuth",
    "PySide6.QtWebEngineCore",
    "PySide6.QtWebSockets",
}


def imports(source: str) -> set[str]:
    """All dotted names that a source imports, with each of their parents."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in found:
            parts = name.split(".")
            names.update(".".join(parts[:n]) for n in range(1, len(parts) + 1))
    return names


def test_the_scan_sees_every_form_of_import() -> None:
    assert "http" in imports("import http.client")
    assert "urllib.request" in imports("def f():\n    from urllib import request")
    assert "PySide6.QtNetwork" in imports("from PySide6 import QtNetwork, QtCore")
    assert "socket" in imports("import json, socket as s")


def test_no_module_imports_anything_that_opens_a_connection(root: Path) -> None:
    found = {
        path.relative_to(root).as_posix(): sorted(banned)
        for path in (root / "cxdesigner").rglob("*.py")
        if (banned := imports(path.read_text(encoding="utf-8")) & BANNED)
    }
    assert found == {}
