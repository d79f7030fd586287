"""The words of each language that dates and states are made of.

Owns the table alone; how the words are put together is `dates`, `windows` and `states`. Month
and weekday names equal CLDR's (a test compares them with babel).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workflow.domain.item import State, Visibility
from workflow.domain.proposal import Kind
from workflow.domain.window import Mod

LANGUAGES = ("nb", "nn", "en")


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words. Patterns take `{}`; `days` and `months` begin with Monday, January."""

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    today: str
    tomorrow: str
    yesterday: str
    #: a day in its month, a day with its month, weekday before a day
    bare_day: str
    day: str
    long_day: str
    clock: str
    at: str
    week: str
    in_period: str
    quarter: tuple[str, ...]
    half: tuple[str, ...]
    #: by TIMEX3 season: as it comes, as it is, and as a name before a year
    coming: Mapping[str, str]
    current: Mapping[str, str]
    named: Mapping[str, str]
    mods: Mapping[Mod, str]
    by_end: str
    at_the_latest: str
    soon: str
    undated: str
    no_day: str
    overdue_since: str
    overdue_on: str
    workday: tuple[str, str]
    numbers: tuple[str, ...]
    neuter_one: str
    states: Mapping[State, str]
    kinds: Mapping[Kind, str]
    seen_by: Mapping[Visibility, str]


def _each(names: str) -> tuple[str, ...]:
    return tuple(names.split())


_NB = Words(
    weekdays=("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    months=_each(
        "januar februar mars april mai juni juli august september oktober november desember"
    ),
    today="i dag",
    tomorrow="i morgen",
    yesterday="i går",
    bare_day="{}.",
    day="{}. {}",
    long_day="{} {}",
    clock="kl. {:%H.%M}",
    at="{} {}",
    week="uke {}",
    in_period="i {}",
    quarter=("første kvartal", "andre kvartal", "tredje kvartal", "fjerde kvartal"),
    half=("første halvår", "andre halvår"),
    coming={"SP": "til våren", "SU": "til sommeren", "FA": "til høsten", "WI": "til vinteren"},
    current={"SP": "i vår", "SU": "i sommer", "FA": "i høst", "WI": "i vinter"},
    named={"SP": "våren", "SU": "sommeren", "FA": "høsten", "WI": "vinteren"},
    mods={
        Mod.BEFORE: "før {}",
        Mod.AFTER: "etter {}",
        Mod.ON_OR_BEFORE: "innen {}",
        Mod.ON_OR_AFTER: "fra {}",
        Mod.START: "i begynnelsen av {}",
        Mod.MID: "midt i {}",
        Mod.END: "i slutten av {}",
        Mod.APPROX: "rundt {}",
    },
    by_end="innen utgangen av {}",
    at_the_latest="senest {}",
    soon="snart",
    undated="uten dato",
    no_day="ingen dag satt",
    overdue_since="forfalt for {} {} siden",
    overdue_on="forfalt {}",
    workday=("arbeidsdag", "arbeidsdager"),
    numbers=_each("ingen én to tre fire fem seks sju åtte ni ti elleve tolv"),
    neuter_one="ett",
    states={
        State.PROPOSED: "Forslag",
        State.REJECTED: "Avvist",
        State.MERGED: "Slått sammen",
        State.NEEDS_ACTION: "Ikke begynt",
        State.IN_PROCESS: "Påbegynt",
        State.COMPLETED: "Ferdig",
        State.TENTATIVE: "Foreløpig",
        State.CONFIRMED: "Bekreftet",
        State.CANCELLED: "Avlyst",
    },
    kinds={Kind.TASK: "Frist", Kind.EVENT: "Hendelse"},
    seen_by={
        Visibility.SECRETARIAT: "bare for sekretariatet",
        Visibility.MEMBERS: "for medlemmene",
        Visibility.PUBLIC: "for alle",
    },
)

