"""Mail: how people want it, what is on its way, and which reminders have been given."""

from __future__ import annotations

import sqlalchemy as sa

from workflow.store.tables.kinds import Moment, metadata

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
    # when a reader, whom nobody registered, said that they want it
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
    # to a person, at the address they have when it is sent; or to an address that is nobody's yet
    sa.Column("person_id", sa.ForeignKey("people.id")),
    sa.Column("address", sa.String(320)),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("week", sa.String(8), nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    # the span of the journal that the mail tells of: from <= at < to
    sa.Column("window_from", Moment, nullable=False),
    sa.Column("window_to", Moment, nullable=False),
    sa.Column("state", sa.String(20), nullable=False),
    sa.Column("created", Moment, nullable=False),
    # what a letter says that is written at once and not from the items; it may hold a key that
    # opens something, so it is gone as soon as the letter is
    sa.Column("content", sa.JSON(none_as_null=True)),
    sa.Column("expires", Moment),
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
    sa.Index(None, "state", "due", "id", "expires"),
    sa.Index(None, "person_id", "kind", "window_to"),
    sa.Index(None, "lease"),
    sa.Index(None, "message_id"),
    sa.Index(None, "expires"),
)

# how many mails each domain has been given in each minute, or has asked for; old minutes go
pace = sa.Table(
    "pace",
    metadata,
    sa.Column("domain", sa.String(255), primary_key=True),
    sa.Column("minute", Moment, primary_key=True),
    sa.Column("asked", sa.Integer, nullable=False),
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
    sa.Index(None, "day"),
)
