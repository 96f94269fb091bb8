from builders import BlueprintBuilder
from cxdesigner.analysis.closure import feedback_closure
from cxdesigner.formats.templates import load_template
from cxdesigner.model.insight import Feedback
from cxdesigner.model.view import RecordView


def test_template_a_of_domain_4_17() -> None:
    found = feedback_closure(RecordView(load_template("hot-pot")))
    assert (len(found.closed), len(found.heard), len(found.told)) == (1, 1, 0)
    assert (found.closed_share, found.told_share) == (1, 0)


def test_what_nobody_listened_to_is_not_counted() -> None:
    bp = BlueprintBuilder()
    bp.add(Feedback(id="a", listen="Survey", closed=True, told_customer=True))
    bp.add(Feedback(id="b", listen="Hotline"))
    bp.add(Feedback(id="c", closed=True))
    found = feedback_closure(bp.store())
    assert (found.heard, found.closed, found.told) == (("a", "b"), ("a",), ("a",))
    assert (found.closed_share, found.told_share) == (0.5, 0.5)


def test_no_feedback_has_no_share() -> None:
    found = feedback_closure(BlueprintBuilder().store())
    assert (found.closed_share, found.told_share) == (None, None)
