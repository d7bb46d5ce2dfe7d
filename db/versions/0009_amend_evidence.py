"""Amend evidence: edits and withdrawals, and which wording a verdict cites."""

from typing import Literal

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
STANCES = ("supports", "refutes", "context", "not-stated")
LINK = "fk_verdict_evidence_amendment_id_amendment"


def upgrade() -> None:
    op.create_table(
        "amendment",
        sa.Column("id", KEY, sa.Identity(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claim_id", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("evidence_id", KEY, nullable=False),
        sa.Column("source_id", KEY, nullable=False),
        sa.Column(
            "stance",
            sa.Enum(
                *STANCES,
                name="stance",
                native_enum=False,
                create_constraint=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("passage", sa.String(), nullable=True),
        sa.Column("locator", sa.String(), nullable=True),
        sa.Column("accessed_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("is_primary", sa.Boolean(), nullable=False),
        sa.Column("snapshot_id", KEY, nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("because", sa.String(), nullable=True),
        sa.Column("checker_id", KEY, nullable=False),
        sa.CheckConstraint(
            sa.column("stance").in_(STANCES), name=op.f("ck_amendment_stance")
        ),
        *(
            sa.ForeignKeyConstraint(
                [f"{name}_id"],
                [f"{name}.id"],
                name=op.f(f"fk_amendment_{name}_id_{name}"),
            )
            for name in ("claim", "evidence", "source", "snapshot", "checker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amendment")),
        sa.UniqueConstraint(
            "claim_id", "number", name=op.f("uq_amendment_claim_id_number")
        ),
    )
    for name in ("evidence", "source"):
        op.create_index(op.f(f"ix_amendment_{name}_id"), "amendment", [f"{name}_id"])
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    way: Literal["always", "never"] = "always" if on_sqlite else "never"
    with op.batch_alter_table("verdict_evidence", recreate=way) as cited:
        cited.add_column(sa.Column("amendment_id", KEY, nullable=True))
        cited.create_foreign_key(op.f(LINK), "amendment", ["amendment_id"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("verdict_evidence") as cited:
        cited.drop_constraint(op.f(LINK), "foreignkey")
        cited.drop_column("amendment_id")
    op.drop_table("amendment")
