"""Give the desk its workflow: who holds what, policies, snapshots, the gate."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BY_WORTH: sa.ColumnElement[float] = sa.literal_column("check_worthiness DESC")
LISTED = ("status", "kind", "speaker", "rating", "checker_id", "article_id")


def upgrade() -> None:
    create_tables()
    drop_claim_indexes(LISTED)
    with op.batch_alter_table("claim") as claim:
        claim.add_column(
            sa.Column("missing", sa.JSON(), nullable=False, server_default="[]")
        )
        claim.add_column(sa.Column("criticises", sa.String(), nullable=True))
        claim.add_column(sa.Column("holder_id", KEY, nullable=True))
        claim.add_column(sa.Column("due_on", sa.Date(), nullable=True))
        claim.create_foreign_key(
            op.f("fk_claim_holder_id_checker"), "checker", ["holder_id"], ["id"]
        )
    with op.batch_alter_table("claim") as claim:
        claim.alter_column("missing", server_default=None)
    create_claim_indexes((*LISTED, "holder_id"))
    with op.batch_alter_table("article") as article:
        article.add_column(sa.Column("withdrawn_because", sa.String(), nullable=True))
        article.add_column(sa.Column("withdrawn_by_id", KEY, nullable=True))
        article.create_foreign_key(
            op.f("fk_article_withdrawn_by_id_checker"),
            "checker",
            ["withdrawn_by_id"],
            ["id"],
        )
    op.create_index(
        op.f("ix_article_withdrawn_by_id"), "article", ["withdrawn_by_id"], unique=False
    )
    with op.batch_alter_table("source") as source:
        source.add_column(sa.Column("redacted_by_id", KEY, nullable=True))
        source.create_foreign_key(
            op.f("fk_source_redacted_by_id_checker"),
            "checker",
            ["redacted_by_id"],
            ["id"],
        )
    with op.batch_alter_table("evidence") as evidence:
        evidence.add_column(
            sa.Column(
                "is_primary", sa.Boolean(), nullable=False, server_default=sa.false()
            )
        )
        evidence.add_column(sa.Column("snapshot_id", KEY, nullable=True))
        evidence.add_column(sa.Column("expression", sa.String(), nullable=True))
        evidence.add_column(sa.Column("result", sa.String(), nullable=True))
        evidence.create_foreign_key(
            op.f("fk_evidence_snapshot_id_snapshot"),
            "snapshot",
            ["snapshot_id"],
            ["id"],
        )
    with op.batch_alter_table("evidence") as evidence:
        evidence.alter_column("is_primary", server_default=None)
    with op.batch_alter_table("verdict") as verdict:
        verdict.add_column(
            sa.Column(
                "withdraws", sa.Boolean(), nullable=False, server_default=sa.false()
            )
        )
        verdict.add_column(
            sa.Column("confirmed", sa.JSON(), nullable=False, server_default="[]")
        )
        verdict.add_column(sa.Column("recheck_id", KEY, nullable=True))
        verdict.create_foreign_key(
            op.f("fk_verdict_recheck_id_recheck"), "recheck", ["recheck_id"], ["id"]
        )
    with op.batch_alter_table("verdict") as verdict:
        verdict.alter_column("withdraws", server_default=None)
        verdict.alter_column("confirmed", server_default=None)


def create_claim_indexes(columns: tuple[str, ...]) -> None:
    """Make the indexes that lists are read off; a batch would lose their order."""
    for column in columns:
        op.create_index(
            op.f(f"ix_claim_{column}_check_worthiness_id"),
            "claim",
            [column, BY_WORTH, "id"],
        )
    op.create_index(op.f("ix_claim_check_worthiness_id"), "claim", [BY_WORTH, "id"])


def drop_claim_indexes(columns: tuple[str, ...]) -> None:
    for column in columns:
        op.drop_index(op.f(f"ix_claim_{column}_check_worthiness_id"), "claim")
    op.drop_index(op.f("ix_claim_check_worthiness_id"), "claim")


def recorded() -> list[sa.Column[object]]:
    return [
        sa.Column("id", KEY, sa.Identity(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
    ]


def refers(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}_{other}")
    )


def one_of(name: str, *values: str) -> sa.Enum:
    return sa.Enum(
        *values, name=name, native_enum=False, create_constraint=True, length=32
    )


def create(table: str, *items: sa.Column[object] | sa.Constraint) -> None:
    """Make a table with a key, when it was recorded, and what else it has."""
    op.create_table(
        table,
        *recorded(),
        *items,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def numbered(table: str, column: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(
        column, "number", name=op.f(f"uq_{table}_{column}_number")
    )


def create_tables() -> None:
    create(
        "policy",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("set_by", sa.String(), nullable=False),
        sa.UniqueConstraint("number", name=op.f("uq_policy_number")),
    )
    create(
        "snapshot",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("container", sa.String(), nullable=True),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("reader", sa.String(), nullable=True),
        sa.Column("reader_version", sa.String(), nullable=True),
        sa.UniqueConstraint("sha256", name=op.f("uq_snapshot_sha256")),
    )
    create(
        "source_snapshot",
        sa.Column("source_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("snapshot_id", KEY, nullable=False),
        sa.Column("location", sa.String(), nullable=False),
        sa.Column("checker_id", KEY, nullable=False),
        refers("source_snapshot", "source_id", "source"),
        refers("source_snapshot", "snapshot_id", "snapshot"),
        refers("source_snapshot", "checker_id", "checker"),
        numbered("source_snapshot", "source_id"),
    )
    create(
        "assignment",
        sa.Column("claim_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("checker_id", KEY, nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("by_id", KEY, nullable=False),
        refers("assignment", "claim_id", "claim"),
        refers("assignment", "checker_id", "checker"),
        refers("assignment", "by_id", "checker"),
        numbered("assignment", "claim_id"),
    )
    create(
        "recheck",
        sa.Column("claim_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("verdict_number", sa.Integer(), nullable=False),
        sa.Column("checker_id", KEY, nullable=True),
        sa.Column("drawn_by_id", KEY, nullable=False),
        sa.Column("cancelled_by_id", KEY, nullable=True),
        sa.Column("draw", sa.String(), nullable=True),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        refers("recheck", "claim_id", "claim"),
        refers("recheck", "checker_id", "checker"),
        refers("recheck", "drawn_by_id", "checker"),
        refers("recheck", "cancelled_by_id", "checker"),
        numbered("recheck", "claim_id"),
    )
    op.create_index(
        op.f("ix_recheck_is_open_checker_id"), "recheck", ["is_open", "checker_id"]
    )
    create(
        "resolution",
        sa.Column("claim_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("verdict_id", KEY, nullable=False),
        sa.Column(
            "answer", one_of("answer", "accept", "reject", "stet"), nullable=False
        ),
        sa.Column("role", one_of("role", "writer", "editor"), nullable=False),
        sa.Column("rationale", sa.String(), nullable=False),
        sa.Column("wording", sa.String(), nullable=True),
        sa.Column("checker_id", KEY, nullable=False),
        refers("resolution", "claim_id", "claim"),
        refers("resolution", "verdict_id", "verdict"),
        refers("resolution", "checker_id", "checker"),
        numbered("resolution", "claim_id"),
    )
    create(
        "approach",
        sa.Column("claim_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column(
            "step", one_of("step", "asked", "answered", "silent"), nullable=False
        ),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("words", sa.String(), nullable=True),
        sa.Column("checker_id", KEY, nullable=False),
        refers("approach", "claim_id", "claim"),
        refers("approach", "checker_id", "checker"),
        numbered("approach", "claim_id"),
    )
    create(
        "correction",
        sa.Column("article_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("claim_id", KEY, nullable=True),
        sa.Column(
            "correction_class",
            one_of("correctionclass", "rating", "note", "void", "typo", "update"),
            nullable=False,
        ),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("rationale", sa.String(), nullable=False),
        sa.Column("old_wording", sa.String(), nullable=True),
        sa.Column("new_wording", sa.String(), nullable=True),
        sa.Column("notice", sa.String(), nullable=False),
        sa.Column("corrected_on", sa.Date(), nullable=False),
        sa.Column("checker_id", KEY, nullable=False),
        refers("correction", "article_id", "article"),
        refers("correction", "claim_id", "claim"),
        refers("correction", "checker_id", "checker"),
        numbered("correction", "article_id"),
    )
    create(
        "sign_off",
        sa.Column("article_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("revision_id", KEY, nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("ledger_sequence", sa.Integer(), nullable=False),
        sa.Column("ledger_hash", sa.String(), nullable=False),
        sa.Column("despite", sa.String(), nullable=True),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("checker_id", KEY, nullable=False),
        refers("sign_off", "article_id", "article"),
        refers("sign_off", "revision_id", "revision"),
        refers("sign_off", "checker_id", "checker"),
        numbered("sign_off", "article_id"),
    )


def downgrade() -> None:
    with op.batch_alter_table("verdict") as verdict:
        verdict.drop_constraint(op.f("fk_verdict_recheck_id_recheck"), "foreignkey")
        for column in ("withdraws", "confirmed", "recheck_id"):
            verdict.drop_column(column)
    with op.batch_alter_table("evidence") as evidence:
        evidence.drop_constraint(op.f("fk_evidence_snapshot_id_snapshot"), "foreignkey")
        for column in ("is_primary", "snapshot_id", "expression", "result"):
            evidence.drop_column(column)
    with op.batch_alter_table("source") as source:
        source.drop_constraint(op.f("fk_source_redacted_by_id_checker"), "foreignkey")
        source.drop_column("redacted_by_id")
    op.drop_index(op.f("ix_article_withdrawn_by_id"), table_name="article")
    with op.batch_alter_table("article") as article:
        article.drop_constraint(
            op.f("fk_article_withdrawn_by_id_checker"), "foreignkey"
        )
        article.drop_column("withdrawn_because")
        article.drop_column("withdrawn_by_id")
    drop_claim_indexes((*LISTED, "holder_id"))
    with op.batch_alter_table("claim") as claim:
        claim.drop_constraint(op.f("fk_claim_holder_id_checker"), "foreignkey")
        for column in ("missing", "criticises", "holder_id", "due_on"):
            claim.drop_column(column)
    create_claim_indexes(LISTED)
    for table in (
        "sign_off",
        "correction",
        "approach",
        "resolution",
        "recheck",
        "assignment",
        "source_snapshot",
        "snapshot",
        "policy",
    ):
        op.drop_table(table)
