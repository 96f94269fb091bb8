import hashlib
import re
from pathlib import Path

import pytest

from cxdesigner.base.i18n import _, use_language
from cxdesigner.scene.icon_words import ICON_LABELS
from cxdesigner.scene.icons import NEUTRAL, Icon, channel_icon, icon_names, icon_paths
from cxdesigner.scene.primitives import Group, ImageShape
from cxdesigner.scene.svg_path import parse_path, read_drawing


def test_every_bundled_drawing_is_offered_and_recorded_with_its_hash(root: Path) -> None:
    files = {path.stem: path for path in (root / "resources/icons/elements").glob("*.svg")}
    page = (root / "resources/licences/icons.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| (\S+)\.svg \| `(\w{64})`", page.split("## Icons of")[1], re.M))
    assert rows == {n: hashlib.sha256(path.read_bytes()).hexdigest() for n, path in files.items()}
    assert set(files) <= set(icon_names())
    assert len(files) >= 60


@pytest.mark.parametrize("name", icon_names())
def test_every_icon_lies_within_its_square(name: str) -> None:
    (path,) = icon_paths(name)
    numbers = [command[1:] for command in path.commands]
    xs = [float(x) for values in numbers for x in values[0::2]]
    ys = [float(y) for values in numbers for y in values[1::2]]
    assert min(*xs, *ys) >= 0.0
    assert max(*xs, *ys) <= 16.0
    assert max(max(xs) - min(xs), max(ys) - min(ys)) >= 8.0


@pytest.mark.parametrize("tag", ["zh-CN", "zh-TW"])
def test_no_two_icons_have_the_same_name(tag: str) -> None:
    with use_language(tag):
        labels = [_(label) for label in ICON_LABELS.values()]
    assert len(set(labels)) == len(labels) == len(icon_names())


@pytest.mark.parametrize(
    ("channel", "name"),
    [
        ("酒店大堂", "bed"),
        ("Hotel", "bed"),
        ("机场", "plane"),
        ("自助值机 QR", "qr"),
        ("咖啡廳", "coffee"),
        ("电子发票", "receipt"),
        ("問卷", "clipboard-list"),
        ("Loyalty programme", "trophy"),
        ("Zentrale", NEUTRAL),
    ],
)
def test_a_channel_finds_the_icon_that_fits(channel: str, name: str) -> None:
    assert channel_icon(channel) == name


def test_arcs_with_flags_against_their_numbers_are_read() -> None:
    close = [("M", 2.0, 4.0), *parse_path("M2 4a2 2 0 012 2")][-1]
    apart = [("M", 2.0, 4.0), *parse_path("M2 4 a 2,2 0 0,1 2,2")][-1]
    assert close == apart
    assert close[-2:] == (4.0, 6.0)


def test_a_circle_closes_where_it_starts(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text('<svg><circle cx="5" cy="5" r="2"/></svg>')
    drawing = read_drawing(tmp_path / "a.svg")
    assert drawing[0] == ("M", 3.0, 5.0)
    assert drawing[-2][-2:] == pytest.approx((3.0, 5.0))


def test_an_own_icon_keeps_its_shape_within_the_square() -> None:
    shape = Icon(sha256="ab", ratio=2.0).drawn(10.0, 10.0, 12.0)
    assert shape == ImageShape(10.0, 13.0, 12.0, 6.0, "ab")
    assert isinstance(Icon("qr").drawn(0.0, 0.0, 16.0), Group)
