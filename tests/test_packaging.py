import subprocess
import sys
import tomllib
import venv
from importlib.resources import files
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


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


def test_a_wheel_works_where_the_sources_are_not(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Build sdist and wheel, install it in a second environment, do the main job."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*build, str(ROOT)], check=True, capture_output=True)
    [wheel] = folder.glob("claims_desk-*.whl")
    venv.create(folder / "env", with_pip=False)
    python = str(folder / "env" / "bin" / "python")
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
    import sysconfig

    Path(target, "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    empty = folder / "empty"
    empty.mkdir()
    (empty / "draft.txt").write_text("Mongolia ratified the Rome Statute in 2002.\n")

    def run(*args: str) -> str:
        return subprocess.run(
            [folder / "env" / "bin" / "claims", *args],
            cwd=empty,
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    run("init")
    run("ingest", "draft.txt")
    assert "draft/1" in run("list", "-f", "csv")
    assert "<!doctype html>" in run("report", "draft").lower()
    where = [python, "-c", "import claims; print(claims.__file__)"]
    found = subprocess.run(where, cwd=empty, check=True, capture_output=True, text=True)
    assert found.stdout.startswith(target)
