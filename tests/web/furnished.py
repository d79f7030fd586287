"""The village with one of everything that pages show, and every page there is: who opens it, where,
and what is sent where a page only answers a form."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import sqlalchemy as sa

from tests.conftest import NOW
from tests.web import village
from tests.web.conftest import ALL_STATES
from workflow.bootstrap import Frist
from workflow.domain.chains import step_id
from workflow.domain.feeds import Filter
from workflow.domain.item import Item
from workflow.domain.people import Person
from workflow.domain.proposal import Kind
from workflow.services import event_form, links, publish, register, remind, submit, track
from workflow.services.links import Wish
from workflow.store import approvals, queries, readers, tables, updates

BY = {"actor_id": None, "now": NOW}
DORA = "dora@utenfor.example"
#: The token of a private calendar.
FEED = "private-" + "f" * 35


@dataclass(frozen=True, slots=True)
class Place:
    """One page: who opens it (None: the public), where, the form that it answers, and whether it
    is a refusal."""

    who: str | None
    path: str
    form: dict[str, str] = field(default_factory=dict)
    status: int = 200


def furnish(frist: Frist, people: dict[str, Person], folder: Path) -> dict[str, Place]:
    """Put one of everything into the village; all its pages by their names."""
    frist.settings = replace(frist.settings, smtp_url=f"folder://{folder}")
    _members_and_people(frist, people)
    board = _hearing(frist)
    _calendars(frist, people)
    _later_minutes(frist)
    hand_in(frist, "confirmed", "Havnekonferansen", "8. juni")
    hand_in(frist, "unconfirmed", "Lunsj om gods", "til høsten")
    hand_in(frist, "taken back", "Kurs i kart", "9. juni")
    with frist.write() as connection:
        submit.confirm(connection, "confirmed", seeds=(bytes([n]) * 8 for n in range(9)), now=NOW)
        reader = readers.add(connection, "rita@utenfor.example", "nb", NOW)
    assert reader is not None
    return {**_signed_in(frist, board), **_secretariat(), **_public(frist, people, reader.id)}


def hand_in(frist: Frist, token: str, title: str, when: str) -> None:
    """An event that somebody outside has handed in and not confirmed."""
    typed = {"title": title, "when": when, "link": "eksempel.no"}
    with frist.write() as connection:
        event = event_form.read(connection, typed, NOW)
        submit.submit(connection, frist.house, [event], DORA, token=token, now=NOW)


def item(frist: Frist, title: str) -> Item:
    """The first item with this title."""
    with frist.read() as connection:
        everything = queries.items(connection, states=ALL_STATES)
    return next(each for each in everything if each.title == title)


def _members_and_people(frist: Frist, people: dict[str, Person]) -> None:
    with frist.write() as connection:
        names = [{"name": name} for name in ("Askvik", "Dalen", "Lundby")]
        connection.execute(sa.insert(tables.members), names)
        bob = people["bob"]
        register.change_person(
            connection, bob.id, register.Told(bob.name, bob.email, member="Askvik")
        )
        first, last = village.MEETING.replace(month=4, day=3), village.MEETING.replace(month=4)
        remind.away(connection, bob, first, last, people["charlie"])


def _hearing(frist: Frist) -> str:
    """A hearing whose chain has a step that was moved by hand; that step's id."""
    with frist.write() as connection:
        for id, title in (("hearing001", "Høring om havna"), ("hearing002", "Høring om skoger")):
            track.add(
                connection, Kind.TASK, title, id=id, window=village.window("før 5. mai"),
                playbook="consultation", **BY,
            )  # fmt: skip
        board = step_id("hearing001", "approve")
        track.reschedule(connection, board, village.window("20. april"), **BY)
        track.reschedule(connection, "hearing001", village.window("før 8. mai"), **BY)
    return board


def _calendars(frist: Frist, people: dict[str, Person]) -> None:
    with frist.write() as connection:
        for name, public, token in (
            ("Outlook på jobben", False, FEED),
            ("Åpne møter", True, FEED[::-1]),
        ):
            publish.add_feed(
                connection, name, Filter(public=public), token=token, now=NOW,
                owner=people["alice"],
            )  # fmt: skip


