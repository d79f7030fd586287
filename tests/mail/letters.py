"""Digests to write letters of: the sample week in each language, and weeks nobody wishes for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from functools import cache

import jinja2

from tests.conftest import BASE, NOW, a_task, an_event, day_window, week_window
from workflow.bootstrap import templates_dir
from workflow.domain import digest as domain
from workflow.domain.digest import Digest, Undelivered, Waiting
from workflow.domain.item import Item, State, window_record
from workflow.domain.news import News
from workflow.domain.people import Person, Role
from workflow.domain.preferences import Preferences
from workflow.domain.responses import Tally
from workflow.domain.weeks import Week
from workflow.domain.window import Precision, Window
from workflow.mail import compose, notices, reminders, sentences
from workflow.mail.clean import clean
from workflow.mail.compose import Envelope, Rendered
from workflow.mail.letter import FOLD, Letter

WEEK = Week(2023, 12)
SINCE = NOW - timedelta(days=7)

#: Titles that have broken mail elsewhere.
HOSTILE = (
    "Send svar\r\nBcc: alle@frist.example",
    "<script>alert(1)</script> & </td></table>",
    "\u202eמחר\u202c, i morgen",
    "👩‍👩‍👧‍👦 Familiedag \U0001f9ed",
    "Lang tittel " * 1000,
    "Æ" * 10_000,
    "\x00\x1b[31m=?utf-8?q?=0D=0A?= .\n.",
)


@cache
def environment() -> jinja2.Environment:
    return compose.environment(templates_dir())


def sample_items() -> tuple[list[Item], News]:
    """One of everything that a digest tells of."""
    april = Window(date(2023, 4, 1), date(2023, 4, 30), Precision.MONTH, "2023-04", words="i april")
    autumn = Window(
        date(2023, 9, 1), date(2023, 11, 30), Precision.SEASON, "2023-FA", words="til høsten"
    )
    days = Window(date(2023, 8, 30), date(2023, 8, 31), Precision.DAYS)
    hearing = replace(week_window(2023, 12), words="i løpet av uke 12")

    def on(month: int, day: int, at: time | None = None) -> Window:
        return day_window(date(2023, month, day), at=at)

    items = [
        a_task(id="late1", title="Referat fra arbeidsutvalget", window=on(3, 10), owner="Alice"),
        a_task(id="late2", title="Svar på spørsmål", window=on(3, 17), owner="Bob", owner_id=2),
        a_task(id="week1", title="Saksliste til styret", window=on(3, 21), owner="Alice"),
        an_event(
            id="week2", title="Formøte med juryen", window=on(3, 23, time(13)), location="Rådhuset"
        ),
        a_task(id="week3", title="Utkast til høringssvar", window=hearing, owner="Sekretariatet"),
        an_event(id="soon1", title="Vinneren gjøres kjent", window=on(3, 28)),
        a_task(
            id="wait1", title="Tilbud fra trykkeriet", window=on(3, 8), follow_up=date(2023, 3, 30)
        ),
        a_task(id="soon2", title="Første episode av podkasten", window=april, owner="Mari"),
        a_task(id="move1", title="Søknad om midler", window=on(4, 28), owner="Jonas"),
        an_event(id="gone1", title="Frokostmøte", window=on(3, 30), state=State.CANCELLED),
        an_event(id="new01", title="Fellessamling", window=days),
        an_event(id="fall1", title="To seminarer", window=autumn, state=State.TENTATIVE),
        a_task(id="none1", title="Rapport", window=Window(precision=Precision.VAGUE)),
        a_task(id="hear1", title="Havneplanen: høringsfrist", window=on(4, 14), owner="Alice"),
        a_task(id="done1", title="Pressetekst", window=on(3, 15), state=State.COMPLETED),
    ]
    ended = NOW - timedelta(days=2)
    items = [replace(i, ended=ended) if not i.state.open else i for i in items]
    before = {"move1": {"window": window_record(on(3, 15)), "owner": "Kari"}}
    return items, News(frozenset({"new01"}), before, frozenset({"gone1", "done1"}))


def sample(language: str, *, secretariat: bool = True) -> Digest:
    items, told = sample_items()
    person = Person(
        2,
        "Bob Bakke",
        "bob@frist.example",
        Role.SECRETARIAT if secretariat else Role.MEMBER,
        language,
    )
    return _digest(person, items, told, waiting=[Waiting(16, "Referat", date(2023, 3, 16), 8, 3)])


def crowded(language: str, n: int, titles: tuple[str, ...] = ("Sak",)) -> Digest:
    """A digest of `n` items over all sections, with these titles in turn."""
    items, told = [], set()
    windows = [
        day_window(date(2023, 3, 10)),
        day_window(date(2023, 3, 22)),
        day_window(date(2023, 4, 12)),
        day_window(date(2023, 12, 1)),
        Window(),
    ]
    for number in range(n):
        title = titles[number % len(titles)]
        items.append(a_task(id=f"{number:010}", title=title, window=windows[number % 5]))
        told.add(f"{number:010}")
    person = Person(
        2, "Bob\r\nBcc: alle@frist.example", "bob@frist.example", Role.SECRETARIAT, language
    )
    lost = [Undelivered("Kari\r\nNordmann", "550 5.1.1 Ukjent <mottaker>")]
    return _digest(person, items, News(frozenset(told)), undelivered=lost)


def _digest(person: Person, items: list[Item], told: News, **more: object) -> Digest:
    found = domain.lines(items, told, WEEK, NOW, {"hear1": Tally(4, 12)})
    return domain.digest(person, found, WEEK, NOW, since=SINCE, until=NOW, **more)  # type: ignore[arg-type]


def letter(digest: Digest, fold: int = FOLD) -> Letter:
    return sentences.letter(
        digest,
        base_url=BASE,
        finish=lambda line: f"{BASE}/l/ferdig.2.{line.item.id}.1.1680516000.signatur",
        preferences_url=f"{BASE}/a/brev.2.signatur",
        preferences=Preferences(),
        organisation="Fjordregionen",
        fold=fold,
    )


def rendered(digest: Digest, fold: int = FOLD) -> Rendered:
    return compose.render(letter(digest, fold), environment())


def mail(digest: Digest) -> bytes:
    """The digest as it is sent."""
    envelope = Envelope(
        sender=("Frist for Østlandet", "frist@frist.example"),
        recipient=(clean(digest.person.name), digest.person.email),
        message_id="<digest.2023-W12.0123456789@frist.example>",
        date=NOW,
        list_name="Frist for Østlandet: ukebrev",
        list_id="ukebrev.frist.example",
        unsubscribe=f"{BASE}/a/brev.2.signatur",
    )
    return compose.within_limit(lambda fold: rendered(digest, fold), envelope)


def reminder(language: str) -> Letter:
    """A reminder with one of everything that it tells of."""
    owner = Person(3, "Mari Vik", "mari@frist.example")
    reader = Person(2, "Bob Bakke", "bob@frist.example", Role.SECRETARIAT, language)

    def on(month: int, day: int) -> Window:
        return day_window(date(2023, month, day), deadline=True)

    def url(id: str) -> str:
        return f"{BASE}/l/ferdig.2.{id}.1.1680516000.signatur"

    told = [
        reminders.Told(
            a_task(id="late2", title="Svar på spørsmål", window=on(3, 17), owner_id=2),
            url("late2"),
            "Bob svarer på spørsmålene innen fredag.",
            ("Faggruppe for næring", date(2023, 3, 9)),
        ),
        reminders.Told(
            a_task(id="drag1", title="Referat", window=on(3, 1), owner_id=3),
            url("drag1"),
            owner=owner,
            dragging=True,
        ),
        reminders.Told(
            a_task(id="away1", title="Søknad om midler", window=on(3, 24), owner_id=3),
            url("away1"),
            "Mari søker om midler innen <24. mars>.",
            ("Styret", date(2023, 3, 1)),
            owner=owner,
            away=True,
            stands_in=True,
        ),
        reminders.Told(
            a_task(id="call1", title="Havneplanen: høringsfrist", window=on(3, 29)),
            f"{BASE}/l/svar.2.call1.1.1680516000.signatur",
            asks=True,
        ),
        reminders.Told(
            a_task(id="call2", title="Vertskap: søknadsfrist", window=on(3, 29)),
            f"{BASE}/saker/call2#svar",
            owner=owner,
            silent="Sundvik",
            asks=True,
        ),
    ]
    return reminders.letter(
        reader,
        told,
        NOW,
        base_url=BASE,
        preferences_url=f"{BASE}/a/paminnelse.2.signatur",
        organisation="Fjordregionen",
    )


def notice(kind: str, language: str) -> notices.Notice:
    """A letter of this kind about the sample breakfast."""
    return notices.notice(
        kind,
        language,
        url=f"{BASE}/noe/et-token",
        fields={"title": "Frokostmøte & <kaffe>", "why": "Det er fullt."},
        until=NOW + timedelta(minutes=20),
        now=NOW,
        house="Frist for Fjordregionen",
        organisation="Fjordregionen",
    )
