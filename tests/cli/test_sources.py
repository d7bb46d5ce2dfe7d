"""Sources: what rests on what, who is named to whom, what was saved, what is erased."""

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.database.engine import begin
from claims.formats.report import FORMATS
from support import Invoke, make_article
from support_pdf import pdf
from support_web import page, serving

WORDS = "The ledger says 31,200 vehicles crossed it a day."
HTML = (
    "<!doctype html><html><head><title>Ledger</title></head><body><article><p>"
    + WORDS.replace("31,200 vehicles", "31,200\n vehicles")
    + "</p><p>It was counted “twice” in every month of the year before it was closed"
    " for repairs, by the harbour master and by the mayor.</p></article></body></html>"
)


@pytest.fixture
def harbour(claims: Invoke, connection: Connection) -> Invoke:
    make_article(connection)
    connection.commit()
    return claims


def loaded(claims: Invoke, *args: str) -> Any:
    return json.loads(claims(*args, "-f", "json").stdout)


def policy(claims: Invoke, tmp_path: Path, text: str) -> None:
    path = tmp_path / "claims.toml"
    path.write_text(text, encoding="utf-8")
    claims("policy", "set", str(path))


def standing(claims: Invoke) -> tuple[str, list[str]]:
    shown = loaded(claims, "show", "harbour/1")
    return shown["status"], shown["missing"]


def supports(claims: Invoke, *args: str, code: int = 0) -> str:
    return claims(
        "evidence", "add", "harbour/1", *args, "--stance", "supports", code=code
    ).output


def test_two_papers_that_rest_on_one_agency_count_once(
    harbour: Invoke, tmp_path: Path
) -> None:
    policy(harbour, tmp_path, "[default]\nsources = 2\n")
    harbour("source", "add", "Agency")
    for paper in ("Gazette", "Courier"):
        harbour("source", "add", paper, "--origin", "Agency")
        supports(harbour, paper)

    harbour("verdict", "harbour/1", "true", "-b", "both say so")
    status, [lacks] = standing(harbour)
    supports(harbour, "https://example.org/else")
    harbour("verdict", "harbour/1", "true", "-b", "and a third")

    assert status == "unverified"
    assert lacks.startswith("2 independent sources cited, it has 1; claims evidence")
    assert standing(harbour) == ("checked", [])
    agency, gazette, *_ = loaded(harbour, "source", "list")
    assert (agency["origin"], gazette["origin"]) == (None, agency["id"])
    refused = harbour("source", "add", "X", "--origin", "Nobody", code=1)
    assert "no source 'Nobody'" in refused.output
    harbour("db", "verify")


def test_what_a_source_rests_on_is_said_later_and_never_goes_in_a_circle(
    harbour: Invoke, tmp_path: Path
) -> None:
    policy(harbour, tmp_path, "[default]\nsources = 2\n")
    for paper in ("Gazette", "Courier", "Agency"):
        harbour("source", "add", paper)
    supports(harbour, "Gazette")
    supports(harbour, "Courier")
    harbour("verdict", "harbour/1", "true", "-b", "both say so")
    edit = ("source", "edit")

    changed = harbour(*edit, "Courier", "--origin", "Gazette").stdout
    harbour(*edit, "Gazette", "--origin", "Agency")

    assert changed.splitlines() == [
        "source 2 rests on source 1", "harbour/1: checked → unverified",
    ]  # fmt: skip
    for name, origin in (("Agency", "Courier"), ("Courier", "Courier")):
        refused = harbour(*edit, name, "--origin", origin, code=1).output
        assert "itself; take that back with: claims source edit" in refused
    assert "say what to change" in harbour(*edit, "Agency", code=2).output
    harbour("db", "verify")
    undone = harbour(*edit, "Courier", "--no-origin").stdout
    assert "harbour/1: unverified → checked" in undone
    harbour("source", "redact", "Courier", "-b", "promised", "--yes")
    harbour("db", "verify")


def test_evidence_that_only_counts_together_is_one_source(
    harbour: Invoke, tmp_path: Path
) -> None:
    policy(harbour, tmp_path, "[default]\nsources = 2\n")
    for number in range(2):
        supports(harbour, f"https://example.org/{number}")

    harbour("verdict", "harbour/1", "true", "-b", "together", "--set", "1,2")

    assert standing(harbour)[0] == "unverified"
    assert loaded(harbour, "show", "harbour/1")["verdicts"][0]["sets"] == [[1, 2]]


