"""Blocks as people copy them from Excel: merged cells, banners, headings of their own."""

from __future__ import annotations

from sheets import cell, paste, sample

from cxdesigner.editor.document import Document
from cxdesigner.formats.templates import load_template
from cxdesigner.model.element import Element
from cxdesigner.model.stage import Step


def outpatient() -> Document:
    return Document(load_template("outpatient"), language="en")


def stages(document: Document, made: tuple[str, ...]) -> list[str]:
    return [cell(document, key, "stage") for key in made]


def at_the_end(document: Document, text: str) -> tuple[str, ...]:
    return paste(document, text, top=document.store.count(Element))


def test_an_empty_cell_of_merged_stages_means_the_stage_above() -> None:
    document = outpatient()
    made = at_the_end(
        document,
        "Stage\tLane\tTitle\tDuration\tEmotion\n"
        "Book\tCustomer actions\tA\t10\t1\n"
        "\t\tB\t20\t2\n"
        "\t\tC\t5\t0\n"
        "Pay and collect\tCustomer actions\tD\t10\t1\n"
        "\t\tE\t10\t1\n",
    )
    assert stages(document, made) == ["Book"] * 3 + ["Pay and collect"] * 2
    assert {cell(document, key, "lane") for key in made} == {"Customer actions"}
    places = [document.store.need(Element, key).step_id for key in made]
    assert len(set(places)) == 5
    # Nothing comes to lie on what was there: rows go on behind the last one of the stage.
    assert all(
        len(document.store.elements_in(document.store.need(Element, key).lane_id, step)) == 1
        for key, step in zip(made, places, strict=True)
    )
    order = [document.store.positions(Step)[step] for step in places if step is not None]
    assert order == sorted(order)
    document.undo()
    assert not document.history.can_undo


def test_merged_steps_and_lanes_mean_those_above_within_the_stage() -> None:
    document = sample()
    made = at_the_end(
        document,
        "Stage\tStep\tLane\tKind\tTitle\n"
        "Stage 1\tBrowse\tCustomer actions\t\tLooks\n"
        "\t\tFrontstage\t\tShows\n"
        "\t\t\tSystem\tLists\n"
        "\t\t\t\tSorts\n"
        "\tChoose\tCustomer actions\t\tTakes\n"
        "\t\t\tProcess\tCounts\n"
        "\t\t\t\tNods\n"
        "Stage 2\t\tCustomer actions\t\tLeaves\n",
    )
    assert [cell(document, key, "step") for key in made[:-1]] == ["Browse"] * 4 + ["Choose"] * 3
    assert stages(document, made) == ["Stage 1"] * 7 + ["Stage 2"]
    assert [cell(document, key, "lane") for key in made] == [
        "Customer actions",
        "Frontstage",
        "Frontstage",
        "Frontstage",
        "Customer actions",
        "Backstage",
        "Customer actions",
        "Customer actions",
    ]


def test_merged_stages_are_known_where_the_block_begins_over_rows_that_are_there() -> None:
    document = sample()
    last = document.store.count(Element) - 1
    made = paste(document, "Stage\tTitle\nStage 1\tPays\n\tTips\n\tWaves\n", top=last)
    assert stages(document, made) == ["Stage 1", "Stage 1"]
