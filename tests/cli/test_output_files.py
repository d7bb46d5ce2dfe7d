"""No command writes over a desk, its journals or a file that it reads.

Every option and argument that names a file to be written is tried, found by its type:
a new command is walked by itself, or fails here for want of a scene.
"""

import ast
import hashlib
import os
import re
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import click
import pytest
from click.testing import Result

import claims
from claims.cli import cli
from claims.cli.file_types import InputFile, OutputFile
from claims.database.sqlite_file import BESIDE
from support import TEXT
from support_leaks import leaves
from support_run import run

ENDS = ("", *BESIDE)


@dataclass(frozen=True)
class Scene:
    """A command that writes a file, of which the last word here is to be the name."""

    words: str
    is_private: bool = False
    """Whether nobody else on the machine may read what is written."""


SCENES = {
    "report output": Scene("report harbour -o"),
    "diff output": Scene("diff harbour -f html -o"),
    "source save output": Scene("source save SHA256 -o", is_private=True),
    "ledger checkpoint output": Scene("ledger checkpoint --key KEY -o"),
    "ledger key output": Scene("ledger key -o", is_private=True),
    "ingest failures": Scene("ingest EMPTY DRAFT --failures"),
    "db backup file": Scene("db backup", is_private=True),
    "db upgrade copy": Scene("db upgrade --backup", is_private=True),
}
WRITERS = {
    "claims/cli/output_file.py",
    "claims/cli/ingesting/failure_file.py",
    "claims/cli/consent.py",
    "claims/draft_file.py",
    "claims/extraction/llm/cache.py",
    "claims/database/backup.py",
    "claims/database/restore.py",
    "claims/database/sqlite_file.py",
    "claims/database/write_queue.py",
}
"""The modules that make or replace files; a command that names one goes by them."""


def files_named(kind: type) -> Iterator[tuple[str, click.Command, click.Parameter]]:
    for path, command in leaves(cli):
        for param in command.params:
            if isinstance(param.type, kind):
                yield f"{path} {param.name}", command, param


MAKING = re.compile(r"open\(|write_bytes|write_text|drafted\(|link_to")
OUTPUTS = {name: command for name, command, _ in files_named(OutputFile)}


class Place:
    """A folder with a desk, another desk, and all that the commands read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.desk, self.other = str(folder / "claims.db"), str(folder / "other.db")
        self.files = {
            name: str(folder / file)
            for name, file in [
                *(("EMPTY", "empty.txt"), ("DRAFT", "harbour.txt"), ("KEY", "key.pem")),
                *(("PAGE", "page.txt"),),
            ]
        }

    def fill(self, template: str) -> None:
        shutil.copy(template, self.desk)
        shutil.copy(template, self.other)
        draft, page = Path(self.files["DRAFT"]), Path(self.files["PAGE"])
        Path(self.files["EMPTY"]).touch()
        draft.write_text(TEXT)
        page.write_text("The bridge is safe.")
        self.run("ingest", str(draft), code=0)
        self.run("--database", self.other, "ingest", str(draft), code=0)
        draft.write_text(TEXT + " It reopens.")
        self.run("revise", "harbour", str(draft), code=0)
        self.run("source", "add", "Port", code=0)
        self.run("source", "snapshot", "Port", str(page), code=0)
        self.run("ledger", "key", "-o", self.files["KEY"], code=0)

    def run(self, *words: str, code: int | None = None) -> Result:
        return run("--database", self.desk, *words, code=code)

    def words(self, name: str, target: str) -> list[str]:
        saved = hashlib.sha256(Path(self.files["PAGE"]).read_bytes()).hexdigest()
        known = {**self.files, "SHA256": saved}
        words = [known.get(word, word) for word in SCENES[name].words.split()]
        has_force = any("--force" in param.opts for param in OUTPUTS[name].params)
        return [*words, target, *(["--force"] if has_force else [])]

    def make_ready(self, name: str) -> None:
        """Give a command something to do: an upgrade, a desk that is out of date."""
        if name.startswith("db upgrade"):
            with closing(sqlite3.connect(self.desk)) as connection:
                connection.execute("UPDATE alembic_version SET version_num = '0001'")
                connection.commit()

    def read_by(self, name: str) -> list[str]:
        """Return the files that a command reads, by their names."""
        return [each for each in self.words(name, "")[1:-1] if Path(each).is_file()]

    def contents(self) -> dict[str, bytes]:
        """Return what the files hold; what SQLite maps into memory is its own."""
        return {
            path.name: path.read_bytes()
            for path in sorted(self.folder.iterdir())
            if path.is_file() and not path.name.endswith("-shm")
        }

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Hold both desks open, with work that stands in their logs alone."""
        with (
            closing(sqlite3.connect(self.desk)) as one,
            closing(sqlite3.connect(self.other)) as other,
        ):
            for each in (one, other):
                each.execute("PRAGMA journal_mode = WAL")
                each.execute("UPDATE claim SET statement = statement || ' So it is.'")
                each.commit()
            yield


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, sqlite_template: str) -> Path:
    folder = tmp_path_factory.mktemp("outputs")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLAIMS_CHECKER", "ada")
        Place(folder).fill(sqlite_template)
    return folder