def _later_minutes(frist: Frist) -> None:
    """Minutes that approve the first, and that seem to speak of what is in the plan."""
    late, new = (item(frist, t) for t in ("Referat fra arbeidsutvalget", "Lage utkast til program"))
    words = "Referatet fra møtet i mars ble godkjent uten merknader."
    with frist.write() as connection:
        text = f"Referat fra møte i april\n{words}\n"
        document = village.import_spoken(
            connection, NOW, text=text, spoken=(), title="Møte om gods og havn i april"
        )
        approvals.keep(connection, document, [(1, text.index(words), len(text) - 1, words)])
        updates.propose(
            connection, 1, late.id, updates.Kind.SAME, "Titlene sier nesten det samme.",
            "Bob lager et utkast til program innen 28. mars.", new.id,
        )  # fmt: skip


def _signed_in(frist: Frist, board: str) -> dict[str, Place]:
    """What the secretariat and members read, and what is told of items."""
    havn, asked, done, off, open_to_all = (
        item(frist, title).id
        for title in (
            "Havnekonferansen", "Neste møte i gruppen", "Innkalling til marsmøtet",
            "Frokostmøte om felles stand", "Åpent møte om havnebyen",
        )
    )  # fmt: skip
    return {
        "desk": Place("alice", "/"),
        "member's desk": Place("bob", "/"),
        "narrowed desk": Place("alice", "/?uken-slag=frist&forfalt-ansvarlig=2&velg=uken"),
        "my tasks": Place("alice", "/mine"),
        "no tasks of mine": Place("bob", "/mine"),
        "my preferences": Place("bob", "/mine/innstillinger"),
        "minutes": Place("alice", "/gjennomgang"),
        "review": Place("alice", "/gjennomgang/1"),
        "review, asked": Place("alice", f"/gjennomgang/1?kort={asked}"),
        "items": Place("alice", "/saker"),
        "no items": Place("alice", "/saker?sok=ingenting"),
        "item": Place("alice", f"/saker/{havn}?gjor=endre"),
        "done item": Place("alice", f"/saker/{done}?nylig={done}"),
        "cancelled item": Place("alice", f"/saker/{off}"),
        "public item": Place(None, f"/saker/{open_to_all}"),
        "hearing": Place("alice", "/saker/hearing001?purret=2&uten=1"),
        "asked step": Place("alice", f"/saker/{board}"),
        "preview": Place("alice", "/saker/hearing001/flytt?nar=19.+mai"),
        "why": Place("alice", "/saker/hearing001/hvorfor"),
        "updates": Place("alice", "/oppdateringer"),
        "new item": Place("alice", "/saker/ny"),
        "calendar": Place("alice", "/kalender"),
        "month": Place("alice", "/kalender?visning=maned&maned=2023-04"),
        "year's plan": Place("alice", "/kalender?visning=plan&slag=hendelse"),
        "search": Place("bob", "/sok?sok=møter"),
        "moderation": Place("alice", "/innmeldt"),
        "subscribe": Place("alice", "/abonner"),
        "a calendar's new address": Place("bob", "/abonner", {"navn": "På jobben"}),
        "a calendar": Place("alice", "/abonner/1"),
        "an open calendar": Place("alice", "/abonner/2"),
        "sessions": Place("alice", "/innlogginger"),
        "refused": Place("alice", "/finnes-ikke", status=404),
    }


