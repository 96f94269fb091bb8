"""Random edits of a blueprint, for tests of rules: any record type, nonsense included."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any, TypeVar

from cxdesigner.base.order import key_between
from cxdesigner.model.blueprint import RuleSettings, SeverityOverride, Suppression
from cxdesigner.model.duration import Duration
from cxdesigner.model.element import ELEMENT_KINDS, MARKS, Element
from cxdesigner.model.insight import Metric, Opportunity, PainPoint
from cxdesigner.model.lane import BLUEPRINT_ROLES, Lane, LaneRow, Line
from cxdesigner.model.link import LINK_KINDS, Link
from cxdesigner.model.persona import Emotion, Persona
from cxdesigner.model.record import Record
from cxdesigner.model.stage import Stage, Step
from cxdesigner.model.store import Store, Transaction
from cxdesigner.model.text import EMPTY, LocalText
from cxdesigner.rules.registry import all_rules

T = TypeVar("T")

TEXTS = (EMPTY, LocalText.of("web"), LocalText.of("phone"), LocalText.of({"en": "a", "zh-CN": "b"}))
TIMES = (None, Duration.of(0), Duration.of(25), Duration.of(-3), Duration.of("10-25 min"))
_FIELDS = (
    "kind label channel actor marks work wait std max start end abandon third_party preparation "
    "mitigation automation tags collects info source row_id"
).split()


class Editor:
    """Makes one random edit after the other; the same seed makes the same edits."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store = store
        self._random = Random(seed)
        self._number = 0

    def edit(self) -> str:
        """Make one edit, committed as one transaction; return what it was."""
        name = self.pick(
            [name for name in dir(self) if name.startswith("do_")] + ["do_element", "do_link"] * 3
        )
        with self.store.transaction(name) as tx:
            getattr(self, name)(tx)
        return name

    def pick(self, values: Sequence[T]) -> T:
        return values[self._random.randrange(len(values))]

    def some(self, values: Sequence[T]) -> tuple[T, ...]:
        return tuple(value for value in values if self._random.random() < 0.3)

    def flip(self) -> bool:
        return self._random.random() < 0.5

    def any_of(self, record_type: type[Record]) -> Any:
        found = self.store.of_type(record_type)
        return self.pick(found) if found else None

    def new_id(self) -> str:
        self._number += 1
        return f"x{self._number}"

    # -- edits -------------------------------------------------------------------------------

    def do_element(self, tx: Transaction) -> None:
        element = self.any_of(Element)
        if element is None:
            return self.do_add_element(tx)
        field = self.pick(_FIELDS)
        values: dict[str, Any] = {
            "kind": self.pick(ELEMENT_KINDS),
            "marks": self.some(MARKS),
            "automation": self.pick((None, "chatbot")),
            "tags": self.some(("complaint", "followup")),
            "collects": self.some(("name", "symptoms")),
            "info": self.pick(((), (("price", "1"),), (("price", "2"),))),
            "row_id": None,
        }
        if field in ("label", "channel", "actor", "mitigation", "source"):
            values[field] = self.pick(TEXTS)
        elif field in ("work", "wait", "std", "max"):
            values[field] = self.pick(TIMES)
        elif field not in values:
            values[field] = self.flip()
        tx.put(element.replace(**{field: values[field]}))
        return None

    def do_move(self, tx: Transaction) -> None:
        element = self.any_of(Element)
        if element is None:
            return
        steps: list[str | None] = [step.id for step in self.store.steps]
        tx.put(
            element.replace(
                lane_id=self.any_of(Lane).id,
                step_id=self.pick([*steps, None]),
                end_step_id=self.pick([*steps, None, None, None]) if self.flip() else None,
                order=self.pick(("A", "V", "z")),
            )
        )

    def do_add_element(self, tx: Transaction) -> None:
        step = self.any_of(Step)
        lane = self.any_of(Lane)
        if lane is None:
            return
        tx.put(
            Element(
                id=self.new_id(),
                lane_id=lane.id,
                step_id=None if step is None else step.id,
                kind=self.pick(ELEMENT_KINDS),
                label=self.pick(TEXTS),
            )
        )

    def do_delete(self, tx: Transaction) -> None:
        record = self.any_of(self.pick((Element, Link, Emotion, Metric, PainPoint, Opportunity)))
        if record is not None:
            tx.delete([record.id])

    def do_link(self, tx: Transaction) -> None:
        first, second = self.any_of(Element), self.any_of(Element)
        if first is not None:
            tx.put(
                Link(
                    id=self.new_id(),
                    kind=self.pick(LINK_KINDS),
                    source_id=first.id,
                    target_id=second.id,
                    label=self.pick(TEXTS),
                    both=self._random.random() < 0.2,
                    loop=self._random.random() < 0.2,
                    parallel=self._random.random() < 0.2,
                )
            )

    def do_change_link(self, tx: Transaction) -> None:
        link = self.any_of(Link)
        if link is not None:
            changes = self.pick(
                (
                    {"kind": self.pick(LINK_KINDS)},
                    {"source_id": self.any_of(Element).id},
                    {"target_id": self.any_of(Element).id},
                    {"both": self.flip(), "loop": self.flip()},
                    {"label": self.pick(TEXTS)},
                )
            )
            tx.put(link.replace(**changes))

    def do_cut(self, tx: Transaction) -> None:
        link = self.any_of(Link)
        if link is not None:
            tx.delete([link.id])

    def do_cut_kind(self, tx: Transaction) -> None:
        if self._random.random() < 0.2:
            kind = self.pick(LINK_KINDS)
            tx.delete([link.id for link in self.store.of_type(Link) if link.kind == kind])

    def do_feel(self, tx: Transaction) -> None:
        element, persona = self.any_of(Element), self.any_of(Persona)
        emotion = self.any_of(Emotion)
        if emotion is not None and self.flip():
            tx.put(emotion.replace(value=self.pick((None, -2.0, 0.5, 3.0))))
        elif element is not None and persona is not None:
            tx.put(
                Emotion(id=self.new_id(), persona_id=persona.id, element_id=element.id, value=-1.0)
            )

    def do_insight(self, tx: Transaction) -> None:
        pain, opportunity, metric = (
            self.any_of(PainPoint),
            self.any_of(Opportunity),
            self.any_of(Metric),
        )
        if pain is not None and opportunity is not None:
            ids = self.pick(((), (opportunity.id,)))
            tx.put(pain.replace(opportunity_ids=ids, accepted=self.flip()))
        if metric is not None:
            tx.put(
                metric.replace(n=self.pick((None, 0.0, 3.0, 100.0)), scale=self.pick((5.0, 7.0)))
            )

    def do_step(self, tx: Transaction) -> None:
        steps = self.store.steps
        stage = self.any_of(Stage)
        stage_id = None if stage is None or self.flip() else stage.id
        choice = self._random.randrange(4)
        if choice == 0 or not steps:
            after = self.pick((None, *steps)) if steps else None
            tx.put(
                Step(
                    id=self.new_id(),
                    order=key_between(after.order if after else None, None)
                    if after is None or after is steps[-1]
                    else key_between(after.order, steps[steps.index(after) + 1].order),
                    stage_id=stage_id,
                )
            )
        elif choice == 1 and self._random.random() < 0.4:
            tx.delete([self.pick(steps).id])
        elif choice == 2:
            tx.put(self.pick(steps).replace(stage_id=stage_id))
        else:
            tx.put(self.pick(steps).replace(name=self.pick(TEXTS)))

    def do_stage(self, tx: Transaction) -> None:
        stage = self.any_of(Stage)
        if stage is None or self._random.random() < 0.3:
            tx.put(Stage(id=self.new_id(), order=self.pick(("A", "V", "z")), name=self.pick(TEXTS)))
        elif self._random.random() < 0.2:
            tx.delete([stage.id])
        else:
            tx.put(stage.replace(name=self.pick(TEXTS), no_contact=self.flip()))

    def do_lane(self, tx: Transaction) -> None:
        lane, line = self.any_of(Lane), self.any_of(Line)
        choice = self._random.randrange(3)
        if choice == 0 and lane is not None and self._random.random() < 0.3:
            tx.put(lane.replace(role=self.pick(BLUEPRINT_ROLES)))
        elif choice == 1 and lane is not None:
            row = LaneRow(id=self.new_id(), lane_id=lane.id, order="V", name=self.pick(TEXTS))
            tx.put(row)
            element = self.any_of(Element)
            if element is not None:
                tx.put(element.replace(row_id=row.id))
        elif line is not None:
            tx.put(line.replace(hidden=self.flip(), after_lane_id=self.any_of(Lane).id))

    def do_document(self, tx: Transaction) -> None:
        blueprint = self.store.blueprint
        changes = self.pick(
            (
                {"kind": self.pick(("service_blueprint", "journey_map"))},
                {"languages": self.pick(((), ("en",), ("en", "zh-CN")))},
                {"default_channel": self.pick(TEXTS)},
                {"scale_max": self.pick((1.0, 2.0, 5.0))},
                {"title": self.pick(TEXTS)},
                {"scenario": self.pick(TEXTS), "state": self.pick((None, "current"))},
            )
        )
        tx.put(blueprint.replace(**changes))

    def do_settings(self, tx: Transaction) -> None:
        tx.put(
            RuleSettings(
                id="settings",
                wait_mark=self.pick(TIMES),
                low_threshold=self.pick((None, -0.1)),
                remote_channels=self.pick((None, ("web",))),
                profile=self.pick((None, None, None, "strict", "recommended")),
            )
        )

    def do_judge(self, tx: Transaction) -> None:
        code = self.pick(all_rules()).code
        if self.flip():
            severity = self.pick(("error", "warning", "advice", "off"))
            tx.put(SeverityOverride(id=f"sev-{code}", code=code, severity=severity))
            return
        element = self.any_of(Element)
        subject = None if element is None or self.flip() else element.id
        tx.put(Suppression(id=self.new_id(), code=code, subject_id=subject))