def test_a_policy_can_want_a_primary_source(harbour: Invoke, tmp_path: Path) -> None:
    policy(harbour, tmp_path, "[default]\nprimary = true\n")
    supports(harbour, "https://example.org/a")
    harbour("verdict", "harbour/1", "true", "-b", "it says so")
    status, [lacks] = standing(harbour)

    supports(harbour, "https://example.org/a", "--primary")
    harbour("verdict", "harbour/1", "true", "-b", "it was there")

    assert status == "unverified"
    assert "claims evidence add harbour/1 SOURCE --primary" in lacks
    assert standing(harbour) == ("checked", [])
    assert "(by ada), primary" in harbour("show", "harbour/1").stdout
    assert "yes" in harbour("evidence", "list", "harbour/1").stdout


def test_a_policy_can_want_a_saved_source(harbour: Invoke, tmp_path: Path) -> None:
    policy(harbour, tmp_path, "[default]\nsnapshot = true\n")
    supports(harbour, "https://example.org/a", "--passage", "31,200 vehicles")
    harbour("verdict", "harbour/1", "true", "-b", "it says so")
    status, [lacks] = standing(harbour)
    saved = tmp_path / "a.txt"
    saved.write_text(WORDS, encoding="utf-8")

    harbour("source", "snapshot", "1", str(saved))
    supports(harbour, "1", "--snapshot", "latest")
    harbour("verdict", "harbour/1", "true", "-b", "it is saved")

    assert status == "unverified"
    assert "claims evidence add harbour/1 SOURCE --snapshot latest" in lacks
    assert standing(harbour) == ("checked", [])
    harbour("db", "verify")


def test_a_calculation_is_shown_with_its_result(harbour: Invoke) -> None:
    supports(harbour, "Census", code=1)
    supports(harbour, "https://a.org", "--passage", "1,564,116 in 2023, 3 more")
    supports(harbour, "https://b.org", "--passage", "543 940 people")

    assert "= 2.875530389" in supports(harbour, "--calc", "e1:1_564_116 / e2:543_940")
    assert "= 2.875530389" in supports(harbour, "--calc", "1_564_116 / 543_940")
    assert "= 5.751060778" in supports(harbour, "--calc", "e3 * 2")

    shown = loaded(harbour, "show", "harbour/1")["evidence"][2]
    assert shown["expression"] == "e1:1_564_116 / e2:543_940"
    assert shown["result"] == "2.875530389"
    assert shown["source"]["kind"] == "calculation"
    text = "e1:1_564_116 / e2:543_940 = 2.875530389"
    assert text in harbour("show", "harbour/1").stdout
    assert text in harbour("evidence", "list", "harbour/1", "-f", "csv").stdout
    for form in ("csv", "html"):
        assert text in harbour("report", "harbour", "-f", form).stdout
    written = harbour("report", "harbour", "-f", "markdown").stdout
    assert text in written.replace("\\", "")
    harbour("db", "verify")


@pytest.mark.parametrize(
    ("expression", "reason"),
    [
        ("1 / 0", "the calculation divides by zero"),
        ("e1 / 2", "states several numbers: 1564116, 2023; say which, as e1:1564116"),
        ("e1:7 / 2", "evidence 1 of harbour/1 does not state 7; it states 1564116"),
        ("e9 / 2", "harbour/1 has no evidence 9 to calculate with"),
        ("e2 / 2", "evidence 2 of harbour/1 states no number; add a passage"),
        ("open('x')", "is no calculation; write numbers"),
    ],
)
def test_what_cannot_be_calculated_is_refused_in_a_line(
    harbour: Invoke, expression: str, reason: str
) -> None:
    supports(harbour, "https://a.org", "--passage", "1,564,116 in 2023")
    supports(harbour, "https://b.org")

    refused = supports(harbour, "--calc", expression, code=1)

    assert reason in refused
    assert refused.count("\n") == 1
    assert len(loaded(harbour, "evidence", "list", "harbour/1")) == 2


def test_a_calculation_is_no_source_beside_those_of_its_numbers(
    harbour: Invoke, tmp_path: Path
) -> None:
    policy(harbour, tmp_path, "[default]\nsources = 2\n")
    supports(harbour, "https://a.org", "--passage", "12 people")
    supports(harbour, "--calc", "e1 * 2")
    supports(harbour, "--calc", "6 * 4")

    harbour("verdict", "harbour/1", "true", "-b", "worked out")

    _, [lacks] = standing(harbour)
    assert "2 independent sources cited, it has 1" in lacks


