"""Record what is put right: people, sources, evidence, articles, drafts taken back."""

from quality.recording import material
from quality.recording.recorder import Recorder


def put_right(recorder: Recorder) -> None:
    """Amend what the parts before this one left."""
    _people(recorder)
    _sources(recorder)
    _rulings(recorder)
    _drafts(recorder)


def _people(recorder: Recorder) -> None:
    recorder.forms("people list", material.TABLE)
    for role in ("reader", "checker", "editor", "admin"):
        recorder.run(f"people add 'New {role}' --role {role} --by eve")
        recorder.run(f"people edit dora --role {role} --by eve")
    recorder.lines(
        """
        people add ADA
        people add "Dora Mills" --by adda
        people merge "Dora Mills" dora --by eve
        people merge "Dora Mills" DORA
        people merge ada nobody
        people rename "New reader" "Old reader"
        people rename nobody somebody --by eve
        list --holder dorra
        list --speaker nobody
        people redact "New editor" --because "she asked" --dry-run
        people redact "New editor" --because "she asked" --yes --by eve
        people redact nobody --because "she asked" --yes
        """
    )
    recorder.forms("people list", material.TABLE)


def _sources(recorder: Recorder) -> None:
    for kind in ("document", "page", "dataset", "person", "recording", "calculation"):
        recorder.run(f"source edit Courier --kind {kind}")
    recorder.lines(
        """
        source edit Courier --name Post --title "The Post" --contact desk --note old
        source edit Post --url https://example.org/post/?utm_source=x --by bob
        source edit Post --confidential
        source edit Post --no-confidential
        source edit Post --title "" --name Courier
        source edit Post --note "no such source"
        source show Courier
        """
    )


def _rulings(recorder: Recorder) -> None:
    recorder.lines(
        """
        take mongolia/24 --by bob
        verdict mongolia/24 true --because "So it is." --evidence Census
        verdict mongolia/24 true --because "So it is." --evidence Census --over bob
        verdict mongolia/24 --withdraw --because "Not so." --by carl
        verdict mongolia/24 --withdraw --because "Not so." --by carl --over ada \
            --over bob
        evidence add mongolia/25 Census --stance refutes
        verdict mongolia/25 true --because "It is old."
        verdict mongolia/25 true --because "It is old." --despite "It is a typing slip."
        adjudicate mongolia/25 true --because "No." --despite "No second check."
        evidence edit mongolia/25 1 --stance supports --source Courier --passage new \
            --locator "page 9" --accessed-on 2024-09-01 --note "put right" --primary \
            --because "a slip"
        evidence edit mongolia/25 1 --no-primary --passage "" --snapshot latest --by bob
        evidence withdraw mongolia/25 1 --because "The page is gone." --by bob
        evidence withdraw mongolia/25 1 --undo
        edit mongolia/25 --as-text
        edit mongolia/25 --keep-statement
        evidence withdraw mongolia/25 9 --because "No such evidence."
        show mongolia/25
        history mongolia/25
        article edit harbour --title "The bridge" --byline "Jane Doe" --outlet Gazette \
            --url https://example.org/bridge --published-on 2024-05-03 --language en
        article edit harbour --title "The bridge" --by bob
        article edit nothing --title "No such article"
        """
    )
    for stance in ("supports", "refutes", "context", "not-stated"):
        recorder.run(f"evidence edit mongolia/25 1 --stance {stance}")
    for what in ("--complete", "--shipped"):
        recorder.run(f"policy show {what}")


def _drafts(recorder: Recorder) -> None:
    recorder.lines(
        """
        revise steppe harbour.txt --yes
        revise steppe --undo --dry-run
        revise steppe --undo --by bob
        revise steppe --undo draft-1.txt
        revise nothing --undo
        timeline steppe
        """
    )
