import os
import stat
import struct
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pikepdf
import pytest

from cxdesigner.formats.cxd_read import read_cxd
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.formats.templates import load_template
from cxdesigner.model.blueprint import Blueprint
from cxdesigner.model.element import Element
from cxdesigner.model.stage import Stage

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def hot_pot(tmp_path: Path) -> Path:
    path = tmp_path / "hot-pot.cxd"
    path.write_bytes(write_cxd(load_template("hot-pot")))
    return path


def sides(path: Path) -> tuple[float, float]:
    with pikepdf.open(path) as pdf:
        box = [float(number) for number in pdf.pages[0].mediabox]
    return round(box[2] - box[0]), round(box[3] - box[1])


def test_a_pdf_on_paper(run, hot_pot: Path) -> None:
    target = hot_pot.with_suffix(".pdf")
    found = run("export", hot_pot, "-o", target, "--page", "a3", "--landscape")
    assert (found.code, found.err) == (0, "")
    assert sides(target) == (1191, 842)
    with pikepdf.open(target) as pdf:
        assert len(pdf.pages) == 1
        assert str(pdf.docinfo["/Title"]) == "火锅门店堂食服务蓝图"
        assert str(pdf.Root.Lang) == "zh-CN"


def test_a_slide_is_as_wide_as_screens_are(run, hot_pot: Path) -> None:
    picture, document = hot_pot.with_suffix(".png"), hot_pot.with_suffix(".pdf")
    found = run("export", hot_pot, "-o", picture, "--page", "16:9", "--dpi", "96")
    assert (found.code, found.err) == (0, "")
    assert struct.unpack(">II", picture.read_bytes()[16:24]) == (1920, 1080)
    assert run("export", hot_pot, "-o", document, "--page", "16:9").code == 0
    assert sides(document) == (1440, 810)


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        ((), (1191, 1684)),
        (("--portrait",), (1191, 1684)),
        (("--landscape",), (1684, 1191)),
        (("--either",), (1684, 1191)),
    ],
)
def test_paper_stands_unless_it_is_turned(
    run, hot_pot: Path, options: tuple[str, ...], wanted: tuple[int, int]
) -> None:
    target = hot_pot.with_suffix(".pdf")
    assert run("export", hot_pot, "-o", target, "--page", "A2", *options).code == 0
    assert sides(target) == wanted


def test_without_a_page_the_sheet_fits_the_drawing(run, document: Path) -> None:
    target = document.with_suffix(".pdf")
    assert run("export", document, "-o", target).code == 0
    width, height = sides(target)
    assert width < 1191
    assert height < 1191


def test_an_svg_has_content_and_labels_in_the_language_asked_for(run, tmp_path: Path) -> None:
    document, target = tmp_path / "shop.cxd", tmp_path / "shop.svg"
    document.write_bytes(write_cxd(load_template("electronics")))
    texts = {}
    for tag in ("en", "zh-CN", "zh-TW"):
        assert run("export", document, "-o", target, "--lang", tag).code == 0
        root = ElementTree.fromstring(target.read_text(encoding="utf-8"))
        texts[tag] = "".join("".join(root.itertext()).split())
    assert "Electronicsretailchain" in texts["en"]
    assert "电器零售连锁" in texts["zh-CN"]
    assert "電器零售連鎖" in texts["zh-TW"]


def test_the_emotion_curve_can_be_left_out(run, hot_pot: Path) -> None:
    target = hot_pot.with_suffix(".svg")
    kinds = {}
    for place in ("band", "off"):
        assert run("export", hot_pot, "-o", target, "--emotion", place).code == 0
        root = ElementTree.fromstring(target.read_text(encoding="utf-8"))
        kinds[place] = {group.get("data-kind") for group in root.iter(f"{SVG}g")}
    assert "emotion" in kinds["band"]
    assert "emotion" not in kinds["off"]


def test_a_png_has_the_resolution_asked_for(run, document: Path) -> None:
    target = document.with_suffix(".png")
    sizes = []
    for dpi in (72, 144):
        assert run("export", document, "-o", target, "--dpi", dpi).code == 0
        sizes.append(struct.unpack(">II", target.read_bytes()[16:24]))
    assert sizes[1][0] == pytest.approx(2 * sizes[0][0], abs=2)


def test_a_picture_that_is_too_large_names_what_fits(run, document: Path) -> None:
    target = document.with_suffix(".png")
    found = run("export", document, "-o", target, "--page", "A0", "--dpi", 1200)
    assert found.code == 2
    assert "The highest resolution that fits is" in found.err
    assert not target.exists()


def test_what_goes_wrong_is_said_in_the_language_of_the_person(run, tmp_path):
    document = tmp_path / "pot.cxd"
    run("new", "--template", "hot-pot", "-o", document)
    found = run(
        "export",
        document,
        "-o",
        tmp_path / "x.png",
        "--page",
        "A0",
        "--dpi",
        1200,
        "--lang",
        "zh-CN",
    )
    assert found.code == 2
    assert "megapixels" in found.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_an_export_may_be_read_by_others_and_keeps_older_permissions(run, document: Path) -> None:
    target = document.with_suffix(".svg")
    mask = os.umask(0o022)
    try:
        run("export", document, "-o", target)
        assert stat.S_IMODE(target.stat().st_mode) == 0o644
        target.chmod(0o640)
        run("export", document, "-o", target)
        assert stat.S_IMODE(target.stat().st_mode) == 0o640
    finally:
        os.umask(mask)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets few people make links")
