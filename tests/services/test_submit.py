"""Handing in an event: nothing before the mail is answered, and nobody remembered for long."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest
import sqlalchemy as sa

from tests.conftest import NOW, an_event, day_window
from tests.mail.sink import Sink
from workflow.bootstrap import Frist
from workflow.domain.errors import NotFound, Refused
from workflow.domain.item import Item, State, Visibility
from workflow.domain.lifecycle import Trigger, create
from workflow.domain.people import Person
from workflow.domain.submission import Event
from workflow.domain.window import Precision
from workflow.mail import compose
from workflow.mail.smtp import transport
from workflow.services import event_form, notify, review, submit
from workflow.store import queries, tables
from workflow.store.unit_of_work import save_all

CONTACT = "dora@utenfor.example"
FORM = {"title": "Frokostmøte om havneby", "when": "8. juni", "clock": "08.00-09.30",
        "place": "Biblioteket", "link": "eksempel.no/frokost", "description": "Alle kan komme.",
        "categories": "Næring, Åpent"}  # fmt: skip
numbers = count(1)
leases = (f"submit-{n}" for n in count())


def hand_in(frist: Frist, token: str = "token", contact: str = CONTACT, **changed: str) -> None:
    house = frist.house
    with frist.write() as connection:
        event = event_form.read(connection, FORM | changed, NOW)
        submit.submit(connection, house, [event], contact, token=token, now=NOW)


def confirm(frist: Frist, token: str = "token") -> list[Item]:
    with frist.write() as connection:
        found = submit.confirm(connection, token, seeds=seeds(), now=NOW)
        return [queries.item(connection, event.item_id or "") for event in found.events]


def seeds() -> Iterable[bytes]:
    return (hashlib.sha256(b"%d" % next(numbers)).digest() for _ in range(200))


def items(frist: Frist) -> list[Item]:
    with frist.read() as connection:
        return queries.items(connection, states=[state.value for state in State])


def mails(frist: Frist) -> list[tuple[str, str, str]]:
    """(to, subject, text) of what lies in the outbox."""
    with Sink() as sink:
        notify.deliver_batch(
            frist.engine, transport(sink.url), NOW, frist.house, lease=next(leases)
        )
    found = []
    for to, data in sink.mails:
        message = compose.message(data)
        body = message.get_body(("plain",))
        assert body is not None
        found.append((to, message["Subject"], body.get_content()))
    return found


def test_nothing_is_anything_before_the_mail_is_answered(frist: Frist) -> None:
    hand_in(frist)
    assert items(frist) == []
    ((to, subject, text),) = mails(frist)
    assert (to, subject) == (CONTACT, "Bekreft arrangementet du meldte inn: Frokostmøte om havneby")
    assert "https://frist.example.no/meld-inn/token" in text
    (item,) = confirm(frist)
    assert (item.state, item.visibility, item.title) == (
        State.PROPOSED, Visibility.MEMBERS, "Frokostmøte om havneby",
    )  # fmt: skip
    assert item.window.earliest == date(2023, 6, 8)
    assert item.window.time == "08:00-09:30"
    assert item.description == "Alle kan komme.\n\nhttps://eksempel.no/frokost"
    assert item.categories == ("Næring", "Åpent")


def test_confirming_twice_makes_it_once(frist: Frist) -> None:
    hand_in(frist)
    assert [confirm(frist)[0].id, confirm(frist)[0].id] == [items(frist)[0].id] * 2
    assert len(items(frist)) == 1


def test_a_date_may_be_as_vague_as_it_is_known(frist: Frist) -> None:
    for words, precision in (
        ("uke 23", Precision.WEEK), ("i juni", Precision.MONTH), ("til høsten", Precision.SEASON),
    ):  # fmt: skip
        hand_in(frist, token=words, when=words, clock="")
        assert confirm(frist, words)[0].window.precision is precision


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"title": " "}, "Skriv hva arrangementet heter."),
        ({"when": ""}, "Skriv når det er: en dag, en uke, en måned, eller «til høsten»."),
        ({"when": "en gang"}, "Vi forstod ikke «en gang». Skriv en dato, en uke eller en årstid."),
        ({"link": "javascript:alert(1)"}, "«javascript:alert(1)» er ingen nettadresse. "
         "Skriv den som https://eksempel.no/side."),
        ({"link": "https://ond@eksempel.no"}, "«https://ond@eksempel.no» er ingen nettadresse. "
         "Skriv den som https://eksempel.no/side."),
        ({"contact": "dora"}, "«dora» er ikke en e-postadresse. Skriv den som navn@kommune.no."),
        ({"group": "Finnes ikke"}, "Ingen gruppe heter «Finnes ikke». De som finnes: ingen ennå."),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_said_and_not_kept(
    frist: Frist, changed: dict[str, str], sentence: str
) -> None:
    with pytest.raises(Refused) as refusal:
        hand_in(frist, **changed)
    assert str(refusal.value) == sentence
    assert kept(frist) == []


def test_an_accepted_event_is_told_of_and_its_link_is_used_up(frist: Frist, alice: Person) -> None:
    hand_in(frist)
    (item,) = confirm(frist)
    mails(frist)
    with frist.write() as connection:
        submit.accept(connection, item.id, Visibility.PUBLIC, actor_id=alice.id, now=NOW)
    frist.tell_submitters(NOW)
    frist.tell_submitters(NOW)
    ((to, subject, text),) = mails(frist)
    assert (to, subject) == (CONTACT, "Arrangementet ditt er godtatt: Frokostmøte om havneby")
    assert f"https://frist.example.no/saker/{item.id}" in text
    with frist.read() as connection, pytest.raises(NotFound, match="Lenken er brukt opp"):
        submit.standing(connection, "token", NOW)


def test_a_rejected_event_is_told_of_with_the_reason_wherever_it_was_decided(
    frist: Frist, alice: Person
) -> None:
    hand_in(frist)
    (item,) = confirm(frist)
    mails(frist)
    with frist.write() as connection:
        why = "Det er i en annen region."
        review.reject(connection, item.id, actor_id=alice.id, now=NOW, why=why)
    frist.tell_submitters(NOW)
    ((_, subject, text),) = mails(frist)
    assert subject == "Arrangementet ditt kom ikke med: Frokostmøte om havneby"
    assert "Det er i en annen region." in text


def test_the_address_is_forgotten_when_it_is_no_longer_needed(frist: Frist, alice: Person) -> None:
    hand_in(frist, token="never")
    hand_in(frist, token="told", contact="eva@utenfor.example")
    (item,) = confirm(frist, "told")
    with frist.write() as connection:
        submit.accept(connection, item.id, Visibility.PUBLIC, actor_id=alice.id, now=NOW)
    frist.tell_submitters(NOW)
    assert mails(frist) != []
    assert kept(frist) == [CONTACT, "eva@utenfor.example"]
    frist.tell_submitters(NOW + timedelta(days=7, hours=2))
    assert kept(frist) == ["eva@utenfor.example"]
    frist.tell_submitters(NOW + timedelta(days=14, hours=2))
    assert kept(frist) == []
    everything = "".join(repr(row) for row in all_rows(frist))
    assert "dora@" not in everything.replace("'dora@utenfor.example'", "")
    assert [item.title for item in items(frist)] == ["Frokostmøte om havneby"]


def kept(frist: Frist) -> list[str]:
    with frist.read() as connection:
        return sorted(connection.execute(sa.select(tables.submissions.c.contact)).scalars())


def all_rows(frist: Frist) -> list[Any]:
    with frist.read() as connection:
        names = ("items", "journal", "submissions", "submitted_events")
        return [r for n in names for r in connection.execute(sa.select(tables.metadata.tables[n]))]


def test_the_token_is_kept_as_a_hash_alone(frist: Frist) -> None:
    hand_in(frist, token="a-secret-of-256-bits")
    mails(frist)
    with frist.read() as connection:
        for table in tables.metadata.sorted_tables:
            assert "a-secret" not in repr(connection.execute(sa.select(table)).all()), table.name


def test_a_link_that_is_a_week_old_confirms_nothing(frist: Frist) -> None:
    hand_in(frist)
    late = NOW + submit.CONFIRM_WITHIN + timedelta(hours=2)
    with frist.write() as connection, pytest.raises(NotFound, match="Lenken gjelder ikke lenger"):
        submit.confirm(connection, "token", seeds=seeds(), now=late)


def test_what_waits_can_be_corrected_and_withdrawn_by_whoever_handed_it_in(frist: Frist) -> None:
    hand_in(frist)
    (item,) = confirm(frist)
    with frist.write() as connection:
        event = event_form.read(connection, FORM | {"title": "Lunsj", "when": "9. juni"}, NOW)
        submit.change(connection, "token", 1, event, NOW)
    with frist.read() as connection:
        changed = queries.item(connection, item.id)
    assert (changed.title, changed.window.earliest) == ("Lunsj", date(2023, 6, 9))
    mails(frist)
    with frist.write() as connection:
        submit.withdraw(connection, "token", NOW)
    frist.tell_submitters(NOW)
    assert ([i.state for i in items(frist)], mails(frist)) == ([State.REJECTED], [])


def test_a_date_left_as_it_stood_is_not_read_anew(frist: Frist) -> None:
    hand_in(frist, when="i morgen")
    with frist.read() as connection:
        before = event_form.read(connection, FORM | {"when": "i morgen"}, NOW)
        later = NOW + timedelta(days=3)
        again = event_form.read(connection, FORM | {"when": "i morgen"}, later, before)
    assert again.window == before.window


def test_nobody_can_flood_anothers_post(frist: Frist) -> None:
    for n in range(submit.A_DAY):
        hand_in(frist, token=f"token{n}")
    with pytest.raises(Refused, match="flere brev til denne adressen"):
        hand_in(frist, token="one more", contact=CONTACT.upper())


def test_likely_duplicates_are_looked_for_among_what_the_asker_may_see(frist: Frist) -> None:
    day = day_window(date(2023, 6, 8))
    known = [
        an_event(id="open", title="Frokostmøte: Havneby", window=day, visibility=Visibility.PUBLIC),
        an_event(id="inner", title="Frokostmøte om havneby, internt", window=day),
        an_event(id="other", title="Årsmøte i idrettslaget", window=day),
    ]
    with frist.write() as connection:
        save_all(connection, [create(item, Trigger.ADD, None, NOW) for item in known])
        event = event_form.read(connection, FORM, NOW)

        def like(*sees: Visibility) -> set[str]:
            return {match.item.id for match in submit.like(connection, event, sees)}

        assert like(Visibility.PUBLIC) == {"open"}
        assert like(*Visibility) == {"open", "inner"}


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Utenfor//NO
BEGIN:VEVENT
UID:1@utenfor.example
DTSTAMP:20230301T000000Z
DTSTART:20230608T060000Z
DTEND:20230608T073000Z
SUMMARY:Frokostmøte\\, åpent
LOCATION:Biblioteket
DESCRIPTION:Kom\\nsom du er.
URL:https://eksempel.no/frokost
CATEGORIES:Næring,Åpent
END:VEVENT
BEGIN:VEVENT
UID:2@utenfor.example
DTSTAMP:20230301T000000Z
DTSTART;VALUE=DATE:20230830
DTEND;VALUE=DATE:20230901
SUMMARY:Samling
END:VEVENT
END:VCALENDAR
"""


