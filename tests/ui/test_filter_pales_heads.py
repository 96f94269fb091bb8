"""What a filter pales is pale as a whole: heads of links, elements with marks on their edge."""

from __future__ import annotations

import itertools

from PySide6.QtCore import QPointF, QRectF

from cxdesigner.formats.templates import load_template
from cxdesigner.model.view import RecordView
from cxdesigner.scene.build import layout
from cxdesigner.scene.items import Scene
from cxdesigner.scene.primitives import PathShape
from cxdesigner.ui.canvas.filter_veil import Stretch


def hot_pot() -> Scene:
    return layout(RecordView(load_template("hot-pot")))


def test_every_head_of_a_link_is_paled_once() -> None:
    links = list(hot_pot().of_kind("link"))
    assert links
    for link in links:
        veil = Stretch([link], lambda _item: True)
        boxes = list(itertools.chain(*veil.boxes.values()))
        lines = list(itertools.chain(*veil.halos.values()))
        for shape in link.primitives:
            if not isinstance(shape, PathShape) or shape.commands[0][0] != "M":
                continue
            if shape.fill is None or len(shape.commands) != 4:
                continue
            corners = [
                QPointF(link.x + float(c[1]), link.y + float(c[2])) for c in shape.commands[:3]
            ]
            middle = (corners[0] + corners[1] + corners[2]) / 3
            assert sum(box.contains(middle) for box in boxes) == 1, link.id
            for line in lines:
                way = QRectF(line.p1(), line.p2()).normalized().adjusted(-1, -1, 1, 1)
                assert not way.contains(middle), link.id


def test_the_veil_of_an_element_ends_at_its_edge() -> None:
    for element in hot_pot().of_kind("element"):
        veil = Stretch([element], lambda _item: True)
        body, *strips = itertools.chain(*veil.boxes.values())
        assert body.left() >= element.rect.x - 1.5
        assert body.bottom() <= element.rect.bottom + 1.5
        for strip in strips:
            assert strip.bottom() <= body.top()


def test_from_afar_elements_alone_are_paled_each_with_one_box() -> None:
    scene = hot_pot()
    elements = list(scene.of_kind("element"))
    veil = Stretch.afar(scene.in_paint_order(), lambda item: item.id != elements[0].id)
    boxes = list(itertools.chain(*veil.boxes.values()))
    assert len(boxes) == len(elements) - 1
    assert not veil.halos
    assert veil.fills.isEmpty()
