"""What stands beside the lanes and above them is named at every zoom, and nothing twice."""

from collections.abc import Callable

import pytest
from hands import settle
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.document import Document
from cxdesigner.ui.assembly import Editor

Texts = list[tuple[QRectF, str]]


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Callable[[QWidget], Texts]:
    """Return what a widget writes in fixed sizes, and where its capitals are."""
    found: Texts = []
    draw = QPainter.drawText

    def note(painter: QPainter, place: QRectF, flags: int, text: str) -> None:
        metrics = QFontMetricsF(painter.font())
        box = QRectF(0, 0, metrics.horizontalAdvance(text), metrics.capHeight())
        box.moveCenter(place.center())
        if flags & int(Qt.AlignmentFlag.AlignLeft):
            box.moveLeft(place.left())
        if flags & int(Qt.AlignmentFlag.AlignRight):
            box.moveRight(place.right())
        found.append((box, text))
        draw(painter, place, flags, text)

    def look(widget: QWidget) -> Texts:
        found.clear()
        picture = QImage(widget.size(), QImage.Format.Format_ARGB32)
        with monkeypatch.context() as only_now:
            only_now.setattr(QPainter, "drawText", note)
            widget.render(picture)
        return list(found)

    return look


def opened(editor: Editor, template: str, zoom: float, language: str = "en") -> Document:
    editor.window.resize(1366, 768)
    document = editor.files.new(template, language=language)
    document.set_view(language=language)
    settle()
    editor.window.canvas.set_zoom(zoom)
    settle()
    return document


def words(texts: Texts) -> str:
    return " ".join(text for _box, text in texts)


@pytest.mark.parametrize("language", ["en", "zh-CN"])
@pytest.mark.parametrize("zoom", [0.5, 0.36])
def test_from_afar_the_emotion_band_has_its_name_and_its_scale(
    editor: Editor, written: Callable[[QWidget], Texts], zoom: float, language: str
) -> None:
    opened(editor, "flight", zoom, language)
    texts = written(editor.window.canvas.headers.lanes)
    assert ("Emotion curve" if language == "en" else "情感曲线") in words(texts)
    heights = {text: box.center().y() for box, text in texts}
    assert heights["+2"] < heights["0"] < heights["−2"]


def test_from_afar_rows_and_lines_have_their_names(
    editor: Editor, written: Callable[[QWidget], Texts]
) -> None:
    opened(editor, "flight", 0.5)
    assert "Thinking Ms Tan Chou family" in " ".join(
        text
        for _box, text in sorted(
            written(editor.window.canvas.headers.lanes), key=lambda pair: pair[0].y()
        )
    )
    opened(editor, "hot-pot", 0.5)
    said = words(written(editor.window.canvas.headers.lanes))
    for name in ("Line of interaction", "Line of visibility", "Line of internal interaction"):
        assert name in said


def test_close_up_rows_have_their_names(
    editor: Editor, written: Callable[[QWidget], Texts]
) -> None:
    opened(editor, "flight", 2.0)
    bar = editor.window.canvas.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    settle()
    assert "Ms Tan" in words(written(editor.window.canvas.headers.lanes))


@pytest.mark.parametrize("zoom", [0.5, 0.2])
def test_from_afar_stages_within_stages_have_their_names(
    editor: Editor, written: Callable[[QWidget], Texts], zoom: float
) -> None:
    document = opened(editor, "flight", zoom)
    inner = [stage for stage in document.store.stages if stage.parent_id is not None]
    assert inner
    said = words(written(editor.window.canvas.headers.stages))
    for stage in inner:
        assert stage.name.text("en")[:4] in said


@pytest.mark.parametrize("template", ["flight", "hot-pot", "onboarding", "outpatient"])
@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_no_name_lies_over_another(
    editor: Editor, written: Callable[[QWidget], Texts], template: str, language: str
) -> None:
    opened(editor, template, 0.5, language)
    canvas = editor.window.canvas
    for zoom in (0.53, 0.5, 0.45, 0.36, 0.3, 0.25, 0.2, 0.15, 0.08, 1.6, 2.5):
        canvas.set_zoom(zoom)
        settle(1)
        texts = written(canvas.headers.lanes)
        assert texts or zoom < 0.1
        for at, (box, text) in enumerate(texts):
            for other, other_text in texts[:at]:
                assert not box.intersects(other), (zoom, text, other_text)


