"""``claims ledger`` and ``claims db verify --checkpoint``, as a user runs them."""

import json
import stat
import sys
from pathlib import Path

import pytest

from claims.database.engine import begin
from claims.errors import MissingExtraError
from support import Invoke, make_article
from support_desk import everything, rule
from support_tampers import rewrite_everywhere


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str, str]:
    """Where a key, its public key and a checkpoint go."""
    key = tmp_path / "desk.pem"
    return str(key), f"{key}.pub", str(tmp_path / "day.json")


def test_a_signed_checkpoint_finds_a_figure_that_was_rewritten(
    database: str, claims: Invoke, files: tuple[str, str, str]
) -> None:
    key, public, day = files
    with begin(database) as connection:
        make_article(connection)
    claims("ledger", "key", "-o", key)
    made = claims("ledger", "checkpoint", "--key", key, "-o", day)
    assert f"root {json.loads(Path(day).read_text())['root']}" in made.stdout
    with begin(database) as connection:
        rule(connection)
    verify = ("db", "verify", "--checkpoint", day, "--public-key", public)
    root = json.loads(Path(day).read_text())["root"]
    assert claims(*verify).stdout.endswith(f", root {root}\n")
    assert "remark" not in claims(*verify).stderr
    unproved = claims(*verify[:4])
    assert "remark: checkpoint: whose signature it has was not" in unproved.stderr
    assert "pass --public-key FILE" in unproved.stderr
    [remark] = json.loads(claims(*verify[:4], "-f", "json").stdout)["remarks"]
    assert remark.startswith("checkpoint: whose signature it has was not checked")

    with begin(database) as connection:
        rewrite_everywhere(connection, "40,000", "45,000")

    # Every hash fits, and only the checkpoint tells.
    claims("db", "verify")
    found = claims(*verify, code=1)
    assert "checkpoint: ledger harbour/1, or an entry before it, is not" in found.stdout


def test_what_a_redaction_rewrote_since_the_checkpoint_is_named(
    database: str, claims: Invoke, files: tuple[str, str, str]
) -> None:
    _, _, day = files
    with begin(database) as connection:
        make_article(connection)
        rule(connection, by="bob")
    claims("ledger", "checkpoint", "-o", day)
    claims("people", "redact", "bob", "--because", "asked", "--yes", "--by", "eve")

    verified = claims("db", "verify", "--checkpoint", day)

    told = "a redaction after the checkpoint rewrote it, and alone proves what is left"
    assert f"ledger harbour/2: {told} (desk/" in verified.stderr
    assert ", by eve); compare it with a copy of before" in verified.stderr
    assert "nothing else was rewritten before the checkpoint" in verified.stdout
    # A checkpoint that was made after it covers what is left.
    claims("ledger", "checkpoint", "-o", f"{day}.new")
    assert told not in claims("db", "verify", "--checkpoint", f"{day}.new").stderr


def test_a_private_key_is_for_its_owner_alone_and_never_replaced(
    database: str, claims: Invoke, files: tuple[str, str, str]
) -> None:
    key, public, _ = files
    claims("ledger", "key", "-o", key)
    before = Path(key).read_bytes()

    claims("ledger", "key", "-o", key, code=1)
    signed = ("ledger", "checkpoint", "--key", key, "--force", "-o")
    refused = claims(*signed, key, code=2).stderr

    assert f"{key} is a file that is read; name another file with --output" in refused
    assert stat.S_IMODE(Path(key).stat().st_mode) == 0o600
    assert Path(key).read_bytes() == before
    assert b"PRIVATE" not in Path(public).read_bytes()
    claims("ledger", "checkpoint", "--key", key)
    with begin(database) as connection:
        assert before.splitlines()[1].decode() not in str(everything(connection))


def test_a_checkpoint_of_another_key_or_altered_is_refused(
    database: str, claims: Invoke, files: tuple[str, str, str], tmp_path: Path
) -> None:
    key, public, day = files
    other = str(tmp_path / "other.pem")
    for each in (key, other):
        claims("ledger", "key", "-o", each)
    claims("ledger", "checkpoint", "--key", other, "-o", day)

    theirs = claims("db", "verify", "--checkpoint", day, "--public-key", public, code=1)

    assert theirs.stderr.count("\n") == 1
    assert f"is not signed by {public}, or it was altered" in theirs.stderr
    told = json.loads(Path(day).read_text())
    told["rows"] = {}
    Path(day).write_text(json.dumps(told))
    altered = claims("db", "verify", "--checkpoint", day, code=1)
    assert "is not signed by the key in the checkpoint" in altered.stderr


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("--checkpoint", "nowhere.json"), 1, "nowhere.json: no such file"),
        (("--checkpoint", "/dev/zero"), 1, "/dev/zero: it has more than"),
        (("--public-key", "a.pem"), 2, "--public-key is that of a --checkpoint"),
    ],
)
def test_what_cannot_be_read_is_one_line(
    database: str,
    claims: Invoke,
    monkeypatch: pytest.MonkeyPatch,
    args: tuple[str, ...],
    code: int,
    said: str,
) -> None:
    monkeypatch.setattr("claims.small_file.MOST_CHECKPOINT", 1000)

    found = claims("db", "verify", *args, code=code)

    assert said in found.stderr


@pytest.mark.parametrize("command", ["key", "checkpoint", "verify"])
def test_without_its_library_signing_names_the_extra(
    database: str,
    claims: Invoke,
    files: tuple[str, str, str],
    monkeypatch: pytest.MonkeyPatch,
    command: str,
) -> None:
    key, public, day = files
    claims("ledger", "key", "-o", key)
    claims("ledger", "checkpoint", "--key", key, "-o", day)
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives", None)
    commands = {
        "key": ("ledger", "key", "-o", f"{key}.new"),
        "checkpoint": ("ledger", "checkpoint", "--key", key, "-o", f"{day}.new"),
        "verify": ("db", "verify", "--checkpoint", day, "--public-key", public),
    }

    refused = claims(*commands[command], code=3)

    assert (
        refused.stderr
        == f"Error: {MissingExtraError('signing a checkpoint', 'ledger')}\n"
    )
    assert not Path(f"{key}.new").exists()
    assert not Path(f"{day}.new").exists()


def test_sign_offs_and_reports_carry_the_root(database: str, claims: Invoke) -> None:
    with begin(database) as connection:
        make_article(connection)

    said = claims("report", "harbour", "-f", "json")
    made = claims("sign-off", "harbour", "--despite", "so", "--by", "eve", "-f", "json")

    root = json.loads(said.stdout)["ledger_root"]
    signed = json.loads(made.stdout)
    assert (signed[0] if isinstance(signed, list) else signed)["root"] != root
    for form in ("html", "markdown", "json"):
        now = claims("report", "harbour", "-f", form).stdout
        then = claims("report", "harbour", "-f", "json").stdout
        assert json.loads(then)["ledger_root"] in now
