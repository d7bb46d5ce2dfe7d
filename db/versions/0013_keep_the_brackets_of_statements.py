"""Keep what the statements of engines have in brackets; those of before have none."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

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


def upgrade() -> None:
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    if on_sqlite:
        # Rebuilt, so that the file says what the tables say.
        drop_claim_indexes()
    with op.batch_alter_table(
        "claim", recreate="always" if on_sqlite else "never"
    ) as claim:
        claim.add_column(
            sa.Column("brackets", sa.JSON(), nullable=False, server_default="{}")
        )
    with op.batch_alter_table("claim") as claim:
        claim.alter_column("brackets", server_default=None)
    if on_sqlite:
        create_claim_indexes()


def downgrade() -> None:
    drop_claim_indexes()
    with op.batch_alter_table("claim") as claim:
        claim.drop_column("brackets")
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
