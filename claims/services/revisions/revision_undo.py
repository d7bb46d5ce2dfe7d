"""Undoing a revision: the text before it comes next, and what was known of it.

Nothing is deleted or renumbered. What the draft changed of a claim and nobody changed
since is put back; what somebody said meanwhile is carried over by the words, as ever.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.document import Document
from claims.english.language import is_english
from claims.errors import ConflictError
from claims.services.articles.article_list import get_article
from claims.services.articles.proposals import Extraction
from claims.services.core import claim_state, ledger, search, spans, status
from claims.services.core.batches import KEYS, read_rows
from claims.services.core.blind_checks import NOTHING
from claims.services.core.claim_columns import CLAIM_COLUMNS
from claims.services.core.column_shapes import Keys
from claims.services.core.lookup import ArticleName, lock_article, refuse_withdrawn
from claims.services.core.outcomes import Fared, outcomes_on
from claims.services.core.revisions import revision_of, stored_text, texts_of
from claims.services.core.status import read_records
from claims.services.revisions.claim_carry import Carriage, carry_claims
from claims.services.revisions.draft import Draft, draft_of
from claims.services.revisions.revision_add import Revised, store_revision
from claims.values.find import find_values
from claims.vocabulary import Outcome

Fields = dict[str, Any]

_WORDS = ("spans", "revision", "statement")
"""What tells which words a claim is, and what it says."""
_OWN = tuple(each for each in CLAIM_COLUMNS if not each.follows_from)
"""What of a claim follows from no other record."""


def undo_revision(
    connection: Connection,
    article: ArticleName,
    *,
    by: str,
    hidden: frozenset[int] = NOTHING,
) -> Revised:
    """Store the text before the latest as the next one, with its claims as they stood.

    Raises ``ConflictError`` when the article has one text only, or was withdrawn. The
    ``hidden`` claims are told as if nobody had ruled on them.
    """
    lock_article(connection, article)
    refuse_withdrawn(connection, article)
    texts = texts_of(connection, article)
    latest = max(texts)
    if latest - 1 not in texts:
        raise ConflictError(
            f"{article.slug} has only one text, so there is none to go back to; an"
            f" ingest that was wrong is taken back with: claims withdraw {article.slug}"
        )
    about = get_article(connection, article)
    document, sentences = stored_text(connection, article, latest - 1)
    document = replace(
        document,
        title=about.title,
        published_on=about.published_on,
        language=about.language,
    )
    draft = draft_of(connection, article, latest)
    now = claim_state.claim_states(connection, article)
    carried, returned = _carried_back(connection, article, texts, draft, now)
    extraction = Extraction(
        "undo", "1", (), sentences, values=_values(document, about.published_on)
    )
    return store_revision(
        connection,
        article,
        document,
        extraction,
        texts,
        carried,
        by=by,
        what="undo revise",
        hidden=hidden,
        amend=lambda: _put_back(connection, article, draft, now, returned),
    )


def _values(document: Document, published_on: date | None) -> Any:
    english = is_english(document.language)
    return find_values(document.text, published_on) if english else ()


def _carried_back(
    connection: Connection,
    article: ArticleName,
    texts: Mapping[int, str],
    draft: Draft,
    now: Mapping[str, Fields],
) -> tuple[list[Carriage], dict[int, int]]:
    """Return how every claim fares on the text that comes back, in their order.

    Besides, the keys of those that stand as they did, by number.
    """
    before = draft.number - 1
    carried = carry_claims(connection, article, texts, texts[before])
    keys = [each.claim_id for each in carried]
    records = read_records(connection, keys)
    fared = outcomes_on(connection, keys, before)
    stood = _stood(connection, article, keys, before)
    found, returned = [], {}
    for each in carried:
        name, basis = f"claim/{each.number}", records[each.claim_id].basis
        left = draft.entry.after.get(name)
        if each.number in draft.new:
            found.append(_gone(each, now[name], draft.number))
        elif (
            left is None
            or (basis is not None and basis.revision == draft.number)
            or any(_as_told(now[name][place]) != left[place] for place in _WORDS)
        ):
            # Somebody ruled on it there, or worded it otherwise: its words decide.
            found.append(each)
        else:
            here, was = stood.get(each.claim_id, []), fared.get(each.claim_id)
            asked = basis.revision if basis else None
            found.append(_returned(each, here, was, asked, texts, before))
            returned[each.number] = each.claim_id
    return found, returned


def _gone(claim: Carriage, state: Fields, number: int) -> Carriage:
    """Return a claim of the draft alone: closed, whatever words the text has."""
    told = [
        {
            "outcome": Outcome.GONE,
            "was": [list(part) for part in parts],
            "parts": [],
            "places": [],
            "changes": [],
        }
        for parts in spans.mentions_of(state["spans"])
    ]
    return Carriage(
        claim.claim_id, claim.number, Fared(Outcome.GONE, number, [], told, []), []
    )


def _returned(
    claim: Carriage,
    here: spans.Mentions,
    was: Fared | None,
    asked: int | None,
    texts: Mapping[int, str],
    before: int,
) -> Carriage:
    """Return a claim that stands as it did on the text that comes back.

    ``asked`` is the revision that its verdict stands on.
    """
    if was is not None and asked in (None, was.from_revision):
        return Carriage(claim.claim_id, claim.number, was, here)
    if not here:
        return claim
    told = [
        {
            "outcome": Outcome.UNCHANGED,
            "was": [list(part) for part in parts],
            "parts": [list(part) for part in parts],
            "places": [],
            "changes": [],
        }
        for parts in here
    ]
    text = texts[before]
    fields = [
        {"mention": number, "start": start, "end": end, "quote": text[start:end]}
        for number, parts in enumerate(here, 1)
        for start, end in parts
    ]
    fared = Fared(Outcome.UNCHANGED, before, fields, told, [])
    return Carriage(claim.claim_id, claim.number, fared, here)


def _stood(
    connection: Connection, article: ArticleName, keys: list[int], number: int
) -> dict[int, list[list[spans.Part]]]:
    """Return where the claims stand on a revision, by the claim's key."""
    revision_id, _ = revision_of(connection, article, number)
    span = schema.span.c
    query = (
        sa.select(span.claim_id, span.mention, span.start_char, span.end_char)
        .where(span.claim_id.in_(KEYS), span.revision_id == revision_id)
        .order_by(span.claim_id, span.mention, span.part)
    )
    found: dict[int, dict[int, list[spans.Part]]] = {}
    for key, mention, start, end in read_rows(connection, query, keys):
        found.setdefault(key, {}).setdefault(mention, []).append((start, end))
    return {key: list(mentions.values()) for key, mentions in found.items()}


