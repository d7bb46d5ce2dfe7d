"""Keep with each sign-off what whoever signed had ruled on; old ones have none."""

from typing import Literal

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
NAMES = ("own_verdicts", "own_answers")


def upgrade() -> None:
    # A column that SQLite puts in by itself stands after the constraints.
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    way: Literal["always", "never"] = "always" if on_sqlite else "never"
    with op.batch_alter_table("sign_off", recreate=way) as sign_off:
        for name in NAMES:
            sign_off.add_column(sa.Column(name, sa.JSON(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("sign_off") as sign_off:
        for name in NAMES:
            sign_off.drop_column(name)
