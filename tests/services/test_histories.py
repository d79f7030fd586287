"""Any legal histories of items, in a real database: what feeds hold is what the database holds.

A sample in the suite, many in the soak. Programs that others wrote read each feed, and where the
judges of strangers' programs are at hand (`FRIST_SHARED`, or beside the checkout) they do as well.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import zip_longest
from pathlib import Path

import icalendar
import pytest
import recurring_ical_events
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from calendars.entry import YEARS
from tests.conftest import BASE, NOW, SOAK
from tests.domain.histories import histories
from workflow import samples
from workflow.bootstrap import Frist, Settings
from workflow.domain.feeds import Filter
from workflow.domain.lifecycle import Move
from workflow.services import ingest, publish, review
from workflow.services.publish import Body
from workflow.store import feeds, queries
from workflow.store.unit_of_work import save, save_all

SHARED = Path(os.environ.get("FRIST_SHARED", Path(__file__).parents[3] / "shared"))
JUDGE = SHARED / "judges" / "judge_ics.py"
JUDGES = Path(os.environ.get("FRIST_JUDGES", Path.home() / ".cache" / "frist-judges"))

FILTERS = {
    "alle": Filter(),
    "alt": Filter(include_done=True, include_cancelled=True, spans=True, alarms=True),
    "åpen": Filter(public=True),
    "oppgaver": Filter(tasks=True, include_done=True, alarms=True),
}

#: The clock when feeds are made: two weeks and more after the last move.
LATER = NOW + timedelta(days=40)


def past(first: int, last: int) -> st.SearchStrategy[list[list[Move]]]:
    """The histories of some items."""
    one = st.integers(0, 10**10 - 1).flatmap(lambda n: histories(f"{n:010}", first, last))
    return st.lists(one, min_size=1, max_size=6, unique_by=lambda moves: moves[0].after.id)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with the tables and the feeds, to be copied for each example."""
    path = tmp_path_factory.mktemp("histories") / "frist.sqlite3"
    with opened(path) as frist:
        frist.initialise()
        with frist.write() as connection:
            for name, filter in FILTERS.items():
                publish.add_feed(connection, name, filter, token=name, now=NOW)
    return path


@contextmanager
def opened(path: Path) -> Iterator[Frist]:
    frist = Frist(Settings(f"sqlite:///{path}", BASE))
    try:
        yield frist
    finally:
        frist.engine.dispose()  # the last connection folds the write-ahead log into the file


def live(path: Path, past: list[list[Move]]) -> dict[str, tuple[bytes, set[str]]]:
    """Each feed's bytes once it has all happened, and the UIDs that the database says it shows."""
    with opened(path) as frist:
        for moves in past:
            for move in moves:
                with frist.write() as connection:
                    save(connection, move)
        with frist.read() as connection:
            items = queries.items(connection)
            found = {}
            for name in FILTERS:
                feed = feeds.named(connection, name)
                made = publish.body(connection, feed, base_url=BASE, now=LATER)
                hidden = {
                    item.uid: publish.silence(connection, feed, item, LATER) for item in items
                }
                found[name] = made.body, {uid for uid, reason in hidden.items() if not reason}
    return found


def check(name: str, body: bytes, uids: set[str]) -> None:
    """What no program complains of, and yet must be so."""
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    assert b"\n" not in body.replace(b"\r\n", b"")
    unfolded = body.replace(b"\r\n ", b"")
    assert set(re.findall(rb";TZID=([^:;]+):", unfolded)) <= set(
        re.findall(rb"\r\nTZID:([^\r]+)", unfolded)
    )
    kind = "VTODO" if name == "oppgaver" else "VEVENT"
    assert unfolded.count(f"\r\nBEGIN:{kind}\r\n".encode()) == len(uids)
    parsed = icalendar.Calendar.from_ical(body)
    assert [part.errors for part in parsed.walk() if part.errors] == []
    assert sorted(str(part["UID"]) for part in parsed.walk(kind)) == sorted(uids)
    other = parsed.walk("VEVENT" if kind == "VTODO" else "VTODO")
    assert other == []
    if kind == "VEVENT":
        for event in parsed.events:
            start = event["DTSTART"].dt
            shown = recurring_ical_events.of(parsed).at((start.year, start.month, start.day))
            assert event["UID"] in [each["UID"] for each in shown]


