"""A report with everything in it: every state, overlaps, parts, and hostile text."""

from dataclasses import replace
from datetime import UTC, date, datetime

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
from claims.records.verdicts import GivenWith
from claims.vocabulary import Conclusion, Kind, SourceKind, Stance, Status

NOW = datetime(2024, 9, 3, 9, 30, tzinfo=UTC)
HOSTILE = "<script>alert('no')</script>"
TEXT = (
    f"Harbour {HOSTILE} reopens & stays\n"
    "The bridge, which closed in 2019, carried 40,000 vehicles a day. 🕊️ e\u0301\n"
    "\n"
    "قال العمدة إن الجسر آمن. 桥很安全。\n"
    "=SUM(A1) costs 12 million.\r\n"
    "By Ada Quill"
)


def span(quote: str) -> Span:
    start = TEXT.index(quote)
    return Span(start, start + len(quote), quote)


def make_claim(
    number: int,
    quotes: list[str],
    *,
    status: Status = Status.UNVERIFIED,
    conclusion: Conclusion | None = None,
    speaker: str | None = None,
    statement: str | None = None,
    mentions: tuple[tuple[Span, ...], ...] = (),
) -> Claim:
    return Claim(
        id=f"harbour/{number}",
        number=number,
        article="harbour",
        revision=1,
        statement=statement or f"{' '.join(quotes)}.",
        kind=Kind.QUANTITY,
        speaker=speaker,
        check_worthiness=0.5 + number / 100,
        reasons=("a figure", HOSTILE),
        status=status,
        rating="false" if conclusion else None,
        conclusion=conclusion,
        checker="ada" if conclusion else None,
        spans=tuple(span(quote) for quote in quotes),
        mentions=mentions,
        engine="rules 1",
    )


def make_verdict(
    number: int, conclusion: Conclusion, rationale: str = "Looked it up."
) -> Verdict:
    return Verdict(
        number=number,
        claim="harbour/1",
        rating="false",
        label=conclusion.value.title(),
        scale="desk 1",
        conclusion=conclusion,
        rationale=rationale,
        checker="Ada <b>",
        recorded_at=NOW,
        revision=1,
        statement="s",
        spans=(),
        suggestion="say it otherwise" if number == 2 else None,
        evidence=(1,),
    )


def make_evidence(
    number: int, source: Source, locator: str | None = "page 3"
) -> Evidence:
    return Evidence(
        number=number,
        claim="harbour/1",
        source=source,
        stance=Stance.REFUTES,
        passage=f"=1+1 {HOSTILE}",
        locator=locator,
        accessed_on=date(2024, 9, 3),
        note=None,
        checker="ada",
        recorded_at=NOW,
    )


def make_source(*, url: str | None = None, confidential: bool = False) -> Source:
    return Source(
        id=1,
        name="J. Doe" if confidential else "Ledger",
        kind=SourceKind.PERSON if confidential else SourceKind.PAGE,
        title=None,
        url=url,
        contact="+1 555 0100",
        confidential=confidential,
        note=None,
        recorded_at=NOW,
    )


def make_report() -> Report:
    good = make_source(url="https://example.org/ledger?a=1&b=2")
    evil = make_source(url="javascript:alert(1)")
    secret = make_source(url="https://secret.example", confidential=True)
    checked = Status.CHECKED
    claims = (
        CheckedClaim(
            make_claim(
                1,
                ["The bridge", "carried 40,000 vehicles a day"],
                status=checked,
                conclusion=Conclusion.REFUTED,
                speaker=f"Mayor {HOSTILE}",
            ),
            (
                make_evidence(1, good),
                make_evidence(2, evil),
                make_evidence(3, secret, "seen by night"),
            ),
            (
                make_verdict(1, Conclusion.SUPPORTED),
                make_verdict(2, Conclusion.REFUTED, f"No: {HOSTILE}\nSee the ledger."),
            ),
        ),
        CheckedClaim(
            make_claim(
                2,
                ["which closed in 2019, carried 40,000"],
                status=checked,
                conclusion=Conclusion.SUPPORTED,
            ),
            (),
            (make_verdict(1, Conclusion.SUPPORTED),),
        ),
        CheckedClaim(
            make_claim(
                3, ["40,000"], status=checked, conclusion=Conclusion.CONFLICTING
            ),
            (),
            (make_verdict(1, Conclusion.CONFLICTING),),
        ),
        CheckedClaim(
            make_claim(
                4,
                ["桥很安全"],
                status=checked,
                conclusion=Conclusion.NOT_ENOUGH_EVIDENCE,
            ),
            (),
            (make_verdict(1, Conclusion.NOT_ENOUGH_EVIDENCE),),
        ),
        CheckedClaim(
            make_claim(
                5,
                ["الجسر آمن"],
                status=Status.SUSPENDED,
                conclusion=Conclusion.SUPPORTED,
            ),
            (),
            (make_verdict(1, Conclusion.SUPPORTED),),
        ),
        CheckedClaim(
            make_claim(
                6,
                ["=SUM(A1) costs 12 million"],
                statement="=SUM(A1) costs 12 million.",
                mentions=((span("🕊️ e\u0301"),),),
            )
        ),
        CheckedClaim(
            make_claim(7, ["By Ada"], status=Status.DROPPED),
            drop_reason="byline",
            dropped_by="ada",
        ),
    )
    return Report(
        article=Article(
            slug="harbour",
            title=f"Harbour {HOSTILE} reopens",
            byline="Ada Quill",
            outlet="The Harbour",
            url="https://example.org/harbour",
            published_on=date(2024, 9, 2),
            language="en",
            recorded_at=NOW,
            revision=1,
            claims=6,
            checked=4,
            unverified=1,
            suspended=1,
            dropped=1,
        ),
        revision=Revision(1, NOW, TEXT, "0" * 64, "text 1", "text/plain"),
        claims=claims,
        dispositions=(Disposition(1, span("By Ada Quill"), "byline", "ada", NOW),),
        written_at=NOW,
    )


def folded_report() -> Report:
    """A report whose second claim is folded beneath the first, and given with it."""
    report = make_report()
    first, second, *others = report.claims
    below = replace(second.claim, detail_of=first.claim.id, folded=True)
    [verdict] = second.verdicts[:1]
    along = replace(verdict, given_with=GivenWith(str(first.claim.id), 2))
    detail = replace(second, claim=below, verdicts=(along,))
    return replace(report, claims=(first, detail, *others))