_NN = Words(
    weekdays=("måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "søndag"),
    months=_NB.months,
    today="i dag",
    tomorrow="i morgon",
    yesterday="i går",
    bare_day="{}.",
    day="{}. {}",
    long_day="{} {}",
    clock="kl. {:%H.%M}",
    at="{} {}",
    week="veke {}",
    in_period="i {}",
    quarter=("første kvartal", "andre kvartal", "tredje kvartal", "fjerde kvartal"),
    half=("første halvår", "andre halvår"),
    coming={"SP": "til våren", "SU": "til sommaren", "FA": "til hausten", "WI": "til vinteren"},
    current={"SP": "i vår", "SU": "i sommar", "FA": "i haust", "WI": "i vinter"},
    named={"SP": "våren", "SU": "sommaren", "FA": "hausten", "WI": "vinteren"},
    mods={
        Mod.BEFORE: "før {}",
        Mod.AFTER: "etter {}",
        Mod.ON_OR_BEFORE: "innan {}",
        Mod.ON_OR_AFTER: "frå {}",
        Mod.START: "i byrjinga av {}",
        Mod.MID: "midt i {}",
        Mod.END: "i slutten av {}",
        Mod.APPROX: "rundt {}",
    },
    by_end="innan utgangen av {}",
    at_the_latest="seinast {}",
    soon="snart",
    undated="utan dato",
    no_day="ingen dag sett",
    overdue_since="forfalle for {} {} sidan",
    overdue_on="forfalle {}",
    workday=("arbeidsdag", "arbeidsdagar"),
    numbers=_each("ingen éin to tre fire fem seks sju åtte ni ti elleve tolv"),
    neuter_one="eitt",
    states={
        State.PROPOSED: "Forslag",
        State.REJECTED: "Avvist",
        State.MERGED: "Slått saman",
        State.NEEDS_ACTION: "Ikkje påbyrja",
        State.IN_PROCESS: "Påbyrja",
        State.COMPLETED: "Ferdig",
        State.TENTATIVE: "Førebels",
        State.CONFIRMED: "Stadfesta",
        State.CANCELLED: "Avlyst",
    },
    kinds={Kind.TASK: "Frist", Kind.EVENT: "Hending"},
    seen_by={
        Visibility.SECRETARIAT: "berre for sekretariatet",
        Visibility.MEMBERS: "for medlemmene",
        Visibility.PUBLIC: "for alle",
    },
)

_EN = Words(
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    months=_each(
        "January February March April May June July August September October November December"
    ),
    today="today",
    tomorrow="tomorrow",
    yesterday="yesterday",
    bare_day="{}",
    day="{} {}",
    long_day="{} {}",
    clock="{:%H:%M}",
    at="{} at {}",
    week="week {}",
    in_period="in {}",
    quarter=(
        "the first quarter",
        "the second quarter",
        "the third quarter",
        "the fourth quarter",
    ),
    half=("the first half of the year", "the second half of the year"),
    coming={
        "SP": "in the spring",
        "SU": "in the summer",
        "FA": "in the autumn",
        "WI": "in the winter",
    },
    current={"SP": "this spring", "SU": "this summer", "FA": "this autumn", "WI": "this winter"},
    named={"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"},
    mods={
        Mod.BEFORE: "before {}",
        Mod.AFTER: "after {}",
        Mod.ON_OR_BEFORE: "by {}",
        Mod.ON_OR_AFTER: "from {}",
        Mod.START: "early in {}",
        Mod.MID: "in the middle of {}",
        Mod.END: "at the end of {}",
        Mod.APPROX: "around {}",
    },
    by_end="by the end of {}",
    at_the_latest="by {}",
    soon="soon",
    undated="no date",
    no_day="no day set",
    overdue_since="overdue by {} {}",
    overdue_on="overdue since {}",
    workday=("working day", "working days"),
    numbers=_each("no one two three four five six seven eight nine ten eleven twelve"),
    neuter_one="one",
    states={
        State.PROPOSED: "Proposed",
        State.REJECTED: "Rejected",
        State.MERGED: "Merged",
        State.NEEDS_ACTION: "Not started",
        State.IN_PROCESS: "Started",
        State.COMPLETED: "Done",
        State.TENTATIVE: "Tentative",
        State.CONFIRMED: "Confirmed",
        State.CANCELLED: "Cancelled",
    },
    kinds={Kind.TASK: "Deadline", Kind.EVENT: "Event"},
    seen_by={
        Visibility.SECRETARIAT: "for the secretariat only",
        Visibility.MEMBERS: "for members",
        Visibility.PUBLIC: "for everybody",
    },
)

_ALL = {"nb": _NB, "nn": _NN, "en": _EN}


def language(tag: str) -> str:
    """The language that a tag ("nn", "no", "en-GB") is written in here; bokmål for all others."""
    primary = tag.lower().replace("_", "-").split("-")[0]
    return primary if primary in _ALL else "nb"


def words(tag: str) -> Words:
    """The words of a language."""
    return _ALL.get(tag) or _ALL[language(tag)]
