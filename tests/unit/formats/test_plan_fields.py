"""What an action answers and changed is kept in files, and read from YAML."""

from cxdesigner.formats.cxd_read import read_cxd
from cxdesigner.formats.cxd_write import write_cxd
from cxdesigner.formats.version import CURRENT
from cxdesigner.formats.yaml_import import import_yaml
from cxdesigner.model.insight import Opportunity
from cxdesigner.model.view import RecordView

TEXT = """
stages: [{id: s, name: Visit}]
nodes:
  - {id: c1, lane: customer, kind: touchpoint, stage: s, col: 1, label: Waits}
opportunities:
  - {id: o1, text: Warm tea, status: done, findings: [X06:c1, C10], changed: [c1, nowhere]}
"""


def test_findings_and_changes_come_from_yaml_and_stay_in_a_document() -> None:
    result = import_yaml(TEXT.encode(), "plan.yaml")
    assert [repair.code for repair in result.repairs if "nowhere" in str(repair)] == ["D03"]
    view = RecordView(result.records)
    (idea,) = view.of_type(Opportunity)
    assert idea.findings == ("X06:c1", "C10")
    assert [view.records[key].TYPE for key in idea.changed_ids] == ["element"]
    data = write_cxd(result.records)
    assert f'"version":"{CURRENT}"'.encode() in data
    again = RecordView(read_cxd(data, "plan.cxd").records)
    assert again.of_type(Opportunity) == (idea,)
