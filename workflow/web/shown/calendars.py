"""Subscription addresses as calendar programs take them, and the programs' names.

Owns the links that open Outlook, Google and Apple with an address, the QR code, and telling from
a User-Agent which program fetched a feed.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

import segno

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
    ("google", "Google Kalender"),
    ("outlook", "Outlook"),
    ("microsoft", "Outlook"),
    ("exchange", "Outlook"),
    ("thunderbird", "Thunderbird"),
    ("dataaccessd", "Apple Kalender"),
    ("calendaragent", "Apple Kalender"),
    ("accountsd", "Apple Kalender"),
    ("ios/", "Apple Kalender"),
    ("macos/", "Apple Kalender"),
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
