"""How often one client may be wrong: a small count for each, bounded in number and in time.

Owns counting; what is wrong, and what is answered then, is the caller's. Kept in memory, since it
only has to slow down whoever guesses, and guessing 256 bits is hopeless as it is.
"""

from __future__ import annotations

import ipaddress
from collections import OrderedDict
from datetime import datetime

#: Clients that are remembered at a time; the longest unheard is forgotten first.
CLIENTS = 4096


class Attempts:
    """At most `limit` wrong attempts of a client in `seconds`, counted from the first of them."""

    def __init__(self, limit: int = 60, seconds: int = 60) -> None:
        self.limit = limit
        self.seconds = seconds
        self._wrong: OrderedDict[str, tuple[float, int]] = OrderedDict()

    def wait(self, host: str, now: datetime) -> int:
        """Whole seconds until this client may try again; 0 when it may now."""
        began, times = self._wrong.get(_neighbourhood(host), (0.0, 0))
        left = began + self.seconds - now.timestamp()
        return int(left) + 1 if times >= self.limit and left > 0 else 0

    def wrong(self, host: str, now: datetime) -> None:
        """Count a wrong attempt."""
        who, at = _neighbourhood(host), now.timestamp()
        began, times = self._wrong.pop(who, (at, 0))
        if at >= began + self.seconds:
            began, times = at, 0
        self._wrong[who] = (began, times + 1)
        if len(self._wrong) > CLIENTS:
            self._wrong.popitem(last=False)


def _neighbourhood(host: str) -> str:
    """An IPv6 client holds a whole /64, so that counts as one; others are themselves."""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host
    if address.version == 4:
        return host
    return str(ipaddress.ip_network((address, 64), strict=False))
