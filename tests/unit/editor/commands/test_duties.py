"""Who has which duty: letters, proposals from the lanes, the register."""

from hypothesis import given
from hypothesis import strategies as st
from rules_templates import Edit

from cxdesigner.editor.commands import duties
from cxdesigner.editor.document import Document
from cxdesigner.model.element import Element
from cxdesigner.model.insight import RaciRow
from cxdesigner.model.persona import Role
from cxdesigner.model.text import EMPTY, LocalText
from cxdesigner.report.plan.duties import LETTERS, Duty, DutyTable, duty_table, role_rows

DOCTOR, NURSE, IT = (LocalText.of(name) for name in ("Doctor", "Nurse", "IT"))


def outpatient() -> Document:
    return Document(Edit("C").store.records.values(), language="en")


def table(document: Document) -> DutyTable:
    return duty_table(document.store, "en")


def duty(document: Document, element_id: str) -> Duty:
    return next(one for one in table(document).duties if one.element_id == element_id)


def test_the_lanes_propose_and_nothing_is_stored() -> None:
    document = outpatient()
    found = table(document)
    assert document.store.count(RaciRow) == 2
    assert len(found.proposed_ids) == 12
    assert duty(document, "b3").row_id is not None
    assert not duty(document, "b3").is_proposed
    # Who does it is responsible; without another owner also accountable.
    assert duty(document, "b1").letters == {"triage nurse": "RA"}
    assert duty(document, "f5").letters == {"nurse": "RA", "laboratory": "I"}


def test_where_the_lanes_name_nobody_nothing_is_made_up() -> None:
    document = Document(Edit("C").set("b1", actor=EMPTY, owner=EMPTY).store.records.values())
    found = duty(document, "b1")
    assert (found.letters, found.row_id, found.is_proposed) == ({}, None, False)
    assert "b1" not in table(document).proposed_ids
    assert document.run("x", duties.take_proposals, ["b1"]) == ()


def test_the_owner_is_accountable_and_whoever_gets_information_informed() -> None:
    document = outpatient()
    element = document.store.need(Element, "f4")
    with document.transaction("x") as tx:
        tx.put(element.replace(actor=NURSE, owner=DOCTOR))
    assert duty(document, "f4").letters["nurse"] == "R"
    assert duty(document, "f4").letters["doctor"] == "A"


def test_all_proposals_are_taken_in_one_step_and_only_once() -> None:
    document = outpatient()
    ids = table(document).proposed_ids
    made = document.run("x", duties.take_proposals, ids)
    assert len(made) == 12
    assert table(document).proposed_ids == ()
    assert document.run("x", duties.take_proposals, ids) == ()
    document.undo()
    assert document.store.count(RaciRow) == 2


def test_a_letter_on_a_proposal_keeps_what_was_proposed() -> None:
    document = outpatient()
    document.run("x", duties.toggle_letter, "b1", None, DOCTOR, "C", "en")
    found = duty(document, "b1")
    assert found.letters == {"triage nurse": "RA", "doctor": "C"}
    assert not found.is_proposed


def test_a_second_accountable_party_is_said_by_its_rule_and_not_refused() -> None:
    document = outpatient()
    row = duty(document, "b3")
    document.run("x", duties.toggle_letter, "b3", row.row_id, IT, "A", "en")
    found = duty(document, "b3")
    assert found.code == "D11"
    assert "2 parties are accountable" in found.problem
    for name in ("Pharmacy", "IT"):
        document.run("x", duties.clear_letters, "b3", row.row_id, LocalText.of(name), "en")
    assert duty(document, "b3").code == "D12"


def test_a_row_without_letters_goes() -> None:
    document = outpatient()
    row = duty(document, "b3")
    for name in ("Pharmacy", "Doctor", "Billing"):
        document.run("x", duties.clear_letters, "b3", row.row_id, LocalText.of(name), "en")
    assert row.row_id not in document.store
    # The lanes speak again, and taking away what nobody has changes nothing.
    assert duty(document, "b3").is_proposed
    document.run("x", duties.clear_letters, "b3", None, IT, "en")
    assert duty(document, "b3").is_proposed


def test_the_register_takes_everybody_once_and_a_new_name_goes_along() -> None:
    document = outpatient()
    made = document.run("x", duties.register_parties, "en")
    names = [role.name.text() for role in document.store.of_type(Role)]
    assert len(names) == len(set(names)) == len(made)
    assert {"Doctor", "IT", "Triage nurse"} <= set(names)
    assert document.run("x", duties.register_parties, "en") == ()
    doctor = next(role for role in document.store.of_type(Role) if role.name == DOCTOR)
    before = len(document.history.undo_labels)
    document.run("x", duties.set_role_text, doctor.id, "name", "Physician", "en")
    assert len(document.history.undo_labels) == before + 1
    assert duty(document, "b3").letters["physician"] == "C"
    assert "doctor" not in duty(document, "b3").letters


letters = st.sampled_from(LETTERS)
parties = st.sampled_from((DOCTOR, NURSE, IT))


@given(st.lists(st.tuples(parties, letters), max_size=14))
def test_letters_are_what_was_pressed_an_odd_number_of_times(
    presses: list[tuple[LocalText, str]],
) -> None:
    document = Document(Edit("C").set("b1", actor=EMPTY, owner=EMPTY).store.records.values())
    element_id = "b1"
    wanted: set[tuple[str, str]] = set()
    for name, letter in presses:
        rows = document.store.referring(element_id, RaciRow)
        row_id = rows[0].id if rows else None
        document.run("x", duties.toggle_letter, element_id, row_id, name, letter, "en")  # type: ignore[arg-type]
        wanted ^= {(name.text().casefold(), letter)}
    shown = duty(document, element_id).letters
    assert {(key, one) for key, text in shown.items() for one in text} == wanted
    assert all(text == "".join(sorted(text, key="RACI".index)) for text in shown.values())
    assert len(document.store.referring(element_id, RaciRow)) == bool(wanted)


def test_the_register_is_in_the_order_of_the_drawing_and_not_of_random_ids() -> None:
    document = Document(Edit("B").store.records.values(), language="en")
    document.run("x", duties.register_parties, "en")
    names = [row[0] for row in role_rows(document.store, "en")]
    # The first and last steps of the template, and what lies between.
    assert names[:3] == ["it", "pricing", "greeter"]
    assert names[-2:] == ["care", "marketing"]
    assert [party.key for party in table(document).parties] == names
