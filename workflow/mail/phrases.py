"""The digest's fixed words in each language: one table, from which both twins are said.

Owns words alone; `sentences` puts them together. Dates and states are `workflow.domain.wording`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workflow.domain.digest import Section


@dataclass(frozen=True, slots=True)
class Phrases:
    """One language's phrases. Patterns take named fields; pairs are (one, several)."""

    week: str
    span: str
    headings: Mapping[Section, str]
    overdue: tuple[str, str]
    overdue_none: str
    and_due: tuple[str, str]
    and_due_none: str
    due: tuple[str, str]
    due_none: str
    events: tuple[str, str]
    subject_overdue: str
    subject_due: str
    deadlines: tuple[str, str]
    subject_none: str
    first: str
    nothing: str
    task: str
    new: str
    moved: str
    yours: str
    said: str
    renamed: str
    owner_was: str
    no_owner: str
    lapsed: str
    waits: str
    answers: str
    tentative: str
    ended: Mapping[Section, str]
    finish: str
    fix_date: str
    more: str
    see_all: str
    waiting: tuple[str, str]
    questions: tuple[str, str]
    review: str
    undelivered: str
    footer: str
    rhythm: tuple[str, str]
    asked_for: str
    links: str
    preferences: str


_NB = Phrases(
    week="Uke {}",
    span="{first} til {last}.",
    headings={
        Section.OVERDUE: "Forfalt",
        Section.THIS_WEEK: "Denne uken",
        Section.COMING: "De neste fire ukene",
        Section.CHANGED: "Endret siden sist",
        Section.CANCELLED: "Avlyst",
        Section.NEW: "Nytt, lenger fram",
        Section.UNDATED: "Uten dato",
        Section.DONE: "Gjort siden sist",
    },
    overdue=("{n} frist er forfalt", "{n} frister er forfalt"),
    overdue_none="Ingenting er forfalt",
    and_due=("og {n} faller denne uken", "og {n} faller denne uken"),
    and_due_none="og ingen faller denne uken",
    due=("{n} frist faller denne uken", "{n} frister faller denne uken"),
    due_none="og ingen frister faller denne uken",
    events=("{n} hendelse finner sted.", "{n} hendelser finner sted."),
    subject_overdue="{n} forfalt",
    subject_due="{n} denne uken",
    deadlines=("{n} frist denne uken", "{n} frister denne uken"),
    subject_none="ingen frister denne uken",
    first="Først: {title}, {date}.",
    nothing="Ingen frister denne uken, og ingenting nytt siden sist.",
    task="Oppgave",
    new="Ny",
    moved="Flyttet fra {}",
    yours="Ditt ansvar",
    said="Sagt: «{}»",
    renamed="Het før «{}»",
    owner_was="Ansvarlig før: {}",
    no_owner="ingen",
    answers="{n} av {of} har svart",
    lapsed="Tiden den var tenkt til, er over",
    waits="Satt på vent til da. Fristen var {}",
    tentative="Foreløpig",
    ended={Section.DONE: "Ferdig {}", Section.CANCELLED: "Avlyst {}"},
    finish="Merk som ferdig",
    fix_date="Fastsett dato",
    more="Og {n} til.",
    see_all="Se alle",
    waiting=(
        "{n} forslag fra referatet {date} venter på gjennomgang.",
        "{n} forslag fra referatet {date} venter på gjennomgang.",
    ),
    questions=("Det er {n} funn å se på.", "Det er {n} funn å se på."),
    review="Gå til gjennomgang",
    undelivered="Brevet til {name} kom ikke fram: {error}",
    footer="Sendt til {name} {rhythm}.",
    rhythm=("hver {weekday} {clock}", "annenhver {weekday} {clock}"),
    asked_for="Du har selv bedt om det.",
    links="Lenkene virker uten innlogging i 14 dager, og ingenting endres før du bekrefter.",
    preferences="Bytt dag eller slutt å få ukebrevet",
)

