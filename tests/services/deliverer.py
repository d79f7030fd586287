"""A process that delivers until the queue is empty: what the kill test kills."""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from workflow.mail import compose
from workflow.mail.smtp import transport
from workflow.services import notify
from workflow.services.house import House
from workflow.store import outbox
from workflow.store.engine import open_engine, reading
from workflow.store.parcel import State

#: Rounds without a server before it gives up: whoever started both of them is gone.
PATIENCE = 100

OPEN = (State.WAITING, State.CLAIMED, State.SENDING)


def main(database: str, smtp: str, lease_seconds: str) -> None:
    """Deliver in small batches, waiting for others' leases to run out, until all is sent."""
    engine = open_engine(database)
    templates = Path(__file__).parents[2] / "templates"
    house = House("https://frist.example.no", "et hemmelig ord", compose.environment(templates))
    numbers, alone = count(), 0
    if not sys.stdin.readline():  # the word to begin; a closed pipe is none
        return
    while True:
        counts = notify.deliver_batch(
            engine,
            transport(smtp),
            datetime.now(UTC),
            house,
            lease=f"{os.getpid()}-{next(numbers)}",
            clock=lambda: datetime.now(UTC),
            limit=20,
            lease_for=timedelta(seconds=float(lease_seconds)),
        )
        alone = alone + 1 if counts["unreachable"] else 0
        if alone > PATIENCE:
            sys.exit("nobody takes the mail")
        if counts["unreachable"] or not counts["claimed"]:
            with reading(engine) as connection:
                if not outbox.entries(connection, OPEN, limit=1):
                    return
            time.sleep(0.05)


if __name__ == "__main__":
    main(*sys.argv[1:])
