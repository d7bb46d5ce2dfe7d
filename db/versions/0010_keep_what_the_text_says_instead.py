"""Keep what the text says where the statement that a person wrote is of an earlier one.

Until now such a statement was written anew, so no claim from before has it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

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
    column = sa.Column("wording", sa.JSON(none_as_null=True), nullable=True)
    if op.get_bind().dialect.name != "sqlite":
        op.add_column("claim", column)
        return
    # Rebuilt, so that the file says what the tables say.
    drop_claim_indexes()
    with op.batch_alter_table("claim", recreate="always") as claim:
        claim.add_column(column)
    create_claim_indexes()


def downgrade() -> None:
    drop_claim_indexes()
    with op.batch_alter_table("claim") as claim:
        claim.drop_column("wording")
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
