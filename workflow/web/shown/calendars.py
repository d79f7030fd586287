"""Subscription addresses as calendar programs take them, and the programs' names.

Owns the links that open Outlook, Google and Apple with an address, the QR code, and telling from
a User-Agent which program fetched a feed.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import quote, urlsplit

import segno

from workflow.domain.feeds import Feed
from workflow.web.tongue import _, marked


@dataclass(frozen=True, slots=True)
class Address:
    """One feed's address in the forms that programs want. `qr` is an SVG element; `near` tells
    that only this machine reaches the address."""

    url: str
    webcal: str
    outlook: str
    google: str
    qr: str
    near: bool


@dataclass(frozen=True, slots=True)
class Used:
    """How a feed is used: the program that fetched it last, when, how many whole hours ago that
    is, and how many times it has been fetched."""

    client: str
    at: datetime
    hours: int
    times: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed that is in use: what it carries in words, how it is used, its address where that is
    public, whose it is, and whether the visitor looks after it."""

    feed: Feed
    carries: str
    used: Used | None
    address: Address | None
    owner: str
    looks_after: bool


def used(feed: Feed, now: datetime) -> Used | None:
    """How the feed is used; None where nobody has fetched it."""
    if feed.fetched is None:
        return None
    hours = int((now - feed.fetched) / timedelta(hours=1))
    return Used(program(feed.client), feed.fetched, max(hours, 0), feed.fetches)


def open_address(base_url: str, feed: Feed) -> Address | None:
    """The address of a public feed; a private one's is not known any more."""
    return address(base_url, f"/kalender/{feed.slug}.ics", feed.name) if feed.slug else None


def address(base_url: str, path: str, name: str) -> Address:
    """The forms of the address of the feed at `path`, called `name`."""
    url = f"{base_url}{path}"
    webcal = f"webcal://{url.partition('://')[2]}"
    return Address(
        url=url,
        webcal=webcal,
        outlook="https://outlook.office.com/calendar/0/addfromweb"
        f"?url={quote(url, safe='')}&name={quote(name, safe='')}",
        google=f"https://calendar.google.com/calendar/render?cid={quote(webcal, safe='')}",
        qr=segno.make(webcal, error="m").svg_inline(
            scale=4, border=0, dark="#1b2320", omitsize=True, svgclass=None, lineclass=None
        ),
        near=_near(urlsplit(url).hostname or ""),
    )


def program(agent: str | None) -> str:
    """Which program a User-Agent is, as people know it; "" where none has fetched."""
    if not agent:
        return ""
    low = agent.casefold()
    known = next((name for sign, name in _PROGRAMS if sign in low), None)
    return _(known) if known else agent.split("/")[0][:40]


_PROGRAMS = (
    ("google", marked("Google Kalender")),
    ("outlook", "Outlook"),
    ("microsoft", "Outlook"),
    ("exchange", "Outlook"),
    ("thunderbird", "Thunderbird"),
    ("dataaccessd", marked("Apple Kalender")),
    ("calendaragent", marked("Apple Kalender")),
    ("accountsd", marked("Apple Kalender")),
    ("ios/", marked("Apple Kalender")),
    ("macos/", marked("Apple Kalender")),
    ("davx5", "DAVx5"),
    ("icsx5", "ICSx5"),
    ("nextcloud", "Nextcloud"),
    ("khal", "khal"),
    ("vdirsyncer", "vdirsyncer"),
    ("curl/", "curl"),
    ("mozilla", marked("en nettleser")),
)


def _near(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
