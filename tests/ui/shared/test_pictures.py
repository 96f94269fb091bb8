"""Pictures and icons through the real window."""

import base64
from pathlib import Path

import pikepdf
import pytest
from hands import Hands, settle
from photos import file_of, image, picture
from PySide6.QtCore import QMimeData, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cxdesigner.editor.commands.pictures import add_pictures
from cxdesigner.editor.document import Document
from cxdesigner.model.asset import Asset
from cxdesigner.model.element import Element
from cxdesigner.model.persona import Persona
from cxdesigner.scene.icon_words import ICON_LABELS
from cxdesigner.scene.theme import Theme
from cxdesigner.ui.dialogs.icon_picker import IconPicker, matches
from cxdesigner.ui.dialogs.message import MessageBox
from cxdesigner.ui.panels.element_page import ElementPage
from cxdesigner.ui.panels.picture_field import PictureField, thumbnail
from cxdesigner.ui.picture_import import pictures_in
from cxdesigner.ui.thumbnails import draw_view
from cxdesigner.ui.window import Window


@pytest.fixture
def shot(tmp_path: Path) -> Path:
    path = tmp_path / "ščž 照片.png"
    path.write_bytes(file_of(image()))
    return path


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def evidence(document: Document) -> Element:
    return next(one for one in document.store.of_type(Element) if one.kind == "evidence")


def held(document: Document, element_id: str) -> int:
    return len(document.store.need(Element, element_id).image_ids)


def opened_field(window: Window, hands: Hands, element_id: str) -> PictureField:
    document = window.document
    assert document is not None
    document.selection.set((element_id,))
    hands.wait(lambda: isinstance(window.inspector.page, ElementPage))
    page = window.inspector.page
    assert isinstance(page, ElementPage)
    page.look.fold.header.click()
    settle()
    return page.look.pictures


def test_a_file_dropped_on_an_element_is_its_picture(
    window: Window, hands: Hands, hot_pot: Document, shot: Path
) -> None:
    target = evidence(hot_pot)
    hands.drop_data(files(shot), hands.middle(target.id))
    hands.wait(lambda: held(hot_pot, target.id) == 1)
    (asset,) = hot_pot.store.of_type(Asset)
    assert (asset.width, asset.height) == (40, 30)
    # It is decoded aside and then seen.
    place = hands.middle(target.id) - QPointF(0.0, 8.0)

    def shown() -> str:
        port = window.canvas.viewport().grab().toImage()
        return port.pixelColor(hands.pixel(place).toPoint()).name()

    hands.wait(lambda: shown() == "#336699")
    hot_pot.undo()
    assert hot_pot.store.count(Asset) == 0


def test_a_file_dropped_on_an_empty_cell_makes_an_element(
    window: Window, hands: Hands, hot_pot: Document, shot: Path
) -> None:
    before = {one.id for one in hot_pot.store.of_type(Element)}
    hands.drop_data(files(shot), hands.cell("evidence", 4))
    hands.wait(lambda: hot_pot.store.count(Asset) == 1)
    (made,) = (one for one in hot_pot.store.of_type(Element) if one.id not in before)
    assert (made.kind, made.step_id) == ("evidence", hot_pot.store.steps[4].id)


def test_a_drag_that_leaves_changes_nothing_and_shows_nothing(
    window: Window, hands: Hands, hot_pot: Document, shot: Path
) -> None:
    revision = hot_pot.store.revision
    hands.drop_data(files(shot), hands.middle(evidence(hot_pot).id), drop=False)
    assert window.canvas.overlay.hover.boundingRect().width() > 0
    window.canvas.drops.leave()
    assert window.canvas.overlay.hover.boundingRect().width() == 0
    assert hot_pot.store.revision == revision


