"""What the columns of a table probably mean, by the words of its header and by its cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from cxdesigner.editor.data_in.cells import is_empty, read_answer, read_number, tidy
from cxdesigner.editor.data_in.columns import IGNORED, SCALED, Column, Role
from cxdesigner.editor.data_in.names import Names, name_key
from cxdesigner.editor.data_in.wide import wide_columns
from cxdesigner.editor.headings import (
    SEARCHED,
    WORDS,
    in_brackets,
    scale_said,
    unit_of_time,
    without_brackets,
)
from cxdesigner.formats.tabular.sheet import Row, Sheet, column_name

Layout = Literal["answers", "touchpoints", "columns"]
LAYOUTS: tuple[Layout, ...] = ("answers", "touchpoints", "columns")
"""One row for each answer, or for each touchpoint with what was measured there, or for each person
with a column for each touchpoint."""

_WORDS: dict[Role, str] = {
    "touchpoint": (
        f"{WORDS['touchpoint']}|{WORDS['step']}|touchpoint id|element|element id|element name|"
        "触点编号|环节|環節"
    ),
    "persona": (
        "persona|personas|segment|customer segment|customer type|user type|group|"
        "人物画像|用户画像|画像|角色|人群|客群|用户类型|客户类型|人物誌|客群分類|使用者類型|用戶類型"
    ),
    "nps": (
        "nps|nps score|net promoter|net promoter score|likelihood to recommend|"
        "how likely are you to recommend us|would you recommend us|recommendation|"
        "推荐意愿|推荐度|推荐值|净推荐值|推薦意願|推薦度|淨推薦值|是否愿意推荐|是否願意推薦"
    ),
    "csat": (
        "csat|csat score|satisfaction|satisfaction score|customer satisfaction|rating|score|stars|"
        "how satisfied are you|满意度|满意度评分|评分|打分|得分|星级|总体满意度|"
        "滿意度|滿意度評分|評分|得分|星等|整體滿意度"
    ),
    "ces": (
        "ces|ces score|effort|effort score|customer effort|customer effort score|ease|"
        "how easy was it|费力度|费力程度|容易程度|客户费力度|省力程度|费力指数|"
        "費力度|費力程度|容易程度|客戶費力度|顧客費力度"
    ),
    "emotion": WORDS["emotion"],
    "wait": WORDS["wait"],
    "duration": WORDS["duration"],
    "n": (
        "n|count|answers|responses|number of answers|number of responses|sample|sample size|"
        "respondents|答案数|回答数|样本量|样本数|人数|份数|回收数|答案數|回答數|樣本數|人數|份數"
    ),
    "date": (
        "date|day|answered|answered on|submitted|submitted at|timestamp|time stamp|completed|"
        "日期|提交时间|填写时间|作答时间|答题时间|调查日期|时间戳|时间戳记|"
        "提交時間|填寫時間|作答時間|調查日期|時間戳|時間戳記"
    ),
    "comment": (
        "comment|comments|quote|verbatim|open answer|remark|remarks|feedback|free text|suggestion|"
        "why|评论|意见|反馈|建议|留言|原话|备注|开放题|意见反馈|評論|意見|回饋|建議|留言|原話|備註|開放題"
    ),
}
_ROLE_OF: dict[str, Role] = {
    name_key(word): role for role, words in _WORDS.items() for word in words.split("|")
}
_LOOKED_AT = 500

_TELLS: tuple[tuple[str, Role], ...] = (
    ("nps", "nps"),
    ("csat", "csat"),
    ("ces", "ces"),
    ("recommend", "nps"),
    ("推荐", "nps"),
    ("推薦", "nps"),
    ("satisf", "csat"),
    ("满意", "csat"),
    ("滿意", "csat"),
    ("effort", "ces"),
    ("费力", "ces"),
    ("費力", "ces"),
    ("easy", "ces"),
)
"""Parts of a longer question that say what it asks for; taken where the cells are answers."""


@dataclass(frozen=True, slots=True)
class Plot:
    """How a table is read: its layout, its header and its columns.

    ``header`` is the index of the row with the names of the columns.
    """

    layout: Layout
    header: int
    columns: tuple[Column, ...]

    def places(self, *roles: Role) -> list[int]:
        """Return the indexes of the columns with one of some roles."""
        return [at for at, column in enumerate(self.columns) if column.role in roles]


def header_row(sheet: Sheet) -> int:
    """Return the index of the header: the first row with two known names, else the first."""
    for at, row in enumerate(sheet.rows[:SEARCHED]):
        known = {role for cell in row.cells if (role := _role_of(cell)) is not None}
        if len(known) >= 2:
            return at
    return 0


def titles(sheet: Sheet, header: int) -> tuple[str, ...]:
    """Return the names of all columns, no two alike; the letter of one that has none."""
    row = sheet.rows[header] if header < len(sheet.rows) else Row(0, ())
    found: list[str] = []
    for at in range(sheet.width):
        title = " ".join(row.cell(at).split())
        letter = column_name(at + 1)
        found.append(title if title and title not in found else f"{title} {letter}".strip())
    return tuple(found)


def signature(sheet: Sheet, header: int) -> str:
    """Return what tables of one kind have in common: the names of their columns."""
    return "\x1f".join(name_key(title) for title in titles(sheet, header))


def guess(sheet: Sheet, names: Names | None = None) -> Plot:
    """Return how a table is probably read; what is not known for sure is left out.

    Parameters
    ----------
    names
        What elements are called, to know columns that are named after touchpoints.
    """
    header = header_row(sheet)
    rows = sheet.rows[header + 1 :][:_LOOKED_AT]
    taken: set[Role] = set()
    columns: list[Column] = []
    named = titles(sheet, header)
    cells = [[one for row in rows if not is_empty(one := row.cell(at))] for at in range(len(named))]
    for at, title in enumerate(named):
        column = _guessed(title, cells[at])
        if column.role in ("touchpoint", "persona", "n", "date"):
            # One of each: a second one is something else.
            column = IGNORED if column.role in taken else column
        taken.add(column.role)
        columns.append(column)
    if names is not None and "touchpoint" not in taken:
        wide = wide_columns(named, cells, names)
        if wide:
            told = [
                column if column.role in SCALED else wide.get(at, column)
                for at, column in enumerate(columns)
            ]
            return Plot("columns", header, tuple(told))
    return Plot(_layout(columns, rows), header, tuple(columns))


def is_known(title: str) -> bool:
    """Say whether a name of a column is the word for what it holds, such as ``NPS``."""
    return _role_of(title) is not None


def guess_column(title: str, cells: Sequence[str], role: Role) -> Column:
    """Return a column of a role with the scale and unit that its name and its cells speak for."""
    words = in_brackets(title)
    if role in SCALED:
        said = scale_said(words) or scale_said(title)
        if said and role != "nps":
            return Column(role, *said)
        return _with_scale(role, cells)
    if role in ("duration", "wait"):
        return Column(role, unit=unit_of_time(title))
    if role == "number":
        return Column(role, unit=words)
    return Column(role)


def _guessed(title: str, cells: Sequence[str]) -> Column:
    role = _role_of(title)
    if role is None and cells:
        key = name_key(title)
        role = next((role for word, role in _TELLS if word in key), None)
    if role is None:
        return IGNORED
    column = guess_column(title, cells, role)
    if role in SCALED and cells:
        high = (column.scale or (0.0, 10.0))[1]
        read = sum(read_answer(cell, high) is not None for cell in cells)
        if read * 2 < len(cells) and not all("%" in cell for cell in cells):
            # Words beside numbers: why somebody recommends, not how much.
            return IGNORED
    return column


def _role_of(title: str) -> Role | None:
    return _ROLE_OF.get(name_key(tidy(title))) or _ROLE_OF.get(name_key(without_brackets(title)))


def _with_scale(role: Role, cells: Sequence[str]) -> Column:
    if role == "nps":
        return Column(role)
    found = [value[0] for cell in cells if (value := read_number(cell)) and not value[1]]
    low, high = min(found, default=1.0), max(found, default=1.0)
    if role == "emotion":
        return Column(role)
    scales = {"csat": (5, 7, 10), "ces": (7,)}[role]
    fitting = next((scale for scale in scales if high <= scale), None)
    if fitting is None or low < 0:
        return Column(role)
    return Column(role, 1, fitting)


def _layout(columns: Sequence[Column], rows: Sequence[Row]) -> Layout:
    """Return the layout: several rows for one touchpoint are answers, unless they are means."""
    places = [at for at, column in enumerate(columns) if column.role == "touchpoint"]
    if not places:
        return "answers"
    names = [key for row in rows if (key := name_key(row.cell(places[0])))]
    if len(set(names)) == len(names) and names:
        return "touchpoints"
    return "touchpoints" if _are_means(columns, rows) else "answers"


def _are_means(columns: Sequence[Column], rows: Sequence[Row]) -> bool:
    """Say whether values are such as nobody answers, beside how many answered."""
    if not any(column.role == "n" for column in columns):
        return False
    places = [at for at, column in enumerate(columns) if column.role in ("nps", "csat", "ces")]
    return any(
        (found := read_number(row.cell(at))) is not None
        and (found[1] or found[0] < 0 or found[0] > 10 or found[0] != int(found[0]))
        for at in places
        for row in rows
    )