_NN = Phrases(
    week="Veke {}",
    span="{first} til {last}.",
    headings={
        Section.OVERDUE: "Forfalle",
        Section.THIS_WEEK: "Denne veka",
        Section.COMING: "Dei neste fire vekene",
        Section.CHANGED: "Endra sidan sist",
        Section.CANCELLED: "Avlyst",
        Section.NEW: "Nytt, lenger fram",
        Section.UNDATED: "Utan dato",
        Section.DONE: "Gjort sidan sist",
    },
    overdue=("{n} frist er forfallen", "{n} fristar er forfalne"),
    overdue_none="Ingenting er forfalle",
    and_due=("og {n} fell denne veka", "og {n} fell denne veka"),
    and_due_none="og ingen fell denne veka",
    due=("{n} frist fell denne veka", "{n} fristar fell denne veka"),
    due_none="og ingen fristar fell denne veka",
    events=("{n} hending finn stad.", "{n} hendingar finn stad."),
    subject_overdue="{n} forfalne",
    subject_due="{n} denne veka",
    deadlines=("{n} frist denne veka", "{n} fristar denne veka"),
    subject_none="ingen fristar denne veka",
    first="Først: {title}, {date}.",
    nothing="Ingen fristar denne veka, og ingenting nytt sidan sist.",
    task="Oppgåve",
    new="Ny",
    moved="Flytta frå {}",
    yours="Ditt ansvar",
    said="Sagt: «{}»",
    renamed="Heitte før «{}»",
    owner_was="Ansvarleg før: {}",
    no_owner="ingen",
    answers="{n} av {of} har svart",
    lapsed="Tida ho var tenkt til, er over",
    waits="Sett på vent til då. Fristen var {}",
    tentative="Førebels",
    ended={Section.DONE: "Ferdig {}", Section.CANCELLED: "Avlyst {}"},
    finish="Merk som ferdig",
    fix_date="Fastset dato",
    more="Og {n} til.",
    see_all="Sjå alle",
    waiting=(
        "{n} forslag frå referatet {date} ventar på gjennomgang.",
        "{n} forslag frå referatet {date} ventar på gjennomgang.",
    ),
    questions=("Det er {n} funn å sjå på.", "Det er {n} funn å sjå på."),
    review="Gå til gjennomgang",
    undelivered="Brevet til {name} kom ikkje fram: {error}",
    footer="Sendt til {name} {rhythm}.",
    rhythm=("kvar {weekday} {clock}", "annakvar {weekday} {clock}"),
    asked_for="Du har sjølv bede om det.",
    links="Lenkjene verkar utan innlogging i 14 dagar, og ingenting blir endra før du stadfestar.",
    preferences="Byt dag eller slutt å få vekebrevet",
)

_EN = Phrases(
    week="Week {}",
    span="{first} to {last}.",
    headings={
        Section.OVERDUE: "Overdue",
        Section.THIS_WEEK: "This week",
        Section.COMING: "The next four weeks",
        Section.CHANGED: "Changed since last time",
        Section.CANCELLED: "Cancelled",
        Section.NEW: "New, further ahead",
        Section.UNDATED: "No date",
        Section.DONE: "Done since last time",
    },
    overdue=("{n} deadline is overdue", "{n} deadlines are overdue"),
    overdue_none="Nothing is overdue",
    and_due=("and {n} falls this week", "and {n} fall this week"),
    and_due_none="and none falls this week",
    due=("{n} deadline falls this week", "{n} deadlines fall this week"),
    due_none="and no deadlines fall this week",
    events=("{n} event takes place.", "{n} events take place."),
    subject_overdue="{n} overdue",
    subject_due="{n} this week",
    deadlines=("{n} deadline this week", "{n} deadlines this week"),
    subject_none="no deadlines this week",
    first="First: {title}, {date}.",
    nothing="No deadlines this week, and nothing new since last time.",
    task="Task",
    new="New",
    moved="Moved from {}",
    yours="Yours",
    said="In the minutes: «{}»",
    renamed="Was called «{}»",
    owner_was="Responsible before: {}",
    no_owner="nobody",
    answers="Answers: {n} of {of}",
    lapsed="The time it was meant for has passed",
    waits="Put off until then. The deadline was {}",
    tentative="Tentative",
    ended={Section.DONE: "Done {}", Section.CANCELLED: "Cancelled {}"},
    finish="Mark as done",
    fix_date="Set a date",
    more="And {n} more.",
    see_all="See all",
    waiting=(
        "{n} proposal from the minutes of {date} awaits review.",
        "{n} proposals from the minutes of {date} await review.",
    ),
    questions=("There is {n} question to look at.", "There are {n} questions to look at."),
    review="Go to review",
    undelivered="The mail to {name} did not arrive: {error}",
    footer="Sent to {name} {rhythm}.",
    rhythm=("every {weekday} at {clock}", "every second {weekday} at {clock}"),
    asked_for="You asked for it yourself.",
    links="The links work for 14 days without signing in, and nothing changes until you confirm.",
    preferences="Change the day or stop the weekly letter",
)

PHRASES: Mapping[str, Phrases] = {"nb": _NB, "nn": _NN, "en": _EN}