def test_a_word_is_rather_smaller_than_broken(
    editor: Editor, written: Callable[[QWidget], Texts]
) -> None:
    opened(editor, "flight", 0.5)
    assert "Opportunities" in [text for _box, text in written(editor.window.canvas.headers.lanes)]


def test_the_frame_of_a_chosen_line_does_not_strike_its_name_through(
    editor: Editor, written: Callable[[QWidget], Texts]
) -> None:
    document = opened(editor, "hot-pot", 0.5)
    bar = editor.window.canvas.headers.lanes
    line = next(i for i in bar.items if i.label == "Line of interaction" and i.kind != "line")
    assert line.record_id
    document.selection.set((line.record_id,))
    settle()
    frame = editor.window.canvas.paint.qcolor("selection")
    texts = written(bar)
    first = [text for _box, text in texts].index("Line of")
    boxes = [box for box, _text in texts[first : first + 2]]
    image = bar.grab().toImage()
    for box in boxes:
        for y in range(round(box.top()), round(box.bottom()) + 1):
            row = [image.pixelColor(x, y) for x in range(round(box.left()), round(box.right()))]
            assert sum(pixel == frame for pixel in row) < 3


@pytest.mark.parametrize("zoom", [0.5, 0.36, 3.0])
def test_steps_are_named_from_afar_and_from_near(
    editor: Editor, written: Callable[[QWidget], Texts], zoom: float
) -> None:
    document = opened(editor, "hot-pot", 1.0)
    for at, name in ((0, "Queue by phone"), (1, "Wait")):
        document.run("Name", set_text, document.store.steps[at].id, name, "en")
    settle()
    editor.window.canvas.set_zoom(zoom)
    across = editor.window.canvas.horizontalScrollBar()
    across.setValue(across.minimum())
    settle()
    bar = editor.window.canvas.headers.stages
    texts = written(bar)
    said = words(texts)
    assert "Wait" in said
    assert "Queue" in said
    # Within the strip, and above the bar by which a step is taken.
    for step in document.store.steps[:2]:
        place = bar.place_of(step.id)
        assert place is not None
        (box,) = (box for box, _text in texts if place.contains(box.center()))
        assert box.bottom() <= bar.height() - 3.0


def test_the_whole_name_of_a_header_from_afar_is_told_at_the_pointer(editor: Editor) -> None:
    document = opened(editor, "hot-pot", 1.0)
    step = document.store.steps[0]
    document.run("Name", set_text, step.id, "Queue by phone", "en")
    settle()
    bar = editor.window.canvas.headers.stages

    def tip() -> str:
        QToolTip.hideText()
        place = bar.place_of(step.id)
        assert place is not None
        at = place.center().toPoint()
        QApplication.sendEvent(bar, QHelpEvent(QEvent.Type.ToolTip, at, bar.mapToGlobal(at)))
        return QToolTip.text()

    assert "Queue by phone" not in tip()
    editor.window.canvas.set_zoom(0.3)
    settle()
    assert "Queue by phone" in tip()


@pytest.mark.parametrize("zoom", [0.3, 0.6, 3.0])
def test_stages_point_onwards_at_every_zoom(editor: Editor, zoom: float) -> None:
    document = opened(editor, "hot-pot", zoom)
    bar = editor.window.canvas.headers.stages
    place = bar.place_of(document.store.stages[0].id)
    assert place is not None
    across = editor.window.canvas.horizontalScrollBar()
    across.setValue(across.value() + round(place.right()) - bar.width() // 2)
    settle()
    place = bar.place_of(document.store.stages[0].id)
    assert place is not None
    image = bar.grab().toImage()
    fill = editor.window.canvas.paint.qcolor("stage.fill").rgb()
    near = range(round(place.right()) - 30, round(place.right()) + 2)

    def end(y: float) -> int:
        return max(x for x in near if image.pixel(x, round(y)) == fill)

    assert end(place.center().y()) > end(place.top() + 3)
