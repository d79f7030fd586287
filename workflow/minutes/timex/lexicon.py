"""The lexicon as lookup tables, read once from `lexicon.toml` at first use.

Owns how the words in the data file are looked up; the words themselves are data that a
Norwegian speaker can extend.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from workflow.minutes.timex.tokens import TOKEN, Tokens

Value = TypeVar("Value")


class Phrases(Generic[Value]):
    """Phrases of one or more tokens, each with what it means, found by their first or last word.

    Kept by the word they are found by and, where they have more, by the one next to it: some
    words open dozens of phrases.
    """

    def __init__(self, meanings: Iterable[tuple[str, Value]], *, by_last: bool = False) -> None:
        self._alone: dict[str, Value] = {}
        self._longer: dict[str, dict[str, list[tuple[list[str], Value]]]] = {}
        outer, inner = (-1, -2) if by_last else (0, 1)
        for words, value in meanings:
            tokens: list[str] = TOKEN.findall(words)
            if len(tokens) == 1:
                self._alone.setdefault(tokens[0], value)
            else:
                near = self._longer.setdefault(tokens[outer], {})
                near.setdefault(tokens[inner], []).append((tokens, value))
        for near in self._longer.values():
            for entries in near.values():
                entries.sort(key=lambda entry: -len(entry[0]))

    @property
    def keys(self) -> frozenset[str]:
        """The words that phrases are looked up by."""
        return frozenset((*self._alone, *self._longer))

    def at(self, t: Tokens, at: int) -> tuple[int, Value] | None:
        """The longest phrase that starts at `at`: the token after it, and its meaning."""
        word = t.word(at)
        if near := self._longer.get(word):
            for tokens, value in near.get(t.word(at + 1), ()):
                end = at + len(tokens)
                if t.words[at:end] == tokens and t.joined(at, end):
                    return end, value
        return (at + 1, self._alone[word]) if word in self._alone else None

    def before(self, t: Tokens, end: int, floor: int) -> tuple[int, Value] | None:
        """The longest phrase that ends right before `end`, from `floor` on: its first token."""
        word = t.word(end - 1)
        if near := self._longer.get(word):
            for tokens, value in near.get(t.word(end - 2), ()):
                first = end - len(tokens)
                if first >= floor and t.words[first:end] == tokens and t.joined(first, end + 1):
                    return first, value
        if word in self._alone and end - 1 >= floor and t.near(end):
            return end - 1, self._alone[word]
        return None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by what they mean; `classes` are the small sets the recognisers ask for by name."""

    months: dict[str, int]
    weekdays: dict[str, int]
    plural_weekdays: frozenset[str]
    units: dict[str, str]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    spelled_days: dict[str, int]
    seasons: dict[str, str]
    shifts: dict[str, str]
    classes: dict[str, frozenset[str]]
    season_before: frozenset[str]
    season_after: frozenset[str]
    holidays: Phrases[tuple[int, ...]]
    sundays: Phrases[tuple[int, int]]
    relative_days: Phrases[int]
    relative_years: Phrases[int]
    year_tails: Phrases[int]
    month_tails: Phrases[int]
    sides: Phrases[int]
    that_day: Phrases[None]
    that_time: Phrases[None]
    vague: Phrases[None]
    series: Phrases[None]
    modifiers: Phrases[str]
    rejected_before: Phrases[None]
    rejected_after: Phrases[None]
    instead: Phrases[None]
    likened: Phrases[None]
    cancelled: Phrases[None]
    events: tuple[str, ...]
    deadline_nouns: tuple[str, ...]
    week_endings: tuple[str, ...]
    bodies: tuple[str, ...]
    case_endings: tuple[str, ...]
    glued_before: frozenset[str]
    weak_labels: frozenset[str]
    version_words: tuple[str, ...]
    version_leads: frozenset[str]
    version_verbs: frozenset[str]
    version_tails: frozenset[str]
    clock_labels: frozenset[str]
    not_dates_before: frozenset[str]
    not_dates_after: frozenset[str]


def _turned(table: dict[str, list[str]]) -> dict[str, int]:
    return {word: int(key) for key, words in table.items() for word in words}


