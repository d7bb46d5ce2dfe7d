"""Function words: those that carry the structure of a sentence and say nothing alone.

Of a claim that is reduced to them nothing is left.
"""

from functools import lru_cache

from claims.english import lexicon

FUNCTION_WORDS = frozenset(
    {
        *lexicon.DETERMINERS,
        *lexicon.PRONOUNS,
        *lexicon.PREPOSITIONS,
        *lexicon.CONJUNCTIONS,
        *lexicon.SUBORDINATORS,
        *lexicon.RELATIVES,
        *lexicon.MODALS,
        *lexicon.BE,
        *lexicon.HAVE,
        *lexicon.DO,
        *lexicon.CONTRACTED,
        *("not", "that", "what", "how", "why", "also", "then", "now", "just", "so"),
    }
)


@lru_cache(maxsize=65536)
def is_function_word(word: str) -> bool:
    """Say whether a word, folded, says nothing alone; a mark says nothing either."""
    return word in FUNCTION_WORDS or not any(each.isalnum() for each in word)
