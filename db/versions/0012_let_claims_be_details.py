"""Let claims be details of a row, and be ruled on with it; old ones are rows."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BY_WORTH = sa.text("check_worthiness DESC")
LISTED = (
    "status",
    "kind",
    "speaker",
    "rating",
    "checker_id",
    "holder_id",
    "article_id",
)
REFERS = {"detail_of_id": "claim", "arranged_by_id": "checker"}


def upgrade() -> None:
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    if on_sqlite:
        # Rebuilt, so that the file says what the tables say.
        drop_claim_indexes()
    with op.batch_alter_table(
        "claim", recreate="always" if on_sqlite else "never"
    ) as claim:
        claim.add_column(sa.Column("detail_of_id", KEY, nullable=True))
        claim.add_column(
            sa.Column(
                "is_folded", sa.Boolean(), nullable=False, server_default=sa.false()
            )
        )
        claim.add_column(sa.Column("arranged_by_id", KEY, nullable=True))
        for column, table in REFERS.items():
            claim.create_foreign_key(
                op.f(f"fk_claim_{column}_{table}"), table, [column], ["id"]
            )
    with op.batch_alter_table("claim") as claim:
        claim.alter_column("is_folded", server_default=None)
    if on_sqlite:
        create_claim_indexes()
    op.create_index(op.f("ix_claim_detail_of_id"), "claim", ["detail_of_id"])
    with op.batch_alter_table(
        "verdict", recreate="always" if on_sqlite else "never"
    ) as verdict:
        verdict.add_column(
            sa.Column("given_with", sa.JSON(none_as_null=True), nullable=True)
        )


def downgrade() -> None:
    with op.batch_alter_table("verdict") as verdict:
        verdict.drop_column("given_with")
    op.drop_index(op.f("ix_claim_detail_of_id"), "claim")
    drop_claim_indexes()
    with op.batch_alter_table("claim") as claim:
        for column, table in REFERS.items():
            claim.drop_constraint(op.f(f"fk_claim_{column}_{table}"), "foreignkey")
        for column in ("arranged_by_id", "is_folded", "detail_of_id"):
            claim.drop_column(column)
    create_claim_indexes()


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
