from cxdesigner.base.ids import derived_id, new_id, seeded_ids


def test_new_ids_differ_and_carry_their_prefix() -> None:
    found = {new_id("el") for _ in range(1000)}
    assert len(found) == 1000
    assert all(item.startswith("el-") for item in found)


def test_seeded_ids_repeat() -> None:
    with seeded_ids(7):
        first = [new_id("el") for _ in range(3)]
    with seeded_ids(7):
        assert [new_id("el") for _ in range(3)] == first
    assert new_id("el") not in first


def test_derived_ids_depend_on_every_part_and_on_where_parts_end() -> None:
    assert derived_id("link", "ab", "c") == derived_id("link", "ab", "c")
    assert derived_id("link", "ab", "c") != derived_id("link", "a", "bc")
