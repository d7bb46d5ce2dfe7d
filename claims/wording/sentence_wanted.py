"""A sentence wanted: what is said where a reader meets words with brackets."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.records import Claim

_NAMED = 3


def sentence_wanted(claims: Iterable["Claim"]) -> str | None:
    """Return a line that asks for sentences, for the claims that have brackets.

    None where there is none.
    """
    names = [str(claim.id) for claim in claims if claim.brackets]
    if not names:
        return None
    rest = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    verb = "has" if len(names) == 1 else "have"
    return (
        f"{', '.join(names[:_NAMED])}{rest} {verb} words in brackets; whoever is asked"
        f" needs a sentence: claims edit {names[0]} --statement TEXT"
    )
