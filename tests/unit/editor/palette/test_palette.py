"""What the palette offers and does."""

from pathlib import Path

import pytest

from cxdesigner.base.i18n import use_language
from cxdesigner.editor.commands.text import set_text
from cxdesigner.editor.palette.entries import NOT_LISTED, menu_path
from cxdesigner.editor.palette.other_names import OTHER_NAMES
from cxdesigner.editor.palette.reasons import why_not
from cxdesigner.editor.palette.search import Palette
from cxdesigner.model.element import Element
from cxdesigner.model.text import LocalText


@pytest.fixture
def palette(session, registry, document):
    found = Palette(session, registry)
    found.open()
    return found


def titles(palette, query):
    return [entry.title for entry in palette.answer(query)]


def test_commands_are_found_with_menu_and_run(palette, session, document):
    entry = next(e for e in palette.answer("select all") if e.key == "edit.select_all")
    assert (entry.kind, entry.detail, entry.is_ready) == ("command", "Edit › Select", True)
    assert palette.run(entry)
    assert len(document.selection) == 3


def test_every_action_is_offered(palette, registry):
    offered = {command.action.id for command in palette._commands}
    assert {action.id for action in registry} - offered == NOT_LISTED


def test_commands_are_found_in_the_language_in_use_and_in_english(session, registry, document):
    with use_language("zh-CN"):
        palette = Palette(session, registry)
        palette.open()
        assert titles(palette, "全选")[0] == "全选"
        assert "全选" in titles(palette, "select all")
        assert menu_path(registry["view.emotion_off"]) == "视图 › 情感曲线"


@pytest.mark.parametrize(
    ("language", "query", "action"),
    [("zh-TW", "全选", "edit.select_all"), ("zh-CN", "全選", "edit.select_all"),
     ("en", "全选", "edit.select_all"), ("zh-TW", "打印", "file.print"),
     ("zh-TW", "幻灯片", "view.present"), ("zh-CN", "匯出", "file.export")],
)  # fmt: skip
def test_commands_are_found_in_the_other_script(
    session, registry, document, language, query, action
):
    with use_language(language):
        palette = Palette(session, registry)
        palette.open()
        assert action in [entry.key for entry in palette.answer(query)][:3]


@pytest.mark.parametrize("query", ["样式", "阶段"])
def test_a_chinese_name_goes_before_the_menu_it_stands_in(session, registry, document, query):
    # Chinese writes words without spaces: what is inside a name is a word of it.
    document.selection.set(["a"])
    with use_language("zh-CN"):
        palette = Palette(session, registry)
        palette.open()
        found = [entry for entry in palette.answer(query) if entry.is_ready]
        named = [query in entry.title for entry in found]
        assert named == sorted(named, reverse=True)


@pytest.mark.parametrize(
    ("query", "action"),
    [("quanxuan", "edit.select_all"), ("qx", "edit.select_all"), ("daochu", "file.export"),
     ("chongzuo", "edit.redo"), ("dao chu", "file.export"), ("yulan", None),
     ("pianhao", "edit.preferences")],
)  # fmt: skip
def test_commands_are_found_by_the_letters_of_their_chinese_names(
    session, registry, document, query, action
):
    palette = Palette(session, registry)
    palette.open()
    assert action not in [entry.key for entry in palette.answer(query)][:1]
    with use_language("zh-CN"):
        palette = Palette(session, registry)
        palette.open()
        found = [entry.key for entry in palette.answer(query)]
    assert found[:1] == ([action] if action else [])


@pytest.mark.parametrize(
    ("query", "action"),
    [("split stage", "arrange.split_stage"), ("merge stages", "arrange.merge_stages"),
     ("add persona", "insert.persona"), ("settings", "edit.preferences"),
     ("sticky", "insert.note"), ("slideshow", "view.present"), ("split", "arrange.split_stage"),
     ("rename lane", "edit.rename"), ("search", "edit.find"), ("bold", "style.text_weight"),
     ("add column", "insert.step_after"), ("photo", "insert.picture"),
     ("share", "file.export"), ("history", "edit.history"),
     ("restore", "file.versions"), ("difference", "compare.file"),
     ("curve overlay", "view.emotion_overlay"), ("mood overlay", "view.emotion_overlay"),
     ("hide curve", "view.emotion_off"), ("curve on top", "view.emotion_overlay")],
)  # fmt: skip
def test_commands_are_found_by_what_other_programs_call_them(palette, query, action):
    assert [entry.key for entry in palette.answer(query)][:1] == [action]


def test_other_names_do_not_hide_which_choice_is_meant(palette):
    assert titles(palette, "dark mode") == ["Colours of the window: Dark"]


def test_other_names_are_those_of_actions_and_in_the_language_in_use(session, registry, document):
    assert OTHER_NAMES.keys() <= {action.id for action in registry}
    with use_language("zh-CN"):
        palette = Palette(session, registry)
        palette.open()
        assert "arrange.split_stage" in [entry.key for entry in palette.answer("拆分")]
        assert palette.answer("叠加")[0].key == "view.emotion_overlay"


