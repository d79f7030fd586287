"""What was read: documents, the words that items stand on, what was asked, and what was learned."""

from __future__ import annotations

import sqlalchemy as sa

from workflow.store.tables.kinds import Moment, metadata

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

# where minutes approve earlier ones: the words, as they were read
approvals = sa.Table(
    "approvals",
    metadata,
    sa.Column("document_id", sa.ForeignKey("documents.id"), primary_key=True),
    sa.Column("approved_id", sa.ForeignKey("documents.id"), primary_key=True),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Index(None, "approved_id"),
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
