"""Numbers that are no dates: sections, cases, amounts, phones, accounts, laws, versions, addresses.

Owns deciding which number tokens no date may use; runs before any date is read. What only a
whole document tells, that its lines are numbered, is `numbering`'s.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from workflow.minutes.timex.blocking.numbering import line_numbers
from workflow.minutes.timex.lexicon import Lexicon, lexicon
from workflow.minutes.timex.recognisers import months
from workflow.minutes.timex.tokens import Tokens

_MARKS = (".", "/", "-", ",", ":")
_SIGNS = frozenset("§€$£+#<>≈≥≤=@_~*")
_OWN_SIGNS = frozenset("*#_")  # Markdown's emphasis and headings stand by dates too
_SENTENCE = 20  # tokens of a sentence in which another time is looked for
_ENDING = (".", "!", "?", ":")
_NEARBY = 6  # tokens in front of a number that may say it is a version
_LONGEST = 40  # tokens of a list of dates without a space
_PHONE = 8  # digits in spaced groups: a phone number, an account, an amount
_PAGE = re.compile(r"(?:https?://|www\.)[^\s()]+")
_FILE = re.compile(r"\.(?:pdf|docx?|odt|xlsx?|pptx?|html?|txt|md|csv|ics|png|jpe?g)\b")
_ASIDE = re.compile(r"[\s()]")  # what a file's name and path do not hold
_PATH = 300  # characters in which the path of a file is looked for


def blocked(t: Tokens) -> frozenset[int]:
    """The tokens of `t` that no date may use: numbers of something else, and first names."""
    lex = lexicon()
    numbers = [at for at, word in enumerate(t.words) if word.isdecimal()]
    out = set(line_numbers(t, numbers))
    out.update(_spaced(t, numbers))
    out.update(_in_addresses(t))
    out.update(months.names(t))
    done = 0
    for at in numbers:
        if at < done:
            continue
        done = _group(t, at)
        if _counts_meetings(t, at, done):
            out.add(at)
        elif (
            _named_before(t, at, done, lex)
            or _version(t, at, done, lex)
            or _release(t, at, done, lex)
        ):
            done = _list_end(t, done)
            out.update(range(at, done))
        elif _by_shape(t, at, done, lex):
            out.update(range(at, done))
    return frozenset(out)


def _in_addresses(t: Tokens) -> Iterator[int]:
    """Tokens within a page's address or a file's path: "www.x.no/2023/05/12", "2023-05-12.pdf"."""
    pages = "://" in t.even or "www." in t.even
    spans = [page.span() for page in _PAGE.finditer(t.even)] if pages else []
    for ending in _FILE.finditer(t.even):
        path = _ASIDE.split(t.even[max(0, ending.start() - _PATH) : ending.start()])[-1]
        spans.append((ending.start() - len(path), ending.end()))
    for start, end in spans:
        yield from range(bisect_left(t.starts, start), bisect_left(t.starts, end))


def _group(t: Tokens, at: int) -> int:
    """The token after a run of glued numbers and marks that starts at `at`: "16-24", "12.50"."""
    end = at + 1
    while (
        t.word(end) in _MARKS and t.glued(end) and t.glued(end + 1) and t.word(end + 1).isdecimal()
    ):
        end += 2
    return end


def _named_before(t: Tokens, at: int, end: int, lex: Lexicon) -> bool:
    """Whether a word in front says what the number is: "sak 16-24", "kr 12.10", "§ 3-1"."""
    back = at - 1
    while t.word(back) in (".", ":", "(", "nr") and back > at - 4 and t.near(back + 1):
        back -= 1
    if end - at == 1 and "nr" in t.words[back + 1 : at] and t.joined(back + 1, at + 1):
        return not _month_follows(t, end, lex)  # "Møte nr 9, onsdag 5. juni"
    label = t.word(back)
    if not (
        label in lex.not_dates_before
        or label in lex.clock_labels
        or (len(label) > 5 and label.endswith(lex.case_endings))
    ):
        return False
    if not t.joined(back, at + 1) or "\n" in t.gap(at) or _month_follows(t, end, lex):
        return False
    if label in lex.clock_labels:
        return end - at == 3 and len(t.words[at + 2]) == 2
    if label in lex.weak_labels:
        # "s. 3", "v. 2.4": a label only where the number is no plain date with a year
        return end - at < 5 and t.text[t.starts[back]].islower()
    return end - at < 5 or t.word(at + 1) != "." or not t.year(end - 1)


def _counts_meetings(t: Tokens, at: int, end: int) -> bool:
    """Whether a bare number tells which meeting it was, before its date: "møte 7 - 3.10.2023"."""
    if end - at != 1 or not t.word(at - 1).endswith("møte") or t.word(end) not in ("-", ","):
        return False
    return t.word(end + 1).isdecimal() and _group(t, end + 1) - end > 3


def _version(t: Tokens, at: int, end: int, lex: Lexicon) -> bool:
    """Whether a bare "4.6" stands close behind a word as "versjoner"."""
    if end - at != 3 or t.words[at + 1] != "." or t.word(end) == ".":
        return False
    near = t.words[max(0, at - _NEARBY) : at]
    if near and (near[-1] in lex.classes["limits"] or near[-1].endswith(lex.deadline_nouns)):
        return False  # "tester ny versjon innen 21.4"
    return any(word.startswith(lex.version_words) for word in near)


def _release(t: Tokens, at: int, end: int, lex: Lexicon) -> bool:
    """Whether a bare "8.4" is what a product has come to, by what is done with it: "oppgraderer til
    8.4", "tester Visma 8.4", "20.3 går i produksjon 4. november"."""
    if end - at != 3 or t.words[at + 1] != "." or t.word(end) == ".":
        return False
    behind = (t.word(end), f"{t.word(end)} {t.word(end + 1)}")
    told = not lex.version_tails.isdisjoint(behind) and _timed(t, end, lex)
    if t.opens_line(at) or t.word(at - 1) in _ENDING:
        return told
    named = t.capital(at - 1)
    back = at - 1 - named
    before = t.word(back)
    if not named and before == "i":
        return True  # no day follows "i"
    if before in lex.version_verbs:
        return named or _timed(t, end, lex)
    return (told and named) or f"{t.word(back - 1)} {before}" in lex.version_leads


