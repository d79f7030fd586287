"""The entries every race uses: the same on every machine and day.

A third all-day deadlines, a third meetings with a time, a third week-long spans, in the words and
lengths of real minutes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from calendars.component import render
from calendars.entry import OSLO, Entry
from calendars.feed import Calendar, join

SUBJECTS = (
    "Høringssvar om støyretningslinjer",
    "Møte i faggruppe for næring",
    "Søknad om skjønnsmidler sendes",
    "Godkjenning av referat",
    "Befaring på Lillestrøm stasjon",
)
PLACES = ("Rådhuset, Lillestrøm", "Teams", "Youngs gate 11, Oslo")
TEXT = (
    "Sekretariatet bearbeider notatet med basis i innspill fra faggruppen; det tas sikte på å "
    "sende det til kommunene i løpet av uken.\n\n«Saken følges opp i neste møte.»"
)
CALENDAR = Calendar(name="Frister", description="Alle frister og møter.")


def entries(n: int) -> Iterator[Entry]:
    """`n` entries over two years, each with its own UID."""
    for i in range(n):
        day = date(2026, 1, 5) + timedelta(days=(i * 7) % 730)
        begin: date = day
        end: date = day + timedelta(days=6 if i % 3 == 2 else 0)
        if i % 3 == 1:
            begin = datetime.combine(day, time(8 + i % 8, 15 * (i % 4)), OSLO)
            end = begin + timedelta(hours=1)
        stamp = datetime(2026, 1 + i % 12, 1 + i % 28, 8, i % 60, tzinfo=UTC)
        yield Entry(
            uid=f"{i:08d}-bench@frist.example",
            kind="event",
            summary=f"Frist: {SUBJECTS[i % len(SUBJECTS)]} ({i})",
            description=TEXT,
            start=begin,
            end=end,
            status="TENTATIVE" if i % 3 == 2 else "CONFIRMED",
            transparent=i % 3 != 1,
            created=stamp,
            modified=stamp,
            stamp=stamp,
            sequence=i % 4,
            url=f"https://frist.example/saker/{i}",
            location=PLACES[i % len(PLACES)],
            categories=("Næring", "høring") if i % 2 else ("Plan",),
            classification="PRIVATE",
        )


def feed(n: int) -> bytes:
    """A calendar of `entries(n)`."""
    return join(CALENDAR, map(render, entries(n)))
