"""Keys over stretches of places, against a list of where each lies."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cxdesigner.scene.spread import Spread

PLACES = st.integers(0, 200)


@given(st.data())
def test_keys_are_found_where_they_were_noted(data: st.DataObject) -> None:
    spread, count = Spread(150), 150
    noted: dict[str, tuple[int, int]] = {}
    for step in range(data.draw(st.integers(1, 25))):
        match data.draw(st.sampled_from(("add", "add", "discard", "replace"))):
            case "add":
                first, last = sorted((data.draw(PLACES), data.draw(PLACES)))
                noted[str(step)] = first, last
                spread.add(str(step), first, last)
                count = max(count, last + 1)
            case "discard" if noted:
                key = data.draw(st.sampled_from(sorted(noted)))
                spread.discard(key, *noted.pop(key))
            case "replace":
                first, end = sorted((data.draw(PLACES), data.draw(PLACES)))
                for key, stretch in list(noted.items()):
                    if stretch[0] < end and stretch[1] >= first:
                        spread.discard(key, *noted.pop(key))
                new = data.draw(st.integers(0, 80))
                spread.replace(first, end, new)
                by = new - (end - first)
                noted = {
                    key: (one + by, last + by) if one >= end else (one, last)
                    for key, (one, last) in noted.items()
                }
            case _:
                pass
        places = data.draw(st.sets(PLACES, max_size=6))
        assert spread.at(places) == {
            key for key, (one, last) in noted.items() if any(one <= at <= last for at in places)
        }
        first, end = sorted((data.draw(PLACES), data.draw(PLACES)))
        assert spread.within(first, end) == {
            key for key, (one, last) in noted.items() if one < end and last >= first
        }
