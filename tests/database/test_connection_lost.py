"""A connection to a server that breaks, at whatever message, is refused in a line."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import psycopg
import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from claims.cli.app import cli
from claims.database.engine import create_engine
from claims.database.refusals import explained
from claims.errors import DatabaseError

MOST = 100
"""More messages than a command that adds a person sends."""


@contextmanager
def cut_after(messages: int, url: str) -> Iterator[str]:
    """Yield the URL of a server that hangs up after so many messages of a client."""
    server = sa.make_url(url)
    left = messages
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer(there: socket.socket, here: socket.socket) -> None:
            with suppress(OSError):
                while said := there.recv(65536):
                    here.sendall(said)

        def pass_on(here: socket.socket) -> None:
            nonlocal left
            place = (str(server.host), int(server.port or 5432))
            with here, socket.create_connection(place) as there, suppress(OSError):
                answers = threading.Thread(target=answer, args=(there, here))
                answers.start()
                while left and (said := here.recv(65536)):
                    left -= 1
                    there.sendall(said)
                there.shutdown(socket.SHUT_RDWR)
                here.shutdown(socket.SHUT_RDWR)

        def serve() -> None:
            with suppress(OSError):
                while True:
                    here = listening.accept()[0]
                    threading.Thread(target=pass_on, args=(here,), daemon=True).start()

        serving = threading.Thread(target=serve)
        serving.start()
        port = listening.getsockname()[1]
        yield server.set(port=port).render_as_string(hide_password=False)
        listening.shutdown(socket.SHUT_RDWR)
        serving.join()


def test_a_connection_that_breaks_anywhere_is_refused_in_a_line(
    postgresql_desk: str,
) -> None:
    codes = []
    for messages in range(1, MOST, 3):
        with cut_after(messages, postgresql_desk) as url:
            done = CliRunner().invoke(
                cli, ["--database", url, "people", "add", "zed", "--by", "ada"]
            )

        codes.append(done.exit_code)
        if done.exit_code == 0:
            break
        assert isinstance(done.exception, SystemExit), done.exception
        assert (done.exit_code, done.stderr.count("\n")) == (3, 1)
        assert "start the server" in done.stderr or "look whether" in done.stderr

    assert codes[-1] == 0
    assert len(codes) > 3


def ask_nobody(url: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    psycopg.connect(host="127.0.0.1", port=port)


def ask_a_closed_connection(url: str) -> None:
    connection = create_engine(url).connect()
    connection.close()
    connection.exec_driver_sql("SELECT 1")


@pytest.mark.parametrize("ask", [ask_nobody, ask_a_closed_connection])
def test_what_breaks_while_a_connection_is_set_up_is_told_as_such(
    ask: Callable[[str], None], postgresql_desk: str
) -> None:
    # SQLAlchemy wraps none of what its own first questions to a server run into.
    with pytest.raises(DatabaseError, match="start the server"):  # noqa: SIM117
        with explained(postgresql_desk):
            ask(postgresql_desk)
