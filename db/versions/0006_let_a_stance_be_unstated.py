"""Let a stance be unstated, and a verdict say why it goes against its evidence."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

STATED = ("supports", "refutes", "context")
UNSTATED = "not-stated"


def upgrade() -> None:
    change(STATED, (*STATED, UNSTATED))
    # Rebuilt, so that the file says what the tables say; PostgreSQL adds the column.
    is_file = op.get_bind().dialect.name == "sqlite"
    with op.batch_alter_table(
        "verdict", recreate="always" if is_file else "never"
    ) as verdict:
        verdict.add_column(sa.Column("despite", sa.String(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("verdict") as verdict:
        verdict.drop_column("despite")
    evidence = sa.table("evidence", sa.column("stance"))
    op.execute(
        sa.update(evidence)
        .where(evidence.c.stance == UNSTATED)
        .values(stance="context")
    )
    change((*STATED, UNSTATED), STATED)


def change(was: tuple[str, ...], now: tuple[str, ...]) -> None:
    """Admit other stances."""
    constraint = op.f("ck_evidence_stance")
    with op.batch_alter_table("evidence") as evidence:
        evidence.drop_constraint(constraint, type_="check")
        evidence.alter_column("stance", existing_type=enum(was), type_=enum(now))
        evidence.create_check_constraint(constraint, sa.column("stance").in_(now))


def enum(values: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(
        *values, name="stance", native_enum=False, create_constraint=False, length=32
    )
