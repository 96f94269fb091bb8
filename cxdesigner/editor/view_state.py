"""How a document is looked at: never part of the file, never undone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from cxdesigner.editor.sheet.state import TableState

EmotionMode = Literal["band", "above", "overlay", "off"]
EMOTION_MODES: tuple[EmotionMode, ...] = ("band", "above", "overlay", "off")

EditorName = Literal["canvas", "table", "outline"]
"""The ways to look at and change one blueprint; every one of them can do everything."""


@dataclass(frozen=True, slots=True)
class ViewState:
    """What the window remembers of one document."""

    language: str = "en"
    """Content language: the one in which texts are shown and typed."""

    emotion: EmotionMode = "band"

    editor: EditorName = "canvas"

    table: TableState = field(default_factory=TableState)

    persona_ids: tuple[str, ...] | None = None
    """Personas whose curves are drawn; None means the first one."""

    persona_id: str | None = None
    """The persona whose emotions are edited; None means the first one."""

    zoom: float = 1.0
    """Screen pixels for each point, before the scale of the screen."""

    center: tuple[float, float] | None = None
    """Point of the scene in the middle of the canvas; None before it was shown."""
