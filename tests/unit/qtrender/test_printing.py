"""Sheets on a device with pages."""

from io import BytesIO

import pikepdf
import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter
from scenes import element, page_of, sample_page

from cxdesigner.qtrender.printing import page_layout, print_pages
from cxdesigner.scene.items import PageSet

pytestmark = pytest.mark.usefixtures("qapp")


def printed(pages: PageSet, layout: QPageLayout, **options) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    device.setPageLayout(layout)
    print_pages(pages, device, **options)
    del device
    return bytes(buffer.data().data())


def test_every_sheet_is_a_page_of_its_size() -> None:
    page = sample_page()
    data = printed(PageSet((page, page), "t"), page_layout(page))
    with pikepdf.open(BytesIO(data)) as document:
        assert len(document.pages) == 2
        box = document.pages[0].mediabox
        assert [float(side) for side in box] == [0, 0, 600, 400]


def test_a_large_sheet_is_shrunk_to_the_paper() -> None:
    page = page_of(element("c1", 3000, 900, "尾"), width=3200, height=1000)
    paper = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Landscape,
        QMarginsF(20, 20, 20, 20),
        QPageLayout.Unit.Point,
    )
    data = printed(PageSet((page,), "t"), paper)
    assert len(data) > 1000


def test_the_job_stops_when_told() -> None:
    told = []

    def progress(done: int, total: int) -> bool:
        told.append((done, total))
        return done < 2

    page = sample_page()
    data = printed(PageSet((page,) * 5, "t"), page_layout(page), progress=progress)
    with pikepdf.open(BytesIO(data)) as document:
        assert len(document.pages) == 2
    assert told == [(1, 5), (2, 5)]
