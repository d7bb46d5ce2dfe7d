"""What kind of thing a claim asserts, read off its parse by the guidelines' order."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.english.saying import DEMANDING
from claims.english.word_lists import words_in
from claims.extraction.spacy.attributions import Report, find_reports
from claims.extraction.spacy.noun_kind import is_apposition, is_happening, nominal_kind
from claims.extraction.spacy.point_of_figure import compares, counts
from claims.extraction.spacy.sentence import Sentence, Word
from claims.extraction.spacy.speaker import attribution, reporting
from claims.extraction.spacy.subject import depth, is_passive
from claims.vocabulary import Kind

_FUTURE = words_in("will shall 'll ’ll wo would")
_COMING = words_in("expect schedule set due likely plan go intend pledge promise slate")
_PLANS = words_in("plan pledge promise intention proposal")
_NORMS = words_in("require oblige ban forbid prohibit permit entitle mandate compel")
_DUTIES = words_in("duty right obligation requirement deadline")
_REGULAR = words_in("typically usually always generally normally any every")
_STATIVE = words_in(
    """
    have live know want need contain lack own remain stay seek exist appear depend
    share support focus involve aim provide hope face enjoy suffer concern like love
    understand belong seem consist feature host aggregate review transport
    continue maintain offer work serve design intend help keep allow monitor
    """
)
_LASTING = words_in(
    """
    have live know want need contain lack own remain belong depend seem like love exist
    design intend understand fear wish maintain monitor
    """
)
"""Of these, what is a state in the past too."""
_ACCUSING = words_in("accuse charge suspect")
_NEWSY = words_in("come follow mark")
_NOT_CLAUSES = words_in("regard include concern accord follow base")
_RELATING = words_in(
    """
    include consist comprise represent call name locate base constitute become mean
    refer number-among compose belong border
    """
)
_NAMING = words_in("define call name label dub")
_JUDGING = words_in(
    """
    great terrible wonderful reckless damning devastating shameful unacceptable lie
    important threat insult blow excellent disappointing wrong proud interested
    courageous dangerous fair unfair progress bad better worse absurd quackery
    disgrace chance common-sense hope impossible success failure mistake scandal
    unjust cruel evil brave brilliant poor good crucial vital essential necessary
    sensible ridiculous outrageous tragic nonsense hypocrisy justice faster
    """
)
_CONDITIONS = words_in("if when whenever unless once")
_BE = words_in("be")


@dataclass(frozen=True, slots=True)
class _Clause:
    """The verb of a claim with its tense; ``words`` are those of the claim."""

    verb: Word
    tense: str
    words: frozenset[Word]

    def has(self, *labels: str) -> list[Word]:
        """Return the words of the claim that hang on the verb by these labels."""
        return [e for e in self.verb.children if e.dep in labels and e in self.words]


def kind(
    sentence: Sentence, words: frozenset[int], reports: Sequence[Report] | None = None
) -> Kind:
    """Return the kind of the claim that these words of a sentence make.

    ``reports`` are those of the sentence, where the caller has them already.
    """
    if reports is None:
        reports = find_reports(sentence)
    if attribution(sentence, words, reports) is not None:
        return Kind.ATTRIBUTION
    claim = [sentence.words[i] for i in sorted(words) if sentence.words[i].is_word]
    if not claim:
        return Kind.STATE
    report = reporting(sentence, words, reports)
    quoted = 2 * sum(1 for word in claim if word.quote is not None) > len(claim)
    said = report is not None or quoted
    clause = _clause_of(claim)
    held = _held(report, claim) if report is not None else None
    if held is not None:
        return held
    if clause is not None:
        found = _modal(clause, said=said, headline=_is_headline(sentence))
        if found is not None:
            return found
    if _judges(claim, clause, said=said):
        return Kind.OPINION
    point = _point(claim, clause)
    if compares(sentence, point):
        return Kind.COMPARISON
    if counts(sentence, point, clause.verb if clause else None):
        return Kind.QUANTITY
    if is_apposition(sentence, claim):
        return Kind.RELATION
    if clause is None:
        return nominal_kind(sentence, claim, min(claim, key=depth))
    return _asserted(sentence, clause)


def _clause_of(claim: list[Word]) -> _Clause | None:
    """Return the clause that a claim asserts: its top, or one on its noun."""
    top = min(claim, key=depth)
    inside = frozenset(claim)
    verbs = [
        word
        for word in claim
        if word.pos in ("VERB", "AUX")
        and word.dep not in ("aux", "auxpass", "amod", "compound", "pcomp", "poss")
        and not (word.lemma in _NOT_CLAUSES and word.tag == "VBG")
    ]
    if not verbs:
        return None
    verb = min(verbs, key=depth)
    on_noun = verb is not top and top.pos not in ("VERB", "AUX")
    hanging = verb.dep in ("acl", "relcl", "conj", "ccomp", "advcl")
    subject = any(each.dep in ("nsubj", "nsubjpass") for each in verb.left)
    if on_noun and not hanging and not subject:
        return None
    if on_noun and verb.dep == "acl" and verb.tag in ("TO", "VB"):
        return None
    return _Clause(verb, tense_of(verb), inside)


def _point(claim: list[Word], clause: _Clause | None) -> list[Word]:
    """Return the words that assert: of a noun with a relative clause, the clause."""
    if clause is None or clause.verb.dep != "relcl":
        return claim
    below = set(clause.verb.subtree())
    return [word for word in claim if word in below]


def tense_of(verb: Word) -> str:
    """Return ``future``, ``modal``, ``perfect``, ``past``, ``present`` or ``none``."""
    helpers = [each for each in verb.children if each.dep in ("aux", "auxpass")]
    if not helpers and verb.dep == "conj" and verb.tag in ("VB", "VBN", "VBG"):
        return tense_of(verb.head) if verb.head.pos in ("VERB", "AUX") else "none"
    lows = {each.low for each in helpers}
    if lows & _FUTURE:
        return "future"
    if any(each.tag == "MD" for each in helpers):
        return "modal"
    if lows & {"has", "have", "'ve", "’ve", "had"}:
        return "perfect"
    if verb.tag == "VBD" or lows & {"was", "were", "did"}:
        return "past"
    if lows & {"is", "are", "am", "does", "do", "'s", "’s", "'re", "’re", "'m", "’m"}:
        return "progressive" if verb.tag == "VBG" else "present"
    if verb.tag in ("VBP", "VBZ"):
        return "present"
    return "past" if verb.tag == "VBN" else "none"


def _held(report: Report, claim: list[Word]) -> Kind | None:
    """Return the kind of what is demanded, expected or held of something."""
    direct = any(word.i in report.heads for word in claim)
    if report.is_demand and direct:
        return Kind.OPINION
    has_clause = report.verb in claim or any(
        word.dep in ("ccomp", "advcl") and word.i in report.heads for word in claim
    )
    if report.is_rating and direct:
        if any(word.tag in ("JJS", "RBS") for word in claim):
            return Kind.COMPARISON
        return Kind.RELATION if report.verb.lemma in _NAMING else Kind.OPINION
    if report.is_expecting and direct and not has_clause:
        half = any(word.low in ("half", "than", "twice") for word in claim)
        return Kind.COMPARISON if half else Kind.PREDICTION
    if report.is_expecting and any(word.low == "to" for word in claim):
        return Kind.PREDICTION
    return None


def _modal(clause: _Clause, *, said: bool, headline: bool) -> Kind | None:
    """Return the kind that an auxiliary or a verb of planning gives a clause."""
    verb, tense = clause.verb, clause.tense
    helpers = {each.low for each in verb.left if each.dep in ("aux", "advmod")}
    first = any(each.low in ("we", "i") for each in verb.left)
    norm = verb.lemma in _NORMS and (is_passive(verb) or clause.has("dobj", "xcomp"))
    if norm:
        return Kind.RULE
    if "rather" in helpers and "would" in helpers:
        return Kind.OPINION
    if helpers & {"should", "ought"}:
        return Kind.OPINION
    if "must" in helpers:
        return Kind.OPINION if said and not is_passive(verb) else Kind.RULE
    if tense == "future":
        bad = any(e.low in _JUDGING for e in clause.has("acomp", "attr"))
        return Kind.OPINION if bad else Kind.PREDICTION
    if helpers & {"can", "cannot", "ca"}:
        return Kind.OPINION if first else Kind.RULE
    coming = verb.lemma in _COMING and clause.has("xcomp")
    due = any(e.lemma in _COMING | {"likely"} for e in clause.has("acomp"))
    if tense == "present" and due and any(e.low == "to" for e in clause.words):
        return Kind.PREDICTION
    has_to = verb.lemma in ("have", "need") and any(
        any(e.low == "to" for e in each.left) for each in clause.has("xcomp")
    )
    if has_to:
        return Kind.OPINION if said or first else Kind.RULE
    if coming or (verb.lemma in _BE and _is_to(verb)):
        return Kind.PREDICTION
    if verb.tag in ("VB", "VBN") and "to" in helpers and verb.dep in ("relcl", "ROOT"):
        return Kind.PREDICTION if headline or is_passive(verb) else Kind.STATE
    above = verb.head if verb.dep in ("conj", "xcomp") else verb
    above = above.head if above.dep == "xcomp" and above is not verb else above
    if above is not verb and above.lemma in _COMING and verb.tag == "VB":
        return Kind.PREDICTION
    if helpers & {"may", "might"} and first:
        return Kind.PREDICTION
    subject = any(each.dep in ("nsubj", "nsubjpass") for each in verb.left)
    if said and (
        (first and verb.lemma in DEMANDING)
        or (verb.tag == "VB" and not subject and not helpers)
    ):
        return Kind.OPINION
    if verb.lemma == "have" and any(e.lemma in _PLANS for e in clause.has("dobj")):
        return Kind.PREDICTION
    if any(e.lemma in _DUTIES for e in clause.has("dobj", "attr")):
        return Kind.RULE
    conditional = any(
        each.dep == "advcl"
        and any(e.low in _CONDITIONS and e.dep in ("mark", "advmod") for e in each.left)
        for each in clause.has("advcl")
    )
    regular = any(word.low in _REGULAR for word in clause.words)
    if tense in ("present", "progressive") and any(
        word.low in ("next", "tomorrow") and word.entity == "DATE"
        for word in clause.words
    ):
        return Kind.PREDICTION
    if tense in ("present", "modal") and (conditional or regular):
        return Kind.RULE
    return None


def _is_to(verb: Word) -> bool:
    """Say whether a form of ``be`` means what is to come: ``is to begin``."""
    return any(
        each.dep == "xcomp" and any(e.low == "to" for e in each.left)
        for each in verb.right
    )


def _judges(claim: list[Word], clause: _Clause | None, *, said: bool) -> bool:
    """Say whether a claim passes judgement."""
    if clause is None:
        return (
            said
            and any(
                word.low in _JUDGING
                and word.dep in ("amod", "pobj", "compound", "ROOT")
                for word in claim
            )
            and len(claim) < 12
        )
    for each in clause.has("acomp", "attr", "oprd", "advmod", "dobj", "ccomp"):
        near = {each.low, *(e.low for e in each.left)}
        if near & _JUDGING and (said or each.dep in ("acomp", "attr")):
            return True
    return False


def _asserted(sentence: Sentence, clause: _Clause) -> Kind:
    """Return the kind of a clause by its verb and tense."""
    verb, tense = clause.verb, clause.tense
    negated = any(
        each.dep == "neg"
        or (each.dep == "dobj" and any(e.low == "no" for e in each.left))
        for each in verb.children
    )
    complements = clause.has("attr")
    if verb.lemma == "be":
        if any(each.pos in ("NOUN", "PROPN") for each in complements):
            return Kind.RELATION
        subject = next((e for e in verb.left if e.dep == "nsubj"), None)
        happened = subject is not None and is_happening(subject)
        return Kind.EVENT if happened and tense == "past" else Kind.STATE
    if negated and tense in ("present", "progressive"):
        return Kind.STATE
    if verb.lemma in _ACCUSING:
        return Kind.EVENT
    if verb.lemma == "come" and any(
        each.low == "from" and any(e.entity in ("GPE", "NORP") for e in each.right)
        for each in verb.right
    ):
        return Kind.RELATION
    if verb.lemma in _RELATING and (tense == "present" or is_passive(verb)):
        return Kind.RELATION
    if verb.lemma in ("include", "become"):
        return Kind.RELATION
    since = any(e.low == "since" for e in verb.right if e in clause.words)
    if tense == "perfect" and (negated or since or verb.lemma in _STATIVE):
        return Kind.STATE
    if verb.tag == "VBN" and verb.dep == "acl" and verb.low in ("known", "located"):
        return Kind.RELATION
    stative = _STATIVE if tense in ("present", "progressive") else _LASTING
    if verb.lemma in stative and tense != "perfect":
        return Kind.STATE
    perfect = any(each.low == "have" for each in verb.left)
    if tense == "modal":
        return Kind.RULE if _is_generic(verb) and not perfect else Kind.EVENT
    if tense == "present" and not is_passive(verb):
        if _is_headline(sentence) or verb.lemma in _NEWSY:
            return Kind.EVENT
        return Kind.RULE if _is_generic(verb) else Kind.STATE
    if tense == "present":
        rule = verb.lemma == "know" or _is_generic(verb)
        return Kind.RULE if rule else Kind.STATE
    return Kind.EVENT


def _is_headline(sentence: Sentence) -> bool:
    """Say whether a sentence is the first line, without a full stop."""
    return sentence.number == 0 and sentence.words[-1].text not in (".", "?", "!")


def _is_generic(verb: Word) -> bool:
    """Say whether a present tense speaks of a sort of thing: ``ozone harms crops``."""
    clause = verb
    while clause.dep == "conj" and clause.head.pos in ("VERB", "AUX"):
        clause = clause.head
    subject = next((e for e in clause.left if e.dep in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.pos == "PROPN" or subject.entity:
        return False
    if subject.low in ("that", "which") and clause.dep == "relcl":
        subject = clause.head
        return any(e.low in ("a", "an") for e in subject.left)
    bare = not any(e.dep in ("det", "poss", "nummod") for e in subject.left)
    return bare and subject.pos == "NOUN"