def _named(table: dict[str, list[str]]) -> dict[str, str]:
    return {word: key for key, words in table.items() for word in words}


def _holidays(raw: dict[str, Any]) -> Iterable[tuple[str, tuple[int, ...]]]:
    """Names with their days as `Holiday` holds them."""
    for name, offset in _turned(raw["easter"]).items():
        yield name, (offset,)
    for name, span in _named(raw["easter_spans"]).items():
        first, last = span.split()
        yield name, (int(first), int(last), 0)
    for name, days in _named(raw["fixed"]).items():
        yield name, tuple(int(part) for part in days.replace(" ", "-").split("-"))


def _sundays(raw: dict[str, Any]) -> Iterable[tuple[str, tuple[int, int]]]:
    """Names with which Sunday they are, and of which month."""
    for name, which in _named(raw["sundays"]).items():
        nth, month = which.split()
        yield name, (int(nth), int(month))


def _plain(phrases: list[str]) -> Phrases[None]:
    return Phrases((words, None) for words in phrases)


@cache
def lexicon() -> Lexicon:
    """The one lexicon; reading it costs a few milliseconds, once."""
    import tomllib  # here, because importing the package must stay cheap

    raw = tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text("utf-8"))
    return Lexicon(
        months=_turned(raw["months"]),
        weekdays=_turned(raw["weekdays"]),
        plural_weekdays=frozenset(raw["weekdays_plural"]["words"]),
        units=_named(raw["units"]),
        numbers=_turned(raw["numbers"]),
        ordinals=_turned(raw["ordinals"]),
        spelled_days=_turned(raw["spelled_days"]),
        seasons=_named(raw["seasons"]),
        shifts=_named(raw["shifts"]),
        classes={name: frozenset(words) for name, words in raw["classes"].items()},
        season_before=frozenset(raw["season_contexts"]["before"]),
        season_after=frozenset(raw["season_contexts"]["after"]),
        holidays=Phrases(_holidays(raw["holidays"])),
        sundays=Phrases(_sundays(raw["holidays"])),
        relative_days=Phrases(raw["relative_days"].items()),
        relative_years=Phrases(raw["relative_years"].items()),
        year_tails=Phrases(raw["year_tails"].items()),
        month_tails=Phrases(raw["month_tails_of_day"].items()),
        sides=Phrases(_turned(raw["sides"]).items()),
        that_day=_plain(raw["classes"]["that_day"]),
        that_time=_plain(raw["classes"]["that_time"]),
        vague=_plain(raw["phrases"]["vague"]),
        series=_plain(raw["phrases"]["series"]),
        modifiers=Phrases(
            ((words, name) for name, all_words in raw["modifiers"].items() for words in all_words),
            by_last=True,
        ),
        rejected_before=Phrases(
            ((words, None) for words in raw["rejections"]["before"]), by_last=True
        ),
        rejected_after=_plain(raw["rejections"]["after"]),
        instead=Phrases(((words, None) for words in raw["rejections"]["instead"]), by_last=True),
        likened=_plain(raw["rejections"]["likened"]),
        cancelled=_plain(raw["rejections"]["behind"]),
        events=tuple(raw["events"]["endings"]),
        deadline_nouns=tuple(raw["deadline_nouns"]["endings"]),
        week_endings=tuple(raw["classes"]["week_endings"]),
        bodies=tuple(raw["classes"]["bodies"]),
        case_endings=tuple(raw["not_dates"]["case_endings"]),
        glued_before=frozenset(
            (*_turned(raw["months"]), *_turned(raw["weekdays"]), *_named(raw["seasons"]))
        )
        | frozenset(raw["not_dates"]["glued_before"]),
        weak_labels=frozenset(raw["not_dates"]["weak"]),
        version_words=tuple(raw["not_dates"]["version_words"]),
        version_leads=frozenset(raw["not_dates"]["version_leads"]),
        version_verbs=frozenset(raw["not_dates"]["version_verbs"]),
        version_tails=frozenset(raw["not_dates"]["version_tails"]),
        clock_labels=frozenset(raw["not_dates"]["clock_labels"]),
        not_dates_before=frozenset(raw["not_dates"]["before"]),
        not_dates_after=frozenset(raw["not_dates"]["after"]),
    )
