"""A revision prepared before the desk is locked: how the claims fare on a text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from claims.document import Document
from claims.errors import ConflictError
from claims.services.articles.proposals import Extraction
from claims.services.core import ledger
from claims.services.core.lookup import ArticleName, refuse_withdrawn
from claims.services.core.revisions import texts_of
from claims.services.revisions.claim_carry import Carriage, carry_claims


@dataclass(frozen=True, slots=True)
class PreparedRevision:
    """How the claims of an article fare on a text, computed before the desk is locked.

    It follows from the article alone, so it holds while nobody appends to its stream.
    """

    head: tuple[int, str]
    """The sequence and the hash at the end of the article's stream."""
    texts: Mapping[int, str]
    carried: Sequence[Carriage]


def prepare_revision(
    connection: Connection,
    article: ArticleName,
    document: Document,
    extraction: Extraction,
) -> PreparedRevision:
    """Return how an article's claims fare on its next text.

    Raises ``ConflictError`` when the article was withdrawn, or has this text already.
    """
    refuse_withdrawn(connection, article)
    head = ledger.head(connection, article.stream)
    texts = texts_of(connection, article)
    latest = max(texts)
    if texts[latest] == document.text:
        raise ConflictError(f"revision {latest} of {article.slug} is this text")
    carried = carry_claims(connection, article, texts, document.text, extraction.claims)
    return PreparedRevision(head, texts, carried)
