"""Sets of part-of-speech tags: finite verbs, nominal words, hard marks."""

FINITE = frozenset(("MD", "AX", "VF"))
NOMINAL = frozenset(("NN", "NP", "CD", "JJ", "PS", "$"))
HARD = frozenset((",", ";", ":", "-", "(", ")", "."))
PHRASE = NOMINAL | {"x"}
"""What a noun phrase is made of, ``x`` included."""
