"""The guided tour: from the empty blueprint to its first PDF, one step after the other.

Steps are data. Each says what to do, by mouse and by keys, and how it is known to be done: from
the records after an edit, or from something that happened in the window.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cxdesigner.base.i18n import N_
from cxdesigner.base.signal import Signal
from cxdesigner.model.element import Element
from cxdesigner.model.lane import CUSTOMER_ROLES
from cxdesigner.model.link import Link
from cxdesigner.model.patch import Patch
from cxdesigner.model.persona import Emotion
from cxdesigner.model.stage import Stage
from cxdesigner.model.view import Cell, RecordView

PROBLEMS_SEEN, PDF_WRITTEN = "problems-seen", "pdf-written"
"""What happens in the window and no record tells of."""

CUSTOMER_STEPS = 4


@dataclass(frozen=True, slots=True)
class TourStep:
    """One thing to do. Texts are marked with ``N_``; ``{name}`` in them stands for a shortcut."""

    id: str
    title: str
    mouse: str
    keys: str
    shortcuts: tuple[tuple[str, str], ...] = ()
    """(Name in ``keys``, action id) pairs."""

    fits: Callable[[RecordView], bool] | None = None
    """Whether a blueprint holds what the step asks for; None for a step that is an event."""

    event: str = ""

    tool: str = ""
    """The tool that ``mouse`` speaks of, if any."""

    sight: Callable[[RecordView], tuple[Cell, ...]] = lambda _view: ()
    """The cells that are spoken of; the last one counts where there is no room for all."""

    shows_curve: bool = False
    """Whether the emotion curve is spoken of, above or below the last cell."""

    def is_done(self, after: RecordView, patch: Patch) -> bool:
        """Say whether an edit did what the step asks for."""
        return bool(patch) and self.fits is not None and self.fits(after)


def _written(view: RecordView) -> Iterator[Element]:
    for element in view.of_type(Element):
        if element.label:
            yield element


def _customer_lanes(view: RecordView) -> frozenset[str]:
    return frozenset(lane.id for lane in view.lanes if lane.role in CUSTOMER_ROLES)


def _customer_steps(view: RecordView) -> int:
    lanes = _customer_lanes(view)
    return sum(element.lane_id in lanes for element in _written(view))


def _linked_below(view: RecordView) -> bool:
    lanes = _customer_lanes(view)
    of_customer = {element.id: element.lane_id in lanes for element in _written(view)}
    return any(
        {of_customer.get(link.source_id), of_customer.get(link.target_id)} == {True, False}
        for link in view.of_type(Link)
    )


def _named_stage(view: RecordView) -> bool:
    return any(stage.name for stage in view.of_type(Stage))


def _feeling(view: RecordView) -> bool:
    return any(emotion.value is not None for emotion in view.of_type(Emotion))


def _wait(view: RecordView) -> bool:
    return any("wait" in element.marks for element in view.of_type(Element))


def _first_place(view: RecordView) -> tuple[Cell, ...]:
    lanes = _customer_lanes(view)
    cells = [(lane.id, step.id) for lane in view.lanes for step in view.steps[:1]]
    return tuple(cell for cell in cells if cell[0] in lanes)[:1]


def _customer_cells(view: RecordView) -> tuple[Cell, ...]:
    lanes, order = _customer_lanes(view), {step.id: at for at, step in enumerate(view.steps)}
    cells = [(one.lane_id, one.step_id) for one in _written(view) if one.lane_id in lanes]
    return tuple(sorted(cells, key=lambda cell: order.get(cell[1] or "", 0)))


def _first_step(view: RecordView) -> tuple[Cell, ...]:
    return _customer_cells(view)[:1] or _first_place(view)


def _last_step(view: RecordView) -> tuple[Cell, ...]:
    return _customer_cells(view)[-1:] or _first_place(view)


def _first_step_and_below(view: RecordView) -> tuple[Cell, ...]:
    """Return the cell below the first step and its own."""
    lanes = [lane.id for lane in view.lanes]
    found = _first_step(view)
    return tuple(
        (lane_id, step_id)
        for own, step_id in found
        for lane_id in reversed(lanes[lanes.index(own) :][:2])
    )


def is_sheet_for_it(view: RecordView) -> bool:
    """Say whether a blueprint is one to begin the tour on: of a service, and empty."""
    is_empty = not view.of_type(Element) and bool(_customer_lanes(view))
    return is_empty and view.blueprint.kind == "service_blueprint"


TOUR: tuple[TourStep, ...] = (
    TourStep(
        "first",
        N_("What does the customer do first?"),
        N_("Double-click a cell in the customer lane, write it down, and press Enter."),
        N_("press Enter, write, press Enter."),
        fits=lambda view: _customer_steps(view) >= 1,
        sight=_first_place,
    ),
    TourStep(
        "steps",
        N_("What comes then? Add three steps"),
        N_("Click the round grip at the right of the step, write, and press Enter; three times."),
        N_("press Enter on the last step, write, press Enter; three times."),
        fits=lambda view: _customer_steps(view) >= CUSTOMER_STEPS,
        sight=_last_step,
    ),
    TourStep(
        "below",
        N_("Who serves the customer there?"),
        N_(
            "Point at a step, pull one of its round grips into the lane below, and write what"
            " is done for the customer."
        ),
        N_("select a step, press {below}, write, press Enter."),
        (("below", "insert.below"),),
        fits=_linked_below,
        sight=_first_step_and_below,
    ),
    TourStep(
        "stage",
        N_("Give the beginning a name: a stage"),
        N_("Click Stage at the left, then the first step, and write, for instance, “Arrive”."),
        N_("press ↑ from the top of a column until its step is selected, then {stage}, and write."),
        (("stage", "insert.stage_of_steps"),),
        fits=_named_stage,
        tool="stage",
        sight=_first_step,
    ),
    TourStep(
        "curve",
        N_("How does it feel?"),
        N_("In the emotion curve, pull the place above or below a step up or down."),
        N_("select a step and press {up} or {down}."),
        (("up", "edit.emotion_up"), ("down", "edit.emotion_down")),
        fits=_feeling,
        sight=_first_step,
        shows_curve=True,
    ),
    TourStep(
        "wait",
        N_("Where do customers wait?"),
        N_("Click a step with the right button and choose Marks, then Wait point."),
        N_("select a step and press {wait}."),
        (("wait", "mark.wait"),),
        fits=_wait,
        sight=_first_step,
    ),
    TourStep(
        "problems",
        N_("What is still missing?"),
        N_("Click the number of problems at the foot of the window; each says what helps."),
        N_("press {check}."),
        (("check", "tools.check"),),
        event=PROBLEMS_SEEN,
    ),
    TourStep(
        "export",
        N_("Take it with you"),
        N_("Click Export PDF at the top right, then Export, and choose where it goes."),
        N_("press {export}, then Enter."),
        (("export", "file.export"),),
        event=PDF_WRITTEN,
    ),
)

FINISHED = N_("That is your first blueprint, on paper")
FINISHED_MORE = N_(
    "Everything else is found by its name with {palette}; what signs mean is in the Help menu."
)


class Tour:
    """Where somebody is on the tour. It watches and never holds anybody up."""

    def __init__(self, step_id: str = "") -> None:
        places = [place for place, step in enumerate(TOUR) if step.id == step_id]
        self.place = places[0] if places else 0
        self.done: frozenset[str] = frozenset()
        """Ids of the steps that were done, not skipped."""

        self.changed: Signal[()] = Signal()

    @property
    def step(self) -> TourStep | None:
        """The step that comes next; None at the end."""
        return TOUR[self.place] if self.place < len(TOUR) else None

    @property
    def is_over(self) -> bool:
        """Whether there is no step left."""
        return self.step is None

    def begin(self, view: RecordView | None) -> None:
        """Pass over what a blueprint has already; the steps before it that are done count."""
        if view is not None:
            before = TOUR[: self.place]
            self.done |= {one.id for one in before if one.fits is not None and one.fits(view)}
        self._pass_over(view)
        self.changed.emit()

    def follow(self, after: RecordView, patch: Patch) -> None:
        """Take note of an edit."""
        step = self.step
        if step is not None and step.is_done(after, patch):
            self._finish(step, after)

    def note(self, event: str, view: RecordView | None) -> None:
        """Take note of something that happened in the window."""
        step = self.step
        if step is not None and step.event == event:
            self._finish(step, view)

    def back(self) -> None:
        """Show the step before once more."""
        if self.place:
            self.place -= 1
            self.changed.emit()

    def skip(self, view: RecordView | None) -> None:
        """Leave a step as it is and show the next one."""
        if not self.is_over:
            self.place += 1
            self._pass_over(view)
            self.changed.emit()

    def _finish(self, step: TourStep, view: RecordView | None) -> None:
        self.done |= {step.id}
        self.place += 1
        self._pass_over(view)
        self.changed.emit()

    def _pass_over(self, view: RecordView | None) -> None:
        step = self.step
        while view is not None and step is not None and step.fits is not None and step.fits(view):
            self.done |= {step.id}
            self.place += 1
            step = self.step
