"""Publishing: rendered once per change, joined once per version, and never a word too many."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Event

import icalendar
import pytest
import sqlalchemy as sa

from calendars import component, parts
from tests.conftest import BASE, NOW, a_task, an_event, day_window
from workflow.bootstrap import Frist, Settings
from workflow.domain.errors import Refused
from workflow.domain.feeds import Feed, Filter
from workflow.domain.item import Item, State, Visibility
from workflow.domain.lifecycle import Trigger, create, fire
from workflow.domain.window import Precision, Window
from workflow.services import publish, register, review, track
from workflow.services.publish import Body
from workflow.store import feeds, queries, tables
from workflow.store.unit_of_work import save_all

DAY = day_window(date(2023, 6, 8))


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The summaries of the components that are really rendered, in order."""
    seen: list[str] = []
    real = component.render

    def watch(entry):  # type: ignore[no-untyped-def]  # hands on what it was given
        seen.append(entry.summary)
        return real(entry)

    monkeypatch.setattr(publish, "render", watch)
    return seen


def enter(frist: Frist, *items: Item) -> None:
    with frist.write() as connection:
        save_all(connection, [create(item, Trigger.ADD, None, NOW) for item in items])


def add_feed(frist: Frist, name: str, filter: Filter) -> Feed:
    with frist.write() as connection:
        return publish.add_feed(connection, name, filter, token=f"token-{name}", now=NOW)[0]


def body(frist: Frist, name: str, at: datetime = NOW) -> Body:
    with frist.write() as connection:
        feed = feeds.named(connection, name)
        return publish.body(connection, feed, base_url=BASE, now=at)


def summaries(made: Body) -> list[str]:
    return sorted(str(e["SUMMARY"]) for e in icalendar.Calendar.from_ical(made.body).events)


def test_an_item_is_rendered_when_it_changes_and_not_when_it_is_fetched(
    frist: Frist, rendered: list[str]
) -> None:
    enter(frist, an_event(id="aaaaaaaaaa", window=DAY), an_event(id="bbbbbbbbbb", window=DAY))
    add_feed(frist, "alle", Filter())
    add_feed(frist, "alles", Filter())
    assert len(rendered) == 2  # two items, in the one form that both feeds join
    first = body(frist, "alle")
    assert (len(rendered), body(frist, "alle")) == (2, first)
    with frist.write() as connection:
        track.cancel(connection, "aaaaaaaaaa", actor_id=None, now=NOW)
    assert rendered[2:] == ["AVLYST: BEST-konferansen"]
    assert summaries(body(frist, "alle")) == ["AVLYST: BEST-konferansen", "BEST-konferansen"]
    assert len(rendered) == 3


def test_an_item_in_no_feed_is_never_rendered(frist: Frist, rendered: list[str]) -> None:
    add_feed(frist, "høringer", Filter(category="høring"))
    enter(frist, an_event(window=DAY))
    assert rendered == []


def test_each_form_that_some_feed_asks_for_is_rendered_once(
    frist: Frist, rendered: list[str]
) -> None:
    add_feed(frist, "vår", Filter())
    add_feed(frist, "vår med varsler", Filter(alarms=True))
    add_feed(frist, "oppgaver", Filter(tasks=True))
    add_feed(frist, "åpen", Filter(public=True))
    enter(frist, a_task(window=DAY))
    title = "Sende høringen til kommunene"
    assert sorted(rendered) == [f"Frist: {title}", f"Frist: {title}", title]
    bodies = {name: body(frist, name).body for name in ("vår", "vår med varsler", "oppgaver")}
    assert {name: made.count(b"BEGIN:V") for name, made in bodies.items()} == {
        "vår": 2,
        "vår med varsler": 3,
        "oppgaver": 2,
    }
    assert b"BEGIN:VTODO" in bodies["oppgaver"]


