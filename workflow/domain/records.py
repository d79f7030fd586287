"""The stable JSON of items, proposals and history: what `--json` prints and scripts rely on.

Owns the field names. They are added to, never renamed. Dates are ISO, inclusive, and null where
the text gives none (seasons and vaguer); moments are UTC.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from workflow.domain.deadlines import deadline_day, overdue
from workflow.domain.feeds import Feed
from workflow.domain.item import Item
from workflow.domain.lifecycle import JournalEntry
from workflow.domain.people import Member, Person
from workflow.domain.preferences import Preferences, pause_told
from workflow.domain.proposal import Finding, Proposal, Reading
from workflow.domain.window import Window


def reading(read: Reading) -> dict[str, Any]:
    """All that was read from one document."""
    document = read.document
    return {
        "document": {
            "text": document.text,
            "title": document.title,
            "group": document.group,
            "meeting_date": document.meeting_date.isoformat(),
            "language": document.language,
            "sha256": document.sha256,
            "people": list(document.people),
        },
        "proposals": [proposal(found) for found in read.proposals],
        "findings": [finding(found) for found in read.findings],
    }


def proposal(found: Proposal) -> dict[str, Any]:
    """One proposal as read, before any database knows it."""
    return {
        "kind": found.kind.value,
        "title": found.title,
        "quote": found.quote,
        "span": list(found.span),
        **window(found.window),
        "past": found.past,
        "owner": found.owner,
        "section": found.section,
        "location": found.location,
        "playbook": found.playbook,
        "confidence": round(found.confidence, 4),
        "rules": [[name, round(weight, 3)] for name, weight in found.rules],
        "findings": [finding(each) for each in found.findings],
    }


def window(found: Window) -> dict[str, Any]:
    """When, as the TIMEX3 value, as days, and as what was said and implied."""
    return {
        "timex": found.timex,
        "mod": found.mod.value if found.mod else None,
        "start": found.start.isoformat() if found.start else None,
        "end": found.end.isoformat() if found.end else None,
        "time": found.time,
        "precision": found.precision.value,
        "deadline": found.deadline,
        "words": found.words,
        "said": list(found.said),
        "implied": list(found.implied),
    }


def item(
    found: Item,
    now: datetime,
    *,
    group: str | None = None,
    quotes: Iterable[str] = (),
    findings: Iterable[Finding] = (),
) -> dict[str, Any]:
    """One item; `overdue` is told as of `now`."""
    due = deadline_day(found.window)
    return {
        "id": found.id,
        "kind": found.kind.value,
        "title": found.title,
        "state": found.state.value,
        **window(found.window),
        "due": due.isoformat() if due else None,
        "overdue": found.state.open and overdue(found.window, now),
        "owner": found.owner,
        "owner_id": found.owner_id,
        "group": group,
        "visibility": found.visibility.value,
        "description": found.description,
        "location": found.location,
        "section": found.section,
        "categories": list(found.categories),
        "playbook": found.playbook,
        "parent": found.parent_id,
        "merged_into": found.merged_into,
        "past": found.past,
        "confidence": found.confidence,
        "version": found.version,
        "created": moment(found.created),
        "modified": moment(found.modified),
        "ended": moment(found.ended),
        "follow_up": found.follow_up.isoformat() if found.follow_up else None,
        "quotes": list(quotes),
        "findings": [finding(each) for each in findings],
    }


def finding(found: Finding) -> dict[str, str]:
    """One thing a careful reader would ask about."""
    return {"code": found.code, "message": found.message}


def entry(found: JournalEntry) -> dict[str, Any]:
    """One line of an item's history."""
    return {
        "id": f"{found.item_id}/{found.version}",
        "at": moment(found.at),
        "actor_id": found.actor_id,
        "trigger": found.trigger.value,
        "before": dict(found.before),
        "after": dict(found.after),
        "why": found.why,
        "undoes": found.undoes,
    }


def person(found: Person) -> dict[str, Any]:
    """One person."""
    return {
        "id": found.id,
        "name": found.name,
        "email": found.email,
        "role": found.role.value,
        "language": found.language,
        "group_ids": list(found.group_ids),
        "member_id": found.member_id,
        "aliases": list(found.aliases),
    }


def pause(wishes: Preferences) -> dict[str, Any]:
    """Since when an address is left alone, and why; None where it isn't."""
    since = wishes.paused
    return {"paused": since.isoformat() if since else None, "paused_why": pause_told(wishes)}


def member(found: Member) -> dict[str, Any]:
    """One member municipality."""
    return {"id": found.id, "name": found.name, "number": found.number}


def feed(found: Feed) -> dict[str, Any]:
    """One feed, without its address: that is shown once, when it is made."""
    return {
        "id": found.id,
        "name": found.name,
        "owner_id": found.owner_id,
        "public": found.filter.public,
        "filter": asdict(found.filter),
        "version": found.version,
        "created": moment(found.created),
        "revoked": moment(found.revoked),
        "fetched": moment(found.fetched),
        "client": found.client,
        "fetches": found.fetches,
    }


def moment(value: datetime | None) -> str | None:
    """An aware datetime as UTC, to the second; None stays None."""
    return value.astimezone(UTC).isoformat(timespec="seconds") if value else None
