"""Striking out who a confidential source is, on the desk and in what leaves it.

On the desk it goes by its number, and is ``veiled``: what was heard of it can be read,
since a claim could not be checked otherwise. Wherever else people typed its name,
title, address or contact, these are struck out of the record (``struck``): which names,
and where they may stand, says ``claims.services.core.secrets``. Of what is
``published`` even what was heard is left out: a report says only what the evidence does
to the claim.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import Any, Literal, TypeVar
from unicodedata import normalize

from claims.records import CheckedClaim, ClaimLine, Evidence, Revision, Source, Span
from claims.vocabulary import SourceKind

T = TypeVar("T")
Strike = Callable[[str, str | None], str]
"""Strikes out of a text what names a confidential source; it is about the claim
``SLUG/N``, or about none."""

CONFIDENTIAL = "confidential source"
"""What it is called; its number follows where it is to be found again."""

_FORMS: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")
_SHORT = 3
"""Characters: what is shorter stands in too many words to name somebody."""
_REACHED = re.compile(r"\d[\d\s()./-]{4,}\d|\S+@\S+")
"""A telephone number or an address, wherever it stands."""
_UNSPACED = "\u2e80"
"""Where the scripts begin that put no space between words."""
_KEPT = frozenset(
    (
        *("id", "claim", "article", "subject", "slug", "status", "kind", "rating"),
        *("label", "scale", "conclusion", "hash", "ledger_hash", "sha256"),
        *("snapshot", "checker", "who", "by", "holder", "dropped_by"),
        *("withdrawn_by", "signed_off", "first_checker", "second_checker", "title"),
        *("byline", "outlet", "url", "language"),
    )
)
"""Fields that nobody types freely, or that are the article's own words."""


@dataclass(frozen=True, slots=True)
class SecretName:
    """Words that name a confidential source."""

    source: int
    pattern: re.Pattern[str]
    start: str
    """The first of them, ``folded``."""
    is_near: bool
    """Whether they name it only where the claim's evidence has it: a word of the name
    of a person ("Will") stands in too many sentences that are not about them."""

    def is_in(self, text: str, within: str) -> bool:
        """Say whether they stand in a text; ``within`` is the text ``folded``.

        Most names stand in no text, and looking for a pattern takes long.
        """
        return self.start in within and self.pattern.search(text) is not None

    @property
    def label(self) -> str:
        """What stands in their place."""
        return f"[{CONFIDENTIAL} {self.source}]"


def folded(text: str) -> str:
    """Return a text so that what a pattern takes for alike is the same."""
    return text.casefold().replace("i\u0307", "i").replace("\u0131", "i")


def source_label(source: Source) -> str:
    """Return how a source is named, so that it is found again."""
    return f"{CONFIDENTIAL} {source.id}" if source.confidential else source.name


def veiled(source: Source) -> Source:
    """Return a source as anybody may see it; the number is enough to refer to it."""
    if not _is_secret(source):
        return source
    return _nameless(source, source_label(source))


