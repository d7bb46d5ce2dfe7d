"""Record blind second checks: drawn, hidden, agreeing or not, decided, measured."""

from quality.recording import material
from quality.recording.recorder import Recorder

PAIRS = range(30, 54)
"""Claims of the archive that two people rule on, enough for an interval."""

HIDDEN = (
    "list harbour -f json",
    "list mongolia --status checked",
    "list --rating false --count",
    "list --checker ada -f jsonl",
    "show harbour/2",
    "show harbour/2 -f json",
    "show harbour",
    "history harbour/2",
    "history harbour -f json",
    "stats",
    "stats harbour -f json",
    "articles --gate",
    "callsheet harbour",
    "query harbour",
    "report harbour -f markdown",
    "report harbour -f csv",
    "report harbour -f json",
    "evidence list harbour/2 -f json",
    "ready harbour",
    "timeline harbour",
    "recall 'Harbour Ledger'",
    "corrections",
    "disagreements",
    "agreement",
)
"""Ways to look at what a second check hides."""


def check_again(recorder: Recorder) -> None:
    """Have claims checked a second time."""
    recorder.lines(
        """
        recheck harbour/2 mongolia/59 --to bob
        recheck harbour/2 --to bob
        recheck harbour/3 --to ada
        recheck harbour/7 --to bob
        recheck --sample 2 --article steppe --seed 7 --to carl
        recheck --sample 50% --kind quantity --checker ada --seed 11 --to dora --by eve
        recheck --sample 5 --kind rule --seed 1 --to bob
        recheck --sample many --to bob
        recheck --sample 2
        """
    )
    recorder.forms("recheck --list", material.TABLE)
    for viewer in ("bob", "''", "eve"):
        for look in HIDDEN:
            recorder.run(f"--as {viewer} {look}")
    recorder.run("--as bob report harbour")
    recorder.lines(
        """
        merge harbour/2 harbour/3 --by bob
        drop harbour/2 --because "no claim" --by bob
        resolve harbour/2 accept --because right --by bob
        verdict harbour/2 --withdraw --because no --by bob
        verdict harbour/2 true --because "I counted them." --evidence \
            https://example.org/count --passage "40,000" --by bob
        verdict mongolia/59 mostly-true --because "It was April." --evidence Reuters \
            --by bob
        recheck --cancel mongolia/59
        recheck --list -f json
        """
    )
    recorder.forms("disagreements", material.TABLE)
    recorder.lines(
        """
        disagreements harbour
        list harbour
        show harbour/2
        show harbour/2 -f json
        ready harbour
        adjudicate harbour/2 false --because "The ledger is the source." --by ada
        adjudicate harbour/3 false --because "No disagreement." --by eve
        adjudicate harbour/2 wrong --because "No such rating." --by eve
        adjudicate harbour/2 mostly-false --because "The ledger is the source." --cite \
            1 --confirm unit --scale desk --suggest "31,200" --by eve
        show harbour/2
        recheck harbour/5 --to bob --by ada
        verdict harbour/5 true --because "It is." --evidence Census --by bob
        adjudicate harbour/5 misleading --because "For cars alone." --yes --by ada
        recheck mongolia/91 --to bob
        recheck --cancel mongolia/91 --by carl
        recheck --cancel mongolia/91
        recheck --list
        disagreements -f json
        """
    )
    _measure(recorder)


def _measure(recorder: Recorder) -> None:
    """Let two people rule on enough claims for an interval."""
    first = ("unverifiable", "true", "false", "misleading")
    because = "--because seen --evidence Reuters"
    for number in PAIRS:
        rating = first[number % 4]
        recorder.run(f"verdict archive/{number} {rating} {because} --by ada")
    recorder.run(f"recheck archive/{PAIRS[0]}-{PAIRS[-1]} --to bob --by ada -f json")
    for number in PAIRS:
        rating = first[number % 4] if number % 5 else "mostly-true"
        recorder.run(f"verdict archive/{number} {rating} {because} --by bob")
    for more in ("", " --by-kind", " --by-checker"):
        recorder.forms(f"agreement{more}", ("table", "json", "csv"))
    recorder.run("agreement archive --by-kind --by-checker")
    recorder.run("agreement russian")
    recorder.run("disagreements archive -f csv")
    for kind in material.KINDS:
        recorder.run(f"recheck --sample 1 --kind {kind} --seed 3 --to eve")
    recorder.run("recheck --list")
