"""Feeds, their addresses, which items they carry, and the rendered components."""

from __future__ import annotations

import sqlalchemy as sa

from workflow.store.tables.kinds import Moment, metadata

feeds = sa.Table(
    "feeds",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.String(200), nullable=False),
    # whose it is; null: the house's, which the secretariat looks after
    sa.Column("owner_id", sa.ForeignKey("people.id"), index=True),
    # in a public feed's address; a private one has tokens instead
    sa.Column("slug", sa.String(200), unique=True),
    sa.Column("filter", sa.JSON, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    # the items that the last versions changed: [[version, [item id, …]], …]
    sa.Column("recent", sa.JSON, nullable=False),
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

# an item's bytes in each form that a feed joins it in (`workflow.domain.form.Form`)
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
