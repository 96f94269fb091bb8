"""What is written in elements is read through the heat of a lens, in all themes."""

import pytest

from cxdesigner.analysis.facts import Facts
from cxdesigner.base.colour import contrast, mix
from cxdesigner.formats.templates import load_template
from cxdesigner.model.view import RecordView
from cxdesigner.scene.blocks.text import Typesetter
from cxdesigner.scene.build import layout
from cxdesigner.scene.lens.dress import dressed
from cxdesigner.scene.lens.figures import lens_figures
from cxdesigner.scene.lens.options import Lens
from cxdesigner.scene.primitives import PathShape, RectShape, TextRun
from cxdesigner.scene.theme import NAMES, Theme


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("key", ["emotion", "wait"])
@pytest.mark.parametrize("template", ["hot-pot", "outpatient"])
def test_texts_of_warm_elements_keep_their_contrast(template: str, key: str, name: str) -> None:
    view, theme = RecordView(load_template(template)), Theme.load(name)
    scene = layout(view)
    seen = dressed(scene, lens_figures(Facts(view), Lens(key)), Typesetter("en"))
    warm = [item for item in seen.of_kind("element") if item is not scene.items[item.id]]
    assert len(warm) > 3
    for item in warm:
        before = scene.items[item.id].primitives
        written = {shape for shape in before if isinstance(shape, TextRun)}
        ground = theme.colour("canvas")
        for shape in item.primitives:
            match shape:
                case TextRun() if shape in written:
                    assert contrast(theme.colour(shape.paint), ground) >= 4.5, item.label
                    written.remove(shape)
                case RectShape(fill=str() as fill):
                    ground = theme.colour(fill)
                case PathShape(fill=str() as fill):
                    ground = mix(ground, theme.colour(fill), shape.opacity)
                    assert shape.opacity == 1.0 or written, "a tint lies beneath the words"
        assert not written