def test_a_calculation_needs_a_source_of_its_kind(harbour: Invoke) -> None:
    harbour("source", "add", "Census")

    refused = supports(harbour, "Census", "--calc", "1 + 1", code=1)

    assert "is a document and no calculation; leave SOURCE out" in refused
    assert "name the SOURCE" in supports(harbour, code=2)
    assert "has no --snapshot" in supports(
        harbour, "--calc", "1", "--snapshot", "latest", code=2
    )


def test_merged_claims_keep_what_their_calculations_name(harbour: Invoke) -> None:
    supports(harbour, "https://other.org", "--passage", "5 boats")
    for args in (("https://a.org", "--passage", "12 people"), ("--calc", "e1 * 2")):
        harbour("evidence", "add", "harbour/3", *args)

    harbour("merge", "harbour/1", "harbour/3")

    *_, last = loaded(harbour, "evidence", "list", "harbour/1")
    assert (last["expression"], last["result"]) == ("e2 * 2", "24")
    harbour("db", "verify")


def confidential(claims: Invoke) -> None:
    claims(
        "source", "add", "J. Doe", "--kind", "person", "--title", "Doe, master",
        "--url", "https://doe.example", "--contact", "doe 555", "--note", "doe of old",
        "--confidential",
    )  # fmt: skip


def test_a_confidential_source_is_named_only_when_asked_for(harbour: Invoke) -> None:
    confidential(harbour)
    said = supports(harbour, "1", "--passage", "a lot")
    questions = [
        ("evidence", "list", "harbour/1"),
        ("source", "list"),
        ("source", "show", "1"),
        ("show", "harbour/1"),
    ]

    for question in questions:
        forms = ("text", "json") if question[0] == "show" else ("table", "json", "csv")
        for form in forms:
            veiled = harbour(*question, "-f", form).output
            assert "confidential source 1" in veiled
            assert "doe" not in veiled.lower()
            assert "J. Doe" in harbour(*question, "--reveal", "-f", form).stdout
    assert "confidential source 1" in said
    for form in FORMATS:
        assert "doe" not in harbour("report", "harbour", "-f", form).stdout.lower()
    assert "doe" not in harbour("show", "harbour", "-f", "json").stdout.lower()


def test_what_checkers_wrote_does_not_name_a_confidential_source(
    harbour: Invoke, tmp_path: Path
) -> None:
    harbour(
        "source", "add", "Jane Doe", "--kind", "person", "--confidential",
        "--contact", "+1 555 0100, jane@doe.example",
    )  # fmt: skip
    supports(
        harbour, "1", "--passage", "“I counted”, says DOE", "--locator", "+1 555-0100",
        "--note", "jane@doe.example wrote",
    )  # fmt: skip
    supports(harbour, "https://example.org/x", "--note", "as jane  doe said")
    for rating in ("true", "false"):
        despite = ["--despite", "Doe erred"] if rating == "false" else []
        words = ["harbour/1", rating, "-b", "Ms Doe counted them"]
        harbour("verdict", *words, *despite)
    harbour("resolve", "harbour/1", "reject", "-b", "Doe is wrong")
    questions = [
        *(("show", "harbour/1", "-f", form) for form in ("text", "json")),
        *(("evidence", "list", "harbour/1", "-f", form) for form in ("table", "json")),
        *(("history", name) for name in ("harbour", "harbour/1")),
        ("query", "harbour", "--all"),
        ("query", "harbour", "--all", "-f", "json"),
        ("show", "harbour", "-f", "json"),
        *(("report", "harbour", "-f", form) for form in FORMATS),
    ]

    for question in questions:
        shown = harbour(*question).stdout

        assert not re.search("doe|jane|0100", shown, re.IGNORECASE), shown
        assert "[confidential source 1]" in shown.replace("\\", "")
    shown = harbour("show", "harbour/1").stdout
    assert "“I counted”, says [confidential source 1]" in shown
    for question in questions[:6]:
        assert "Doe" in harbour(*question, "--reveal").stdout


