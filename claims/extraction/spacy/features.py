"""Features: what tells a claim from other words of its sentence, as named numbers."""

import math

from claims.english.word_lists import words_in
from claims.extraction.spacy.candidate import Candidate
from claims.extraction.spacy.event_nouns import EVENT_ENDING, EVENTS
from claims.extraction.spacy.feature_context import GROUPS, Context
from claims.extraction.spacy.sentence import Word
from claims.extraction.spacy.tree import VERBAL, bits, own_subject

Features = dict[str, float]
_NEAR = 0.5
"""The share of their words in common that makes two candidates one claim."""
_BEFORE = words_in(
    "that as if when because while although after before to whether and but who which"
    " since until unless of with by for in so where including like"
)


def features(context: Context, candidate: Candidate) -> Features:
    """Return the features of a candidate that it has by itself."""
    shapes = candidate.shapes
    _tree, mask, words = context.tree, candidate.mask, context.tree.words
    chosen = [words[i] for i in bits(mask)]
    count = len(chosen)
    first, last = chosen[0], chosen[-1]
    found: Features = {
        "n": count,
        "logn": math.log(count),
        "share": count / max(1, context.length),
        "length": context.length,
        "votes": len(shapes),
        "member": candidate.member,
        "size": candidate.size,
        "title": context.title,
        "depth": sum(1 for _ in words[candidate.head].ancestors()),
        "finite": (context.finite & mask).bit_count(),
        "verbs": (context.verbs & mask).bit_count(),
    }
    for shape in shapes:
        found["shape=" + shape] = 1
        found["form=" + shape.split("/")[0]] = 1
    _root(found, context, words[candidate.head], mask)
    _edges(found, context, mask, first, last, chosen)
    _seen(found, context, mask)
    _said(found, context, mask, count)
    return found


def _root(found: Features, context: Context, head: Word, mask: int) -> None:
    tree = context.tree
    found["dep=" + head.dep] = 1
    found["event_head"] = head.lemma in EVENTS
    found["eventish_head"] = (
        head.pos == "NOUN" and EVENT_ENDING.match(head.low) is not None
    )
    found["tag=" + head.tag] = 1
    found["pos=" + head.pos] = 1
    above = head.head
    if above is not head:
        found["above=" + above.pos] = 1
        found["above_in"] = mask >> above.i & 1
        found["above_dep=" + above.dep] = 1
        if head.dep == "pobj":
            found["prep=" + above.low] = 1
            found["prep_on=" + above.head.pos] = 1
    if head.entity:
        found["ent=" + head.entity] = 1
    for name, group in GROUPS.items():
        if head.lemma in group:
            found["is_" + name] = 1
        if above is not head and above.lemma in group:
            found["under_" + name] = 1
    for name in context.chain(head):
        found["chain=" + name] = 1
    below = tree.below[head.i] & tree.text
    found["covered"] = (below & mask).bit_count() / max(1, below.bit_count())
    subject = own_subject(head)
    if subject is not None:
        found["subject_in"] = mask >> subject.i & 1
        found["subject_out"] = 1 - found["subject_in"]
        found["subject_pron"] = subject.pos == "PRON"
    elif head.pos in VERBAL:
        found["no_subject"] = 1
    for child in head.left + head.right:
        if child.dep == "mark":
            found["mark=" + child.low] = 1
            found["mark_in"] = mask >> child.i & 1
        elif child.dep == "aux":
            found["aux=" + ("MD" if child.tag == "MD" else child.low)] = 1
        elif child.dep == "neg":
            found["neg"] = 1
        elif child.dep in ("det", "poss") and child.i < head.i:
            found["det=" + (child.low if child.dep == "det" else "poss")] = 1
            if child.dep == "poss":
                found["poss_pron"] = child.pos == "PRON"
        if child.is_word:
            found[("kid:" if mask >> child.i & 1 else "lost:") + child.dep] = 1


def _edges(
    found: Features,
    context: Context,
    mask: int,
    first: Word,
    last: Word,
    chosen: list[Word],
) -> None:
    words = context.tree.words
    found["first=" + first.pos] = 1
    found["first_dep=" + first.dep] = 1
    found["last=" + last.pos] = 1
    found["last_dep=" + last.dep] = 1
    found["start"] = first.i / len(words)
    found["end"] = 1 - last.i / len(words)
    before = words[first.i - 1] if first.i else None
    after = words[last.i + 1] if last.i + 1 < len(words) else None
    if before is None:
        found["prev=^"] = 1
    else:
        found["prev=" + (before.pos if before.is_word else before.text[:1])] = 1
        if before.low in _BEFORE:
            found["prevw=" + before.low] = 1
    if after is None:
        found["next=$"] = 1
    else:
        found["next=" + (after.pos if after.is_word else after.text[:1])] = 1
        if after.low in _BEFORE:
            found["nextw=" + after.low] = 1
    parts, gap, before_i = 1, 0, first.i
    loose = fragments = 0
    for word in chosen:
        if word.i > before_i + 1:
            skipped = context.tree.text & ((1 << word.i) - (1 << (before_i + 1)))
            if skipped:
                parts += 1
                gap += skipped.bit_count()
        before_i = word.i
        if not mask >> word.head.i & 1 or word.is_root:
            fragments += 1
            if word.head.i > word.i:
                loose += 1
            found["frag=" + word.dep] = found.get("frag=" + word.dep, 0) + 1
    found["parts"], found["gap"] = parts, gap
    found["fragments"], found["loose"] = fragments, loose
    found["dangling"] = last.head.i > last.i


def _seen(found: Features, context: Context, mask: int) -> None:
    """Tell how near it is to what the rules see."""
    best, kind = 0.0, None
    near = inside = around = 0
    for other, of_kind in context.outline:
        shared = (mask & other).bit_count()
        if not shared:
            continue
        union = (mask | other).bit_count()
        if shared / union > best:
            best, kind = shared / union, of_kind
        near += shared * 2 >= union
        inside += mask & other == mask
        around += mask & other == other
    found["r_max"], found["r_exact"] = best, best == 1
    found["r_near"], found["r_in"], found["r_of"] = near, inside, around
    if kind is not None and best >= _NEAR:
        found["r_k=" + kind] = 1


def _said(found: Features, context: Context, mask: int, count: int) -> None:
    """Tell how it lies to the reports of its sentence."""
    for said in context.reports:
        if not mask & (said.verb | said.source | said.content):
            continue
        held = (mask & said.content).bit_count()
        size = said.content.bit_count()
        has_verb = bool(mask & said.verb)
        if has_verb:
            found["said_verb"] = 1
            found["said_source"] = bool(mask & said.source)
            found["said_share"] = held / max(1, size)
            found["said_whole"] = held == size
            found["said_part"] = 0 < held < size
        elif held == count:
            found["said_inside"] = 1
            found["said_all"] = held == size
            found["said_most"] = held * 5 >= size * 4
            found["said_head"] = bool(mask & said.heads)
            found["said_heads"] = mask & said.heads == said.heads
            found["said_demand"] = said.demand
            found["said_rating"] = said.rating
            found["said_expecting"] = said.expecting
        elif held:
            found["said_across"] = held / count
