"""A report on the sample article as a desk leaves it: what a newsroom would send on."""

from datetime import UTC, date, datetime
from hashlib import sha256
from importlib.resources import files

from claims.records import (
    Article,
    CheckedClaim,
    Claim,
    Disposition,
    Evidence,
    Report,
    Revision,
    Source,
    Span,
    Verdict,
)
from claims.vocabulary import Conclusion, Kind, SourceKind, Stance, Status

TEXT = (files("claims.data") / "mongolia.txt").read_text(encoding="utf-8") + (
    "\n\nقالت المحكمة إن منغوليا ملزمة بالتعاون. 蒙古国面积约156万平方公里 🐎."
)
NOON = datetime(2024, 9, 3, 12, 5, tzinfo=UTC)
CHECKED, SUSPENDED, DROPPED = Status.CHECKED, Status.SUSPENDED, Status.DROPPED
SUPPORTED, REFUTED = Conclusion.SUPPORTED, Conclusion.REFUTED


def span(quote: str) -> Span:
    start = TEXT.index(quote)
    return Span(start, start + len(quote), quote)


def claimed(
    number: int,
    statement: str,
    *quotes: str,
    kind: Kind = Kind.EVENT,
    speaker: str | None = None,
    worth: float = 0.62,
    status: Status = Status.UNVERIFIED,
    reasons: tuple[str, ...] = ("names somebody",),
    mentions: tuple[str, ...] = (),
    evidence: tuple[Evidence, ...] = (),
    verdicts: tuple[Verdict, ...] = (),
    drop_reason: str | None = None,
) -> CheckedClaim:
    last = verdicts[-1] if verdicts else None
    found = Claim(
        id=f"mongolia/{number}",
        number=number,
        article="mongolia",
        revision=1,
        statement=statement,
        kind=kind,
        speaker=speaker,
        check_worthiness=worth,
        reasons=reasons,
        status=status,
        rating=last.rating if last else None,
        conclusion=last.conclusion if last else None,
        checker=last.checker if last else None,
        spans=tuple(span(quote) for quote in quotes),
        mentions=tuple((span(quote),) for quote in mentions),
        engine="rules 1",
    )
    dropped_by = "Ada Quill" if drop_reason else None
    return CheckedClaim(found, evidence, verdicts, drop_reason, dropped_by)


def ruled(
    label: str,
    conclusion: Conclusion,
    rationale: str,
    *,
    number: int = 1,
    checker: str = "Ada Quill",
    suggestion: str | None = None,
    evidence: tuple[int, ...] = (1,),
    statement: str = "",
) -> Verdict:
    return Verdict(
        number=number,
        claim="mongolia/1",
        rating=label.lower().replace(" ", "-"),
        label=label,
        scale="desk 1",
        conclusion=conclusion,
        rationale=rationale,
        checker=checker,
        recorded_at=NOON.replace(hour=9 + number),
        revision=1,
        statement=statement,
        spans=(),
        suggestion=suggestion,
        evidence=evidence,
        holds_on=date(2024, 9, 3) if conclusion is SUPPORTED else None,
    )


def found(
    number: int,
    stance: Stance,
    title: str,
    url: str | None = None,
    passage: str | None = None,
    locator: str | None = None,
    *,
    confidential: bool = False,
) -> Evidence:
    kind = SourceKind.PERSON if confidential else SourceKind.PAGE
    source = Source(
        number, title, kind, title, url, None, confidential, None, recorded_at=NOON
    )
    return Evidence(
        number=number,
        claim="mongolia/1",
        source=source,
        stance=stance,
        passage=passage,
        locator=locator,
        accessed_on=date(2024, 9, 3),
        note=None,
        checker="Ada Quill",
        recorded_at=NOON,
    )


