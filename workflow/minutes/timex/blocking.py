"""Numbers that are no dates: sections, cases, amounts, phones, accounts, laws, versions, clocks.

Owns deciding which number tokens no date may use; runs before any date is read.
"""

from __future__ import annotations

from collections import Counter

from workflow.minutes.timex.lexicon import lexicon
from workflow.minutes.timex.tokens import Tokens


def blocked(t: Tokens) -> frozenset[int]:
    """The number tokens of `t` that are part of something else than a date."""
    lex = lexicon()
    out: set[int] = set()
    sections = _sections(t)
    words, n = t.words, len(t.words)
    at = 0
    while at < n:
        if not words[at].isdecimal():
            at += 1
            continue
        end = _group(t, at)
        if _no_date(t, at, end) or at in sections:
            out.update(range(at, end))
        else:
            before = words[at - 1] if at else ""
            back = at - 1
            if before in (".", ":") and back and t.near(at):
                back -= 1
            label = words[back] if back >= 0 else ""
            if label in lex.not_dates_before and t.near(at) and not _month_follows(t, end):
                out.update(range(at, _list_end(t, end)))
        at = end
    return frozenset(out)


def _group(t: Tokens, at: int) -> int:
    """The token after a run of glued numbers and marks that starts at `at`: "16-24", "12.50"."""
    end = at + 1
    while (
        t.word(end) in (".", "/", "-", ",", ":")
        and t.glued(end)
        and t.word(end + 1).isdecimal()
        and t.glued(end + 1)
    ):
        end += 2
    return end


def _list_end(t: Tokens, end: int) -> int:
    """Past "og 12/25", ", 3.4": the rest of a list of case or section numbers."""
    while t.word(end) in (",", "og", "-", "/") and t.word(end + 1).isdecimal() and t.near(end + 1):
        following = _group(t, end + 1)
        if _month_follows(t, following):
            break
        end = following
    return end


def _month_follows(t: Tokens, end: int) -> bool:
    at = end + (t.word(end) == "." and t.glued(end))
    return t.word(at) in lexicon().months and t.near(at)


def _no_date(t: Tokens, at: int, end: int) -> bool:
    """Whether the run of numbers `at` to `end` is by its own shape or neighbours no date."""
    lex = lexicon()
    words = t.words
    before = words[at - 1] if at else ""
    first = words[at]
    if t.glued(at) and (
        before.isalpha()
        and before not in lex.months
        and not before.endswith(("uke", "veke", "kl"))
        or before in ("§", "@", "#", "€", "$", "_", "=")
    ):
        return not (
            before in ("q", "w", "kv", "t", "h", "v")
            or before in lex.seasons
            or before in lex.weekdays
        )
    if before in ("§", "€", "$", "£", "+", "#", "<", ">", "≈", "≥", "≤"):
        return True
    if len(first) > 4 or any(len(words[i]) > 4 for i in range(at, end, 2)):
        return True
    marks = {words[i] for i in range(at + 1, end, 2)}
    after = t.word(end)
    if "," in marks and end - at == 3:
        return not (before == "," or t.word(end) in (".", "/"))
    if end - at == 1:
        return False
    if after in lex.not_dates_after and t.near(end) and not (end - at >= 5):
        return True
    if t.glued(end) and after[:1].isalpha() and after not in lex.months:
        return True
    # phone: "22 33 44 55" and accounts are runs of spaced groups, below
    return False


def _sections(t: Tokens) -> set[int]:
    """Tokens of hand-numbered headings: "3.2 Økonomi" where the document counts 3.1, 3.2, 3.3."""
    opened: dict[tuple[int, int], list[int]] = {}
    tops: Counter[int] = Counter()
    for at, word in enumerate(t.words):
        if not word.isdecimal() or len(word) > 2 or not t.opens_line(at):
            continue
        if t.word(at + 1) == "." and t.glued(at + 1):
            minor = t.word(at + 2)
            if minor.isdecimal() and t.glued(at + 2) and len(minor) <= 2:
                closed = t.word(at + 3) in (".", ":", "-") and t.glued(at + 3)
                if not (minor.startswith("0") or word.startswith("0")) and not (
                    closed and t.word(at + 4).isdecimal() and t.glued(at + 4)
                ):
                    opened.setdefault((int(word), int(minor)), []).append(at)
            else:
                tops[int(word)] += 1
        else:
            tops[int(word)] += 1
    out: set[int] = set()
    for (major, minor), places in opened.items():
        sister = (major, minor + 1) in opened or (major, minor - 1) in opened
        if (sister and ((major, 1) in opened or tops[major])) or (
            minor == 1 and tops[major] and major <= 12
        ):
            for at in places:
                out.update((at, at + 2))
    return out


def spaced_numbers(t: Tokens) -> set[int]:
    """Phone and account numbers in groups: "22 33 44 55", "900 12 345", "1234 56 78903"."""
    out: set[int] = set()
    at, n = 0, len(t.words)
    while at < n:
        end = at
        while (
            end < n
            and t.words[end].isdecimal()
            and (end == at or (t.gap(end) in (" ", ".") and len(t.words[end]) >= 2))
        ):
            end += 1
        digits = "".join(t.words[at:end])
        if end - at >= 3 and len(digits) >= 8:
            out.update(range(at, end))
        at = max(end, at + 1)
    return out
