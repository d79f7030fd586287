"""A small place with people, minutes half reviewed, and a calendar in use: what pages show.

The minutes are a made-up working group's. Proposals are entered with the words, places and dates
that a reader would give them, so that the pages can be tested apart from the reading.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import sqlalchemy as sa

from workflow.bootstrap import Frist
from workflow.domain.item import Item, State, Visibility, short_id
from workflow.domain.lifecycle import Trigger, create
from workflow.domain.people import Person, Role, match_owner
from workflow.domain.proposal import Kind
from workflow.domain.window import Precision, Window
from workflow.minutes.timex import find, resolve
from workflow.services import register, review, track
from workflow.store import queries, tables
from workflow.store.unit_of_work import save_all

MEETING = date(2023, 3, 16)

TEXT = """Referat fra møte i arbeidsgruppen for næring
Torsdag 16. mars 2023 kl. 10.00–12.00, Teams
Til stede: Alice Aasen, Bob Bakke, Charlie Dahl og representanter fra ti kommuner

Sak 1/23 Godkjenning av referat
Referatet fra forrige møte ble godkjent uten merknader.

Sak 2/23 Høring om gods og havn
Regionen leverer et felles svar. Sekretariatet sender utkast til kommunene i løpet av uke 12.
Kommunene kommenterer innen fredag 14. april.
Styret behandler svaret 2. mai, og svaret sendes før 5. mai.

Sak 3/23 Sommeren
Havnekonferansen holdes 8. juni.
Fjordmessen går av stabelen i uke 23, og vi vurderer felles stand.
Bob lager et utkast til program innen 28. mars.
- Påmelding til fellesstand: 28. april
- Omvisning på havna 8. juni for dem som reiser langt

Sak 4/23 Videre møter
Felles samling blir 30.–31. august, med overnatting.
Neste møte i gruppen er fredag 2. november kl. 10.00.

Sak 5/23 Eventuelt
Det kommer et seminar om grønn skipsfart til høsten. Første episode av podkasten kommer i april.
Rapporten om fergekaier er klar om ikke lenge.
"""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One proposal: its kind, title, the words it stands on, and how sure a reader would be."""

    kind: Kind
    title: str
    quote: str
    when: str = ""
    owner: str | None = None
    confidence: float = 0.7
    finding: str | None = None


T, E = Kind.TASK, Kind.EVENT
SPOKEN = (
    Spoken(
        T,
        "Sende utkast til høringssvar til kommunene",
        "Sekretariatet sender utkast til kommunene i løpet av uke 12.",
        "i løpet av uke 12",
        "Sekretariatet",
        0.93,
    ),
    Spoken(
        T,
        "Kommentere høringssvaret",
        "Kommunene kommenterer innen fredag 14. april.",
        "innen fredag 14. april",
        "Kommunene",
        0.88,
    ),
    Spoken(
        E,
        "Styret behandler høringssvaret",
        "Styret behandler svaret 2. mai, og svaret sendes før 5. mai.",
        "2. mai",
        "Styret",
        0.74,
    ),
    Spoken(
        T,
        "Sende høringssvaret",
        "Styret behandler svaret 2. mai, og svaret sendes før 5. mai.",
        "før 5. mai",
        None,
        0.66,
    ),
    Spoken(E, "Havnekonferansen", "Havnekonferansen holdes 8. juni.", "8. juni", None, 0.96),
    Spoken(
        E,
        "Fjordmessen",
        "Fjordmessen går av stabelen i uke 23, og vi vurderer felles stand.",
        "i uke 23",
        None,
        0.91,
    ),
    Spoken(
        T,
        "Lage utkast til program",
        "Bob lager et utkast til program innen 28. mars.",
        "innen 28. mars",
        "Bob",
        0.9,
    ),
    Spoken(
        T,
        "Melde på til fellesstand",
        "Påmelding til fellesstand: 28. april",
        "28. april",
        None,
        0.58,
    ),
    Spoken(
        E,
        "Omvisning på havna",
        "Omvisning på havna 8. juni for dem som reiser langt",
        "8. juni",
        None,
        0.71,
        "Samme dag som Havnekonferansen.",
    ),
    Spoken(
        E,
        "Felles samling",
        "Felles samling blir 30.–31. august, med overnatting.",
        "30.–31. august",
        None,
        0.94,
    ),
    Spoken(
        E,
        "Neste møte i gruppen",
        "Neste møte i gruppen er fredag 2. november kl. 10.00.",
        "2. november kl. 10.00",
        None,
        0.82,
        "Fredag 2. november er en torsdag i 2023.",
    ),
    Spoken(
        E,
        "Seminar om grønn skipsfart",
        "Det kommer et seminar om grønn skipsfart til høsten.",
        "til høsten",
        None,
        0.62,
    ),
    Spoken(
        E,
        "Første episode av podkasten",
        "Første episode av podkasten kommer i april.",
        "i april",
        None,
        0.55,
    ),
    Spoken(
        E,
        "Rapporten om fergekaier",
        "Rapporten om fergekaier er klar om ikke lenge.",
        "om ikke lenge",
        None,
        0.41,
    ),
)

_RULES = (("form:text", 0.4), ("manner:present", 0.35), ("when:deadline", 0.6), ("alone", -0.1))


def fill(frist: Frist, now: datetime) -> dict[str, Person]:
    """The village: Alice in the secretariat, Bob and Charlie members, minutes, and a calendar."""
    with frist.write() as connection:
        people = _people(connection, now)
        import_spoken(connection, now - timedelta(hours=1))
        _calendar(connection, now, people["alice"])
    return people