def make_report() -> Report:
    """Return a dozen claims in every state, overlapping, in parts and repeated."""
    claims = (
        claimed(
            1,
            "Vladimir Putin arrived in Mongolia on Monday, 2 September 2024.",
            "Russian President Vladimir Putin arrived in Mongolia on Monday",
            worth=0.58,
            status=CHECKED,
            evidence=(
                found(
                    1,
                    Stance.SUPPORTS,
                    "Kremlin: arrival in Mongolia",
                    "https://example.org/kremlin/events/75027",
                    "The President arrived in Ulaanbaatar.",
                ),
                found(2, Stance.SUPPORTS, "A. Source", confidential=True),
            ),
            verdicts=(
                ruled("True", SUPPORTED, "Both sides announced it.", evidence=(1, 2)),
            ),
        ),
        claimed(
            2,
            "Putin's visit was his first to a member of the International Criminal"
            " Court since the court issued an arrest warrant against him.",
            "marking his first visit to a country that is a member of the"
            " International Criminal Court (ICC) since the court issued an arrest"
            " warrant against him",
            kind=Kind.COMPARISON,
            worth=0.91,
            reasons=("a superlative", "legally risky", "names somebody"),
            status=CHECKED,
            evidence=(
                found(
                    1,
                    Stance.CONTEXT,
                    "Assembly of States Parties: the States Parties",
                    "https://example.org/asp/states-parties?region=asia&year=2024",
                    "Kyrgyzstan signed in 1998 and has not ratified.",
                    "table, row 71",
                ),
                found(2, Stance.REFUTES, "Travel list, own calculation"),
            ),
            verdicts=(
                ruled("True", SUPPORTED, "No earlier visit found.", evidence=(1,)),
                ruled(
                    "Misleading",
                    Conclusion.CONFLICTING,
                    "Two lists of his travels disagree about one stop in 2023.\nThe"
                    " one kept by the desk leaves out refuelling stops; the other"
                    " counts them as visits. Until it is known which of them the"
                    " writer relied on, the superlative cannot be printed as it is.",
                    number=2,
                    checker="Bo Marten",
                    evidence=(1, 2),
                    suggestion="marking what is believed to be his first visit",
                ),
            ),
        ),
        claimed(
            3,
            "The International Criminal Court issued an arrest warrant against"
            " Vladimir Putin.",
            "the court issued an arrest warrant against him",
            status=CHECKED,
            worth=0.83,
            mentions=("suspected of involvement in the illegal deportation",),
            evidence=(
                found(
                    1,
                    Stance.SUPPORTS,
                    "ICC press release, 17 March 2023",
                    "https://example.org/icc/news/arrest-warrants",
                    "issued warrants of arrest for two individuals in the context of"
                    " the situation in Ukraine",
                    "paragraph 1",
                ),
            ),
            verdicts=(ruled("True", SUPPORTED, "The court's own announcement."),),
        ),
        claimed(
            4,
            "The Kremlin has shown no concern regarding the visit.",
            "The Kremlin has shown no concern regarding the visit",
            kind=Kind.STATE,
            worth=0.31,
        ),
        claimed(
            5,
            "Vladimir Putin is a convicted criminal.",
            "convicted criminal",
            kind=Kind.RELATION,
            speaker="Georgii Tikhiy",
            worth=0.95,
            reasons=("legally risky", "criticism of a person", "said by Tikhiy"),
            status=CHECKED,
            evidence=(
                found(
                    1,
                    Stance.REFUTES,
                    "ICC: case information sheet",
                    "https://example.org/icc/cases/putin",
                    "The suspect is at large; no trial has been opened.",
                    "page 2",
                ),
            ),
            verdicts=(
                ruled(
                    "False",
                    REFUTED,
                    "An arrest warrant is not a conviction: nobody has been tried,"
                    " let alone convicted. The words are the speaker's; say so, or"
                    " leave them out.",
                    suggestion="add after the quotation: “Putin is wanted on an"
                    " arrest warrant; no court has convicted him.”",
                ),
            ),
        ),
        claimed(
            6,
            "Mongolia has allowed a convicted criminal to evade justice.",
            "Mongolia has allowed a convicted criminal to evade justice",
            kind=Kind.OPINION,
            speaker="Georgii Tikhiy",
            worth=0.4,
        ),
        claimed(
            7,
            "Altantoya Batdorj is Executive Director of Amnesty International in"
            " Mongolia.",
            "Altantoya Batdorj, Executive Director of Amnesty International in"
            " Mongolia",
            kind=Kind.RELATION,
            status=CHECKED,
            verdicts=(
                ruled(
                    "Unverifiable",
                    Conclusion.NOT_ENOUGH_EVIDENCE,
                    "The office did not answer; its page names nobody.",
                    evidence=(),
                ),
            ),
        ),
        claimed(
            8,
            "Mongolia signed the Rome Statute in 2000.",
            "Mongolia signed the Rome Statute in 2000",
            status=CHECKED,
            worth=0.71,
            evidence=(
                found(
                    1,
                    Stance.SUPPORTS,
                    "UN Treaty Collection, chapter XVIII 10",
                    "https://example.org/treaties/xviii-10",
                    "Mongolia: 29 December 2000",
                ),
            ),
            verdicts=(ruled("True", SUPPORTED, "Signed on 29 December 2000."),),
        ),
        claimed(
            9,
            "Mongolia ratified the Rome Statute in 2002.",
            "Mongolia signed the Rome Statute",
            "ratified it in 2002",
            status=CHECKED,
            worth=0.71,
            verdicts=(
                ruled("True", SUPPORTED, "11 April 2002, same table.", evidence=()),
            ),
        ),
        claimed(
            10,
            "Putin's last visit to Mongolia was in September 2019.",
            "Putin’s last visit to Mongolia was in September 2019",
            status=SUSPENDED,
            worth=0.66,
            verdicts=(
                ruled(
                    "True",
                    SUPPORTED,
                    "State visit of 3 September 2019.",
                    statement="Putin's last visit to Mongolia was on 3 September 2019.",
                    evidence=(),
                ),
            ),
        ),
        claimed(
            11,
            "Mongolia has a population of 3.4 million.",
            "This landlocked country",
            "has a population of only 3.4 million",
            kind=Kind.QUANTITY,
            worth=0.77,
            reasons=("a figure",),
        ),
        claimed(
            12,
            "قالت المحكمة إن منغوليا ملزمة بالتعاون",
            "منغوليا ملزمة بالتعاون",
            kind=Kind.RULE,
            speaker="المحكمة",
        ),
        claimed(
            13,
            "蒙古国面积约156万平方公里。",
            "蒙古国面积约156万平方公里",
            kind=Kind.QUANTITY,
        ),
        claimed(
            14,
            "Other individuals have previously visited.",
            "Other individuals have previously visited Rome Statute signatory",
            status=DROPPED,
            drop_reason="duplicate of mongolia/2",
        ),
    )
    ordered = sorted(claims, key=lambda each: each.claim.spans[0].start)
    by_line = span("by/radwa sherif")
    return Report(
        article=Article(
            slug="mongolia",
            title="Putin Defies International Criminal Court with Visit to Mongolia",
            byline="radwa sherif",
            outlet="The Harbour Gazette",
            url="https://example.org/world/putin-mongolia",
            published_on=date(2024, 9, 2),
            language="en",
            recorded_at=NOON,
            revision=1,
            claims=13,
            checked=7,
            unverified=5,
            suspended=1,
            dropped=1,
        ),
        revision=Revision(
            1, NOON, TEXT, sha256(TEXT.encode()).hexdigest(), "text 1", "text/plain"
        ),
        claims=tuple(ordered),
        dispositions=(Disposition(1, by_line, "byline", "Ada Quill", NOON),),
        written_at=NOON.replace(hour=16),
    )