@given(past(1990, 2059))
@settings(
    max_examples=500 if SOAK else 20, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_feed_holds_what_the_database_holds_whatever_has_happened(
    empty: Path, tmp_path: Path, past: list[list[Move]]
) -> None:
    path = shutil.copy(empty, tmp_path / "frist.sqlite3")
    for name, (body, uids) in live(Path(path), past).items():
        check(name, body, uids)


@given(past(1990, 2059))
@settings(
    max_examples=500 if SOAK else 10, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_body_made_from_the_one_before_is_the_one_that_is_made_anew(
    empty: Path, tmp_path: Path, past: list[list[Move]]
) -> None:
    path = Path(shutil.copy(empty, tmp_path / "frist.sqlite3"))
    kept: dict[str, Body | None] = dict.fromkeys(FILTERS)
    with opened(path) as frist:
        for at, moves in enumerate(zip_longest(*past)):
            with frist.write() as connection:
                save_all(connection, [move for move in moves if move is not None])
            with frist.write() as connection:
                for name, before in kept.items():
                    feed = feeds.named(connection, name)
                    how = {"base_url": BASE, "now": NOW + timedelta(days=at)}
                    anew = publish.body(connection, feed, **how)
                    kept[name] = publish.body(connection, feed, **how, before=before)
                    assert kept[name] == anew


@given(past(YEARS[0] - 1, YEARS[-1] + 1))
@settings(
    max_examples=500 if SOAK else 5, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_year_at_all_breaks_a_feed(empty: Path, tmp_path: Path, past: list[list[Move]]) -> None:
    path = shutil.copy(empty, tmp_path / "frist.sqlite3")
    for body, uids in live(Path(path), past).values():
        parsed = icalendar.Calendar.from_ical(body)
        assert len(parsed.events) + len(parsed.todos) == len(uids)


#: Those that take no more than a moment; the soak asks all, programs that sync over HTTP too.
QUICK = ("bytes (ours)", "icalendar", "ical-strict", "libical", "ical.js", "node-ical")

#: In how many parts the soak's 500 feeds go before the judges, a minute or more each: cores share
#: them, and one part can be asked for alone.
PARTS = 25 if SOAK else 1

needs_judges = pytest.mark.skipif(
    not (JUDGE.exists() and JUDGES.exists()), reason="the judges are not at hand"
)


def judged(files: list[Path]) -> tuple[list[str], int]:
    """What judges complain of, and how many files they have read."""
    only = [] if SOAK else ["--only", ",".join(QUICK)]
    told = subprocess.run(
        [sys.executable, JUDGE, *files, *only], capture_output=True, text=True, check=False
    )
    lines = told.stdout.splitlines()
    return (
        [line for line in lines if re.search(r"\b(FAIL|WARN)\b", line)] + told.stderr.splitlines(),
        sum(line.startswith("# ") for line in lines),
    )


@needs_judges
@pytest.mark.parametrize("part", range(PARTS))
def test_strangers_programs_accept_whatever_has_happened(
    empty: Path, tmp_path: Path, part: int
) -> None:
    files: list[Path] = []

    @settings(max_examples=20, database=None, derandomize=False)  # each part has others
    @given(past(1990, 2059))
    def collect(past: list[list[Move]]) -> None:
        path = shutil.copy(empty, tmp_path / "frist.sqlite3")
        name = list(FILTERS)[(part + len(files)) % len(FILTERS)]
        body = live(Path(path), past)[name][0]
        # "before 1990" ends in 1989, where khal no longer looks
        assume(not re.search(rb"DTSTART;[^:]*:(?!199|20[0-5])", body))
        files.append(tmp_path / f"{len(files)}.ics")
        files[-1].write_bytes(body)

    collect()
    assert judged(files) == ([], len(files))


@needs_judges
def test_strangers_programs_accept_the_feeds_of_the_sample_minutes(
    empty: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(empty, tmp_path / "frist.sqlite3"))
    files = []
    with opened(path) as frist:
        with frist.write() as connection:
            minutes = samples.data(samples.DOCX)
            ingest.import_minutes(connection, minutes, samples.DOCX, actor_id=None, now=NOW)
            review.accept_all(connection, actor_id=None, now=NOW)
        with frist.write() as connection:
            for name in FILTERS:
                made = publish.body(
                    connection, feeds.named(connection, name), base_url=BASE, now=NOW
                )
                files.append(tmp_path / f"{name}.ics")
                files[-1].write_bytes(made.body)
    assert judged(files) == ([], len(FILTERS))
