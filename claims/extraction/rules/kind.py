"""What kind of thing a claim asserts, by its words."""

import re

from claims.english.calendar import MONTH, MONTHS_SHORT
from claims.english.judgement import FEELING, JUDGING, JUDGING_IF_SAID, JUDGING_NOUNS
from claims.english.lexicon import BE, HAVE
from claims.english.number_words import GREAT, MANY, ONES
from claims.english.verbs import CHANGES
from claims.english.word_lists import words_in
from claims.vocabulary import Kind

_PREDICTION = re.compile(
    r"\b(?:will|shall|won['’]t|would|is to|are to|(?:is|are|was|were) (?:set|due"
    r"|expected|scheduled|likely|going) to|(?:plans?|intends?|pledged?|promised?) to"
    r"|expected|next (?:year|month|week|spring|summer|autumn|winter))\b",
    re.IGNORECASE,
)
_DEMAND = re.compile(
    r"\b(?:must|should|ought|need(?:s|ed)? to|deserves?|too \w{3,})\b",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"^(?:(?:if|when|whenever|unless|once|under|no|every|any|each|all)\b"
    r"|(?:everyone|everybody|anyone|nobody|visitors|players|members)\b)"
    r"|\b(?:everyone|everybody|anyone) must\b",
    re.IGNORECASE,
)
"""Who or what is meant is anybody or anything of a sort."""
_COMPARISON = re.compile(
    r"\b(?:than|half the|compared|versus|unchanged|unlike|twice (?:as|the)|only in"
    r"|times (?:as|the|more|higher|larger)|as (?:many|much|long|often|large|high) as"
    r"|(?:up|down|increased|rose|fell|dropped|grown|grew|risen|fallen) from"
    r"|\w+-(?:high|low|breaking)|on record|never before|(?:ahead|behind) of"
    r"|ranks? (?:first|second|third|\w+th|last|among|\d+))\b",
    re.IGNORECASE,
)
_SUPERLATIVE = re.compile(
    r"\b(?:(?:the|its|his|her|their|\w+['’]s) (?:\w+ )?(?:first|only|most|least|best"
    r"|worst|(?:larg|bigg|small|high|low|old|young|long|short|great|strong|weak|fast"
    r"|slow|rich|poor|near|warm|hott|cold|deep|wid|\w+i|bright|saf|deadl|cheap)est)"
    r"|(?:a|the|also a) record|by far|first time|the last \w+ (?:to|who|that)"
    r"|\w+-(?:largest|biggest|highest|lowest|oldest|longest)|the \w{3,}est"
    r"|the most \w+)\b(?! (?:week|month|year|day|few))"
)
_FIGURE = re.compile(
    r"[$€£¥]\s?\d|\d%|\d (?:percent|per cent)|\b(?:percent|per cent"
    rf"|{'|'.join((*GREAT[1:], *MANY))}|third of|quarter of"
    r"|\d{1,3}(?:,\d{3})+|\d+\.\d+|[2-9]\d{3}|1\d{3}|\d{3})\b"
)
_COUNT = re.compile(
    rf"\b(?:{'|'.join(word for word, number in ONES.items() if 1 < number < 13)}"
    r"|half|twice|dozen|\d{1,2}|\w+ times)\b"
)
_DATE = re.compile(
    r"\b(?:(?:in|since|of|for|from|to|until|by|early|late) "
    r"(?:1[5-9]|20)\d\d(?:[-–]\d+)?"
    rf"|(?:{'|'.join(MONTHS_SHORT).title()})[a-z]*\.? "
    r"\d{1,2}(?:st|nd|rd|th)?(?:, \d{4})?"
    rf"|\d{{1,2}} (?:{MONTH})"
    r"|\d{1,2}:\d\d|\d{1,2} ?[ap]\.?m\.?)\b"
)
_RULE = re.compile(
    r"\b(?:if|when|whenever|unless|once|requires?|required|must|typically|usually|always"
    r"|never|can|cannot|every|law|duty|forbids?|may not|must not|maximum (?:sentence"
    r"|penalty|fine))\b",
    re.IGNORECASE,
)