def _people(connection: sa.Connection, now: datetime) -> dict[str, Person]:
    def add(name: str, role: Role, *aliases: str) -> Person:
        email = f"{name.split()[0].lower()}@frist.example"
        return register.add_person(connection, name, email, now=now, role=role, aliases=aliases)

    return {
        "alice": add("Alice Aasen", Role.SECRETARIAT, "Sekretariatet"),
        "bob": add("Bob Bakke", Role.MEMBER),
        "charlie": add("Charlie Dahl", Role.MEMBER),
    }


def import_spoken(
    connection: sa.Connection,
    now: datetime,
    *,
    text: str = TEXT,
    spoken: tuple[Spoken, ...] = SPOKEN,
    title: str = "Møte i arbeidsgruppen for næring",
) -> int:
    """Enter minutes with their proposals, as an import does; the document's id."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    group = register.add_group(connection, "Arbeidsgruppen for næring")
    insert = sa.insert(tables.documents).values(
        sha256=sha256,
        name="referat.txt",
        title=title,
        group_id=group.id,
        meeting_date=MEETING,
        language="nb",
        text=text,
        people=["Alice Aasen", "Bob Bakke"],
        imported=now,
        lines=[],
    )
    document_id = connection.execute(insert.returning(tables.documents.c.id)).scalar_one()
    everyone = queries.people(connection)
    moves, quotes, findings = [], [], []
    for number, each in enumerate(spoken):
        start = text.index(each.quote)
        id = short_id(hashlib.sha256(f"{sha256}{number}".encode()).digest())
        owner = match_owner(each.owner, everyone)
        item = Item(
            id=id,
            kind=each.kind,
            title=each.title,
            state=State.PROPOSED,
            created=now,
            modified=now,
            window=window(each.when),
            owner=each.owner,
            owner_id=owner.id if owner else None,
            group_id=group.id,
            section="2",
            confidence=each.confidence,
            rules=_RULES,
        )
        moves.append(create(item, Trigger.PROPOSE, None, now))
        quotes.append(
            {
                "item_id": id,
                "document_id": document_id,
                "start": start,
                "end": start + len(each.quote),
                "text": each.quote,
            }
        )
        if each.finding:
            findings.append(
                {
                    "document_id": document_id,
                    "item_id": id,
                    "code": "asked",
                    "message": each.finding,
                }
            )
    save_all(connection, moves)
    if quotes:
        connection.execute(sa.insert(tables.quotes), quotes)
    if findings:
        connection.execute(sa.insert(tables.findings), findings)
    return int(document_id)


def window(words: str) -> Window:
    """The words as the reader dates them, from the meeting's day."""
    return resolve(find(words)[0], MEETING) if words else Window()


def _calendar(connection: sa.Connection, now: datetime, alice: Person) -> None:
    """What was accepted earlier: late, done, cancelled, public and for the secretariat alone."""
    ids = iter(range(1000))

    def add(kind: Kind, title: str, when: Window, **fields: object) -> Item:
        id = short_id(hashlib.sha256(f"village{next(ids)}".encode()).digest())
        group_id = queries.group(connection, "Arbeidsgruppen for næring").id
        return track.add(
            connection,
            kind,
            title,
            id=id,
            actor_id=alice.id,
            now=now - timedelta(days=20),
            window=when,
            group_id=group_id,
            **fields,
        )

    mine = {"owner": "Sekretariatet", "owner_id": alice.id}
    add(T, "Referat fra arbeidsutvalget", day(date(2023, 3, 10)), **mine)
    add(T, "Svare ut spørsmål om fellesstand", day(date(2023, 3, 17)), **mine)
    add(T, "Saksliste til styret", day(date(2023, 3, 21)), **mine)
    add(E, "Formøte med juryen", day(date(2023, 3, 23), "13:00"), location="Rådhuset")
    done = add(T, "Innkalling til marsmøtet", day(date(2023, 3, 20)), **mine)
    track.complete(connection, done.id, actor_id=alice.id, now=now - timedelta(hours=1))
    off = add(E, "Frokostmøte om felles stand", day(date(2023, 3, 30)))
    track.cancel(
        connection, off.id, actor_id=alice.id, now=now - timedelta(days=3), why="For få påmeldte."
    )
    add(
        E,
        "Åpent møte om havnebyen",
        day(date(2023, 4, 20), "18:00"),
        location="Biblioteket",
        visibility=Visibility.PUBLIC,
        description="Alle er velkomne. Det blir kaffe.",
    )
    add(T, "Personalsak", day(date(2023, 4, 3)), visibility=Visibility.SECRETARIAT, **mine)
    add(T, "Ny mal for innspill", Window(words="når tiden tillater det", reference=MEETING))
    first = queries.items(connection, states=("PROPOSED",))
    for title in (
        "Felles samling",
        "Sende utkast til høringssvar til kommunene",
        "Havnekonferansen",
    ):
        found = next(item for item in first if item.title == title)
        review.accept(connection, found.id, actor_id=alice.id, now=now - timedelta(minutes=40))
    rejected = next(item for item in first if item.title == "Rapporten om fergekaier")
    review.reject(connection, rejected.id, actor_id=alice.id, now=now - timedelta(minutes=30))


def day(on: date, clock: str = "") -> Window:
    """A window of one day, with a clock time where one is given."""
    starts = time.fromisoformat(clock) if clock else None
    return Window(
        on, on, Precision.DAY, on.isoformat(), starts=starts, words=f"{on.day}.{on.month}."
    )
