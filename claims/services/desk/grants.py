"""Grants: what each role of a desk on PostgreSQL may do, as statements."""

from collections.abc import Iterator

from claims.errors import UsageError
from claims.schema.everything import metadata
from claims.vocabulary import PersonRole

_EDITORS = frozenset(("policy", "rating", "rating_scale", "sign_off", "correction"))
"""What only editors add to."""
_CHANGED = (
    *("article", "claim", "claim_text", "disposition", "ledger_stream", "recheck"),
    *("source",),
)
"""What checking changes; every other table is added to alone."""
_REPLACED = ("span", "claim_text")
"""What stands for the latest text, and is put anew."""
_CHANGED_BY_EDITORS = ("checker", "rating_scale")
_LONGEST = 63
"""Bytes of a name on the server: longer ones are cut off."""
_ABOVE = {
    PersonRole.CHECKER: PersonRole.READER,
    PersonRole.EDITOR: PersonRole.CHECKER,
    PersonRole.ADMIN: PersonRole.EDITOR,
}


def role_name(desk: str, role: PersonRole) -> str:
    """Return what a role of a desk is called on the server, quoted."""
    return f'"{desk}_{role}"'


def grants(desk: str) -> Iterator[str]:
    """Yield the statements that make the roles of a desk and say what they may do.

    They can be run again. Nobody but an admin changes or deletes what is only ever
    added to: that is what redacting somebody takes.
    """
    # Cut off, all of them would be one role.
    if any(len(role_name(desk, role)) - 2 > _LONGEST for role in PersonRole):
        raise UsageError(
            f"the name of the desk {desk} is too long for its roles, which are called"
            f" {desk}_{PersonRole.CHECKER} and so on, in at most {_LONGEST} letters"
        )
    for role in PersonRole:
        name = role_name(desk, role)
        yield (
            f"DO $$ BEGIN CREATE ROLE {name} NOLOGIN;"
            " EXCEPTION WHEN duplicate_object THEN NULL; END $$"
        )
    schema = f'"{desk}"'
    every = sorted({*metadata.tables, "claim_text"})
    reader, checker, editor, admin = (role_name(desk, role) for role in PersonRole)
    yield f"GRANT USAGE ON SCHEMA {schema} TO {reader}"
    yield f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {reader}"
    for role, below in _ABOVE.items():
        yield f"GRANT {role_name(desk, below)} TO {role_name(desk, role)}"
    added = [each for each in every if each not in _EDITORS]
    yield f"GRANT INSERT ON {_named(schema, added)} TO {checker}"
    yield f"GRANT UPDATE ON {_named(schema, _CHANGED)} TO {checker}"
    yield f"GRANT DELETE ON {_named(schema, _REPLACED)} TO {checker}"
    # Whoever asks for the next claim queues on this row, which takes the right to it.
    yield f"GRANT UPDATE (version_num) ON {schema}.alembic_version TO {checker}"
    yield f"GRANT INSERT ON {_named(schema, sorted(_EDITORS))} TO {editor}"
    yield f"GRANT UPDATE ON {_named(schema, _CHANGED_BY_EDITORS)} TO {editor}"
    yield f"GRANT UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {admin}"


def _named(schema: str, tables: list[str] | tuple[str, ...]) -> str:
    return ", ".join(f"{schema}.{table}" for table in tables)
