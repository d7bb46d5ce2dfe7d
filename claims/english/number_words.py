"""Number words, from ``one`` to ``trillion``, and what they stand for."""

_FROM_ZERO = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
    *("seventeen", "eighteen", "nineteen"),
)
ONES = {word: number for number, word in enumerate(_FROM_ZERO)} | {
    "nought": 0,
    "naught": 0,
}
TENS = {
    word: 10 * number
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        2,
    )
} | {"fourty": 40}
SCALES = {
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "mil": 10**6,
    "mln": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "bln": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "tln": 10**12,
    "tn": 10**12,
    "trn": 10**12,
    "quadrillion": 10**15,
}
GREAT = ("thousand", "million", "billion", "trillion")
"""The scales that prose uses; the others are short forms, or Indian."""
MANY = ("hundreds", *(scale + "s" for scale in GREAT), "dozens")
"""Of which nobody says how many: "thousands of people"."""
LETTERS = {
    "k": 10**3,
    "m": 10**6,
    "mm": 10**6,
    "b": 10**9,
    "g": 10**9,
    "t": 10**12,
}
"""What a letter right after digits multiplies by."""
DOZENS = {"dozen": 12, "dozens": 12, "doz": 12, "dozs": 12}
_IRREGULAR = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "eighth": 8,
    "ninth": 9,
    "nineth": 9,
    "twelfth": 12,
}
ORDINALS = (
    {word + "th": number for word, number in ONES.items() if number}
    | {word[:-1] + "ieth": number for word, number in TENS.items()}
    | {"hundredth": 100}
    | {word + "th": number for word, number in SCALES.items() if len(word) > 4}
    | _IRREGULAR
)
for wrong in ("oneth", "twoth", "threeth", "fiveth", "eightth", "nineth", "twelveth"):
    if wrong not in _IRREGULAR:
        ORDINALS.pop(wrong, None)
PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {
    ending: number
    for word, number in ORDINALS.items()
    if number > 2
    for ending in (word, word + "s")
}
"""What a whole is divided into: "two thirds", "a quarter"."""
