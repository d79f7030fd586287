"""Dates that stand in the order of the calendar: "19. januar, 2. mars, …, 30. november".

Owns seeing that several dates without a year are one plan, in a sentence or as rows. Read in
October such a plan is the coming year's, down to its November.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workflow.minutes.timex import first_day
from workflow.minutes.timex.expression import Plan
from workflow.minutes.timex.found import Found
from workflow.minutes.timex.tokens import Tokens

_BETWEEN = frozenset((",", "og", "eller", "evt", "eventuelt", "samt", "&", "/", ";", ".", "+"))
_ROW_MARKS = frozenset(("-", "*", "|", "•", "·", "+"))
_LONGEST_REMARK = 12  # tokens of a bracket between two dates
_SOON = 4  # months from the last date of a year to the first of the next
_FEWEST_ROWS = 4  # dates in a few rows may stand in order by chance


def put_in_order(t: Tokens, found: list[Found]) -> None:
    """Tell each date of a plan where the plan starts and ends."""
    for plan in _plans(t, found):
        first, last = _start(plan[0]), _start(plan[-1])
        assert first
        assert last
        whole = Plan(*first, *last)
        for one in plan:
            if day := first_day.of(one.moment):
                one.moment = first_day.put(one.moment, replace(day, plan=whole))


def _plans(t: Tokens, found: list[Found]) -> Iterator[list[Found]]:
    sentence: list[Found] = []
    rows: list[Found] = []
    for one in found:
        if _start(one) is None:
            continue
        listed = bool(sentence) and parted_only(t, sentence[-1].end, one.first)
        if not (listed and _goes_on(sentence, one)):
            if len(sentence) > 1:
                yield sentence
            sentence = []
        sentence.append(one)
        if not _opens_row(t, one.first):
            continue
        if not (rows and _next_line(t, rows[-1], one) and _later(rows, one)):
            if len(rows) >= _FEWEST_ROWS:
                yield rows
            rows = []
        rows.append(one)
    if len(sentence) > 1:
        yield sentence
    if len(rows) >= _FEWEST_ROWS:
        yield rows


def _start(one: Found) -> tuple[int, int] | None:
    """Month and day of a date that lacks its year."""
    day = None if one.rejected else first_day.yearless(one.moment)
    return (day.month, day.day) if day and day.month else None


def _later(plan: list[Found], one: Found) -> bool:
    last, here = _start(plan[-1]), _start(one)
    return last is not None and here is not None and here > last


def _goes_on(sentence: list[Found], one: Found) -> bool:
    """Whether a date follows those before it, or soon after them in the next year: "14. august,
    10. november, 2. januar og 15. mai"."""
    first, last, here = _start(sentence[0]), _start(sentence[-1]), _start(one)
    if first is None or last is None or here is None:
        return False
    if last < first:
        return last < here < first
    return here > last or (here < first and here[0] + 12 - last[0] <= _SOON)


def parted_only(t: Tokens, at: int, end: int) -> bool:
    """Whether only commas, "og" and bracketed remarks stand between two dates."""
    while at < end:
        if t.words[at] == "(":
            close = next(
                (n for n in range(at, min(at + _LONGEST_REMARK, end)) if t.words[n] == ")"), None
            )
            if close is None:
                return False
            at = close
        elif t.words[at] not in _BETWEEN:
            return False
        at += 1
    return True


def _opens_row(t: Tokens, at: int) -> bool:
    while not t.opens_line(at):
        if t.words[at - 1] not in _ROW_MARKS:
            return False
        at -= 1
    return True


def _next_line(t: Tokens, one: Found, other: Found) -> bool:
    start, end = t.starts[one.first], t.starts[other.first]
    return t.even.count("\n", start, end) <= 2
