"""A public event as search engines and calendars on the web read it: schema.org/Event in JSON-LD.

Owns the fields, and that nothing in them can end the element they stand in. Only what anybody may
see is told, and only what has a day: a week or a season would become a date that nobody said.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from markupsafe import Markup

from workflow.domain.deadlines import OSLO
from workflow.domain.item import Item, State, Visibility
from workflow.domain.privacy import masked
from workflow.domain.proposal import Kind
from workflow.domain.window import Precision

_DATED = (Precision.DAY, Precision.DAYS)


def event(item: Item, *, base_url: str, organiser: str | None = None) -> Markup | None:
    """The contents of a `<script type="application/ld+json">`; None where there is nothing to
    tell: the item is no event, is not public, or has no day."""
    window = item.window
    public = item.visibility is Visibility.PUBLIC and item.state.accepted
    if item.kind is not Kind.EVENT or not public or window.precision not in _DATED:
        return None
    if window.start is None or window.end is None:
        return None
    starts, ends = window.start.isoformat(), window.end.isoformat()
    if window.starts is not None:
        starts = datetime.combine(window.start, window.starts, OSLO).isoformat()
        ends = datetime.combine(window.end, window.ends, OSLO).isoformat() if window.ends else ""
    cancelled = item.state is State.CANCELLED
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": masked(item.title),
        "startDate": starts,
        "endDate": ends,
        "eventStatus": f"https://schema.org/Event{'Cancelled' if cancelled else 'Scheduled'}",
        "url": f"{base_url}/saker/{item.id}",
        "description": masked(item.description),
        "location": {"@type": "Place", "name": masked(item.location)} if item.location else None,
        "organizer": {"@type": "Organization", "name": organiser} if organiser else None,
        "inLanguage": "nb",
    }
    said = json.dumps({name: value for name, value in told.items() if value}, ensure_ascii=False)
    return Markup(said.translate(_HARMLESS))


#: Letters that could end the element or a line of it, as JSON writes them otherwise.
_HARMLESS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