def test_an_export_never_takes_the_place_of_the_document(run, document: Path) -> None:
    linked = document.with_name("same.svg")
    linked.symlink_to(document)
    before = document.read_bytes()
    found = run("export", document, "-o", linked)
    assert found.code == 2
    assert document.read_bytes() == before


def test_an_export_is_not_lost_in_a_device_of_windows(
    run, document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = document.with_name("aux.svg")
    if sys.platform != "win32":
        target.symlink_to(os.devnull)
        monkeypatch.setattr(sys, "platform", "win32")
    found = run("export", document, "-o", target)
    assert found.code == 2
    assert "aux.svg could not be saved" in found.err


def test_a_refused_export_leaves_the_older_file(run, document: Path) -> None:
    target = document.with_suffix(".pdf")
    target.write_bytes(b"older")
    document.write_bytes(b"{")
    assert run("export", document, "-o", target).code == 2
    assert target.read_bytes() == b"older"


@pytest.mark.parametrize("ending", ["pdf", "svg"])
def test_exporting_twice_gives_equal_bytes(run, hot_pot: Path, ending: str) -> None:
    first, second = hot_pot.with_name(f"1.{ending}"), hot_pot.with_name(f"2.{ending}")
    run("export", hot_pot, "-o", first)
    run("export", hot_pot, "-o", second)
    assert first.read_bytes() == second.read_bytes()


def test_only_a_png_loads_qt(hot_pot: Path, root: Path) -> None:
    code = (
        "import sys\nfrom cxdesigner.cli.main import main\n"
        f"code = main(['export', {str(hot_pot)!r}, '-o', {str(hot_pot.with_suffix('.pdf'))!r}])\n"
        "print(code, 'PySide6' in sys.modules)"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert found.stdout.splitlines()[-1] == "0 False"


def test_a_document_without_a_title_is_headed_with_its_name(run, tmp_path: Path) -> None:
    document, target = tmp_path / "bakery.cxd", tmp_path / "out.svg"
    document.write_bytes(write_cxd(load_template("empty-blueprint")))
    assert run("export", document, "-o", target).code == 0
    assert ">bakery<" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", ["pdf", "png", "svg"])
def test_a_document_without_lanes_gives_a_sheet_with_its_title(
    run, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / "bare.cxd"
    path.write_bytes(
        write_cxd([Blueprint(id="bp", title="Tea"), Stage(id="s", order="a", name="Order")])
    )
    target = path.with_suffix(f".{ending}")
    found = run("export", path, "-o", target)
    assert (found.code, found.err) == (0, "")
    if ending == "svg":
        drawn = "".join(ElementTree.parse(target).getroot().itertext())
        assert "Tea" in drawn


def test_lanes_can_be_left_out(run, hot_pot: Path) -> None:
    target = hot_pot.with_suffix(".svg")
    hidden = ("--hide-lane", "lane-support", "--hide-lane", "lane-evidence")
    assert run("export", hot_pot, "-o", target, *hidden).code == 0
    lanes = {node.get("data-id") or node.get("id") for node in ElementTree.parse(target).iter()}
    assert "lane-customer" in lanes
    assert not lanes & {"lane-support", "lane-evidence"}


@pytest.mark.parametrize("lane", ["nowhere", "Lane-Support"])
def test_a_lane_that_is_not_there_is_refused(run, hot_pot: Path, lane: str) -> None:
    target = hot_pot.with_suffix(".svg")
    found = run("export", hot_pot, "-o", target, "--hide-lane", lane)
    assert found.code == 2
    assert "lane-support" in found.err
    assert not target.exists()


def test_stages_can_be_collapsed(run, hot_pot: Path) -> None:
    target = hot_pot.with_suffix(".svg")
    assert run("export", hot_pot, "-o", target, "--collapse", "s2").code == 0
    drawn = {node.get("data-id") or node.get("id") for node in ElementTree.parse(target).iter()}
    assert "c2" in drawn
    assert not drawn & {"c3", "c4"}
    svg = ElementTree.fromstring(target.read_bytes())
    groups = [group for group in svg.iter() if group.get("data-kind") in ("element", "link")]
    view = read_cxd(hot_pot.read_bytes(), hot_pot.name).records
    drawn = [
        key for one in groups for key in (one.get("data-members") or one.get("id", "")).split()
    ]
    assert len(drawn) == len(set(drawn))
    elements = {record.id for record in view if isinstance(record, Element)}
    assert elements <= set(drawn), "of each element it can be told what stands for it"
    ends = {one.get(end) for one in groups for end in ("data-source", "data-target")} - {None}
    assert ends <= {one.get("id") for one in groups}

    found = run("export", hot_pot, "-o", target, "--collapse", "s9")
    assert found.code == 2
    assert "s2" in found.err


def test_emotions_from_surveys_are_drawn_when_asked_for(run, hot_pot: Path) -> None:
    target = hot_pot.with_suffix(".svg")
    found = []
    for options in ((), ("--surveys",)):
        assert run("export", hot_pot, "-o", target, *options).code == 0
        found.append("CSAT" in target.read_text(encoding="utf-8"))
    assert found == [False, True]


def test_findings_are_an_appendix_of_a_pdf_alone(run, document: Path, tmp_path: Path) -> None:
    plain, more = tmp_path / "plain.pdf", tmp_path / "more.pdf"
    assert run("export", document, "-o", plain, "--page", "A3").code == 0
    assert run("export", document, "-o", more, "--page", "A3", "--findings").code == 0
    with pikepdf.open(plain) as first, pikepdf.open(more) as second:
        assert len(second.pages) == len(first.pages) + 1
    refused = run("export", document, "-o", tmp_path / "a.png", "--findings")
    assert refused.code == 2
    assert not (tmp_path / "a.png").exists()
