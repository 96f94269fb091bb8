"""Pages as a PDF document: vector, fonts embedded, outline, metadata set on purpose."""

from __future__ import annotations

from io import BytesIO

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from cxdesigner.base import collector
from cxdesigner.base.errors import ExportError
from cxdesigner.base.i18n import _
from cxdesigner.base.progress import part
from cxdesigner.render.images import NO_IMAGES, Images
from cxdesigner.render.pdf_content import PdfContent
from cxdesigner.render.pdf_fonts import font_name
from cxdesigner.render.pdf_pictures import PdfPictures, longest_sides
from cxdesigner.scene import fonts
from cxdesigner.scene.items import Outline, PageSet
from cxdesigner.scene.theme import Theme

CREATOR = "CX Designer"

# Largest side of a page that readers promise to show: ISO 32000-1, annex C.2.
MAX_SIDE = 14_400.0

_PRODUCER = "CX Designer (ReportLab PDF Library)"


@collector.paused()
def write_pdf(
    pages: PageSet,
    theme: Theme,
    *,
    images: Images = NO_IMAGES,
    attachment: bytes | None = None,
    attachment_name: str = "blueprint.cxd",
    creator: str = CREATOR,
) -> bytes:
    """Return a PDF document of all sheets; the same pages give the same bytes.

    Parameters
    ----------
    attachment
        The editable source, embedded as an associated file under `attachment_name`.

    Raises
    ------
    ExportError
        If there is no page, or one has a side over `MAX_SIDE` points: the caller splits it.
    """
    for page in pages.pages:
        if max(page.width, page.height) > MAX_SIDE:
            raise ExportError(
                _("A PDF page can be {limit} mm long at most; this one would be {length} mm."),
                hint=_("Choose a paper size, so that the drawing is split."),
                limit=round(MAX_SIDE / 72 * 25.4),
                length=round(max(page.width, page.height) / 72 * 25.4),
            )
    if not pages.pages:
        raise ExportError(_("There is nothing to export: the document has no page."))
    data = _drawn(pages, theme, images, creator)
    return data if attachment is None else _with_file(data, attachment, attachment_name)


def _drawn(pages: PageSet, theme: Theme, images: Images, creator: str) -> bytes:
    target = BytesIO()
    canvas = Canvas(
        target,
        pageCompression=1,
        invariant=1,
        # A font of ours; reportlab's own choice would be named in the file without being in it.
        initialFontName=font_name(fonts.LATIN, "regular"),
        pdfVersion=(1, 7),
        lang=pages.language or None,
    )
    canvas._doc.info = _info(pages, creator)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    sides = longest_sides(pages.pages) if images else {}
    content = PdfContent(canvas, theme, PdfPictures(images, sides))
    entries = _outline_by_page(pages)
    for at, page in enumerate(pages.pages):
        canvas.setPageSize((page.width, page.height))
        canvas.setTrimBox((0, 0, page.width, page.height))
        for number, entry in entries.get(at, ()):
            canvas.bookmarkPage(
                f"outline-{number}", fit="XYZ", left=0, top=page.height - entry.y, zoom=0
            )
        with part(at / len(pages.pages), (at + 1) / len(pages.pages)):
            content.page(page.width, page.height, tuple(page.scene.in_paint_order()))
        canvas.showPage()
    level = -1
    for number, entry in enumerate(pages.outline):
        # A level may be entered from the one above it only.
        level = min(max(entry.level, 0), level + 1)
        canvas.addOutlineEntry(entry.title, f"outline-{number}", level)
    if pages.outline:
        canvas.showOutline()
    canvas.save()
    return target.getvalue()


def _outline_by_page(pages: PageSet) -> dict[int, list[tuple[int, Outline]]]:
    """Entries, numbered in their own order, by index of the page; a page is named by number."""
    index_by_number = {page.number: index for index, page in reversed([*enumerate(pages.pages)])}
    found: dict[int, list[tuple[int, Outline]]] = {}
    for number, entry in enumerate(pages.outline):
        found.setdefault(index_by_number.get(entry.page, 0), []).append((number, entry))
    return found


class _Info(pdfdoc.PDFInfo):  # type: ignore[misc]
    """What readers show about the document; without dates, so that bytes do not depend on them."""

    def format(self, document: object) -> bytes:
        """Return the dictionary as it stands in the file."""
        values = {
            "Title": self.title,
            "Author": self.author,
            "Subject": self.subject,
            "Keywords": self.keywords,
            "Creator": self.creator,
            "Producer": self.producer,
        }
        entries = {name: pdfdoc.PDFString(value) for name, value in values.items() if value}
        written: bytes = pdfdoc.PDFDictionary(entries).format(document)
        return written


def _info(pages: PageSet, creator: str) -> _Info:
    info = _Info()
    info.title = pages.title
    info.author = pages.author
    info.subject = pages.subject
    info.keywords = ", ".join(pages.keywords)
    info.creator = creator
    info.producer = _PRODUCER
    return info


def _with_file(data: bytes, attachment: bytes, name: str) -> bytes:
    """Return the document with a file in it, as ISO 32000-2, 14.13 'associated files' has it."""
    import pikepdf  # 60 ms that most exports need not pay

    target = BytesIO()
    with pikepdf.open(BytesIO(data)) as document:
        spec = pikepdf.AttachedFileSpec(
            document,
            attachment,
            description="",
            filename=name,
            mime_type="application/json",
            # No dates: the same blueprint gives the same bytes.
            creation_date="",
            mod_date="",
        )
        spec.relationship = pikepdf.Name.Source
        document.attachments[name] = spec
        document.Root.AF = pikepdf.Array([document.attachments[name].obj])
        document.save(target, deterministic_id=True)
    return target.getvalue()
