"""Guides in large documents: counted aside, pages that come and go a little at a time."""

import threading
from typing import Any

import pytest
from hands import Hands, settle
from pytestqt.qtbot import QtBot

from cxdesigner.editor.commands.cem import set_score
from cxdesigner.ui.guide import page as page_module
from cxdesigner.ui.guide import panel as panel_module
from cxdesigner.ui.guide.counted import Counted
from cxdesigner.ui.guide.optimise_page import OptimisePage
from cxdesigner.ui.guide.page import RowPage, Rows
from cxdesigner.ui.guide.panel import GuidePanel
from cxdesigner.ui.guide.touchpoint_page import TouchpointPage


def open_guide(hands: Hands, key: str, page: str = "") -> GuidePanel:
    document = hands.document
    document.set_view(guide=document.view_state.guide.show(key))
    if page:
        document.set_view(guide=document.view_state.guide.at(page))
    panel = hands.window.guide.panel
    assert panel is not None
    hands.wait(lambda: panel.page is not None and panel.is_current)
    return panel


def test_a_large_document_is_counted_aside(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panel_module, "LARGE", 0)
    threads: list[threading.Thread] = []
    count = panel_module.counted

    def counted(*args: Any) -> Counted:
        threads.append(threading.current_thread())
        return count(*args)

    monkeypatch.setattr(panel_module, "counted", counted)
    panel = open_guide(hands, "cem")
    assert panel.step.key == "brand"
    # Another page of what is counted already; an edit is counted anew.
    open_guide(hands, "cem", "scores")
    assert panel.step.key == "scores"
    assert len(threads) == 1
    hands.document.run("Edit", set_score, "service", "experience", 1.0)
    hands.wait(lambda: len(threads) == 2 and panel.is_current)
    assert threading.main_thread() not in threads
    open_guide(hands, "journey")
    hands.wait(lambda: panel.steps.count() == 5)


def test_what_cannot_be_counted_is_not_counted_for_ever(
    hands: Hands, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(panel_module, "LARGE", 0)
    asked: list[object] = []

    def counted(*args: Any) -> Counted:
        asked.append(args)
        raise ZeroDivisionError

    monkeypatch.setattr(panel_module, "counted", counted)
    document = hands.document
    with qtbot.capture_exceptions() as errors:
        document.set_view(guide=document.view_state.guide.show("cem"))
        panel = hands.window.guide.panel
        assert panel is not None
        hands.wait(lambda: bool(errors) and panel.is_current)
        settle()
        assert len(asked) == 1
        document.run("Edit", set_score, "service", "experience", 1.0)
        hands.wait(lambda: len(errors) == 2 and panel.is_current)
    assert len(asked) == 2


def test_pages_of_a_guide_that_is_closed_go_card_by_card(hands: Hands) -> None:
    page = open_guide(hands, "journey", "touchpoints").page
    assert isinstance(page, TouchpointPage)
    hands.wait(lambda: len(page.points.cards) > 4)
    gone: list[bool] = []
    page.destroyed.connect(lambda: gone.append(True))
    hands.document.set_view(guide=hands.document.view_state.guide.show(""))
    assert not gone
    hands.wait(lambda: bool(gone))


def test_cards_that_are_still_to_come_do_not_come_when_the_guide_is_closed(hands: Hands) -> None:
    page = open_guide(hands, "journey", "analyse").page
    assert page is not None
    hands.wait(lambda: len(page.findChildren(Rows)) > 4)
    for rows in page.findChildren(Rows):
        rows._later.request()
    hands.document.set_view(guide=hands.document.view_state.guide.show(""))
    # What asks a seat without a document is reported as an error by now.
    settle()
    assert hands.window.guide.panel is not None
    assert hands.window.guide.panel.isHidden()


def test_a_page_that_is_left_makes_no_more_cards_and_goes_on_when_it_is_back(hands: Hands) -> None:
    panel = open_guide(hands, "journey", "touchpoints")
    page = panel.page
    assert isinstance(page, TouchpointPage)
    wanted = len(page.points._find())
    for key in list(page.points.cards)[1:]:
        page.points.cards.pop(key).deleteLater()
    page.points._later.request()
    document = hands.document
    document.set_view(guide=document.view_state.guide.at("draw"))
    settle()
    assert len(page.points.cards) == 1 < wanted
    document.set_view(guide=document.view_state.guide.at("touchpoints"))
    assert panel.page is page
    hands.wait(lambda: len(page.points.cards) == wanted)


def test_lists_within_cards_keep_to_the_time_of_the_list_around_them(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_module, "_SLICE_S", 0.0)
    made: list[int] = []
    panel = open_guide(hands, "journey", "optimise")
    assert isinstance(panel.page, OptimisePage)
    outer, show = panel.page.pains, Rows._show_some

    def noting(rows: Rows, budget: int, **how: bool) -> None:
        known = len(panel.findChildren(RowPage))
        show(rows, budget, **how)
        if not how["is_within"]:
            made.append(len(panel.findChildren(RowPage)) - known)

    monkeypatch.setattr(Rows, "_show_some", noting)
    wanted = len(outer._find())
    hands.wait(lambda: len(outer.cards) == wanted and not outer._later.is_waiting)
    settle()
    assert made
    assert max(made) <= 1
