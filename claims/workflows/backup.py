"""Backing up a desk: the copy is held against the ledger, and no other desk is lost."""

from pathlib import Path

from claims.database.address import parse_url
from claims.database.backup import archived_heads, back_up
from claims.database.engine import desk_connection
from claims.database.sqlite_file import is_database
from claims.errors import ClaimsError, ConflictError, DatabaseError
from claims.services.core.desk_root import Head, has_head, list_heads
from claims.services.proof.chain_link import broken_chains


def back_up_desk(url: str, file: Path) -> tuple[str, ...]:
    """Copy the desk at ``url`` to ``file``, whole or not; return what to remark.

    The copy is put there once it was opened, and found to hold every entry of the
    ledger that there was when it was begun, in unbroken chains. A ledger that is broken
    on the desk itself is a remark: a copy of that is wanted all the more.
    """
    _keep_other_desk(url, file)
    with desk_connection(url) as desk:
        heads = [head for head in list_heads(desk) if has_head(desk, head)]
    broken: list[str] = []
    back_up(url, file, check=lambda copy: broken.extend(check_copy(url, copy, heads)))
    return tuple(
        f"the ledger of {stream} is broken on the desk, and so in the copy:"
        " claims db verify"
        for stream in broken
    )


def check_copy(url: str, draft: Path, heads: list[Head]) -> list[str]:
    """Return which streams are broken on the desk too; raise for whatever else is."""
    parsed, is_archive = parse_url(url)
    if is_archive:
        # It is read to its end; but its chains only a server can put together.
        there = archived_heads(draft, parsed)
        _require_all([head for head in heads if not _goes_on(there, head)])
        return []
    with desk_connection(str(draft)) as copy:
        _require_all([head for head in heads if not has_head(copy, head)])
        broken = list(broken_chains(copy))
    if broken:
        with desk_connection(url) as desk:
            there_too = set(broken_chains(desk))
        for stream in broken:
            if stream not in there_too:
                raise DatabaseError(
                    f"the copy is damaged: its ledger of {stream} is broken; check the"
                    " disk"
                )
    return broken


def _goes_on(there: dict[str, tuple[int, str]], head: Head) -> bool:
    sequence, digest = there.get(head.stream, (0, ""))
    return sequence > head.sequence or (sequence, digest) == (head.sequence, head.hash)


def _require_all(lost: list[Head]) -> None:
    if lost:
        raise DatabaseError(
            f"the copy lacks entries of the ledger {lost[0].stream}; check the disk"
        )


def _keep_other_desk(url: str, file: Path) -> None:
    """Raise ``ConflictError`` for a database with anything that this desk has not.

    An earlier copy of the desk has nothing of the kind: the ledger goes on from it.
    """
    if not is_database(file):
        return
    try:
        with desk_connection(str(file)) as there:
            heads = [head for head in list_heads(there) if head.sequence]
        with desk_connection(url) as desk:
            is_earlier = all(has_head(desk, head) for head in heads)
    except ClaimsError:
        is_earlier = False
    if not is_earlier:
        raise ConflictError(
            f"{file} is a database, and no earlier copy of this desk; choose another"
            " name"
        )
