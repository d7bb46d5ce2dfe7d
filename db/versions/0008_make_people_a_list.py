"""Make people a list: names without regard to case, aliases, roles."""

import unicodedata
from collections import Counter

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
ROLES = ("reader", "checker", "editor", "admin")
CHECKER = sa.table(
    "checker",
    sa.column("id", sa.BigInteger),
    sa.column("name", sa.String),
    sa.column("folded", sa.String),
    sa.column("twin", sa.Integer),
)


def upgrade() -> None:
    with op.batch_alter_table("checker") as checker:
        checker.add_column(
            sa.Column("folded", sa.String(), nullable=False, server_default="")
        )
        checker.add_column(
            sa.Column("twin", sa.Integer(), nullable=False, server_default="0")
        )
        checker.add_column(
            sa.Column(
                "role",
                sa.Enum(*ROLES, name="role", native_enum=False, length=32),
                nullable=False,
                server_default="checker",
            )
        )
        checker.add_column(sa.Column("same_as_id", KEY, nullable=True))
        checker.add_column(
            sa.Column(
                "redacted", sa.Boolean(), nullable=False, server_default=sa.false()
            )
        )
        checker.create_check_constraint(
            op.f("ck_checker_personrole"), sa.column("role").in_(ROLES)
        )
        checker.create_foreign_key(
            op.f("fk_checker_same_as_id_checker"), "checker", ["same_as_id"], ["id"]
        )
    fold_names()
    with op.batch_alter_table("checker") as checker:
        for name in ("folded", "twin", "role", "redacted"):
            checker.alter_column(name, server_default=None)
        checker.create_unique_constraint(
            op.f("uq_checker_folded_twin"), ["folded", "twin"]
        )


def fold_names() -> None:
    """Fold every name; two that come to the same stay two people, told apart."""
    connection = op.get_bind()
    seen: Counter[str] = Counter()
    for key, name in connection.execute(
        sa.select(CHECKER.c.id, CHECKER.c.name).order_by(CHECKER.c.id)
    ).all():
        folded = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
        connection.execute(
            sa.update(CHECKER)
            .where(CHECKER.c.id == key)
            .values(folded=folded, twin=seen[folded])
        )
        seen[folded] += 1


def downgrade() -> None:
    with op.batch_alter_table("checker") as checker:
        checker.drop_constraint(op.f("uq_checker_folded_twin"), type_="unique")
        checker.drop_constraint(
            op.f("fk_checker_same_as_id_checker"), type_="foreignkey"
        )
        checker.drop_constraint(op.f("ck_checker_personrole"), type_="check")
        for name in ("redacted", "same_as_id", "role", "twin", "folded"):
            checker.drop_column(name)
