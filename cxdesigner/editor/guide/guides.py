"""The guides: the journey map method in five steps or in four, and the CEM method in seven.

A guide stores nothing. How far a page is follows from the records, so one can leave at any place
and go on later, also in the panels, the table or the canvas.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from cxdesigner.base.i18n import N_
from cxdesigner.editor.guide import cem_checks, journey_checks
from cxdesigner.editor.guide.progress import Check, Progress
from cxdesigner.model.view import RecordView


@dataclass(frozen=True, slots=True)
class GuideStep:
    """One page. Texts are marked with ``N_``."""

    key: str
    title: str
    about: str
    """What to do there and why, in plain words."""

    check: Check


@dataclass(frozen=True, slots=True)
class Guide:
    """Pages in the order in which they are walked through."""

    key: str
    title: str
    steps: tuple[GuideStep, ...]
    analysis: str
    """The page of the analysis panel that shows what comes out."""

    def step(self, key: str) -> GuideStep:
        """Return the page of a key; the first where there is none."""
        return next((step for step in self.steps if step.key == key), self.steps[0])


JOURNEY = Guide(
    "journey",
    N_("Journey map in five steps"),
    (
        GuideStep(
            "collect",
            N_("Collect data"),
            N_(
                "Say what the journey is about, where it starts and ends, and who takes it. Write"
                " down only what is known, and from where: interviews, surveys, observation."
            ),
            journey_checks.collect,
        ),
        GuideStep(
            "touchpoints",
            N_("Identify touchpoints"),
            N_(
                "Divide the journey into stages, then list every contact before, during and after,"
                " with the channel on which it happens."
            ),
            journey_checks.touch,
        ),
        GuideStep(
            "draw",
            N_("Draw the journey"),
            N_(
                "Put onto the canvas what happens in each lane, and link it. Here stands what is"
                " there and what is missing."
            ),
            journey_checks.draw,
        ),
        GuideStep(
            "analyse",
            N_("Analyse the experience"),
            N_(
                "Say what each persona feels at each touchpoint, in their own words, and what"
                " hurts where it is low. Peak and end decide what is remembered."
            ),
            journey_checks.analyse,
        ),
        GuideStep(
            "optimise",
            N_("Optimise the service"),
            N_(
                "Answer each pain point with an opportunity. It becomes an action once it has an"
                " owner and a date; impact and effort tell what comes first."
            ),
            journey_checks.optimise,
        ),
    ),
    "emotion",
)

SHORT_JOURNEY = Guide(
    "journey_short",
    N_("Journey map in four steps"),
    (
        replace(
            JOURNEY.steps[0],
            key="customer",
            title=N_("Define the target customer"),
            about=N_(
                "Who takes this journey? Describe them by background, goals, motivations and"
                " challenges, and say how that is known."
            ),
            check=journey_checks.customer,
        ),
        replace(JOURNEY.steps[1], title=N_("Identify key touchpoints")),
        replace(
            JOURNEY.steps[3],
            key="feedback",
            title=N_("Collect feedback"),
            about=N_(
                "Say what each persona feels at each touchpoint, in their own words, and where"
                " that is known from."
            ),
            check=journey_checks.feedback,
        ),
        replace(
            JOURNEY.steps[4],
            key="insight",
            title=N_("Analyse the data"),
            about=N_(
                "What hurts where it is low, what is remembered, and what could be done about it,"
                " by whom and until when?"
            ),
            check=journey_checks.insight,
        ),
    ),
    "emotion",
)

CEM = Guide(
    "cem",
    N_("Experience management in seven steps"),
    (
        GuideStep(
            "brand",
            N_("Brand values"),
            N_(
                "Why do customers come to you and not to others? One reason a line, in the words"
                " of customers."
            ),
            cem_checks.brand,
        ),
        GuideStep(
            "scores",
            N_("Experience and expectation"),
            N_(
                "Score from 0 to 10 what customers experience (2a), what they expect (2b) and how"
                " important it is to them (2d). Satisfaction (2c) is computed: experience less"
                " expectation. Leave empty what nobody knows, and mark with * what is assumed."
            ),
            cem_checks.scores,
        ),
        GuideStep(
            "key",
            N_("Key experience"),
            N_(
                "Importance times satisfaction shows where the experience breaks: the most"
                " negative factor is the key experience. Choose another only with a reason."
            ),
            cem_checks.key,
        ),
        GuideStep(
            "ideal",
            N_("Ideal and gap"),
            N_(
                "Resources are limited: be excellent at the key experience and good enough"
                " elsewhere. The gap is computed: experience less ideal."
            ),
            cem_checks.ideal,
        ),
        GuideStep(
            "needs",
            N_("Needs"),
            N_("What do customers need so that the gap closes?"),
            cem_checks.needs,
        ),
        GuideStep(
            "fit",
            N_("Strategy and capability"),
            N_(
                "Does each need fit the strategy, and do people, processes and technology carry it?"
            ),
            cem_checks.fit,
        ),
        GuideStep(
            "review",
            N_("Feedback"),
            N_(
                "What tells whether it worked, who closes the gap until when, and when is all this"
                " looked at again? The next round begins with step 1."
            ),
            cem_checks.review,
        ),
    ),
    "cem",
)

GUIDES: dict[str, Guide] = {guide.key: guide for guide in (JOURNEY, SHORT_JOURNEY, CEM)}


def progress(guide: Guide, view: RecordView, language: str) -> tuple[Progress, ...]:
    """Return how far each page is, in their order."""
    return tuple(step.check(view, language) for step in guide.steps)


def completeness(found: tuple[Progress, ...]) -> float:
    """Return how much of a guide is filled in, 0…1: the mean of its pages."""
    return sum(one.share for one in found) / len(found)


def first_open(guide: Guide, found: tuple[Progress, ...]) -> str:
    """Return the key of the first page that is not done; of the last if all are."""
    open_steps = (s for s, one in zip(guide.steps, found, strict=True) if one.state != "done")
    return next(open_steps, guide.steps[-1]).key
