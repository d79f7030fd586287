"""The operator's settings: which there are, what each may be, and reading them.

Owns their names, their limits and the sentences that explain them; `frist setting` and the pages
show the same table. Where they lie is `workflow.store.settings`; what only the machine knows
(the database, the address, the mail server) is the environment's, in `workflow.bootstrap`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import getaddresses, parseaddr

import sqlalchemy as sa

from workflow.domain.errors import NotFound, Refused
from workflow.domain.hearing import WEEKS
from workflow.store import queries
from workflow.store import settings as stored

ORGANISATION = "organisation"
SENDER = "sender"
REPLY_TO = "reply-to"
HEARING_WEEKS = "hearing-weeks"
PER_DOMAIN = "per-domain"

#: Mails to one recipient's domain in a minute: a mail server that gets more of them from a
#: stranger often puts them off, and no town is so large that it waits long.
_PER_DOMAIN = 120


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name, what it is for, what holds where it is not set, and `read`, which
    gives the value as it is kept or says what is wrong with it."""

    name: str
    about: str
    default: str
    read: Callable[[str], str]


def mail(connection: sa.Connection) -> tuple[str, tuple[str, str] | None, str | None]:
    """(organisation, sender's name and address, reply-to) as `house.House` takes them."""
    sender, reply_to = value(connection, SENDER), value(connection, REPLY_TO)
    if not reply_to:
        reply_to = next((person.email for person in queries.secretariat(connection)), "")
    organisation = value(connection, ORGANISATION)
    return organisation, parseaddr(sender) if sender else None, reply_to or None


def per_domain(connection: sa.Connection) -> int | None:
    """How many mails one recipient's domain is given in a minute; None for as many as there are."""
    return int(value(connection, PER_DOMAIN)) or None


def value(connection: sa.Connection, name: str) -> str:
    """A setting as it stands, its default where nobody has set it."""
    known = _setting(name)
    return queries.setting(connection, name) or known.default


def every(connection: sa.Connection) -> list[tuple[Setting, str]]:
    """All settings with their values, in the order they are shown."""
    return [(setting, value(connection, setting.name)) for setting in SETTINGS.values()]


def keep(connection: sa.Connection, name: str, said: str) -> str:
    """Set one; "" gives it its default back. Refused with a sentence where it can't be that."""
    known = _setting(name)
    kept = known.read(" ".join(said.split())) if said.strip() else ""
    stored.keep(connection, name, kept)
    return kept or known.default


def _setting(name: str) -> Setting:
    if name not in SETTINGS:
        raise NotFound(f"Det finnes ikke noe valg «{name}». De som finnes: {', '.join(SETTINGS)}.")
    return SETTINGS[name]


def _name(said: str) -> str:
    if len(said) > 100 or not said.isprintable():
        raise Refused("Navnet er for langt, eller har tegn som ikke kan stå i en e-post.")
    return said


def _address(said: str) -> str:
    several, (name, address) = len(getaddresses([said])) != 1, parseaddr(said)
    if several or not re.fullmatch(r"[^@\s<>,;]+@[^@\s<>,;]+", address) or not address.isascii():
        raise Refused(f"«{said}» er ikke en adresse. Skriv «Frist <frist@kommune.no>».")
    return f"{_name(name)} <{address}>" if name else address


def _reply(said: str) -> str:
    return parseaddr(_address(said))[1]


def _weeks(said: str) -> str:
    if not said.isdecimal() or not 1 <= int(said) <= 52:
        raise Refused(f"«{said}» er ikke et antall uker fra 1 til 52.")
    return str(int(said))


def _pace(said: str) -> str:
    if not said.isdecimal() or int(said) > 100_000:
        raise Refused(f"«{said}» er ikke et antall brev i minuttet. 0 er uten grense.")
    return str(int(said))


SETTINGS: Mapping[str, Setting] = {
    setting.name: setting
    for setting in (
        Setting(ORGANISATION, "Hvem Frist er for: står i alle brev og i navnet på dem.", "", _name),
        Setting(SENDER, "Hvem e-posten kommer fra: «Navn <adresse>».", "", _address),
        Setting(REPLY_TO, "Adressen svar på e-posten går til, ellers sekretariatets.", "", _reply),
        Setting(HEARING_WEEKS, "Så mange uker varer våre egne høringer minst.", str(WEEKS), _weeks),
        Setting(
            PER_DOMAIN,
            "Så mange brev i minuttet får ett domene høyst. 0 er uten grense.",
            str(_PER_DOMAIN),
            _pace,
        ),
    )
}