def test_a_curve_over_the_lane_is_found_as_an_overlay(palette):
    assert "view.emotion_overlay" in [entry.key for entry in palette.answer("overlay")]


def test_choices_of_a_list_are_commands(palette, session):
    entry = palette.answer("colours dark")[0]
    assert entry.title == "Colours of the window: Dark"
    palette.run(entry)
    assert session.settings.value.theme == "dark"


def test_elements_are_found_by_title_detail_and_channel(palette, document, session, host):
    with document.transaction() as tx:
        element = document.store.need(Element, "f")
        tx.put(element.replace(detail="wipes the table", channel=LocalText.of("小程序")))
    assert palette.answer("wipes")[0].key == "f"
    entry = palette.answer("小程")[0]
    assert "小程序" in entry.detail
    palette.run(entry)
    assert document.selection.ids == ("f",)
    assert ("reveal", "f") in host.calls
    assert palette.answer("")[0].key == "f"


@pytest.mark.parametrize("query", ["dengwei", "daodian", "dw", "dao dengwei"])
def test_elements_and_stages_are_found_by_the_letters_of_their_chinese_names(
    palette, document, query
):
    for key in ("f", "stage-1"):
        document.run("x", set_text, key, "到店等位", "zh-CN")
    found = {entry.key for entry in palette.answer(query)}
    assert {"f", "stage-1"} <= found
    document.run("x", set_text, "f", "点餐", "zh-CN")
    assert "f" not in {entry.key for entry in palette.answer(query)}


def test_the_index_follows_edits(palette, document):
    assert "stage-1" in [entry.key for entry in palette.answer("stage 1")]
    document.run("x", set_text, "stage-1", "Arrival", "en")
    assert palette.answer("arrival")[0].key == "stage-1"
    with document.transaction() as tx:
        tx.delete(["a"])
    assert "a" not in [entry.key for entry in palette.answer("a")]
    document.undo()
    assert "a" in [entry.key for entry in palette.answer("a")]


def test_what_is_typed_on_narrows_what_was_found(palette, document):
    for step in range(1, 5):
        document.run("x", set_text, f"step-{step}", f"Moment {step}", "en")
    assert len([e for e in palette.answer("mom") if e.kind == "record"]) == 4
    assert [e.key for e in palette.answer("moment 3") if e.kind == "record"] == ["step-3"]
    assert len([e for e in palette.answer("mom") if e.kind == "record"]) == 4


def test_recent_files_are_found(session, registry, document, home: Path):
    path = home / "Hot pot.cxd"
    path.write_text("x")
    session.state.set(session.state.value.with_recent(path))
    palette = Palette(session, registry)
    palette.open()
    entry = palette.answer("hot p")[0]
    assert (entry.kind, entry.title, entry.detail) == ("file", "Hot pot.cxd", str(home))


@pytest.mark.parametrize("typed", ["huoguo", "hg", "mendian"])
def test_recent_files_with_chinese_names_are_found_by_letters(
    session, registry, document, home: Path, typed
):
    path = home / "火锅门店.cxd"
    path.write_text("x")
    session.state.set(session.state.value.with_recent(path))
    palette = Palette(session, registry)
    palette.open()
    assert path.name in [entry.title for entry in palette.answer(typed) if entry.kind == "file"]


def test_used_commands_come_first_when_nothing_is_typed(palette, session):
    palette.run(palette.answer("select all")[0])
    palette.run(palette.answer("zoom in")[0])
    assert [entry.key for entry in palette.answer("")][:2] == ["view.zoom_in", "edit.select_all"]


def test_what_does_not_apply_says_why_and_does_nothing(palette, session, host, document):
    entry = next(e for e in palette.answer("reverse") if e.key == "link.reverse")
    assert entry.why_not == "Select a link first."
    assert not palette.run(entry)
    assert host.told == ["Select a link first."]


@pytest.mark.parametrize(
    ("action", "reason"),
    [
        ("edit.undo", "There is nothing to take back."),
        ("edit.paste", "The clipboard is empty."),
        ("insert.link", "Select an element first."),
        ("arrange.stage_longer", "Select a stage first."),
        ("edit.select_all", ""),
    ],
)
def test_reasons(registry, session, document, action, reason):
    assert why_not(registry[action], session.context) == reason


def test_every_action_that_does_not_apply_has_a_reason(registry, session, document):
    for ids in ((), ("a",), ("a", "b"), ("step-1",), ("stage-1",), ("lane-customer",)):
        document.selection.set(ids)
        for action in registry:
            assert bool(why_not(action, session.context)) != action.when(session.context)


def test_without_a_document_commands_are_still_found(session, registry):
    palette = Palette(session, registry)
    palette.open()
    assert palette.answer("new blue")[0].key == "file.new"
    assert palette.answer("check blueprint")[0].why_not == "No blueprint is open."


def test_what_stands_in_a_menu_within_a_menu_says_of_what_it_is(palette):
    assert "Emotion curve: Hidden" in titles(palette, "hidden")
    entry = palette.answer("kind of link flow")[0]
    assert (entry.key, entry.title) == ("link.kind_flow", "Kind of link: Flow")