def test_a_passage_does_not_name_a_source_again_once_it_is_redacted(
    harbour: Invoke,
) -> None:
    confidential(harbour)
    supports(harbour, "1", "--passage", "Doe says a lot", "--note", "Doe called")
    harbour("verdict", "harbour/1", "true", "-b", "So it is written")
    harbour("verdict", "harbour/1", "true", "-b", "So DOE told us")
    erased = harbour("source", "redact", "1", "-b", "promised", "--yes")

    assert "look through by hand: verdict 2 of harbour/1: its reason" in erased.stderr
    assert "verdict 1" not in erased.stderr
    harbour("verdict", "harbour/1", "--withdraw", "-b", "The reason named somebody")

    for question in (
        ("show", "harbour/1"),
        ("evidence", "list", "harbour/1"),
        ("history", "harbour/1"),
    ):
        assert "Doe says a lot" not in harbour(*question).stdout
        assert "Doe says a lot" in harbour(*question, "--reveal").stdout


def test_striking_out_a_name_that_the_article_gives_would_tell_who_it_is(
    harbour: Invoke,
) -> None:
    harbour("source", "add", "Ada Quill", "--kind", "person", "--confidential")
    cite = ("evidence", "add", "harbour/3", "Ada Quill")
    harbour(*cite, "--passage", "Quill has spent it")

    assert "“Quill has spent it”" in harbour("show", "harbour/3").stdout


def test_a_report_has_nothing_that_gives_a_confidential_source_away(
    harbour: Invoke, tmp_path: Path
) -> None:
    saved = tmp_path / "letter.txt"
    saved.write_text("We lost 31,200 in May.", encoding="utf-8")
    harbour("source", "add", "Letter", "--confidential")
    harbour("source", "snapshot", "Letter", str(saved))
    supports(harbour, "Letter", "--passage", "31,200")
    supports(harbour, "Sum", "--calc", "e1 * 2", code=0)
    secret = ("source", "add", "Hers", "--kind", "calculation", "--confidential")
    harbour(*secret)
    supports(harbour, "Hers", "--calc", "e1 * 777")

    pieces = loaded(harbour, "report", "harbour")["claims"][0]["evidence"]

    letter, sums, hers = pieces
    assert (letter["snapshot"], hers["expression"], hers["result"]) == (None,) * 3
    assert (sums["expression"], sums["result"]) == ("e1 * 2", "62400")


def test_a_piece_of_evidence_counts_alone_or_in_one_set(harbour: Invoke) -> None:
    for number in range(3):
        supports(harbour, f"https://example.org/{number}")
    rule = ("verdict", "harbour/1", "true", "-b", "so")

    twice = harbour(*rule, "--set", "1,2", "--set", "2,3", code=2).output
    both = harbour(*rule, "--set", "1,2", "--cite", "2", code=2).output
    harbour(*rule, "--set", "1,2", "--evidence", "https://example.org/new")

    assert "counts in one set only" in twice
    assert "evidence 2 is to count alone and in a set" in both
    [verdict] = loaded(harbour, "show", "harbour/1")["verdicts"]
    assert (verdict["evidence"], verdict["sets"]) == ([1, 2, 4], [[1, 2]])


def test_sources_that_look_alike_are_one(harbour: Invoke) -> None:
    harbour("source", "add", " Agency ")

    refused = harbour("source", "add", "Agency", code=1).output
    said = supports(harbour, "Agency  ")

    assert "there is a source 'Agency' already" in refused
    assert "supports, Agency" in said


def test_what_says_nothing_is_no_evidence(harbour: Invoke) -> None:
    harbour("source", "add", "Ledger")

    supports(harbour, "Ledger", "--passage", "  ", "--locator", "", "--note", " ")
    calculated = supports(harbour, "--calc", "", code=1)
    early = supports(harbour, "Ledger", "--accessed-on", "3024-01-01", code=2)

    [piece] = loaded(harbour, "evidence", "list", "harbour/1")
    assert [piece[name] for name in ("passage", "locator", "note")] == [None] * 3
    assert "'' is no calculation" in calculated
    assert "3024-01-01, the day you looked, is yet to come" in early


