"""Earlier wording in words: a statement of an earlier text, and what the text says now.

Whatever prints a statement prints it so, lest it is taken for what the text says.
"""

from typing import TYPE_CHECKING

from claims.wording.lacks import Words

if TYPE_CHECKING:
    from claims.records import Claim, Wording


def statement_words(claim: "Claim") -> str:
    """Return what a claim states, marked where that is of an earlier text."""
    return marked(claim.statement, claim.wording)


def marked(statement: str, wording: "Wording | None") -> str:
    """Return a statement; where the text says otherwise, with what that says."""
    if wording is None:
        return statement
    return (
        f"{statement} [of revision {wording.of_revision};"
        f" the text says now: “{wording.text_says}”]"
    )


def earlier_words(claim: str, of_revision: int | str, text_says: str) -> Words:
    """Return that a statement is of an earlier text, and what settles it."""
    return Words(
        f"its statement is of revision {of_revision}; the text says now: “{text_says}”",
        f"claims edit {claim} --as-text, or --keep-statement, or --statement TEXT",
    )
