"""Record verdicts and policies: given, superseded, withdrawn, lacking, suspended."""

from quality.recording import material
from quality.recording.recorder import Recorder


def rule(recorder: Recorder) -> None:
    """Rule on claims, on several scales, under several policies."""
    recorder.lines(
        """
        verdict mongolia/59 true --because "The depositary lists 11 April 2002." \
            --evidence Reuters --passage "ratified 11 Apr 2002" --locator "row \
            Mongolia" --accessed-on 2024-09-03
        verdict mongolia/59 true --because "The depositary lists 11 April 2002." \
            --evidence Reuters --passage "ratified 11 Apr 2002" --locator "row \
            Mongolia" --accessed-on 2024-09-03
        verdict mongolia/59 true --because "The depositary lists 11 April 2002." \
            --again --recheck-by 2024-12-01 --holds-on 2024-09-02
        verdict mongolia/91 false --because "A warrant is not a conviction."
        verdict mongolia/91 false --because "A warrant is not a conviction." \
            --evidence https://example.org/icc --stance refutes --suggest "an accused"
        verdict mongolia/91 mostly-false --because "He is wanted." --by bob
        verdict mongolia/91 --withdraw --because "Wrong call" --by bob
        verdict mongolia/91 --withdraw --because "Wrong call" --by bob
        verdict mongolia/91 false --because "Nobody has convicted him." --by carl
        verdict mongolia/83 mostly-true --because "A little under three times."
        verdict mongolia/76 pants-on-fire --scale truth-o-meter --because "No." \
            --evidence https://example.org/icc
        verdict mongolia/78 falls --scale ours --because "Ours says so."
        verdict mongolia/79 misleading --because "It depends." --evidence Reuters \
            --suggest "say of which year"
        verdict mongolia/14 true --because "His post says it." --evidence \
            https://example.org/post --passage "major blow" --confirm attribution
        verdict mongolia/20 unverifiable --because "No record." --recheck-by 2024-10-01
        verdict mongolia/21 wrong --because "No such rating."
        verdict mongolia/21 true
        verdict mongolia/21 true --because ""
        verdict mongolia/999 true --because "No such claim."
        verdict mongolia/21 true --because "No such scale." --scale nothing
        verdict mongolia/3 unverifiable --because "Nobody saw it." --by ""
        verdict harbour/2 false --because "The ledger says 31,200." \
            --set 1,2 --cite 3 --suggest "31,200 vehicles a day"
        verdict harbour/2 false --because "No such evidence." --cite 9
        verdict harbour/2 false --because "Alone and in a set." --set 1,2 --cite 2
        verdict harbour/3 true --because "Two papers have it." --recheck-by 2024-06-01
        verdict harbour/4 unverifiable --because "No record of J. Doe on it."
        verdict harbour/5 misleading --because "Safe for cars." --evidence Gazette
        verdict harbour/1 true --because "It is dropped."
        verdict harbour/12 mostly-true --because "4.20 euros." --evidence Courier
        edit mongolia/59 --statement "Mongolia ratified the Rome Statute in 2003."
        show mongolia/59
        edit mongolia/59 --statement "Mongolia ratified it in 2002."
        edit mongolia/79 --quote "Mongolia" --occurrence 1
        verdict steppe/2 unverifiable --because "The census is late."
        verdict steppe/3 unverifiable --because "The archive is closed."
        verdict steppe/4 true --because "The list has it." --evidence Reuters
        verdict steppe/5 true --because "The museum says so." --evidence \
            https://example.org/museum
        verdict steppe/6 mostly-true --because "1,815." --evidence Census
        verdict steppe/7 true --because "The ministry counted." --evidence Census
        verdict glacier/1 true --because "It was measured." --evidence Gazette \
            --stance supports
        verdict glacier/2 unverifiable --because "Where?" --evidence Courier --stance \
            context
        verdict arabic/2 true --because "الصحيفة تقول ذلك 🌉" --evidence Gazette
        verdict russian/2 false --because "Это было 4 марта." --evidence Courier \
            --suggest "4 марта"
        """
    )
    policy(recorder)


def policy(recorder: Recorder) -> None:
    """Set other policies and come back to the first."""
    run = recorder.run
    recorder.forms("policy explain", material.TEXT)
    recorder.lines(
        """
        policy show
        policy set strict.toml --dry-run
        policy set broken.toml
        policy set nowhere.toml
        policy set
        policy set strict.toml --by "Otto Ravn"
        policy set strict.toml
        policy explain
        list harbour --limit 0
        list harbour --limit 0 -f json
        show harbour/2
        show harbour/3
        show harbour/3 --reveal -f json
        show mongolia/59
        ready harbour
        verdict harbour/2 false --because "Counted twice." --confirm unit --confirm \
            date --again
        verdict harbour/2 false --because "No such point." --confirm nothing
        show harbour/2 -f json
        ready harbour -f json
        policy show
        policy show --version 1
        policy show --version 9
        """
    )
    recorder.forms("policy list", material.TABLE)
    run("policy set - --by ada", stdin=material.LIGHT)
    run("list harbour --limit 0")
    run("policy explain -f json")
    run("policy set -", stdin=run("policy show --version 1"))
    run("policy list")