def test_a_source_is_forgotten_and_the_ledger_still_proves_the_rest(
    harbour: Invoke, database: str, connection: Connection, tmp_path: Path
) -> None:
    confidential(harbour)
    harbour("source", "add", "Census")
    supports(harbour, "1", "--passage", "Doe says a lot")
    note = tmp_path / "doe.txt"
    note.write_text("Spoken on the quay.", encoding="utf-8")
    harbour("source", "snapshot", "1", str(note))
    redact = ("source", "redact", "J. Doe", "--because", "promised")

    assert "pass --yes" in harbour(*redact, code=2).output
    tried = harbour(*redact, "--dry-run").output
    assert "would be erased: source 1, in the ledger: desk/" in tried
    assert "J. Doe" in harbour("source", "show", "1", "--reveal").stdout
    done = harbour(*redact, "--yes")

    assert "source 1 redacted: erased in its row and in 2 entries" in done.stdout
    assert "by hand: evidence 1 of harbour/1: passage" in done.stderr
    assert "the bytes that were saved of it" in done.stderr
    [shown] = loaded(harbour, "source", "show", "1", "--reveal")
    assert (shown["name"], shown["redacted"]) == ("redacted source 1", True)
    assert {shown[each] for each in ("title", "url", "contact", "note")} == {None}
    assert (
        "redacted already"
        in harbour("source", "redact", "1", "-b", "x", "--yes", code=1).output
    )
    harbour("db", "verify")
    entry = schema.ledger_entry.c
    query = sa.select(entry.before, entry.after).where(entry.stream == "desk")
    told = "".join(map(str, connection.execute(query)))
    assert "doe" not in told.lower()
    assert "promised" in told
    connection.rollback()
    if "://" not in database:
        held = b"".join(path.read_bytes() for path in tmp_path.glob("claims.db*"))
        assert b"doe 555" not in held
        assert b"J. Doe" not in held


TAMPERING = {
    "another entry": "UPDATE ledger_entry SET after = replace(after, 'Census', 'Else')",
    "an erased entry": "UPDATE ledger_entry SET after ="
    " replace(after, 'redacted source 1', 'J. Roe') WHERE what = 'add source'",
    "the entry of the redaction": "UPDATE ledger_entry SET after ="
    " replace(after, 'promised', 'why not')",
    "what it names": "UPDATE ledger_entry SET after ="
    ' replace(after, \'"entries":{\', \'"entries":{"1":{},\')',
    "the row": "UPDATE source SET name = 'J. Roe' WHERE redacted_by_id IS NOT NULL",
}


@pytest.mark.parametrize("tampering", TAMPERING)
def test_whatever_else_is_changed_after_a_redaction_shows(
    claims: Invoke, database: str, tampering: str
) -> None:
    confidential(claims)
    claims("source", "add", "Census")
    claims("source", "redact", "1", "--because", "promised", "--yes")
    claims("db", "verify")

    with begin(database) as connection:
        connection.exec_driver_sql(TAMPERING[tampering])

    assert "difference" in claims("db", "verify", code=1).output


def test_a_page_is_saved_once_as_warc_and_proved_offline(
    harbour: Invoke, tmp_path: Path
) -> None:
    from warcio.archiveiterator import ArchiveIterator

    with serving({"/a": page(HTML, "text/html; charset=utf-8")}) as site:
        url = site.url("/a")
        private = "--allow-private"
        first = harbour("source", "snapshot", url, private).stdout
        again = harbour("source", "snapshot", url, private).stdout

    sha256 = first.rpartition(" ")[2].strip()
    assert first.startswith("snapshot 1 of source 1 recorded: ")
    assert "is there already, with the same bytes" in again
    out, warc = tmp_path / "a.html", tmp_path / "a.warc.gz"
    harbour("source", "save", sha256[:8], "-o", str(out))
    harbour("source", "save", sha256, "--warc", "-o", str(warc))
    assert out.read_bytes() == HTML.encode()
    kinds = [
        (each.rec_type, each.rec_headers.get_header("WARC-Target-URI"))
        for each in ArchiveIterator(io.BytesIO(warc.read_bytes()))
    ]
    assert ("response", url) in kinds
    assert (
        "exists; --force"
        in harbour("source", "save", sha256, "-o", str(out), code=1).output
    )
    [saved] = loaded(harbour, "source", "snapshots", url)
    assert (saved["sha256"], saved["container"]) == (sha256, "warc")
    assert re.match(r"html 1 \(trafilatura", saved["reader"])
    said = supports(harbour, url, "--passage", '31,200 vehicles … counted "twice"')
    assert f"it rests on snapshot {sha256[:12]}" in said
    assert "rests on" not in supports(harbour, url, "--passage", "31,201 vehicles")
    refused = supports(
        harbour, url, "--passage", "31,201", "--snapshot", sha256[:7], code=1
    )
    assert "does not say the passage; correct --passage" in refused
    assert "1 snapshot verified" in harbour("source", "verify").stdout
    harbour("db", "verify")


