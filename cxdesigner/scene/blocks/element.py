"""Drawing of elements: a shape for each kind, grown to hold its whole text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from cxdesigner.base.quick import quick
from cxdesigner.model.asset import TextSize
from cxdesigner.scene.blocks.badge import badge_items, badge_reach, most_beside
from cxdesigner.scene.blocks.footer import Footer
from cxdesigner.scene.blocks.measures import FOOTER_SIZE, TITLE_SIZE, eighths_up
from cxdesigner.scene.blocks.outline import page_shapes, rounded_outline, sticky_shapes
from cxdesigner.scene.blocks.picture import Gallery, PictureSpec, gallery
from cxdesigner.scene.blocks.text import Typesetter, has_chinese
from cxdesigner.scene.icons import NO_ICON, Icon
from cxdesigner.scene.items import SceneItem
from cxdesigner.scene.measure import TextLine
from cxdesigner.scene.primitives import (
    Clip,
    FontStyle,
    Group,
    PathShape,
    Primitive,
    RectShape,
    Stroke,
)
from cxdesigner.scene.styles import USUAL, Look, styled_element

_SIDE = 6.0
_TOP = 6.0
"""Where the line box of a title starts: badges hang as far into a box as that."""
_BOTTOM = 5.5
_GAP = 3.0
"""Between title and footer."""
_FOLD = 9.0
_RING = 3.25
"""How far the box of a start or end element lies inside its ring."""
_RING_OF_END = 0.75
"""How much farther that of an end element lies."""
_EDGE = 3.5
"""Where the second edge of systems and processes lies."""
_TITLE_ICON = 12.0
_TITLE_ICON_GAP = 3.5
_CAPTION_GAP = 4.0
"""Between pictures and what stands below them."""
_MIN_LINES = 2
"""Titles of one line leave room for a second, so that most elements of a lane are level."""

Shape = RectShape | PathShape
_BODIES = ("element.fill", "note.fill")
"""Paints of the grounds of elements."""

_NO_PICTURES = Gallery(0.0, (), 0)

_DIAMOND_WIDTHS = (0.84, 0.72, 0.62, 0.54, 0.46, 0.4)
_TITLE_SIZES: dict[TextSize | None, tuple[float, ...]] = {
    None: (TITLE_SIZE, 9.0, 8.5, 8.0),
    "small": (8.5, 8.0),
    "large": (12.0, 11.0, 10.0, TITLE_SIZE),
}
"""Of titles by the size that a person wants; in a diamond the first at which words stay whole."""

_BROKEN_COST = 1.3
"""Of a broken word: so much of its width a diamond may grow in height instead."""
_SMALLER_COST = 8.0
_DIAMOND_AIR = 9.0
_MIN_DIAMOND = 44.0


@quick
@dataclass(frozen=True, slots=True)
class ElementSpec:
    """All that the drawing of one element depends on.

    ``wrap_width`` is the width that text is broken for, ``width`` the width that is drawn: of an
    element over several columns the latter is known only when all links have their room.
    ``footer`` is the channel or actor with its ``icon`` before it; without a footer the icon
    stands before the title. ``marks`` are sorted by urgency.
    """

    id: str
    kind: str
    role: str
    title: str
    footer: str = ""
    icon: Icon = NO_ICON
    pictures: tuple[PictureSpec, ...] = ()
    duration: str = ""
    marks: tuple[str, ...] = ()
    start: bool = False
    end: bool = False
    look: Look = USUAL
    width: float = 106.0
    wrap_width: float = 106.0


@quick
@dataclass(frozen=True, slots=True)
class ElementBlock:
    """A drawn element with its upper left corner at the origin; `badges` are items inside it."""

    spec: ElementSpec
    height: float
    primitives: tuple[Primitive, ...]
    badges: tuple[SceneItem, ...]

    @property
    def is_diamond(self) -> bool:
        """Whether links may meet the four tips only."""
        return self.spec.kind == "decision"

    @property
    def taken(self) -> float:
        """How much of the upper edge, from the right, links must leave to badges."""
        return badge_reach(len(self.badges))


def build_element(spec: ElementSpec, setter: Typesetter) -> ElementBlock:
    """Draw one element; its height follows from its text."""
    is_diamond = spec.kind == "decision"
    block = (_diamond if is_diamond else _box)(spec, setter)
    if not spec.look.is_drawn:
        return block
    # The edge of a decision has the colour of its lane.
    own = (f"lane.{spec.role}",) if is_diamond else ()
    return replace(block, primitives=styled_element(block.primitives, spec.look, own))


def kind_sample(
    kind: str, role: str, *, start: bool = False, end: bool = False
) -> tuple[Primitive, ...]:
    """Return a small sign of a kind of element, 18 wide, its left middle at the origin."""
    spec = ElementSpec("", kind, role, "", width=36.0, wrap_width=36.0, start=start, end=end)
    height = 22.0
    if kind == "decision":
        shapes: tuple[Primitive, ...] = (_lozenge(36.0, 24.0, Stroke(f"lane.{role}", 1.6)),)
        height = 24.0
    else:
        shapes = _shape(spec, height)
    return (Group(0.0, -height / 4, shapes, 0.5),)


def _lozenge(width: float, height: float, pen: Stroke) -> PathShape:
    half, middle = width / 2, height / 2
    return PathShape(
        (("M", half, 0.5), ("L", width - 0.5, middle), ("L", half, height - 0.5),
         ("L", 0.5, middle), ("Z",)),
        "element.fill",
        pen,
    )  # fmt: skip


def _box(spec: ElementSpec, setter: Typesetter) -> ElementBlock:
    left, right, top, bottom = _insets(spec)
    inner = spec.wrap_width - left - right
    shown = _shown_pictures(spec)
    start, top, room = title_box(spec)
    indent = start - left
    style, size = title_style(spec), title_size(spec, setter)
    lines = setter.wrap(spec.title, style, size, room)
    step = setter.leading(size)
    footer = Footer.measure(spec.footer, spec.duration, spec.icon, setter, inner)
    rows = max(len(lines), _least_lines(spec, footer))
    texts = rows * step + (_GAP + footer.height if footer.height else 0.0)
    if shown.height and not texts:
        top, bottom = _ring(spec) + shown.height, _ring(spec)
    height = eighths_up(top + texts + bottom)
    ink = title_ink(spec)
    drawn: list[Primitive] = [*_shape(spec, height)]
    if shown.height:
        drawn += _drawn_pictures(spec, shown, height, setter)
    if indent:
        drawn.append(spec.icon.drawn(left, top + (step - _TITLE_ICON) / 2, _TITLE_ICON))
    drawn += setter.lines(lines, left + indent, top, size, style, ink)
    drawn += footer.draw(setter, left, spec.width - right, height - bottom - footer.height)
    badges = badge_items(spec.id, spec.marks, spec.width, setter)
    return ElementBlock(spec, height, tuple(drawn), badges)


def title_box(spec: ElementSpec) -> tuple[float, float, float]:
    """Return left, top and width of the title in a box."""
    left, right, top, _bottom = _insets(spec)
    shown = _shown_pictures(spec)
    if shown.height:
        top = _ring(spec) + shown.height + _CAPTION_GAP
    indent = _TITLE_ICON + _TITLE_ICON_GAP if spec.icon and not spec.footer else 0.0
    return left + indent, top, spec.wrap_width - left - right - indent


def title_size(spec: ElementSpec, setter: Typesetter) -> float:
    """Return the size that the title has where there is room for it."""
    return setter.size(_TITLE_SIZES[spec.look.text_size][0], spec.title)


def title_style(spec: ElementSpec) -> FontStyle:
    """Return the style that the title is set in."""
    usual: FontStyle = "regular" if spec.kind == "note" else "bold"
    return spec.look.text_weight or usual


def title_ink(spec: ElementSpec) -> str:
    """Return the paint of the title."""
    return "note.ink" if spec.kind == "note" else "ink"


def _least_lines(spec: ElementSpec, footer: Footer) -> int:
    """Return for how many lines of title there is room in any case."""
    if spec.icon and not spec.footer:
        return 1
    if spec.pictures:
        return 0
    return 1 if spec.kind in ("evidence", "note") and not footer.height else _MIN_LINES


def _ring(spec: ElementSpec) -> float:
    """Return how far the box of an element lies within its bounds."""
    if not (spec.start or spec.end) or spec.kind in ("evidence", "note"):
        return 0.0
    return _RING + (_RING_OF_END if spec.end else 0.0)


def _shown_pictures(spec: ElementSpec) -> Gallery:
    if not spec.pictures:
        return _NO_PICTURES
    return gallery(spec.pictures, spec.wrap_width - 2 * _ring(spec))


def _drawn_pictures(
    spec: ElementSpec, shown: Gallery, height: float, setter: Typesetter
) -> list[Primitive]:
    """Draw pictures within the outline of a card, and its edges over them."""
    shapes = _shape(spec, height)
    ring = _ring(spec)
    left = (spec.width - spec.wrap_width) / 2 + ring
    images = Group(left, ring, shown.shapes)
    box = (ring, ring, spec.width - 2 * ring, height - 2 * ring)
    body = next(shape for shape in shapes if shape.fill in _BODIES)
    if isinstance(body, PathShape):
        outline = body.commands
    else:
        outline = rounded_outline(*box, body.radius)
    drawn: list[Primitive] = [Clip(*box, (images,), outline)]
    drawn += [
        replace(shape, fill=None) if shape.fill in _BODIES else shape
        for shape in shapes
        if shape.fill != "halo"
    ]
    if shown.more:
        text = f"+{shown.more}"
        wide, tall = setter.width(text, "bold", FOOTER_SIZE) + 7.0, setter.leading(FOOTER_SIZE)
        x, y = spec.width - left - wide - 3.0, ring + shown.height - tall - 3.0
        drawn.append(RectShape(x, y, wide, tall, tall / 2, "element.fill"))
        drawn += setter.line(text, x + wide / 2, y, FOOTER_SIZE, "bold", "ink", "center")
    return drawn


def _insets(spec: ElementSpec) -> tuple[float, float, float, float]:
    """Return what text keeps clear at the left, right, top and bottom."""
    left = right = _SIDE
    top, bottom = _TOP, _BOTTOM
    if spec.kind in ("system", "process"):
        left += 2.0
        if spec.kind == "process":
            right += 2.0
    if spec.kind == "touchpoint":
        bottom += 1.5
    if spec.start or spec.end:
        # The ring takes nothing at the top: titles of one row are level.
        left, right, bottom = left + 1.5, right + 1.5, bottom + 2.5
    if spec.kind == "evidence":
        # The fold takes the corner; a short first line is dearer than a narrow page.
        right += 1.0
    if spec.kind == "note":
        # Below is the corner that is turned up.
        right += 1.5
    return left, right, top, bottom


def _shape(spec: ElementSpec, height: float) -> tuple[Shape, ...]:
    return _outline(spec.kind, spec.role, spec.width, height, spec.start, spec.end)


# Elements of one kind, lane and height look the same but for their texts: they share shapes.
@lru_cache(maxsize=4096)
def _outline(
    kind: str, role: str, width: float, height: float, starts: bool, ends: bool
) -> tuple[Shape, ...]:
    border = Stroke("element.border", 0.8)
    accent = f"lane.{role}"
    if kind == "evidence":
        return page_shapes(width, height, border, _FOLD)
    if kind == "note":
        return sticky_shapes(width, height)
    radius = 6.0 if kind == "touchpoint" else 3.0
    drawn: list[Shape] = []
    x = y = 0.0
    w, h = width, height
    if starts or ends:
        pen = Stroke(accent, 2.2 if ends else 0.9)
        inset = pen.width / 2
        drawn.append(
            RectShape(inset, inset, w - 2 * inset, h - 2 * inset, radius + 2.0, "halo", pen)
        )
        x = y = gap = _RING + (_RING_OF_END if ends else 0.0)
        w, h = w - 2 * gap, h - 2 * gap
    drawn.append(RectShape(x, y, w, h, radius, "element.fill", border))
    if kind == "touchpoint":
        bar = y + h - 1.6
        drawn.append(
            PathShape(
                (("M", x + 6.0, bar), ("L", x + w - 6.0, bar)),
                stroke=Stroke(accent, 2.4, cap="round"),
            )
        )
    if kind in ("system", "process"):
        edge = Stroke(accent, 1.3)
        edges = [x + _EDGE] if kind == "system" else [x + _EDGE, x + w - _EDGE]
        drawn += [
            PathShape((("M", at, y + 0.4), ("L", at, y + h - 0.4)), stroke=edge) for at in edges
        ]
    return tuple(drawn)


def _diamond(spec: ElementSpec, setter: Typesetter) -> ElementBlock:
    height, size, lines, _room = diamond_title(spec, setter)
    step = setter.leading(size)
    height = eighths_up(max(_MIN_DIAMOND, height))
    extra = _duration_line(spec, height, setter)
    accent = f"lane.{spec.role}"
    drawn: list[Primitive] = []
    half, middle = spec.width / 2, height / 2
    drawn.append(_lozenge(spec.width, height, Stroke(accent, 2.2 if spec.end else 1.2)))
    top = middle - len(lines) * step / 2
    drawn += setter.lines(lines, half, top, size, title_style(spec), "ink", "center")
    drawn += extra
    # The tip at the top belongs to links.
    most = most_beside(half, spec.width, len(spec.marks))
    badges = badge_items(spec.id, spec.marks, spec.width, setter, most)
    return ElementBlock(spec, height, tuple(drawn), badges)


def diamond_title(
    spec: ElementSpec, setter: Typesetter
) -> tuple[float, float, tuple[TextLine, ...], float]:
    """Return the height a title needs between the slopes, its size, lines and their room.

    Rather than a word is broken the diamond grows, or the title is a little smaller.
    """
    width = spec.wrap_width
    words = [word for word in spec.title.split() if not has_chinese(word)]
    best: tuple[float, float, tuple[TextLine, ...], float]
    best = _MIN_DIAMOND, title_size(spec, setter), (), width * _DIAMOND_WIDTHS[0]
    least = float("inf")
    sizes, style = _TITLE_SIZES[spec.look.text_size], title_style(spec)
    for nominal in sizes:
        size = setter.size(nominal, spec.title)
        longest = max((setter.width(word, style, size) for word in words), default=0.0)
        for share in _DIAMOND_WIDTHS:
            lines = setter.wrap(spec.title, style, size, width * share)
            height = _diamond_height(lines, setter.leading(size), width)
            if height is None:
                continue
            cost = height + (sizes[0] - nominal) * _SMALLER_COST
            cost += _BROKEN_COST * width if longest > width * share else 0.0
            if cost < least:
                best, least = (height, size, lines, width * share), cost
        if least < _BROKEN_COST * width:
            # Whole words at this size; smaller type would only save height.
            break
    return best


def _duration_line(spec: ElementSpec, height: float, setter: Typesetter) -> tuple[Primitive, ...]:
    if not spec.duration:
        return ()
    # The diamond leaves the corners at the right free; badges take the upper one.
    size = setter.size(FOOTER_SIZE, spec.duration)
    top = height - setter.leading(size) if spec.marks else 0.0
    right = spec.width - 1.5
    return setter.line(spec.duration, right, top, size, "bold", "ink.secondary", "right")


def _diamond_height(lines: tuple[TextLine, ...], step: float, width: float) -> float | None:
    """Return the least height at which all lines lie inside the slopes; None if none is."""
    half = len(lines) * step / 2
    needed = 0.0
    for at, line in enumerate(lines):
        # The corner of the line box farther from the middle decides; caps do not fill the box.
        far = max(abs(at * step - half), abs((at + 1) * step - half)) - 0.15 * step
        free = 1.0 - (line.width + _DIAMOND_AIR) / width
        if free <= 0.02:
            return None
        needed = max(needed, 2.0 * far / free)
    return needed
