"""What the table remembers of how it is looked at."""

from pathlib import Path

from sheets import sample

from cxdesigner.editor import view_memory
from cxdesigner.editor.commands.rows import add_row
from cxdesigner.editor.settings import open_state
from cxdesigner.editor.sheet.sheet import Sheet
from cxdesigner.editor.sheet.state import Layout, TableState


def keys(layout: Layout) -> list[str]:
    document = sample()
    document.set_view(table=TableState(elements=layout))
    return [column.key for column in Sheet(document).columns]


def test_clicks_on_a_head_sort_rising_falling_not_at_all() -> None:
    rising = Layout().sorted_by("label")
    assert rising.sort == (("label", False),)
    falling = rising.sorted_by("label")
    assert falling.sort == (("label", True),)
    assert falling.sorted_by("label").sort == ()


def test_with_shift_a_column_is_added_turned_and_taken_out() -> None:
    two = Layout().sorted_by("lane").sorted_by("label", more=True)
    assert two.sort == (("lane", False), ("label", False))
    turned = two.sorted_by("lane", more=True)
    assert turned.sort == (("lane", True), ("label", False))
    assert turned.sorted_by("lane", more=True).sort == (("label", False),)


def test_columns_are_hidden_shown_and_reordered() -> None:
    assert "row" not in keys(Layout())
    assert "std" in keys(Layout().with_column("std", True))
    assert "detail" not in keys(Layout().with_column("detail", False))
    assert keys(Layout(order=("label", "lane")))[:3] == ["label", "lane", "stage"]


def test_empty_cells_come_last_whichever_way_the_order_goes() -> None:
    for falls in (False, True):
        document = sample()
        document.set_view(table=TableState(elements=Layout(sort=(("emotion", falls),))))
        ids = Sheet(document).rows.ids
        assert ids[:2] == (["pay", "queue"] if falls else ["queue", "pay"])


def test_rows_are_filtered_by_words_and_by_values() -> None:
    document = sample()
    document.set_view(table=TableState(elements=Layout(query="tablet order")))
    assert Sheet(document).rows.ids == ["order"]
    layout = Layout().with_allowed("lane", frozenset({"Frontstage", "Physical evidence"}))
    document.set_view(table=TableState(elements=layout))
    assert Sheet(document).rows.ids == ["greet", "menu"]
    assert layout.with_allowed("lane", None) == Layout()


def test_a_row_stays_in_sight_while_it_is_edited_and_new_ones_appear() -> None:
    document = sample()
    document.set_view(table=TableState(elements=Layout(query="queue")))
    sheet = Sheet(document)
    document.changed.connect(sheet.follow)
    with document.transaction("Rename") as tx:
        queue = tx.view.records["queue"]
        tx.put(queue.replace(label="Stand"))
        tx.put(queue.replace(id="new", label="Other", order="z"))
        tx.put(tx.view.records["pay"].replace(detail="x"))
    assert sheet.rows.ids == ["queue", "new"]
    assert Sheet(document).rows.ids == []


def test_a_file_is_looked_at_again_as_it_was(tmp_path: Path) -> None:
    document = sample()
    document.set_saved(tmp_path / "a.cxd")
    layout = Layout(("label",), sort=(("wait", True),), widths=(("label", 300),), query="a")
    table = TableState("steps", layout.with_allowed("kind", frozenset({"Action"})))
    document.set_view(table=table)
    state = open_state()
    view_memory.remember(state, document)
    again = sample()
    again.set_saved(tmp_path / "a.cxd")
    view_memory.restore(open_state().value, again)
    assert again.view_state.table == table


def test_the_column_of_rows_comes_with_the_first_row_in_a_lane() -> None:
    document = sample()
    sheet = Sheet(document)
    document.changed.connect(sheet.follow)
    document.run("Add row", add_row, "lane-support")
    assert "row" in [column.key for column in sheet.columns]
    document.undo()
    assert "row" not in [column.key for column in sheet.columns]
