"""A desk with planted secrets, and every way to look at it: each command and format."""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import click
from click.testing import CliRunner, Result

from claims.cli import cli

NAME = "Zebedee Quillfeather"
SECRETS = {
    "name": "Quillfeather",
    "forename": "Zebedee",
    "title": "Keeper of the Moon Seal",
    "telephone": "771-4242",
    "mail": "zq@moonseal.example",
    "address": "moonseal.example/keeper",
    "file": "ledger-of-the-moon",
}
"""What names the confidential source; nothing of it stands in the article."""

TEXT = (
    "Harbour bridge to reopen in May\n"
    "The bridge carried 40,000 vehicles a day before it closed. Mayor Ada Quill said"
    " the council has spent 12 million on repairs.\n"
    "Work began in 2019. The firm Acme Ltd ignored two warnings. The river rises in"
    " March.\n"
)
NEXT = TEXT.replace("40,000", "41,000").replace("The river rises in March.", "")
TOLD = f"{NAME}, the Keeper of the Moon Seal, said so (771-4242, zq@moonseal.example)"
"""What a checker types into each free text."""
HEARD_SINCE = f"30,900 by her second count, says {NAME}"


@dataclass
class Desk:
    """A desk in a folder of its own."""

    folder: Path

    def run(self, *words: str, by: str = "ada", code: int | None = 0) -> Result:
        """Run a command as ``by``, and expect an exit code."""
        database = str(self.folder / "claims.db")
        args = ["--database", database, *words]
        environment = {"CLAIMS_CHECKER": by, "COLUMNS": "80"}
        result = CliRunner().invoke(cli, args, env=environment)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert code is None or result.exit_code == code, (words, result.output)
        return result

    def json(self, *words: str) -> Any:
        """Run a command that prints JSON; return that."""
        return json.loads(self.run(*words, "-f", "json").stdout)

    def copied(self, folder: Path) -> "Desk":
        """Return a copy of the desk in another folder."""
        shutil.copy(self.folder / "claims.db", folder / "claims.db")
        return Desk(folder)

    def file(self, name: str, text: str) -> str:
        """Write a file into the folder; return its path."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)


def plant(desk: Desk) -> None:
    """Make the desk: the secret is typed into every free text that a command takes."""
    run = desk.run
    run("init")
    run("ingest", desk.file("harbour.txt", TEXT), "--slug", "harbour", "--engine",
        "sentences", "--byline", "Jane Roe")  # fmt: skip
    run("source", "add", NAME, "--kind", "person", "--title", SECRETS["title"],
        "--contact", "771-4242; zq@moonseal.example", "--confidential",
        "--url", "https://moonseal.example/keeper", "--note", TOLD)  # fmt: skip
    run("source", "add", "Harbour ledger", "--note", TOLD, "--origin", NAME)
    run("source", "snapshot", NAME, desk.file("ledger-of-the-moon.txt", "Of the moon."))
    run("evidence", "add", "harbour/2", NAME, "--passage", "31,200 by her count",
        "--locator", f"page 3 of her notes; {TOLD}", "--note", TOLD,
        "--stance", "refutes", "--accessed-on", "2024-09-01")  # fmt: skip
    run("evidence", "add", "harbour/2", "Harbour ledger", "--passage", "31,200",
        "--note", TOLD, "--stance", "refutes")  # fmt: skip
    run("evidence", "edit", "harbour/2", "e1", "--passage", HEARD_SINCE, "--locator",
        f"page 4; {TOLD}", "--because", TOLD)  # fmt: skip
    run("evidence", "add", "harbour/2", NAME, "--passage", TOLD, "--note", TOLD)
    run("evidence", "edit", "harbour/2", "e3", "--source", "Harbour ledger")
    run("evidence", "add", "harbour/2", "Harbour ledger", "--passage", "A forgery.")
    run("evidence", "withdraw", "harbour/2", "e4", "--because", TOLD)
    run("verdict", "harbour/2", "false", "--because", TOLD, "--suggest",
        f"Ask {TOLD}")  # fmt: skip
    run("resolve", "harbour/2", "accept", "--because", TOLD, "--wording",
        f"41,000, says {NAME}", by="eve")  # fmt: skip
    run("evidence", "add", "harbour/4", NAME, "--passage", "in 2019", "--stance",
        "supports")  # fmt: skip
    run("verdict", "harbour/4", "true", "--because", TOLD, "--holds-on", "2024-09-01",
        "--recheck-by", "2024-10-01")  # fmt: skip
    run("edit", "harbour/5", "--criticises", "Acme Ltd")
    run("approach", "harbour/5", "--to", NAME, "--how", TOLD)
    run("approach", "harbour/5", "--to", NAME, "--answered", TOLD)
    run("verdict", "harbour/5", "unverifiable", "--because", TOLD, "--suggest", TOLD)
    run("edit", "harbour/3", "--statement", f"{NAME} says that 12 million was spent.")
    run("edit", "harbour/3", "--speaker", NAME)
    run("add", "harbour", "--quote", "12 million", "--statement", TOLD, "--speaker",
        NAME)  # fmt: skip
    run("drop", "harbour/7", "--because", TOLD)
    run("assign", "harbour/3", "--to", "ben", "--due", "2024-09-03")
    run("nothing-here", "harbour", "--quote", "Harbour bridge to reopen in May",
        "--because", TOLD)  # fmt: skip
    run("sign-off", "harbour", "--despite", TOLD, by="eve")
    run("correct", "harbour/2", "--class", "note", "--what", TOLD, "--because", TOLD,
        "--old", TOLD, "--new", TOLD, "--notice", TOLD)  # fmt: skip
    run("revise", "harbour", desk.file("next.txt", NEXT), "--engine", "sentences")
    run("reaffirm", "harbour/2", "--because", TOLD, by="ben", code=None)
    run("recheck", "harbour/4", "--to", "cyd")
    run(
        "verdict", "harbour/4", "false", "--because", TOLD, "--evidence", NAME, by="cyd"
    )
    run("ingest", desk.file("wrong.txt", "A wrong file of 2020.\n"), "--slug", "wrong",
        "--engine", "sentences")  # fmt: skip
    run("withdraw", "wrong", "--because", TOLD)


LOOKS: dict[str, list[str]] = {
    "agreement": [""],
    "articles": ["", "--gate"],
    "callsheet": ["harbour"],
    "completion": ["bash"],
    "corrections": ["", "harbour"],
    "coverage": ["harbour"],
    "db desks": [""],
    "db grants": [""],
    "db status": [""],
    "db verify": [""],
    "diff": ["harbour"],
    "disagreements": [""],
    "evidence list": ["harbour/2", "harbour/4", "harbour/6"],
    "history": ["harbour", *(f"harbour/{number}" for number in range(1, 8)), "wrong"],
    "list": ["", "--spans", "--status dropped", "--status suspended"],
    "next": ["harbour --dry-run --by ada"],
    "people list": [""],
    "policy explain": [""],
    "policy list": [""],
    "policy show": [""],
    "query": ["harbour", "harbour --all", "--writer Roe"],
    "ready": ["harbour"],
    "recall": ["Harbour+ledger", "harbour/2"],
    "recheck": ["--list"],
    "report": ["harbour", "harbour --coverage", "harbour --revision 1"],
    "scale list": [""],
    "scale show": ["desk"],
    "show": ["harbour", *(f"harbour/{number}" for number in range(1, 8)), "wrong"],
    "sign-off": ["harbour --list"],
    "source list": [""],
    "source snapshots": ["1"],
    "source show": ["Harbour+ledger", "1"],
    "source verify": [""],
    "stale": ["--on 2030-01-01"],
    "stats": ["", "harbour"],
    "timeline": ["harbour", "wrong"],
}
"""Every command that only reads, each with the words of some invocations."""

OTHERS = frozenset(
    (
        *("add", "adjudicate", "approach", "article+edit", "assign", "correct"),
        *("drop", "edit", "evidence+add", "evidence+edit", "evidence+withdraw"),
        *("extract", "ingest", "init", "ledger+checkpoint", "ledger+key", "look"),
        *("merge",),
        *("nothing-here", "policy+set", "reaffirm", "release", "resolve", "review"),
        *("revise", "scale+add", "scale+use", "source+add", "source+edit"),
        *("source+redact", "source+save", "source+snapshot", "split", "take"),
        *(
            "verdict",
            "watch",
            "withdraw",
            "people+add",
            "people+edit",
            "people+merge",
            "people+redact",
            "people+rename",
            "db+restore",
            "db+backup",
            "db+upgrade",
        ),
    )
)
"""The commands that write: what they print is kept while the desk is made, or below."""

ASKED = (
    "list --speaker Zebede",
    "recall Zebede",
    "evidence add harbour/4 Zebede",
    "source add Quill",
    "evidence edit harbour/2 e1 --note x",
    "evidence edit harbour/2 e1 --stance refutes",
    "evidence edit harbour/2 e1 --source Zebede",
    "evidence edit harbour/2 e3 --snapshot latest",
    "evidence edit harbour/2 e4 --note x",
    "evidence edit harbour/2 e9 --note x",
    "evidence withdraw harbour/2 e1 --because x",
    "evidence withdraw harbour/2 e4 --because x",
    "evidence withdraw harbour/2 e4 --undo",
    "verdict harbour/2 false --because so --cite e4",
    "resolve harbour/3 accept --because so",
    "resolve harbour/4 reject --because no",
    "verdict harbour/2 false --because again",
    "verdict harbour/4 --withdraw --because no",
    "reaffirm harbour/5 --because so",
    "edit harbour/3 --kind state",
    "split harbour/3 --into 12 --into million",
    "merge harbour/3 harbour/6",
    "drop harbour/7 --undo",
    "look harbour/3",
    "take harbour/3",
    "release harbour/3",
    "assign harbour/3 --to cyd",
    "sign-off harbour",
    "adjudicate harbour/4 true --because so",
    "nothing-here harbour",
    "withdraw wrong --undo",
    "source redact 1 --because law --dry-run",
    "source redact 2 --because law --dry-run",
    "people redact ada --because law --dry-run",
    "people redact ada --because law --yes",
    "source edit 2 --no-origin",
    "source verify 1",
    "policy set missing.toml --dry-run",
    "extract harbour --engine sentences",
)
"""What colleagues do who type no secret, some of it refused."""


def leaves(group: click.Group, path: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield every command below a group with its path, ``source list``."""
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        assert found is not None
        if isinstance(found, click.Group):
            yield from leaves(found, f"{path}{name} ")
        else:
            yield f"{path}{name}", found


def looks() -> Iterator[list[str]]:
    """Yield every look at the desk, in every format that the command has."""
    for path, command in leaves(cli):
        forms = [
            [f"--format={choice}"]
            for param in command.params
            if "--format" in param.opts and isinstance(param.type, click.Choice)
            for choice in param.type.choices
        ]
        for words in LOOKS.get(path, []):
            args = [word.replace("+", " ") for word in words.split()]
            for form in forms or [[]]:
                yield [*path.split(), *args, *form]


def found_in(output: str, secrets: dict[str, str]) -> list[str]:
    """Return which secrets stand in an output, however it is escaped or wrapped."""
    plain = re.sub(r"\x1b\[[0-9;]*m|\\", "", unescape(output))
    flat = re.sub(r"[\W_]+", " ", plain).casefold()
    return [
        kind
        for kind, words in secrets.items()
        if re.sub(r"[\W_]+", " ", words).casefold() in flat
    ]
