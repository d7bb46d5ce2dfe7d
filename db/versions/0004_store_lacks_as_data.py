"""Store what a verdict lacks as data: it was a sentence with a command."""

import ast
import re
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

CLAIM = sa.table(
    "claim",
    sa.column("id", sa.BigInteger),
    sa.column("number", sa.Integer),
    sa.column("article_id", sa.BigInteger),
    sa.column("missing", sa.JSON),
)
ARTICLE = sa.table(
    "article", sa.column("id", sa.BigInteger), sa.column("slug", sa.String)
)
STANCE = r"--stance (?P<stance>\S+)"
PATTERNS = {
    "sources": r"(?P<wanted>\d+) independent sources? cited, it has (?P<has>\d+);"
    rf" claims evidence add \S+ SOURCE {STANCE}",
    "primary": rf"a primary source; claims evidence add \S+ SOURCE --primary {STANCE}",
    "snapshot": r"a saved source; claims source snapshot SOURCE, then claims evidence"
    rf" add \S+ SOURCE --snapshot latest {STANCE}",
    "point": r"(?P<point>.+) is not confirmed; rule again with --confirm (?P=point)",
    "second-checker": r"a second checker; claims recheck \S+ --to NAME",
    "agreement": r"agreement: the second check says (?P<said>.+); decide with:"
    r" claims adjudicate \S+ RATING --because TEXT",
}
SENTENCES = {
    "sources": "{wanted} independent {sources} cited, it has {has};"
    " claims evidence add {claim} SOURCE --stance {stance}",
    "primary": "a primary source; claims evidence add {claim} SOURCE --primary"
    " --stance {stance}",
    "snapshot": "a saved source; claims source snapshot SOURCE, then claims evidence"
    " add {claim} SOURCE --snapshot latest --stance {stance}",
    "point": "{point!r} is not confirmed; rule again with --confirm {point!r}",
    "second-checker": "a second checker; claims recheck {claim} --to NAME",
    "agreement": "agreement: the second check says {said}; decide with:"
    " claims adjudicate {claim} RATING --because TEXT",
}
BATCH = 1000


def upgrade() -> None:
    rewrite(lambda claim, missing: [each for each in map(fields, missing) if each])


def downgrade() -> None:
    rewrite(lambda claim, missing: [sentence(claim, each) for each in missing])


def rewrite(change: Callable[[str, list[Any]], list[Any]]) -> None:
    """Give each claim that lacks something the same in another form."""
    connection = op.get_bind()
    query = (
        sa.select(CLAIM.c.id, ARTICLE.c.slug, CLAIM.c.number, CLAIM.c.missing)
        .join(ARTICLE, ARTICLE.c.id == CLAIM.c.article_id)
        .where(sa.cast(CLAIM.c.missing, sa.String) != "[]")
        .order_by(CLAIM.c.id)
        .limit(BATCH)
    )
    put = (
        sa.update(CLAIM)
        .where(CLAIM.c.id == sa.bindparam("key"))
        .values(missing=sa.bindparam("now"))
    )
    last = 0
    while rows := connection.execute(query.where(CLAIM.c.id > last)).all():
        last = rows[-1].id
        connection.execute(
            put,
            [
                {"key": key, "now": change(f"{slug}/{number}", missing)}
                for key, slug, number, missing in rows
            ],
        )


def fields(lack: str) -> dict[str, Any] | None:
    """Return a sentence as data; ``None`` for what no revision ever wrote."""
    for kind, pattern in PATTERNS.items():
        if match := re.fullmatch(pattern, lack, re.DOTALL):
            facts: dict[str, Any] = match.groupdict()
            for name in {"wanted", "has"} & facts.keys():
                facts[name] = int(facts[name])
            if "point" in facts:
                facts["point"] = ast.literal_eval(facts["point"])
            return {"kind": kind, **facts}
    return None


def sentence(claim: str, lack: dict[str, Any]) -> str:
    sources = "source" if lack.get("wanted") == 1 else "sources"
    return SENTENCES[lack["kind"]].format(claim=claim, sources=sources, **lack)
