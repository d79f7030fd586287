"""How often somebody may ask to sign in: each client, each address, each wrong link.

Owns the limits and their sentence. They are counted before anybody is looked up, so that they
tell nothing of who is known.
"""

from __future__ import annotations

from datetime import datetime

from workflow.domain.errors import Refused
from workflow.web.attempts import Attempts


class TooMany(Refused):
    """Asked too often; the sentence says when to try again (web: 429)."""


class Gate:
    """What one server process remembers of those who try to get in."""

    def __init__(self) -> None:
        # a whole office may share one address on the net
        self.clients = Attempts(limit=30, seconds=900)
        self.addresses = Attempts(limit=5, seconds=900)
        self.keys = Attempts(limit=30, seconds=300)

    def ask(self, client: str, address: str, now: datetime) -> None:
        """Somebody asks for a link by mail. Refused where it has been too often."""
        for counted, who in ((self.clients, client), (self.addresses, address.casefold())):
            _refuse(counted.wait(who, now))
            counted.wrong(who, now)

    def try_key(self, client: str, now: datetime) -> None:
        """Somebody opens a link. Refused where too many were wrong."""
        _refuse(self.keys.wait(client, now))

    def wrong_key(self, client: str, now: datetime) -> None:
        """The link was none of ours."""
        self.keys.wrong(client, now)


def _refuse(seconds: int) -> None:
    if seconds:
        minutes = -(-seconds // 60)
        raise TooMany(
            "Det er bedt om innlogging for mange ganger. "
            f"Prøv igjen om {minutes} {'minutt' if minutes == 1 else 'minutter'}."
        )