def test_what_was_changed_in_a_snapshot_shows(
    harbour: Invoke, database: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(WORDS, encoding="utf-8")
    harbour("source", "add", "Ledger")
    harbour("source", "snapshot", "Ledger", str(path))
    supports(harbour, "Ledger", "--passage", "31,200")
    table = schema.snapshot

    with begin(database) as connection:
        connection.execute(sa.update(table).values(content=b"x", text="31,201"))

    found = harbour("source", "verify", "Ledger", code=1).output
    assert "the bytes are not the ones that were saved" in found
    assert "harbour/1: the passage of evidence 1 is not in snapshot" in found
    told = harbour("db", "verify", code=1).output
    assert "desk: snapshot/1/1 is not what the ledger says" in told


def test_the_text_of_a_pdf_is_taken_out(harbour: Invoke, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf("31,200 vehicles a day"))
    harbour("source", "add", "Ledger")

    harbour("source", "snapshot", "Ledger", str(path))

    [saved] = loaded(harbour, "source", "snapshots", "Ledger")
    assert saved["media_type"] == "application/pdf"
    assert saved["reader"].startswith("pdf 1 (pypdf ")
    assert "rests on" in supports(harbour, "Ledger", "--passage", "31,200 vehicles")
    harbour("source", "verify")


@pytest.mark.parametrize(
    ("content", "remark"),
    [
        (b"%PDF-1.7 and no more", "is a PDF too odd to read"),
        (b"\x89PNG\r\n\x1a\n", "there is no reader for image/png"),
        (b"caf\xe9 \x80\xff, closed", "it was saved without a text"),
    ],
)
def test_what_nobody_can_read_is_kept_without_a_text(
    harbour: Invoke, tmp_path: Path, content: bytes, remark: str
) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(content)
    harbour("source", "add", "Ledger")

    done = harbour("source", "snapshot", "Ledger", str(path))

    assert remark in done.stderr
    assert loaded(harbour, "source", "show", "1")[0]["snapshots"][0]["reader"] is None
    supports(harbour, "Ledger", "--passage", "anything", "--snapshot", "latest")
    harbour("source", "verify")


def test_every_refusal_says_the_way_out(harbour: Invoke, tmp_path: Path) -> None:
    harbour("source", "add", "Ledger")
    no_address = harbour("source", "snapshot", "Ledger", code=2).output
    none = supports(harbour, "Ledger", "--snapshot", "latest", code=1)
    other = supports(harbour, "Ledger", "--snapshot", "abcdef", code=1)
    gone = str(tmp_path / "gone")

    assert "has no address; name a FILE or a URL" in no_address
    assert "save one with: claims source snapshot 1" in none
    assert "claims source show 1 lists them" in other
    assert "too short" in supports(harbour, "Ledger", "--snapshot", "ab", code=2)
    assert (
        "no such file" in harbour("source", "snapshot", "Ledger", gone, code=1).output
    )
    assert (
        "no snapshot abcdef"
        in harbour("source", "save", "abcdef", "-o", gone, code=1).output
    )


def test_a_source_is_put_right_field_by_field(harbour: Invoke) -> None:
    harbour("source", "add", "J. Deo", "--kind", "person", "--note", "after six")

    told = harbour(
        *("source", "edit", "J. Deo", "--name", "J. Doe", "--title", "Mayor"),
        *("--note", "", "--confidential"),
    ).stdout

    assert told == "source 1 changed: name, title, confidential, note\n"
    [shown] = loaded(harbour, "source", "show", "1", "--reveal")
    assert (shown["name"], shown["title"], shown["note"]) == ("J. Doe", "Mayor", None)
    again = harbour("source", "edit", "1", "--title", "Mayor").stdout
    assert again == "source 1 says so already; nothing was changed\n"
    harbour("source", "edit", "1", "--no-confidential")
    assert loaded(harbour, "source", "show", "1")[0]["name"] == "J. Doe"
    assert "say what to change" in harbour("source", "edit", "1", code=2).output
    harbour("db", "verify")


def test_two_ways_to_write_an_address_are_one_source(
    harbour: Invoke, tmp_path: Path
) -> None:
    policy(harbour, tmp_path, "[default]\nsources = 2\n")
    harbour("source", "add", "The Other", "--url", "http://www.a.org/1/?fbclid=9")
    for source in ("https://a.org/1", "https://a.org/1/", "The Other"):
        supports(harbour, source)

    harbour("verdict", "harbour/1", "true", "-b", "they say so")

    status, [lacks] = standing(harbour)
    assert status == "unverified"
    assert lacks.startswith("2 independent sources cited, it has 1")
    assert len(loaded(harbour, "source", "list")) == 1
