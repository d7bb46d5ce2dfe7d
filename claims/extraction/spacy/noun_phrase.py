"""A noun phrase by the parse, without its relative clauses and appositions."""

from claims.extraction.spacy.sentence import Word


def noun_phrase(word: Word) -> list[Word]:
    """Return a noun phrase without its relative clauses, appositions and asides."""
    apart: set[int] = set()
    for each in word.right:
        loose = each.dep in ("relcl", "appos", "cc", "conj", "punct", "advcl")
        comma = word.i < each.i and any(
            e.dep == "punct" and not _is_hyphen(e) and e.i < each.i for e in word.right
        )
        if (
            each.dep == "relcl"
            and each.tag == "VBN"
            and _is_reduced(each)
            and not comma
        ):
            continue
        if _names(each):
            continue
        if (loose and not _is_hyphen(each)) or comma:
            apart |= {part.i for part in each.subtree()}
    found = [each for each in word.subtree() if each.i not in apart]
    deeper = {
        part.i
        for each in found
        if each.i >= word.i
        for loose in each.right
        if (each is not word and loose.dep in ("relcl", "appos") and not _names(loose))
        or loose.low in ("including", "such", "like")
        or (each is not word and loose.dep == "punct" and not _is_hyphen(loose))
        for part in loose.subtree()
    }
    return [each for each in found if each.i not in deeper]


def text_of(words: list[Word]) -> str:
    """Return words as the text spells them, white space folded."""
    text = ""
    for k, word in enumerate(words):
        glued = k == 0 or words[k - 1].end == word.start
        text += word.text if glued else " " + word.text
    return text.strip()


def _is_hyphen(word: Word) -> bool:
    return word.text in ("-", "–", "’", "'")


def _is_reduced(verb: Word) -> bool:
    return not any(each.low in ("who", "which", "that", "whose") for each in verb.left)


def _names(word: Word) -> bool:
    """Say whether a word names what stands right before it: ``the journal Nature``."""
    first = min(word.subtree(), key=lambda each: each.i)
    return word.dep == "appos" and word.pos == "PROPN" and first.i == word.head.i + 1
