"""What the features of a sentence's candidates share: reports, and clauses above."""

from collections.abc import Sequence

from claims.english.saying import BARE, DEMANDING, RATING, SAYING, SHOWING, THINKING
from claims.english.word_lists import words_in
from claims.extraction.spacy.report import Report
from claims.extraction.spacy.report_candidates import masked
from claims.extraction.spacy.sentence import Word
from claims.extraction.spacy.sentence_candidates import Outline
from claims.extraction.spacy.tree import Tree

_WANTING = words_in(
    """
    want hope wish plan aim intend try seek need allow let order refuse agree decide
    attempt help fail ensure encourage require enable permit prevent stop avoid
    """
)
GROUPS = {
    "say": SAYING,
    "think": THINKING,
    "show": SHOWING,
    "rate": RATING,
    "bare": BARE,
    "demand": DEMANDING,
    "want": _WANTING,
    "be": frozenset({"be"}),
    "have": frozenset({"have"}),
}


class _Said:
    """A report as masks: the verb, its source, and what it reports."""

    def __init__(self, tree: Tree, report: Report) -> None:
        self.verb = 1 << report.verb.i
        source = report.source
        self.source = tree.below[source.i] & tree.text if source is not None else 0
        self.content = masked(report.content) & tree.text
        self.heads = masked(report.heads)
        self.demand = report.is_demand
        self.rating = report.is_rating
        self.expecting = report.is_expecting


class Context:
    """What the features of a sentence's candidates share."""

    def __init__(
        self, tree: Tree, title: bool, outline: Outline, reports: Sequence[Report]
    ) -> None:
        self.tree = tree
        self.reports = [_Said(tree, report) for report in reports]
        self.outline = outline
        self.title = title
        self.length = tree.text.bit_count()
        self.finite = self.verbs = 0
        for word in tree.words:
            if word.tag in ("VBD", "VBZ", "VBP", "MD"):
                self.finite |= 1 << word.i
            if word.pos == "VERB":
                self.verbs |= 1 << word.i
        self._chains: dict[int, list[str]] = {}

    def chain(self, word: Word) -> list[str]:
        """Return what a word stands under: reports, wishes, conditions, clauses."""
        if word.i not in self._chains:
            self._chains[word.i] = _chain(word)
        return self._chains[word.i]


def _chain(word: Word) -> list[str]:
    """Return what a word stands under: reports, wishes, conditions, other clauses."""
    found: set[str] = set()
    each = word
    for _ in range(12):
        if any(
            c.dep == "mark" and c.low in ("if", "whether", "unless") for c in each.left
        ):
            found.add("if")
        if any(
            c.dep == "advmod" and c.low in ("when", "where", "how", "why")
            for c in each.left
        ):
            found.add("when")
        if each.is_root:
            break
        head = each.head
        if each.dep in (
            "ccomp",
            "xcomp",
            "pcomp",
            "advcl",
            "relcl",
            "acl",
            "parataxis",
        ):
            found.add(each.dep)
            for name, group in GROUPS.items():
                if head.lemma in group and each.dep in ("ccomp", "xcomp", "parataxis"):
                    found.add(name)
        each = head
    return sorted(found)
