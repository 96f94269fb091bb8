"""From records to a scene, at once or patch by patch."""

from __future__ import annotations

from cxdesigner.model.patch import Patch
from cxdesigner.model.view import RecordView
from cxdesigner.scene.diff import SceneDiff
from cxdesigner.scene.grid import Grid
from cxdesigner.scene.items import Scene
from cxdesigner.scene.live import LiveLayout
from cxdesigner.scene.options import LayoutOptions

__all__ = ["Grid", "LayoutOptions", "LiveLayout", "Patch", "SceneDiff", "layout"]


def layout(view: RecordView, options: LayoutOptions | None = None) -> Scene:
    """Lay out a blueprint from scratch.

    Nothing is kept from or for another layout: this is what `LiveLayout` is measured against.
    """
    return LiveLayout(view, options).scene
