from builders import BlueprintBuilder
from cxdesigner.analysis.critical import critical_path

# Domain 4.8: node → (work, wait), and ES, EF, slack.
WORKED = {
    "A": (2, 0, 0, 2, 0),
    "B": (0, 15, 2, 17, 0),
    "C": (5, 0, 17, 22, 0),
    "D": (12, 0, 22, 34, 0),
    "E": (4, 0, 22, 26, 8),
    "F": (3, 5, 34, 42, 0),
    "G": (2, 0, 42, 44, 0),
}


def worked() -> BlueprintBuilder:
    bp = BlueprintBuilder(steps=7)
    for step, (key, (work, wait, *_)) in enumerate(WORKED.items(), start=1):
        bp.element(key, "customer", step, work=work, wait=wait)
    for source, target in ("AB", "BC", "CD", "CE", "DF", "EF", "FG"):
        bp.link(source, target)
    return bp


def test_slack_table_of_domain_4_8() -> None:
    found = critical_path(worked().store())
    assert found.minutes == 44
    assert found.path == ("A", "B", "C", "D", "F", "G")
    assert {
        row.element_id: (row.slot.earliest_start, row.slot.earliest_finish, row.slot.slack)
        for row in found.rows
    } == {key: (start, finish, slack) for key, (_w, _v, start, finish, slack) in WORKED.items()}
    assert [row.element_id for row in found.rows if not row.critical] == ["E"]


def test_loops_are_left_out_and_circles_opened() -> None:
    bp = worked()
    bp.link("G", "C", loop=True)
    assert not critical_path(bp.store()).cyclic
    bp.link("F", "B")
    found = critical_path(bp.store())
    assert (found.cyclic, found.minutes) == (True, 44)


def test_the_whole_flow_holds_the_lanes_of_the_provider_too() -> None:
    bp = worked()
    bp.element("K", "backstage", 7, work=9)
    bp.element("L", "backstage", 7, work=1)
    bp.link("K", "L")
    view = bp.store()
    assert "K" not in {row.element_id for row in critical_path(view).rows}
    whole = {row.element_id: row.slot.slack for row in critical_path(view, whole=True).rows}
    assert whole["K"] == whole["L"] == 34


def test_without_flow_there_is_no_path() -> None:
    bp = BlueprintBuilder(steps=1)
    bp.element("a", "customer", 1, work=5)
    found = critical_path(bp.store())
    assert (found.rows, found.path, found.minutes) == ((), (), 0)
