"""``claims article edit --slug``: another short name; the old one still leads there."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from claims import schema
from claims.services.core import ledger
from support import TEXT, Invoke
from support_desk import everything


@pytest.fixture
def draft(tmp_path: Path) -> str:
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


@pytest.fixture
def harbour(claims: Invoke, draft: str) -> Invoke:
    """A desk with an article that went through every kind of record."""
    claims("ingest", draft, "--byline", "Jane Roe", "--engine", "sentences")
    claims("verdict", "harbour/2", "false", "--because", "The ledger says 31,200.",
           "--evidence", "https://example.org/ledger", "--passage", "31,200",
           "--suggest", "31,200")  # fmt: skip
    claims("resolve", "harbour/2", "stet", "--because", "so", "--by", "eve")
    claims("edit", "harbour/3", "--criticises", "Ada Quill")
    claims("approach", "harbour/3", "--to", "Ada Quill", "--how", "by letter")
    claims("nothing-here", "harbour", "--quote", "Harbour bridge to reopen in May")
    claims("assign", "harbour/3", "--to", "ben")
    claims("sign-off", "harbour", "--despite", "late", "--by", "eve")
    claims("correct", "harbour/2", "--class", "note", "--what", "It", "--because", "so",
           "--notice", "We erred.")  # fmt: skip
    return claims


def moved(claims: Invoke) -> Invoke:
    claims("article", "edit", "harbour", "--slug", "quay", "--by", "bob")
    return claims


def loaded(claims: Invoke, *args: str) -> Any:
    return json.loads(claims(*args, "-f", "json").stdout)


def test_an_article_gets_another_slug(harbour: Invoke) -> None:
    done = harbour("article", "edit", "harbour", "--slug", "quay", "--by", "bob")

    assert done.stdout == "harbour changed: slug quay\n"
    [article] = loaded(harbour, "articles")
    assert (article["slug"], article["former_slugs"]) == ("quay", ["harbour"])
    names = [each["id"] for each in loaded(harbour, "list", "--sort", "number")]
    assert names[:2] == ["quay/1", "quay/2"]
    events = loaded(harbour, "history", "quay")
    assert (events[-1]["who"], events[-1]["what"]) == ("bob", "edit article")
    assert events[-1]["detail"] == "slug: harbour → quay"
    assert {each["subject"].partition("/")[0] for each in events} == {"quay"}
    harbour("db", "verify")


def test_the_ledger_keeps_every_entry_as_it_was(
    harbour: Invoke, connection: Connection
) -> None:
    before = list(ledger.entries(connection, stream="harbour"))
    connection.rollback()

    moved(harbour)

    after = list(ledger.entries(connection, stream="harbour"))
    assert after[:-1] == before
    assert after[-1].before["article"]["slug"] == "harbour"
    assert after[-1].after["article"]["slug"] == "quay"
    assert not list(ledger.entries(connection, stream="quay"))


LOOKS = (
    *(
        "show NAME",
        "show NAME/2",
        "history NAME",
        "history NAME/2",
        "report NAME -f csv",
    ),
    *("timeline NAME", "ready NAME", "query NAME", "corrections NAME", "list NAME"),
    *("coverage NAME", "stats NAME", "callsheet NAME", "evidence list NAME/2"),
    *("sign-off NAME --list", "recall NAME/2", "diff NAME", "stale NAME"),
    "nothing-here NAME",
)


def test_the_old_slug_finds_the_article_with_a_remark(harbour: Invoke) -> None:
    moved(harbour)

    for look in LOOKS:
        now = harbour(*look.replace("NAME", "quay").split(), code=None)
        old = harbour(*look.replace("NAME", "harbour").split(), code=None)

        assert (old.exit_code, old.stdout) == (now.exit_code, now.stdout)
        said = [*now.stderr.splitlines(), "harbour is called quay now"]
        assert sorted(old.stderr.splitlines()) == sorted(said)


def test_everything_is_done_under_either_slug(harbour: Invoke, draft: str) -> None:
    moved(harbour)

    harbour("verdict", "quay/4", "unverifiable", "--because", "so")
    harbour("verdict", "harbour/4", "--withdraw", "--because", "so")
    harbour("take", "harbour/1")
    harbour("drop", "quay/1", "--because", "so")
    harbour("merge", "harbour/4", "quay/5")
    harbour("add", "harbour", "--quote", "12 million", "--statement", "It is so.")
    harbour("evidence", "add", "quay/2", "https://example.org/other")
    harbour("recheck", "quay/2", "--to", "cyd")
    harbour("recheck", "--cancel", "harbour/2")
    harbour("correct", "quay/2", "--class", "note", "--what", "It", "--because", "no",
            "--notice", "We erred.")  # fmt: skip
    Path(draft).write_text(TEXT.replace("40,000", "41,000"))
    harbour("revise", "harbour", draft, "--engine", "sentences")
    harbour("sign-off", "quay", "--despite", "late", "--by", "eve")
    harbour("withdraw", "quay", "--because", "so")
    harbour("withdraw", "harbour", "--undo")

    harbour("db", "verify")


def test_what_is_taken_back_and_amended_is_proved_under_the_new_slug(
    harbour: Invoke, draft: str
) -> None:
    harbour("merge", "harbour/4", "harbour/5")
    harbour("evidence", "edit", "harbour/2", "e1", "--locator", "p. 1")
    moved(harbour)

    harbour("drop", "harbour/5", "--undo")
    harbour("evidence", "edit", "quay/2", "e1", "--locator", "p. 2")
    Path(draft).write_text(TEXT.replace("40,000", "41,000"))
    harbour("revise", "quay", draft, "--engine", "sentences")
    harbour("people", "redact", "eve", "--because", "so", "--by", "bob", "--yes")
    harbour("sign-off", "quay", "--despite", "late", "--by", "kim")

    [*_, last] = loaded(harbour, "sign-off", "quay", "--list")
    assert last["state"] == "in force"
    whats = [each["what"] for each in loaded(harbour, "history", "quay/4")]
    assert whats.count("unmerge") == 1
    assert "edit evidence" in [e["what"] for e in loaded(harbour, "history", "quay/2")]
    harbour("db", "verify")


def test_what_was_known_then_is_found_by_either_slug(
    harbour: Invoke, connection: Connection
) -> None:
    then = [each.recorded_at for each in ledger.entries(connection, stream="harbour")]
    connection.rollback()
    moved(harbour)

    for slug in ("quay", "harbour"):
        shown = loaded(harbour, "list", slug, "--as-of", then[-1].isoformat())
        assert shown[0]["article"] == "quay"
        harbour("report", slug, "--as-of", then[0].isoformat())


def test_a_slug_goes_back_and_forth(harbour: Invoke) -> None:
    moved(harbour)
    harbour("article", "edit", "quay", "--slug", "pier")
    harbour("article", "edit", "harbour", "--slug", "quay")
    harbour("article", "edit", "pier", "--slug", "harbour")

    [article] = loaded(harbour, "articles")
    assert (article["slug"], article["former_slugs"]) == ("harbour", ["pier", "quay"])
    assert harbour("show", "quay/1").stdout == harbour("show", "pier/1").stdout
    assert harbour("show", "harbour/1").stderr == ""
    assert harbour("article", "edit", "harbour", "--slug", "harbour").stdout == (
        "harbour says so already; nothing was changed\n"
    )
    harbour("db", "verify")


@pytest.mark.parametrize(
    ("slug", "code", "why"),
    [
        ("ferry", 1, "'ferry' is taken; choose another with --slug"),
        ("boat", 1, "'boat' was the slug of ferry, and still finds it"),
        ("desk", 1, "'desk' is taken"),
        ("a b", 2, "'a b' cannot be a slug"),
        ("a/b", 2, "'a/b' cannot be a slug"),
        ("", 2, "'' cannot be a slug"),
    ],
)
def test_a_slug_that_is_taken_or_is_none_is_refused(
    harbour: Invoke,
    connection: Connection,
    tmp_path: Path,
    slug: str,
    code: int,
    why: str,
) -> None:
    (tmp_path / "boat.txt").write_text("The ferry sank in 1963.\n")
    harbour("ingest", str(tmp_path / "boat.txt"))
    harbour("article", "edit", "boat", "--slug", "ferry")
    before = everything(connection)
    connection.rollback()

    refused = harbour("article", "edit", "harbour", "--slug", slug, "--title", "x",
                      code=code)  # fmt: skip

    assert why in refused.output
    assert everything(connection) == before


def test_no_new_article_gets_a_slug_that_leads_elsewhere(
    harbour: Invoke, tmp_path: Path
) -> None:
    moved(harbour)
    other = tmp_path / "other" / "harbour.txt"
    other.parent.mkdir()
    other.write_text("The ferry sank in 1963.\n")

    refused = harbour("ingest", str(other), "--slug", "harbour", code=1)
    done = harbour("ingest", str(other))

    assert "'harbour' was the slug of quay, and still finds it" in refused.output
    assert done.stdout.startswith("harbour-2: ")
    assert harbour("list", "harbour").stderr.startswith("harbour is called quay now\n")


def test_a_known_text_with_another_slug_is_told_how_to_get_it(
    harbour: Invoke, draft: str
) -> None:
    refused = harbour("ingest", draft, "--slug", "quay", code=1)

    assert refused.output.endswith("claims article edit harbour --slug quay\n")
    harbour("article", "edit", "harbour", "--slug", "quay")
    assert harbour("ingest", draft, "--slug", "quay").stdout == (
        "quay has this text already; nothing was changed\n"
    )


def test_who_checks_blind_is_shown_no_reason_under_the_old_slug(
    harbour: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    harbour("verdict", "harbour/4", "unverifiable", "--because", "so")
    harbour("sign-off", "harbour", "--despite", "late", "--by", "eve")
    harbour("recheck", "harbour/4", "--to", "cyd")
    moved(harbour)

    def about_the_claim() -> list[str]:
        [*_, last] = loaded(harbour, "sign-off", "quay", "--list")
        return [each for each in last["reasons"] if "/4: " in each]

    assert about_the_claim() != []
    monkeypatch.setenv("CLAIMS_CHECKER", "cyd")
    assert about_the_claim() == []


def test_a_tampered_slug_is_found(harbour: Invoke, connection: Connection) -> None:
    moved(harbour)

    tampers: list[dict[str, Any]] = [
        {"slug": "pier"},
        {"former_slugs": []},
        {"stream": "pier"},
    ]
    for values in tampers:
        connection.execute(schema.article.update().values(values))
        connection.commit()
        harbour("db", "verify", code=1)
        right = {"slug": "quay", "former_slugs": ["harbour"], "stream": "harbour"}
        connection.execute(schema.article.update().values(right))
        connection.commit()
    harbour("db", "verify")
