"""What each role of a desk on PostgreSQL may do, tried on a server."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result

from claims.cli import cli
from claims.database.engine import create_engine
from claims.errors import UsageError
from claims.services.desk.grants import grants
from claims.vocabulary import PersonRole
from support import TEXT
from support_postgresql import new_database

RunAs = Callable[..., Result]


def test_a_desk_whose_roles_would_be_cut_off_to_one_has_none() -> None:
    grants_of = [*grants("d" * 55)]

    with pytest.raises(UsageError) as refused:
        list(grants("d" * 56))

    assert f"{'d' * 55}_checker" in grants_of[1]
    assert "is too long for its roles" in str(refused.value)


@pytest.fixture
def run_as(server: str, postgresql_template: str) -> Iterator[RunAs]:
    """Run a command on a desk with roles, as a login that has one of them."""
    with new_database(server, postgresql_template) as url:
        name = sa.make_url(url).database
        engine = create_engine(url)
        with engine.begin() as connection:
            for statement in grants("claims"):
                connection.exec_driver_sql(statement)
            for role in PersonRole:
                login = f"{name}_{role}"
                connection.exec_driver_sql(f"CREATE ROLE {login} LOGIN")
                connection.exec_driver_sql(f'GRANT "claims_{role}" TO {login}')

        def run(role: str, *args: str, code: int = 0) -> Result:
            of_role = sa.make_url(url).set(username=f"{name}_{role}")
            desk = of_role.render_as_string(hide_password=False)
            given = ["--database", desk, "--as", "ada", *args]
            result = CliRunner().invoke(cli, given, env={"CLAIMS_CHECKER": "ada"})
            if result.exception and not isinstance(result.exception, SystemExit):
                raise result.exception
            assert result.exit_code == code, result.output
            return result

        yield run
        with engine.begin() as connection:
            for role in PersonRole:
                connection.exec_driver_sql(f"DROP ROLE {name}_{role}")


def test_each_role_does_what_it_may_and_is_refused_the_rest(
    run_as: RunAs, tmp_path: Path
) -> None:
    draft = tmp_path / "harbour.txt"
    draft.write_text(TEXT, encoding="utf-8")
    policy = tmp_path / "claims.toml"
    policy.write_text("[default]\nsources = 1\n", encoding="utf-8")
    rule = ("verdict", "harbour/1", "unverifiable", "-b", "no record")

    refused = run_as("reader", "ingest", str(draft), "--engine", "rules", code=3)
    run_as("checker", "ingest", str(draft), "--engine", "rules")
    run_as("reader", "list")
    run_as("reader", *rule, code=3)
    run_as("checker", *rule)
    run_as("checker", "next")
    run_as("checker", "revise", "harbour", str(draft), "--engine", "rules")
    run_as("checker", "policy", "set", str(policy), code=3)
    run_as("editor", "policy", "set", str(policy))
    run_as("editor", "people", "rename", "ada", "Ada Lovelace")
    run_as("admin", "source", "add", "J. Doe")
    run_as("checker", "source", "redact", "J. Doe", "-b", "asked", "--yes", code=3)
    run_as("admin", "source", "redact", "J. Doe", "-b", "asked", "--yes")
    run_as("reader", "db", "verify")

    last = refused.stderr.strip().splitlines()[-1]
    assert "_reader: permission denied for" in last
    assert "claims db grants" in last
    assert "claims init" not in refused.output
