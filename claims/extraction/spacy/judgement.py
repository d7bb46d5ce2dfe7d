"""Whether a claim passes judgement, by its words: what makes an opinion."""

from claims.english.word_lists import words_in
from claims.extraction.spacy.sentence import Word
from claims.extraction.spacy.tensed_clause import TensedClause

JUDGING = words_in(
    """
    great terrible wonderful reckless damning devastating shameful unacceptable lie
    important threat insult blow excellent disappointing wrong proud interested
    courageous dangerous fair unfair progress bad better worse absurd quackery
    disgrace chance common-sense hope impossible success failure mistake scandal
    unjust cruel evil brave brilliant poor good crucial vital essential necessary
    sensible ridiculous outrageous tragic nonsense hypocrisy justice faster
    """
)


def judges(claim: list[Word], clause: TensedClause | None, *, said: bool) -> bool:
    """Say whether a claim passes judgement."""
    if clause is None:
        return (
            said
            and any(
                word.low in JUDGING and word.dep in ("amod", "pobj", "compound", "ROOT")
                for word in claim
            )
            and len(claim) < 12
        )
    for each in clause.has("acomp", "attr", "oprd", "advmod", "dobj", "ccomp"):
        near = {each.low, *(e.low for e in each.left)}
        if near & JUDGING and (said or each.dep in ("acomp", "attr")):
            return True
    return False