def published(piece: Evidence) -> Evidence:
    """Return evidence as it may leave the desk: of a confidential source, the stance.

    Its passage, its locator ("interview, page 3 of her notes"), the note on it, why it
    was amended ("she said 80") and the day it was heard could give it away as surely
    as its name; so could a hash, to whoever has the file.
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
        edits=tuple(replace(each, because=None) for each in piece.edits),
        withdrawn_because=piece.withdrawn_because and f"[{CONFIDENTIAL}]",
    )


def published_claim(checked: CheckedClaim) -> CheckedClaim:
    """Return a claim whose evidence is as it may leave the desk."""
    return replace(checked, evidence=tuple(map(published, checked.evidence)))


def struck(value: T, strike: Strike, about: str | None = None) -> T:
    """Return a record, or any value with records in it, with its secrets struck out.

    The words of an article stay as they are. A record that says which claim it is
    about hands that on to the records in it.
    """
    return _struck(value, strike, about)  # type: ignore[no-any-return]


def secret_names(sources: Iterable[Source]) -> list[SecretName]:
    """Return the words that name those sources that are confidential.

    The most telling come first, and words close to the claim, where more is struck.
    """
    found: list[SecretName] = []
    for source in {each.id: each for each in sources if _is_secret(each)}.values():
        patterns = [
            SecretName(source.id, pattern, _start(form), is_near)
            for words, is_near in dict.fromkeys(_naming(source))
            # An accent is one character with its letter, or one of its own behind it.
            for form in dict.fromkeys(normalize(form, words) for form in _FORMS)
            if (pattern := _pattern(form)) is not None
        ]
        found += patterns
        if source.kind == SourceKind.PERSON and len(source.name.split()) > 1:
            # A surname alone names them anywhere, as it is written.
            last = source.name.split()[-1]
            surname = _pattern(last, re.NOFLAG)
            if surname is not None:
                found.append(SecretName(source.id, surname, _start(last), False))
    return found


def _struck(value: Any, strike: Strike, about: str | None) -> Any:
    if isinstance(value, str):
        return value if isinstance(value, Enum) else strike(value, about)
    if isinstance(value, Span | Revision):
        return value
    if isinstance(value, dict):
        return {key: _struck(each, strike, about) for key, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return _struck_record(value, strike, about)
    if isinstance(value, ClaimLine):
        about = _claim_of(value) or about
        return value._replace(
            **{
                name: _struck(each, strike, about)
                for name, each in zip(value._fields, value, strict=True)
                if not _is_kept(name, each)
            }
        )
    if isinstance(value, tuple | list):
        return type(value)(_struck(each, strike, about) for each in value)
    return value


def _struck_record(record: Any, strike: Strike, about: str | None) -> Any:
    if isinstance(record, Source):
        if record.confidential:
            return veiled(record)
        note = None if record.note is None else strike(record.note, about)
        return replace(record, note=note)
    if isinstance(record, Evidence) and _is_lost(record):
        return replace(record, passage=None, locator=None, note=None)
    about = _claim_of(record) or about
    return replace(
        record,
        **{
            each.name: _struck(was, strike, about)
            for each in fields(record)
            if each.init and not _is_kept(each.name, was := getattr(record, each.name))
        },
    )


def _is_kept(name: str, value: Any) -> bool:
    return name in _KEPT and isinstance(value, str)


def _claim_of(record: Any) -> str | None:
    """Return the claim that a record is about, ``SLUG/N``."""
    if isinstance(record, CheckedClaim):
        return record.claim.id
    for name in ("id", "claim", "subject"):
        about = getattr(record, name, None)
        if isinstance(about, str) and "/" in about:
            return about
    return None


def _nameless(source: Source, name: str) -> Source:
    """Return a source under another name, without what else would tell who it is."""
    return replace(source, name=name, title=None, url=None, contact=None, note=None)


def _is_secret(source: Source) -> bool:
    return source.confidential and not source.redacted


def _is_lost(piece: Evidence) -> bool:
    """Say whether nobody knows any more which words of a piece name its source."""
    return piece.source.confidential and piece.source.redacted


def _naming(source: Source) -> Iterator[tuple[str, bool]]:
    """Yield the words that name a source, the most telling first; and if only near."""
    whole = filter(None, (source.name, source.title, source.url, source.contact))
    yield from ((words, False) for words in whole)
    for words in re.split(r"[,;\n]", source.contact or ""):
        yield words, False
    for words in _REACHED.findall(source.contact or ""):
        yield words, False
    if source.kind == SourceKind.PERSON:
        # "Ms Doe" names her as well as "Jane Doe" does.
        words = source.name.split()
        # "van" and "de" stand in other names too.
        for word in [word for word in words if not word.islower()] or words:
            yield word, True


def _start(words: str) -> str:
    return folded(re.findall(r"\w+", words)[0])


def _pattern(words: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str] | None:
    """Return what finds words, what stands between them aside, and letter case."""
    found = re.findall(r"\w+", words)
    if not found or (len("".join(found)) < _SHORT and max(words) < _UNSPACED):
        return None
    inner = r"[\W_]*".join(map(re.escape, found))
    if max(words) >= _UNSPACED:
        return re.compile(inner)
    return re.compile(rf"(?<!\w){inner}(?!\w)", flags)
