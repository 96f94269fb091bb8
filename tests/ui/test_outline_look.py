"""How the outline looks: figures at the right with their headings, a hint where nothing stands."""

from __future__ import annotations

import pytest
from hands import Hands, settle
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from cxdesigner.base.i18n import use_language
from cxdesigner.editor.commands.delete import delete_records
from cxdesigner.editor.document import Document
from cxdesigner.editor.outline.nodes import Key
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import Element
from cxdesigner.scene.specs import duration_text
from cxdesigner.ui import widgets
from cxdesigner.ui.outline.delegate import RowDelegate
from cxdesigner.ui.outline.editor import OutlineEditor
from cxdesigner.ui.outline.model import EMOTION, TIME, TITLE
from cxdesigner.ui.window import Window


@pytest.fixture
def outline(window: Window, hot_pot: Document) -> OutlineEditor:
    hot_pot.set_view(editor="outline")
    found = window.editors.current
    assert isinstance(found, OutlineEditor)
    return found


def test_headings_stand_where_the_cells_below_them_stand(outline: OutlineEditor) -> None:
    model = outline.tree.outline()
    assert model is not None
    sideways, role = Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
    for column in range(model.columnCount()):
        head = Qt.AlignmentFlag(model.headerData(column, sideways, role))
        assert head == Qt.AlignmentFlag(model.index(0, column).data(role))
        assert bool(head & Qt.AlignmentFlag.AlignRight) is (column in (TIME, EMOTION))


@pytest.mark.parametrize(("spoken", "slanted"), [("en", True), ("zh-CN", False)])
def test_the_name_that_a_step_lacks_is_slanted_in_letters_alone(
    outline: OutlineEditor, monkeypatch: pytest.MonkeyPatch, spoken: str, slanted: bool
) -> None:
    monkeypatch.setattr(widgets, "language", lambda: spoken)
    model = outline.tree.outline()
    assert model is not None
    stage = model.index(0, TITLE)
    option = QStyleOptionViewItem()
    delegate = outline.tree.itemDelegate()
    assert isinstance(delegate, RowDelegate)
    delegate.initStyleOption(option, model.index(0, TITLE, stage))
    assert option.text.startswith("Step")
    assert option.font.italic() is slanted


def test_the_shape_beside_a_value_does_not_move_the_number(outline: OutlineEditor) -> None:
    tree = outline.tree
    model = tree.outline()
    assert model is not None
    index = model.index_at(Key("element", "c2")).siblingAtColumn(EMOTION)
    assert index.data() == "▼ −1"
    option = QStyleOptionViewItem()
    tree.initViewItemOption(option)
    option.rect = QRect(0, 0, 112, 28)
    delegate = tree.itemDelegate()
    assert isinstance(delegate, RowDelegate)
    picture = QImage(112, 28, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    delegate.paint(painter, option, index)
    painter.end()
    delegate.initStyleOption(option, index)
    assert option.text == "−1"
    number = 112 - option.fontMetrics.horizontalAdvance("−1") - 6
    white = picture.pixel(0, 0)
    places = ((x, y) for x in range(number) for y in range(28))
    assert any(picture.pixel(x, y) != white for x, y in places)


def test_without_elements_it_says_what_to_do(
    outline: OutlineEditor, hot_pot: Document, window: Window
) -> None:
    assert outline.tree.empty_words() == ""
    hot_pot.run("x", delete_records, [one.id for one in hot_pot.store.of_type(Element)])
    Hands(window).wait(lambda: "Ins" in outline.tree.empty_words())
    outline.filter.setText("nothing like it")
    Hands(window).wait(lambda: outline.tree.empty_words() == "No row holds these words")


def test_a_range_of_times_is_not_cut(outline: OutlineEditor) -> None:
    tree = outline.tree
    with use_language("zh-CN"):
        longest = duration_text(Duration.of("120-150 min"), None)
    air = 2 * (tree.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1)
    assert tree.fontMetrics().horizontalAdvance(longest) + air < tree.header().sectionSize(TIME)


class Painted(QObject):
    """What of a widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.region = QRegion()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


def test_the_frame_of_a_row_left_with_shift_goes_at_once(
    outline: OutlineEditor, window: Window
) -> None:
    tree, hands = outline.tree, Hands(window)
    tree.setFocus()
    hands.key(Qt.Key.Key_Home)
    hands.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    settle()
    left = tree.visualRect(tree.currentIndex())
    painted = Painted()
    tree.viewport().installEventFilter(painted)
    hands.key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    settle()
    tree.viewport().removeEventFilter(painted)
    row = QRect(0, left.y(), tree.viewport().width(), left.height())
    assert QRegion(row).subtracted(painted.region).isEmpty()