def test_a_month_is_shown_as_a_span_only_where_the_feed_asks_for_it(frist: Frist) -> None:
    april = Window(date(2023, 4, 1), date(2023, 4, 30), Precision.MONTH, "2023-04")
    enter(frist, an_event(title="Podkast", window=april))
    add_feed(frist, "uten", Filter())
    add_feed(frist, "med", Filter(spans=True))
    assert summaries(body(frist, "uten")) == []
    assert summaries(body(frist, "med")) == ["Podkast (i april 2023)"]


def test_a_changed_filter_changes_what_the_same_address_carries(frist: Frist) -> None:
    enter(frist, an_event(id="aaaaaaaaaa", window=DAY), a_task(id="bbbbbbbbbb", window=DAY))
    feed = add_feed(frist, "alle", Filter())
    before = body(frist, "alle")
    with frist.write() as connection:
        changed = publish.edit_feed(
            connection, feed, name="Møter", filter=Filter(deadlines=False, alarms=True)
        )
    after = body(frist, "Møter")
    assert (changed.id, changed.version) == (feed.id, before.version + 1)
    assert summaries(after) == ["BEST-konferansen"]
    assert b"X-WR-CALNAME:M\xc3\xb8ter\r\n" in after.body
    assert b"BEGIN:VALARM" in after.body
    with frist.read() as connection:
        assert publish.ready(connection, BASE)


def test_a_private_feed_is_never_made_public_under_its_secret_address(frist: Frist) -> None:
    feed = add_feed(frist, "alle", Filter())
    with pytest.raises(Refused, match="En åpen kalender kan ikke gjøres privat"):
        edit(frist, feed, Filter(public=True))


def edit(frist: Frist, feed: Feed, filter: Filter) -> Feed:
    with frist.write() as connection:
        return publish.edit_feed(connection, feed, name=feed.name, filter=filter)


def test_two_moves_of_one_item_in_one_transaction_are_seen_as_one(frist: Frist) -> None:
    add_feed(frist, "høringer", Filter(category="høring"))
    first = create(an_event(window=DAY), Trigger.ADD, None, NOW)
    tagged = fire(first.after, Trigger.EDIT, None, NOW, changes={"categories": ("høring",)})
    titled = fire(tagged.after, Trigger.EDIT, None, NOW, changes={"title": "Ny tittel"})
    with frist.write() as connection:
        save_all(connection, [first, tagged, titled])
    assert summaries(body(frist, "høringer")) == ["Ny tittel"]


def test_a_step_follows_its_matter_into_a_feed_of_one_playbook(frist: Frist) -> None:
    add_feed(frist, "høringer", Filter(playbook="consultation"))
    matter = an_event(id="aaaaaaaaaa", window=DAY)
    enter(frist, matter, a_task(id="bbbbbbbbbb", window=DAY, parent_id="aaaaaaaaaa"))
    assert summaries(body(frist, "høringer")) == []
    with frist.write() as connection:
        matter = queries.item(connection, matter.id)
        played = {"playbook": "consultation"}
        save_all(connection, [fire(matter, Trigger.EDIT, None, NOW, changes=played)])
    shown = summaries(body(frist, "høringer"))
    assert shown == ["BEST-konferansen", "Frist: Sende høringen til kommunene"]


def test_a_feed_of_a_municipality_holds_what_its_people_own(frist: Frist) -> None:
    with frist.write() as connection:
        connection.execute(sa.insert(tables.members).values(id=1, name="Ås", number="3218"))
        connection.execute(sa.insert(tables.members).values(id=2, name="Moss", number="3103"))
        theirs, others = (
            register.add_person(connection, f"P {n}", f"{len(n)}@frist.example", now=NOW, member=n)
            for n in ("Ås", "Moss")
        )
    add_feed(frist, "Ås", Filter(member_id=1))
    enter(
        frist,
        a_task(id="aaaaaaaaaa", title="Vår", window=DAY, owner_id=theirs.id),
        a_task(id="bbbbbbbbbb", title="Deres", window=DAY, owner_id=others.id),
    )
    made = body(frist, "Ås")
    assert summaries(made) == ["Frist: Vår"]
    assert b"for \xc3\x85s" in made.body.replace(b"\r\n ", b"")