def test_a_calendar_file_becomes_as_many_events_as_it_has(frist: Frist) -> None:
    events = event_form.from_calendar(CALENDAR.replace("\n", "\r\n").encode())
    assert [told(event) for event in events] == [
        ("Frokostmøte, åpent", "2023-06-08", "2023-06-08", "08:00-09:30", "Biblioteket",
         "Kom\nsom du er.\n\nhttps://eksempel.no/frokost", ("Næring", "Åpent")),
        ("Samling", "2023-08-30", "2023-08-31", None, "", "", ()),
    ]  # fmt: skip
    house = frist.house
    with frist.write() as connection:
        submit.submit(connection, house, events, CONTACT, token="t", now=NOW)
    assert [m[1] for m in mails(frist)] == [
        "Bekreft arrangementet du meldte inn: Frokostmøte, åpent (og 1 til)"
    ]
    assert len(confirm(frist, "t")) == 2


def told(event: Event) -> tuple[Any, ...]:
    window = event.window
    days = (str(window.earliest), str(window.latest), window.time)
    return (event.title, *days, event.place, event.told, event.categories)


@pytest.mark.parametrize(
    ("was", "becomes", "sentence"),
    [
        ("BEGIN:VCALENDAR", "Hei", "Dette er ingen kalenderfil. Den begynner med BEGIN:VCALENDAR."),
        ("SUMMARY:Samling", "X-N:1", "Arrangement nr. 2 i filen har ingen tittel (SUMMARY)."),
        ("SUMMARY:Samling", "SUMMARY:Samling\nRRULE:FREQ=WEEKLY",
         "«Samling» gjentar seg. Legg inn hver dato for seg."),
        ("SUMMARY:Samling", "SUMMARY:Samling\nSTATUS:CANCELLED",
         "«Samling» er avlyst. Ta det ut av filen."),
        ("DTEND;VALUE=DATE:20230901", "DTEND;VALUE=DATE:20230801",
         "«Samling» slutter før det begynner. Se over datoene."),
        ("DTSTART;VALUE=DATE:20230830", "X-N:1", "«Samling» har ingen dato (DTSTART)."),
        ("20230830", "99990830", "«Samling» har et årstall vi ikke kan bruke."),
        ("DTSTART;VALUE=DATE:20230830", "DTSTART:i morgen",
         "«Samling» har en dato vi ikke forstår (DTSTART)."),
    ],
)  # fmt: skip
def test_a_calendar_file_that_can_not_be_used_says_which_event_and_why(
    was: str, becomes: str, sentence: str
) -> None:
    with pytest.raises(Refused) as refusal:
        event_form.from_calendar(CALENDAR.replace(was, becomes).encode())
    assert str(refusal.value) == sentence


def test_a_huge_file_and_noise_are_refused() -> None:
    for data in (b"x" * 300_000, b"\x00\xff" * 100, b"", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"):
        with pytest.raises(Refused):
            event_form.from_calendar(data)
    many = re.sub(r"END:VCALENDAR", CALENDAR[CALENDAR.index("BEGIN:VEVENT") :], CALENDAR)
    for _ in range(5):
        many = many.replace("END:VCALENDAR", many[many.index("BEGIN:VEVENT") :], 1)
    with pytest.raises(Refused, match="arrangementer i filen"):
        event_form.from_calendar(many.encode())
