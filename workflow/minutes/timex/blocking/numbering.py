"""Lines numbered by hand, "3.2 Økonomi" or "12/24 Godkjenning", or timed, "Status (12.05)".

Owns telling such numbers from dates at either end of a line. One line cannot tell; the others
of the document do.
"""

from __future__ import annotations

import itertools
from collections import defaultdict

from workflow.minutes.timex.tokens import Tokens

_OPENERS = ("#", "*", "|", "(", "-")


def line_numbers(t: Tokens, numbers: list[int]) -> set[int]:
    """The tokens of numbers that count sections or cases, or time them."""
    sections: dict[tuple[int, int], list[int]] = defaultdict(list)
    cases: dict[tuple[int, int], list[int]] = defaultdict(list)
    tops: set[int] = set()
    headed: set[int] = set()
    for at in numbers:
        if not _opens(t, at) or len(t.words[at]) > 2:
            continue
        mark, minor = t.word(at + 1), t.word(at + 2)
        paired = minor.isdecimal() and t.glued(at + 1) and t.glued(at + 2) and len(minor) <= 2
        number = int(t.words[at])
        if mark == "." and paired:
            if not (t.words[at].startswith("0") or minor.startswith("0") or _longer(t, at + 3)):
                sections[number, int(minor)].append(at)
                if t.word(at - 1) == "#" and t.word(at + 3) not in (".", "-", ":"):
                    headed.update((at, at + 2))  # a Markdown heading: "## 3.2 Økonomi"
        elif mark in ("/", "-") and paired:
            if not _longer(t, at + 3):
                cases[number, int(minor)].append(at)
        else:
            tops.add(number)
    return (
        headed
        | _counted_sections(t, sections, tops, t.grid.paragraphs)
        | _counted_cases(cases)
        | _bracketed(t, numbers)
    )


def _opens(t: Tokens, at: int) -> bool:
    """Whether a number opens its line, marks and "sak" passed."""
    back = at
    while back > max(0, at - 4) and not t.opens_line(back):
        before = t.words[back - 1]
        if before not in _OPENERS and before not in ("sak", "punkt", "pkt"):
            return False
        back -= 1
    return t.opens_line(back)


def _longer(t: Tokens, at: int) -> bool:
    """Whether the number goes on as a date or a deeper section ("3.2.24")."""
    mark = t.word(at) in (".", "/", "-") and t.glued(at)
    return mark and t.glued(at + 1) and t.word(at + 1).isdecimal()


def _bracketed(t: Tokens, numbers: list[int]) -> set[int]:
    """Clock times in brackets at line ends ("(12.05)"), where one of them can be nothing else."""
    places = [
        at
        for at in numbers
        if t.word(at - 1) == "(" and t.word(at + 1) == "." and t.word(at + 3) == ")"
        and len(t.word(at + 2)) == 2 and t.word(at + 2).isdecimal() and t.opens_line(at + 4)
    ]  # fmt: skip
    clocks = any(not 1 <= int(t.words[at + 2]) <= 12 for at in places)
    return {token for at in places for token in (at, at + 2)} if clocks else set()


def _counted_sections(
    t: Tokens,
    sections: dict[tuple[int, int], list[int]],
    tops: set[int],
    paragraphs: frozenset[tuple[int, int]],
) -> set[int]:
    """Sections: a neighbour is counted too, a "3." stands above "3.1", or "2.1" before it; and
    `paragraphs` anyway."""
    out: set[int] = set()
    counted: set[int] = set()  # the first numbers of sections
    led = {pair for pair, places in sections.items() if all(_leads(t, at + 3) for at in places)}
    for (major, minor), places in sorted(sections.items()):
        sister = (major, minor + 1) in sections or (major, minor - 1) in sections
        near = {(major, minor), (major, minor + 1), (major, minor - 1)}
        started = (major, 1) in sections or major in tops or len(near & led) > 1
        goes_on = minor == 1 and (major in tops or major - 1 in counted)
        if (sister and started) or goes_on or (major, minor) in paragraphs:
            counted.add(major)
            for at in places:
                out.update((at, at + 2))
    return out


def _leads(t: Tokens, at: int) -> bool:
    """Whether a number leads straight into a sentence: "4.2 Per sender rapporten"."""
    return at + 1 < len(t) and t.capital(at) and t.words[at + 1].isalpha() and not t.opens_line(at)


def _counted_cases(cases: dict[tuple[int, int], list[int]]) -> set[int]:
    """Cases: one side stands still (the year) while the other counts in the order of the text."""
    out: set[int] = set()
    for counting, still in ((0, 1), (1, 0)):
        rows: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for pair, places in cases.items():
            for at in places:
                rows[pair[still]].append((at, pair[counting]))
        for row in rows.values():
            row.sort()
            for (at, number), (later_at, later) in itertools.pairwise(row):
                if later == number + 1:
                    out.update((at, at + 2, later_at, later_at + 2))
    return out
