"""What arrives, and when, on days that are unkind to calendars: every mail of whole runs.

The server's round is run moment by moment into a mail server, and all that came is asserted: at
which hour in Norway, to whom, under which subject.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count

from tests.conftest import a_task, day_window
from tests.mail.sink import Sink
from workflow.bootstrap import Frist
from workflow.domain.deadlines import OSLO
from workflow.domain.item import Item
from workflow.domain.lifecycle import Trigger, create, fire
from workflow.domain.people import Person
from workflow.domain.preferences import Preferences
from workflow.mail import compose
from workflow.mail.smtp import transport
from workflow.services import notify, track
from workflow.store import mailing, queries
from workflow.store.unit_of_work import save

Came = list[tuple[str, str, str]]

REMINDER = "Påminnelse: Svare på høringen"
words = (f"unkind-{n}" for n in count())


def hourly(first: datetime, last: datetime) -> list[datetime]:
    """Every hour that passes, whatever clocks do."""
    begun, ends = first.astimezone(UTC), last.astimezone(UTC)
    hours = int((ends - begun) / timedelta(hours=1))
    return [begun + timedelta(hours=n) for n in range(hours + 1)]


def daily(first: date, last: date) -> list[datetime]:
    """An hour before and after mail goes out, and in the afternoon, of every day."""
    days = [first + timedelta(n) for n in range((last - first).days + 1)]
    return [datetime.combine(day, time(hour), OSLO) for day in days for hour in (6, 7, 15)]


def run(
    frist: Frist,
    moments: list[datetime],
    meanwhile: dict[datetime, Callable[[], object]] | None = None,
) -> Came:
    """Run the server at these moments. `meanwhile` is what people do, after mail was queued at
    that moment and before it is written."""
    acts = {at.astimezone(UTC): act for at, act in (meanwhile or {}).items()}
    came: Came = []
    with Sink() as sink:
        for now in (moment.astimezone(UTC) for moment in moments):
            notify.queue_due(frist.engine, now, frist.house)
            if act := acts.pop(now, None):
                act()
            seen = len(sink.mails)
            out = transport(sink.url)
            notify.deliver_batch(frist.engine, out, now, frist.house, lease=next(words))
            hour = f"{now.astimezone(OSLO):%a %d.%m. %H:%M}"
            came += sorted(
                (hour, to.partition("@")[0], str(compose.message(data)["Subject"]))
                for to, data in sink.mails[seen:]
            )
    assert not acts
    return came


def enter(frist: Frist, item: Item, at: datetime) -> None:
    with frist.write() as connection:
        save(connection, create(item, Trigger.ADD, None, at))


def owned(person: Person, day: date, title: str = "Svare på høringen") -> Item:
    window = day_window(day, deadline=True)
    return a_task(title=title, window=window, owner=person.name, owner_id=person.id)


def choose(frist: Frist, person: Person, wishes: Preferences) -> None:
    with frist.write() as connection:
        mailing.keep(connection, person.id, wishes)


def oslo(year: int, month: int, day: int, hour: int) -> datetime:
    return datetime(year, month, day, hour, tzinfo=OSLO)


def test_in_the_night_when_an_hour_is_skipped(frist: Frist, bob: Person) -> None:
    enter(frist, owned(bob, date(2023, 3, 28)), oslo(2023, 3, 25, 9))
    assert run(frist, hourly(oslo(2023, 3, 26, 0), oslo(2023, 3, 28, 12))) == [
        ("Sun 26.03. 00:00", "bob", "Uke 12: ingen frister denne uken"),
        ("Mon 27.03. 07:00", "bob", "Uke 13: én frist denne uken"),
        ("Tue 28.03. 07:00", "bob", REMINDER),
    ]


def test_in_the_night_when_an_hour_comes_twice(frist: Frist, bob: Person) -> None:
    enter(frist, owned(bob, date(2023, 10, 31)), oslo(2023, 10, 28, 9))
    assert run(frist, hourly(oslo(2023, 10, 29, 0), oslo(2023, 10, 31, 12))) == [
        ("Sun 29.10. 00:00", "bob", "Uke 43: ingen frister denne uken"),
        ("Mon 30.10. 07:00", "bob", "Uke 44: én frist denne uken"),
        ("Tue 31.10. 07:00", "bob", REMINDER),
    ]


def test_over_week_53_and_new_year(frist: Frist, bob: Person) -> None:
    enter(frist, owned(bob, date(2027, 1, 8)), oslo(2026, 12, 20, 9))
    assert run(frist, daily(date(2026, 12, 21), date(2027, 1, 11))) == [
        ("Mon 21.12. 07:00", "bob", "Uke 52: ingen frister denne uken"),
        ("Mon 28.12. 07:00", "bob", "Uke 53: ingen frister denne uken"),
        ("Tue 29.12. 07:00", "bob", REMINDER),
        ("Mon 04.01. 07:00", "bob", "Uke 1: én frist denne uken"),
        ("Wed 06.01. 07:00", "bob", REMINDER),
        ("Fri 08.01. 07:00", "bob", REMINDER),
        ("Mon 11.01. 07:00", "bob", REMINDER),
        ("Mon 11.01. 07:00", "bob", "Uke 2: én forfalt"),
    ]


def test_off_for_three_days_over_a_weekend_and_a_public_holiday(frist: Frist, bob: Person) -> None:
    enter(frist, owned(bob, date(2023, 5, 3)), oslo(2023, 4, 23, 9))
    moments = daily(date(2023, 4, 24), date(2023, 5, 5))
    off = oslo(2023, 4, 28, 16), oslo(2023, 5, 2, 9)  # the Monday is the first of May
    up = [moment for moment in moments if not off[0] <= moment < off[1]]
    assert run(frist, up) == [
        ("Mon 24.04. 07:00", "bob", "Uke 17: ingen frister denne uken"),
        ("Fri 28.04. 07:00", "bob", REMINDER),
        ("Tue 02.05. 15:00", "bob", "Uke 18: én frist denne uken"),
        ("Wed 03.05. 07:00", "bob", REMINDER),
        ("Thu 04.05. 07:00", "bob", REMINDER),
    ]


def test_up_again_on_a_day_off_reminders_wait_for_a_working_day_unless_it_is_tomorrow(
    frist: Frist, bob: Person
) -> None:
    for n, day in enumerate((date(2023, 5, 15), date(2023, 5, 22))):
        item = replace(owned(bob, day, f"Frist {day:%d.%m.}"), id=f"item00000{n}")
        enter(frist, item, oslo(2023, 4, 25, 9))
    choose(frist, bob, Preferences(digest=False))
    downtimes = [  # the 17th and 18th of May are public holidays
        (oslo(2023, 5, 11, 6), oslo(2023, 5, 13, 3)),
        (oslo(2023, 5, 15, 6), oslo(2023, 5, 17, 3)),
    ]
    moments = daily(date(2023, 5, 8), date(2023, 5, 19))
    up = [at for at in moments if not any(off <= at < on for off, on in downtimes)]
    assert run(frist, up) == [
        ("Mon 08.05. 07:00", "bob", "Påminnelse: to frister"),
        ("Tue 09.05. 07:00", "bob", "Påminnelse: Frist 22.05."),
        ("Sun 14.05. 07:00", "bob", "Påminnelse: Frist 15.05."),  # Thursday's was missed
        ("Fri 19.05. 07:00", "bob", "Påminnelse: to frister, én er forfalt"),  # Tuesday's
    ]


def test_on_a_public_holiday_the_digest_waits_for_the_next_working_day(
    frist: Frist, alice: Person, bob: Person, charlie: Person
) -> None:
    enter(frist, a_task(window=day_window(date(2023, 4, 28), deadline=True)), oslo(2023, 4, 1, 9))
    choose(frist, alice, Preferences(reminders=False, weekday=4))  # so is that week's Friday
    choose(frist, charlie, Preferences(weekday=7))
    dull = "ingen frister denne uken"
    assert run(frist, daily(date(2023, 4, 3), date(2023, 4, 17))) == [
        ("Mon 03.04. 07:00", "bob", f"Uke 14: {dull}"),
        ("Thu 06.04. 07:00", "alice", f"Uke 14: {dull}"),
        ("Sun 09.04. 07:00", "charlie", f"Uke 14: {dull}"),
        ("Tue 11.04. 07:00", "bob", f"Uke 15: {dull}"),  # Monday is the second day of Easter
        ("Thu 13.04. 07:00", "alice", f"Uke 15: {dull}"),
        ("Sun 16.04. 07:00", "charlie", f"Uke 15: {dull}"),
        ("Mon 17.04. 07:00", "bob", f"Uke 16: {dull}"),
    ]


def test_a_task_that_is_given_another_date_while_its_mail_waits(
    frist: Frist, alice: Person, bob: Person
) -> None:
    enter(frist, owned(bob, date(2023, 3, 22)), oslo(2023, 3, 19, 9))

    def move() -> None:
        later = day_window(date(2023, 3, 30), deadline=True)
        with frist.write() as connection:
            at = oslo(2023, 3, 21, 7)
            track.reschedule(connection, "0123456789", later, actor_id=alice.id, now=at)

    acts = {oslo(2023, 3, 21, 7): move}
    assert run(frist, daily(date(2023, 3, 20), date(2023, 3, 31)), acts) == [
        ("Mon 20.03. 07:00", "alice", "Uke 12: én frist denne uken"),
        ("Mon 20.03. 07:00", "bob", REMINDER),
        ("Mon 20.03. 07:00", "bob", "Uke 12: én frist denne uken"),
        ("Tue 21.03. 15:00", "bob", REMINDER),
        ("Mon 27.03. 07:00", "alice", "Uke 13: én frist denne uken"),
        ("Mon 27.03. 07:00", "bob", "Uke 13: én frist denne uken"),
        ("Tue 28.03. 07:00", "bob", REMINDER),
        ("Thu 30.03. 07:00", "bob", REMINDER),
        ("Fri 31.03. 07:00", "bob", REMINDER),
    ]


def test_a_task_that_is_handed_over_while_its_mail_waits(
    frist: Frist, bob: Person, charlie: Person
) -> None:
    enter(frist, owned(bob, date(2023, 3, 22)), oslo(2023, 3, 19, 9))

    def hand_over() -> None:
        changes = {"owner": charlie.name, "owner_id": charlie.id}
        with frist.write() as connection:
            item = queries.item(connection, "0123456789")
            move = fire(item, Trigger.EDIT, None, oslo(2023, 3, 21, 7), changes=changes)
            save(connection, move)

    acts = {oslo(2023, 3, 21, 7): hand_over}
    assert run(frist, daily(date(2023, 3, 20), date(2023, 3, 24)), acts) == [
        ("Mon 20.03. 07:00", "bob", REMINDER),
        ("Mon 20.03. 07:00", "bob", "Uke 12: én frist denne uken"),
        ("Mon 20.03. 07:00", "charlie", "Uke 12: én frist denne uken"),
        ("Wed 22.03. 07:00", "charlie", REMINDER),
        ("Thu 23.03. 07:00", "charlie", REMINDER),
    ]


def test_who_opts_out_while_their_mail_waits(frist: Frist, bob: Person, charlie: Person) -> None:
    enter(frist, owned(bob, date(2023, 3, 22)), oslo(2023, 3, 19, 9))

    def opt_out() -> None:
        choose(frist, bob, Preferences(digest=False, reminders=False))

    acts = {oslo(2023, 3, 20, 7): opt_out}
    assert run(frist, daily(date(2023, 3, 20), date(2023, 3, 27)), acts) == [
        ("Mon 20.03. 07:00", "charlie", "Uke 12: én frist denne uken"),
        ("Mon 27.03. 07:00", "charlie", "Uke 13: én forfalt"),
    ]
