"""What a developer writes in an afternoon: FastAPI, icalendar, an ETag of the body.

Serves `/{n}.ics` with the first n entries of `corpus`, rendered by icalendar's own classes at each
request, so that its 304 costs as much as its 200. Run by uvicorn from `peers`.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from fastapi import FastAPI, Request, Response
from icalendar import Calendar, Event

from benchmarks.corpus import entries

app = FastAPI()
ROWS = list(entries(2000))


@app.get("/{n}.ics")
def feed(n: int, request: Request) -> Response:
    """The calendar, or 304."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//plain//app//NO")
    for row in ROWS[:n]:
        event = Event()
        for name in ("uid", "summary", "description", "status", "location", "url", "sequence"):
            event.add(name, getattr(row, name))
        event.add("categories", list(row.categories))
        event.add("dtstamp", row.stamp)
        event.add("last-modified", row.modified)
        event.add("dtstart", row.start)
        end = row.end
        if end is not None:
            event.add("dtend", end if isinstance(end, datetime) else end + timedelta(days=1))
        calendar.add_component(event)
    body = calendar.to_ical()
    etag = f'"{hashlib.sha256(body).hexdigest()}"'
    if request.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers={"ETag": etag})
    return Response(body, headers={"ETag": etag}, media_type="text/calendar; charset=utf-8")
