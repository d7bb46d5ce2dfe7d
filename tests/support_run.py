"""Running a command on whatever desk it names, and expecting an exit code."""

from click.testing import CliRunner, Result

from claims.cli import cli


def run(*args: str, code: int | None = 0) -> Result:
    result = CliRunner().invoke(cli, list(args))
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert code is None or result.exit_code == code, result.output
    return result
