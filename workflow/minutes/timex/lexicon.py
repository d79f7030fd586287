"""The lexicon as lookup tables, read once from `lexicon.toml` at first use.

Owns how the words in the data file are looked up; the words themselves are data that a
Norwegian speaker can extend.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by what they mean. Phrases are tuples of tokens as `tokens` cuts them."""

    months: dict[str, int]
    weekdays: dict[str, int]
    plural_weekdays: frozenset[str]
    units: dict[str, str]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    seasons: dict[str, str]
    season_before: frozenset[str]
    season_after: frozenset[str]
    easter: dict[str, int]
    fixed: dict[str, tuple[int, ...]]
    relative_days: dict[Phrase, int]
    relative_years: dict[Phrase, int]
    shifts: dict[str, str]
    events: tuple[str, ...]
    vague: frozenset[Phrase]
    series: frozenset[Phrase]
    modifiers: dict[Phrase, str]
    deadline_nouns: tuple[str, ...]
    not_dates_before: frozenset[str]
    not_dates_after: frozenset[str]
    clock_before: frozenset[str]
    rejected_before: frozenset[Phrase]
    rejected_after: frozenset[Phrase]


def phrase(words: str) -> Phrase:
    """Cut a phrase of the data file as `tokens` cuts a text."""
    from workflow.minutes.timex.tokens import TOKEN

    return tuple(TOKEN.findall(words))


def _turned(table: dict[str, list[str]], number: bool = True) -> dict[str, Any]:
    return {word: int(key) if number else key for key, words in table.items() for word in words}


@cache
def lexicon() -> Lexicon:
    """The one lexicon; reading it costs a few milliseconds, once."""
    raw = tomllib.loads(
        resources.files("workflow.minutes.timex").joinpath("lexicon.toml").read_text("utf-8")
    )
    holidays = raw["holidays"]
    fixed = {
        name: tuple(int(part) for part in days.replace(" ", "-").split("-"))
        for days, names in holidays["fixed"].items()
        for name in names
    }
    return Lexicon(
        months=_turned(raw["months"]),
        weekdays=_turned(raw["weekdays"]),
        plural_weekdays=frozenset(raw["weekdays_plural"]["words"]),
        units=_turned(raw["units"], number=False),
        numbers=_turned(raw["numbers"]),
        ordinals=_turned(raw["ordinals"]),
        seasons=_turned(raw["seasons"], number=False),
        season_before=frozenset(raw["season_contexts"]["before"]),
        season_after=frozenset(raw["season_contexts"]["after"]),
        easter=_turned(holidays["easter"]),
        fixed=fixed,
        relative_days={phrase(words): days for words, days in raw["relative_days"].items()},
        relative_years={phrase(words): years for words, years in raw["relative_years"].items()},
        shifts=_turned(raw["shifts"], number=False),
        events=tuple(raw["events"]["endings"]),
        vague=frozenset(map(phrase, raw["phrases"]["vague"])),
        series=frozenset(map(phrase, raw["phrases"]["series"])),
        modifiers={
            phrase(words): name for name, phrases in raw["modifiers"].items() for words in phrases
        },
        deadline_nouns=tuple(raw["deadline_nouns"]["endings"]),
        not_dates_before=frozenset(raw["not_dates"]["before"]),
        not_dates_after=frozenset(raw["not_dates"]["after"]),
        clock_before=frozenset(raw["not_dates"]["clock"]),
        rejected_before=frozenset(map(phrase, raw["rejections"]["before"])),
        rejected_after=frozenset(map(phrase, raw["rejections"]["after"])),
    )
