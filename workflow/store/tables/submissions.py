"""Events that people outside hand in: who to write to about them, until they have been told."""

from __future__ import annotations

import sqlalchemy as sa

from workflow.store.tables.kinds import Moment, metadata

# what one person handed in at once; the row goes when nothing more is to be said about it
submissions = sa.Table(
    "submissions",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    # SHA-256 of the token in the link that was mailed; it opens nothing once all is decided
    sa.Column("token_hash", sa.String(64), nullable=False, unique=True),
    sa.Column("contact", sa.String(320), nullable=False, index=True),
    # what the visitor spoke, so that letters about it do
    sa.Column("language", sa.String(5), nullable=False),
    sa.Column("created", Moment, nullable=False),
    sa.Column("confirmed", Moment),
    # when the last outcome was told
    sa.Column("told", Moment),
)

# one event of a submission, as its form was filled in; an item once the address is confirmed
submitted_events = sa.Table(
    "submitted_events",
    metadata,
    sa.Column("submission_id", sa.ForeignKey("submissions.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("fields", sa.JSON, nullable=False),
    sa.Column("item_id", sa.ForeignKey("items.id"), unique=True),
    sa.Column("told", Moment),
)