def test_a_merged_proposals_quote_reaches_the_feed_of_what_it_was_merged_into(
    frist: Frist,
) -> None:
    enter(frist, an_event(id="aaaaaaaaaa", window=DAY), an_event(id="bbbbbbbbbb", window=DAY))
    add_feed(frist, "alle", Filter())
    before = body(frist, "alle")
    with frist.write() as connection:
        review.merge(connection, "bbbbbbbbbb", "aaaaaaaaaa", actor_id=None, now=NOW)
        add_quote(connection, "bbbbbbbbbb", "BEST holdes 8. juni.")
    after = body(frist, "alle")
    assert after.version > before.version
    assert "«BEST holdes 8. juni.»" in after.body.decode().replace("\r\n ", "")


def add_quote(connection: sa.Connection, item_id: str, text: str) -> None:
    document = {
        "id": 1,
        "sha256": "0" * 64,
        "name": "r.txt",
        "title": "Referat",
        "meeting_date": date(2023, 3, 16),
        "language": "nb",
        "text": text,
        "people": [],
        "lines": [],
        "imported": NOW,
    }
    connection.execute(sa.insert(tables.documents).values(document))
    quote = {"item_id": item_id, "document_id": 1, "start": 0, "end": len(text), "text": text}
    connection.execute(sa.insert(tables.quotes).values(quote))


def test_a_private_feed_is_named_in_no_file_and_a_public_one_says_where_it_is(
    frist: Frist,
) -> None:
    add_feed(frist, "vår", Filter())
    add_feed(frist, "åpen", Filter(public=True))
    private, public = body(frist, "vår").body, body(frist, "åpen").body
    assert b"SOURCE" not in private
    assert b"token" not in private
    assert b"SOURCE;VALUE=URI:https://frist.example.no/kalender/apen.ics\r\n" in public


def test_why_a_feed_does_not_show_an_item_is_a_sentence(frist: Frist) -> None:
    feed = add_feed(frist, "alle", Filter())
    gone = an_event(state=State.CANCELLED, ended=NOW, window=day_window(date(2023, 3, 22)))
    late = NOW + timedelta(days=14)
    with frist.read() as connection:
        assert [
            publish.silence(connection, feed, item, at)
            for item, at in (
                (an_event(window=DAY), NOW),
                (an_event(state=State.PROPOSED), NOW),
                (an_event(), NOW),
                (gone, NOW),
                (gone, late),
            )
        ] == [
            None,
            "Saken er ikke godtatt ennå.",
            "Saken har ingen dato.",
            None,
            "Saken er avlyst, og datoen og 14 dager er passert.",
        ]


def test_the_same_items_entered_in_another_order_give_the_same_bytes(tmp_path: Path) -> None:
    listed = [an_event(id=f"{n:010}", title=f"Sak {n}", window=DAY) for n in range(7)]
    made = []
    for name, items in (("en", listed), ("to", listed[::-1])):
        other = Frist(Settings(f"sqlite:///{tmp_path / name}.sqlite3", BASE))
        other.initialise()
        if name == "to":
            add_feed(other, "alle", Filter())
        enter(other, *items)
        if name == "en":
            add_feed(other, "alle", Filter())
        made.append(body(other, "alle", NOW + timedelta(days=len(made))).body)
        other.engine.dispose()
    assert made[0] == made[1]


