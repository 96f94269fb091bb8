"""How a document is looked at: never part of the file, never undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from cxdesigner.analysis.quadrants import Crosshair
from cxdesigner.editor.filter import EVERYTHING, Filter
from cxdesigner.editor.guide.place import NOWHERE, GuidePlace
from cxdesigner.editor.sheet.state import TableState
from cxdesigner.editor.what_if import NOTHING, WhatIf
from cxdesigner.scene.lens.options import NO_LENS, Lens

EmotionMode = Literal["band", "above", "overlay", "off"]
EMOTION_MODES: tuple[EmotionMode, ...] = ("band", "above", "overlay", "off")

EditorName = Literal["canvas", "table", "outline", "plan"]
"""The ways to look at and change one blueprint. All but the plan, which is about actions and
duties, can do everything."""

PlanTab = Literal["board", "table", "roles"]


@dataclass(frozen=True, slots=True)
class ViewState:
    """What the window remembers of one document."""

    language: str = "en"
    """Content language: the one in which texts are shown and typed."""

    emotion: EmotionMode = "band"

    surveyed: bool = True
    """Whether what surveys say about elements is drawn beside the emotion curve."""

    evidence_curve: bool = False
    """Whether what surveys say is joined to a curve of its own."""

    editor: EditorName = "canvas"

    filter: Filter = EVERYTHING
    """What is asked for; the rest is dimmed on the canvas and hidden in lists."""
    table: TableState = field(default_factory=TableState)

    persona_ids: tuple[str, ...] | None = None
    """Personas whose curves are drawn; None means the first one."""

    persona_id: str | None = None
    """The persona whose emotions are edited; None means the first one."""

    hidden_lanes: tuple[str, ...] = ()
    """Lanes that are not shown, in no order; exports leave them out only when asked to."""

    collapsed_stages: tuple[str, ...] = ()
    """Stages that are shown as one column, in no order."""

    trace: bool = False
    """Whether what leads to the selection and what follows from it is lit up."""

    crosshair: Crosshair = "means"
    """Where the quadrants of importance and performance are parted."""

    crosshair_lines: tuple[float, float] | None = None
    """(importance, performance) of one's own crosshair, 0…10."""

    plan_tab: PlanTab = "board"
    """What the plan shows: actions by status, actions in rows, or roles and duties."""

    analysis: str = ""
    """Page of the analysis panel; '' for the one it begins with."""
    lens: Lens = NO_LENS
    """Figures laid over the drawing."""
    problem_marks: bool = True
    """Whether the canvas shows a sign at what the rules speak about."""

    what_if: WhatIf = NOTHING
    """What is tried out; forgotten when the file is closed."""

    guide: GuidePlace = NOWHERE
    """The guide that is shown, and the page at which one was last."""

    zoom: float = 1.0
    """Screen pixels for each point, before the scale of the screen."""

    corner: tuple[float, float] | None = None
    """Point of the scene at the upper left of the canvas; None before it was shown.

    Not the middle: in a smaller window one begins where one began.
    """

    def drawn_personas(self, known: Sequence[str]) -> tuple[str, ...]:
        """Return whose curves are drawn, of the personas there are, in their order."""
        if self.persona_ids is None:
            return tuple(known[:1])
        return tuple(key for key in known if key in self.persona_ids) or tuple(known[:1])

    @property
    def without_place(self) -> ViewState:
        """The same way to look at the document, wherever one is in it."""
        return replace(self, zoom=1.0, corner=None)

    @property
    def selects(self) -> tuple[object, ...]:
        """What decides which records are shown, and what they are called instead."""
        language = self.language if self.collapsed_stages else ""
        return self.hidden_lanes, self.collapsed_stages, language