def test_a_file_that_is_no_picture_is_named(
    window: Window, hands: Hands, hot_pot: Document, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.png"
    wrong.write_bytes(b"not a picture at all")
    said: list[str] = []

    def read(dialog: object) -> None:
        said.append(dialog.text())  # type: ignore[attr-defined]
        dialog.accept()  # type: ignore[attr-defined]

    seen = hands.expect(("errorBox", read))
    hands.drop_data(files(wrong), hands.middle(evidence(hot_pot).id))
    hands.wait(lambda: bool(seen))
    assert "wrong.png" in said[0]
    assert hot_pot.store.count(Asset) == 0


def test_a_picture_of_the_clipboard_goes_onto_the_selected_element(
    window: Window, hands: Hands, hot_pot: Document
) -> None:
    target = evidence(hot_pot)
    hands.click(hands.middle(target.id))
    QApplication.clipboard().setImage(image())
    settle()
    window.canvas.setFocus()
    hands.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    hands.wait(lambda: held(hot_pot, target.id) == 1)
    assert hot_pot.selection.ids == (target.id,)


def test_a_copied_range_of_a_spreadsheet_is_text_not_its_picture(shot: Path) -> None:
    mime = QMimeData()
    mime.setImageData(image())
    assert len(pictures_in(mime)) == 1
    mime.setText("Book\t40m")
    assert pictures_in(mime) == []
    assert pictures_in(files(shot, shot.with_suffix(".pdf"))) == [shot]
    assert pictures_in(None) == []


def test_pictures_are_ordered_and_removed_in_the_inspector(
    window: Window, hands: Hands, hot_pot: Document, tmp_path: Path
) -> None:
    target = evidence(hot_pot)
    field = opened_field(window, hands, target.id)
    paths = []
    for colour in ("#110000", "#220000", "#330000"):
        paths.append(tmp_path / f"{colour[1:]}.png")
        paths[-1].write_bytes(file_of(image(colour=colour)))
    place = QPointF(field.rect().center())
    # The event does not keep its data.
    mime, copy = files(*paths), Qt.DropAction.CopyAction
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(field, QDragEnterEvent(place.toPoint(), copy, mime, left, plain))
    QApplication.sendEvent(field, QDropEvent(place, copy, mime, left, plain))
    hands.wait(lambda: held(hot_pot, target.id) == 3)
    hands.wait(lambda: len(field._thumbs) == 3)
    first, second, third = hot_pot.store.need(Element, target.id).image_ids
    hands.press_button(field._thumbs[third])
    hands.press_button(field.earlier)
    assert hot_pot.store.need(Element, target.id).image_ids == (first, third, second)
    QTest.keyClick(field._thumbs[third], Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert hot_pot.store.need(Element, target.id).image_ids == (third, first, second)
    QTest.keyClick(field._thumbs[third], Qt.Key.Key_Delete)
    settle()
    assert hot_pot.store.need(Element, target.id).image_ids == (first, second)
    assert hot_pot.store.count(Asset) == 2


def test_pasting_nothing_into_the_field_is_said_there(
    window: Window, hands: Hands, hot_pot: Document
) -> None:
    field = opened_field(window, hands, evidence(hot_pot).id)
    QApplication.clipboard().setText("words")
    QTest.keyClick(field.add_button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "no picture" in field.error.text()


def test_an_icon_is_chosen_by_keys_alone(window: Window, hands: Hands, hot_pot: Document) -> None:
    target = next(one for one in hot_pot.store.of_type(Element) if one.kind == "touchpoint")
    hands.click(hands.middle(target.id))

    def choose(dialog: object) -> None:
        assert isinstance(dialog, IconPicker)
        dialog.search.setText("咖啡")
        QTest.keyClick(dialog.search, Qt.Key.Key_Return)

    hands.expect(("iconPicker", choose))
    window.actions_["element.icon"].trigger()
    assert hot_pot.store.need(Element, target.id).icon == "coffee"
    assert hot_pot.selection.ids == (target.id,)


@pytest.mark.parametrize("text", ["receipt", "小票", "收據", "发票", "RECEIPT", "xiaopiao", "fp"])
def test_icons_are_found_in_every_language(text: str) -> None:
    assert "receipt" in [name for name in ICON_LABELS if matches(name, text)]


def test_an_own_drawing_becomes_the_icon(
    window: Window, hands: Hands, hot_pot: Document, tmp_path: Path
) -> None:
    drawing = tmp_path / "mine.svg"
    drawing.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect '
                       'width="8" height="8" fill="red"/></svg>')  # fmt: skip
    target = evidence(hot_pot)
    hot_pot.selection.set((target.id,))
    settle()
    hands.expect(
        ("iconPicker", hands.press("iconOwn")), ("files-picture", hands.type_path(drawing))
    )
    window.actions_["element.icon"].trigger()
    hands.wait(lambda: hot_pot.store.need(Element, target.id).icon_id is not None)
    (asset,) = hot_pot.store.of_type(Asset)
    assert (asset.width, asset.mime) == (256, "image/png")


def test_a_persona_gets_a_portrait_on_its_card(
    window: Window, hands: Hands, hot_pot: Document, tmp_path: Path
) -> None:
    # Keys that are typed are Latin.
    face = tmp_path / "face.png"
    face.write_bytes(file_of(image()))
    hot_pot.selection.clear()
    hands.wait(lambda: window.inspector.page is not None)
    persona = hot_pot.store.personas[0]
    card = window.inspector.page.personas.cards[persona.id]  # type: ignore[union-attr]
    hands.expect(("files-picture", hands.type_path(face)))
    card.portrait.choose.trigger()
    hands.wait(lambda: hot_pot.store.need(Persona, persona.id).image_id is not None)
    card.portrait.remove.trigger()
    assert hot_pot.store.need(Persona, persona.id).image_id is None
    assert hot_pot.store.count(Asset) == 0


def test_a_storyboard_is_a_lane_of_notes_at_the_top(
    window: Window, hands: Hands, hot_pot: Document, shot: Path
) -> None:
    window.actions_["insert.storyboard"].trigger()
    lane = hot_pot.store.lanes[0]
    assert (lane.role, lane.name.text("zh-CN")) == ("note", "故事板")
    hands.drop_data(files(shot), hands.cell("note", 0))
    hands.wait(lambda: hot_pot.store.count(Asset) == 1)
    (frame,) = hot_pot.store.elements_in(lane.id, hot_pot.store.steps[0].id)
    assert frame.kind == "note"


def test_two_hundred_pictures_are_never_decoded_while_painting(
    window: Window, hands: Hands, qtbot: QtBot, hot_pot: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    from photos import picture

    from cxdesigner.editor.commands.pictures import add_pictures
    from cxdesigner.ui.canvas import pictures as source

    here = threading.get_ident()
    plain, at = source.decode, []
    monkeypatch.setattr(
        source, "decode", lambda data, level: at.append(threading.get_ident()) or plain(data, level)
    )
    elements = [one.id for one in hot_pot.store.of_type(Element) if one.kind != "decision"]
    with hot_pot.transaction("many") as tx:
        for number in range(200):
            chosen = elements[number % len(elements)]
            add_pictures(tx, (chosen,), (picture(30, 20, f"#{number + 4096:06x}"),))
    for zoom in (1.0, 0.5, 0.2, 0.1, 2.0):
        window.canvas.set_zoom(zoom)
        window.canvas.viewport().repaint()
        settle()
        # A large change is laid out aside.
        hands.wait(lambda: bool(at) and not window.canvas.paint.pictures.is_busy)
    assert here not in at


def test_without_pictures_nothing_is_offered_to_do_with_them(qtbot: QtBot) -> None:
    field = PictureField("pictures", "Pictures")
    qtbot.addWidget(field)
    field.show_pictures(())
    field.show()
    assert field.add_button.isVisible()
    assert not field.remove.isVisible()


def with_picture(document: Document) -> None:
    document.run("Insert picture", add_pictures, (evidence(document).id,), (picture(),))


def test_pictures_are_printed(
    window: Window, hot_pot: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_picture(hot_pot)
    target = tmp_path / "printed.pdf"

    def to_file(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(target))
        return 1

    monkeypatch.setattr(QPrintDialog, "exec", to_file)
    window.actions_["file.print"].trigger()
    with pikepdf.open(target) as printed:
        streams = [one for one in printed.objects if isinstance(one, pikepdf.Stream)]
        shown = [one for one in streams if one.get("/Subtype") == "/Image"]
        assert [(int(one.Width), int(one.Height)) for one in shown] == [(40, 30)]


def test_pictures_are_in_the_thumbnail_of_a_file(hot_pot: Document) -> None:
    with_picture(hot_pot)
    drawn = draw_view(hot_pot.store, Theme.load("light"), "zh-CN")
    colours = {
        drawn.pixelColor(x, y).name() for x in range(drawn.width()) for y in range(drawn.height())
    }
    assert "#336699" in colours


def test_of_several_files_each_that_cannot_be_used_says_why(
    window: Window, hands: Hands, hot_pot: Document, shot: Path, tmp_path: Path
) -> None:
    half, words = tmp_path / "half.png", tmp_path / "words.png"
    half.write_bytes(file_of(image())[:40])
    words.write_bytes(b"hello")
    said: list[str] = []

    def read(dialog: QWidget) -> None:
        assert isinstance(dialog, MessageBox)
        said.append(f"{dialog.text()} {dialog.detail.text()}")
        dialog.accept()

    hands.expect(("errorBox", read))
    hands.drop_data(files(half, shot, words), hands.middle(evidence(hot_pot).id))
    hands.wait(lambda: bool(said))
    assert "half.png is damaged" in said[0]
    assert "words.png is not a picture" in said[0]
    assert held(hot_pot, evidence(hot_pot).id) == 1


def test_a_small_picture_without_a_ground_lies_on_paper(qapp: QApplication) -> None:
    clear = image()
    clear = clear.convertToFormat(QImage.Format.Format_ARGB32)
    clear.fill(QColor(0, 0, 0, 0))
    data = base64.b64encode(file_of(clear)).decode()
    asset = Asset(id="icon", sha256="a" * 64, mime="image/png", data=data)
    shown = thumbnail(asset, QSize(24, 24)).toImage()
    assert shown.pixelColor(24, 24) == QColor("white")
