"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "groups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_groups")),
        sa.UniqueConstraint("name", name=op.f("uq_groups_name")),
    )
    op.create_table(
        "members",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_members")),
        sa.UniqueConstraint("name", name=op.f("uq_members_name")),
    )
    op.create_table(
        "pace",
        sa.Column("domain", sa.String(length=255), nullable=False),
        sa.Column("minute", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("domain", "minute", name=op.f("pk_pace")),
    )
    op.create_table(
        "settings",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_settings")),
    )
    op.create_table(
        "submissions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("contact", sa.String(length=320), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submissions")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_submissions_token_hash")),
    )
    with op.batch_alter_table("submissions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_submissions_contact"), ["contact"], unique=False)

    op.create_table(
        "documents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("meeting_date", sa.Date(), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("lines", sa.JSON(), nullable=False),
        sa.Column("people", sa.JSON(), nullable=False),
        sa.Column("imported", sa.DateTime(timezone=True), nullable=False),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_documents_group_id_groups")
        ),
        sa.ForeignKeyConstraint(
            ["replaces_id"], ["documents.id"], name=op.f("fk_documents_replaces_id_documents")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sa.UniqueConstraint("sha256", name=op.f("uq_documents_sha256")),
    )
    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("group_ids", sa.JSON(), nullable=False),
        sa.Column("identity", sa.String(length=700), nullable=True),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_people_member_id_members")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("identity", name=op.f("uq_people_identity")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.create_index(
            "uq_people_email",
            ["email"],
            unique=True,
            sqlite_where=sa.text('"left" IS NULL'),
            postgresql_where=sa.text('"left" IS NULL'),
        )

    op.create_table(
        "styles",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("learned", sa.DateTime(timezone=True), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("style", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["groups.id"], name=op.f("fk_styles_group_id_groups")
        ),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_styles")),
    )
    op.create_table(
        "absences",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("substitute_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_absences_person_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["substitute_id"], ["people.id"], name=op.f("fk_absences_substitute_id_people")
        ),
        sa.PrimaryKeyConstraint("person_id", "first", name=op.f("pk_absences")),
    )
    op.create_table(
        "approvals",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("approved_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["approved_id"], ["documents.id"], name=op.f("fk_approvals_approved_id_documents")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_approvals_document_id_documents")
        ),
        sa.PrimaryKeyConstraint("document_id", "approved_id", name=op.f("pk_approvals")),
    )
    with op.batch_alter_table("approvals", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_approvals_approved_id"), ["approved_id"], unique=False)

    op.create_table(
        "feeds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("slug", sa.String(length=200), nullable=True),
        sa.Column("filter", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("recent", sa.JSON(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fetched", sa.DateTime(timezone=True), nullable=True),
        sa.Column("client", sa.String(length=200), nullable=True),
        sa.Column("fetches", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["people.id"], name=op.f("fk_feeds_owner_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feeds")),
        sa.UniqueConstraint("slug", name=op.f("uq_feeds_slug")),
    )
    with op.batch_alter_table("feeds", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_feeds_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "items",
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("modified", sa.DateTime(timezone=True), nullable=False),
        sa.Column("window", sa.JSON(), nullable=False),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("lasting", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("owner", sa.String(length=300), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("visibility", sa.String(length=20), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("location", sa.Text(), nullable=True),
        sa.Column("section", sa.String(length=300), nullable=True),
        sa.Column("categories", sa.JSON(), nullable=False),
        sa.Column("playbook", sa.String(length=60), nullable=False),
        sa.Column("parent_id", sa.String(length=20), nullable=True),
        sa.Column("merged_into", sa.String(length=20), nullable=True),
        sa.Column("past", sa.Boolean(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.Column("ended", sa.DateTime(timezone=True), nullable=True),
        sa.Column("follow_up", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_items_group_id_groups")),
        sa.ForeignKeyConstraint(
            ["merged_into"], ["items.id"], name=op.f("fk_items_merged_into_items")
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["people.id"], name=op.f("fk_items_owner_id_people")),
        sa.ForeignKeyConstraint(["parent_id"], ["items.id"], name=op.f("fk_items_parent_id_items")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_items")),
    )
    with op.batch_alter_table("items", schema=None) as batch_op:
        batch_op.create_index(
            "ix_items_accepted_by_due",
            ["due", "visibility", "state", "kind", "group_id", "owner_id"],
            unique=False,
            sqlite_where=sa.text("state NOT IN ('PROPOSED', 'REJECTED', 'MERGED')"),
            postgresql_where=sa.text("state NOT IN ('PROPOSED', 'REJECTED', 'MERGED')"),
        )
        batch_op.create_index(
            "ix_items_ended",
            ["ended", "state", "visibility"],
            unique=False,
            sqlite_where=sa.text("ended IS NOT NULL"),
            postgresql_where=sa.text("ended IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_items_events",
            ["earliest", "due"],
            unique=False,
            sqlite_where=sa.text("kind = 'event'"),
            postgresql_where=sa.text("kind = 'event'"),
        )
        batch_op.create_index(
            batch_op.f("ix_items_follow_up"),
            ["follow_up"],
            unique=False,
            sqlite_where=sa.text("follow_up IS NOT NULL"),
            postgresql_where=sa.text("follow_up IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_items_lasting",
            ["due", "earliest"],
            unique=False,
            sqlite_where=sa.text("lasting"),
            postgresql_where=sa.text("lasting"),
        )
        batch_op.create_index(
            batch_op.f("ix_items_merged_into"),
            ["merged_into"],
            unique=False,
            sqlite_where=sa.text("merged_into IS NOT NULL"),
            postgresql_where=sa.text("merged_into IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_items_open_by_due",
            ["due", "visibility", "state", "kind", "group_id", "owner_id"],
            unique=False,
            sqlite_where=sa.text(
                "state IN ('NEEDS-ACTION', 'IN-PROCESS', 'TENTATIVE', 'CONFIRMED')"
            ),
            postgresql_where=sa.text(
                "state IN ('NEEDS-ACTION', 'IN-PROCESS', 'TENTATIVE', 'CONFIRMED')"
            ),
        )
        batch_op.create_index(
            "ix_items_owner",
            ["owner_id", "owner", "visibility", "state"],
            unique=False,
            sqlite_where=sa.text("owner IS NOT NULL"),
            postgresql_where=sa.text("owner IS NOT NULL"),
        )
        batch_op.create_index(
            batch_op.f("ix_items_parent_id"),
            ["parent_id"],
            unique=False,
            sqlite_where=sa.text("parent_id IS NOT NULL"),
            postgresql_where=sa.text("parent_id IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_items_proposed",
            ["state"],
            unique=False,
            sqlite_where=sa.text("state = 'PROPOSED'"),
            postgresql_where=sa.text("state = 'PROPOSED'"),
        )
        batch_op.create_index(batch_op.f("ix_items_state_due"), ["state", "due"], unique=False)

    op.create_table(
        "keys",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("client", sa.String(length=100), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_keys_person_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keys")),
        sa.UniqueConstraint("token_hash", "kind", name=op.f("uq_keys_token_hash_kind")),
    )
    with op.batch_alter_table("keys", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_keys_person_id"), ["person_id"], unique=False)

    op.create_table(
        "mail_preferences",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Boolean(), nullable=False),
        sa.Column("reminders", sa.Boolean(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("every", sa.Integer(), nullable=False),
        sa.Column("phase", sa.Integer(), nullable=False),
        sa.Column("only_when_mine", sa.Boolean(), nullable=False),
        sa.Column("when_empty", sa.Boolean(), nullable=False),
        sa.Column("attach_calendar", sa.Boolean(), nullable=False),
        sa.Column("confirmed", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_mail_preferences_person_id_people")
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_mail_preferences")),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("address", sa.String(length=320), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("week", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("window_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("window_to", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=True),
        sa.Column("message_id", sa.String(length=300), nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lease", sa.String(length=64), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("unsure", sa.Integer(), nullable=False),
        sa.Column("tried", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_outbox_person_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_key")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outbox_expires"), ["expires"], unique=False)
        batch_op.create_index(batch_op.f("ix_outbox_lease"), ["lease"], unique=False)
        batch_op.create_index(batch_op.f("ix_outbox_message_id"), ["message_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_outbox_person_id_kind_window_to"),
            ["person_id", "kind", "window_to"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_outbox_state_due_id_expires"),
            ["state", "due", "id", "expires"],
            unique=False,
        )

    op.create_table(
        "components",
        sa.Column("item_id", sa.String(length=20), nullable=False),
        sa.Column("form", sa.String(length=30), nullable=False),
        sa.Column("recipe", sa.String(length=300), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("span", sa.Boolean(), nullable=False),
        sa.Column("hide_after", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["item_id"], ["items.id"], name=op.f("fk_components_item_id_items")
        ),
        sa.PrimaryKeyConstraint("item_id", "form", name=op.f("pk_components")),
    )
    with op.batch_alter_table("components", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_components_recipe"), ["recipe"], unique=False)

    op.create_table(
        "feed_entries",
        sa.Column("feed_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["feed_id"], ["feeds.id"], name=op.f("fk_feed_entries_feed_id_feeds")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["items.id"], name=op.f("fk_feed_entries_item_id_items")
        ),
        sa.PrimaryKeyConstraint("feed_id", "item_id", name=op.f("pk_feed_entries")),
    )
    with op.batch_alter_table("feed_entries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_feed_entries_item_id"), ["item_id"], unique=False)

    op.create_table(
        "feed_tokens",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("feed_id", sa.Integer(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["feed_id"], ["feeds.id"], name=op.f("fk_feed_tokens_feed_id_feeds")
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_feed_tokens")),
    )
    with op.batch_alter_table("feed_tokens", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_feed_tokens_feed_id"), ["feed_id"], unique=False)

    op.create_table(
        "findings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("item_id", sa.String(length=20), nullable=True),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("settled", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by", sa.Integer(), nullable=True),
        sa.Column("settled_why", sa.Text(), nullable=True),
        sa.Column("settled_version", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_findings_document_id_documents")
        ),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_findings_item_id_items")),
        sa.ForeignKeyConstraint(
            ["settled_by"], ["people.id"], name=op.f("fk_findings_settled_by_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_findings")),
    )
    with op.batch_alter_table("findings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_findings_document_id"), ["document_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_findings_item_id"), ["item_id"], unique=False)

    op.create_table(
        "journal",
        sa.Column("item_id", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("trigger", sa.String(length=20), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["people.id"], name=op.f("fk_journal_actor_id_people")
        ),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_journal_item_id_items")),
        sa.PrimaryKeyConstraint("item_id", "version", name=op.f("pk_journal")),
    )
    with op.batch_alter_table("journal", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_journal_actor_id_at_item_id_version"),
            ["actor_id", "at", "item_id", "version"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_journal_at_item_id_version"), ["at", "item_id", "version"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_journal_trigger_at_item_id_version"),
            ["trigger", "at", "item_id", "version"],
            unique=False,
        )

    op.create_table(
        "quotes",
        sa.Column("item_id", sa.String(length=20), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_quotes_document_id_documents")
        ),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_quotes_item_id_items")),
        sa.PrimaryKeyConstraint("item_id", "document_id", "start", "end", name=op.f("pk_quotes")),
    )
    with op.batch_alter_table("quotes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_quotes_document_id"), ["document_id"], unique=False)

    op.create_table(
        "responses",
        sa.Column("item_id", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(length=20), nullable=False),
        sa.Column("answered", sa.Date(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_responses_item_id_items")),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_responses_member_id_members")
        ),
        sa.PrimaryKeyConstraint("item_id", "version", name=op.f("pk_responses")),
    )
    with op.batch_alter_table("responses", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_responses_member_id"), ["member_id"], unique=False)

    op.create_table(
        "rungs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.String(length=20), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("receiver_id", sa.Integer(), nullable=False),
        sa.Column("rung", sa.String(length=30), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=False),
        sa.Column("week", sa.String(length=8), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("armed", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outbox_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_rungs_item_id_items")),
        sa.ForeignKeyConstraint(
            ["outbox_id"], ["outbox.id"], name=op.f("fk_rungs_outbox_id_outbox")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_rungs_person_id_people")
        ),
        sa.ForeignKeyConstraint(
            ["receiver_id"], ["people.id"], name=op.f("fk_rungs_receiver_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rungs")),
        sa.UniqueConstraint(
            "item_id",
            "person_id",
            "rung",
            "deadline",
            "week",
            name=op.f("uq_rungs_item_id_person_id_rung_deadline_week"),
        ),
    )
    with op.batch_alter_table("rungs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rungs_day"), ["day"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_rungs_state_receiver_id"), ["state", "receiver_id"], unique=False
        )

    op.create_table(
        "submitted_events",
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("item_id", sa.String(length=20), nullable=True),
        sa.Column("told", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["item_id"], ["items.id"], name=op.f("fk_submitted_events_item_id_items")
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submissions.id"],
            name=op.f("fk_submitted_events_submission_id_submissions"),
        ),
        sa.PrimaryKeyConstraint("submission_id", "number", name=op.f("pk_submitted_events")),
        sa.UniqueConstraint("item_id", name=op.f("uq_submitted_events_item_id")),
    )
    op.create_table(
        "updates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.String(length=20), nullable=True),
        sa.Column("target_id", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("decided", sa.DateTime(timezone=True), nullable=True),
        sa.Column("accepted", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_updates_document_id_documents")
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"], ["items.id"], name=op.f("fk_updates_proposal_id_items")
        ),
        sa.ForeignKeyConstraint(
            ["target_id"], ["items.id"], name=op.f("fk_updates_target_id_items")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_updates")),
    )
    with op.batch_alter_table("updates", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_updates_document_id"), ["document_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_updates_proposal_id"), ["proposal_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_updates_target_id"), ["target_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("updates", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_updates_target_id"))
        batch_op.drop_index(batch_op.f("ix_updates_proposal_id"))
        batch_op.drop_index(batch_op.f("ix_updates_document_id"))

    op.drop_table("updates")
    op.drop_table("submitted_events")
    with op.batch_alter_table("rungs", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rungs_state_receiver_id"))
        batch_op.drop_index(batch_op.f("ix_rungs_day"))

    op.drop_table("rungs")
    with op.batch_alter_table("responses", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_responses_member_id"))

    op.drop_table("responses")
    with op.batch_alter_table("quotes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_quotes_document_id"))

    op.drop_table("quotes")
    with op.batch_alter_table("journal", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_journal_trigger_at_item_id_version"))
        batch_op.drop_index(batch_op.f("ix_journal_at_item_id_version"))
        batch_op.drop_index(batch_op.f("ix_journal_actor_id_at_item_id_version"))

    op.drop_table("journal")
    with op.batch_alter_table("findings", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_findings_item_id"))
        batch_op.drop_index(batch_op.f("ix_findings_document_id"))

    op.drop_table("findings")
    with op.batch_alter_table("feed_tokens", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_feed_tokens_feed_id"))

    op.drop_table("feed_tokens")
    with op.batch_alter_table("feed_entries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_feed_entries_item_id"))

    op.drop_table("feed_entries")
    with op.batch_alter_table("components", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_components_recipe"))

    op.drop_table("components")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outbox_state_due_id_expires"))
        batch_op.drop_index(batch_op.f("ix_outbox_person_id_kind_window_to"))
        batch_op.drop_index(batch_op.f("ix_outbox_message_id"))
        batch_op.drop_index(batch_op.f("ix_outbox_lease"))
        batch_op.drop_index(batch_op.f("ix_outbox_expires"))

    op.drop_table("outbox")
    op.drop_table("mail_preferences")
    with op.batch_alter_table("keys", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_keys_person_id"))

    op.drop_table("keys")
    with op.batch_alter_table("items", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_items_state_due"))
        batch_op.drop_index(
            "ix_items_proposed",
            sqlite_where=sa.text("state = 'PROPOSED'"),
            postgresql_where=sa.text("state = 'PROPOSED'"),
        )
        batch_op.drop_index(
            batch_op.f("ix_items_parent_id"),
            sqlite_where=sa.text("parent_id IS NOT NULL"),
            postgresql_where=sa.text("parent_id IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_items_owner",
            sqlite_where=sa.text("owner IS NOT NULL"),
            postgresql_where=sa.text("owner IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_items_open_by_due",
            sqlite_where=sa.text(
                "state IN ('NEEDS-ACTION', 'IN-PROCESS', 'TENTATIVE', 'CONFIRMED')"
            ),
            postgresql_where=sa.text(
                "state IN ('NEEDS-ACTION', 'IN-PROCESS', 'TENTATIVE', 'CONFIRMED')"
            ),
        )
        batch_op.drop_index(
            batch_op.f("ix_items_merged_into"),
            sqlite_where=sa.text("merged_into IS NOT NULL"),
            postgresql_where=sa.text("merged_into IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_items_lasting", sqlite_where=sa.text("lasting"), postgresql_where=sa.text("lasting")
        )
        batch_op.drop_index(
            batch_op.f("ix_items_follow_up"),
            sqlite_where=sa.text("follow_up IS NOT NULL"),
            postgresql_where=sa.text("follow_up IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_items_events",
            sqlite_where=sa.text("kind = 'event'"),
            postgresql_where=sa.text("kind = 'event'"),
        )
        batch_op.drop_index(
            "ix_items_ended",
            sqlite_where=sa.text("ended IS NOT NULL"),
            postgresql_where=sa.text("ended IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_items_accepted_by_due",
            sqlite_where=sa.text("state NOT IN ('PROPOSED', 'REJECTED', 'MERGED')"),
            postgresql_where=sa.text("state NOT IN ('PROPOSED', 'REJECTED', 'MERGED')"),
        )

    op.drop_table("items")
    with op.batch_alter_table("feeds", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_feeds_owner_id"))

    op.drop_table("feeds")
    with op.batch_alter_table("approvals", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_approvals_approved_id"))

    op.drop_table("approvals")
    op.drop_table("absences")
    op.drop_table("styles")
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_people_email",
            sqlite_where=sa.text('"left" IS NULL'),
            postgresql_where=sa.text('"left" IS NULL'),
        )

    op.drop_table("people")
    op.drop_table("documents")
    with op.batch_alter_table("submissions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_submissions_contact"))

    op.drop_table("submissions")
    op.drop_table("settings")
    op.drop_table("pace")
    op.drop_table("members")
    op.drop_table("groups")
