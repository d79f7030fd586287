"""What all mail of an installation has in common: who sends it, from where, and its identities.

Owns the headers that follow from the house and not from the letter. Which values an operator has
set is `workflow.services.settings`.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from urllib.parse import urlsplit

import jinja2

from workflow.domain.people import Person
from workflow.domain.weeks import Week
from workflow.mail.clean import clean
from workflow.mail.compose import Envelope
from workflow.services import links


@dataclass(frozen=True, slots=True)
class House:
    """What is the same in all mail. `sender` is (name, address); None gives `frist@` the host of
    `base_url`, which has no slash at its end."""

    base_url: str
    secret: str
    templates: jinja2.Environment
    organisation: str = ""
    sender: tuple[str, str] | None = None
    reply_to: str | None = None

    @property
    def host(self) -> str:
        """The name in Message-ID and List-Id."""
        return _host(self.base_url)

    @property
    def mark(self) -> str:
        """A word that no title holds, unless whoever wrote it knows the secret."""
        return hmac.digest(self.secret.encode(), b"a gap in a form", hashlib.sha256).hex()[:32]

    @property
    def name(self) -> str:
        """What the house calls itself in a list of mails."""
        return f"Frist for {self.organisation}" if self.organisation else "Frist"

    @property
    def address(self) -> str:
        """The address that mail comes from, and that a bounce comes back to."""
        return self.sender[1] if self.sender else f"frist@{self.host}"

    def envelope(self, to: tuple[str, str], message_id: str, sent: datetime) -> Envelope:
        """A letter to one address, of no list."""
        return Envelope(
            sender=((self.sender[0] if self.sender else "") or self.name, self.address),
            recipient=(clean(to[0], 60), to[1]),
            message_id=message_id,
            date=sent,
            reply_to=self.reply_to,
        )

    def message_id(self, key: str, kind: str, week: Week) -> str:
        """A mail's Message-ID: the same at every try, and no one else's."""
        mark = hmac.digest(self.secret.encode(), key.encode(), hashlib.sha256).hex()[:20]
        return f"<{kind}.{week}.{mark}@{self.host}>"

    def preferences_url(self, person: Person, kind: str = links.MAIL) -> str:
        """Where a person chooses which mail they want; a mail program's one click (RFC 8058) on
        it stops mail of this kind."""
        return f"{self.base_url}/a/{links.make_preferences(self.secret, person.id, kind)}"

    def finish_url(self, token: str) -> str:
        """Where a link of `links.make` leads."""
        return f"{self.base_url}/l/{token}"


@lru_cache(8)
def _host(base_url: str) -> str:
    host = urlsplit(base_url).hostname or "localhost"
    return host if any(c.isalpha() for c in host) and ":" not in host else "localhost"
