"""The schema: what Frist keeps, in SQLAlchemy Core tables, a module a subject.

Owns names, types, keys and indexes. Changing it takes a migration beside it
(`migrations/versions`); a test compares the two. Moments are stored as UTC.
"""

from workflow.store.tables.calendars import components, feed_entries, feed_tokens, feeds
from workflow.store.tables.items import items, journal, responses
from workflow.store.tables.kinds import Moment, metadata
from workflow.store.tables.minutes import approvals, documents, findings, quotes, styles, updates
from workflow.store.tables.people import absences, groups, keys, members, people, settings
from workflow.store.tables.post import mail_preferences, outbox, pace, rungs
from workflow.store.tables.submissions import submissions, submitted_events

__all__ = [
    "Moment",
    "absences",
    "approvals",
    "components",
    "documents",
    "feed_entries",
    "feed_tokens",
    "feeds",
    "findings",
    "groups",
    "items",
    "journal",
    "keys",
    "mail_preferences",
    "members",
    "metadata",
    "outbox",
    "pace",
    "people",
    "quotes",
    "responses",
    "rungs",
    "settings",
    "styles",
    "submissions",
    "submitted_events",
    "updates",
]
