import os
import subprocess
import sys
import tarfile
import tomllib
import venv
from email.message import Message
from email.parser import Parser
from importlib.resources import files
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a new sdist, and of the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("built")
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*build, str(ROOT)], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    [wheel] = built.glob("claims_desk-*.whl")
    return wheel


@pytest.fixture(scope="module")
def metadata(wheel: Path) -> Message:
    with ZipFile(wheel) as archive:
        [name] = (name for name in archive.namelist() if name.endswith("/METADATA"))
        return Parser().parsestr(archive.read(name).decode())


def data_files() -> set[str]:
    """Return what lies in ``data/`` and below, but for what Python compiled."""
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "data").rglob("*")
        if path.is_file() and path.suffix not in (".pyc", ".pyo")
    }


def test_every_package_folder_is_declared() -> None:
    """The package list is explicit, so a new folder must not be forgotten."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]
    found = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for path in (ROOT / "claims").rglob("*.py")
    }

    mapped = {"claims.data", "claims.db", "claims.db.versions"}
    assert set(config["packages"]) == found | mapped


def test_db_and_data_do_not_become_global_names(tmp_path: Path) -> None:
    code = "import importlib.util as u; print(u.find_spec('db'), u.find_spec('data'))"

    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )

    assert result.stdout == "None None\n"


def test_the_sample_article_ships_byte_for_byte() -> None:
    import hashlib

    content = (files("claims.data") / "mongolia.txt").read_bytes()

    # The hash of the article as it was supplied.
    assert hashlib.sha256(content).hexdigest() == (
        "e4ca1061d340c2650c5a7fb5d5fb962333c4dc749a667f3072af9db5f933ec45"
    )
    assert (files("claims.db") / "env.py").is_file()


def test_the_wheel_carries_every_data_file_and_no_other(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if "claims/data/" in name}

    assert inside == {f"claims/{name}" for name in data_files()}


def test_the_sdist_carries_every_data_file_and_no_other(built: Path) -> None:
    [sdist] = built.glob("claims_desk-*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = [each.name for each in archive.getmembers() if each.isfile()]
    inside = {name.partition("/")[2] for name in names}

    assert {name for name in inside if name.startswith("data/")} == data_files()


def test_the_licence_is_whole_and_the_sample_article_is_not_under_it(
    wheel: Path, metadata: Message
) -> None:
    with ZipFile(wheel) as archive:
        [licence] = (name for name in archive.namelist() if name.endswith("/LICENSE"))
        words = archive.read(licence).decode()

    assert "Copyright (c) 2026 The claims authors" in words
    assert "WITHOUT WARRANTY OF ANY KIND" in words
    assert metadata["License-Expression"] == "MIT AND LicenseRef-sample-article"
    assert metadata.get_all("License-File") == ["LICENSE", "data/README.md"]
    assert "the sample article" in str(metadata.get_payload())


def test_the_extra_all_names_every_other(metadata: Message) -> None:
    extras = set(metadata.get_all("Provides-Extra", ()))
    [everything] = (
        entry
        for entry in metadata.get_all("Requires-Dist", ())
        if entry.endswith('extra == "all"')
    )

    named = everything.partition("[")[2].partition("]")[0].split(",")
    assert set(named) == extras - {"all"}


def test_a_wheel_works_where_the_sources_are_not(wheel: Path, tmp_path: Path) -> None:
    """Install it in a second environment, and do the main job as it comes."""
    venv.create(tmp_path / "env", with_pip=False)
    python = str(tmp_path / "env" / "bin" / "python")
    # The dependencies come from this environment; the package does not.
    target = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    pip = [sys.executable, "-m", "pip", "--python", python, "install"]
    subprocess.run(
        [*pip, "--no-deps", "--no-index", "--quiet", str(wheel)],
        check=True,
        capture_output=True,
    )
    libraries = [each for each in sys.path if each.endswith("site-packages")]
    Path(target, "dependencies.pth").write_text("\n".join(libraries))
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "draft.txt").write_text("Mongolia ratified the Rome Statute in 2002.\n")
    # No variable helps: the engine is the one that a user gets, with its model.
    bare = {name: of for name, of in os.environ.items() if not name.startswith("CLAIM")}

    def run(*args: str) -> str:
        return subprocess.run(
            [tmp_path / "env" / "bin" / "claims", *args],
            cwd=empty,
            env=bare,
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    run("init")
    assert "by spacy " in run("ingest", "draft.txt")
    assert "draft/1" in run("list", "-f", "csv")
    assert "<!doctype html>" in run("report", "draft").lower()
    where = [python, "-c", "import claims; print(claims.__file__)"]
    found = subprocess.run(where, cwd=empty, check=True, capture_output=True, text=True)
    assert found.stdout.startswith(target)