def _put_back(
    connection: Connection,
    article: ArticleName,
    draft: Draft,
    now: Mapping[str, Fields],
    returned: Mapping[int, int],
) -> None:
    """Give claims back what the draft changed and nobody changed since.

    ``now`` is how they stood before this, ``returned`` has their keys by number.
    """
    people = connection.execute(sa.select(schema.checker.c.name, schema.checker.c.id))
    claim = schema.claim.c
    numbers = connection.execute(
        sa.select(claim.number, claim.id).where(claim.article_id == article.id)
    )
    keys = Keys(
        {row.name: row.id for row in people}, {row.number: row.id for row in numbers}
    )
    stored = claim_state.claim_states(connection, article)
    for number, key in returned.items():
        name = f"claim/{number}"
        was, left = draft.entry.before[name], draft.entry.after[name]
        values = {}
        for each in _OWN:
            is_left = _as_told(now[name][each.name]) == left.get(each.name)
            wanted = was.get(each.name) if is_left else _as_told(now[name][each.name])
            # The figures of a claim stand where its words do now.
            is_ours = is_left or each.name != "extra"
            if (
                is_ours
                and each.shape.replay
                and _as_told(stored[name][each.name]) != wanted
            ):
                values[each.column] = each.shape.replay(wanted, keys)
        if values:
            connection.execute(
                sa.update(schema.claim).where(claim.id == key).values(values)
            )
    status.refresh(connection, returned.values())
    placed = spans.read(connection, returned.values())
    query = sa.select(claim.id, claim.statement).where(claim.id.in_(KEYS))
    search.reindex(
        connection,
        [
            (key, search.words_of(statement, _quotes(placed.get(key))))
            for key, statement in read_rows(connection, query, returned.values())
        ],
    )


def _quotes(placed: spans.Placed | None) -> list[str]:
    mentions = placed.mentions if placed else ()
    return [part.quote for parts in mentions for part in parts]


def _as_told(value: Any) -> Any:
    """Return a value as the ledger gives it back."""
    return json.loads(ledger.canonical(value))
