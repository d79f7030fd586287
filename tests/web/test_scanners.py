"""Mail scanners open every link, again and again: the database stays as it was, row by row."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import count
from typing import Any

import sqlalchemy as sa

from tests.conftest import NOW
from tests.mail.sink import Sink
from tests.web.conftest import Browser, Site
from workflow.bootstrap import Frist
from workflow.domain.people import Person
from workflow.mail import compose, notices
from workflow.mail.smtp import transport
from workflow.services import letters, notify, reminding
from workflow.store import tables
from workflow.web.session import issue_key

leases = (f"scanned-{n}" for n in count())


def rows(frist: Frist) -> dict[str, list[Any]]:
    """Everything that the database holds."""
    with frist.read() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(sa.select(table))))
            for table in tables.metadata.sorted_tables
        }


def mailed(frist: Frist, alice: Person) -> list[str]:
    """The path of every link of every kind of mail: digest, reminder, letter."""
    base, later = frist.settings.base_url, NOW + timedelta(days=1)
    with frist.write() as connection:
        for kind in notices.WORDS:
            issue_key(connection, alice, f"nokkel-{kind}", NOW)
            letters.queue(
                connection,
                frist.house,
                kind,
                f"{kind}@frist.example",
                url=f"{base}/inn/nokkel-{kind}",
                expires=NOW + timedelta(days=2),
                now=NOW,
                title="Frokostmøte",
                why="Det er fullt.",
            )
    notify.enqueue(frist.engine, "2023-W12", NOW, frist.house)
    assert reminding.enqueue(frist.engine, later, frist.house) > 0
    with Sink() as sink:
        counts = notify.deliver_batch(
            frist.engine, transport(sink.url), later, frist.house, lease=next(leases)
        )
    assert counts["sent"] == len(sink.mails) > 5
    found = set()
    for _, data in sink.mails:
        message = compose.message(data)
        for kind in ("plain", "html"):
            body = message.get_body((kind,))
            assert body is not None
            found |= set(re.findall(rf"{re.escape(base)}(/[^\s\"<>]*)", body.get_content()))
        found |= set(re.findall(rf"{re.escape(base)}(/[^>]*)", message["List-Unsubscribe"] or ""))
    kinds = {path.split("/")[1] for path in found}
    assert {"l", "a", "inn", "saker"} <= kinds
    return sorted(found)


def test_every_link_of_every_mail_fetched_ten_times_changes_nothing(
    site: Site, anybody: Browser
) -> None:
    links = mailed(site.frist, site.people["alice"])
    before = rows(site.frist)
    for path in links:
        answers = [fetch(path) for fetch in (anybody.get, anybody.head) for _ in range(10)]
        assert {answer.status_code for answer in answers} <= {200, 303, 404, 405}, path
    assert rows(site.frist) == before
