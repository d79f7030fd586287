"""Wrong attempts are counted for each client, for a while, and in bounded memory."""

from __future__ import annotations

from datetime import timedelta

from tests.conftest import NOW
from workflow.web import attempts
from workflow.web.attempts import Attempts

LATER = NOW + timedelta(seconds=60)


def test_a_client_waits_from_its_last_allowed_attempt_until_the_time_is_over() -> None:
    counted = Attempts(limit=2, seconds=60)
    waits = []
    for _ in range(2):
        counted.wrong("192.0.2.1", NOW)
        waits.append(counted.wait("192.0.2.1", NOW))
    assert waits == [0, 61]
    assert counted.wait("192.0.2.2", NOW) == 0
    assert counted.wait("192.0.2.1", LATER) == 0
    counted.wrong("192.0.2.1", LATER)
    assert counted.wait("192.0.2.1", LATER) == 0


def test_a_whole_network_of_ipv6_is_one_client() -> None:
    counted = Attempts(limit=1)
    counted.wrong("2001:db8:1:2::1", NOW)
    assert counted.wait("2001:db8:1:2:ffff::9", NOW) > 0
    assert counted.wait("2001:db8:1:3::1", NOW) == 0


def test_no_more_clients_than_a_bound_are_remembered() -> None:
    counted = Attempts(limit=1)
    for n in range(attempts.CLIENTS + 1):
        counted.wrong(f"client {n}", NOW)
    waits = [counted.wait(f"client {n}", NOW) > 0 for n in (0, 1, attempts.CLIENTS)]
    assert waits == [False, True, True]
