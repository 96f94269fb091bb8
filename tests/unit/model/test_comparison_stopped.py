"""A comparison that nobody wants any more ends, wherever it is."""

import pytest

from cxdesigner.base.progress import Stopped, wanted_until
from cxdesigner.formats.templates import load_template
from cxdesigner.model.comparison import compare
from cxdesigner.model.matching import matched_ids
from cxdesigner.model.view import RecordView


@pytest.mark.parametrize("work", [compare, matched_ids])
def test_it_ends_between_two_records(work):
    one, other = RecordView(load_template("hot-pot")), RecordView(load_template("electronics"))
    asked = []

    def is_stopped():
        asked.append(True)
        return len(asked) > 3

    with wanted_until(is_stopped), pytest.raises(Stopped):
        work(one, other)
    assert len(asked) == 4
