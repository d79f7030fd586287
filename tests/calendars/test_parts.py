"""Renewing some of a feed's components gives what joining all of them anew would."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from calendars.component import render
from calendars.feed import Calendar, join
from calendars.parts import Parts
from tests.calendars.samples import an_event, oslo

PLAIN = Calendar(name="Frister")
NOON = datetime(2023, 3, 20, 12, tzinfo=UTC)

#: Six components, with a clock and without, of several years: small enough to collide often.
CONTENTS = [
    render(an_event(uid=f"{n}@example.no", **({"start": oslo(2021 + n, 6, 8, 9)} if n % 2 else {})))
    for n in range(6)
]
LEAVING = st.none() | st.integers(-2, 2).map(lambda days: NOON + timedelta(days=days))
FOUND = st.dictionaries(st.sampled_from("abcdef"), st.tuples(st.sampled_from(CONTENTS), LEAVING))


@given(FOUND, st.lists(FOUND, max_size=4), st.sets(st.sampled_from("abcdef")))
def test_renewed_parts_are_those_that_are_made_anew(
    first: dict[str, tuple[bytes, datetime | None]],
    later: list[dict[str, tuple[bytes, datetime | None]]],
    without: set[str],
) -> None:
    parts, now = Parts.of(first), dict(first)
    for found in later:
        parts = parts.renewed(found.keys() | without, found)
        now = {id: part for id, part in now.items() if id not in without} | found
    assert parts == Parts.of(now)
    kept = [content for content, leaves in now.values() if leaves is None or leaves > NOON]
    shown = parts.at(NOON)
    assert shown.joined(PLAIN) == join(PLAIN, kept)
    ahead = [leaves for _, leaves in now.values() if leaves is not None and leaves > NOON]
    assert shown.expires == min(ahead, default=None)


def test_what_was_before_stays_as_it_was() -> None:
    before = Parts.of({"a": (CONTENTS[0], NOON)})
    before.renewed({"a"}, {"b": (CONTENTS[1], None)})
    assert before == Parts.of({"a": (CONTENTS[0], NOON)})
