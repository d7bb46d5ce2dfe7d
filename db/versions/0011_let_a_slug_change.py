"""Let a slug change: the ledger calls an article by its first one for ever."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    with op.batch_alter_table("article") as article:
        article.add_column(
            sa.Column("stream", sa.String(), nullable=False, server_default="")
        )
        article.add_column(
            sa.Column("former_slugs", sa.JSON(), nullable=False, server_default="[]")
        )
    op.execute("UPDATE article SET stream = slug")
    with op.batch_alter_table("article") as article:
        article.alter_column("stream", server_default=None)
        article.alter_column("former_slugs", server_default=None)
        article.create_unique_constraint(op.f("uq_article_stream"), ["stream"])


def downgrade() -> None:
    with op.batch_alter_table("article") as article:
        article.drop_constraint(op.f("uq_article_stream"), "unique")
        article.drop_column("former_slugs")
        article.drop_column("stream")
