"""Keep the root of the ledger with each sign-off; those from before have none."""

from typing import Literal

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    # A column that SQLite puts in by itself stands after the constraints.
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    way: Literal["always", "never"] = "always" if on_sqlite else "never"
    with op.batch_alter_table("sign_off", recreate=way) as sign_off:
        sign_off.add_column(sa.Column("root", sa.String(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("sign_off") as sign_off:
        sign_off.drop_column("root")
