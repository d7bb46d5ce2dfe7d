import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.errors import FetchError
from claims.reading import read
from support_reading import no_stdin
from support_web import Site, page, redirect, serving

pytestmark = pytest.mark.skipif(
    shutil.which("openssl") is None, reason="openssl makes the certificate"
)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a key and a certificate for ``localhost`` in one file."""
    file = tmp_path_factory.mktemp("tls") / "localhost.pem"
    command = (
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
        " -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    )
    subprocess.run(
        [*command.split(), "-keyout", file, "-out", file.with_suffix(".crt")],
        check=True,
        capture_output=True,
    )
    file.write_text(file.read_text() + file.with_suffix(".crt").read_text())
    return file


@pytest.fixture
def site(certificate: Path) -> Iterator[Site]:
    with serving({"/a": page("The quay opened.")}, certificate) as running:
        yield running


def test_a_page_is_read_over_a_secure_connection(
    site: Site, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    url = site.url("/a", "localhost")

    document = read(url, stdin=no_stdin, allow_private=True)

    assert document.text == "The quay opened."
    assert document.url == url


def test_a_certificate_that_nobody_vouches_for_is_refused(site: Site) -> None:
    with pytest.raises(FetchError, match="its certificate is not valid: self-signed"):
        read(site.url("/a", "localhost"), stdin=no_stdin, allow_private=True)

    assert site.requests == []


def test_a_certificate_of_another_name_is_refused(
    site: Site, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))

    with pytest.raises(FetchError, match=r"its certificate is not valid: .*mismatch"):
        read(site.url("/a"), stdin=no_stdin, allow_private=True)


def test_a_server_that_is_not_secure_is_refused() -> None:
    with (
        serving() as plain,
        pytest.raises(FetchError, match="no secure connection: "),
    ):
        read(plain.url().replace("http:", "https:"), stdin=no_stdin, allow_private=True)


def test_a_redirect_from_https_to_http_is_refused(
    site: Site, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))

    with serving({"/a": page("The quay opened.")}) as plain:
        site.answers["/1"] = redirect(plain.url("/a"))
        with pytest.raises(FetchError, match="it redirects from https to http, which"):
            read(site.url("/1", "localhost"), stdin=no_stdin, allow_private=True)

    assert plain.requests == []
