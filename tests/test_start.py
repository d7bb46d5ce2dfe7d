"""What a command loads before it does its work."""

import subprocess
import sys

import pytest


def loaded(statement: str, *args: str) -> set[str]:
    """Return the modules that a fresh Python holds after running ``statement``."""
    code = f"""
import sys
try: {statement}
finally: print(*sys.modules, file=sys.stderr)
"""
    result = subprocess.run(
        [sys.executable, "-c", code, *args], check=True, capture_output=True, text=True
    )
    return set(result.stderr.splitlines()[-1].split())


def by_claims(*args: str) -> set[str]:
    return loaded("from claims.cli import main; main()", *args)


def packages(modules: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules}


@pytest.mark.parametrize("args", [["--version"], ["--help"], ["list", "--help"]])
def test_help_loads_nothing_but_click(args: list[str]) -> None:
    modules = by_claims(*args) - loaded("pass")

    assert packages(modules) - sys.stdlib_module_names == {"claims", "click"}


def test_the_first_help_loads_no_command() -> None:
    modules = {name for name in by_claims("--help") if name.startswith("claims.cli.")}

    assert modules == {"claims.cli.app"}


def test_a_list_loads_no_more_than_it_needs(sqlite_desk: str) -> None:
    modules = by_claims("--database", sqlite_desk, "list")

    assert {"sqlalchemy", "tabulate"} <= modules
    heavy = {"alembic", "jinja2", "trafilatura", "lxml", "markdown_it", "psycopg"}
    assert not packages(modules) & heavy
    assert not [name for name in modules if name.startswith("sqlalchemy.orm")]
    assert "sqlalchemy.dialects.postgresql" not in modules
    assert "claims.extraction" not in modules


def test_tabulate_is_loaded_only_to_draw_a_table(sqlite_desk: str) -> None:
    assert "tabulate" not in by_claims("--database", sqlite_desk, "list", "-f", "json")


def test_no_command_but_a_fetch_opens_a_socket(sqlite_desk: str) -> None:
    """Promise 7, held by Python's own audit of what is opened."""
    guard = (
        "import sys; sys.addaudithook(lambda name, args: sys.exit('socket')"
        " if name in ('socket.connect', 'socket.getaddrinfo') else None);"
        " from claims.cli import main; main()"
    )
    for args in (
        ["ingest", "-", "--slug", "draft"],
        ["list"],
        ["report", "-f", "html", "draft"],
    ):
        done = subprocess.run(
            [sys.executable, "-c", guard, "--database", sqlite_desk, *args],
            input="The bridge carried 40,000 vehicles in 2019, https://x.org says.",
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
