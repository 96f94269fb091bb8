"""``cxdesigner measure``."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxdesigner.formats.cxd_read import read_cxd
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.formats.templates import load_template
from cxdesigner.model.insight import Metric


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    path = tmp_path / "clinic.cxd"
    path.write_bytes(write_cxd(load_template("outpatient")))
    return path


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "answers.csv"
    path.write_bytes("Where;Stars\r\nc1;4\r\nWaits to be called;2\r\n".encode("utf-16"))
    return path


def counts(path: Path) -> dict[str | None, object]:
    records = read_cxd(path.read_bytes(), "").records
    return {
        one.element_id: one.counts
        for one in records
        if isinstance(one, Metric) and one.source.text() == "answers.csv"
    }


def test_answers_fill_metrics_of_another_document(
    run, clinic: Path, answers: Path, tmp_path: Path
) -> None:
    before, target = clinic.read_bytes(), tmp_path / "out.cxd"
    found = run(
        "measure", clinic, answers, "-o", target, "--map", "Where=touchpoint",
        "--layout", "answers",
    )  # fmt: skip
    assert (found.code, found.err) == (0, "")
    assert "2 rows read, 2 matched." in found.out
    assert "2 metrics." in found.out
    assert clinic.read_bytes() == before
    assert counts(target) == {"c1": (("4", 1),), "c3": (("2", 1),)}
    again = tmp_path / "again.cxd"
    run("measure", target, answers, "-o", again, "--map", "Where=touchpoint", "--layout", "answers")
    assert again.read_bytes() == target.read_bytes()


def test_rows_left_out_are_told_and_give_1(run, clinic: Path, tmp_path: Path) -> None:
    path, target = tmp_path / "answers.csv", tmp_path / "out.cxd"
    path.write_text("Touchpoint,CSAT\nc1,4\nLounge,5\nc3,x\n", encoding="utf-8")
    found = run("measure", clinic, path, "-o", target)
    assert found.code == 1
    assert "Lounge" in found.err
    assert "“x” in row 4" in found.err
    told = run("measure", clinic, path, "-o", target, "--json", "--match", "Lounge=c4")
    assert told.code == 1
    assert told.json["matched"] == 2
    assert told.json["left_out"] == [{"row": 4, "reason": "empty", "name": "c3"}]
    assert told.json["unread"] == [{"row": 4, "column": "CSAT", "text": "x"}]
    left = run("measure", clinic, path, "-o", target, "--json", "--match", "Lounge=")
    assert [one["reason"] for one in left.json["left_out"]] == ["skipped", "empty"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--map", "Nowhere=csat"], "no column “Nowhere”"),
        (["--map", "Stars=magic"], "no role of a column"),
        (["--map", "Stars"], "expected NAME=VALUE"),
        (["--match", "Lounge=zz"], "no element “zz”"),
        (["--sheet", "Other"], "no sheet “Other”"),
        (["--layout", "cube"], "not among the choices"),
        (["--encoding", "utf-8"], "not in the encoding"),
        (["--map", "Stars=ignore"], "No column says"),
        (["--map", "Where=touchpoint", "--map", "Stars=csat:8..9"], "no row can be used"),
    ],
)
def test_what_cannot_be_done_gives_2_and_writes_nothing(
    run, clinic: Path, answers: Path, tmp_path: Path, arguments: list[str], words: str
) -> None:
    target = tmp_path / "out.cxd"
    found = run("measure", clinic, answers, "-o", target, *arguments)
    assert found.code == 2
    assert words in found.err
    assert not target.exists()


def test_a_file_that_is_no_table_is_refused(run, clinic: Path, tmp_path: Path) -> None:
    path = tmp_path / "bad.xlsx"
    path.write_bytes(b"PK\x03\x04")
    found = run("measure", clinic, path, "-o", tmp_path / "out.cxd")
    assert found.code == 2
    assert "bad.xlsx" in found.err
