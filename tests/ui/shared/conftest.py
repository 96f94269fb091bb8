"""One window for all tests of a module, which takes longer than most of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from program import hot_pot_of_its_own

from cxdesigner.editor.document import Document
from cxdesigner.ui.assembly import Editor


@pytest.fixture(scope="module")
def editor(program: Editor) -> Editor:
    return program


@pytest.fixture
def hot_pot(program: Editor) -> Iterator[Document]:
    with hot_pot_of_its_own(program) as document:
        yield document
