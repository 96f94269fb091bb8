"""Running the command line inside the test."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from builders import BlueprintBuilder
from cxdesigner.cli.main import main
from cxdesigner.formats.cxd_write import write_cxd


@dataclass(frozen=True)
class Outcome:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def run(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Outcome]:
    """Run a command in English; arguments are turned into texts."""
    monkeypatch.setenv("CXDESIGNER_LANG", "en")

    def call(*arguments: object, **options: Any) -> Outcome:
        capfd.readouterr()
        code = main([str(argument) for argument in arguments], **options)
        out, err = capfd.readouterr()
        return Outcome(code, out, err)

    return call


def service() -> BlueprintBuilder:
    """A small service with a flow, an emotion and a dependence."""
    bp = BlueprintBuilder(steps=2, stages=(2,), maturity="sketch", languages=("en", "zh-CN"))
    bp.element("a", "customer", 1, label={"en": "Arrive", "zh-CN": "到店"}, work=1, start=True)
    bp.element("b", "customer", 2, label={"en": "Eat", "zh-CN": "用餐"}, wait=3, end=True)
    bp.element("fa", "frontstage", 1, label={"en": "Greet", "zh-CN": "迎客"}, actor="Host")
    bp.element("fb", "frontstage", 2, label={"en": "Serve", "zh-CN": "上菜"}, actor="Waiter")
    bp.link("a", "b")
    bp.link("fa", "a", "interaction")
    bp.link("fb", "b", "interaction")
    bp.link("fa", "fb")
    bp.emotion("a", -1.0)
    bp.emotion("b", 2.0)
    return bp


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A small document without a fault."""
    path = tmp_path / "service.cxd"
    path.write_bytes(write_cxd(service().store()))
    return path
