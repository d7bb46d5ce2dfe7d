"""Bind verdicts to revisions: how each claim fared, and who reaffirmed a verdict."""

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = "0003"
down_revision = "0002"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BY_WORTH: sa.ColumnElement[float] = sa.literal_column("check_worthiness DESC")
LISTED = (
    "status",
    "kind",
    "speaker",
    "rating",
    "checker_id",
    "article_id",
    "holder_id",
)
STATUSES = ("unverified", "checked", "suspended", "dropped")
OUTCOMES = ("proposed", "unchanged", "moved", "changed", "gone", "ambiguous")


def upgrade() -> None:
    outcomes = (*OUTCOMES[:3], "typography", *OUTCOMES[3:])
    drop_claim_indexes()
    with op.batch_alter_table("claim") as claim:
        claim.add_column(sa.Column("outcome", enum(outcomes, "outcome"), nullable=True))
        claim.add_column(
            sa.Column("flags", sa.JSON(), nullable=False, server_default="[]")
        )
        change(claim, "status", STATUSES, (*STATUSES, "gone"))
        claim.create_check_constraint(
            op.f("ck_claim_outcome"), sa.column("outcome").in_(outcomes)
        )
    with op.batch_alter_table("claim") as claim:
        claim.alter_column("flags", server_default=None)
    create_claim_indexes()
    with op.batch_alter_table("claim_outcome") as claim_outcome:
        claim_outcome.add_column(sa.Column("from_revision_id", KEY, nullable=True))
        claim_outcome.add_column(sa.Column("statement", sa.String(), nullable=True))
        for name in ("spans", "mentions", "looks"):
            claim_outcome.add_column(
                sa.Column(name, sa.JSON(), nullable=False, server_default="[]")
            )
        claim_outcome.create_foreign_key(
            op.f("fk_claim_outcome_from_revision_id_revision"),
            "revision",
            ["from_revision_id"],
            ["id"],
        )
        change(claim_outcome, "outcome", OUTCOMES, outcomes)
    with op.batch_alter_table("claim_outcome") as claim_outcome:
        for name in ("spans", "mentions", "looks"):
            claim_outcome.alter_column(name, server_default=None)
    with op.batch_alter_table("disposition") as disposition:
        disposition.add_column(sa.Column("carried_from_id", KEY, nullable=True))
        disposition.create_foreign_key(
            op.f("fk_disposition_carried_from_id_disposition"),
            "disposition",
            ["carried_from_id"],
            ["id"],
        )
    op.create_table(
        "reaffirmation",
        sa.Column("id", KEY, sa.Identity(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claim_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("verdict_id", KEY, nullable=False),
        sa.Column("revision_id", KEY, nullable=False),
        sa.Column("because", sa.String(), nullable=False),
        sa.Column("checker_id", KEY, nullable=False),
        sa.Column("statement", sa.String(), nullable=False),
        sa.Column("speaker", sa.String(), nullable=True),
        sa.Column("spans", sa.JSON(), nullable=False),
        sa.CheckConstraint("because <> ''", name=op.f("ck_reaffirmation_because")),
        *(
            sa.ForeignKeyConstraint(
                [f"{name}_id"],
                [f"{name}.id"],
                name=op.f(f"fk_reaffirmation_{name}_id_{name}"),
            )
            for name in ("claim", "verdict", "revision", "checker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reaffirmation")),
        sa.UniqueConstraint(
            "claim_id", "number", name=op.f("uq_reaffirmation_claim_id_number")
        ),
    )
    op.create_index(
        op.f("ix_reaffirmation_verdict_id"), "reaffirmation", ["verdict_id"]
    )


def enum(values: tuple[str, ...], name: str) -> sa.Enum:
    return sa.Enum(
        *values, name=name, native_enum=False, create_constraint=False, length=32
    )


def change(
    table: BatchOperations, name: str, was: tuple[str, ...], now: tuple[str, ...]
) -> None:
    """Admit other values in a column that holds one of a few."""
    constraint = op.f(f"ck_{table.impl.table_name}_{name}")
    table.drop_constraint(constraint, type_="check")
    table.alter_column(name, existing_type=enum(was, name), type_=enum(now, name))
    table.create_check_constraint(constraint, sa.column(name).in_(now))


def create_claim_indexes() -> None:
    """Make the indexes that lists are read off; a batch would lose their order."""
    for column in LISTED:
        op.create_index(
            op.f(f"ix_claim_{column}_check_worthiness_id"),
            "claim",
            [column, BY_WORTH, "id"],
        )
    op.create_index(op.f("ix_claim_check_worthiness_id"), "claim", [BY_WORTH, "id"])


def drop_claim_indexes() -> None:
    for column in LISTED:
        op.drop_index(op.f(f"ix_claim_{column}_check_worthiness_id"), "claim")
    op.drop_index(op.f("ix_claim_check_worthiness_id"), "claim")


def downgrade() -> None:
    op.drop_table("reaffirmation")
    with op.batch_alter_table("disposition") as disposition:
        disposition.drop_constraint(
            op.f("fk_disposition_carried_from_id_disposition"), "foreignkey"
        )
        disposition.drop_column("carried_from_id")
    outcomes = (*OUTCOMES[:3], "typography", *OUTCOMES[3:])
    with op.batch_alter_table("claim_outcome") as claim_outcome:
        claim_outcome.drop_constraint(
            op.f("fk_claim_outcome_from_revision_id_revision"), "foreignkey"
        )
        for name in ("from_revision_id", "statement", "spans", "mentions", "looks"):
            claim_outcome.drop_column(name)
        change(claim_outcome, "outcome", outcomes, OUTCOMES)
    drop_claim_indexes()
    with op.batch_alter_table("claim") as claim:
        claim.drop_constraint(op.f("ck_claim_outcome"), "check")
        claim.drop_column("outcome")
        claim.drop_column("flags")
        change(claim, "status", (*STATUSES, "gone"), STATUSES)
    create_claim_indexes()
