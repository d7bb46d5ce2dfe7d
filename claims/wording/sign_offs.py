"""Sign-offs in words: who released which text, and what of it was their own work."""

from typing import TYPE_CHECKING

from claims.english.plural import counted

if TYPE_CHECKING:
    from claims.records import SignOff


def hand_words(wrote: bool, verdicts: int, article: str = "") -> str:
    """Return what somebody had a hand in of an article, which may be named."""
    said = [f"wrote {article or 'it'}"] if wrote else []
    if verdicts:
        whose = f" of {'it' if wrote else article}" if article else ""
        said.append(f"ruled on {counted(verdicts, 'claim')}{whose}")
    return " and ".join(said)


def own_words(made: "SignOff") -> str:
    """Return what whoever signed had a hand in; empty where nothing."""
    said = []
    if made.is_own:
        hand = hand_words(made.own_text, len(made.own_verdicts or ()))
        said.append(f"{made.checker} {hand}")
    if made.own_answers:
        verdicts = counted(len(made.own_answers), "verdict")
        whom = "it" if len(made.own_answers) == 1 else "them"
        said.append(f"{verdicts} answered by who gave {whom}")
    return "; ".join(said)


def sign_off_line(made: "SignOff") -> str:
    """Return a release in one line of text."""
    own = own_words(made)
    reasons = counted(len(made.reasons), "reason")
    said = [
        f"revision {made.revision} signed off by {made.checker},"
        f" {made.recorded_at:%Y-%m-%d}, {made.state}",
        own,
        f"despite {reasons}: {made.despite}" if made.despite else "",
        f"sha256 {made.sha256}",
    ]
    return "; ".join(filter(None, said))
