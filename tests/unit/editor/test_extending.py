"""Shift and an arrow key select more of the same."""

from cxdesigner.editor.commands.stages import group_steps


def test_shift_and_an_arrow_the_other_way_select_less(registry, session, document):
    document.selection.set(["a"])
    registry.run("select.right_more", session)
    registry.run("select.down_more", session)
    assert document.selection.ids == ("a", "b", "f")
    registry.run("select.up_more", session)
    assert document.selection.ids == ("a", "b")
    registry.run("select.left_more", session)
    assert document.selection.ids == ("a",)


def test_elements_are_not_extended_to_the_heads_of_the_grid(registry, session, document):
    # Delete would take the whole lane, or the step.
    document.selection.set(["b", "a"])
    registry.run("select.left_more", session)
    registry.run("select.up_more", session)
    assert document.selection.ids == ("b", "a")
    document.selection.set(["step-1"])
    registry.run("select.right_more", session)
    registry.run("select.up_more", session)
    registry.run("select.down_more", session)
    assert document.selection.ids == ("step-1", "step-2")


def test_a_collapsed_stage_is_no_way_to_the_head_of_the_lane(registry, session, document):
    document.run("stage", group_steps, ["step-1"])
    (stage_id,) = document.selection.ids
    document.set_view(collapsed_stages=(stage_id,))
    document.selection.set(["b"])
    registry.run("select.left_more", session)
    assert document.selection.ids == ("b",)


def test_from_an_empty_cell_shift_and_an_arrow_go_on_from_there(registry, session, document):
    document.selection.set_cell(("lane-customer", "step-3"))
    registry.run("select.left_more", session)
    assert document.selection.ids == ("b",)
