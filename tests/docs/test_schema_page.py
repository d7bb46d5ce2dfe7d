"""docs/schema.md is what the tables say of themselves."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from claims.schema.everything import metadata

DIALECT = postgresql.dialect()  # type: ignore[no-untyped-call]
PAGE = Path(__file__).parents[2] / "docs" / "schema.md"
HEAD = """# Schema

Written by `make docs` from `claims/schema/`. Keys are `BIGINT` identities; the names
that people use (`slug`, a claim's `number`) are unique constraints. Offsets count
Unicode code points, end exclusive. Timestamps are UTC. The words of the claims are
searched in `claim_text`, which each engine builds in its own way
(`claims/schema/search.py`).

"""


def page() -> str:
    tables = sorted(metadata.tables.values(), key=lambda table: table.name)
    lines = ["```mermaid", "erDiagram"]
    for table in tables:
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
            other, column = key.column.table.name, key.parent
            end = "|o" if column.nullable else "||"
            lines.append(f"    {other} {end}--o{{ {table.name} : {column.name}")
    lines += ["```", ""]
    for table in tables:
        lines += [f"## {table.name}", "", "| column | type | null | refers to |"]
        lines.append("| --- | --- | --- | --- |")
        for column in table.columns:
            kind = column.type.compile(dialect=DIALECT)
            refers = ", ".join(
                sorted(key.target_fullname for key in column.foreign_keys)
            )
            null = "yes" if column.nullable else ""
            lines.append(f"| {column.name} | {kind} | {null} | {refers} |")
        lines.append("")
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            inside = ", ".join(
                str(each).rpartition(".")[2] for each in index.expressions
            )
            lines.append(f"- index on {inside}")
        for rule in sorted(table.constraints, key=lambda rule: str(rule.name)):
            if isinstance(rule, sa.CheckConstraint):
                lines.append(f"- check: `{rule.sqltext}`")
            elif isinstance(rule, sa.UniqueConstraint):
                lines.append(f"- unique: {', '.join(rule.columns.keys())}")
        lines.append("")
    text = "\n".join(lines)
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return HEAD + text.rstrip() + "\n"


def test_the_schema_page_is_up_to_date(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update"):
        PAGE.write_text(page(), encoding="utf-8")

    assert PAGE.read_text(encoding="utf-8") == page(), "run: make docs"