@pytest.fixture
def place(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.setenv("CLAIMS_CHECKER", "ada")
    shutil.copytree(filled, tmp_path, dirs_exist_ok=True)
    (tmp_path / "linked").symlink_to(tmp_path)
    (tmp_path / "link.db").symlink_to(tmp_path / "claims.db")
    return Place(tmp_path)


def linked(place: Place) -> Iterator[str]:
    """Make links to all that is there of the desk, and name them."""
    for number, end in enumerate(ENDS):
        path = Path(f"{place.desk}{end}")
        soft = place.folder / f"soft-{number}"
        soft.symlink_to(path)
        yield str(soft)
        if path.exists():
            hard = place.folder / f"hard-{number}"
            hard.hardlink_to(path)
            yield str(hard)


def test_every_option_that_writes_a_file_has_a_scene() -> None:
    assert set(OUTPUTS) == set(SCENES)


def test_what_names_a_file_says_whether_it_is_read_or_written() -> None:
    typed = {name for kind in (InputFile, OutputFile)
             for name, _, _ in files_named(kind)}  # fmt: skip
    named = {
        f"{path} {param.name}"
        for path, command in leaves(cli)
        for param in command.params
        if "FILE" in (param.metavar or "")
        or isinstance(param.type, click.Path | click.File)
        or {"-o", "--output"} & set(param.opts)
    }

    assert named - typed == set()


def test_no_other_module_makes_a_file() -> None:
    root = Path(claims.__file__).parent
    found = set()
    for path in root.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        if MAKING.search(source) and any(
            map(makes_a_file, ast.walk(ast.parse(source)))
        ):
            found.add(str(path.relative_to(root.parent)))

    assert found == WRITERS


def makes_a_file(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    named = node.func.attr if isinstance(node.func, ast.Attribute) else None
    name = node.func.id if isinstance(node.func, ast.Name) else named
    if name in ("write_bytes", "write_text", "drafted", "hardlink_to", "symlink_to"):
        return True
    said = [each for part in [*node.args, *node.keywords] for each in ast.walk(part)]
    if name == "open":
        modes = [each.value for each in said if isinstance(each, ast.Constant)]
        makes = [each for each in said if getattr(each, "attr", "") == "O_CREAT"]
        return bool(makes) or any(
            isinstance(mode, str) and re.fullmatch(r"[wax][bt+]*", mode)
            for mode in modes
        )
    return False


@pytest.mark.parametrize("is_open", [False, True], ids=["closed", "in use"])
@pytest.mark.parametrize("name", OUTPUTS)
def test_no_command_writes_over_the_desk_or_what_it_reads(
    place: Place, name: str, is_open: bool
) -> None:
    targets = [f"{place.desk}{end}" for end in ENDS]
    targets += [str(place.folder / "linked" / Path(each).name) for each in targets]
    targets += place.read_by(name)
    place.make_ready(name)
    with place.in_use() if is_open else nullcontext():
        targets += linked(place)
        before = place.contents()

        for target in targets:
            done = place.run(*place.words(name, target))

            assert done.exit_code in (1, 2), (target, done.output)
            assert done.stderr.splitlines()[-1].startswith("Error: "), done.output
            assert place.contents() == before, target
        for end in ENDS:
            words = place.words(name, f"{place.desk}{end}")
            by_link = run(
                "--database", str(place.folder / "link.db"), *words, code=None
            )
            assert by_link.exit_code in (1, 2), (end, by_link.output)
            assert place.contents() == before, end


@pytest.mark.parametrize("is_open", [False, True], ids=["closed", "in use"])
@pytest.mark.parametrize("name", OUTPUTS)
def test_no_command_writes_over_another_desk(
    place: Place, name: str, is_open: bool
) -> None:
    place.make_ready(name)
    with place.in_use() if is_open else nullcontext():
        before = place.contents()

        for end in ENDS:
            done = place.run(*place.words(name, f"{place.other}{end}"))

            assert done.exit_code in (1, 2), (end, done.output)
            assert place.contents() == before, end


@pytest.mark.parametrize("mask", [0o000, 0o027])
@pytest.mark.parametrize("name", OUTPUTS)
def test_who_may_read_what_is_written(place: Place, name: str, mask: int) -> None:
    target = place.folder / "made"
    place.make_ready(name)
    before = os.umask(mask)
    try:
        place.run(*place.words(name, str(target)))
    finally:
        os.umask(before)

    right = 0o600 if SCENES[name].is_private else 0o666
    assert oct(stat.S_IMODE(target.stat().st_mode)) == oct(right & ~mask)
