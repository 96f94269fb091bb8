"""Sheets of a comparison: the state of now with what is gone, and the signs of what has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from cxdesigner.base.geometry import Rect, union
from cxdesigner.base.i18n import _, use_language
from cxdesigner.model.comparison import Comparison
from cxdesigner.model.text import LocalText
from cxdesigner.model.united import united
from cxdesigner.model.view import RecordView
from cxdesigner.scene.change_signs import Mark
from cxdesigner.scene.comparing import ghost, gone_link, marks_of
from cxdesigner.scene.items import Page, PageSet, Scene, SceneItem
from cxdesigner.scene.page import PageOptions, compose, language_of


def compose_comparison(
    comparison: Comparison, name: str, options: PageOptions | None = None
) -> PageSet:
    """Return the sheets of the state of now over what is gone, with signs for what has changed.

    Parameters
    ----------
    name
        What the former state is called.
    """
    options = options or PageOptions()
    language = language_of(comparison.after, options)
    view, gone = united(comparison)
    with use_language(language):
        told = _("Compared with “{name}”: + added, − removed, → moved, ≈ changed")
        subtitle = LocalText.of(told.format(name=name))
    view = RecordView(
        record.replace(subtitle=subtitle) if record is view.blueprint else record for record in view
    )
    pages = compose(view, replace(options, language=language), told=comparison.after)
    return replace(pages, pages=tuple(_marked(comparison, page, gone) for page in pages.pages))


def _marked(comparison: Comparison, page: Page, gone: frozenset[str]) -> Page:
    scene, items = page.scene, dict(page.scene.items)
    marks: list[Mark] = []
    for key in sorted(gone & items.keys()):
        item = items[key]
        if item.kind == "element":
            marks.append(ghost(item, key, page.scale))
        elif item.kind == "link":
            marks.append(gone_link(item, key, page.scale))
    marks += marks_of(comparison, scene, grid=_PagePlaces(items), scale=page.scale)
    items.update((mark.item.id, mark.item) for mark in marks)
    marked = Scene(MappingProxyType(items), scene.width, scene.height, scene.language)
    return replace(page, scene=marked)


class _PagePlaces:
    """Where lanes and steps are drawn on a sheet."""

    def __init__(self, items: Mapping[str, SceneItem]) -> None:
        self._items = items
        self._lanes = [item.rect for item in items.values() if item.kind == "lane"]

    def lane_rect(self, lane_id: str) -> Rect | None:
        item = self._items.get(lane_id)
        return item.rect if item is not None and item.kind == "lane" else None

    def column_rect(self, step_id: str | None) -> Rect | None:
        item = self._items.get(step_id or "")
        if item is None or item.kind != "step" or not self._lanes:
            return None
        area = union(self._lanes)
        return Rect(item.rect.x, area.y, item.rect.width, area.height)
