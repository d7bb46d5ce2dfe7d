"""Releasing a text: a named person's word, bound to its sha256 and to the ledger."""

from sqlalchemy import Connection

from claims import schema
from claims.english.plural import counted
from claims.errors import ConflictError, UsageError
from claims.records import SignOff
from claims.services.core import ledger
from claims.services.core.append_only import append_entry
from claims.services.core.bylines import has_written
from claims.services.core.checkers import checker_id
from claims.services.core.desk_root import desk_root
from claims.services.core.desk_stream import released_heads
from claims.services.core.lookup import ArticleName, lock_article
from claims.services.core.rechecks import refuse_blind_in
from claims.services.core.requirements import policy_in_force
from claims.services.core.revisions import latest_revision
from claims.services.core.sign_off_log import SIGN_OFF, list_sign_offs
from claims.services.release.gate import obstacles
from claims.services.release.own_work import own_answers, own_verdicts
from claims.vocabulary import SignOffState
from claims.wording.obstacles import obstacle_words
from claims.wording.sign_offs import hand_words


def sign_off(
    connection: Connection,
    article: ArticleName,
    *,
    by: str,
    despite: str | None = None,
) -> SignOff:
    """Release the latest text of an article.

    Raises ``ConflictError`` while the gate is shut, unless ``despite`` says why it goes
    out all the same; the reasons are recorded with it, and what ``by`` ruled on. Raises
    it too where the policy refuses those who wrote the article or ruled on it, and
    while ``by`` still checks a claim of it blind.
    """
    lock_article(connection, article)
    if despite is not None and not despite.strip():
        raise UsageError("--despite needs a reason")
    # The reasons why the gate is shut, and how many, would tell them what was ruled.
    refuse_blind_in(connection, article, by)
    # What was signed was signed on these words: they stay, however they are put later.
    reasons = [
        f"{each.subject}: {obstacle_words(each).what}"
        for each in obstacles(connection, article)
    ]
    if reasons and despite is None:
        count = counted(len(reasons), "reason")
        raise ConflictError(
            f"{article.slug} is not ready, for {count}; claims ready {article.slug}"
            " shows them, and --despite REASON overrides them"
        )
    if not reasons and despite is not None:
        raise ConflictError(f"{article.slug} is ready; sign it off without --despite")
    own = own_verdicts(connection, article, by)
    wrote = has_written(connection, article, by)
    if (own or wrote) and policy_in_force(connection).gate.own_sign_off == "refuse":
        raise ConflictError(
            f"{by.strip()} {hand_words(wrote, len(own), article.slug)}, and under the"
            f" policy somebody else signs it off: claims sign-off {article.slug}"
            " --by NAME"
        )
    known = list_sign_offs(connection, article)
    is_signed = bool(known) and known[-1].state == SignOffState.IN_FORCE
    # Of who had a hand in it, the word is not the last: somebody else's adds to it.
    if is_signed and (own or wrote or not known[-1].is_own):
        raise ConflictError(
            f"{known[-1].checker} signed {article.slug} off already, and nothing has"
            " changed since"
        )
    revision_id, revision = latest_revision(connection, article)
    # Whoever is new is added first, so that the head is the one before this entry.
    checker_id(connection, by)
    head = ledger.lock(connection, article.stream)
    append_entry(
        connection,
        schema.sign_off,
        article,
        {
            "revision_id": revision_id,
            "sha256": revision.sha256,
            "ledger_sequence": head.sequence,
            "ledger_hash": head.hash,
            "despite": despite,
            "reasons": reasons,
            "root": desk_root(connection),
            "own_verdicts": own,
            "own_answers": own_answers(connection, article),
        },
        by=by,
        what=SIGN_OFF,
    )
    ledger.record(
        connection,
        ledger.DESK,
        who=by,
        what=SIGN_OFF,
        subject=article.stream,
        after=released_heads(connection, article, last=True),
    )
    return list_sign_offs(connection, article)[-1]