_FORBIDDING = re.compile(r"\b(?:may|must|can) ?not\b(?! (?:be|have)\b)", re.IGNORECASE)
_DEFINED = re.compile(r"^An? (?:[\w-]+ ){1,3}is (?:an?|the) ", re.IGNORECASE)
"""What any of a sort is: ``a quorum is the smallest number …``."""
_PENALTY = re.compile(r"\bcarries\b.*\b(?:sentence|penalty|fine)\b")
_LASTING = re.compile(
    r"\b(?:was|were|is|are|be)\b.*\b(?:throughout|infested|empty|closed to)\b"
)
_PLANS = words_in("plan intend pledge promise vow aim")
_RELATIONS = words_in(
    """
    include consist contain comprise represent call name locate base constitute become
    mean refer know
    """
)
_STATES = words_in(
    """
    have live lack want remain own stay seek continue exist appear seem depend share
    support contain belong focus involve aim design intend need hope face enjoy suffer
    """
)
_MEASURES = CHANGES | words_in(
    """
    be have number total cost sell buy measure weigh last span lie stand amount exceed
    reach average range earn kill die treat evacuate lack elect receive rescue save
    """
)
_RULES = words_in(
    """
    require oblige ban forbid prohibit permit entitle
    """
)


def kind_of(
    text: str,
    *,
    lemma: str,
    present: bool,
    speaker: str | None,
    predicate: str | None = None,
) -> Kind:
    """Return the kind of a clause by its words, its main verb and its tense.

    ``predicate`` is the text without the subject, where it is known.
    """
    said = text if predicate is None else predicate
    lemma = "be" if lemma in BE else "have" if lemma in HAVE else lemma
    if _PREDICTION.search(text):
        return Kind.PREDICTION
    if lemma in _PLANS and " to " in f" {said} ":
        return Kind.PREDICTION
    if _FORBIDDING.search(text) or (_DEMAND.search(said) and _GENERAL.search(text)):
        return Kind.RULE
    if _judges(said, lemma, speaker) and (speaker or lemma == "be"):
        return Kind.OPINION
    if lemma == "be" and present and _DEFINED.search(text):
        return Kind.RELATION
    if _COMPARISON.search(text) or _SUPERLATIVE.search(said):
        return Kind.COMPARISON
    bare = _DATE.sub(" ", text)
    if _FIGURE.search(bare) and not (present and _PENALTY.search(said)):
        return Kind.QUANTITY
    subject = text[: len(text) - len(said)]
    if _COUNT.search(bare) and (lemma in _MEASURES or _COUNT.search(subject)):
        return Kind.QUANTITY
    if lemma in _RULES or (_RULE.search(text) and present):
        return Kind.RULE
    if lemma in _RELATIONS:
        return Kind.RELATION
    if lemma == "be":
        names = re.search(
            r"\b(?:is|are|was|were|be) (?:\w+ly )?"
            r"(?:an?|the|one|my|our|his|her|their|its)\b",
            said,
        )
        return Kind.RELATION if names else Kind.STATE
    if _LASTING.search(said):
        return Kind.STATE
    return Kind.STATE if present or lemma in _STATES else Kind.EVENT


def _judges(said: str, lemma: str, speaker: str | None) -> bool:
    """Say whether words demand or pass judgement, those of somebody more readily."""
    words = set(re.findall(r"[\w-]+", said.lower()))
    strong = words & (JUDGING | JUDGING_NOUNS) if lemma in ("be", "") else set()
    mild = words & (JUDGING | JUDGING_IF_SAID | FEELING) if speaker else set()
    return bool(_DEMAND.search(said) or strong or (mild and "than" not in words))
