import pytest

from cxdesigner.cli import selftest


def test_a_whole_installation_passes(run) -> None:
    found = run("--selftest")
    assert (found.code, found.err) == (0, "")
    assert found.out.startswith("OK: template, rules, catalogues, file, pdf, svg, png")
    assert run("selftest").code == 0


def test_a_part_that_fails_is_named(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selftest, "_is_translated", lambda: True)
    monkeypatch.setitem(selftest._PICTURES, "pdf", lambda _data: False)
    found = run("selftest")
    assert found.code == 2
    assert found.err == "cxdesigner: Self-test: pdf failed.\n"
