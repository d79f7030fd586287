"""The schema: what Frist keeps, in SQLAlchemy Core tables.

Owns names, types, keys and indexes. Changing it takes a migration beside it
(`migrations/versions`); a test compares the two. Moments are stored as UTC.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa


class Moment(sa.types.TypeDecorator[datetime]):
    """An aware datetime, kept in UTC; a naive one is refused before it reaches the database."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a stored moment must be an aware datetime")
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

settings = sa.Table(
    "settings",
    metadata,
    sa.Column("name", sa.String(60), primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

groups = sa.Table(
    "groups",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.String(200), nullable=False, unique=True),
)

members = sa.Table(
    "members",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.String(200), nullable=False, unique=True),
    sa.Column("number", sa.String(20)),
)

people = sa.Table(
    "people",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("email", sa.String(320), nullable=False, unique=True),
    sa.Column("role", sa.String(20), nullable=False),
    sa.Column("language", sa.String(5), nullable=False),
    sa.Column("group_id", sa.ForeignKey("groups.id")),
    sa.Column("member_id", sa.ForeignKey("members.id")),
    sa.Column("aliases", sa.JSON, nullable=False),
    sa.Column("created", Moment, nullable=False),
)

documents = sa.Table(
    "documents",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("sha256", sa.String(64), nullable=False, unique=True),
    sa.Column("name", sa.String(300), nullable=False),
    sa.Column("title", sa.String(300), nullable=False),
    sa.Column("group_id", sa.ForeignKey("groups.id")),
    sa.Column("meeting_date", sa.Date, nullable=False),
    sa.Column("language", sa.String(5), nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    # what the file told of each line, so that what a review teaches can be learned again
    sa.Column("lines", sa.JSON, nullable=False),
    sa.Column("people", sa.JSON, nullable=False),
    sa.Column("imported", Moment, nullable=False),
    sa.Column("replaces_id", sa.ForeignKey("documents.id")),
)

items = sa.Table(
    "items",
    metadata,
    sa.Column("id", sa.String(20), primary_key=True),
    sa.Column("kind", sa.String(10), nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("state", sa.String(20), nullable=False),
    sa.Column("created", Moment, nullable=False),
    sa.Column("modified", Moment, nullable=False),
    sa.Column("window", sa.JSON, nullable=False),
    # the window's ends and the deadline's day again, for the database to search by
    sa.Column("earliest", sa.Date),
    sa.Column("latest", sa.Date),
    sa.Column("due", sa.Date),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("sequence", sa.Integer, nullable=False),
    sa.Column("owner", sa.String(300)),
    sa.Column("owner_id", sa.ForeignKey("people.id")),
    sa.Column("group_id", sa.ForeignKey("groups.id")),
    sa.Column("visibility", sa.String(20), nullable=False),
    sa.Column("description", sa.Text, nullable=False),
    sa.Column("location", sa.Text),
    sa.Column("section", sa.String(300)),
    sa.Column("categories", sa.JSON, nullable=False),
    sa.Column("playbook", sa.String(60), nullable=False),
    sa.Column("parent_id", sa.ForeignKey("items.id")),
    sa.Column("merged_into", sa.ForeignKey("items.id")),
    sa.Column("past", sa.Boolean, nullable=False),
    sa.Column("confidence", sa.Float),
    sa.Column("rules", sa.JSON, nullable=False),
    sa.Column("ended", Moment),
    sa.Column("follow_up", sa.Date),
    sa.Index(None, "state", "due"),
)
# most items have neither, and an index full of NULLs looks useless to a planner
for _name in ("parent_id", "merged_into"):
    _set = items.c[_name].is_not(None)
    sa.Index(None, items.c[_name], sqlite_where=_set, postgresql_where=_set)

quotes = sa.Table(
    "quotes",
    metadata,
    sa.Column("item_id", sa.ForeignKey("items.id"), primary_key=True),
    sa.Column("document_id", sa.ForeignKey("documents.id"), primary_key=True),
    sa.Column("start", sa.Integer, primary_key=True),
    sa.Column("end", sa.Integer, primary_key=True),
    sa.Column("text", sa.Text, nullable=False),
    sa.Index(None, "document_id"),
)

findings = sa.Table(
    "findings",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    # the reader's have a document; those that a moved chain raises have an item alone
    sa.Column("document_id", sa.ForeignKey("documents.id")),
    sa.Column("item_id", sa.ForeignKey("items.id")),
    sa.Column("code", sa.String(60), nullable=False),
    sa.Column("message", sa.Text, nullable=False),
    sa.Column("settled", Moment),
    sa.Column("settled_by", sa.ForeignKey("people.id")),
    sa.Column("settled_why", sa.Text),
    # the item's journal entry that settled it: undone, the finding is open again
    sa.Column("settled_version", sa.Integer),
    sa.Index(None, "item_id"),
    sa.Index(None, "document_id"),
)

journal = sa.Table(
    "journal",
    metadata,
    sa.Column("item_id", sa.ForeignKey("items.id"), primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("actor_id", sa.ForeignKey("people.id")),
    sa.Column("trigger", sa.String(20), nullable=False),
    sa.Column("before", sa.JSON, nullable=False),
    sa.Column("after", sa.JSON, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("undoes", sa.Integer),
    sa.Index(None, "at"),
)

# what a group's reviews have taught, by feature set; made anew from the journal at any time
styles = sa.Table(
    "styles",
    metadata,
    sa.Column("group_id", sa.ForeignKey("groups.id"), primary_key=True),
    sa.Column("learned", Moment, nullable=False),
    # decisions before this were told to be forgotten
    sa.Column("since", Moment),
    sa.Column("style", sa.Text, nullable=False),
)

feeds = sa.Table(
    "feeds",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.String(200), nullable=False),
    # in a public feed's address; a private one has tokens instead
    sa.Column("slug", sa.String(200), unique=True),
    sa.Column("filter", sa.JSON, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("created", Moment, nullable=False),
    sa.Column("revoked", Moment),
    sa.Column("fetched", Moment),
    sa.Column("client", sa.String(200)),
    sa.Column("fetches", sa.Integer, nullable=False),
)

# SHA-256 of the token in a private feed's address; one that was replaced expires
feed_tokens = sa.Table(
    "feed_tokens",
    metadata,
    sa.Column("token_hash", sa.String(64), primary_key=True),
    sa.Column("feed_id", sa.ForeignKey("feeds.id"), nullable=False),
    sa.Column("created", Moment, nullable=False),
    sa.Column("expires", Moment),
    sa.Index(None, "feed_id"),
)

# which accepted items each feed carries, kept by the same rule at every move
feed_entries = sa.Table(
    "feed_entries",
    metadata,
    sa.Column("feed_id", sa.ForeignKey("feeds.id"), primary_key=True),
    sa.Column("item_id", sa.ForeignKey("items.id"), primary_key=True),
    sa.Index(None, "item_id"),
)

# an item's bytes in each form that a feed joins it in (`workflow.domain.publishing.Form`)
components = sa.Table(
    "components",
    metadata,
    sa.Column("item_id", sa.ForeignKey("items.id"), primary_key=True),
    sa.Column("form", sa.String(30), primary_key=True),
    # the address and renderer that made the bytes; empty: the item has changed since
    sa.Column("recipe", sa.String(300), nullable=False, index=True),
    # null: the item has no place in a calendar
    sa.Column("content", sa.LargeBinary),
    # a month or season, shown only where a feed asks for such
    sa.Column("span", sa.Boolean, nullable=False),
    sa.Column("hide_after", Moment),
)

keys = sa.Table(
    "keys",
    metadata,
    sa.Column("token_hash", sa.String(64), primary_key=True),
    sa.Column("person_id", sa.ForeignKey("people.id"), nullable=False),
    sa.Column("created", Moment, nullable=False),
    sa.Column("expires", Moment, nullable=False),
)

# how a person wants mail; who has no row wants the defaults (`workflow.domain.digest`)
mail_preferences = sa.Table(
    "mail_preferences",
    metadata,
    sa.Column("person_id", sa.ForeignKey("people.id"), primary_key=True),
    sa.Column("digest", sa.Boolean, nullable=False),
    sa.Column("reminders", sa.Boolean, nullable=False),
    # ISO weekday 1–7, hour 0–23 in Norway, every week (1) or every second (2) with its phase
    sa.Column("weekday", sa.Integer, nullable=False),
    sa.Column("hour", sa.Integer, nullable=False),
    sa.Column("every", sa.Integer, nullable=False),
    sa.Column("phase", sa.Integer, nullable=False),
    sa.Column("only_when_mine", sa.Boolean, nullable=False),
    sa.Column("when_empty", sa.Boolean, nullable=False),
    sa.Column("attach_calendar", sa.Boolean, nullable=False),
    # somebody who asked for mail themselves gets none until they have confirmed the address
    sa.Column("asked", Moment),
    sa.Column("confirmed", Moment),
    # an address that a server refused for good is left alone until somebody looks at it
    sa.Column("paused", Moment),
    sa.Column("paused_why", sa.Text),
)

outbox = sa.Table(
    "outbox",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    # what makes a mail this mail and no other: "digest:PERSON:WEEK"
    sa.Column("key", sa.String(200), nullable=False, unique=True),
    sa.Column("person_id", sa.ForeignKey("people.id"), nullable=False),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("week", sa.String(8), nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    # the span of the journal that the mail tells of: from <= at < to
    sa.Column("window_from", Moment, nullable=False),
    sa.Column("window_to", Moment, nullable=False),
    sa.Column("state", sa.String(20), nullable=False),
    sa.Column("created", Moment, nullable=False),
    sa.Column("message_id", sa.String(300), nullable=False),
    sa.Column("due", Moment, nullable=False),
    sa.Column("lease", sa.String(64)),
    sa.Column("leased_until", Moment),
    sa.Column("attempts", sa.Integer, nullable=False),
    # times that a process died between handing the mail over and writing down that it had
    sa.Column("unsure", sa.Integer, nullable=False),
    sa.Column("tried", Moment),
    sa.Column("sent", Moment),
    sa.Column("error", sa.Text),
    sa.Index(None, "state", "due"),
    sa.Index(None, "person_id", "kind", "window_to"),
    sa.Index(None, "lease"),
)

# the reminders of open tasks: each rung of each item to each person, once
rungs = sa.Table(
    "rungs",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("item_id", sa.ForeignKey("items.id"), nullable=False),
    # whose duty it is to be reminded; the mail goes to the receiver, who may stand in
    sa.Column("person_id", sa.ForeignKey("people.id"), nullable=False),
    sa.Column("receiver_id", sa.ForeignKey("people.id"), nullable=False),
    sa.Column("rung", sa.String(30), nullable=False),
    sa.Column("deadline", sa.Date, nullable=False),
    sa.Column("week", sa.String(8), nullable=False),
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("state", sa.String(20), nullable=False),
    sa.Column("armed", Moment, nullable=False),
    sa.Column("told", Moment),
    sa.Column("outbox_id", sa.ForeignKey("outbox.id")),
    sa.UniqueConstraint("item_id", "person_id", "rung", "deadline", "week"),
    sa.Index(None, "state", "receiver_id"),
)

# who answers a hearing or a call; each beside the journal entry that noted it
responses = sa.Table(
    "responses",
    metadata,
    sa.Column("item_id", sa.ForeignKey("items.id"), primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("member_id", sa.ForeignKey("members.id"), nullable=False),
    sa.Column("answer", sa.String(20), nullable=False),
    sa.Column("answered", sa.Date, nullable=False),
    sa.Column("quote", sa.Text, nullable=False),
    sa.Index(None, "member_id"),
)

# what later minutes seem to say of items that are there already, for a person to decide on
updates = sa.Table(
    "updates",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("document_id", sa.ForeignKey("documents.id"), nullable=False),
    # the proposal that would become an update; none where the minutes say that a thing is done
    sa.Column("proposal_id", sa.ForeignKey("items.id")),
    sa.Column("target_id", sa.ForeignKey("items.id"), nullable=False),
    sa.Column("kind", sa.String(10), nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("quote", sa.Text, nullable=False),
    sa.Column("decided", Moment),
    sa.Column("accepted", sa.Boolean),
    sa.Index(None, "document_id"),
    sa.Index(None, "target_id"),
    sa.Index(None, "proposal_id"),
)

absences = sa.Table(
    "absences",
    metadata,
    sa.Column("person_id", sa.ForeignKey("people.id"), primary_key=True),
    sa.Column("first", sa.Date, primary_key=True),
    sa.Column("last", sa.Date, nullable=False),
    sa.Column("substitute_id", sa.ForeignKey("people.id")),
)
