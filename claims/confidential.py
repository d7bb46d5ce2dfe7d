"""Striking out who a confidential source is, on the desk and in what leaves it.

On the desk it goes by its number, and is ``veiled``: what was heard of it can be read,
since a claim could not be checked otherwise. In what the checkers wrote themselves, its
name, title, address and contact are struck out. Of one that was redacted nobody can
tell these, so its words are left out. Of what is ``published`` even the words are left
out: a report says only what the evidence does to the claim.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Literal
from unicodedata import normalize

from claims.records import CheckedClaim, Evidence, Report, Source, Verdict
from claims.vocabulary import SourceKind

Veil = Callable[[str], str]
"""Strikes out of a text what names a confidential source."""

CONFIDENTIAL = "confidential source"
"""What it is called; its number follows where it is to be found again."""

_FORMS: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")
_SHORT = 3
"""Characters: what is shorter stands in too many words to name somebody."""
_REACHED = re.compile(r"\d[\d\s()./-]{4,}\d|\S+@\S+")
"""A telephone number or an address, wherever it stands."""
_UNSPACED = "\u2e80"
"""Where the scripts begin that put no space between words."""


def source_label(source: Source) -> str:
    """Return how a source is named, so that it is found again."""
    return f"{CONFIDENTIAL} {source.id}" if source.confidential else source.name


def veiled(source: Source) -> Source:
    """Return a source as anybody may see it; the number is enough to refer to it."""
    if not _is_secret(source):
        return source
    return _nameless(source, source_label(source))


def veiled_claim(checked: CheckedClaim) -> CheckedClaim:
    """Return a claim, and what was said of it, as anybody may see them."""
    veil = veil_for(checked)
    return replace(
        checked,
        evidence=tuple(_evidence(piece, veil) for piece in checked.evidence),
        verdicts=tuple(veiled_verdict(each, veil) for each in checked.verdicts),
        drop_reason=_said(checked.drop_reason, veil),
        resolutions=tuple(
            replace(each, rationale=veil(each.rationale))
            for each in checked.resolutions
        ),
    )


def veiled_report(report: Report) -> Report:
    """Return a report whose claims are veiled."""
    return replace(report, claims=tuple(map(veiled_claim, report.claims)))


def veiled_verdict(verdict: Verdict, veil: Veil) -> Verdict:
    """Return a verdict whose reason names no confidential source."""
    return replace(verdict, rationale=veil(verdict.rationale))


def published(piece: Evidence) -> Evidence:
    """Return evidence as it may leave the desk: of a confidential source, the stance.

    Its passage, its locator ("interview, page 3 of her notes"), the note on it and the
    day it was heard could give it away as surely as its name; so could a hash, to
    whoever has the file.
    """
    if not piece.source.confidential:
        return piece
    return replace(
        piece,
        source=_nameless(piece.source, CONFIDENTIAL),
        passage=None,
        locator=None,
        note=None,
        accessed_on=None,
        snapshot=None,
        expression=None,
        result=None,
    )


def published_claim(checked: CheckedClaim) -> CheckedClaim:
    """Return a claim whose evidence is as it may leave the desk."""
    return replace(checked, evidence=tuple(map(published, checked.evidence)))


def veil_for(checked: CheckedClaim) -> Veil:
    """Return what strikes out the confidential sources of a claim's evidence."""
    claim = checked.claim
    quotes = [part.quote for parts in (claim.spans, *claim.mentions) for part in parts]
    said = " ".join([claim.statement, claim.speaker or "", *quotes])
    veil = veil_of((piece.source for piece in checked.evidence), said)
    lost = [piece for piece in checked.evidence if _is_lost(piece) and piece.passage]

    def veil_all(text: str) -> str:
        for piece in lost:
            for passage in (piece.passage or "", repr(piece.passage)[1:-1]):
                text = text.replace(passage, f"[{piece.source.name}]")
        return veil(text)

    return veil_all


def veil_of(sources: Iterable[Source], said: str = "") -> Veil:
    """Return what strikes out the names of those sources that are confidential.

    What ``said``, the words of the article, names anyway stays: struck out beside
    them, it would tell who the source is.
    """
    struck: list[tuple[re.Pattern[str], str]] = []
    for source in {each.id: each for each in sources if _is_secret(each)}.values():
        # An accent is one character with its letter, or one of its own behind it.
        forms = (normalize(form, words) for words in _naming(source) for form in _FORMS)
        for words in dict.fromkeys(forms):
            pattern = _pattern(words)
            if pattern is not None and not pattern.search(said):
                struck.append((pattern, f"[{source_label(source)}]"))

    def veil(text: str) -> str:
        for pattern, number in struck:
            text = pattern.sub(number, text)
        return text

    return veil


def _nameless(source: Source, name: str) -> Source:
    """Return a source under another name, without what else would tell who it is."""
    return replace(source, name=name, title=None, url=None, contact=None, note=None)


def _is_secret(source: Source) -> bool:
    return source.confidential and not source.redacted


def _is_lost(piece: Evidence) -> bool:
    """Say whether nobody knows any more which words of a piece name its source."""
    return piece.source.confidential and piece.source.redacted


def _naming(source: Source) -> Iterator[str]:
    """Yield the words that name a source, the most telling first."""
    yield from filter(None, (source.name, source.title, source.url, source.contact))
    yield from re.split(r"[,;\n]", source.contact or "")
    yield from _REACHED.findall(source.contact or "")
    if source.kind == SourceKind.PERSON:
        # "Ms Doe" names her as well as "Jane Doe" does.
        words = source.name.split()
        # "van" and "de" stand in other names too.
        yield from [word for word in words if not word.islower()] or words


def _pattern(words: str) -> re.Pattern[str] | None:
    """Return what finds words, letter case and what stands between them aside."""
    found = re.findall(r"\w+", words)
    if not found or (len("".join(found)) < _SHORT and max(words) < _UNSPACED):
        return None
    inner = r"[\W_]*".join(map(re.escape, found))
    if max(words) >= _UNSPACED:
        return re.compile(inner)
    return re.compile(rf"(?<!\w){inner}(?!\w)", re.IGNORECASE)


def _said(text: str | None, veil: Veil) -> str | None:
    return None if text is None else veil(text)


def _evidence(piece: Evidence, veil: Veil) -> Evidence:
    if _is_lost(piece):
        return replace(piece, passage=None, locator=None, note=None)
    return replace(
        piece,
        source=veiled(piece.source),
        passage=_said(piece.passage, veil),
        locator=_said(piece.locator, veil),
        note=_said(piece.note, veil),
    )
