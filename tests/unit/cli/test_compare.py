"""Comparing and merging on the command line."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from builders import BlueprintBuilder
from cxdesigner.base.i18n import use_language
from cxdesigner.formats.cxd_read import read_cxd
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.model.comparison import ASPECTS, compare
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element
from cxdesigner.model.queries import emotion_at
from cxdesigner.model.record import Record
from cxdesigner.model.schema import RECORD_TYPES
from cxdesigner.model.store import Store
from cxdesigner.model.text import LocalText
from cxdesigner.model.view import RecordView
from cxdesigner.report.comparing.words import ASPECT_NAMES, field_words, record_words
from cxdesigner.scene.comparison_pages import compose_comparison


def changed(path: Path, name: str, **fields: object) -> Path:
    """Write a copy of a document in which element ``b`` is another; return its path."""
    store = Store(_records(path))
    with store.transaction() as tx:
        tx.put(store.need(Element, "b").replace(**fields))
        if fields.get("wait"):
            emotion = emotion_at(store, "b")
            assert emotion is not None
            tx.put(emotion.replace(value=1.5))
    target = path.with_name(name)
    target.write_bytes(write_cxd(store))
    return target


def _records(path: Path) -> tuple[Record, ...]:
    return read_cxd(path.read_bytes(), path.name).records


def label_of(path: Path) -> LocalText:
    return Store(_records(path)).need(Element, "b").label


def test_the_same_document_differs_in_nothing(run, document: Path) -> None:
    found = run("compare", document, document)
    assert found.code == 0
    assert "Nothing differs." in found.out
    assert run("compare", document, document, "--json").json["same"] is True


def test_differences_are_told_with_the_figures(run, document: Path) -> None:
    other = changed(document, "to-be.cxd", wait=Duration(1), owner=LocalText.of("Waiter"))
    found = run("compare", document, other)
    assert found.code == 1
    lines = [" ".join(line.split()) for line in found.out.splitlines()]
    assert "Lead time 4 min 2 min −2 min better" in lines
    assert "Share of waiting 75% 50% −25 points better" in lines
    assert "Peak–end score +2 +1.5 −0.5 worse" in lines
    assert "≈ Eat Wait 3 min 1 min" in lines
    assert "≈ Eat Owner – Waiter" in lines
    assert "≈ Eat: Emotion Value 2 1.5" in lines
    assert "Elements: 1 re-owned · 1 re-timed." in lines


def test_text_is_told_for_each_language(run, document: Path) -> None:
    other = changed(document, "to-be.cxd", label=LocalText.of({"en": "Dine", "zh-CN": "用膳"}))
    out = run("compare", document, other, "--lang", "en").out
    assert re.search(r"Name +Eat +Dine", out)
    assert re.search(r"Name \(简体中文\) +用餐 +用膳", out)
    assert re.search(r"名称 +用餐 +用膳", run("compare", document, other, "--lang", "zh-CN").out)


def test_json_holds_records_and_figures(run, document: Path) -> None:
    other = changed(document, "to-be.cxd", wait=Duration(1))
    data = run("compare", document, other, "--json").json
    assert data["relation"] == "ids"
    (element,) = (one for one in data["changes"] if one["type"] == "element")
    assert element["aspects"] == ["retimed"]
    assert element["fields"] == [{"field": "wait", "aspect": "retimed", "before": 3, "after": 1}]
    lead = data["figures"]["lead_time.longest"]
    assert (lead["before"], lead["after"], lead["difference"], lead["verdict"]) == (
        4, 2, -2, "better"
    )  # fmt: skip
    assert data["figures"]["wait_share.longest"]["difference"] == -0.25


def test_emotions_on_two_scales_have_no_difference(run, document: Path) -> None:
    store = Store(_records(document))
    with store.transaction() as tx:
        tx.put(store.blueprint.replace(scale_min=0.0, scale_max=10.0))
    other = document.with_name("ten.cxd")
    other.write_bytes(write_cxd(store))
    found = run("compare", document, other, "--json").json["figures"]["peak_end"]
    assert (found["before"], found["difference"], found["verdict"]) == (2, None, None)
    assert "two scales" in run("compare", document, other).out


def test_what_goes_with_an_element_is_not_told_twice(run, document: Path) -> None:
    store = Store(_records(document))
    with store.transaction() as tx:
        tx.delete(["b"])
    other = document.with_name("less.cxd")
    other.write_bytes(write_cxd(store))
    out = run("compare", document, other).out
    assert len(re.findall("Removed", out)) == 1, out  # its two links went with it
    assert "Emotion" not in out


def test_what_is_unusable_ends_with_two(run, document: Path, tmp_path: Path) -> None:
    assert run("compare", document, tmp_path / "none.cxd").code == 2
    assert run("compare", document).code == 2
    assert (
        run("merge", document, document, tmp_path / "none.cxd", "-o", tmp_path / "m.cxd").code == 2
    )
    assert not (tmp_path / "m.cxd").exists()


def test_every_field_of_every_record_has_words() -> None:
    missing = [
        f"{kind.TYPE}.{name}"
        for kind in RECORD_TYPES
        for name in kind.model_fields
        if name != "id" and field_words(kind, name) == name
    ]
    assert missing == []
    assert set(ASPECT_NAMES) == set(ASPECTS)


def test_every_record_has_words_in_chinese() -> None:
    samples: list[Record] = [
        kind.model_construct(id="x", kind="touchpoint") for kind in RECORD_TYPES
    ]
    with use_language("zh-CN"):
        words = [record_words(one) for one in samples]
    assert all(re.search("[\u4e00-\u9fff]", word) for word in words), words


def test_the_overlay_is_a_page_with_what_came_and_what_is_gone(
    run, document: Path, tmp_path: Path
) -> None:
    store = Store(_records(document))
    with store.transaction() as tx:
        tx.delete(["fb"])
        tx.put(Element(id="new", kind="action", lane_id="lane-backstage", step_id="step-1",
                       label=LocalText.of("Prepare")))  # fmt: skip
    other = document.with_name("to-be.cxd")
    other.write_bytes(write_cxd(store))
    target = tmp_path / "changes.pdf"
    assert run("compare", document, other, "-o", target, "--page", "A4").code == 1
    assert target.read_bytes().startswith(b"%PDF")
    pages = compose_comparison(compare(RecordView(_records(document)), store), "service")
    labels = {item.label for item in pages.pages[0].scene.items.values()}
    assert {"Serve", "Prepare"} <= labels, "what is gone is drawn with what came"
    assert pages.subject.startswith("Compared with “service”: + added")
    assert run("compare", document, other, "-o", tmp_path / "changes.png").code == 2
    assert run("compare", document, other, "-o", other).code == 2


def test_signs_on_the_page_do_not_call_what_is_gone_edited(document: Path) -> None:
    before = Store(_records(document))
    after = Store(before)
    with after.transaction() as tx:
        tx.delete(["b"])
    pages = compose_comparison(compare(before, after), "before")
    item = pages.pages[0].scene.items[":change:b"]
    assert "change.removed" in str(item.primitives)
    assert "change.edited" not in str(item.primitives)


# -- merge ---------------------------------------------------------------------------------------


def test_a_clean_merge(run, document: Path, tmp_path: Path) -> None:
    ours = changed(document, "ours.cxd", label=LocalText.of("Dine"))
    theirs = changed(document, "theirs.cxd", notes=LocalText.of("spicy"))
    target = tmp_path / "merged.cxd"
    found = run("merge", document, ours, theirs, "-o", target)
    assert (found.code, "No conflicts." in found.out) == (0, True)
    store = Store(read_cxd(target.read_bytes(), "m").records)
    assert store.need(Element, "b").label == LocalText.of("Dine")
    assert store.need(Element, "b").notes == LocalText.of("spicy")
    first = target.read_bytes()
    assert run("merge", document, ours, theirs, "-o", target).code == 0
    assert target.read_bytes() == first
    assert run("check", target).code == 0


def test_a_conflict_is_told_with_both_values_and_ours_is_written(
    run, document: Path, tmp_path: Path
) -> None:
    ours = changed(document, "ours.cxd", label=LocalText.of({"en": "Dine", "zh-CN": "用餐"}))
    theirs = changed(document, "theirs.cxd", label=LocalText.of({"en": "Feast", "zh-CN": "用餐"}))
    target = tmp_path / "merged.cxd"
    found = run("merge", document, ours, theirs, "-o", target)
    assert found.code == 1
    assert "Touchpoint “Dine” [b]" in found.out
    assert "ours says “Dine”, theirs says “Feast”. Kept: ours." in found.out
    assert label_of(target).text("en") == "Dine"
    (told,) = run("merge", document, ours, theirs, "-o", target, "--json").json
    assert (told["id"], told["field"], told["language"]) == ("b", "label", "en")
    assert (told["base"], told["ours"], told["theirs"]) == ("Eat", "Dine", "Feast")


def test_ours_may_be_written_over_but_no_other_input(run, document: Path) -> None:
    ours = changed(document, "ours.cxd", label=LocalText.of("Dine"))
    theirs = changed(document, "theirs.cxd", notes=LocalText.of("spicy"))
    before = theirs.read_bytes()
    assert run("merge", document, ours, theirs, "-o", theirs).code == 2
    assert theirs.read_bytes() == before
    assert run("merge", document, ours, theirs, "-o", ours).code == 0
    assert label_of(ours) == LocalText.of("Dine")


def test_every_sort_of_conflict_has_a_sentence(run, tmp_path: Path) -> None:
    base = BlueprintBuilder(steps=3, stages=(1, 1, 1)).store()
    ours, theirs = Store(base), Store(base)
    with ours.transaction() as tx:
        tx.delete(["stage-1", "step-2"])
    with theirs.transaction() as tx:
        tx.put(theirs.steps[0].replace(name=LocalText.of("x")))
        tx.put(theirs.stages[0].replace(name=LocalText.of("y")))
        tx.put(Element(id="e", kind="action", lane_id="lane-frontstage", step_id="step-2"))
        tx.put(theirs.steps[2].replace(stage_id="stage-2"))
    paths = []
    for name, store in (("base", base), ("ours", ours), ("theirs", theirs)):
        paths.append(tmp_path / f"{name}.cxd")
        paths[-1].write_bytes(write_cxd(store))
    out = run("merge", *paths, "-o", tmp_path / "m.cxd").out
    assert "Ours deleted it, theirs changed it." in out
    assert "One side deleted it, the other put something there. Kept: both." in out


@pytest.mark.skipif(shutil.which("git") is None, reason="no git here")
def test_git_merges_with_it(document: Path, tmp_path: Path, root: Path, monkeypatch) -> None:
    page = (root / "docs" / "comparing.md").read_text(encoding="utf-8")
    driver = re.search(r'merge\.cxdesigner\.driver "(.*)"', page)
    attributes = re.search(r"^\*\.cxd merge=.*$", page, re.MULTILINE)
    assert driver is not None
    assert attributes is not None
    monkeypatch.setenv("PYTHONPATH", str(root))
    folder = tmp_path / "repository"
    folder.mkdir()

    def git(*arguments: str, fine: bool = True) -> subprocess.CompletedProcess[str]:
        found = subprocess.run(
            ["git", "-c", "user.name=t", "-c", "user.email=t@t", *arguments],
            cwd=folder, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert not fine or found.returncode == 0, found
        return found

    git("init", "-b", "main")
    git(
        "config",
        "merge.cxdesigner.driver",
        driver[1].replace("cxdesigner merge", f'"{sys.executable}" -m cxdesigner merge', 1),
    )
    (folder / ".gitattributes").write_text(attributes[0] + "\n")
    target = folder / "service.cxd"

    def commit(data: bytes) -> None:
        target.write_bytes(data)
        git("add", ".")
        git("commit", "-m", "x")

    commit(document.read_bytes())
    git("checkout", "-b", "other")
    commit(changed(document, "t.cxd", label=LocalText.of("Feast"), wait=Duration(1)).read_bytes())
    git("checkout", "main")
    commit(changed(document, "o.cxd", notes=LocalText.of("spicy")).read_bytes())
    git("merge", "other")
    assert label_of(target) == LocalText.of("Feast")
    git("checkout", "-b", "third", "HEAD~1")
    commit(changed(document, "q.cxd", label=LocalText.of("Dine")).read_bytes())
    found = git("merge", "other", fine=False)
    assert found.returncode == 1
    assert "theirs says “Feast”" in found.stdout + found.stderr
    assert label_of(target) == LocalText.of("Dine")
