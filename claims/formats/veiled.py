"""Sources as the desk's own commands show them: a confidential one by its number."""

from dataclasses import replace

from claims.records import CheckedClaim, Evidence, Source


def veiled(source: Source) -> Source:
    """Return a source as anybody may see it; the number is enough to refer to it."""
    if not source.confidential or source.redacted:
        return source
    return replace(
        source,
        name=f"confidential source {source.id}",
        title=None,
        url=None,
        contact=None,
        note=None,
    )


def veiled_evidence(piece: Evidence) -> Evidence:
    """Return a piece of evidence with its source as anybody may see it."""
    return replace(piece, source=veiled(piece.source))


def veiled_claim(checked: CheckedClaim) -> CheckedClaim:
    """Return a claim with the sources of its evidence as anybody may see them."""
    return replace(checked, evidence=tuple(map(veiled_evidence, checked.evidence)))
