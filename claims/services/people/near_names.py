"""Near names: what somebody may have meant who typed a name that nobody has."""

from collections.abc import Iterable
from difflib import get_close_matches

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import NotFoundError
from claims.services.core.checkers import find_checker, folded, name_of, shown_names
from claims.services.core.secrets import Secrets

_NEAR = 0.75
_MOST = 3


def near_names(name: str, known: Iterable[str]) -> list[str]:
    """Return the names that ``name`` nearly is, or nearly is a part of; best first."""
    wanted = folded(name)
    by_fold: dict[str, str] = {}
    for each in known:
        by_fold.setdefault(folded(each), each)
    for whole in list(by_fold):
        for word in whole.split():
            by_fold.setdefault(word, by_fold[whole])
    # Two letters that changed places count little in a short name.
    swapped = [each for each in by_fold if sorted(each) == sorted(wanted)]
    close = get_close_matches(wanted, by_fold, n=_MOST, cutoff=_NEAR)
    parts = [each for each in sorted(by_fold) if len(wanted) > 2 and wanted in each]
    near = dict.fromkeys(by_fold[each] for each in [*swapped, *close, *parts])
    return list(near)[:_MOST]


def near_people(connection: Connection, name: str) -> list[str]:
    """Return the people who may be meant by a name that nobody has."""
    names = shown_names(connection)
    return list(dict.fromkeys(names[each] for each in near_names(name, names)))


def existing_person(connection: Connection, name: str) -> str:
    """Return the name that a person goes by; nobody is added.

    Raises ``NotFoundError`` with the near names for one that nobody has.
    """
    key = find_checker(connection, name)
    if key is None:
        raise _unknown(
            "person", name, near_people(connection, name), "claims people list"
        )
    return name_of(connection, key)


def existing_speaker(connection: Connection, name: str) -> str:
    """Return a speaker as the claims name them; letter case may differ if one fits.

    Raises ``NotFoundError`` with the near names for one that no claim names.
    """
    speaker = schema.claim.c.speaker
    if connection.scalar(sa.select(speaker).where(speaker == name).limit(1)):
        return name
    known = _speakers(connection)
    alike = [each for each in known if folded(each) == folded(name)]
    if len(alike) == 1:
        return alike[0]
    near = Secrets(connection).seen(near_names(name, known))
    raise _unknown("speaker", name, near, "claims list -f csv")


def _speakers(connection: Connection) -> list[str]:
    """Return every speaker once.

    The query steps from each name to the next in the index, however many claims each
    has: ``DISTINCT`` would read every claim of the desk for a slip of the pen.
    """
    speaker = schema.claim.c.speaker
    names = sa.select(sa.func.min(speaker).label("name")).cte("names", recursive=True)
    after = sa.select(sa.func.min(speaker)).where(speaker > names.c.name)
    names = names.union_all(
        sa.select(after.scalar_subquery()).where(names.c.name.is_not(None))
    )
    query = sa.select(names.c.name).order_by(names.c.name)
    return [name for name in connection.scalars(query) if name is not None]


def existing_writer(name: str, known: Iterable[str]) -> None:
    """Raise ``NotFoundError`` with the near names for one that is in no byline."""
    known = list(known)
    if folded(name) not in map(folded, known):
        raise _unknown("writer", name, near_names(name, known), "claims articles")


def _unknown(kind: str, name: str, near: list[str], listing: str) -> NotFoundError:
    hint = f"{listing} names them"
    if near:
        hint = f"near it: {', '.join(near)}; {hint}"
    return NotFoundError(kind, repr(name.strip()), hint)