def test_after_a_change_only_what_changed_is_read_again(
    frist: Frist, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [f"{number:010}" for number in range(30)]
    add_feed(frist, "alle", Filter())
    enter(frist, *(an_event(id=id, window=DAY) for id in ids))
    before = body(frist, "alle")
    with frist.write() as connection:
        track.cancel(connection, ids[3], actor_id=None, now=NOW)
    with frist.write() as connection:
        review.edit(connection, ids[7], {"title": "Ny"}, actor_id=None, now=NOW)
    read: list[bytes] = []
    real = parts.years_of

    def watch(component: bytes) -> frozenset[int]:
        read.append(component)
        return real(component)

    monkeypatch.setattr(parts, "years_of", watch)
    with frist.read() as connection:
        feed = feeds.named(connection, "alle")
        after = publish.body(connection, feed, base_url=BASE, now=NOW, before=before)
    assert len(read) == 2
    assert after == body(frist, "alle")


def test_a_filter_that_changed_meanwhile_makes_the_feed_anew(frist: Frist) -> None:
    enter(frist, an_event(id="aaaaaaaaaa", window=DAY), a_task(id="bbbbbbbbbb", window=DAY))
    feed = add_feed(frist, "alle", Filter())
    before = body(frist, "alle")
    changed = edit(frist, feed, Filter(deadlines=False))
    with frist.write() as connection:
        review.edit(connection, "aaaaaaaaaa", {"title": "Ny"}, actor_id=None, now=NOW)
    with frist.read() as connection:
        feed = feeds.named(connection, changed.name)
        after = publish.body(connection, feed, base_url=BASE, now=NOW, before=before)
    assert summaries(after) == ["Ny"]


def test_another_address_makes_the_components_anew(frist: Frist, rendered: list[str]) -> None:
    enter(frist, an_event(window=DAY))
    add_feed(frist, "alle", Filter())
    with frist.write() as connection:
        feed = feeds.named(connection, "alle")
        moved = publish.body(connection, feed, base_url="https://ny.example.no", now=NOW)
    assert b"https://ny.example.no/saker/" in moved.body
    assert b"frist.example.no" not in moved.body


def test_only_what_changed_in_a_feed_gives_it_new_bytes(frist: Frist) -> None:
    enter(frist, an_event(id="aaaaaaaaaa", window=DAY, categories=("a",)))
    enter(frist, an_event(id="bbbbbbbbbb", window=DAY, categories=("b",)))
    for category in ("a", "b"):
        add_feed(frist, category, Filter(category=category))
    before = [body(frist, name) for name in ("a", "b")]
    with frist.write() as connection:
        track.cancel(connection, "aaaaaaaaaa", actor_id=None, now=NOW)
    after = [body(frist, name) for name in ("a", "b")]
    assert after[1] == before[1]
    assert after[0].etag != before[0].etag


def test_a_private_feed_holds_the_quote_and_a_public_one_neither_quote_nor_owner(
    frist: Frist,
) -> None:
    enter(
        frist,
        a_task(window=DAY, owner="Mari Lund", visibility=Visibility.PUBLIC, description="Om saken"),
    )
    add_feed(frist, "vår", Filter())
    add_feed(frist, "åpen", Filter(public=True))
    private, public = body(frist, "vår").body.decode(), body(frist, "åpen").body.decode()
    assert "Mari Lund" in private
    assert "Om saken" in public
    assert "Mari Lund" not in public


def test_a_public_feed_never_carries_what_was_not_made_public(frist: Frist) -> None:
    enter(frist, an_event(id="aaaaaaaaaa", title="Hemmelig", window=DAY))
    enter(frist, an_event(id="bbbbbbbbbb", window=DAY, visibility=Visibility.PUBLIC))
    add_feed(frist, "åpen", Filter(public=True))
    assert summaries(body(frist, "åpen")) == ["BEST-konferansen"]
    with frist.write() as connection:
        review.edit(
            connection,
            "bbbbbbbbbb",
            {"visibility": Visibility.MEMBERS},
            actor_id=None,
            now=NOW,
        )
    assert summaries(body(frist, "åpen")) == []


def test_what_is_cancelled_leaves_after_a_fortnight_unless_the_feed_keeps_it(
    frist: Frist,
) -> None:
    enter(frist, an_event(window=day_window(date(2023, 3, 22))))
    add_feed(frist, "alle", Filter())
    add_feed(frist, "arkiv", Filter(include_cancelled=True))
    with frist.write() as connection:
        track.cancel(connection, "0123456789", actor_id=None, now=NOW)
    gone = ["AVLYST: BEST-konferansen"]
    almost, past = NOW + timedelta(days=13, hours=23), NOW + timedelta(days=14)
    assert summaries(body(frist, "alle", almost)) == gone
    assert summaries(body(frist, "alle", past)) == []
    assert summaries(body(frist, "arkiv", past)) == gone


def test_two_living_feeds_cannot_share_a_name(frist: Frist) -> None:
    add_feed(frist, "alle", Filter())
    with pytest.raises(Exception, match="Det finnes allerede en kalender som heter «alle»"):
        add_feed(frist, "alle", Filter())


def test_an_address_that_is_taken_gets_a_number_and_is_never_given_again(frist: Frist) -> None:
    paths = []
    for name in ("Åpen", "Åpen!", "Åpen"):
        with frist.write() as connection:
            feed, path = publish.add_feed(connection, name, Filter(public=True), token="", now=NOW)
            feeds.revoke(connection, feed, NOW)
        paths.append(path)
    assert paths == ["/kalender/apen.ics", "/kalender/apen-2.ics", "/kalender/apen-3.ics"]


@pytest.mark.parametrize("name", ["", "\x00\u2028 ", "x" * 201])
def test_a_name_that_no_program_could_show_is_refused(frist: Frist, name: str) -> None:
    with pytest.raises(Refused, match=r"Navnet på kalenderen er for langt|må ha et navn"):
        add_feed(frist, name, Filter())


def test_a_public_feed_has_a_plain_address_and_a_private_one_its_token(frist: Frist) -> None:
    with frist.write() as connection:
        made = [
            publish.add_feed(connection, name, Filter(public=public), token="t" * 43, now=NOW)[1]
            for name, public in (("Åpne møter på Øya", True), ("Vår", False))
        ]
    assert made == ["/kalender/apne-moter-pa-oya.ics", f"/f/{'t' * 43}.ics"]


class OneRound(Event):
    """A server that is stopped after one round, in which `act` happened."""

    def __init__(self, act: Callable[[], None]) -> None:
        super().__init__()
        self._act: Callable[[], None] | None = act

    def wait(self, timeout: float | None = None) -> bool:
        act, self._act = self._act, None
        if act is not None:
            act()
        return act is None


def test_a_server_renders_what_was_changed_a_moment_later(frist: Frist) -> None:
    add_feed(frist, "alle", Filter())

    def change() -> None:
        enter(frist, an_event(window=DAY))
        with frist.read() as connection:
            assert not publish.ready(connection, BASE)

    frist.keep_rendering(OneRound(change))
    with frist.read() as connection:
        assert publish.ready(connection, BASE)


def test_a_feed_without_items_is_a_named_calendar_that_says_its_window(frist: Frist) -> None:
    add_feed(frist, "Høringer i år", Filter(category="høring"))
    made = body(frist, "Høringer i år").body
    calendar = icalendar.Calendar.from_ical(made)
    assert [part.name for part in calendar.subcomponents] == ["VTIMEZONE"]
    assert str(calendar["X-WR-CALNAME"]) == "Høringer i år"
    assert str(calendar["DESCRIPTION"]).splitlines() == [
        "Hendelser og frister med kategorien «høring», godtatt fra møtereferater.",
        "Uker vises som foreløpige spenn; måneder og årstider står i ukebrevet, ikke her.",
        "Ferdige saker vises ikke. Avlyste vises til datoen er passert og i minst 14 dager.",
        "Kalenderen går så langt fram og tilbake som sakene gjør, fra 1970 til 2099.",
    ]


def test_nothing_is_cut_off_within_the_window_and_what_lies_outside_is_explained(
    frist: Frist,
) -> None:
    days = (date(1969, 12, 31), date(1970, 1, 1), date(2099, 12, 30), date(2100, 1, 1))
    listed = [
        an_event(id=f"{day:%Y}{'x' * 6}", title=f"{day}", window=day_window(day)) for day in days
    ]
    enter(frist, *listed)
    feed = add_feed(frist, "alle", Filter())
    assert summaries(body(frist, "alle")) == ["1970-01-01", "2099-12-30"]
    with frist.read() as connection:
        reasons = [publish.silence(connection, feed, item, NOW) for item in listed]
    assert [reason is None for reason in reasons] == [False, True, True, False]
