"""When signed-in browsers were last here: noted in memory, written down now and then.

Owns the notes between two writings, so that a GET writes nothing. At most a few minutes are lost
when a process is killed. The table is `session`'s.
"""

from __future__ import annotations

from datetime import datetime

from workflow.bootstrap import Frist
from workflow.web import session


class Sightings:
    """What one server process has seen of its visitors since it last wrote it down."""

    def __init__(self, frist: Frist) -> None:
        self.frist = frist
        self._seen: dict[str, datetime] = {}

    def note(self, hash: str, now: datetime) -> None:
        """The browser whose token has this digest is here."""
        self._seen[hash] = now

    def last(self, seen: session.Session) -> datetime:
        """When a browser was last here, as far as this process knows."""
        return max(seen.seen, self._seen.get(seen.token_hash, seen.seen))

    def flush(self) -> None:
        """Write down what was noted; the server calls it now and then."""
        noted, self._seen = self._seen, {}
        if not noted:
            return
        with self.frist.write() as connection:
            session.note_seen(connection, noted)
