"""When SEQUENCE rises: a signature over the properties that decide when a thing takes place.

Owns the rule of RFC 5546 §2.1.4 (DTSTART, DTEND, DUE, STATUS; Frist has no recurrence). A new
wording, place or category is a new DTSTAMP and LAST-MODIFIED, and no new sequence, so that
programs don't ask people again about what they have already seen.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from calendars.entry import Entry, When


def signature(entry: Entry) -> str:
    """A hex digest, equal for two entries when no scheduling property differs.

    Times are compared as instants: one moment written in two time zones is the same.
    """
    parts = (entry.kind, entry.status, _text(entry.start), _text(entry.end), _text(entry.due))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def sequence(
    previous_signature: str | None, previous_sequence: int, entry: Entry
) -> tuple[str, int]:
    """The signature of `entry` and the SEQUENCE it is to carry.

    `previous_signature` is that of the revision published before, None when there was none; the
    first revision carries 0 (RFC 5545 §3.8.7.4).
    """
    current = signature(entry)
    if previous_signature is None:
        return current, 0
    return current, previous_sequence + (current != previous_signature)


def _text(value: When | None) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds")
    return value.isoformat() if value else ""
