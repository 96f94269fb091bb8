"""Pictures in the body of elements."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from photos import picture

from builders import BlueprintBuilder
from cxdesigner.editor.commands.pictures import add_pictures, remove_picture, set_icon
from cxdesigner.model.asset import Asset
from cxdesigner.model.patch import Patch
from cxdesigner.model.store import Store
from cxdesigner.scene.blocks.element import ElementSpec, build_element
from cxdesigner.scene.blocks.picture import MOST_SHOWN, PictureSpec, cover, gallery
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.build import LayoutOptions, LiveLayout
from cxdesigner.scene.icons import Icon
from cxdesigner.scene.primitives import Clip, Group, TextRun

SETTER = Typesetter("en")
PHOTO = PictureSpec("aa", 400, 300)

specs = st.builds(PictureSpec, st.just("aa"), st.integers(0, 1600), st.integers(0, 1600))


@given(st.lists(specs, max_size=8), st.floats(70, 900))
def test_pictures_lie_within_their_width_beside_or_below_each_other(pictures, width) -> None:
    found = gallery(pictures, width)
    assert found.more == max(0, len(pictures) - MOST_SHOWN)
    boxes = [(one.x, one.y, one.x + one.width, one.y + one.height) for one in found.shapes]
    for n, (left, top, right, bottom) in enumerate(boxes):
        assert left >= -1e-6
        assert top >= -1e-6
        assert right <= width + 1e-6
        assert bottom <= found.height + 1e-6
        for other in boxes[:n]:
            assert left >= other[2] - 1e-6 or right <= other[0] + 1e-6 or top >= other[3] - 1e-6


@given(specs, st.floats(70, 900))
def test_no_picture_is_stretched(spec, width) -> None:
    (shape,) = gallery([spec], width).shapes
    assert shape.width / shape.height == pytest.approx(spec.ratio)
    shape = cover(spec, 5, 5, 38, 38)
    assert shape.width / shape.height == pytest.approx(spec.ratio)
    assert min(shape.width, shape.height) == pytest.approx(38)


def texts(primitives) -> list[TextRun]:
    return [one for one in primitives if isinstance(one, TextRun)]


def test_the_height_follows_the_picture_and_the_words_stand_below() -> None:
    plain = build_element(ElementSpec("a", "evidence", "evidence", "Menu"), SETTER)
    shown = build_element(ElementSpec("a", "evidence", "evidence", "Menu", pictures=(PHOTO,)),
                          SETTER)  # fmt: skip
    assert shown.height > plain.height + 70
    (clip,) = (one for one in shown.primitives if isinstance(one, Clip))
    assert clip.outline
    assert min(run.y for run in texts(shown.primitives)) > 106 * 0.75


def test_a_picture_without_a_caption_is_all_of_the_note() -> None:
    block = build_element(ElementSpec("a", "note", "note", "", pictures=(PHOTO,)), SETTER)
    assert block.height == pytest.approx(79.5)


def test_a_picture_stays_inside_the_ring_of_the_first_step() -> None:
    spec = ElementSpec("a", "touchpoint", "customer", "x", pictures=(PHOTO,), end=True)
    (clip,) = (one for one in build_element(spec, SETTER).primitives if isinstance(one, Clip))
    (images,) = clip.children
    assert isinstance(images, Group)
    assert images.dx == clip.x == 4.0
    assert clip.width == 98.0


def test_a_tall_screen_shot_is_bounded_and_whole() -> None:
    found = gallery([PictureSpec("aa", 540, 1100)], 106.0)
    assert found.height == pytest.approx(106.0 * 0.8, abs=0.125)
    assert found.shapes[0].width < 45


def test_frames_of_a_storyboard_are_about_as_high_as_each_other() -> None:
    heights = [
        gallery([PictureSpec("aa", *size)], 106.0).height
        for size in ((900, 600), (800, 600), (700, 700), (600, 900), (540, 1100))
    ]
    assert max(heights) < 1.25 * min(heights)


def test_pictures_that_are_not_shown_are_counted() -> None:
    spec = ElementSpec("a", "note", "note", "", pictures=(PHOTO,) * 7)
    assert [run.text for run in texts(build_element(spec, SETTER).primitives)] == ["+3"]


def test_an_icon_without_a_footer_stands_before_the_title() -> None:
    plain = build_element(ElementSpec("a", "evidence", "evidence", "Menu"), SETTER)
    spec = ElementSpec("a", "evidence", "evidence", "Menu", icon=Icon("receipt"))
    with_icon = build_element(spec, SETTER)
    assert texts(with_icon.primitives)[0].x > texts(plain.primitives)[0].x + 12


@pytest.fixture
def store() -> Store:
    build = BlueprintBuilder()
    build.element("a", "evidence", 1)
    build.element("b", "customer", 1)
    build.link("a", "b", "evidence")
    return build.store()


def test_a_layout_that_follows_equals_one_from_scratch(store: Store) -> None:
    live = LiveLayout(store, LayoutOptions(language="en"))
    patches: list[Patch] = []
    store.viewers.append(patches.append)

    def follow() -> None:
        for patch in patches:
            live.apply(patch)
        patches.clear()
        scratch = LiveLayout(store, LayoutOptions(language="en")).scene
        assert dict(live.scene.items) == dict(scratch.items)

    with store.transaction() as tx:
        add_pictures(tx, ("a", "b"), (picture(),))
    follow()
    with store.transaction() as tx:
        set_icon(tx, ("a",), "receipt")
    follow()
    assert "1 picture" in live.scene.items["a"].description
    (asset,) = store.of_type(Asset)
    with store.transaction() as tx:
        remove_picture(tx, "a", asset.id)
        remove_picture(tx, "b", asset.id)
    follow()
    assert store.count(Asset) == 0
