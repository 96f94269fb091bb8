import pytest

from builders import BlueprintBuilder
from cxdesigner.analysis.cem import CemResult, CemRow, cem, cem_result
from cxdesigner.formats.templates import load_template
from cxdesigner.model.method import CemFactor, CemTable
from cxdesigner.model.view import RecordView

# What the seed text states (domain 4.1): experience, expectation, importance, ideal.
STATED = {
    "product": (6, 7, None, 6),
    "service": (6, None, None, 6),
    "relationship": (4, None, None, 4),
    "convenience": (5, 7, 9, 10),
    "brand": (7, 7, None, 7),
    "price": (7, 7, None, 7),
}


def table(rows=STATED, **importance: float) -> CemResult:
    return cem_result(
        CemFactor(
            id=f"cem-{factor}",
            factor=factor,
            experience=experience,
            expectation=expectation,
            importance=importance.get(factor, weight),
            ideal=ideal,
        )
        for factor, (experience, expectation, weight, ideal) in rows.items()
    )


def by_factor(result: CemResult) -> dict[str, CemRow]:
    return {row.factor: row for row in result.rows}


def test_what_the_seed_states() -> None:
    rows = by_factor(table())
    assert {key: row.satisfaction for key, row in rows.items()} == {
        "product": -1,
        "service": None,
        "relationship": None,
        "convenience": -2,
        "brand": 0,
        "price": 0,
    }
    assert rows["convenience"].weighted == -18
    assert {key: row.gap for key, row in rows.items()} == {
        "product": 0,
        "service": 0,
        "relationship": 0,
        "convenience": -5,
        "brand": 0,
        "price": 0,
    }


def test_an_empty_input_leaves_what_follows_empty() -> None:
    rows = by_factor(table())
    assert rows["service"].satisfaction is rows["service"].weighted is None
    assert rows["product"].weighted is None


@pytest.mark.parametrize("weight", range(11))
def test_convenience_is_the_key_whatever_the_lost_weights_were(weight: int) -> None:
    lost = dict.fromkeys(("product", "service", "relationship", "brand", "price"), weight)
    found = table(**lost)
    assert found.lowest == ("convenience",)
    assert by_factor(found)["product"].weighted == -weight
    assert by_factor(found)["brand"].weighted == by_factor(found)["price"].weighted == 0


def test_the_template_has_the_complete_table() -> None:
    found = cem(RecordView(load_template("electronics")))
    assert found is not None
    assert [row.factor for row in found.rows] == list(STATED)
    assert [row.weighted for row in found.rows] == [-6, 0, 0, -18, 0, 0]
    assert [row.gap for row in found.rows] == [0, 0, 0, -5, 0, 0]
    assert found.total == -24
    assert found.mean == pytest.approx(-0.6154, abs=0.00005)
    assert found.lowest == found.chosen == found.key == ("convenience",)


def test_assumed_cells_and_what_follows_from_them_are_marked() -> None:
    found = cem(RecordView(load_template("electronics")))
    assert found is not None
    rows = by_factor(found)
    marked = {
        key: [column for column, _ in row.provenance if row.is_assumed(column)]
        for key, row in rows.items()
    }
    assert marked == {
        "product": ["importance", "weighted"],
        "service": ["expectation", "importance", "satisfaction", "weighted"],
        "relationship": ["expectation", "importance", "satisfaction", "weighted"],
        "convenience": [],
        "brand": ["importance", "weighted"],
        "price": ["importance", "weighted"],
    }
    assert dict(rows["convenience"].provenance) == {
        "experience": "stated",
        "expectation": "stated",
        "importance": "stated",
        "ideal": "stated",
        "satisfaction": "derived",
        "weighted": "derived",
        "gap": "derived",
    }


def test_a_tie_lists_all() -> None:
    rows = {"price": (5, 7, 6, None), "brand": (6, 7, 12, None), "own": (4, 7, 4, None)}
    assert table(rows).lowest == ("brand", "price", "own")


def test_without_dissatisfaction_the_key_is_the_choice_of_the_designer() -> None:
    rows = {"price": (7, 7, 6, None), "brand": (8, 7, 6, None)}
    assert table(rows).lowest == ()
    bp = BlueprintBuilder()
    bp.add(CemTable(id="cem", key_experiences=("brand",)))
    bp.add(CemFactor(id="f", factor="brand", experience=8, expectation=7, importance=6))
    found = cem(bp.store())
    assert found is not None
    assert (found.lowest, found.key) == ((), ("brand",))


def test_an_importance_of_nothing_weighs_nothing() -> None:
    found = table({"price": (5, 7, 0, None)})
    assert (found.rows[0].weighted, found.lowest, found.mean) == (0, (), None)


def test_stored_cells_that_are_stale_are_not_believed() -> None:
    row = CemFactor(id="f", factor="price", experience=5, expectation=7, satisfaction=9.0)
    assert cem_result([row]).rows[0].satisfaction == -2


def test_a_blueprint_without_the_method_has_no_table() -> None:
    assert cem(BlueprintBuilder().store()) is None
    begun = BlueprintBuilder()
    begun.add(CemTable(id="cem"))
    found = cem(begun.store())
    assert found is not None
    assert (found.rows, found.total, found.mean) == ((), None, None)
