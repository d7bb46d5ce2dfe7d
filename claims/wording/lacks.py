"""Lacks and demands in words: what a verdict lacks, and what a policy asks for."""

from typing import TYPE_CHECKING, NamedTuple

from claims.vocabulary import Lacking

if TYPE_CHECKING:
    from claims.policy import Demands
    from claims.records import Claim, Lack


class Words(NamedTuple):
    """What is the matter, and the way out of it."""

    what: str
    way: str


def lack_words(lack: "Lack", claim: str) -> Words:
    """Return what a verdict on ``claim`` lacks, and the command that supplies it."""
    cite = f"claims evidence add {claim} SOURCE"
    match lack.kind:
        case Lacking.SOURCES:
            sources = "source" if lack.wanted == 1 else "sources"
            return Words(
                f"{lack.wanted} independent {sources} cited, it has {lack.has}",
                f"{cite} --stance {lack.stance}",
            )
        case Lacking.PRIMARY:
            return Words("a primary source", f"{cite} --primary --stance {lack.stance}")
        case Lacking.SNAPSHOT:
            return Words(
                "a saved source",
                "claims source snapshot SOURCE, then"
                f" {cite} --snapshot latest --stance {lack.stance}",
            )
        case Lacking.POINT:
            return Words(
                f"{lack.point!r} is not confirmed",
                f"rule again with --confirm {lack.point!r}",
            )
        case Lacking.SECOND_CHECKER:
            return Words("a second checker", f"claims recheck {claim} --to NAME")
        case Lacking.EVIDENCE:
            return Words(
                f"evidence {lack.piece} as it was: it was {lack.became} since",
                f"rule again: claims verdict {claim} RATING --because TEXT",
            )
        case Lacking.AGREEMENT:
            return Words(
                f"agreement: the second check says {lack.said}",
                f"decide with: claims adjudicate {claim} RATING --because TEXT",
            )


def lack_sentence(lack: "Lack", claim: str) -> str:
    """Return the same in one line."""
    return "; ".join(lack_words(lack, claim))


def lack_sentences(claim: "Claim") -> list[str]:
    """Return all that the verdict on a claim lacks, a line each."""
    return [lack_sentence(lack, str(claim.id)) for lack in claim.lacks]


def demand_lines(demands: "Demands") -> list[str]:
    """Return what a policy asks of a claim that is to count as checked."""
    if not demands.verdict:
        return ["a person's look; no verdict is needed"]
    lines = ["a verdict, on the words as they stand"]
    if demands.sources:
        if demands.sources == 1:
            lines.append("a source that bears it out")
        else:
            lines.append(f"{demands.sources} independent sources that bear it out")
    if demands.primary:
        lines.append("a primary source among them")
    if demands.snapshot:
        lines.append("a saved copy of one of them")
    if demands.second_checker:
        lines.append("a second checker who comes to the same conclusion")
    lines += [f"{point!r} confirmed" for point in demands.checklist]
    return lines
