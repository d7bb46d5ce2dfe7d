"""What a revision says that the text before it did not."""

from dataclasses import replace

from sqlalchemy import Connection

from claims.anchoring.comparison import Comparison, compare
from claims.anchoring.token_alignment import NOWHERE
from claims.services.articles.article_extract import add_proposals, difference
from claims.services.articles.placed_proposals import placed_proposals
from claims.services.articles.proposal_folds import standing_claims
from claims.services.articles.proposals import Extraction
from claims.services.core.lookup import ArticleName
from claims.services.core.revisions import latest_revision


def propose_new(
    connection: Connection,
    article: ArticleName,
    extraction: Extraction,
    *,
    before: str,
    after: str,
    by: str,
) -> tuple[str, ...]:
    """Propose what an engine finds in sentences that the text before did not have.

    Returns the names of the claims that are new.
    """
    compared = compare(before, after)
    unknown = difference(connection, article, extraction).new
    new = [
        each for each in unknown if any(_is_new(compared, *part) for part in each.spans)
    ]
    extraction = replace(extraction, claims=new)
    _, latest = latest_revision(connection, article)
    had = standing_claims(connection, article, latest.number)
    placed = placed_proposals(after, extraction, had)
    added = add_proposals(connection, article, extraction, placed, by=by)
    numbers = range(added.first, added.first + added.count)
    return tuple(f"{article.slug}/{each}" for each in numbers)


def _is_new(compared: Comparison, start: int, end: int) -> bool:
    """Say whether a stretch lies in a sentence that has words of its own."""
    first, stop = compared.new.tokens.within(start, end)
    if first == stop:
        return False
    low, _ = compared.new.sentence(first)
    _, high = compared.new.sentence(stop - 1)
    return NOWHERE in compared.origins[low:high]
