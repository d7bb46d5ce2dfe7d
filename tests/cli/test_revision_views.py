import json
from pathlib import Path

from support import Invoke

FIRST = (
    "The bridge carried 40,000 vehicles a day before it closed.\n\n"
    "The council has spent 12 million on repairs.\n\n"
    "The ferry runs on Sundays."
)
SECOND = FIRST.replace("40,000", "45,000").replace("\n\nThe ferry runs on Sundays.", "")


def _two_revisions(claims: Invoke, tmp_path: Path) -> None:
    """Make an article with a changed, a flagged, and a gone claim, all ruled on."""
    first, second = tmp_path / "harbour.txt", tmp_path / "second.txt"
    first.write_text(FIRST)
    second.write_text(SECOND.replace("12 million on", "12 million lately on"))
    claims("ingest", str(first), "--engine", "sentences", "--slug", "harbour")
    claims("edit", "harbour/2", "--quote", "The council has spent 12 million")
    for claim in ("harbour/1", "harbour/2", "harbour/3"):
        claims("verdict", claim, "unverifiable", "--because", "nobody could say")
    claims("revise", "harbour", str(second), "--engine", "sentences")


def test_show_says_what_changed_and_what_the_verdict_was_about(
    claims: Invoke, tmp_path: Path
) -> None:
    _two_revisions(claims, tmp_path)

    shown = claims("show", "harbour/1").output
    whole = json.loads(claims("show", "harbour/1", "-f", "json").output)

    assert "changed  number: 40,000 → 45,000" in shown
    assert "was      “The bridge carried 40,000 vehicles" in shown
    assert whole["changes"] == ["number: 40,000 → 45,000"]
    assert whole["outcome"] == "changed"


def test_lists_can_be_narrowed_to_how_claims_fared(
    claims: Invoke, tmp_path: Path
) -> None:
    _two_revisions(claims, tmp_path)

    changed = claims("list", "harbour", "--outcome", "changed", "-f", "csv").output
    flagged = claims("list", "harbour", "--flagged", "-f", "csv").output
    gone = claims("list", "harbour", "--status", "gone", "-f", "csv").output
    standing = claims("list", "harbour", "-f", "csv").output

    assert [line.split(",")[0] for line in changed.splitlines()[1:]] == ["harbour/1"]
    assert [line.split(",")[0] for line in flagged.splitlines()[1:]] == ["harbour/2"]
    assert [line.split(",")[0] for line in gone.splitlines()[1:]] == ["harbour/3"]
    assert "harbour/3" not in standing


def test_a_report_of_an_earlier_revision_is_what_it_was_before_the_next(
    claims: Invoke, tmp_path: Path
) -> None:
    (tmp_path / "harbour.txt").write_text(FIRST)
    (tmp_path / "second.txt").write_text(SECOND)
    claims("ingest", str(tmp_path / "harbour.txt"), "--slug", "harbour")
    claims("verdict", "harbour/1", "unverifiable", "--because", "nobody could say")
    before = json.loads(claims("report", "harbour", "-f", "json").output)
    claims("revise", "harbour", str(tmp_path / "second.txt"))

    then = json.loads(
        claims("report", "harbour", "-f", "json", "--revision", "1").output
    )

    for each in (before, then):
        del each["written_at"]
    assert then == before


def test_a_report_of_no_such_revision_names_those_there_are(
    claims: Invoke, tmp_path: Path
) -> None:
    _two_revisions(claims, tmp_path)

    refused = claims("report", "harbour", "--revision", "3", code=1).output
    excluded = claims(
        "report", "harbour", "--revision", "1", "--as-of", "2026-01-01", code=2
    ).output

    assert "no revision 3 of harbour; there is 1 to 2" in refused
    assert "exclude each other" in excluded


def test_reports_tell_of_changes_looks_and_what_is_gone(
    claims: Invoke, tmp_path: Path
) -> None:
    _two_revisions(claims, tmp_path)
    claims("reaffirm", "harbour/1", "--because", "counted again")

    markdown = claims("report", "harbour", "-f", "markdown").output
    html = claims("report", "harbour").output

    assert "look: wording" in markdown
    assert "## No longer in the text" in markdown
    assert "reaffirmed by ada on revision 2" in markdown
    assert "No longer in the text" in html
    assert "Around its words, for somebody to look at" in html
    assert "reaffirmed by ada on revision 2" in html


def test_the_word_diff_names_the_claims_that_it_touches(
    claims: Invoke, tmp_path: Path
) -> None:
    _two_revisions(claims, tmp_path)

    text = claims("diff", "harbour").output
    whole = json.loads(claims("diff", "harbour", "-f", "json").output)

    assert "harbour/1: changed: number: 40,000 → 45,000 (suspended)" in text
    assert "harbour/3: gone (gone)" in text
    noted = [note["label"] for block in whole["blocks"] for note in block["notes"]]
    assert noted == ["harbour/1", "harbour/2", "harbour/3"]


def test_the_word_diff_tells_nothing_to_who_checks_blind(
    claims: Invoke, tmp_path: Path
) -> None:
    _two_revisions(claims, tmp_path)
    claims("reaffirm", "harbour/1", "--because", "counted again")
    claims("recheck", "harbour/1", "--to", "bob")

    shown = claims("--as", "bob", "diff", "harbour").output

    assert "harbour/1: changed: number: 40,000 → 45,000 (unverified)" in shown


def test_a_statement_follows_its_words_and_comes_back_with_them(
    claims: Invoke, tmp_path: Path
) -> None:
    _two_revisions(claims, tmp_path)
    (tmp_path / "third.txt").write_text(FIRST)

    def told(claim: str) -> tuple[str, str]:
        shown = json.loads(claims("show", claim, "-f", "json").output)
        return shown["statement"], shown["status"]

    changed = told("harbour/1")
    claims("revise", "harbour", str(tmp_path / "third.txt"), "--engine", "sentences")
    returned = told("harbour/1")

    assert changed == (FIRST.split("\n")[0].replace("40,000", "45,000"), "suspended")
    assert returned == (FIRST.split("\n")[0], "checked")
    assert "verified" in claims("db", "verify").output


def test_what_a_person_wrote_stays_when_the_words_change(
    claims: Invoke, tmp_path: Path
) -> None:
    _two_revisions(claims, tmp_path)
    (tmp_path / "third.txt").write_text(SECOND.replace("45,000", "46,000"))
    claims("edit", "harbour/1", "--statement", "45,000 vehicles crossed it daily")

    claims("revise", "harbour", str(tmp_path / "third.txt"), "--engine", "sentences")

    shown = json.loads(claims("show", "harbour/1", "-f", "json").output)
    assert shown["statement"] == "45,000 vehicles crossed it daily"
    assert shown["status"] == "suspended"
