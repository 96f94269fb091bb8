"""Notices name everything that is shipped."""

import re
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


def shipped_packages() -> set[str]:
    """Names of the requirements of the program and of theirs."""
    found: set[str] = set()
    waiting = ["cxdesigner"]
    while waiting:
        for text in metadata.requires(waiting.pop()) or ():
            requirement = Requirement(text)
            if requirement.marker is not None and not requirement.marker.evaluate({"extra": ""}):
                continue
            name = canonicalize_name(requirement.name)
            if name not in found:
                found.add(name)
                waiting.append(name)
    return found


def test_every_shipped_package_is_named_with_its_pinned_version(root: Path) -> None:
    text = (root / "resources" / "licences" / "THIRD-PARTY.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([\w-]+)[^|]*\| (\d[\w.]*) \| [^|]+ \| https", text, re.MULTILINE)
    named = {canonicalize_name(name): version for name, version in rows}
    assert set(named) == shipped_packages()
    constraints = (root / "constraints.txt").read_text(encoding="utf-8")
    pins = dict(re.findall(r"^([\w.-]+)==(\S+)$", constraints, re.MULTILINE))
    pinned = {canonicalize_name(name): version for name, version in pins.items()}
    assert {name: pinned[name] for name in named} == named
