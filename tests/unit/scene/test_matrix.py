"""Names of narrow columns."""

import pytest
from charted import clipped, overlapping

from cxdesigner.scene.charts.matrix import Cell, Column, MatrixRow, draw_matrix
from cxdesigner.scene.charts.sheet import Sheet
from cxdesigner.scene.items import Scene
from cxdesigner.scene.primitives import TextRun

CHINESE = ("可靠性", "响应速度", "等位体验", "结账离店与评价", "保证性", "移情性")
MIXED = ("可靠性", "Responsiveness", "App 点餐", "结账离店与评价", "保证性", "移情性")


def drawn(names: tuple[str, ...], width: float) -> Scene:
    sheet = Sheet("zh-CN", width)
    rows = [MatrixRow("到店等位与领位", (Cell("3"),) * len(names))]
    draw_matrix(sheet, [Column(name) for name in names], rows)
    return sheet.scene()


def runs_of(scene: Scene, name: str) -> list[TextRun]:
    (item,) = (item for item in scene.items.values() if item.label == name)
    return [shape for shape in item.primitives if isinstance(shape, TextRun)]


@pytest.mark.parametrize("width", [188.0, 220.0, 260.0, 300.0, 420.0])
@pytest.mark.parametrize("names", [CHINESE, MIXED])
def test_chinese_characters_never_lie_on_their_side(names: tuple[str, ...], width: float) -> None:
    scene = drawn(names, width)
    for name in names:
        if name.isascii():
            continue
        runs = runs_of(scene, name)
        assert "".join(run.text for run in runs).replace(" ", "") == name.replace(" ", "")
        if "App" not in name:
            assert {run.rotation for run in runs} == {0.0}, name
    assert not overlapping(scene)
    assert not clipped(scene)


def test_latin_names_of_narrow_columns_still_run_upward() -> None:
    assert {run.rotation for run in runs_of(drawn(MIXED, 240.0), "Responsiveness")} == {-90.0}


def test_short_names_stand_alike_beside_each_other() -> None:
    names = ("产品", "服务", "关系", "便利性", "品牌形象", "价格")
    scene = drawn(names, 240.0)
    assert [run.text for run in runs_of(scene, "便利性")] == ["便", "利", "性"]
    for name in names:
        assert [run.text for run in runs_of(scene, name)] == list(name)


def test_three_characters_stand_one_below_the_other() -> None:
    assert [run.text for run in runs_of(drawn(CHINESE, 240.0), "可靠性")] == ["可", "靠", "性"]
