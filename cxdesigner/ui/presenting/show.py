"""What a presentation shows: worked out from a snapshot, in a thread where that takes long."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cxdesigner.base import collector
from cxdesigner.base.i18n import language, use_language
from cxdesigner.base.progress import Tell, part
from cxdesigner.editor.document import Document
from cxdesigner.editor.presentation import Slide, slides
from cxdesigner.model.asset import Asset, contents_of
from cxdesigner.model.giving_view import GivingView
from cxdesigner.model.projection import without_lanes
from cxdesigner.model.queries import lane_name
from cxdesigner.scene.build import LiveLayout
from cxdesigner.scene.grid import Grid
from cxdesigner.scene.items import SceneItem
from cxdesigner.ui.sheets import layout_options


@dataclass(frozen=True, slots=True)
class Show:
    """A picture and the way through it.

    Attributes
    ----------
    lanes
        Id and name of each lane that is shown, as it is named in the picture.
    items
        In the order of painting.
    """

    slides: tuple[Slide, ...]
    lanes: tuple[tuple[str, str], ...]
    items: tuple[SceneItem, ...]
    grid: Grid
    images: Mapping[str, bytes]


def made_ready(document: Document) -> Callable[[Tell], Show]:
    """Return what works a presentation out of a document as it is now; it may run in a thread."""
    shown = without_lanes(document.store, document.view_state.hidden_lanes)
    view, content = GivingView(shown), document.language
    persona_id = document.view_state.persona_id
    options = layout_options(document, empty_band=False)
    spoken = language()

    def work(tell: Tell) -> Show:
        with collector.paused(), use_language(spoken):
            tell(0, 3)
            stops = slides(view, content, persona_id)
            with use_language(content):
                lanes = tuple((lane.id, lane_name(lane, content)) for lane in view.lanes)
            tell(1, 3)
            with part(1 / 3, 1.0):
                layout = LiveLayout(view, options)
            scene = layout.scene
            return Show(
                stops,
                lanes,
                tuple(scene.in_paint_order()),
                layout.grid,
                contents_of(view.of_type(Asset)),
            )

    return work
