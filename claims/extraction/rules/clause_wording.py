"""How a clause is said on its own: relatives and participles get their subject."""

from claims.english.tokens import Token
from claims.extraction.rules.outline import Clause, Range

Pieces = tuple[Range | str, ...]


def wording(tokens: list[Token], clause: Clause) -> Pieces:
    """Return the pieces of the statement, or nothing where the text will do."""
    if clause.kind == "rel":
        return _relative(tokens, clause)
    if clause.kind in ("part", "with") and clause.subject is not None:
        return _participle(tokens, clause)
    if clause.shared and clause.subject is not None and clause.verb is not None:
        return (*clause.lead, clause.subject, *clause.prefix, clause.verb, *clause.body)
    return ()


def _relative(tokens: list[Token], clause: Clause) -> Pieces:
    """``Putin, who is suspected of it``: ``Putin is suspected of it``."""
    if not clause.prefix or clause.verb is None:
        return ()
    antecedent, *rest = clause.prefix
    word = _relative_word(tokens, clause)
    own = clause.subject
    if own is None:
        return (antecedent, *rest, clause.verb, *clause.body)
    if word == "whose":
        return (antecedent, "'s", own, clause.verb, *clause.body)
    if word == "where":
        return (own, clause.verb, *clause.body, "in", antecedent)
    return (own, *rest, clause.verb, antecedent, *clause.body)


def _relative_word(tokens: list[Token], clause: Clause) -> str:
    if clause.marker is None:
        return ""
    words = tokens[clause.marker : clause.start]
    return next((token.low for token in words if token.tag == "WH"), "")


def _participle(tokens: list[Token], clause: Clause) -> Pieces:
    """``…, raising its price``: ``The firm was raising its price …``."""
    assert clause.subject is not None
    start, end = clause.body[0]
    if clause.marker is not None:
        start = clause.marker + 1
    tag = tokens[start].tag
    link = "had" if clause.kind == "with" else "was" if tag in ("VG", "VN") else "is"
    if clause.kind == "with":
        start += 1
    return (clause.subject, link, (start, end), *clause.body[1:])
