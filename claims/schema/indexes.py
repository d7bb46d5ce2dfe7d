"""The indexes that the orders and the filters of ``claims list`` are read off.

Only what builds or compares a schema imports this: a query needs none of it to start.
"""

import sqlalchemy as sa

from claims.schema import claim

# One index for each single filter of ``claims list``, each ending in the default
# order, so that the first page is read off it and nothing is sorted.
for filtered in (
    "status",
    "kind",
    "speaker",
    "rating",
    "checker_id",
    "holder_id",
    "article_id",
):
    sa.Index(None, claim.c[filtered], claim.c.check_worthiness.desc(), claim.c.id)
sa.Index(None, claim.c.check_worthiness.desc(), claim.c.id)
sa.Index(None, claim.c.recorded_at, claim.c.id)
