"""The filter of the document hides rows of the table."""

from __future__ import annotations

from hands import settle
from PySide6.QtCore import Qt
from table_hands import Cells

from cxdesigner.editor.commands.fields import toggle_mark
from cxdesigner.editor.document import Document
from cxdesigner.editor.filter import EVERYTHING, Filter
from cxdesigner.model.element import Element
from cxdesigner.model.link import Link

WAITS = Filter(marks=("wait",))


def waits(document: Document) -> list[str]:
    return [el.id for el in document.store.of_type(Element) if "wait" in el.marks]


def test_rows_that_do_not_pass_are_hidden_and_counted(cells: Cells, hot_pot: Document) -> None:
    bar, total = cells.table.bar, hot_pot.store.count(Element)
    assert bar.count.text() == f"{total} rows"
    hot_pot.set_view(filter=WAITS)
    settle()
    found = waits(hot_pot)
    assert sorted(cells.table.model.ids) == sorted(found)
    hidden = total - len(found)
    assert bar.count.text() == f"{len(found)} of {total} rows · {hidden} hidden by the filter"
    cells.hands.press_button(bar.all)
    settle()
    assert hot_pot.view_state.filter == EVERYTHING
    assert len(cells.table.model.ids) == total
    assert not bar.all.isVisible()


def test_the_row_worked_on_stays_until_the_person_goes_on(cells: Cells, hot_pot: Document) -> None:
    hot_pot.run("mark", toggle_mark, ["c1"], "wait")
    first, second = waits(hot_pot)[:2]
    hot_pot.set_view(filter=WAITS)
    settle()
    cells.click(first, "label")
    hot_pot.run("mark", toggle_mark, [first], "wait")
    settle()
    assert first in cells.table.model.ids
    cells.click(second, "label")
    settle()
    assert first not in cells.table.model.ids
    assert cells.current == (second, "label")
    hot_pot.undo()
    settle()
    assert set(cells.table.model.ids) == {first, second}


def test_a_new_row_can_be_filled_in(cells: Cells, hot_pot: Document) -> None:
    hot_pot.set_view(filter=WAITS)
    settle()
    before = set(cells.table.model.ids)
    cells.hands.press_button(cells.table.bar.add)
    settle()
    (new,) = set(cells.table.model.ids) - before
    assert cells.current[0] == new


def test_steps_without_anything_that_passes_are_hidden(cells: Cells, hot_pot: Document) -> None:
    hot_pot.set_view(filter=Filter(marks=("nothing has this",)))
    settle()
    assert cells.table.pages.currentWidget() is cells.table.empty
    cells.hands.press_button(cells.table.empty.all)
    settle()
    cells.hands.press_button(cells.table.bar.kinds["steps"])
    hot_pot.set_view(filter=WAITS)
    settle()
    steps = {hot_pot.store.need(Element, key).step_id for key in waits(hot_pot)}
    assert set(cells.table.model.ids) == steps


def test_rows_that_a_filter_hides_are_selected_no_longer(cells: Cells, hot_pot: Document) -> None:
    hot_pot.selection.set(element.id for element in hot_pot.store.of_type(Element))
    hot_pot.set_view(filter=WAITS)
    settle()
    assert set(hot_pot.selection.ids) == set(waits(hot_pot))
    hot_pot.set_view(filter=EVERYTHING)
    hot_pot.selection.set(element.id for element in hot_pot.store.of_type(Element))
    hot_pot.selection.add(link.id for link in hot_pot.store.of_type(Link)[:1])
    cells.table.bar.filter.setText("平板")
    cells.table.commit()
    settle()
    elements = [one.id for one in hot_pot.selection.records(Element)]
    assert sorted(elements) == sorted(cells.table.model.ids)
    assert hot_pot.selection.records(Link), "what has no row is none of the table's business"


def test_what_is_selected_is_still_found_in_another_editor(cells: Cells, hot_pot: Document) -> None:
    hands = cells.hands
    hands.key("1", Qt.KeyboardModifier.AltModifier)
    hot_pot.set_view(filter=WAITS)
    first, other, last = waits(hot_pot)[0], "c3", "c4"
    for key in "32":
        hot_pot.selection.set((first, other, last))
        hands.key(key, Qt.KeyboardModifier.AltModifier)
        settle()
        # What was pointed at last is shown, what nobody sees is left alone.
        assert set(hot_pot.selection.ids) == {first, last}
        hands.key("1", Qt.KeyboardModifier.AltModifier)
        assert set(hot_pot.selection.ids) == {first, last}
    hands.key("2", Qt.KeyboardModifier.AltModifier)
    assert set(cells.table.model.ids) == {first, last}
