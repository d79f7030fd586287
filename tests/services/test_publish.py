"""Publishing: rendered once per change, joined once per version, and never a word too many."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import icalendar
import pytest

from calendars import component
from tests.conftest import BASE, NOW, a_task, an_event, day_window
from workflow.bootstrap import Frist
from workflow.domain.feeds import Feed, Filter
from workflow.domain.item import Item, Visibility
from workflow.domain.lifecycle import Trigger, create
from workflow.services import publish, review, track
from workflow.store import feeds
from workflow.store.feeds import Body
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
    assert len(rendered) == 4  # two items, each for private and public feeds
    first = body(frist, "alle")
    assert (len(rendered), body(frist, "alle")) == (4, first)
    with frist.write() as connection:
        track.cancel(connection, "aaaaaaaaaa", actor_id=None, now=NOW)
    assert rendered[4:] == ["AVLYST: BEST-konferansen"] * 2
    assert summaries(body(frist, "alle")) == ["AVLYST: BEST-konferansen", "BEST-konferansen"]
    assert len(rendered) == 6


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


def test_a_public_feed_has_a_plain_address_and_a_private_one_its_token(frist: Frist) -> None:
    with frist.write() as connection:
        made = [
            publish.add_feed(connection, name, Filter(public=public), token="t" * 43, now=NOW)[1]
            for name, public in (("Åpne møter på Øya", True), ("Vår", False))
        ]
    assert made == ["/kalender/apne-moter-pa-oya.ics", f"/f/{'t' * 43}.ics"]
