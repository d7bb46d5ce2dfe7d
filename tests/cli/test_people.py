"""The people of the desk from the command line: listed, joined, erased."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from support import TEXT, Invoke, make_article
from support_desk import everything

DRAFT = TEXT.replace("40,000", "41,000")
WILMA = "Wilhelmina Overbeck"
EVERY_ROLE = (
    "add harbour --quote safe --occurrence 2",
    "source add Census",
    "source snapshot Census FILE",
    "evidence add harbour/1 Census --stance supports",
    "verdict harbour/1 true --because counted",
    "verdict harbour/2 unverifiable --because asked",
    "verdict harbour/2 --withdraw --because slip",
    "verdict harbour/2 unverifiable --because asked --again",
    "recheck harbour/1 --to bob",
    "recheck --cancel harbour/1",
    "look harbour/3",
    "take harbour/3",
    "assign harbour/3 --to OTHER",
    "nothing-here harbour --quote reopen",
    "drop harbour/3 --because none",
    "resolve harbour/2 stet --because so",
    "edit harbour/1 --criticises Acme",
    "approach harbour/1 --to Acme --how phone",
    "correct harbour/1 --class note --what It --because so --notice It",
    "policy set POLICY",
    "sign-off harbour --despite hurry",
    "source redact Census --because asked --yes",
    "revise harbour DRAFT --engine rules --yes",
    "reaffirm harbour/1 --because same",
    "withdraw harbour --because wrong",
    "withdraw harbour --undo",
)
"""What one person does everywhere that a name is recorded."""


@pytest.fixture
def harbour(claims: Invoke, connection: Connection) -> Invoke:
    make_article(connection)
    connection.commit()
    return claims


def loaded(claims: Invoke, *args: str) -> Any:
    return json.loads(claims(*args, "-f", "json").stdout)


def files(folder: Path) -> dict[str, str]:
    """Write what the commands read; return the paths by the words for them."""
    policy = "name = 'ours'\n[default]\nsources = 0\n[gate]\n"
    for name, text in {"DRAFT": DRAFT, "FILE": "Of it.", "POLICY": policy}.items():
        (folder / name.lower()).write_text(text, encoding="utf-8")
    return {name: str(folder / name.lower()) for name in ("DRAFT", "FILE", "POLICY")}


def test_a_person_who_did_everything_is_named_nowhere_once_redacted(
    harbour: Invoke, connection: Connection, tmp_path: Path
) -> None:
    words = {**files(tmp_path), "OTHER": WILMA}
    for line in EVERY_ROLE:
        harbour(*(words.get(each, each) for each in line.split()), "--by", WILMA)
    harbour("people", "rename", WILMA, "Wilma O.")
    connection.rollback()
    assert "Overbeck" in repr(everything(connection))
    connection.rollback()

    done = harbour("people", "redact", "wilma o.", "-b", "she asked", "--yes")

    [label] = [
        each["name"] for each in loaded(harbour, "people", "list") if each["redacted"]
    ]
    assert f"Wilma O. redacted: {label} from now on, erased in" in done.stdout
    assert done.stderr == "backups that were made before still have the name\n"
    held = repr(everything(connection))
    assert [each for each in ("Wilhelmina", "Overbeck", "Wilma") if each in held] == []
    connection.rollback()
    verified = harbour("db", "verify")
    assert "who did it is erased" in verified.stderr
    assert label in harbour("history", "harbour").stdout
    assert label in harbour("sign-off", "harbour", "--list", "-f", "csv").stdout


def test_what_was_known_then_names_a_redacted_person_no_more(
    harbour: Invoke,
) -> None:
    harbour("verdict", "harbour/1", "unverifiable", "-b", "asked", "--by", WILMA)
    at = loaded(harbour, "history", "harbour/1")[-1]["at"]

    harbour("people", "redact", WILMA, "-b", "she asked", "--yes")

    shown = harbour("show", "harbour/1", "--as-of", at, "-f", "json").stdout
    assert "redacted person" in shown
    assert "Overbeck" not in shown


def test_a_redaction_asks_first_and_tells_what_it_leaves(harbour: Invoke) -> None:
    harbour("verdict", "harbour/1", "unverifiable", "-b", "no", "--by", WILMA)
    harbour("verdict", "harbour/2", "unverifiable", "-b", "as Overbeck says")
    redact = ("people", "redact", WILMA, "--because", "she asked")

    refused = harbour(*redact, code=2)
    tried = harbour(*redact, "--dry-run")

    assert "this cannot be undone; pass --yes" in refused.output
    assert tried.stdout == f"would be erased: {WILMA}, in 2 entries of the ledger\n"
    assert "by hand: verdict 1 of harbour/2: rationale" in tried.stderr
    assert WILMA in harbour("people", "list").stdout


def test_nobody_erases_themselves_or_somebody_twice(harbour: Invoke) -> None:
    harbour("people", "add", WILMA)
    redact = ("people", "redact", WILMA, "--because", "asked", "--yes")

    by_herself = harbour(*redact, "--by", WILMA.upper(), code=1).output
    harbour(*redact)
    again = harbour(*redact, code=1).output

    assert "let somebody else do it, with --by NAME" in by_herself
    assert f"no person '{WILMA}'" in again


def test_nobody_acts_in_the_name_of_somebody_erased(harbour: Invoke) -> None:
    harbour("people", "add", WILMA)
    harbour("people", "redact", WILMA, "--because", "asked", "--yes")
    [label] = [
        each["name"] for each in loaded(harbour, "people", "list") if each["redacted"]
    ]

    for words in (
        ("look", "harbour/1", "--by", label),
        ("assign", "harbour/1", "--to", label.upper()),
        ("people", "merge", "ada", label),
    ):
        assert f"{label} was redacted" in harbour(*words, code=1).stderr


def test_somebody_whom_the_ledger_alone_names_can_be_erased(
    claims: Invoke, tmp_path: Path, connection: Connection
) -> None:
    policy = files(tmp_path)["POLICY"]
    claims("policy", "set", policy, "--by", WILMA)
    redact = ("people", "redact", WILMA, "--because", "asked", "--yes")

    refused = claims(*redact, code=1).stderr
    claims("people", "add", WILMA)
    claims(*redact)

    assert refused == (
        f"Error: the ledger alone names {WILMA}; first: claims people add '{WILMA}'\n"
    )
    assert "Overbeck" not in repr(everything(connection))


def test_people_are_added_given_a_role_and_listed(claims: Invoke) -> None:
    added = claims("people", "add", "Grace Hopper", "--role", "editor").stdout
    edited = claims("people", "edit", "grace  HOPPER", "--role", "admin").stdout
    renamed = claims("people", "rename", "Grace Hopper", "Grace H.").stdout
    listed = loaded(claims, "people", "list")

    assert added == "Grace Hopper added, editor\n"
    assert edited == "Grace Hopper is admin now\n"
    assert renamed == "Grace Hopper is Grace H. now\n"
    assert {
        "name": "Grace H.",
        "role": "admin",
        "aliases": ["Grace Hopper"],
        "twins": [],
        "redacted": False,
    } in listed
    assert "Grace Hopper" in claims("people", "list", "-f", "csv").stdout
    claims("db", "verify")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["add", "ADA"], 1, "ada is on the desk already"),
        (["add", " "], 2, "a person needs a name that can be read"),
        (["edit", "nobody", "--role", "reader"], 1, "no person 'nobody'"),
        (["edit", "ada", "--role", "boss"], 2, "'boss' is not one of"),
        (["rename", "adda", "Ada L."], 1, "near it: ada"),
        (["rename", "bob", "Ada"], 1, "claims people merge 'ada' 'bob'"),
        (["merge", "ada", "ADA"], 1, "one person already: ada"),
    ],
)
def test_what_cannot_be_meant_of_people_is_refused_in_a_line(
    claims: Invoke, words: list[str], code: int, said: str
) -> None:
    claims("people", "add", "bob")

    assert said in claims("people", *words, code=code).stderr


def test_a_second_name_is_joined_and_counts_once(harbour: Invoke) -> None:
    harbour("verdict", "harbour/1", "unverifiable", "-b", "no", "--by", "robert")
    harbour("people", "add", "bob")

    joined = harbour("people", "merge", "bob", "robert").stdout

    assert joined.startswith("robert is bob; ")
    assert loaded(harbour, "show", "harbour/1")["checker"] == "bob"
    assert harbour("list", "--checker", "ROBERT", "-f", "json").stdout != "[]\n"
    harbour("db", "verify")


@pytest.mark.parametrize(
    "words",
    [
        ["people", "add", "Grace Hoper"],
        ["look", "harbour/1", "--by", "Grace Hoper"],
        ["assign", "harbour/1", "--to", "Grace Hoper"],
    ],
    ids=" ".join,
)
def test_a_new_name_that_is_nearly_anothers_is_remarked(
    harbour: Invoke, words: list[str]
) -> None:
    harbour("people", "add", "Grace Hopper")

    assert harbour(*words).stderr == (
        "Grace Hoper is new to the desk; near it: Grace Hopper; if they are one"
        " person: claims people merge 'Grace Hopper' 'Grace Hoper'\n"
    )


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (["list", "--holder", "Grace Hoper"], "Grace Hopper"),
        (["list", "--checker", "Grace Hoper"], "Grace Hopper"),
        (["list", "--speaker", "Ada Qill"], "Ada Quill"),
        (["query", "--writer", "Jan Roe"], "Jane Roe"),
        (
            ["recheck", "--sample", "1", "--to", "ada", "--checker", "Grace Hoper"],
            "Grace Hopper",
        ),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, list) else each,
)
def test_an_unknown_name_is_no_empty_list_but_offers_the_near_ones(
    claims: Invoke, tmp_path: Path, words: list[str], near: str
) -> None:
    draft = tmp_path / "harbour.txt"
    draft.write_text(TEXT, encoding="utf-8")
    claims("ingest", str(draft), "--engine", "rules", "--byline", "Jane Roe")
    claims("people", "add", "Grace Hopper")

    refused = claims(*words, code=1)

    assert refused.stdout == ""
    assert f"near it: {near}; claims " in refused.stderr