def _timed(t: Tokens, at: int, lex: Lexicon) -> bool:
    """Whether what follows in the sentence tells a week or a day that can be nothing else."""
    for i in range(at, min(len(t), at + _SENTENCE)):
        if t.opens_line(i) or (t.word(i) in _ENDING and t.capital(i + 1)):
            return False
        if not t.words[i].isdecimal():
            continue
        end = _group(t, i)
        if _month_follows(t, end, lex) or t.word(i - 1) in lex.week_endings:
            return True
        if (end - i == 3 and t.words[i + 1] == "/") or (end - i == 5 and t.year(end - 1)):
            return True
    return False


def _list_end(t: Tokens, end: int) -> int:
    """Past "og 12/25", ", 3.4": the rest of a list of case or section numbers."""
    lex = lexicon()
    while (
        t.word(end) in (",", "og", "-", "/")
        and t.word(end + 1).isdecimal()
        and t.joined(end - 1, end + 2)
    ):
        following = _group(t, end + 1)
        if _month_follows(t, following, lex) or following - end > 4:
            break
        end = following
    return end


def _month_follows(t: Tokens, end: int, lex: Lexicon) -> bool:
    at = end + (t.word(end) == "." and t.glued(end))
    return t.word(at) in lex.months and t.near(at)


def _by_shape(t: Tokens, at: int, end: int, lex: Lexicon) -> bool:
    """Whether the run of numbers `at` to `end` is by its own shape or neighbours no date."""
    before, after = t.word(at - 1), t.word(end)
    if t.glued(at):
        if (
            before.isalpha()
            and before not in lex.glued_before
            and not before.endswith(lex.week_endings)
        ):
            return True
        if before in _SIGNS and before not in _OWN_SIGNS:
            return True
    elif before in _SIGNS and before not in _OWN_SIGNS and before != "+" and "\n" not in t.gap(at):
        return True
    if end - at > _LONGEST or any(len(t.words[number]) > 4 for number in range(at, end, 2)):
        return True
    if end - at == 3 and t.words[at + 1] == "," and len(t.words[at + 2]) <= 2:
        return True  # "3,5"
    one_mark = len(set(t.words[at + 1 : end : 2])) == 1
    if not (end - at >= 5 and one_mark) and not _month_follows(t, end, lex):
        counted = after in lex.not_dates_after and not _opens_code(t, end)
        if counted and t.near(end) and "\n" not in t.gap(end):
            return end - at > 1 or len(t.words[at]) == 4
        if t.glued(end) and after[:1].isalpha() and after != "t" and not _first_of(t, end, lex):
            return True
    if end - at == 3 and t.words[at + 1] == "/" and after == "av" and "\n" not in t.gap(end):
        return True  # "2/3 av"
    if end - at == 1 and len(t.words[at]) == 4:
        return _postal_code(t, at) or (after == "," and t.word(end + 1) == "-")
    return False


def _opens_code(t: Tokens, at: int) -> bool:
    """Whether a capital is the name of a class or team and no unit: "2/3 G13", but "200 m2"."""
    return t.capital(at) and t.word(at + 1).isdecimal() and t.glued(at + 1)


def _first_of(t: Tokens, end: int, lex: Lexicon) -> bool:
    """Whether letters behind a number make it a day ("1ste juni")."""
    return t.word(end) in lex.classes["day_endings"] and t.word(end + 1) in lex.months


def _postal_code(t: Tokens, at: int) -> bool:
    """Whether four digits stand in front of a place as in an address ("gata 3, 2010 Strømmen")."""
    before = t.word(at - 1)
    named = at + 1 < len(t) and t.near(at + 1) and t.text[t.starts[at + 1]].isupper()
    return named and (before == "," or before.isdecimal()) and not t.opens_line(at + 1)


def _spaced(t: Tokens, numbers: Iterable[int]) -> set[int]:
    """Phones, accounts and amounts in groups: "22 33 44 55", "900 12 345", "12 000 000"."""
    out: set[int] = set()
    run: list[int] = []
    for at in (*numbers, -1):
        if run and at == run[-1] + 1 and t.gap(at) == " ":
            run.append(at)
            continue
        digits = [len(t.words[number]) for number in run]
        if (len(run) >= 3 and sum(digits) >= _PHONE and min(digits[1:]) >= 2) or (
            len(run) == 2 and digits[1] == 3 and digits[0] <= 3
        ):
            out.update(run)
        run = [at]
    return out
