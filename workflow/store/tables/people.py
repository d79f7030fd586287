"""Who there is: groups, members, persons, absences, and the keys they sign in with."""

from __future__ import annotations

import sqlalchemy as sa

from workflow.store.tables.kinds import Moment, metadata

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
    sa.Column("email", sa.String(320), nullable=False),
    sa.Column("role", sa.String(20), nullable=False),
    sa.Column("language", sa.String(5), nullable=False),
    # the groups they sit in; one is never deleted
    sa.Column("group_ids", sa.JSON, nullable=False),
    # who they are to the sign-in service, whatever their address is there
    sa.Column("identity", sa.String(700), unique=True),
    sa.Column("member_id", sa.ForeignKey("members.id")),
    sa.Column("aliases", sa.JSON, nullable=False),
    sa.Column("created", Moment, nullable=False),
    # since when somebody has no access and gets no mail; their name stays in the history
    sa.Column("left", Moment),
    # whoever has left may read what is public; one address is never two who are here
    sa.Index(
        "uq_people_email",
        "email",
        unique=True,
        sqlite_where=sa.text('"left" IS NULL'),
        postgresql_where=sa.text('"left" IS NULL'),
    ),
    # a link to somebody's choices never expires, so it must never come to mean somebody else
    sqlite_autoincrement=True,
)

absences = sa.Table(
    "absences",
    metadata,
    sa.Column("person_id", sa.ForeignKey("people.id"), primary_key=True),
    sa.Column("first", sa.Date, primary_key=True),
    sa.Column("last", sa.Date, nullable=False),
    sa.Column("substitute_id", sa.ForeignKey("people.id")),
)

# one row a link that was handed out, and one a browser that is signed in
keys = sa.Table(
    "keys",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kind", sa.String(10), nullable=False),
    sa.Column("token_hash", sa.String(64), nullable=False),
    sa.Column("person_id", sa.ForeignKey("people.id"), nullable=False),
    sa.Column("created", Moment, nullable=False),
    sa.Column("expires", Moment, nullable=False),
    sa.Column("seen", Moment, nullable=False),
    sa.Column("client", sa.String(100), nullable=False),
    sa.UniqueConstraint("token_hash", "kind"),
    sa.Index(None, "person_id"),
)
