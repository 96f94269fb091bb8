"""A list of steps as people type it: one line becomes one element, its ending says more about it.

The grammar, with the full-width marks of Chinese keyboards in the second place::

    # Stage   Stage:       opens a stage
    label                  an element in the next step
        label              indented: in the lane below, in the same step
    label?                 a decision
    … 40m  1h20  40分钟     how long it takes; with W how long it lasts to wait
    … 1:20  (40 min)       the same: hours and minutes below six, a time in brackets
    … W  F  *              wait point, fail point, moment of truth
    … !  or  … ! words     pain point, with its wording
    … +1.5  -1             emotion
    … @channel  #owner

Bullets and numbers before a line are left out. A backslash takes the meaning from what follows it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from cxdesigner.editor.chinese_times import with_digits
from cxdesigner.model.duration import MINUTES_PER_UNIT, read_duration

_TAB = 4
_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_EDGE = rf"(?:^|(?<=[\s{_CJK}）)”\"!！*＊★]))"
"""Where an ending may begin: after white space, or right after a Chinese character."""

_WIDE = {code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1)}
"""ASCII → the same of full width."""


def _units() -> str:
    """Return what a unit may look like: words in any case, of single letters M and H alone.

    A name may end in 3D, 5S or 10W.
    """
    found = []
    for unit in sorted(MINUTES_PER_UNIT, key=len, reverse=True):
        flag = "(?i:{})" if len(unit) > 1 or unit in "mh" else "(?:{})"
        found.append(flag.format("|".join({unit: 0, unit.translate(_WIDE): 0})))
    return "|".join(found)


_UNIT = _units()
# Words that end with 约 say no time about, above all 预约 (to book) and 签约 (to sign).
_ABOUT = (
    "(?:大?(?<![预預签簽合契违違解邀赴续續履条條制节節失爽相公毁毀订訂租纽紐简簡隐隱集])[约約]"
    r"|[~≈])\s?"
)
_AMOUNT = rf"\d+(?:[.,．]\d+)?\s?(?:{_UNIT})(?![A-Za-zＡ-Ｚａ-ｚ])"
_TIME = (
    rf"(?:{_ABOUT})?(?:\d+(?:[.,．]\d+)?\s?[-–~～至到－]\s?)?{_AMOUNT}(?:\s?{_AMOUNT}|\d{{1,2}})?"
)
_DURATION = re.compile(
    # A day that is counted and a time of day are no durations: 第2天, 3月5日, 下午3时.
    rf"(?<![第年月每午晚]){_EDGE}({_TIME})$|{_EDGE}[(（]\s?({_TIME})\s?[)）]$"
)
_CLOCK = re.compile(rf"{_EDGE}([0-5０-５][:：][0-5０-５]\d)$")
"""Hours and minutes; from six hours on it is a time of day."""

_SIGNS = "零〇一二两兩三四五六七八九十半"
_LONG = r"(?:小时|小時|钟头|鐘頭)"
_WORDED = re.compile(
    rf"(?<=[\s\u3000])((?=[^\s]*[{_SIGNS}])(?:[{_SIGNS}]+[个個]?半?{_LONG}半?(?:钟|鐘)?)?"
    rf"(?:[{_SIGNS}]+(?:分钟|分鐘|刻钟|刻鐘))?)$"
)
"""A time in Chinese words, behind white space only."""

_WHEN = re.compile(
    r"(?:[午晚晨早夜日号號周週在于於到至]|早上|晚上|夜里|星期.|[周週].|比例|[-–—~～])\s*$"
)
_POINTS_AND_CLOCKS = ("分", "时", "時")
_LONGEST_MEANT = 480.0
"""Minutes: what takes longer in the name of an element says when or how long something is valid."""

_FLAG = re.compile(rf"{_EDGE}([WＷFＦ])$")
_TRUTH = re.compile(r"([*＊★])$")
_EMOTION = re.compile(rf"{_EDGE}([+＋\-－−])\s?(\d{{1,3}}(?:[.．]\d{{1,3}}|[,，]\d{{1,2}})?)$")
_LEADS_ON = re.compile(
    r"(?:^|\s)(?:after|at|before|by|every|for|from|of|per|than|to|under|until|within)$", re.I
)
_APART = re.compile(r"[+＋\-－−]\s")
_NAMED = re.compile(rf"{_EDGE}([@＠#＃])([^\s@＠#＃!！][^@＠#＃!！]*)$")
_PAIN = re.compile(r"[!！]")
_AROUND_PAIN = "!！ \t\u3000"
_BULLET = re.compile(
    r"^(?:[•·◦▪●○*＊\-–—][\s\u3000]+|[•·◦▪●○]"
    r"|\(?\d{1,3}[.)．）][\s\u3000]+|\(?\d{1,3}[.)．）](?=[^\d\s])|\d{1,3}、)\s*"
)
_STAGE = re.compile(r"^[#＃]+[\s\u3000]*(.*)$")
_ENDS_STAGE = re.compile(r"^(.*\S)\s*[:：]$")

# Taken from their meaning by a backslash; hidden meanwhile in a plane that holds no characters.
_MARKS = r"!！*＊★@＠#＃?？:：\\•·◦▪●○"
_TOKEN = rf"(?:(?<=^)|(?<=[\s{_CJK}）)”\"!！*＊★@＠#＃]))"
_ESCAPE = re.compile(rf"\\([{_MARKS}])|{_TOKEN}\\((?![\s\\])[!-\uffdf])")
_HIDDEN = 0x100000
_SECRET = re.compile("[\U00100000-\U0010ffff]")
_RISKY = re.compile(rf"([{_MARKS}])")
_STARTS = re.compile(rf"{_TOKEN}((?![\s\\{_CJK}])[!-\uffdf]|[０-９ＷＦ＋－{_SIGNS}])")


@dataclass(frozen=True, slots=True)
class ListLine:
    """What one line says."""

    text: str = ""
    depth: int = 0
    """How many lanes below the lane of the list."""

    is_stage: bool = False
    is_decision: bool = False
    duration: str = ""
    is_wait: bool = False
    is_fail: bool = False
    is_truth: bool = False
    pain: str | None = None
    """None without a pain point, '' for one without words."""

    emotion: float | None = None
    channel: str = ""
    owner: str = ""
    number: int = field(default=0, compare=False)
    """Which line of the text it is, from 1."""


def parse_list(text: str) -> tuple[ListLine, ...]:
    """Return what a list says, line by line; empty lines are left out. Never fails."""
    found: list[ListLine] = []
    indents: list[int] = []
    for number, raw in enumerate(_SECRET.sub("", text).splitlines(), start=1):
        body = raw.strip().strip("\u3000\ufeff")
        if not body:
            continue
        line = _parse_line(body)
        if not line.text and not line.is_stage:
            continue
        if line.is_stage:
            indents.clear()
            found.append(replace(line, number=number))
            continue
        indent = _indent(raw)
        while indents and indents[-1] > indent:
            indents.pop()
        if not indents or indent > indents[-1]:
            indents.append(indent)
        found.append(replace(line, depth=len(indents) - 1, number=number))
    return tuple(found)


def parse_text(text: str) -> ListLine:
    """Return what the text of one element says, as a line of a list does.

    Here people write sentences as well: no bullet is left out, no stage opened, no decision made,
    and a mark counts behind white space only; ``Welcome!`` has none.
    """
    rest = _hide(_SECRET.sub("", text).strip())
    for pain in _PAIN.finditer(rest):
        before, line = _endings(rest[: pain.start()], ListLine(), strict=True)
        if before and (rest[pain.start() - 1].isspace() or line != ListLine()):
            words = rest[pain.end() :].strip(_AROUND_PAIN)
            words, said = _endings(words, line, strict=True, only_new=True)
            return replace(said, text=_shown(before), pain=_shown(words.strip(_AROUND_PAIN)))
    rest, line = _endings(rest, ListLine(), strict=True)
    return replace(line, text=_shown(rest)) if rest else ListLine(_shown(_hide(text)))


def render_list(lines: Iterable[ListLine]) -> str:
    """Return the text of a list: read again it says the same."""
    return "\n".join(_render_line(line) for line in lines)


def _indent(raw: str) -> int:
    width = 0
    for letter in raw:
        if letter == "\t":
            width += _TAB - width % _TAB
        elif letter == "\u3000":
            width += 2
        elif letter.isspace():
            width += 1
        elif letter != "\ufeff":
            break
    return width


def _hide(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(_HIDDEN + ord(found[1] or found[2])), text)


def _shown(text: str) -> str:
    clear = _SECRET.sub(lambda found: chr(ord(found[0]) - _HIDDEN), text)
    return " ".join(clear.split())


def _parse_line(body: str) -> ListLine:
    rest = _hide(body)
    while (cut := _BULLET.sub("", rest, count=1).strip()) != rest:
        rest = cut
    heading = _STAGE.match(rest)
    if heading is not None:
        return ListLine(_shown(heading[1]), is_stage=True)
    whole = rest
    pain = _PAIN.search(rest)
    rest, line = _endings(rest if pain is None else rest[: pain.start()], ListLine())
    if pain is not None:
        words = whole[pain.end() :].strip(_AROUND_PAIN)
        words, line = _endings(words, line, only_new=True)
        line = replace(line, pain=_shown(words.strip(_AROUND_PAIN)))
    elif line == ListLine() and (opened := _ENDS_STAGE.match(rest)) is not None:
        return ListLine(_shown(opened[1].rstrip(":：")), is_stage=True)
    label = _shown(rest)
    if not label:
        # Endings say more about something; where there is nothing else they are what is said.
        return ListLine(_shown(whole))
    return replace(line, text=label, is_decision=rest.endswith(("?", "？")))


def _endings(
    rest: str, line: ListLine, *, strict: bool = False, only_new: bool = False
) -> tuple[str, ListLine]:
    """Take the endings off a text, from the right; the last one of a kind counts.

    With ``strict`` only a time may stand right behind other signs; the rest needs white space.
    "Rooms 1 - 3" and "Table #5" are names then, and "Reply within 24h" a sentence.
    With ``only_new`` an ending that says nothing new is part of the text: "! Waits 25 minutes".
    """
    while True:
        rest = rest.strip()
        cut, said = _ending(rest, line)
        if strict and _is_part_of_the_name(rest, cut, line, said):
            return rest, line
        if cut == rest or (only_new and said == line):
            return rest, line
        line = said
        rest = cut


def _is_part_of_the_name(rest: str, cut: str, line: ListLine, said: ListLine) -> bool:
    """Say whether an ending belongs to a sentence: "Table #5", "Open 24h", "满意度打8分"."""
    if said.owner != line.owner and said.owner.isdecimal():
        return True
    if said.duration == line.duration:
        is_apart = cut == cut.rstrip() or _APART.match(rest, len(cut)) is not None
        return bool(cut) and is_apart
    minutes = read_duration(said.duration)
    return (
        said.duration.endswith(_POINTS_AND_CLOCKS)
        or ":" in said.duration
        or (minutes is not None and max(minutes) > _LONGEST_MEANT)
        or _LEADS_ON.search(cut.rstrip()) is not None
    )


def _ending(rest: str, line: ListLine) -> tuple[str, ListLine]:
    if (timed := _duration(rest)) is not None:
        start, time = timed
        return rest[:start], replace(line, duration=line.duration or time)
    if (found := _FLAG.search(rest)) is not None:
        waits = found[1] in "WＷ"
        return rest[: found.start(1)], replace(
            line, is_wait=line.is_wait or waits, is_fail=line.is_fail or not waits
        )
    if (found := _TRUTH.search(rest)) is not None:
        return rest[: found.start(1)], replace(line, is_truth=True)
    if (found := _EMOTION.search(rest)) is not None:
        value = float(unicodedata.normalize("NFKC", found[2]).replace(",", "."))
        value = value if found[1] in "+＋" else -value
        value = line.emotion if line.emotion is not None else value + 0.0
        return rest[: found.start(1)], replace(line, emotion=value)
    if (found := _NAMED.search(rest)) is not None:
        words = _shown(found[2])
        if found[1] in "@＠":
            return rest[: found.start(1)], replace(line, channel=line.channel or words)
        return rest[: found.start(1)], replace(line, owner=line.owner or words)
    return rest, line


def _duration(rest: str) -> tuple[int, str] | None:
    """Return where the time at the end of a text begins, and the time as the inspector reads it."""
    found = _DURATION.search(rest)
    if found is None and (found := _CLOCK.search(rest)) is not None:
        before = rest[: found.start()].rstrip()
        if not before or _LEADS_ON.search(before) or _WHEN.search(before):
            return None
    if found is None and (found := _WORDED.search(rest)) is None:
        return None
    time = with_digits(unicodedata.normalize("NFKC", next(filter(None, found.groups()))))
    return (found.start(), time) if read_duration(time) is not None else None


def _escaped(text: str) -> str:
    """Return a text in which nothing means anything."""
    marked = _RISKY.sub(r"\\\1", text)
    return _STARTS.sub(r"\\\1", marked)


def _plain(text: str, *, decision: bool = False) -> str:
    """Return a label as it can stand in a line, changed only where it would mean something."""
    alone = ListLine(text, is_decision=decision)
    if _parse_line(text) == alone and _parse_line(f"{text} W") == replace(alone, is_wait=True):
        return text
    body, mark = (text[:-1], text[-1]) if decision else (text, "")
    return _escaped(body) + mark


def _named(sign: str, words: str) -> str:
    says = ListLine("x", channel=words) if sign == "@" else ListLine("x", owner=words)
    safe = _parse_line(f"x {sign}{words} ! y") == replace(says, pain="y")
    return sign + (words if safe else _escaped(words))


def _wording(words: str) -> str:
    safe = _parse_line(f"x ! {words}") == ListLine("x", pain=words)
    return f"! {words if safe else _escaped(words)}" if words else "!"


def _render_line(line: ListLine) -> str:
    if line.is_stage:
        return f"# {_escaped(line.text) if _RISKY.search(line.text) else line.text}".rstrip()
    parts = [_plain(line.text, decision=line.is_decision), line.duration]
    parts += [
        mark
        for mark, is_on in (
            ("W", line.is_wait),
            ("F", line.is_fail),
            ("*", line.is_truth),
        )
        if is_on
    ]
    if line.emotion is not None:
        parts.append(f"{line.emotion:+g}".replace("-", "\N{MINUS SIGN}"))
    for sign, words in (("@", line.channel), ("#", line.owner)):
        if words:
            parts.append(_named(sign, words))
    if line.pain is not None:
        parts.append(_wording(line.pain))
    body = " ".join(part for part in parts if part)
    return " " * (_TAB * line.depth) + body
