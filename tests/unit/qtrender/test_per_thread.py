"""Fonts belong to the thread that made them."""

from concurrent.futures import ThreadPoolExecutor

from pytestqt.qtbot import QtBot

from cxdesigner.formats.templates import load_template
from cxdesigner.model.view import RecordView
from cxdesigner.qtrender.painter import glyph_run
from cxdesigner.qtrender.per_thread import cached_per_thread
from cxdesigner.qtrender.raster import write_png
from cxdesigner.scene.page import PageOptions, compose
from cxdesigner.scene.theme import Theme


def test_each_thread_has_results_of_its_own() -> None:
    made: list[int] = []

    @cached_per_thread(8)
    def square(number: int) -> list[int]:
        made.append(number)
        return [number * number]

    here = square(3)
    assert square(3) is here
    with ThreadPoolExecutor(1) as pool:
        there = pool.submit(square, 3).result()
        assert pool.submit(square, 3).result() is there
    assert there == here
    assert there is not here
    assert made == [3, 3]


def test_glyphs_made_in_a_worker_are_not_used_in_the_window(qtbot: QtBot) -> None:
    """A worker exports a picture and ends; the window must not draw with its fonts."""
    run = ("排队 Queue", "NotoSansSC", "bold", 9.5)
    with ThreadPoolExecutor(1) as pool:
        theirs = pool.submit(glyph_run, *run).result()
    ours = glyph_run(*run)
    assert ours is not theirs
    assert list(ours.glyphIndexes()) == list(theirs.glyphIndexes())


def test_pictures_are_the_same_from_any_thread(qtbot: QtBot) -> None:
    page = compose(RecordView(load_template("hot-pot")), PageOptions(language="zh-CN")).pages[0]
    theme = Theme.load("print")

    def picture() -> bytes:
        return write_png(page, theme, dpi=48)

    with ThreadPoolExecutor(2) as pool:
        others = [future.result() for future in [pool.submit(picture) for _ in range(4)]]
    assert all(other == picture() for other in others)
