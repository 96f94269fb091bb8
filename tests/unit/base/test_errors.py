import pickle

import pytest

from cxdesigner.base import errors
from cxdesigner.base.errors import CxError, EditError, FormatError, NewerFormatError


def test_an_error_says_what_happened_and_what_to_do() -> None:
    error = NewerFormatError(
        "This file has format {found}; {known} is known.", hint="Update.", found=9, known=1
    )
    assert str(error) == "This file has format 9; 1 is known. Update."
    assert error.message == "This file has format 9; 1 is known."
    assert error.hint == "Update."
    assert error.params == {"found": 9, "known": 1}


def test_braces_that_a_person_wrote_do_not_hide_the_message() -> None:
    assert str(CxError("No lane {x} here", found=1)) == "No lane {x} here"
    assert str(CxError("Bad text {")) == "Bad text {"
    assert str(CxError("Bad text {", line=3)) == "Bad text {"


@pytest.mark.parametrize(
    ("kind", "parent"),
    [
        (errors.PolicyError, EditError),
        (errors.DanglingReferenceError, EditError),
        (errors.TransactionError, EditError),
        (errors.NewerFormatError, FormatError),
        (errors.DamagedFileError, FormatError),
        (errors.MigrationError, FormatError),
        (errors.LayoutError, CxError),
        (errors.ExportError, CxError),
    ],
)
def test_every_error_has_its_place_in_the_tree(kind: type[CxError], parent: type[CxError]) -> None:
    assert issubclass(kind, parent)
    assert not issubclass(kind, ValueError)


def test_an_error_survives_the_way_between_processes() -> None:
    error = CxError("Line {line}", hint="Repair it.", line=3)
    again = pickle.loads(pickle.dumps(error))
    assert str(again) == str(error)
    assert again.params == {"line": 3}
