from builders import BlueprintBuilder
from cxdesigner.analysis.coverage import coverage
from cxdesigner.formats.templates import load_template
from cxdesigner.model.view import RecordView


def test_level_profile_of_template_a() -> None:
    found = coverage(RecordView(load_template("hot-pot")))
    assert len(found.touchpoints) == 8
    assert found.of("levels").counts == (("1", 1), ("2", 2), ("3", 3), ("4", 2))
    assert found.of("levels").empty == ()


def test_columns_that_no_touchpoint_addresses_are_named() -> None:
    bp = BlueprintBuilder(steps=2)
    bp.element("a", "customer", 1, modules=("sense", "feel"), factors=("price", "price"))
    bp.element("b", "customer", 2, modules=("feel", "think", "act"), factors=("green",))
    bp.element("c", "customer", 2, kind="action", modules=("relate",))
    bp.element("f", "frontstage", 1, modules=("relate",))
    found = coverage(bp.store())
    assert found.of("modules").empty == ("relate",)
    assert dict(found.of("modules").columns)["feel"] == ("a", "b")
    assert dict(found.of("factors").counts) == {
        "product": 0,
        "service": 0,
        "relationship": 0,
        "convenience": 0,
        "brand": 0,
        "price": 1,
        "green": 1,
    }
    assert not found.of("servqual").used
    assert len(found.of("servqual").empty) == 5
