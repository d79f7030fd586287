"""Times in tables: none reaches across rows, and a column tells what a bare number is."""

from __future__ import annotations

import pytest

from workflow.minutes.timex import Grid, find


def _found(*rows: str, hours: str = "", weeks: str = "") -> list[str]:
    """The words of the times in rows; `hours` and `weeks` are cells that hold no more than one."""
    text = "\n".join(rows)
    starts = frozenset(at for at in range(len(text)) if at == 0 or text[at - 1] == "\n")
    places = [frozenset([text.index(f"{cell} |")] if cell else []) for cell in (hours, weeks)]
    return [one.words for one in find(text, Grid(starts, *places))]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (("Juni | 1 034 | 93 % | 1", "Juli | 402 | 95 % | 0"), ["Juni", "Juli"]),
        (("April–juni | 14 | 5", "Juli–september | 13 | 11"), ["April–juni", "Juli–september"]),
        (("Aktivitet | Uke", "12 | Vårfest"), []),
        (("Kurs | mai", "2024 | Leir"), ["mai", "2024"]),
        (("22. april | 10–14 | Vårfest",), ["22. april | 10–14"]),
    ],
)
def test_no_time_reaches_across_rows(rows: tuple[str, ...], words: list[str]) -> None:
    assert _found(*rows) == words


def test_a_bare_number_is_an_hour_or_a_week_where_its_column_says_so() -> None:
    assert _found("3. mai | 18 | Vårfest") == ["3. mai"]
    assert _found("3. mai | 18 | Vårfest", hours="18") == ["3. mai | 18"]
    assert _found("14 | Vårfest") == []
    assert _found("14 | Vårfest", weeks="14") == ["14"]
