"""Bodies: ministries, newspapers and reports by what they are, ``the ministry``."""

from bisect import bisect_left

from claims.english.lexicon import ORGANISATIONS, ROLES
from claims.english.word_lists import words_in
from claims.extraction.speakers.proper_name import Name, head_of, is_small

_ENDINGS = {
    "newspaper": words_in(
        """
        times post herald guardian tribune gazette telegraph mail chronicle observer
        journal daily star mirror sun examiner globe inquirer monitor dispatch courier
        zeitung tidende monde figaro mundo pais repubblica standard enquirer express
        """
    ),
    "agency": words_in(
        "reuters xinhua interfax tass dpa afp anadolu bloomberg kyodo yonhap"
    ),
    "broadcaster": words_in("bbc cnn cbs nbc abc npr itv zdf ard nrk tv radio"),
    "company": words_in(
        """
        inc inc. ltd ltd. plc corp corp. co co. llc gmbh ag group holdings foods motors
        airlines airways energy pharmaceuticals industries technologies systems bank
        """
    ),
}
"""By the last word of a name, what else it may be called."""
ALIKE = {
    "paper": "newspaper",
    "daily": "newspaper",
    "network": "broadcaster",
    "firm": "company",
    "organisation": "organization",
    "centre": "center",
}

_ANY = words_in("organisation organization body group")
_TRADING = words_in(
    """
    company firm maker retailer airline carrier bank club team charity network movement
    publisher agency chain lender insurer supplier manufacturer operator
    """
)
"""What a name that does not tell what it is may be called later."""


class Bodies:
    """The names of an article by their heads, in text order."""

    def __init__(self, names: list[Name]) -> None:
        self._named: dict[str, list[tuple[int, str]]] = {}
        for name in names:
            for head in _heads(name.text):
                self._named.setdefault(head, []).append((name.at, name.text))

    def full(self, words: list[str], at: int) -> str | None:
        """Return the name that "the" with these words means at a place.

        It is the one of that kind named last before; else the only one.
        """
        own = {word.lower() for word in words[:-1] if not is_small(word)}
        fits = [
            (place, name)
            for place, name in self._named.get(same(words[-1]), [])
            if own <= set(name.lower().split())
        ]
        before = bisect_left(fits, (at, ""))
        if before:
            return fits[before - 1][1]
        return fits[0][1] if len({name for _, name in fits}) == 1 else None


def is_one_of(name: str, kind: str) -> bool:
    """Say whether a proper name may be meant by "the" and a word for any body.

    "The company" is no ministry, "the agency" no party.
    """
    own = head_of(name) if name[0].isupper() and name.split()[-1][0].isupper() else ""
    if not own:
        return False
    told = own in ORGANISATIONS or _heads(name) & set(_ENDINGS)
    return kind in _ANY or (kind in _TRADING and not told)


def _heads(name: str) -> set[str]:
    found = {
        kind for kind, ends in _ENDINGS.items() if name.lower().split()[-1] in ends
    }
    head = head_of(name)
    if " " in name and head not in ROLES:
        found.add(same(head))
    return found


def same(head: str) -> str:
    """Return the one word for what may be called by several."""
    return ALIKE.get(head, head)
