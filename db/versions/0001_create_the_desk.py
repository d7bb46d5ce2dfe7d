"""Create the desk."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BY_WORTH: sa.ColumnElement[float] = sa.literal_column("check_worthiness DESC")


def upgrade() -> None:
    op.create_table(
        "article",
        sa.Column("id", KEY, sa.Identity(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("byline", sa.String(), nullable=True),
        sa.Column("outlet", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("last_revision", sa.Integer(), nullable=False),
        sa.Column("last_claim", sa.Integer(), nullable=False),
        sa.Column("last_disposition", sa.Integer(), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint("sha256", name=op.f("uq_article_sha256")),
        sa.UniqueConstraint("slug", name=op.f("uq_article_slug")),
    )
    op.create_table(
        "checker",
        sa.Column("id", KEY, sa.Identity(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checker")),
        sa.UniqueConstraint("name", name=op.f("uq_checker_name")),
    )
    op.create_table(
        "ledger_stream",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_ledger_stream")),
    )
    op.create_table(
        "rating_scale",
        sa.Column("id", KEY, sa.Identity(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("is_default", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rating_scale")),
        sa.UniqueConstraint(
            "name", "version", name=op.f("uq_rating_scale_name_version")
        ),
    )
    op.create_table(
        "source",
        sa.Column("id", KEY, sa.Identity(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "document",
                "page",
                "dataset",
                "person",
                "recording",
                "calculation",
                name="sourcekind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("contact", sa.String(), nullable=True),
        sa.Column("confidential", sa.Boolean(), nullable=False),
        sa.Column("origin_id", KEY, nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["origin_id"], ["source.id"], name=op.f("fk_source_origin_id_source")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
        sa.UniqueConstraint("name", name=op.f("uq_source_name")),
    )
    op.create_table(
        "ledger_entry",
        sa.Column("id", KEY, sa.Identity(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stream", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("after", sa.String(), nullable=False),
        sa.Column("before_sha256", sa.String(), nullable=False),
        sa.Column("after_sha256", sa.String(), nullable=False),
        sa.Column("prev_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["stream"],
            ["ledger_stream.name"],
            name=op.f("fk_ledger_entry_stream_ledger_stream"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_entry")),
        sa.UniqueConstraint(
            "stream", "sequence", name=op.f("uq_ledger_entry_stream_sequence")
        ),
    )
    op.create_index(
        op.f("ix_ledger_entry_subject_id"), "ledger_entry", ["subject", "id"]
    )

    op.create_table(
        "rating",
        sa.Column("id", KEY, sa.Identity(), nullable=False),
        sa.Column("scale_id", KEY, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("meaning", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "conclusion",
            sa.Enum(
                "supported",
                "refuted",
                "conflicting",
                "not-enough-evidence",
                name="conclusion",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("needs_evidence", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["scale_id"],
            ["rating_scale.id"],
            name=op.f("fk_rating_scale_id_rating_scale"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rating")),
        sa.UniqueConstraint("scale_id", "key", name=op.f("uq_rating_scale_id_key")),
        sa.UniqueConstraint(
            "scale_id", "position", name=op.f("uq_rating_scale_id_position")
        ),
    )
    op.create_table(
        "revision",
        sa.Column("id", KEY, sa.Identity(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("article_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("content_sha256", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("encoding", sa.String(), nullable=False),
        sa.Column("reader", sa.String(), nullable=False),
        sa.Column("reader_version", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_revision_article_id_article")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
        sa.UniqueConstraint(
            "article_id", "number", name=op.f("uq_revision_article_id_number")
        ),
    )
    op.create_index(op.f("ix_revision_sha256"), "revision", ["sha256"])

    op.create_table(
        "disposition",
        sa.Column("id", KEY, sa.Identity(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("article_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("revision_id", KEY, nullable=False),
        sa.Column("start_char", sa.Integer(), nullable=False),
        sa.Column("end_char", sa.Integer(), nullable=False),
        sa.Column("quote", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("checker_id", KEY, nullable=False),
        sa.Column("withdrawn_by_id", KEY, nullable=True),
        sa.CheckConstraint(
            "start_char >= 0 AND end_char > start_char",
            name=op.f("ck_disposition_span"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
            name=op.f("fk_disposition_article_id_article"),
        ),
        sa.ForeignKeyConstraint(
            ["checker_id"],
            ["checker.id"],
            name=op.f("fk_disposition_checker_id_checker"),
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["revision.id"],
            name=op.f("fk_disposition_revision_id_revision"),
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"],
            ["checker.id"],
            name=op.f("fk_disposition_withdrawn_by_id_checker"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disposition")),
        sa.UniqueConstraint(
            "article_id", "number", name=op.f("uq_disposition_article_id_number")
        ),
    )
    op.create_index(
        op.f("ix_disposition_revision_id_start_char"),
        "disposition",
        ["revision_id", "start_char"],
    )

    op.create_table(
        "extraction_run",
        sa.Column("id", KEY, sa.Identity(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision_id", KEY, nullable=False),
        sa.Column("engine", sa.String(), nullable=False),
        sa.Column("engine_version", sa.String(), nullable=False),
        sa.Column("model", sa.String(), nullable=True),
        sa.Column("model_sha256", sa.String(), nullable=True),
        sa.Column("proposed", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["revision.id"],
            name=op.f("fk_extraction_run_revision_id_revision"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extraction_run")),
    )
    op.create_index(
        op.f("ix_extraction_run_revision_id"), "extraction_run", ["revision_id"]
    )

    op.create_table(
        "sentence",
        sa.Column("revision_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("start_char", sa.Integer(), nullable=False),
        sa.Column("end_char", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "start_char >= 0 AND end_char > start_char", name=op.f("ck_sentence_span")
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["revision.id"],
            name=op.f("fk_sentence_revision_id_revision"),
        ),
        sa.PrimaryKeyConstraint("revision_id", "number", name=op.f("pk_sentence")),
    )
    op.create_table(
        "claim",
        sa.Column("id", KEY, sa.Identity(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("article_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("statement", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "event",
                "state",
                "relation",
                "quantity",
                "comparison",
                "rule",
                "prediction",
                "opinion",
                "attribution",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("speaker", sa.String(), nullable=True),
        sa.Column("check_worthiness", sa.Double(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "unverified",
                "checked",
                "suspended",
                "dropped",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("rating", sa.String(), nullable=True),
        sa.Column(
            "conclusion",
            sa.Enum(
                "supported",
                "refuted",
                "conflicting",
                "not-enough-evidence",
                name="conclusion",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("checker_id", KEY, nullable=True),
        sa.Column("run_id", KEY, nullable=True),
        sa.Column("added_by_id", KEY, nullable=True),
        sa.Column("looked_by_id", KEY, nullable=True),
        sa.Column("drop_reason", sa.String(), nullable=True),
        sa.Column("dropped_by_id", KEY, nullable=True),
        sa.Column("duplicate_of_id", KEY, nullable=True),
        sa.Column("split_from_id", KEY, nullable=True),
        sa.Column("group_id", KEY, nullable=True),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.CheckConstraint("statement <> ''", name=op.f("ck_claim_statement")),
        sa.CheckConstraint(
            "check_worthiness BETWEEN 0 AND 1", name=op.f("ck_claim_check_worthiness")
        ),
        sa.ForeignKeyConstraint(
            ["added_by_id"], ["checker.id"], name=op.f("fk_claim_added_by_id_checker")
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_claim_article_id_article")
        ),
        sa.ForeignKeyConstraint(
            ["checker_id"], ["checker.id"], name=op.f("fk_claim_checker_id_checker")
        ),
        sa.ForeignKeyConstraint(
            ["dropped_by_id"],
            ["checker.id"],
            name=op.f("fk_claim_dropped_by_id_checker"),
        ),
        sa.ForeignKeyConstraint(
            ["duplicate_of_id"],
            ["claim.id"],
            name=op.f("fk_claim_duplicate_of_id_claim"),
        ),
        sa.ForeignKeyConstraint(
            ["looked_by_id"], ["checker.id"], name=op.f("fk_claim_looked_by_id_checker")
        ),
        sa.ForeignKeyConstraint(
            ["run_id"],
            ["extraction_run.id"],
            name=op.f("fk_claim_run_id_extraction_run"),
        ),
        sa.ForeignKeyConstraint(
            ["split_from_id"], ["claim.id"], name=op.f("fk_claim_split_from_id_claim")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sa.UniqueConstraint(
            "article_id", "number", name=op.f("uq_claim_article_id_number")
        ),
    )
    op.create_index(
        op.f("ix_claim_article_id_check_worthiness_id"),
        "claim",
        ["article_id", BY_WORTH, "id"],
    )
    op.create_index(op.f("ix_claim_check_worthiness_id"), "claim", [BY_WORTH, "id"])
    op.create_index(
        op.f("ix_claim_checker_id_check_worthiness_id"),
        "claim",
        ["checker_id", BY_WORTH, "id"],
    )
    op.create_index(
        op.f("ix_claim_kind_check_worthiness_id"), "claim", ["kind", BY_WORTH, "id"]
    )
    op.create_index(
        op.f("ix_claim_rating_check_worthiness_id"), "claim", ["rating", BY_WORTH, "id"]
    )
    op.create_index(op.f("ix_claim_recorded_at_id"), "claim", ["recorded_at", "id"])
    op.create_index(
        op.f("ix_claim_speaker_check_worthiness_id"),
        "claim",
        ["speaker", BY_WORTH, "id"],
    )
    op.create_index(
        op.f("ix_claim_status_check_worthiness_id"), "claim", ["status", BY_WORTH, "id"]
    )

    op.create_table(
        "claim_outcome",
        sa.Column("claim_id", KEY, nullable=False),
        sa.Column("revision_id", KEY, nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "proposed",
                "unchanged",
                "moved",
                "changed",
                "gone",
                "ambiguous",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_claim_outcome_claim_id_claim")
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["revision.id"],
            name=op.f("fk_claim_outcome_revision_id_revision"),
        ),
        sa.PrimaryKeyConstraint(
            "claim_id", "revision_id", name=op.f("pk_claim_outcome")
        ),
    )
    op.create_table(
        "evidence",
        sa.Column("id", KEY, sa.Identity(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claim_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("source_id", KEY, nullable=False),
        sa.Column(
            "stance",
            sa.Enum(
                "supports",
                "refutes",
                "context",
                name="stance",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("passage", sa.String(), nullable=True),
        sa.Column("locator", sa.String(), nullable=True),
        sa.Column("accessed_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("checker_id", KEY, nullable=False),
        sa.ForeignKeyConstraint(
            ["checker_id"], ["checker.id"], name=op.f("fk_evidence_checker_id_checker")
        ),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_evidence_claim_id_claim")
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["source.id"], name=op.f("fk_evidence_source_id_source")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
        sa.UniqueConstraint(
            "claim_id", "number", name=op.f("uq_evidence_claim_id_number")
        ),
    )
    op.create_index(op.f("ix_evidence_source_id"), "evidence", ["source_id"])

    op.create_table(
        "span",
        sa.Column("claim_id", KEY, nullable=False),
        sa.Column("revision_id", KEY, nullable=False),
        sa.Column("mention", sa.Integer(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("start_char", sa.Integer(), nullable=False),
        sa.Column("end_char", sa.Integer(), nullable=False),
        sa.Column("quote", sa.String(), nullable=False),
        sa.Column("prefix", sa.String(), nullable=False),
        sa.Column("suffix", sa.String(), nullable=False),
        sa.CheckConstraint(
            "start_char >= 0 AND end_char > start_char", name=op.f("ck_span_span")
        ),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_span_claim_id_claim")
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revision.id"], name=op.f("fk_span_revision_id_revision")
        ),
        sa.PrimaryKeyConstraint(
            "claim_id", "revision_id", "mention", "part", name=op.f("pk_span")
        ),
    )
    op.create_index(
        op.f("ix_span_revision_id_start_char"), "span", ["revision_id", "start_char"]
    )

    op.create_table(
        "verdict",
        sa.Column("id", KEY, sa.Identity(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claim_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("revision_id", KEY, nullable=False),
        sa.Column("rating_id", KEY, nullable=False),
        sa.Column(
            "conclusion",
            sa.Enum(
                "supported",
                "refuted",
                "conflicting",
                "not-enough-evidence",
                name="conclusion",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("rationale", sa.String(), nullable=False),
        sa.Column("checker_id", KEY, nullable=False),
        sa.Column("statement", sa.String(), nullable=False),
        sa.Column("speaker", sa.String(), nullable=True),
        sa.Column("spans", sa.JSON(), nullable=False),
        sa.Column("holds_on", sa.Date(), nullable=True),
        sa.Column("recheck_by", sa.Date(), nullable=True),
        sa.Column("suggestion", sa.String(), nullable=True),
        sa.CheckConstraint("rationale <> ''", name=op.f("ck_verdict_rationale")),
        sa.ForeignKeyConstraint(
            ["checker_id"], ["checker.id"], name=op.f("fk_verdict_checker_id_checker")
        ),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_verdict_claim_id_claim")
        ),
        sa.ForeignKeyConstraint(
            ["rating_id"], ["rating.id"], name=op.f("fk_verdict_rating_id_rating")
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["revision.id"],
            name=op.f("fk_verdict_revision_id_revision"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verdict")),
        sa.UniqueConstraint(
            "claim_id", "number", name=op.f("uq_verdict_claim_id_number")
        ),
    )
    op.create_table(
        "verdict_evidence",
        sa.Column("verdict_id", KEY, nullable=False),
        sa.Column("evidence_id", KEY, nullable=False),
        sa.Column("set_number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["evidence_id"],
            ["evidence.id"],
            name=op.f("fk_verdict_evidence_evidence_id_evidence"),
        ),
        sa.ForeignKeyConstraint(
            ["verdict_id"],
            ["verdict.id"],
            name=op.f("fk_verdict_evidence_verdict_id_verdict"),
        ),
        sa.PrimaryKeyConstraint(
            "verdict_id", "evidence_id", "set_number", name=op.f("pk_verdict_evidence")
        ),
    )
    create_claim_text()


def create_claim_text() -> None:
    """Make the claims' words searchable, in the way of each engine."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE claim_text USING fts5(words)")
        return
    op.execute(
        """
        CREATE TABLE claim_text (
            rowid BIGINT PRIMARY KEY,
            words TEXT NOT NULL,
            vector TSVECTOR
                GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED
        )
        """
    )
    op.execute("CREATE INDEX ix_claim_text_vector ON claim_text USING gin (vector)")


def downgrade() -> None:
    op.execute("DROP TABLE claim_text")
    for table in (
        "verdict_evidence",
        "verdict",
        "span",
        "evidence",
        "claim_outcome",
        "claim",
        "sentence",
        "extraction_run",
        "disposition",
        "revision",
        "rating",
        "ledger_entry",
        "source",
        "rating_scale",
        "ledger_stream",
        "checker",
        "article",
    ):
        op.drop_table(table)
