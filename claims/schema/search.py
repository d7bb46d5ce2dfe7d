"""The words of the claims, for ``claims list --match``.

Not part of the metadata: the migration builds it in the way of each engine, an FTS5
table on SQLite, a generated ``tsvector`` with a GIN index on PostgreSQL. Both have
these columns; how they are searched only ``services.search`` knows.
"""

import sqlalchemy as sa

claim_text = sa.table(
    "claim_text",
    sa.column("rowid", sa.BigInteger),
    sa.column("words", sa.String),
)
"""``rowid`` is the claim's key; ``words`` its statement and quotes, folded."""