def _secretariat() -> dict[str, Place]:
    """What the secretariat keeps in order."""
    at, again = "/administrasjon", {"tekst": village.TEXT}
    roster = {"slag": "medlemmer", "tekst": "navn;nummer\nMoland;4299\n"}
    wrong = {**roster, "tekst": "x;y\n1;2"}
    return {
        "upload": Place("alice", "/referater/ny"),
        "minutes that can't be read": Place("alice", "/referater/ny", {"tekst": "Kaker."}, 400),
        "minutes that are there": Place("alice", "/referater/ny", again),
        "administration": Place("alice", at),
        "people": Place("alice", f"{at}/personer"),
        "person": Place("alice", f"{at}/personer/2"),
        "members": Place("alice", f"{at}/medlemmer"),
        "groups": Place("alice", f"{at}/grupper"),
        "import": Place("alice", f"{at}/import"),
        "what an import brings": Place("alice", f"{at}/import", roster),
        "what no import brings": Place("alice", f"{at}/import", wrong, 400),
        "audit": Place("alice", f"{at}/logg"),
        "outbox": Place("alice", f"{at}/utboks"),
        "settings": Place("alice", f"{at}/innstillinger"),
    }


def _finished(frist: Frist, person: Person, title: str) -> str:
    """The link by which somebody has finished this."""
    token = links.make(frist.secret, person.id, item(frist, title), NOW)
    with frist.write() as connection:
        links.finish(connection, frist.secret, token, NOW)
    return token


def _public(frist: Frist, people: dict[str, Person], reader_id: int) -> dict[str, Place]:
    """What anybody may open, and what links in letters lead to."""
    secret, alice, bob = frist.secret, people["alice"], people["bob"]
    task, new = (item(frist, t) for t in ("Saksliste til styret", "Ny mal for innspill"))
    done, regretted = (
        _finished(frist, alice, t) for t in ("Personalsak", "Svare ut spørsmål om fellesstand")
    )
    wish = links.make_wish(secret, Wish(DORA, "nb"), NOW.replace(year=2024))
    asked, answered = (item(frist, f"Høring om {what}") for what in ("havna", "skoger"))
    answer = links.make(secret, bob.id, answered, NOW, links.ANSWER)
    event = {"tittel": "Åpent møte om havnebyen", "nar": "20. april", "epost": DORA}
    return {
        "public calendar": Place(None, "/kalender"),
        "public plan": Place(None, "/kalender?visning=plan"),
        "search in vain": Place(None, "/sok?sok=ingenting"),
        "open calendars": Place(None, "/abonner"),
        "hand in": Place(None, "/meld-inn"),
        "hand in what is there": Place(None, "/meld-inn", event),
        "hand in what is wrong": Place(None, "/meld-inn", {**event, "nar": "aldri"}, 400),
        "handed in": Place(None, "/meld-inn/sendt"),
        "confirm what was handed in": Place(None, "/meld-inn/unconfirmed"),
        "what was handed in": Place(None, "/meld-inn/confirmed"),
        "taken back": Place(None, "/meld-inn/taken back/trekk", {"ja": "ja"}),
        "weekly letter": Place(None, "/ukebrev"),
        "weekly letter, wrong": Place(None, "/ukebrev", {"epost": "dora"}, 400),
        "weekly letter, sent": Place(None, "/ukebrev", {"epost": DORA}),
        "weekly letter, confirm": Place(None, f"/ukebrev/{wish}"),
        "weekly letter, left": Place(None, "/ukebrev/slutt"),
        "a reader's choices": Place(None, f"/a/{links.make_preferences(secret, reader_id)}?ny=ja"),
        "sign in": Place(None, "/logg-inn"),
        "sign in, sent": Place(None, "/logg-inn", {"epost": "nobody@frist.example"}),
        "link": Place(None, "/inn/alice-key"),
        "mark done": Place(None, f"/l/{links.make(secret, alice.id, task, NOW)}"),
        "done by link": Place(None, f"/l/{links.make(secret, alice.id, new, NOW)}", {"ja": "ja"}),
        "done already": Place(None, f"/l/{done}"),
        "done and taken back": Place(None, f"/l/{regretted}/angre", {"ja": "ja"}),
        "answer": Place(None, f"/l/{links.make(secret, bob.id, asked, NOW, links.ANSWER)}"),
        "answered": Place(None, f"/l/{answer}/svar", {"svar": "late"}),
        "mail": Place(None, f"/a/{links.make_preferences(secret, alice.id)}"),
        "accessibility": Place(None, "/tilgjengelighet"),
        "dates": Place(None, "/slik-leses-datoer"),
    }
