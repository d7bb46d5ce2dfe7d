import os
import shutil
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
DRAFT = "Mongolia ratified the Rome Statute in 2002.\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a new sdist, and of the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("built")
    # Two workers may build at once, and each build writes beside the sources.
    left_out = shutil.ignore_patterns(".*", "build", "dist", "*.egg-info", "*.db*")
    sources = shutil.copytree(ROOT, folder / "sources", ignore=left_out)
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*build, str(sources)], check=True, capture_output=True)
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


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that the wheel is installed in, on this one's dependencies."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    python = str(folder / "bin" / "python")
    pip = [sys.executable, "-m", "pip", "--python", python, "install"]
    subprocess.run(
        [*pip, "--no-deps", "--no-index", "--quiet", str(wheel)],
        check=True,
        capture_output=True,
    )
    libraries = [each for each in sys.path if each.endswith("site-packages")]
    [target] = folder.glob("lib/python*/site-packages")
    (target / "dependencies.pth").write_text("\n".join(libraries))
    return folder


def claims(
    environment: Path, folder: Path, *args: str
) -> subprocess.CompletedProcess[str]:
    """Run ``claims ARGS...`` in a folder, helped by no variable."""
    helpful = ("CLAIMS_", "PYTHONPATH")
    bare = {k: v for k, v in os.environ.items() if not k.startswith(helpful)}
    return subprocess.run(
        [environment / "bin" / "claims", *args],
        cwd=folder,
        env=bare,
        check=False,
        capture_output=True,
        text=True,
    )


def data_folder(environment: Path) -> Path:
    [folder] = environment.glob("lib/python*/site-packages/claims/data")
    return folder


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
    assert metadata["License-Expression"] == (
        "MIT AND Unicode-3.0 AND LicenseRef-sample-article"
    )
    assert metadata.get_all("License-File") == [
        "LICENSE",
        "data/LICENSE.unicode",
        "data/README.md",
    ]
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


def test_a_wheel_works_where_the_sources_are_not(
    installed: Path, tmp_path: Path
) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT)

    assert claims(installed, tmp_path, "init").returncode == 0
    # The engine is the one that a user gets, with its model.
    assert "by spacy " in claims(installed, tmp_path, "ingest", "draft.txt").stdout
    assert "draft/1" in claims(installed, tmp_path, "list", "-f", "csv").stdout
    report = claims(installed, tmp_path, "report", "draft").stdout
    assert "<!doctype html>" in report.lower()
    assert data_folder(installed).is_relative_to(installed)


@pytest.mark.parametrize(
    ("name", "jobs"),
    [("ranker.json", "1"), ("worth.bin", "2"), ("en_core_web_sm-3.8.0.sha256", "1")],
)
def test_a_missing_data_file_stops_a_corpus_at_its_first_article(
    installed: Path, tmp_path: Path, name: str, jobs: str
) -> None:
    (tmp_path / "texts").mkdir()
    for each in range(3):
        (tmp_path / "texts" / f"{each}.txt").write_text(DRAFT)
    assert claims(installed, tmp_path, "init").returncode == 0
    lost = data_folder(installed) / name
    kept = lost.read_bytes()
    lost.unlink()

    try:
        done = claims(installed, tmp_path, "ingest", "texts", "--jobs", jobs)
    finally:
        lost.write_bytes(kept)

    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == (
        f"Error: the installation lacks its data file {name};"
        " install claims-desk again\n"
    )
