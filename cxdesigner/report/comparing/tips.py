"""What has changed about one record, in a few lines."""

from __future__ import annotations

from cxdesigner.base.i18n import _
from cxdesigner.model.comparison import Comparison, subject_id
from cxdesigner.report.comparing.sections import field_rows, record_title, where_words
from cxdesigner.report.comparing.words import ASPECT_NAMES

MOST = 12
"""Lines; what is more is in the table."""


def change_lines(comparison: Comparison, record_id: str, language: str) -> tuple[str, ...]:
    """Return the name of a record and what has changed, in the language in use.

    What is known about an element stands with it. At most ``MOST`` lines and one that tells of
    more; nothing for a record that is as it was.
    """
    lines: list[str] = []
    changes = sorted(
        comparison.by_subject.get(record_id, ()),
        key=lambda one: subject_id(one.record) != one.record.id,
    )
    for change in changes:
        title = record_title(comparison, change, language)
        if change.before is None or change.after is None:
            view = comparison.after if change.before is None else comparison.before
            where = where_words(view, change.record, language)
            words = _(ASPECT_NAMES[change.aspects[0]])
            lines.append(_("{kind}: {name}").format(kind=words, name=title))
            if where:
                lines.append(where)
            continue
        lines.append(title)
        for what, sign, before, now in field_rows(comparison, change, language):
            lines.append(f"{sign} {what}: {before or '–'} → {now or '–'}")
    return (*lines[:MOST], "…") if len(lines) > MOST else tuple(lines)
