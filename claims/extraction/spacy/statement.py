"""The statement of a claim: one sentence that stands alone."""

from claims.extraction.spacy.candidate import Candidate
from claims.extraction.spacy.first_person import third_person
from claims.extraction.spacy.sentence import Word
from claims.extraction.spacy.statement_context import Told
from claims.extraction.spacy.statement_marks import with_marks
from claims.extraction.spacy.statement_pieces import pieces_of
from claims.extraction.spacy.statement_words import word_for
from claims.extraction.spacy.tree import Tree

_PLURAL = {"is": "are", "was": "were", "has": "have"}
_ENDS = (".", "!", "?", "…")


def statement(tree: Tree, candidate: Candidate, told: Told) -> str:
    """Return the claim as a sentence: its subject restored, capital first, stop last.

    A word that may point to two persons or things is left alone.
    """
    pieces = pieces_of(tree, candidate)
    text = ""
    for piece in pieces:
        said = piece if isinstance(piece, str) else _say(tree, piece, told)
        if piece in ("is", "was") and text:
            said = _agreeing(str(piece), text)
        if said:
            if said == "'s" and text.endswith("s"):
                said = "'"
            text += ("" if not text or said[0] == "'" else " ") + said
    text = " ".join(text.split()).strip(" ,;:—–-")
    if not text:
        return ""
    return text[:1].upper() + text[1:] + ("" if text.endswith(_ENDS) else ".")


def _agreeing(link: str, before: str) -> str:
    """Let ``is`` and ``was`` agree with what stands before, as well as it shows."""
    last = before.rpartition(" ")[2]
    plural = last.endswith("s") and not last.endswith("ss") and last[:1].islower()
    return _PLURAL.get(link, link) if plural else link


def _say(tree: Tree, words: list[Word], told: Told) -> str:
    """Write words as they stand, with names for what only points to them."""
    text = ""
    last: Word | None = None
    skip = False
    agreeing = third_person(words, told)
    for word in with_marks(tree, words):
        if skip:
            skip = False
            continue
        said = agreeing.get(word.i) or word_for(tree.sentence, word, words, told)
        if said.startswith("\0"):
            said, skip = said[1:], True
        tight = last is not None and last.end == word.start
        text += said if tight or not text else " " + said
        last = word
    return text.strip(" ,;:—–-")
